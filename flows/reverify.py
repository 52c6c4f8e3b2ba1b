"""Second looks as a Prefect flow: what is due, in chunks of companies, then what changed is told. No logic here."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from prefect import flow, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed

from data.model import Verdict, Verification
from data.schedules import begin_sweep
from data.store import open_store
from flows.looking_again import NEWS, Company, due_companies, look_at_all
from flows.running import with_retries
from flows.settings import Settings, read_settings, utc_now
from flows.telling import tell

CHUNK = 25  # companies a task: one a request would cost more than the request


@flow(name="reverify", persist_result=False)
async def reverify(everything_due: bool = False) -> Any:
    """Look again at what is due, and say what changed.

    Args:
        everything_due: For trials: as if every channel had to be looked at again.
    """
    settings = read_settings()
    if not await asyncio.to_thread(begins, "reverify", settings):
        return Completed(name="Skipped", message="a later run has made up for this one")
    companies = await asyncio.to_thread(due_companies, settings, utc_now(), everything=everything_due)
    seen: list[Verification] = []
    for first in range(0, len(companies), CHUNK):
        seen += await _chunk(companies[first : first + CHUNK], settings)
    await tell([verification for verification in seen if verification.verdict in NEWS], settings)
    return {verdict.value: sum(one.verdict is verdict for one in seen) for verdict in Verdict}


async def _chunk(companies: Sequence[Company], settings: Settings) -> tuple[Verification, ...]:
    """A closure, so that no value of the store is a task's parameter."""

    @task(name="look_again", cache_policy=NO_CACHE, persist_result=False)
    async def look() -> tuple[Verification, ...]:
        return await look_at_all(companies, settings, with_retries(settings.retry_delays_s))

    return await look()


def begins(name: str, settings: Settings) -> bool:
    """Whether a run is still needed at the hour for which Prefect had meant it."""
    meant_for: datetime = runtime.flow_run.scheduled_start_time or utc_now()
    with open_store(settings.store_url) as store:
        return begin_sweep(store.engine, name, meant_for, utc_now())
