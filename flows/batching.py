"""A batch of cases: opened as a whole, worked on company by company, done case by case, whatever ends it meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from data.batches import Work, case_ids, left, open_batch, unfinished
from data.store import open_store
from discovery.transport import Reader, open_reader
from flows.batch_sheet import Sheet, by_company, read_sheet
from flows.leases import one_at_a_time
from flows.pipeline import discover
from flows.processes import set_to_work
from flows.running import Run, each, noting, with_retries
from flows.settings import Settings, manners, read_world, utc_now
from flows.sharing import concluding_elsewhere, keep_run, looking_elsewhere, shared
from flows.thinkers import thinkers
from flows.work import files_of, recall, suppression_key, write_files

AT_ONCE = 256  # companies: each is waited for at its own pace, a request a second, and little is held of it

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
    set_to_work()
    with thinkers(sum(map(len, companies))) as pool, open_store(settings.store_url) as store, store.engine.connect():
        # SQLite clears its log away whenever nobody has the store open any more: here somebody has, to the end.
        async with open_reader(manners(settings), read_world(settings.world), utc_now) as reader:
            tell = TELL.get(lambda case_id: None)
            yield Workshop(settings, reader, pool, asyncio.Semaphore(AT_ONCE), tell)


async def work_on_companies(companies: Sequence[Work], shop: Workshop) -> int:
    """Works on the cases of these companies, some companies at once; returns how many cases were done."""
    return sum(await each(work_on_company(work, shop) for work in companies))


async def work_on_company(work: Work, shop: Workshop) -> int:
    """Every case of one company, one after the other: the company is read with the first and for all of them."""
    async with shop.turns:
        run = looking_elsewhere(with_retries(shop.settings.retry_delays_s), shop.pool)
        run = shared(one_at_a_time(run, shop.settings))
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
