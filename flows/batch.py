"""A batch as a Prefect flow: chunks of companies, a task each, some at once; ids and counts. No logic here."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from data.batches import Work
from flows.batching import Workshop, left_of, work_on_companies, workshop
from flows.running import each
from flows.settings import read_settings

AT_ONCE = 12  # chunks
CHUNK = 96  # cases a task, about: one a case would cost more than the case


@flow(name="batch", flow_run_name="batch-{batch_id}-{part}", persist_result=False)
async def batch(batch_id: str, part: int = 0, parts: int = 1) -> dict[str, int]:
    """Work on what a batch, or one part of it, has still to do.

    Args:
        batch_id: As `openline batch` names it.
        part: Which part of the companies, from 0.
        parts: Into how many parts they are cut; no company is in two.
    """
    settings = read_settings()
    companies = await asyncio.to_thread(left_of, batch_id, settings, part, parts)
    async with workshop(companies, settings) as shop:
        turns = asyncio.Semaphore(AT_ONCE)
        works = [chunk(number, works, shop, turns) for number, works in enumerate(chunks(companies))]
        return {"cases": sum(await each(works))}


async def chunk(number: int, companies: Sequence[Work], shop: Workshop, turns: asyncio.Semaphore) -> int:
    """A closure, so that no value of the store is a task's parameter."""

    @task(name=f"companies-{number}", cache_policy=NO_CACHE, persist_result=False)
    async def work() -> int:
        return await work_on_companies(companies, shop)

    async with turns:
        return await work()


def chunks(companies: Sequence[Work]) -> Iterator[Sequence[Work]]:
    """The companies in chunks of about `CHUNK` cases; none is cut in two."""
    some: list[Work] = []
    for company in companies:
        some.append(company)
        if sum(map(len, some)) >= CHUNK:
            yield some
            some = []
    if some:
        yield some
