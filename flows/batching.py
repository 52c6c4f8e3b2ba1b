"""A batch of cases: opened as a whole, worked on company by company, done case by case, whatever ends it meanwhile."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path

from data.batches import Work, case_ids, left, open_batch, unfinished, unseen_run
from data.model import Dossier
from data.store import open_store
from discovery.transport import Reader, open_reader
from flows.batch_sheet import Sheet, by_company, read_sheet
from flows.pipeline import discover
from flows.running import Run, each, noting, with_retries
from flows.settings import Settings, manners, read_world, utc_now
from flows.sharing import concluding_elsewhere, looking_elsewhere, shared
from flows.work import files_of, keep_dossier, recall, suppression_key, write_files

AT_ONCE = 256  # companies: each is waited for at its own pace, a request a second, and little is held of it

FEW = 48  # cases

Tell = Callable[[str], None]  # is told of each case as it is done
TELL: ContextVar[Tell] = ContextVar("TELL")  # set by the command line; a flow inherits it


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the work on a batch shares."""

    settings: Settings
    reader: Reader
    pool: Executor
    turns: asyncio.Semaphore
    tell: Tell


def open_sheet(path: Path, settings: Settings) -> Sheet:
    """Stores the cases of a sheet; those of a sheet that is known already go on where they stopped."""
    with open_store(settings.store_url) as store:
        suppressed = store.memory("", suppression_key(settings.home)).suppressed
        sheet = read_sheet(path, store.cases(), suppressed, settings)
        if sheet.cases:
            open_batch(store.engine, sheet.batch_id, by_company(sheet.cases), utc_now())
    return sheet


def left_of(batch_id: str, settings: Settings, part: int = 0, parts: int = 1) -> tuple[Work, ...]:
    """What a batch, or one part of it, has still to do, company by company.

    Files of this machine that a sudden end left unwritten are written first.
    """
    with open_store(settings.store_url) as store:
        undone = left(store.engine, batch_id, part, parts)
        waiting = {case_id for company in undone for case_id, _ in company}
        for case_id in case_ids(store.engine, batch_id, part, parts):
            if case_id not in waiting and not all(path.exists() for path in files_of(case_id, settings)):
                dossier = store.dossier(case_id)
                if dossier is not None:
                    write_files(dossier, settings)
    return undone


def unfinished_batches(settings: Settings) -> tuple[str, ...]:
    """The batches of which something is left to do, the oldest first."""
    with open_store(settings.store_url) as store:
        return unfinished(store.engine)


@asynccontextmanager
async def workshop(companies: Sequence[Work], settings: Settings) -> AsyncIterator[Workshop]:
    """What a batch works with, while it does: one reader, so that a host is never read by two, and all cores."""
    with thinkers(sum(map(len, companies))) as pool, open_store(settings.store_url) as store, store.engine.connect():
        # SQLite clears its log away whenever nobody has the store open any more: here somebody has, to the end.
        pool.submit(_settled)  # the processes begin to load what they need now, not with the first page
        async with open_reader(manners(settings), read_world(settings.world), utc_now) as reader:
            tell = TELL.get(lambda case_id: None)
            yield Workshop(settings, reader, pool, asyncio.Semaphore(AT_ONCE), tell)


async def work_on_companies(companies: Sequence[Work], shop: Workshop) -> int:
    """Works on the cases of these companies, some companies at once; returns how many cases were done."""
    return sum(await each(work_on_company(work, shop) for work in companies))


async def work_on_company(work: Work, shop: Workshop) -> int:
    """Every case of one company, one after the other: the company is read with the first and for all of them."""
    async with shop.turns:
        run = shared(looking_elsewhere(with_retries(shop.settings.retry_delays_s), shop.pool))
        for case_id, run_id in work:
            await work_on_case(case_id, run_id, run, shop)
            shop.tell(case_id)
    return len(work)


async def work_on_case(case_id: str, run_id: str, run: Run, shop: Workshop) -> None:
    """One case, kept as the run that the batch has for it: a second time would add nothing.

    Where a host or a name server did not answer, what there is is kept, but the case is not done: the network may have
    been down for a while, and the next run of the batch looks again.
    """
    case, memory = await asyncio.to_thread(recall, case_id, shop.settings)
    unseen: set[str] = set()
    keep = partial(keep_run, settings=shop.settings, unseen=unseen)
    run = concluding_elsewhere(noting(run, unseen), shop.pool, keep)
    await discover(case, memory, shop.reader, run, run_id, utc_now())


def keep_run(dossier: Dossier, settings: Settings, unseen: Collection[str]) -> None:
    """Keeps what one run has found; as another run than the batch's where something could not be looked at."""
    keep_dossier(replace(dossier, run_id=unseen_run(dossier.run_id)) if unseen else dossier, settings)


def thinkers(cases: int) -> Executor:
    """A process for each core; for a few cases a thread, since a process takes as long to start as they take to think.

    The processes are spawned: a fork would take this one's threads and locks along.
    """
    if cases < FEW:
        return ThreadPoolExecutor(1)
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(_cores(), mp_context=context, initializer=_settle_in)


def _cores() -> int:
    """Those that we may use (taskset, a container's); all, where the system does not say (macOS)."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settled() -> None:
    """Nothing to do: whoever does it has settled in."""


def _settle_in() -> None:
    """What each process does first: what it writes is its owner's alone, and it ends with the one it works for."""
    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for that one to hear
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Who is killed cannot end its workers, which would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
