"""What changed is told: on Prefect's page and as its events, and to a URL of the user's, by ids alone."""

from __future__ import annotations

from collections.abc import Sequence

import httpx
from prefect import get_run_logger
from prefect.artifacts import acreate_table_artifact
from prefect.events import emit_event
from prefect.exceptions import PrefectException

from data.model import Verification
from flows.settings import Settings
from flows.work import files_of

MOST_ROWS = 200  # of the table on Prefect's page, which keeps each as JSON
WEBHOOK_LIMIT_S = 10.0


async def tell(news: Sequence[Verification], settings: Settings) -> None:
    """Tells Prefect, and the webhook where there is one. That one of them cannot be told is logged, and no failure."""
    if not news:
        return
    rows = [ids_of(change) | {"link": files_of(change.case_id, settings)[1].as_uri()} for change in news]
    try:
        await acreate_table_artifact(
            table=rows[:MOST_ROWS], key="changes", description=f"{len(news)} changed; the values: openline changes"
        )
    except (httpx.HTTPError, PrefectException) as failure:
        get_run_logger().warning("the table of changes could not be kept: %s", type(failure).__name__)
    for row in rows:
        emit_event("openline.channel.changed", resource=_resource(row), payload=row)
    if settings.webhook is not None:
        await _post(str(settings.webhook), [ids_of(change) for change in news])


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


async def _post(url: str, changes: list[dict[str, str]]) -> None:
    try:
        async with httpx.AsyncClient(timeout=WEBHOOK_LIMIT_S) as client:
            (await client.post(url, json={"changes": changes})).raise_for_status()
    except httpx.HTTPError as failure:
        get_run_logger().warning("the webhook was not told: %s", type(failure).__name__)
