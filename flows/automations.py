"""A run whose process died says nothing any more: it is marked as crashed, or it would seem to run for ever."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient

NAME = "openline: mark runs that died"
SILENCE = timedelta(seconds=90)  # three heartbeats: see flows/prefect_environment.py
HEARTBEAT = "prefect.flow-run.heartbeat"
ENDS = {f"prefect.flow-run.{end}" for end in ("Completed", "Failed", "Cancelled", "Crashed")}


async def mark_dead_runs(client: PrefectClient) -> None:
    """Creates the automation where the server does not have it; only Prefect Cloud brings one of its own."""
    if not await client.read_automations_by_name(NAME):
        await client.create_automation(
            AutomationCore(
                name=NAME,
                trigger=EventTrigger(
                    after={HEARTBEAT},
                    expect={HEARTBEAT, *ENDS},
                    match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
                    for_each={"prefect.resource.id"},
                    posture=Posture.Proactive,
                    threshold=1,
                    within=SILENCE,
                ),
                actions=[ChangeFlowRunState(state=StateType.CRASHED, message="no heartbeat for 90 seconds")],
            )
        )


async def forget_dead_runs(client: PrefectClient) -> None:
    """Makes the automation anew, where there is one: it remembers the last event of each run, with what that said."""
    for known in await client.read_automations_by_name(NAME):
        await client.delete_automation(known.id)
        await mark_dead_runs(client)
