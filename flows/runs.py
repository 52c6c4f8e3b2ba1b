"""Prefect forgets a person, too: the runs that name them, with all that hangs on a run.

Prefect sees ids and counts, with two exceptions: what somebody has typed into its own run form, and what an error says.
Both are looked for in all that it keeps of our runs. To delete a run too many does no harm: our store is the record.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.erasure import Trace
from flows.prefect_environment import RESULTS, prepare_client
from flows.server import STATE, ensure_server, prefect_home

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import FlowRun

DATABASE = "prefect.db"
AT_ONCE = 200  # of whatever is asked for in one call
LOGS_LIMIT_S = 30.0
LOCK_LIMIT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A run of Prefect's that is to go with a person, and what it says of them."""

    run: FlowRun
    says: tuple[str, ...]


def forget_runs(home: Path, case_ids: Collection[str], trace: Trace) -> int:
    """Delete Prefect's runs of these cases and those that name a person; returns how many there were.

    Their task runs, states, logs, artifacts and results go with them, out of our own server's file as well.
    Raises `ServerNotStarted` where the server that keeps them cannot be reached.
    """
    folder = prefect_home(home)
    if not is_client(home):
        return 0
    forgotten = asyncio.run(delete_runs(case_ids, trace))
    shutil.rmtree(folder / RESULTS, ignore_errors=True)
    if (folder / DATABASE).exists():
        compact(folder / DATABASE)
    return forgotten


def runs_about(home: Path, case_ids: Collection[str], trace: Trace) -> tuple[Told, ...]:
    """The runs that `forget_runs` would delete, the oldest first, with what each says of the person."""
    return asyncio.run(_runs_about(case_ids, trace)) if is_client(home) else ()


def is_client(home: Path) -> bool:
    """Makes this process a client of the server that keeps our runs, started if need be; False where there is none."""
    folder = prefect_home(home)
    if not (folder / STATE).exists() and not os.environ.get("PREFECT_API_URL"):
        return False
    server = ensure_server(home, lambda text: None)
    prepare_client(folder, server.api_url, server.password, verbose=False)
    return True


async def _runs_about(case_ids: Collection[str], trace: Trace) -> tuple[Told, ...]:
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        told = await find_runs(client, case_ids, trace)
    return tuple(sorted(told, key=lambda one: str(one.run.created)))


async def delete_runs(words: Collection[str], trace: Trace) -> int:
    """Delete our runs that speak of a person, or whose parameters contain one of these words; returns how many."""
    from prefect.client.orchestration import get_client

    from flows.automations import forget_dead_runs

    async with get_client() as client:
        told = await find_runs(client, words, trace)
        for one in told:
            await delete_run(client, one.run)
        await forget_dead_runs(client)
    return len(told)


async def find_runs(client: PrefectClient, words: Collection[str], trace: Trace) -> tuple[Told, ...]:
    """Our runs that speak of a person; and those that have ended and whose parameters contain one of these words."""
    is_trace = trace.is_in
    runs = {run.id: run async for run in every_run(client)}
    ended = [run for run in runs.values() if run.state and run.state.is_final()]  # who works on a case works on
    says: dict[UUID, list[str]] = {run.id: [] for run in ended if any(word in given_to(run) for word in words)}
    async for run_id, text in every_text(client, tuple(runs.values())):
        if is_trace(text):
            says.setdefault(run_id, []).append(text)
    return tuple(Told(run=runs[run_id], says=tuple(texts)) for run_id, texts in says.items())


def given_to(run: FlowRun) -> str:
    """A run's parameters as text."""
    return json.dumps(run.parameters, ensure_ascii=False, default=str)


async def every_run(client: PrefectClient) -> AsyncIterator[FlowRun]:
    """Every run of our flows. By name: on a shared server, others' runs are not our business."""
    from prefect.client.schemas.filters import FlowFilter, FlowFilterName
    from prefect.client.schemas.sorting import FlowRunSort

    from flows.deployments import DEPLOYED

    ours = FlowFilter(name=FlowFilterName(any_=list(DEPLOYED)))
    async for run in every(client.read_flow_runs, flow_filter=ours, sort=FlowRunSort.ID_DESC):
        yield run


async def every_text(client: PrefectClient, runs: Sequence[FlowRun]) -> AsyncIterator[tuple[UUID, str]]:
    """What Prefect keeps of these runs in words, each with the run's id: parameters, ends, logs, tasks, artifacts."""
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId, LogFilter, LogFilterFlowRunId

    for run in runs:
        yield run.id, given_to(run)
        yield run.id, " ".join((run.name, *run.tags))
        for state in await client.read_flow_run_states(run.id):
            yield run.id, state.message or ""
    for first in range(0, len(runs), AT_ONCE):
        some = [run.id for run in runs[first : first + AT_ONCE]]
        of_these = FlowRunFilter(id=FlowRunFilterId(any_=some))
        async for line in every(client.read_logs, log_filter=LogFilter(flow_run_id=LogFilterFlowRunId(any_=some))):
            yield line.flow_run_id, line.message
        async for task in every(client.read_task_runs, flow_run_filter=of_these):
            yield task.flow_run_id, f"{task.name} {(task.state and task.state.message) or ''}"
        async for artifact in every(client.read_artifacts, flow_run_filter=of_these):
            yield artifact.flow_run_id, f"{artifact.key} {artifact.description} {artifact.data}"


async def every(read: Callable[..., Awaitable[Sequence[Any]]], **asked: object) -> AsyncIterator[Any]:
    """All that one of the client's calls has to give, page by page."""
    offset = 0
    while page := await read(**asked, limit=AT_ONCE, offset=offset):
        for one in page:
            yield one
        offset += len(page)


async def delete_run(client: PrefectClient, run: FlowRun) -> None:
    """Delete a run with its artifacts; the server lets its task runs and states go with it, and its log soon after."""
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId, LogFilter, LogFilterFlowRunId

    made = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]))
    for artifact in await client.read_artifacts(artifact_filter=made):
        await client.delete_artifact(artifact.id)
    await client.delete_flow_run(run.id)
    log = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id]))
    deadline = time.monotonic() + LOGS_LIMIT_S
    while await client.read_logs(log, limit=1):
        if time.monotonic() > deadline:
            raise TimeoutError(f"the Prefect server has not deleted the log of run {run.id}")
        await asyncio.sleep(0.1)


def compact(database: Path) -> None:
    """Write SQLite's file anew: what was deleted stands in its free pages and its write-ahead log until then."""
    with closing(sqlite3.connect(database, timeout=LOCK_LIMIT_S, isolation_level=None)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
