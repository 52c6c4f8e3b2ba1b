"""The commands that keep what was found true, and whole: the store, second looks, schedules, forgetting, batches."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from flows.terminal import err, out

db_app = typer.Typer(help="The store: check, backup, export, import.", no_args_is_help=True)
schedule_app = typer.Typer()
suppress_app = typer.Typer(help="Who and what never comes up again: add, remove, list, import.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Adds these commands to the program's own."""
    app.add_typer(db_app, name="db")
    app.add_typer(schedule_app, name="schedule")
    app.add_typer(suppress_app, name="suppress")
    for command in (batch, resume, reverify, changes, serve, export_person, purge):
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


Flow = Annotated[str, typer.Argument(metavar="FLOW", help="Which flow.")]


@schedule_app.callback(invoke_without_command=True)
def schedule(
    context: typer.Context,
    every: Annotated[str | None, typer.Option(help="So often: 30m, 12h, 7d, 2w.")] = None,
    cron: Annotated[str | None, typer.Option(help='By a cron line: "0 7 * * 1-5".')] = None,
    timezone: Annotated[str, typer.Option(help="Where the cron line's clock hangs: an IANA name.")] = "UTC",
    flow: Annotated[str, typer.Option("--of", help="Which flow.")] = "reverify",
    everything_due: Annotated[
        bool, typer.Option("--everything-due", help="For trials: as if every look were too long ago.")
    ] = False,
) -> None:
    """Look again by itself, so often or by a cron line, while `openline serve` runs."""
    if context.invoked_subcommand is None:
        from flows.scheduling import set_schedule

        told = set_schedule(flow, every, cron, timezone, everything_due=everything_due)
        out.print(told, markup=False, highlight=False, soft_wrap=True)


@schedule_app.command("list")
def schedule_list() -> None:
    """What runs when."""
    from flows.scheduling import table_of_schedules

    out.print(table_of_schedules())


@schedule_app.command("pause")
def schedule_pause(flow: Flow = "reverify") -> None:
    """Let a schedule rest."""
    from flows.scheduling import switch

    out.print(switch(flow, active=False), markup=False, highlight=False, soft_wrap=True)


@schedule_app.command("resume")
def schedule_resume(flow: Flow = "reverify") -> None:
    """Let a schedule go on."""
    from flows.scheduling import switch

    out.print(switch(flow, active=True), markup=False, highlight=False, soft_wrap=True)


@schedule_app.command("run-now")
def schedule_run_now(flow: Flow = "reverify") -> None:
    """Run a flow once, at once."""
    from flows.scheduling import run_now

    run_now(flow, out)


@schedule_app.command("remove")
def schedule_remove(flow: Flow = "reverify") -> None:
    """Take a schedule away."""
    from flows.scheduling import remove

    out.print(remove(flow), markup=False, highlight=False, soft_wrap=True)


def serve() -> None:
    """Run what is scheduled, and Prefect's server with it, until Ctrl-C."""
    from flows import scheduling

    scheduling.serve(out)


Person = Annotated[str, typer.Option(help="A person; with --company.")]
CompanyName = Annotated[str, typer.Option(help="Where they work.")]
Email = Annotated[str, typer.Option(help="An address.")]
Phone = Annotated[str, typer.Option(help="A number, as +44 20 7946 0958.")]
Domain = Annotated[str, typer.Option(help="A web or mail domain, with all that is there.")]


@suppress_app.command("add")
def suppress_add(
    person: Person = "", company: CompanyName = "", email: Email = "", phone: Phone = "", domain: Domain = ""
) -> None:
    """Never look up, show or export this again. To delete what is there as well: openline forget."""
    from flows.suppressing import add

    add({"person": person, "company": company, "email": email, "phone": phone, "domain": domain})
    out.print("It will not come up again.")


@suppress_app.command("remove")
def suppress_remove(
    person: Person = "", company: CompanyName = "", email: Email = "", phone: Phone = "", domain: Domain = ""
) -> None:
    """Let this come up again."""
    from flows.suppressing import remove

    row = {"person": person, "company": company, "email": email, "phone": phone, "domain": domain}
    out.print("It may come up again." if remove(row) else "It was not on the list.")


@suppress_app.command("list")
def suppress_list() -> None:
    """What is on the list: keyed hashes, which say of nobody who it is."""
    from flows.suppressing import listed

    for line in listed():
        out.print(line, markup=False, highlight=False)


@suppress_app.command("import")
def suppress_import(
    file: Annotated[Path, typer.Argument(help="CSV with the columns person, company, email, phone, domain.")],
) -> None:
    """Put every row of a CSV on the list, or none."""
    from flows.suppressing import import_list

    out.print(f"{import_list(file)} rows are on the list.", highlight=False)


def export_person(
    name: Annotated[str, typer.Argument(help="Whose data.")],
    company: Annotated[str, typer.Option(help="Where they work.")],
    to: Annotated[Path | None, typer.Option("--out", help="The file to write; none: on the terminal.")] = None,
) -> None:
    """Show all that is held of a person, as JSON."""
    from flows import suppressing

    text = suppressing.export_person(name, company)
    if to is None:
        typer.echo(text)
        return
    from data.sheets import write_text

    out.print(f"{write_text(to, text)}", markup=False, highlight=False, soft_wrap=True)


def purge() -> None:
    """Delete the cases that nobody has touched for 180 days (OPENLINE_RETENTION_DAYS), with all that was found."""
    from flows.purging import purge_expired
    from flows.runs import forget_runs
    from flows.settings import read_settings, utc_now

    settings = read_settings()
    expired = purge_expired(settings, utc_now())
    if expired:
        forget_runs(settings.prefect, expired, ())
    out.print(f"{len(expired)} case(s) deleted.", highlight=False)


Direct = Annotated[bool, typer.Option("--direct", help="Run the stages without Prefect.")]


def batch(
    sheet: Annotated[Path, typer.Argument(help="CSV in UTF-8: company, role, on, interviewer ...; a row a person.")],
    direct: Direct = False,
    parts: Annotated[
        int, typer.Option(min=1, help="Give the companies, cut into so many parts, to whoever runs `openline serve`.")
    ] = 1,
) -> None:
    """Run every case of a sheet. Stopped at any moment, the same command goes on where it was."""
    from flows.batch_desk import run_sheet

    if not run_sheet(sheet, out, err, direct=direct, parts=parts):
        sys.exit(2)


def resume(direct: Direct = False) -> None:
    """Go on with what a crash or Ctrl-C has left undone."""
    from flows import batch_desk

    batch_desk.resume(out, err, direct=direct)
