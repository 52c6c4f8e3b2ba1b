"""The commands that keep what was found true, and whole: the store, second looks, schedules, forgetting, batches."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import typer

from data.counting import counted
from flows.terminal import Json, err, out, print_json, say

db_app = typer.Typer(help="The store: check, backup, export, import.", no_args_is_help=True)
schedule_app = typer.Typer()
suppress_app = typer.Typer(
    help="Who and what never comes up again: add, remove, list, import, restart.", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    """Adds these commands to the program's own."""
    app.add_typer(db_app, name="db")
    app.add_typer(schedule_app, name="schedule")
    app.add_typer(suppress_app, name="suppress")
    for command in (batch, resume, reverify, changes, serve, export_person, purge):
        app.command()(command)


@db_app.command("check")
def db_check(as_json: Json = False) -> None:
    """Read every row of the store; exit code 1 where something is wrong."""
    from flows.copies import check

    said = check()
    for fault in said:
        err.print(fault, markup=False, highlight=False, soft_wrap=True)
    say(f"{counted(len(said), 'fault')}." if said else "The store is sound.", {"faults": said}, as_json=as_json)
    sys.exit(1 if said else 0)


@db_app.command("backup")
def db_backup(
    to: Annotated[Path | None, typer.Option("--out", help="The file; none: in `backups`.")] = None,
    as_json: Json = False,
) -> None:
    """Copy the store as it now stands, while others may go on writing."""
    from flows.copies import backup

    copy = backup(to)
    say(f"{copy}", {"file": str(copy)}, as_json=as_json)


@db_app.command("export")
def db_export(to: Annotated[Path, typer.Option("--out", help="The file to write.")], as_json: Json = False) -> None:
    """Write every row as a line of JSON, for another database or machine."""
    from flows.copies import export

    written = export(to)
    say(f"{written}", {"file": str(written)}, as_json=as_json)


@db_app.command("import")
def db_import(
    file: Annotated[Path, typer.Argument(help="What `openline db export` wrote.")], as_json: Json = False
) -> None:
    """Add what a copy holds and the store does not; whoever was forgotten since stays out."""
    from flows.copies import import_copy

    rows = import_copy(file)
    say(f"{counted(rows, 'row')} added.", {"rows": rows}, as_json=as_json)


