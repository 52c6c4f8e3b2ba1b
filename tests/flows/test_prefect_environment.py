"""What Prefect is told before it is imported, and that it listens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.prefect_environment import KEPT, PRIVATE, QUICK, prepare_client, server_environment

# `DO_NOT_TRACK` is everybody's, and the console's level is a path in Prefect's logging file: neither is a setting.
NO_SETTINGS = {"DO_NOT_TRACK"}


def test_every_setting_of_the_tables_is_one_that_prefect_knows(tmp_path: Path) -> None:
    names = sorted({*PRIVATE, *QUICK, *KEPT} - NO_SETTINGS)
    knows = "import sys, prefect.settings as known; print([name for name in sys.argv[1:] if not hasattr(known, name)])"
    environment = os.environ | {"PREFECT_HOME": str(tmp_path)}
    said = subprocess.check_output([sys.executable, "-c", knows, *names], env=environment, text=True)
    assert said == "[]\n"


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without Prefect and proxies, put back as it was afterwards."""
    monkeypatch.setattr(os, "environ", {"PATH": os.environ["PATH"]})


@pytest.mark.usefixtures("clean")
def test_what_the_operator_has_set_wins_but_for_the_home_of_our_own_server() -> None:
    os.environ |= {"PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "60", "PREFECT_HOME": "/home/ada/.prefect"}
    told = server_environment(Path("/data/prefect"), 4321, "openline:secret")
    assert told["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"] == "60"
    assert told["PREFECT_HOME"] == "/data/prefect"
    assert told["PREFECT_SERVER_API_PORT"] == "4321"


@pytest.mark.usefixtures("clean")
def test_the_client_of_our_own_server_goes_past_every_proxy() -> None:
    os.environ |= {"HTTP_PROXY": "http://proxy.example:8080", "NO_PROXY": "intranet.example"}
    prepare_client(Path("/data/prefect"), "http://127.0.0.1:4321/api", "openline:secret", verbose=False)
    assert os.environ["NO_PROXY"] == "intranet.example,127.0.0.1"
    assert os.environ["PREFECT_API_AUTH_STRING"] == "openline:secret"
    assert os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] == "CRITICAL"


@pytest.mark.usefixtures("clean")
def test_the_client_of_somebody_elses_server_keeps_the_home_and_the_key_that_its_user_chose() -> None:
    os.environ |= {"PREFECT_HOME": "/home/ada/.prefect", "PREFECT_API_KEY": "key"}
    prepare_client(Path("/data/prefect"), "https://prefect.example/api", None, verbose=True)
    assert os.environ["PREFECT_HOME"] == "/home/ada/.prefect"
    assert "PREFECT_API_AUTH_STRING" not in os.environ
    assert "NO_PROXY" not in os.environ
    assert "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL" not in os.environ
    assert os.environ["PREFECT_RESULTS_LOCAL_STORAGE_PATH"] == "/data/prefect/storage"
