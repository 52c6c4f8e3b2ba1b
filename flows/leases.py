"""A host is read by one worker at a time, in however many processes, on however many machines: a row in our store."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from data.engine import BrokenStore
from data.leases import LASTS, give_back, take_lease
from data.store import open_store
from flows.running import NOBODY, WATCH, Run
from flows.settings import Settings, utc_now

RENEWED_S = LASTS.total_seconds() / 3
ASKED_S = 1.0


@asynccontextmanager
async def lease(host: str, settings: Settings) -> AsyncIterator[bool]:
    """Whether the host is ours to read; while it is, the lease is renewed, whatever the reading takes."""
    holder = new_holder()
    if not await asyncio.to_thread(_hold, host, holder, settings):
        yield False
        return
    ended = asyncio.Event()
    renewing = asyncio.create_task(_renew(host, holder, settings, ended))
    try:
        yield True
    finally:
        ended.set()
        await renewing  # one that is under way would take again what was given back
        await asyncio.to_thread(_let_go, host, holder, settings)


@asynccontextmanager
async def turn(host: str, settings: Settings) -> AsyncIterator[None]:
    """Waits until nobody else reads the host; until the block ends it is ours."""
    while True:
        async with lease(host, settings) as is_ours:
            if is_ours:
                yield
                return
        with WATCH.get(NOBODY).over("wait"):
            await asyncio.sleep(ASKED_S)


def one_at_a_time(run: Run, settings: Settings) -> Run:
    """The same; a site that somebody else reads just now is read when they have: by then its pages are in the cache."""

    async def in_turn(stage: Callable[..., Any], *args: Any) -> Any:
        if stage.__name__ != "crawl" or not (host := args[0].web_domain):
            return await run(stage, *args)
        async with turn(host, settings):
            return await run(stage, *args)

    return in_turn


def new_holder() -> str:
    """A name for who holds a lease. Whoever shares its processes can tell from it whether that one lives."""
    return f"{_processes()}.{os.getpid()}.{secrets.token_hex(4)}"


def has_died(holder: str) -> bool:
    """Whether a holder was a process of ours that is no more: its lease need not be waited for."""
    where, _, rest = holder.partition(".")
    process = rest.partition(".")[0]
    if not where or where != _processes() or not process.isdigit():
        return False
    return not Path("/proc", process).exists()


@cache
def _processes() -> str:
    """Which start of which machine, and which of its containers; empty where the system does not say."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot}-{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        return ""


async def _renew(host: str, holder: str, settings: Settings, ended: asyncio.Event) -> None:
    while not await _comes(ended, RENEWED_S):
        try:
            await asyncio.to_thread(_hold, host, holder, settings)
        except BrokenStore:
            continue  # until the next time; a lease that was never renewed is free for another one


async def _comes(event: asyncio.Event, within_s: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), within_s)
    except TimeoutError:
        return False
    return True


def _hold(host: str, holder: str, settings: Settings) -> bool:
    with open_store(settings.store_url) as store:
        return take_lease(store.engine, host, holder, utc_now(), has_died)


def _let_go(host: str, holder: str, settings: Settings) -> None:
    with open_store(settings.store_url) as store:
        give_back(store.engine, host, holder)
