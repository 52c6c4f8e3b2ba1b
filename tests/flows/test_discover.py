"""The flow as Prefect sees it: every reading of the world a task, ids and counts, and nobody's name."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.server import prefect_home
from flows.world import serve_world
from tests.flows.conftest import OwnServer, files_with

OPENLINE = Path(sys.executable).parent / "openline"
BENCH = Path(__file__).parent.parent / "sites" / "bench"
WHERE = ["--company", "Bench Company", "--domain", "bench.example", "--role", "Carpenter", "--on", "2026-11-18"]

# What Prefect does with a form that somebody has filled in and sent.
FILLED_IN = """
import asyncio, sys
from pathlib import Path
from flows.prefect_environment import prepare_client
from flows.server import ensure_server, prefect_home

home = Path(sys.argv[1])
server = ensure_server(home, print)
prepare_client(prefect_home(home), server.api_url, server.password, verbose=False)

from flows.discover import discover_case

form = {"interviewer": "Horatio Fernsby", "company": "Bench Company", "domain": "bench.example"}
asyncio.run(discover_case(interview=form | {"role": "Carpenter", "on": "2026-11-18"}))
"""


@pytest.fixture
def settings(own_server: OwnServer, tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty data folder, the bench company's world, and the server of all these tests."""
    with serve_world(BENCH) as served:
        yield {
            "OPENLINE_HOME": str(tmp_path),
            "OPENLINE_SERVER_HOME": str(own_server.home),
            "OPENLINE_WORLD": str(served),
            "OPENLINE_PACE_S": "0",
        }


def command(settings: dict[str, str], *words: str | Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(words, env=os.environ | settings, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def asked(own_server: OwnServer, what: str, body: dict[str, object]) -> list[dict[str, Any]]:
    """What Prefect's API answers."""
    user, _, password = str(own_server.server.password).partition(":")
    answer = httpx.post(f"{own_server.server.api_url}/{what}/filter", json=body, auth=(user, password))
    return list(answer.raise_for_status().json())


def last_run(own_server: OwnServer) -> dict[str, Any]:
    newest = {"sort": "EXPECTED_START_TIME_DESC", "limit": 1, "flows": {"name": {"any_": ["discover"]}}}
    return asked(own_server, "flow_runs", newest)[0]


FIVE = 5  # tasks of a run


def tasks_of(own_server: OwnServer, run: dict[str, Any]) -> dict[str, str]:
    """The run's tasks and how they ended; the server writes them down a second after the fact."""
    deadline = time.monotonic() + 20
    while True:
        tasks = asked(own_server, "task_runs", {"flow_runs": {"id": {"any_": [run["id"]]}}})
        ended = {task["name"].rpartition("-")[0]: task["state_type"] for task in tasks}
        if (len(ended) == FIVE and "RUNNING" not in ended.values()) or time.monotonic() > deadline:
            return ended
        time.sleep(0.2)


def test_prefect_shows_a_case_as_its_six_tasks_and_knows_nobodys_name(
    own_server: OwnServer, settings: dict[str, str]
) -> None:
    done = command(settings, OPENLINE, "find", "Prudence Evenhand", *WHERE)
    run = last_run(own_server)
    case_id = run["parameters"]["case_id"]

    assert run["state_type"] == "COMPLETED"
    assert run["name"] == f"discover-{case_id}"
    assert run["parameters"] == {"case_id": case_id, "interview": None}
    assert tasks_of(own_server, run) == {
        "read_correspondence": "COMPLETED",
        "resolve_company": "COMPLETED",
        "crawl": "COMPLETED",
        "look_up_exchanges": "COMPLETED",
        "conclude": "COMPLETED",
        "keep": "COMPLETED",
    }
    assert files_with(prefect_home(own_server.home), "evenhand") == []
    assert "Evenhand" in done.stdout
    assert done.stderr == ""  # none of Prefect's own lines


def test_the_servers_page_and_password_are_told(own_server: OwnServer, settings: dict[str, str]) -> None:
    page = own_server.server.api_url.removesuffix("/api")
    assert command(settings, OPENLINE, "server").stdout == f"{page}  password: {own_server.server.password}\n"


def test_with_v_the_terminal_shows_prefects_own_lines(settings: dict[str, str]) -> None:
    done = command(settings, OPENLINE, "find", *WHERE, "-v")
    assert "Finished in state Completed()" in done.stderr


def test_what_somebody_typed_into_prefects_form_is_forgotten_with_them(
    own_server: OwnServer, settings: dict[str, str]
) -> None:
    folder = prefect_home(own_server.home)
    command(settings, sys.executable, "-c", FILLED_IN, own_server.home)
    assert any(name.startswith("prefect.db") for name in files_with(folder, "fernsby"))
    command(settings, OPENLINE, "forget", "Horatio Fernsby", "--company", "Bench Company")
    assert files_with(folder, "fernsby") == []
