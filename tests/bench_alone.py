"""What the stages of a batch take by themselves: in one process that is warm, one at a time, with no pace to keep."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any

from discovery.transport import open_reader
from flows.batching import Workshop, left_of, open_sheet, work_on_companies
from flows.processes import settle_in
from flows.settings import manners, read_settings, read_world, utc_now
from flows.thinkers import load


def stages_alone(sheet: Path) -> float:
    """CPU seconds of a batch's stages, in a process of their own, as openline sets its processes."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, initializer=_warm) as one:
        return one.submit(_cpu_seconds, sheet).result()


def _warm() -> None:
    settle_in()
    load()


def _cpu_seconds(sheet: Path) -> float:
    opened = open_sheet(sheet, read_settings())
    start = time.process_time()
    asyncio.run(_work(opened.batch_id))
    return time.process_time() - start


async def _work(batch_id: str) -> None:
    settings = read_settings()
    async with open_reader(manners(settings), read_world(settings.world), utc_now) as reader:
        shop = Workshop(settings, reader, _AtOnce(), asyncio.Semaphore(8), lambda case_id: None)
        await work_on_companies(left_of(batch_id, settings), shop)


class _AtOnce(Executor):
    """Does what it is given when it is given it."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(work(*args, **named))
        return done
