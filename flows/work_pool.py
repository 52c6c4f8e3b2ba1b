"""A work pool of Prefect's, and this machine as one of its workers: `openline serve --pool NAME`.

The deployments are the same as at home; what they run on is whoever of the pool is free. A run is a process of the
worker's own, with the worker's environment: openline must be installed on each machine, and find the same store.
"""

from __future__ import annotations

from contextlib import suppress

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker

from flows.deployments import DEPLOYED, deployment, make_up, stored
from flows.settings import Settings

RUNS_AT_ONCE = 2  # of one worker: a part of a batch has work for every core, and a second look need not wait for it


async def work_in(pool: str, settings: Settings) -> None:
    """Puts every deployment into the pool, which is made where there is none, and works in it until it is stopped."""
    await make_pool(pool)
    known = stored(settings)
    ids = {name: await (await deployment(name, known.get(name), pool)).aapply() for name in DEPLOYED}
    await make_up(ids, known, settings)
    await ProcessWorker(work_pool_name=pool, limit=RUNS_AT_ONCE, create_pool_if_not_found=False).start()


async def make_pool(pool: str) -> None:
    """A pool whose runs are processes; the one of that name where there is one, with what its operator has set."""
    template = ProcessWorker.get_default_base_job_template()
    async with get_client() as client:
        with suppress(ObjectAlreadyExists):
            await client.create_work_pool(WorkPoolCreate(name=pool, type="process", base_job_template=template))
