"""The commands for what comes after the first message: what came of it, how all stands, what leaves the store."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Annotated

import typer

from data.model import Logged
from flows.export_choices import Format, Per
from flows.terminal import Json, out, print_json, say

YEARS = 5  # no plan is longer


def register(app: typer.Typer) -> None:
    """Adds these commands to the program's own."""
    for command in (log, status, export):
        app.command()(command)


def log(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case, as `openline list` names it.")],
    person: Annotated[str, typer.Argument(help="The interviewer; or the company, where nobody there is known.")],
    what: Annotated[Logged, typer.Argument(help="What came of it.")],
    value: Annotated[
        str | None, typer.Argument(help="The address or number it concerns; for feedback, what they said.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="When it was, if not now: 2026-11-18 or 2026-11-18T16:30.")] = None,
    as_json: Json = False,
) -> None:
    """Record what came of it; addresses, grades, the plan and the words follow."""
    from data.documents import dump
    from flows import outcomes
    from flows.forms import read_moment

    noted = outcomes.log(case, person, what, value, read_moment(on, "log: --on") if on else None)
    say(noted.follows, dump(noted), as_json=as_json)
    if noted.next_step and not as_json:
        say(f"Next, {noted.next_day}: {noted.next_step.what}.", None, as_json=False)


def status(
    day: Annotated[str | None, typer.Option(help="As on another day: 2026-11-23 or 2026-11-23T10:00.")] = None,
    as_json: Json = False,
) -> None:
    """Show how every case stands, and what is to be done today."""
    from flows.overview import as_data, due_today, overview, statuses
    from flows.settings import read_settings

    found = statuses(read_settings(), _moment(day, "status: --day"))
    if as_json:
        print_json(as_data(found))
        return
    out.print(overview(found) if found else "No case yet: openline find, or openline case new.")
    today = list(due_today(found))
    out.print("\nTo do today:" if today else "\nNothing is to be done today.")
    for line in today:
        out.print(f"- {line}", markup=False, highlight=False, soft_wrap=True)


def export(
    cases: Annotated[list[str] | None, typer.Option("--case", help="Which case; may be given several times.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every case: so it is without --case.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Only the people for whom something is to be done today.")] = False,
    formats: Annotated[
        list[Format] | None, typer.Option("--format", help="May be given several times; none: csv.")
    ] = None,
    per: Annotated[Per, typer.Option(help="What a row of the CSV is.")] = Per.CHANNEL,
    folder: Annotated[Path, typer.Option("--out", help="The folder to write to.")] = Path(),
    day: Annotated[str | None, typer.Option(help="As on another day: 2026-11-23 or 2026-11-23T10:00.")] = None,
    as_json: Json = False,
) -> None:
    """Write sheets, cards, calendar, records or drafts from the store; suppression is checked again."""
    from flows.exporting import export as write
    from flows.settings import read_settings

    if cases and everything:
        raise typer.BadParameter("--case and --all exclude each other")
    now = _moment(day, "export: --day")
    written = write(folder, formats or [Format.CSV], read_settings(), now, case_ids=cases or (), only_due=due, per=per)
    say(
        "\n".join(map(str, written)) or "Nothing to write.", {"files": [str(path) for path in written]}, as_json=as_json
    )


def _moment(day: str | None, where: str) -> datetime:
    """The moment that was typed, else now; a day begins with its first minute, where this machine is."""
    from flows.forms import BadCase, read_moment
    from flows.settings import utc_now

    if day is None:
        return utc_now()
    told = read_moment(day, where)
    if abs(told.year - utc_now().year) > YEARS:
        raise BadCase(f"{where}: {day} is too far away; name a day within {YEARS} years")
    return (told if isinstance(told, datetime) else datetime.combine(told, time())).astimezone()
