"""What changed is told: on Prefect's page and as its events, and to a URL of the user's, by ids alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

import httpx
from prefect import get_run_logger
from prefect.artifacts import acreate_table_artifact
from prefect.events import emit_event
from prefect.exceptions import PrefectException

from data.model import Verification
from data.schedules import note_told, told_until
from data.store import open_store
from flows.looking_again import NEWS
from flows.settings import Settings, utc_now
from flows.work import files_of

MOST_ROWS = 200  # of the table on Prefect's page, which keeps each as JSON
WEBHOOK_LIMIT_S = 10.0


async def tell(news: Sequence[Verification], settings: Settings) -> None:
    """Tells Prefect, and the webhook where there is one. That one of them cannot be told is logged, and no failure."""
    if news:
        await _tell_prefect(news, settings)
    if settings.webhook is not None:
        await _tell_webhook(str(settings.webhook), news, settings)


async def _tell_prefect(news: Sequence[Verification], settings: Settings) -> None:
    rows = [ids_of(change) | {"link": files_of(change.case_id, settings)[1].as_uri()} for change in news]
    try:
        await acreate_table_artifact(
            table=rows[:MOST_ROWS], key="changes", description=f"{len(news)} changed; the values: openline changes"
        )
    except (httpx.HTTPError, PrefectException) as failure:
        get_run_logger().warning("the table of changes could not be kept: %s", type(failure).__name__)
    for row in rows:
        emit_event("openline.channel.changed", resource=_resource(row), payload=row)


async def _tell_webhook(url: str, news: Sequence[Verification], settings: Settings) -> None:
    """Tells all that the webhook has not been told yet: what it missed while it was down stays in the store for it."""
    now = utc_now()
    since, waiting = await asyncio.to_thread(_untold, news, settings, now)
    failure = await _post(url, [ids_of(change) for change in waiting], settings) if waiting else None
    await asyncio.to_thread(_note, since if failure else now, settings)
    if failure:
        get_run_logger().warning("the webhook was not told of %d changes: %s; the next run tries again", *failure)


def _untold(
    news: Sequence[Verification], settings: Settings, now: datetime
) -> tuple[datetime, tuple[Verification, ...]]:
    """Since when the webhook has not been told, and of what; before its first time only this run's news counts."""
    with open_store(settings.store_url) as store:
        since = told_until(store.engine, now) or min((change.at for change in news), default=now)
        return since, store.verifications(since, NEWS)


def _note(until: datetime, settings: Settings) -> None:
    with open_store(settings.store_url) as store:
        note_told(store.engine, until)


def ids_of(change: Verification) -> dict[str, str]:
    """What may leave the store: no name, no address, no number."""
    return {
        "case": change.case_id,
        "channel": change.channel_id,
        "kind": change.kind.value,
        "verdict": change.verdict.value,
    }


def _resource(row: dict[str, str]) -> dict[str, str]:
    return {"prefect.resource.id": f"openline.channel.{row['channel']}"}


async def _post(url: str, changes: list[dict[str, str]], settings: Settings) -> tuple[int, str] | None:
    """None where it was told; else of how many changes it was not, and why, after every retry."""
    async with httpx.AsyncClient(timeout=WEBHOOK_LIMIT_S) as client:
        for delay_s in (0.0, *settings.retry_delays_s):
            await asyncio.sleep(delay_s)
            try:
                (await client.post(url, json={"changes": changes})).raise_for_status()
            except httpx.HTTPError as error:
                failure = len(changes), type(error).__name__
            else:
                return None
    return failure
