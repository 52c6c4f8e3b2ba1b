"""What Prefect can run by itself, as data; and the process at home that runs it: `openline serve`.

A schedule is kept in our store, and Prefect is told of it. Prefect has no catching up: what was missed while nobody
served would run as often as it was missed. So whoever serves drops what was missed and runs it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.runner import Runner
from prefect.server.schemas import schedules as server
from prefect.types.entrypoint import EntrypointType

from data.model import Schedule
from data.schedules import last_sweep, schedules
from data.store import open_store
from flows.automations import mark_dead_runs
from flows.processes import stop_as_told
from flows.settings import Settings, utc_now

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.responses import DeploymentResponse

# Each flow's name, which is its deployment's too, and where it is.
DEPLOYED: Mapping[str, str] = {
    "discover": "flows.discover:discover_case",
    "batch": "flows.batch:batch",
    "reverify": "flows.reverify:reverify",
    "purge": "flows.purge:purge",
    "export": "flows.export:export_sheets",
}
# Of one flow, one run at a time: another one is refused, since the one that runs does its work as well.
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
OVERLAPPING = frozenset({"discover", "batch", "export"})  # each run has work of its own
POLL_S = 5.0
SILENCE = timedelta(seconds=6 * POLL_S)  # whoever has not asked for work so long serves no more


class Serving(Runner):
    """Prefect's runner, with an end that works: its own leaves what it had begun where it is."""

    def handle_sigterm(self, *_: Any, **__: Any) -> None:
        """Called by the signal."""
        stop_as_told()


async def deployment(name: str, schedule: Schedule | None, pool: str | None = None) -> RunnerDeployment:
    """The deployment of a flow, with the schedule that our store has for it; in a work pool, or for who serves it."""
    deployed: RunnerDeployment = await flow_of(name).ato_deployment(
        name=name,
        schedules=[as_prefects(schedule)] if schedule else None,
        concurrency_limit=None if name in OVERLAPPING else ONE_AT_A_TIME,
        entrypoint_type=EntrypointType.MODULE_PATH,
        work_pool_name=pool,
    )
    return deployed


def flow_of(name: str) -> Any:
    """The flow of that name."""
    module, _, function = DEPLOYED[name].partition(":")
    return getattr(import_module(module), function)


def as_prefects(schedule: Schedule) -> DeploymentScheduleCreate:
    """Our schedule in Prefect's words. Raises ValueError for a cron line that is none."""
    return DeploymentScheduleCreate(
        schedule=clock_of(schedule), active=schedule.active, parameters=parameters_of(schedule)
    )


def clock_of(schedule: Schedule) -> CronSchedule | IntervalSchedule:
    """When it is to run. Raises ValueError for a cron line that is none."""
    if schedule.cron is not None:
        return CronSchedule(cron=schedule.cron, timezone=schedule.time_zone)
    return IntervalSchedule(interval=timedelta(seconds=schedule.every_s or 0), anchor_date=schedule.since)


def parameters_of(schedule: Schedule) -> dict[str, Any]:
    """With what it is to run."""
    return {"everything_due": True} if schedule.everything_due else {}


async def next_time(schedule: Schedule, after: datetime) -> datetime | None:
    """When that schedule's turn comes first after that moment."""
    clock = clock_of(schedule).model_dump()
    dated = server.CronSchedule(**clock) if schedule.cron is not None else server.IntervalSchedule(**clock)
    times = await dated.get_dates(n=2, start=after)
    return next((time for time in times if time > after), None)


async def serve(settings: Settings) -> None:
    """Serves every deployment from this process until it is stopped."""
    known = stored(settings)
    runner = Serving(name="openline", pause_on_shutdown=False, query_seconds=POLL_S)
    ids = {name: await runner.aadd_deployment(await deployment(name, known.get(name))) for name in DEPLOYED}
    await make_up(ids, known, settings)
    await runner.start()


async def make_up(ids: Mapping[str, UUID], known: Mapping[str, Schedule], settings: Settings) -> None:
    """What was missed since somebody last served is made up for, once each; and who dies from now on is seen to."""
    async with get_client() as client:
        await mark_dead_runs(client)
        await drop_missed(client, ids.values())
        for name, schedule in known.items():
            if name in ids and await is_missed(schedule, settings):
                await client.create_flow_run_from_deployment(ids[name], parameters=parameters_of(schedule))


async def is_missed(schedule: Schedule, settings: Settings) -> bool:
    """Whether the schedule's turn came and went since it last ran."""
    with open_store(settings.store_url) as store:
        last = last_sweep(store.engine, schedule.name, utc_now())
    turn = await next_time(schedule, max(filter(None, (last, schedule.since))))
    return schedule.active and turn is not None and turn <= utc_now()


async def drop_missed(client: PrefectClient, deployment_ids: Iterable[UUID]) -> int:
    """Deletes the runs of schedules that were to begin before now and did not; returns how many."""
    waiting = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])))
    of_ours = DeploymentFilter(id=DeploymentFilterId(any_=list(deployment_ids)))
    runs = await client.read_flow_runs(deployment_filter=of_ours, flow_run_filter=waiting)
    now = utc_now()
    missed = [run for run in runs if run.auto_scheduled and run.expected_start_time and run.expected_start_time < now]
    for run in missed:
        await client.delete_flow_run(run.id)
    return len(missed)


async def tell_prefect(name: str, schedule: Schedule | None) -> bool:
    """Puts the schedule in the place of the deployment's own; whether somebody serves that flow just now."""
    async with get_client() as client:
        if (served := await _served(client, name)) is None:
            return False
        for old in await client.read_deployment_schedules(served.id):
            await client.delete_deployment_schedule(served.id, old.id)
        if schedule is not None:
            await client.create_deployment_schedules(served.id, [as_prefects(schedule)])
    return served.last_polled is not None and utc_now() - served.last_polled < SILENCE


async def hand_out(name: str, parameters: Sequence[dict[str, Any]]) -> bool:
    """A run for each of these parameters, for whoever serves; False where that flow was never served."""
    async with get_client() as client:
        if (served := await _served(client, name)) is None:
            return False
        for given in parameters:
            await client.create_flow_run_from_deployment(served.id, parameters=given)
    return True


async def run_here(name: str, schedule: Schedule | None) -> None:
    """One run of a flow in this process, with its schedule's parameters."""
    await flow_of(name)(**(parameters_of(schedule) if schedule else {}))


async def _served(client: PrefectClient, name: str) -> DeploymentResponse | None:
    """The deployment of that flow; None where it was never served."""
    try:
        return await client.read_deployment_by_name(f"{name}/{name}")
    except ObjectNotFound:
        return None


def stored(settings: Settings) -> Mapping[str, Schedule]:
    """The schedule of each flow that has one."""
    with open_store(settings.store_url) as store:
        return {schedule.name: schedule for schedule in schedules(store.engine)}