def reverify(
    everything_due: Annotated[
        bool, typer.Option("--everything-due", help="For trials: as if every look were too long ago.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Look again at what is due: only the sources that the channels rest on."""
    from data.documents import dump
    from flows.changes import in_words, look_now, news_in, show

    seen = look_now(everything=everything_due)
    say(in_words(seen), {"looked_at": len(seen), "changes": [dump(one) for one in news_in(seen)]}, as_json=as_json)
    if not as_json:
        show(out, news_in(seen))


def changes(
    since: Annotated[str, typer.Option(help="From when: 2026-11-18, 2026-11-18T16:30, or 7d for a week.")],
    as_json: Json = False,
) -> None:
    """What second looks have shown since then: moved, changed and gone channels."""
    from data.documents import dump
    from flows.changes import changes_since, show

    found = changes_since(since)
    if as_json:
        print_json([dump(change) for change in found])
    elif found:
        show(out, found)
    else:
        say(f"Nothing has changed since {since}.", None, as_json=False)


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
    as_json: Json = False,
) -> None:
    """Look again by itself, so often or by a cron line, while `openline serve` runs."""
    if context.invoked_subcommand is None:
        from flows.scheduling import set_schedule

        told = set_schedule(flow, every, cron, timezone, everything_due=everything_due)
        _say_schedules(told, as_json=as_json)


def _say_schedules(told: str, *, as_json: bool) -> None:
    """What was done; for a program, every schedule as it now stands."""
    from flows.scheduling import as_data, every_schedule

    say(told, as_data(every_schedule()) if as_json else None, as_json=as_json)


@schedule_app.command("list")
def schedule_list(as_json: Json = False) -> None:
    """What runs when."""
    from flows.scheduling import as_data, every_schedule, table_of_schedules

    known = every_schedule()
    say(table_of_schedules(known), as_data(known), as_json=as_json)


@schedule_app.command("pause")
def schedule_pause(flow: Flow = "reverify", as_json: Json = False) -> None:
    """Let a schedule rest."""
    from flows.scheduling import switch

    _say_schedules(switch(flow, active=False), as_json=as_json)


@schedule_app.command("resume")
def schedule_resume(flow: Flow = "reverify", as_json: Json = False) -> None:
    """Let a schedule go on."""
    from flows.scheduling import switch

    _say_schedules(switch(flow, active=True), as_json=as_json)


@schedule_app.command("run-now")
def schedule_run_now(flow: Flow = "reverify", as_json: Json = False) -> None:
    """Run a flow once, at once."""
    from flows.scheduling import run_now

    _say_schedules(run_now(flow, err), as_json=as_json)


@schedule_app.command("remove")
def schedule_remove(flow: Flow = "reverify", as_json: Json = False) -> None:
    """Take a schedule away."""
    from flows.scheduling import remove

    _say_schedules(remove(flow), as_json=as_json)


def serve(
    pool: Annotated[
        str | None, typer.Option(help="On several machines: be a worker of that work pool of Prefect's.")
    ] = None,
) -> None:
    """Run what is scheduled, and Prefect's server with it, until Ctrl-C."""
    from flows import scheduling

    scheduling.serve(out, pool)


Person = Annotated[str, typer.Option(help="A person; with --company.")]
CompanyName = Annotated[str, typer.Option(help="Where they work.")]
Email = Annotated[str, typer.Option(help="An address.")]
Phone = Annotated[str, typer.Option(help="A number, as +44 20 7946 0958.")]
Domain = Annotated[str, typer.Option(help="A web or mail domain, with all that is there.")]


def _change_list(name: Literal["add", "remove"], about: str, told: Callable[[int], str]) -> None:
    """Registers one of the two commands that take a subject; `told` says what came of so many hashes."""

    @suppress_app.command(name, help=about)
    def command(
        person: Person = "",
        company: CompanyName = "",
        email: Email = "",
        phone: Phone = "",
        domain: Domain = "",
        as_json: Json = False,
    ) -> None:
        from flows import suppressing

        change = {"add": suppressing.add, "remove": suppressing.remove}[name]
        hashes = change({"person": person, "company": company, "email": email, "phone": phone, "domain": domain})
        say(told(hashes), {"hashes": hashes}, as_json=as_json)


_change_list(
    "add",
    "Never look up, show or export this again. To delete what is there as well: openline forget.",
    lambda hashes: "It will not come up again.",
)
_change_list(
    "remove",
    "Let this come up again.",
    lambda hashes: "It may come up again." if hashes else "It was not on the list.",
)


@suppress_app.command("list")
def suppress_list(as_json: Json = False) -> None:
    """What is on the list: keyed hashes, which say of nobody who it is."""
    from flows.suppressing import listed

    known = listed()
    if as_json:
        print_json([{"hash": digest, "since": at} for at, digest in known])
        return
    if not known:
        say("Nobody and nothing is on the list.", None, as_json=False)
    for at, digest in known:
        say(f"{at:%Y-%m-%d %H:%M}  {digest}", None, as_json=False)


@suppress_app.command("import")
def suppress_import(
    file: Annotated[Path, typer.Argument(help="CSV with the columns person, company, email, phone, domain.")],
    as_json: Json = False,
) -> None:
    """Put every row of a CSV on the list, or none."""
    from flows.suppressing import import_list

    rows = import_list(file)
    say(f"{counted(rows, 'row')} put on the list.", {"rows": rows}, as_json=as_json)


@suppress_app.command("restart")
def suppress_restart(as_json: Json = False) -> None:
    """Where suppression.key is lost: empty the list, and keep it with this data folder's key from now on."""
    from flows.suppressing import restart

    hashes = restart()
    say(f"{counted(hashes, 'hash', 'hashes')} taken off the list.", {"hashes": hashes}, as_json=as_json)


def export_person(
    name: Annotated[str, typer.Argument(help="Whose data.")],
    company: Annotated[str, typer.Option(help="Where they work.")],
    to: Annotated[Path | None, typer.Option("--out", help="The file to write; none: on the terminal.")] = None,
    as_json: Json = False,
) -> None:
    """Show all that is held of a person, as JSON; with --out, say where it is."""
    from flows import suppressing

    text = suppressing.export_person(name, company)
    if to is None:
        typer.echo(text)
        return
    from data.sheets import write_text
    from flows.user_files import in_a_folder

    written = write_text(in_a_folder(to), text)
    say(f"{written}", {"file": str(written)}, as_json=as_json)


def purge(as_json: Json = False) -> None:
    """Delete the cases that nobody has touched for 180 days (OPENLINE_RETENTION_DAYS), with all that was found."""
    from flows.purging import purge_expired
    from flows.runs import forget_runs
    from flows.settings import read_settings, utc_now

    settings = read_settings()
    purged = purge_expired(settings, utc_now())
    if purged.case_ids:
        forget_runs(settings.prefect, purged.case_ids, purged.trace)
    say(f"{counted(len(purged.case_ids), 'case')} deleted.", {"cases": purged.case_ids}, as_json=as_json)


Direct = Annotated[bool, typer.Option("--direct", help="Run the stages without Prefect.")]


def batch(
    sheet: Annotated[Path, typer.Argument(help="CSV in UTF-8: company, role, on, interviewer ...; a row a person.")],
    direct: Direct = False,
    parts: Annotated[
        int, typer.Option(min=1, help="Give the companies, cut into so many parts, to whoever runs `openline serve`.")
    ] = 1,
    as_json: Json = False,
) -> None:
    """Run every case of a sheet. Stopped at any moment, the same command goes on where it was.

    Exit code 0: every row. 2: a mistake, or rows that had to be left out; the others are done. 3: look again.
    """
    from data.documents import dump
    from flows.batch_desk import run_sheet

    done = run_sheet(sheet, err, direct=direct, parts=parts)
    say(done.words, dump(done), as_json=as_json)
    if done.faults or done.unseen:
        sys.exit(2 if done.faults else 3)


def resume(direct: Direct = False, as_json: Json = False) -> None:
    """Go on with what a crash or Ctrl-C has left undone, and look again at what did not answer.

    Exit code 0: nothing is left. 3: look again.
    """
    from data.documents import dump
    from flows import batch_desk

    done = []
    for batch_done in batch_desk.resume(err, direct=direct):
        done.append(batch_done)
        if not as_json:
            say(batch_done.words, None, as_json=False)
    if as_json:
        print_json([dump(one) for one in done])
    elif not done:
        say("Nothing is left to do.", None, as_json=False)
    if any(one.unseen for one in done):
        sys.exit(3)
