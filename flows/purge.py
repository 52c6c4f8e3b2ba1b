"""The purge as a Prefect flow: expired cases go from our store first, then from Prefect's own."""

from __future__ import annotations

import asyncio
from typing import Any

from prefect import flow
from prefect.states import Completed

from flows.purging import purge_expired
from flows.reverify import begins
from flows.runs import delete_runs
from flows.settings import read_settings, utc_now


@flow(name="purge", persist_result=False)
async def purge() -> Any:
    """Delete the cases that nobody has touched for `retention_days`, and all that was found for them."""
    settings = read_settings()
    if not await asyncio.to_thread(begins, "purge", settings):
        return Completed(name="Skipped", message="a later run has made up for this one")
    purged = await asyncio.to_thread(purge_expired, settings, utc_now())
    if purged.case_ids:
        await delete_runs(purged.case_ids, purged.trace)
    return {"cases": len(purged.case_ids)}
