"""The command line. Every command is a few lines: what it does stands in the module that it calls."""

from __future__ import annotations

import atexit
import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from data.model import ChannelKind, Function, Outcome, WordsKind
from flows import company_commands, keeping_commands, outcome_commands, words_commands
from flows.mail_commands import case_from_mail
from flows.mistakes import first_of, mistakes, sentence
from flows.panels import InPanels
from flows.processes import settle_in
from flows.terminal import Json, err, out, say

MISTAKE, STOPPED = 2, 130  # exit codes

app = typer.Typer(
    help="After a no, the right line to the people who interviewed you, and the right words. It never sends or dials.",
    epilog="Exit codes: 0 done; 1 what was checked is not sound, or a defect of openline's; 2 a mistake in what you"
    " typed, or a setting, file or server that cannot be used; 3 unknown: look again; 130 stopped by Ctrl-C.",
    cls=InPanels,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
case_app = typer.Typer(help="The case file.", no_args_is_help=True)
app.add_typer(case_app, name="case")
for commands in (company_commands, words_commands, outcome_commands, keeping_commands):
    commands.register(app)

Direct = Annotated[bool, typer.Option("--direct", help="Run the stages without Prefect.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show Prefect's own log lines.")]
Timings = Annotated[bool, typer.Option("--timings", help="Print the seconds of every stage as one line of JSON.")]
CaseId = Annotated[str, typer.Argument(metavar="CASE", help="The case, as `openline list` names it.")]


def main() -> None:
    """Entry point."""
    settle_in()
    atexit.register(gc.freeze)  # looking for garbage at the end takes a quarter of a command's time again
    sys.exit(exit_code())


def exit_code() -> int:
    """Does what was typed; a mistake of the user's ends in one sentence and exit code 2, never in a traceback."""
    try:
        code: int | None = app(standalone_mode=False, prog_name="openline")
    except typer.Abort:  # Ctrl-C, or an end of input, where something was asked
        code = STOPPED
    except ExceptionGroup as errors:
        mistake = first_of(errors, mistakes())
        if mistake is None:
            raise
        code = _told(mistake)
    except mistakes() as mistake:
        code = _told(mistake)
    if code == STOPPED:
        err.print("openline: stopped; what was read is kept, run it again to go on", markup=False)
    return code or 0


def _told(mistake: BaseException) -> int:
    if told := sentence(mistake):
        err.print(f"openline: {told}", markup=False, highlight=False, soft_wrap=True)
    return MISTAKE


@app.callback(invoke_without_command=True)
def openline(
    version: Annotated[bool, typer.Option("--version", metavar="", help="Print the version.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"openline {version_of('openline')}")
        raise typer.Exit


@app.command()
def find(
    role: Annotated[str, typer.Option(help="The role that you applied for.")],
    on: Annotated[str, typer.Option(help="When the rejection came: 2026-11-18 or 2026-11-18T16:30.")],
    interviewer: Annotated[
        str | None, typer.Argument(help="Who interviewed you; none: the company's channels.")
    ] = None,
    company: Annotated[str | None, typer.Option(help="The company, as you would say it.")] = None,
    outcome: Annotated[
        Outcome, typer.Option(help="What happened; for no-response --on is the interview.")
    ] = Outcome.REJECTED,
    domain: Annotated[str | None, typer.Option(help="The company's web domain, if you know it.")] = None,
    ad: Annotated[
        str | None, typer.Option(help="The job advertisement's address; it may stand in for --company.")
    ] = None,
    family_name: Annotated[
        str | None, typer.Option(help="Their family name: Li of Li Wei, if the order is unclear.")
    ] = None,
    function: Annotated[Function, typer.Option(help="What the interviewer was.")] = Function.HIRING_MANAGER,
    moment: Annotated[str | None, typer.Option(help='What you talked about: "the talk about ...".')] = None,
    your_name: Annotated[str | None, typer.Option("--from", help="Your name, for the words.")] = None,
    your_phone: Annotated[str | None, typer.Option("--phone", help="Your number, for the words.")] = None,
    mail: Annotated[
        list[Path] | None, typer.Option(help="Your own mail: messages, mbox, cards, exports, a folder or a zip.")
    ] = None,
    direct: Direct = False,
    verbose: Verbose = False,
    timings: Timings = False,
    as_json: Json = False,
) -> None:
    """Find the channels to one interviewer and write the words."""
    from flows.desk import open_quick, work

    case = open_quick(
        {
            "interviewer": interviewer,
            "company": company,
            "role": role,
            "on": on,
            "outcome": outcome,
            "family_name": family_name,
            "function": function,
            "domain": domain,
            "ad": ad,
            "moment": moment,
            "your_name": your_name,
            "your_phone": your_phone,
        },
        mail or (),
    )
    work(case.case_id, out, err, direct=direct, verbose=verbose, timings=timings, as_json=as_json)


@app.command()
def run(
    case: Annotated[str, typer.Argument(metavar="CASE", help="A case file (.toml), or a case that is stored.")],
    direct: Direct = False,
    verbose: Verbose = False,
    timings: Timings = False,
    as_json: Json = False,
) -> None:
    """Run a whole case: every interviewer in it."""
    from flows.desk import case_named, work

    work(case_named(case).case_id, out, err, direct=direct, verbose=verbose, timings=timings, as_json=as_json)


@app.command()
def demo(direct: Direct = False, verbose: Verbose = False, timings: Timings = False, as_json: Json = False) -> None:
    """Run the main job in a small world of invented companies, on this machine alone."""
    from flows.demo import run_demo

    run_demo(out, err, direct=direct, verbose=verbose, timings=timings, as_json=as_json)


@app.command()
def world(
    folder: Annotated[Path, typer.Argument(help="sites/HOST/PATH.html and zones/*.zone")], as_json: Json = False
) -> None:
    """Serve a folder of saved sites as a world, until Ctrl-C; prints the setting to read it by."""
    from flows.demo import serve_until_stopped

    serve_until_stopped(folder, lambda served: say(f"OPENLINE_WORLD={served}", {"world": served}, as_json=as_json))


@case_app.command("new")
def case_new(
    path: Annotated[Path, typer.Argument(help="The file to write.")] = Path("case.toml"), as_json: Json = False
) -> None:
    """Write an empty, commented case file."""
    from flows.desk import new_case_file

    written = new_case_file(path)
    say(f"{written} is yours to fill in; then: openline run {path}", {"file": str(written)}, as_json=as_json)


case_app.command("from-mail")(case_from_mail)


@app.command("list")
def list_cases(as_json: Json = False) -> None:
    """The cases in the store."""
    from data.documents import dump
    from flows.desk import every_case, table_of_cases

    cases = every_case()
    none = "No case yet: openline find, or openline case new."
    say(table_of_cases(cases) if cases else none, [dump(case) for case in cases], as_json=as_json)


@app.command()
def show(case: CaseId, as_json: Json = False) -> None:
    """The card of a case, from the store."""
    from flows.desk import show_card

    show_card(case, out, as_json=as_json)


@app.command()
def edit(
    case: CaseId,
    person: Annotated[str | None, typer.Option(help="Whose channel or words; none: the company's.")] = None,
    phone: Annotated[str | None, typer.Option(help="The right number: it wins in every later run.")] = None,
    email: Annotated[str | None, typer.Option(help="The right address: it wins in every later run.")] = None,
    words: Annotated[WordsKind | None, typer.Option(help="The text that you write yourself.")] = None,
    file: Annotated[Path | None, typer.Option(help="Where your text is; none: an editor opens.")] = None,
    as_json: Json = False,
) -> None:
    """Correct a channel, keep a text of your own, or (with no option) edit the case in an editor."""
    from flows import editing

    told = {ChannelKind.PHONE: phone, ChannelKind.EMAIL: email}
    if channels := {kind: value for kind, value in told.items() if value}:
        editing.correct(case, person, channels)
    if words:
        editing.rewrite(case, person, words, file)
    if not (channels or words):
        editing.edit_case(case)
    say("Kept; the sheet and the kit follow it.", {"case_id": case, "kept": True}, as_json=as_json)


@app.command()
def forget(
    name: Annotated[str, typer.Argument(help="Who is to be forgotten.")],
    company: Annotated[str, typer.Option(help="Where they work.")],
    as_json: Json = False,
) -> None:
    """Delete a person everywhere, and never look them up again."""
    from flows.desk import forget_person, forgotten_in_words

    forgotten = forget_person(name, company)
    left = [str(file) for file in forgotten.left]
    told = {"cases": forgotten.case_ids, "left": left, "wrong": forgotten.wrong}
    say(forgotten_in_words(name, forgotten), told, as_json=as_json)
    if forgotten.wrong:
        sys.exit(2)


@app.command()
def server(as_json: Json = False) -> None:
    """Where openline's own Prefect server is: its page for a browser, and the password that the page asks for."""
    from flows.server import server_status
    from flows.settings import read_settings

    running = server_status(read_settings().prefect)
    if running is None:
        nothing = "No Prefect server of ours is running; the next `openline find` starts one."
        say(nothing, {"running": False}, as_json=as_json)
        return
    page = running.api_url.removesuffix("/api")
    told = {"running": True, "page": page, "password": running.password}
    say(f"{page}  password: {running.password}", told, as_json=as_json)


@app.command()
def stop(as_json: Json = False) -> None:
    """Stop openline's own Prefect server."""
    from flows.server import stop_server
    from flows.settings import read_settings

    stopped = stop_server(read_settings().prefect)
    words = "The Prefect server is stopped." if stopped else "No Prefect server of ours was running."
    say(words, {"stopped": stopped}, as_json=as_json)
