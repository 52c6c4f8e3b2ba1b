"""The export as a flow: it answers with a count, writes the files, and tells Prefect nobody's name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from flows.server import prefect_home
from tests.flows.conftest import OwnServer, files_with

EXPORT = """
import asyncio, sys
from pathlib import Path
from flows.prefect_environment import prepare_client
from flows.server import ensure_server, prefect_home

home = Path(sys.argv[1])
server = ensure_server(home, print)
prepare_client(prefect_home(home), server.api_url, server.password, verbose=False)

from flows.deployments import deployment
from flows.export import export_sheets
from tests.dossiers import DOSSIER
from tests.stored import kept

kept()
print(asyncio.run(export_sheets(formats=["csv", "ics"], per="person")))
made = asyncio.run(deployment("export", None))
print(made.name, made.entrypoint)
"""


def test_the_flow_writes_the_files_and_prefect_knows_a_count_alone(own_server: OwnServer, tmp_path: Path) -> None:
    ours = {"OPENLINE_HOME": str(tmp_path), "OPENLINE_SERVER_HOME": str(own_server.home)}
    command = [sys.executable, "-c", EXPORT, str(own_server.home)]
    done = subprocess.run(command, env=os.environ | ours, check=False, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["{'files': 2}", "export flows.export.export_sheets"]
    assert sorted(path.name for path in (tmp_path / "exports").iterdir()) == ["people.csv", "plan.ics"]
    assert files_with(prefect_home(own_server.home), "carter") == []
