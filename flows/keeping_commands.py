"""The commands that keep what was found true, and whole: the store, second looks, schedules, forgetting, batches."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.terminal import err, out

db_app = typer.Typer(help="The store: check, backup, export, import.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Adds these commands to the program's own."""
    app.add_typer(db_app, name="db")
    for command in (reverify, changes):
        app.command()(command)


@db_app.command("check")
def db_check() -> None:
    """Read every row of the store; exit code 1 where something is wrong."""
    from flows.copies import check

    said = check()
    for fault in said:
        err.print(fault, markup=False, highlight=False, soft_wrap=True)
    out.print(f"{len(said)} fault(s)." if said else "The store is sound.")
    sys.exit(1 if said else 0)


@db_app.command("backup")
def db_backup(to: Annotated[Path | None, typer.Option("--out", help="The file; none: in `backups`.")] = None) -> None:
    """Copy the store as it now stands, while others may go on writing."""
    from flows.copies import backup

    out.print(f"{backup(to)}", markup=False, highlight=False, soft_wrap=True)


@db_app.command("export")
def db_export(to: Annotated[Path, typer.Option("--out", help="The file to write.")]) -> None:
    """Write every row as a line of JSON, for another database or machine."""
    from flows.copies import export

    out.print(f"{export(to)}", markup=False, highlight=False, soft_wrap=True)


@db_app.command("import")
def db_import(file: Annotated[Path, typer.Argument(help="What `openline db export` wrote.")]) -> None:
    """Add what a copy holds and the store does not; whoever was forgotten since stays out."""
    from flows.copies import import_copy

    out.print(f"{import_copy(file)} rows added.", highlight=False)


def reverify(
    everything_due: Annotated[
        bool, typer.Option("--everything-due", help="For trials: as if every look were too long ago.")
    ] = False,
) -> None:
    """Look again at what is due: only the sources that the channels rest on."""
    from flows.changes import look_now

    look_now(out, everything=everything_due)


def changes(since: Annotated[str, typer.Option(help="From when: 2026-11-18 or 2026-11-18T16:30.")]) -> None:
    """What second looks have shown since then: moved, changed and gone channels."""
    from flows.changes import show_changes

    show_changes(out, since)
