"""`openline batch` and `openline resume`: a sheet of cases under the eyes of the user."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.counting import counted
from flows.batching import TELL, left_of, open_sheet, unfinished_batches, work_on_companies, workshop
from flows.forms import BadCase
from flows.mistakes import first_of, mistakes
from flows.prefect_environment import prepare_client
from flows.server import ensure_server, prefect_home
from flows.settings import Settings, read_settings, read_world
from flows.under_prefect import under_prefect

if TYPE_CHECKING:
    from rich.console import Console

GOES_ON = "what is done is kept, and `openline resume` goes on with the rest"


class BatchCutShort(OSError):
    """Nothing more can be kept; the message says why, and how to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchDone:
    """What became of a batch."""

    batch_id: str
    cases: int  # done here
    unseen: int = 0  # of those that are left: something of their companies could not be looked at
    parts: int = 1  # several: given out, and none was done here
    faults: tuple[str, ...] = ()  # of the rows that were left out

    @property
    def words(self) -> str:
        """The same for a person."""
        if self.parts > 1:
            return f"Batch {self.batch_id}: {self.parts} parts given out. When they are done: openline resume"
        said = f"Batch {self.batch_id}: {counted(self.cases, 'case')} done. All contacts: openline export --out FOLDER"
        unseen = f"In {counted(self.unseen, 'case')} a site or a name server did not answer."
        return said + (f"\n{unseen} To look again: openline resume" if self.unseen else "")


def run_sheet(path: Path, err: Console, *, direct: bool, parts: int = 1) -> BatchDone:
    """Works on every case of a sheet; rows that cannot be used are left out, each with what is wrong with it.

    Several `parts` are not worked on here, but given to whoever serves, on however many machines.
    """
    settings = read_settings()
    read_world(settings.world)  # a wrong setting is told before anything is kept
    batch_id, faults = _opened(path, settings, err)
    if parts > 1:
        _hand_out(batch_id, parts, settings, err)
        return BatchDone(batch_id=batch_id, cases=0, parts=parts, faults=faults)
    return _work(batch_id, settings, err, direct=direct, faults=faults)


def _opened(path: Path, settings: Settings, err: Console) -> tuple[str, tuple[str, ...]]:
    """The batch that a sheet is, and what is wrong with its rows. Its cases are in the store, and no more in memory."""
    sheet = open_sheet(path, settings)
    for fault in sheet.faults:
        err.print(f"{path}, {fault}", markup=False, highlight=False, soft_wrap=True)
    if not sheet.cases:
        raise BadCase(f"{path}: there is no row in it that can be used")
    return sheet.batch_id, sheet.faults


def _hand_out(batch_id: str, parts: int, settings: Settings, err: Console) -> None:
    """One run of the deployment for each part; what becomes of them stands on Prefect's page."""
    server = ensure_server(settings.prefect, lambda text: err.print(text, markup=False))
    prepare_client(prefect_home(settings.prefect), server.api_url, server.password, verbose=False)
    from flows import deployments

    given = [{"batch_id": batch_id, "part": part, "parts": parts} for part in range(parts)]
    if not asyncio.run(deployments.hand_out("batch", given)):
        raise BadCase("batch: nobody serves: start `openline serve` on one machine or more, then give them the parts")


def resume(err: Console, *, direct: bool) -> Iterator[BatchDone]:
    """Goes on with every batch of which something is left to do, one after the other."""
    settings = read_settings()
    for batch_id in unfinished_batches(settings):
        yield _work(batch_id, settings, err, direct=direct)


def _work(batch_id: str, settings: Settings, err: Console, *, direct: bool, faults: tuple[str, ...] = ()) -> BatchDone:
    """Does what is left of a batch."""
    count = sum(map(len, left_of(batch_id, settings)))
    with going_on_later(err), _progress(count, err):
        if direct:
            asyncio.run(_directly(batch_id, settings))
        else:
            _by_prefect(batch_id, settings, err)
    unseen = sum(map(len, left_of(batch_id, settings)))
    return BatchDone(batch_id=batch_id, cases=count - unseen, unseen=unseen, faults=faults)


async def _directly(batch_id: str, settings: Settings) -> None:
    companies = left_of(batch_id, settings)
    async with workshop(companies, settings) as shop:
        await work_on_companies(companies, shop)


def _by_prefect(batch_id: str, settings: Settings, err: Console) -> None:
    """As a run of our Prefect flow."""

    def flow() -> Coroutine[Any, Any, object]:
        from flows.batch import batch

        return batch(batch_id)

    under_prefect(flow, lambda: asyncio.run(_directly(batch_id, settings)), settings, err)


@contextmanager
def going_on_later(err: Console) -> Iterator[None]:
    """Ctrl-C ends in one sentence and exit code 130, as in a shell; so does what no case could have been kept for.

    What ends a batch (a full disk, a store that is gone, a template that is wrong) is one thing for all its companies.
    """
    try:
        yield
    except ExceptionGroup as errors:
        if (first := first_of(errors, (BrokenExecutor, *mistakes()))) is None:
            raise
        raise BatchCutShort(f"{_in_words(first)}; {GOES_ON}") from errors
    except KeyboardInterrupt:
        err.print(f"openline: stopped; {GOES_ON}", markup=False, soft_wrap=True)
        sys.exit(130)


def _in_words(error: BaseException) -> str:
    if isinstance(error, BrokenExecutor):
        return "one of its processes was ended from outside, as the system does where memory is short"
    return str(error)


@contextmanager
def _progress(count: int, err: Console) -> Iterator[None]:
    """How many cases are done, and about how long the rest will take; a bar on a terminal, else nothing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("cases"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("left"))
    with Progress(*columns, console=err, disable=not err.is_terminal) as progress:
        bar = progress.add_task("cases", total=count)
        TELL.set(lambda case_id: progress.advance(bar))
        yield
