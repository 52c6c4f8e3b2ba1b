"""What Prefect runs by itself: every flow can be found, one run of each at a time, and what was missed runs once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.flows.conftest import OwnServer

OPENLINE = Path(sys.executable).parent / "openline"

LIMIT_S = 120.0  # a busy machine's

# Asked in a process of its own: Prefect reads its environment when it is imported.
TURNS = """
import asyncio, json
from datetime import UTC, datetime, timedelta
from data.model import Schedule
from flows.deployments import DEPLOYED, deployment, next_time

since = datetime(2026, 3, 27, 12, tzinfo=UTC)
weekly = Schedule(name="reverify", since=since, every_s=604800.0)
workdays = Schedule(name="reverify", since=since, cron="0 7 * * 1-5", time_zone="Europe/Berlin")

async def main():
    made = {name: await deployment(name, weekly) for name in DEPLOYED}
    told = {
        "next": [str(await next_time(one, since)) for one in (weekly, workdays)],
        "entrypoints": {name: one.entrypoint for name, one in made.items()},
        "limits": {name: str(one.concurrency_options) for name, one in made.items()},
    }
    print(json.dumps(told))

asyncio.run(main())
"""


def test_every_flow_is_found_by_its_module_and_each_turn_by_its_own_clock(tmp_path: Path) -> None:
    environment = os.environ | {"PREFECT_HOME": str(tmp_path)}
    said = subprocess.check_output([sys.executable, "-c", TURNS], env=environment, text=True)
    told = json.loads(said)
    assert told["next"] == ["2026-04-03 12:00:00+00:00", "2026-03-30 07:00:00+02:00"]  # summer time began meanwhile
    assert told["entrypoints"]["reverify"] == "flows.reverify.reverify"
    assert "CANCEL_NEW" in told["limits"]["reverify"]
    assert told["limits"]["discover"] == "None"


@pytest.fixture
def environment(own_server: OwnServer, tmp_path: Path) -> dict[str, str]:
    return os.environ | {"OPENLINE_HOME": str(tmp_path / "home"), "OPENLINE_SERVER_HOME": str(own_server.home)}


def ask(own_server: OwnServer, path: str, wanted: object) -> list[dict[str, Any]]:
    user, _, password = str(own_server.server.password).partition(":")
    answer = httpx.post(f"{own_server.server.api_url}/{path}/filter", json=wanted, auth=(user, password))
    return list(answer.json()) if answer.is_success else []


def runs(own_server: OwnServer, *states: str) -> list[dict[str, Any]]:
    wanted = {"flows": {"name": {"any_": ["reverify"]}}, "flow_runs": {"state": {"type": {"any_": states}}}}
    return [run for run in ask(own_server, "flow_runs", wanted) if run["deployment_id"]]


def wait_until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + LIMIT_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.5)


@contextmanager
def serving(environment: dict[str, str], *words: str) -> Iterator[None]:
    in_background = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]  # as a script's `openline serve &` is started
    process = subprocess.Popen([*in_background, OPENLINE, "serve", *words], env=environment, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def test_a_worker_of_a_pool_puts_every_flow_into_it_and_works_there(
    own_server: OwnServer, environment: dict[str, str]
) -> None:
    with serving(environment, "--pool", "spare"):
        wait_until(lambda: [one["status"] for one in ask(own_server, "work_pools/spare/workers", {})] == ["ONLINE"])
        deployed = ask(own_server, "deployments", {})
        assert {one["name"]: one["work_pool_name"] for one in deployed} == dict.fromkeys(
            ("batch", "discover", "export", "purge", "reverify"), "spare"
        )
        refused = {one["name"] for one in deployed if one["concurrency_options"]}
        assert refused == {"purge", "reverify"}  # of these, a second run at a time
        assert [one["name"] for one in ask(own_server, "automations", {})] == ["openline: mark runs that died"]
        assert [one["type"] for one in ask(own_server, "work_pools", {})] == ["process"]


def test_who_serves_makes_up_once_for_what_was_missed(own_server: OwnServer, environment: dict[str, str]) -> None:
    subprocess.run([OPENLINE, "schedule", "--every", "1m"], env=environment, check=True)
    make_older = (
        "import datetime, sys; from dataclasses import replace; from data.store import open_store;"
        "from data.schedules import keep_schedule, schedules; from flows.settings import read_settings\n"
        "with open_store(read_settings().store_url) as store:\n"
        "    (one,) = schedules(store.engine)\n"
        "    keep_schedule(store.engine, replace(one, since=one.since - datetime.timedelta(minutes=10, seconds=5)))"
    )
    subprocess.run([sys.executable, "-c", make_older], env=environment, check=True)
    try:
        with serving(environment):  # at home, after the pool of the test before
            wait_until(lambda: runs(own_server, "COMPLETED"))
            assert [run["state_name"] for run in runs(own_server, "COMPLETED", "FAILED", "CRASHED")] == ["Completed"]
    finally:
        subprocess.run([OPENLINE, "schedule", "remove"], env=environment, check=True)
