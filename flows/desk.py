"""What the commands do: open a case, work on it under the eyes of the user, show what is in the store."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.counting import counted
from data.folding import fold
from data.model import Case
from data.store import UnknownCase, open_store
from flows.choosing import chosen
from flows.forms import BadCase, QuickCase, checked
from flows.opening import from_quick
from flows.running import WATCH, Watch, with_retries
from flows.settings import Settings, read_settings, read_world
from flows.terminal import print_json
from flows.user_files import unused
from flows.work import files_of, open_case, recall, work_on
from outreach.plan import planned
from outreach.suppression import without_suppressed

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from flows.forgetting import Forgotten

# What the user is told while a stage runs.
TELLING = {
    "load": "Opening the case",
    "read_correspondence": "Reading your own mail, here",
    "resolve_company": "Looking for the company's web site",
    "wait": "Another openline reads this site just now: waiting for it",
    "crawl": "Reading its public pages, one a second",
    "read_pages": "Looking for numbers, addresses and people",
    "ask_services": "Asking the services that you have a key for",
    "look_up_exchanges": "Asking DNS who takes its mail",
    "conclude": "Weighing what was seen, writing the words",
    "keep": "Writing the store, the sheet and the kit",
}


def open_quick(values: dict[str, Any], mail: Sequence[Path] = ()) -> Case:
    """The case that the options of `openline find` describe, stored."""
    settings = read_settings()
    return open_case(from_quick(checked(QuickCase, values, "find"), settings, [str(file) for file in mail]), settings)


def open_file(path: Path) -> Case:
    """The case that a case file describes, stored."""
    from flows.casefile import read_case_file

    file = read_case_file(path)
    try:
        return open_case(file, read_settings())
    except BadCase as error:
        raise BadCase(f"{path}: {error}") from error


def case_named(name: str) -> Case:
    """The case that a case file (`.toml`) describes, stored, or one that is in the store already.

    Raises `UnknownCase`, and `BadCase` for a file that is no case file.
    """
    if name.endswith(".toml"):
        return open_file(Path(name))
    try:
        return stored(name)
    except UnknownCase as error:
        if not Path(name).exists():
            raise
        said = f"run: {name!r} is no case file; name one that ends in .toml, or a case as `openline list` does"
        raise BadCase(said) from error


def stored(case_id: str) -> Case:
    """A case that is in the store already; raises `UnknownCase`."""
    with open_store(read_settings().store_url) as store:
        return store.case(case_id)


def new_case_file(path: Path) -> Path:
    """An empty, commented case file; one that exists is never written over."""
    from data.sheets import write_text
    from flows.casefile import case_toml

    return write_text(unused(path), case_toml())


def work(
    case_id: str, out: Console, err: Console, *, direct: bool, verbose: bool, timings: bool, as_json: bool = False
) -> None:
    """Runs a case, by Prefect or directly, and shows its card; `timings`: and the seconds of every stage."""
    settings = read_settings()
    read_world(settings.world)  # a wrong setting is told before anything is started
    took: dict[str, float] = {}
    with _telling(err) as begins:
        WATCH.set(Watch(begins=begins, took=took))
        if direct:
            _directly(case_id, settings)
        else:
            _by_prefect(case_id, settings, err, verbose=verbose)
    if not as_json and chosen(case_id, settings, out):
        work(case_id, out, err, direct=direct, verbose=verbose, timings=timings, as_json=as_json)
        return
    seconds = {stage: round(each, 4) for stage, each in took.items()}
    show_card(case_id, out, as_json=as_json, also={"timings": seconds} if timings else {})
    if timings and not as_json:
        out.print(json.dumps(seconds), markup=False, soft_wrap=True)


def show_card(case_id: str, out: Console, *, as_json: bool = False, also: Mapping[str, object] | None = None) -> None:
    """The card of a case as the store has it; for a program, its record, and what is to be told `also`.

    What other cases with the company have logged since counts in it, too; who is suppressed by now is not in it.
    """
    settings = read_settings()
    with open_store(settings.store_url) as store:
        dossier = store.dossier(case_id)
    if dossier is not None:
        _, memory = recall(case_id, settings)
        dossier = planned(without_suppressed(dossier, memory.suppressed), memory, dossier.made_at)
    if as_json:
        from data.exports.records import record

        print_json((record(dossier) if dossier else {"case": {"case_id": case_id}, "run_id": None}) | dict(also or {}))
        return
    if dossier is None:
        out.print(f"Case {case_id} has not been run yet: openline run {case_id}", markup=False, soft_wrap=True)
        return
    from flows.card import card

    out.print(card(dossier, [path for path in files_of(case_id, settings) if path.exists()]))


def every_case() -> tuple[Case, ...]:
    """The cases in the store, in the order in which they were opened."""
    with open_store(read_settings().store_url) as store:
        return store.cases()


def table_of_cases(cases: Sequence[Case]) -> Table:
    """The cases, a line each."""
    from rich.table import Table
    from rich.text import Text

    from outreach.printable import printable

    table = Table("case", "company", "role", "outcome", "since", "people", box=None, pad_edge=False)
    for case in cases:
        people = ", ".join(who.name for who in case.people) or "the company only"
        cells = (case.case_id, case.company, case.role, case.outcome, f"{case.since:%Y-%m-%d}", people)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def forget_person(name: str, company: str) -> Forgotten:
    """Forgets a person here and in Prefect; then what is left is written anew, whatever went wrong before.

    What could not be done is told in `wrong`.
    """
    from flows.forgetting import forget, write_again
    from flows.runs import forget_runs
    from flows.server import ServerNotStarted

    if not fold(name) or not fold(company):
        raise BadCase("forget: name the person and the company: openline forget NAME --company COMPANY")
    settings = read_settings()
    forgotten = forget(name, company, settings)
    wrong: tuple[str, ...] = ()
    try:
        forget_runs(settings.prefect, forgotten.cases_at_company, forgotten.trace)
    except ServerNotStarted as error:
        wrong = (f"Prefect's runs may still name them: {error}; then forget them again",)
    return replace(forgotten, wrong=wrong + write_again(forgotten.cases_at_company, settings))


def forgotten_in_words(name: str, forgotten: Forgotten) -> str:
    """What has been done, and what is left for the candidate to do."""
    where = f"{counted(len(forgotten.case_ids), 'case')} changed" if forgotten.case_ids else "in no case"
    done = f"{name} is forgotten ({where}) and will not be looked up again."
    left = (f"Your own file still names them; change it: {file}" for file in forgotten.left)
    return "\n".join((done, *left, *forgotten.wrong))


def _by_prefect(case_id: str, settings: Settings, err: Console, *, verbose: bool) -> None:
    """The case as a run of our Prefect flow."""
    from flows.under_prefect import under_prefect

    def flow() -> Coroutine[Any, Any, object]:
        from flows.discover import discover_case

        return discover_case(case_id=case_id)

    under_prefect(flow, lambda: _directly(case_id, settings), settings, err, verbose=verbose)


def _directly(case_id: str, settings: Settings) -> None:
    """The case by the very same stages, without importing Prefect."""
    asyncio.run(work_on(case_id, settings, with_retries(settings.retry_delays_s)))


def _telling(err: Console) -> AbstractContextManager[Any]:
    """Progress on a terminal: the stage that runs. Elsewhere nothing."""
    if not err.is_terminal:
        return nullcontext(lambda stage: None)
    return _Progress(err)


class _Progress:
    """A line at the foot of the terminal that says what is going on."""

    def __init__(self, err: Console) -> None:
        self._status = err.status("Opening the case")

    def __enter__(self) -> Any:
        self._status.start()
        return lambda stage: self._status.update(TELLING.get(stage, stage))

    def __exit__(self, *_: object) -> None:
        self._status.stop()
