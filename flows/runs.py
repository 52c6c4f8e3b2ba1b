"""Prefect forgets a person, too: the runs that name them, with all that hangs on a run.

Prefect sees ids and counts, with two exceptions: what somebody has typed into its own run form, and what an error says.
Both are found by the run they belong to. To delete a run too many does no harm: our store is the record.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import time
from collections.abc import AsyncIterator, Collection
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from data.folding import fold
from flows.prefect_environment import RESULTS, prepare_client
from flows.server import STATE, ensure_server, prefect_home

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import FlowRun

DATABASE = "prefect.db"
AT_ONCE = 200  # runs asked for in one call
LOGS_LIMIT_S = 30.0
LOCK_LIMIT_S = 30.0


def forget_runs(home: Path, case_ids: Collection[str], names: Collection[str]) -> int:
    """Delete Prefect's runs of these cases and those that name one of these people; returns how many there were.

    Their task runs, states, logs, artifacts and results go with them, out of our own server's file as well.
    Raises `ServerNotStarted` where the server that keeps them cannot be reached.
    """
    folder = prefect_home(home)
    if not (folder / STATE).exists() and not os.environ.get("PREFECT_API_URL"):
        return 0
    server = ensure_server(home, lambda text: None)
    prepare_client(folder, server.api_url, server.password, verbose=False)
    words = {*case_ids, *names}
    forgotten = asyncio.run(delete_runs(words))
    shutil.rmtree(folder / RESULTS, ignore_errors=True)
    if (folder / DATABASE).exists():
        compact(folder / DATABASE)
    return forgotten


async def delete_runs(words: Collection[str]) -> int:
    """Delete our runs whose parameters contain one of these words; returns how many."""
    from prefect.client.orchestration import get_client

    from flows.automations import forget_dead_runs

    async with get_client() as client:
        runs = [run async for run in every_run(client) if speaks_of(run.parameters, words)]
        for run in runs:
            await delete_run(client, run)
        await forget_dead_runs(client)
    return len(runs)


def speaks_of(parameters: dict[str, object], words: Collection[str]) -> bool:
    """Whether a run's parameters contain one of these words, however they are spelt.

    >>> speaks_of({"interview": {"interviewer": "JIM  Carter", "company": "Synergistics"}}, ["Jim Carter"])
    True
    >>> speaks_of({"case_id": "k1f2e3d4c5b", "interview": None}, ["Jim Carter"])
    False
    """
    text = f" {fold(json.dumps(parameters, ensure_ascii=False, default=str))} "
    return any(f" {fold(word)} " in text for word in words)


async def every_run(client: PrefectClient) -> AsyncIterator[FlowRun]:
    """Every run of our flows, page by page. By name: on a shared server, others' runs are not our business."""
    from prefect.client.schemas.filters import FlowFilter, FlowFilterName
    from prefect.client.schemas.sorting import FlowRunSort

    from flows.deployments import DEPLOYED

    ours = FlowFilter(name=FlowFilterName(any_=list(DEPLOYED)))
    offset = 0
    while page := await client.read_flow_runs(flow_filter=ours, sort=FlowRunSort.ID_DESC, limit=AT_ONCE, offset=offset):
        for run in page:
            yield run
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
