"""What Prefect keeps of a person is forgotten, down to the bytes of its database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.erasure import Trace
from flows.runs import forget_runs
from flows.server import prefect_home
from tests.flows.conftest import OwnServer, files_with

# Runs of a flow with our flow's name and form, that says in every place that Prefect has what it must not say anywhere.
RUNS = """
import asyncio, sys
from pathlib import Path
from flows.prefect_environment import prepare_client
from flows.server import ensure_server, prefect_home

home = Path(sys.argv[1])
server = ensure_server(home, print)
prepare_client(prefect_home(home), server.api_url, server.password, verbose=False)

from prefect import flow, get_run_logger, task
from prefect.artifacts import acreate_markdown_artifact

@task(persist_result=False)
async def look(name: str) -> None:
    get_run_logger().warning("looking for %s", name)
    await acreate_markdown_artifact(f"# {name}", key="card")
    raise ValueError(f"{name} is not to be found")

@flow(name="discover", persist_result=False)
async def discover(interview: dict[str, str] | None = None, case_id: str | None = None) -> None:
    await look(interview["interviewer"] if interview else "Quentin Oddsworth")

@flow(name="batch", persist_result=False)
async def batch(batch_id: str) -> None:
    get_run_logger().warning("row 7: Dr. Oddsworth, Quentin: is no number")

async def main() -> None:
    runs = [
        batch("Quentin Oddsworth", return_state=True),
        discover(interview={"interviewer": "Quentin  ODDSWORTH", "company": "Synergistics"}, return_state=True),
        discover(case_id="k0000000001", return_state=True),
        batch("b-2", return_state=True),
        discover(interview={"interviewer": "Prudence Evenhand", "company": "Synergistics"}, return_state=True),
    ]
    for run in runs:
        await run

asyncio.run(main())
"""
FORGET = """
import sys
from pathlib import Path
from data.erasure import Trace
from flows.runs import forget_runs
print(forget_runs(Path(sys.argv[1]), sys.argv[2].split(), Trace(names=frozenset(sys.argv[3:]))))
"""
SHOW = """
import json, sys
from pathlib import Path
from data.erasure import Trace
from flows.runs import runs_about
told = runs_about(Path(sys.argv[1]), sys.argv[2].split(), Trace(names=frozenset(sys.argv[3:])))
print(json.dumps([one.says for one in told], ensure_ascii=False))
"""


def command(script: str, *words: str) -> str:
    done = subprocess.run([sys.executable, "-c", script, *words], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_forgotten_person_is_in_no_byte_of_what_prefect_keeps_and_the_others_are(own_server: OwnServer) -> None:
    folder = prefect_home(own_server.home)
    command(RUNS, str(own_server.home))
    assert any(name.startswith("storage/") for name in files_with(folder, "oddsworth"))
    assert any(name.startswith("prefect.db") for name in files_with(folder, "oddsworth"))

    told = json.loads(command(SHOW, str(own_server.home), "k0000000001", "Quentin Oddsworth"))
    assert len(told) == 4
    assert all(any("looking for" in text for text in says) for says in told if len(says) > 2)
    assert any('"interviewer": "Quentin  ODDSWORTH"' in text for says in told for text in says)
    assert "Evenhand" not in str(told)
    assert command(FORGET, str(own_server.home), "k0000000001", "Quentin Oddsworth") == "4\n"
    assert files_with(folder, "oddsworth") == []
    assert files_with(folder, "k0000000001") == []
    assert "prefect.db" in files_with(folder, "prudence evenhand")

    assert command(FORGET, str(own_server.home), "", "Evenhand, Prudence", "Prudence Evenhand") == "1\n"
    assert files_with(folder, "evenhand") == []


def test_where_prefect_never_ran_there_is_nothing_to_forget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert forget_runs(tmp_path, [], Trace(names=frozenset({"Jim Carter"}))) == 0
    assert list(tmp_path.iterdir()) == []
