"""Our own Prefect server: one, found again, survived by nothing that it needs."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest

from flows.server import ServerNotStarted, ensure_server, next_state, prefect_home, server_status, stop_server
from tests.flows.conftest import OwnServer

A_START = "Starting the local Prefect server; later commands will find it running.\n"


@pytest.fixture(scope="module")
def home(own_server: OwnServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose server these tests may stop and start; its database is made already."""
    home = tmp_path_factory.mktemp("home")
    prefect_home(home).mkdir()
    for file in prefect_home(own_server.home).glob("prefect.db*"):
        shutil.copy(file, prefect_home(home))
    yield home
    stop_server(home)


def pid_of(home: Path) -> int:
    return int((prefect_home(home) / "server.lock").read_text())


def silent(text: str) -> None:
    """For tests that ask what was done, not what was said."""


def test_of_two_commands_at_once_one_starts_the_server_and_both_use_it(own_server: OwnServer) -> None:
    assert sorted(own_server.said) == ["", A_START]


def test_the_server_outlives_the_command_that_started_it_in_a_session_of_its_own(own_server: OwnServer) -> None:
    assert os.getsid(pid_of(own_server.home)) == pid_of(own_server.home)


def test_a_later_command_finds_the_server_without_a_word_and_without_prefect(own_server: OwnServer) -> None:
    said: list[str] = []
    assert ensure_server(own_server.home, said.append) == own_server.server
    assert said == []
    finds = "import sys, pathlib, flows.server as s; s.ensure_server(pathlib.Path(sys.argv[1]), print); "
    subprocess.run([sys.executable, "-c", finds + "assert 'prefect' not in sys.modules", own_server.home], check=True)


def test_the_server_listens_on_loopback_alone(own_server: OwnServer) -> None:
    assert own_server.server.api_url.startswith("http://127.0.0.1:")


def test_who_does_not_know_the_password_is_told_nothing(own_server: OwnServer) -> None:
    runs = f"{own_server.server.api_url}/flow_runs/filter"
    user, _, password = (own_server.server.password or "").partition(":")
    assert httpx.post(runs, json={}).status_code == HTTPStatus.UNAUTHORIZED
    assert httpx.post(runs, json={}, auth=(user, password)).status_code == HTTPStatus.OK


def test_a_page_from_elsewhere_may_not_read_the_server_in_the_browser(own_server: OwnServer) -> None:
    asked = {"Origin": "https://synergistics.example", "Access-Control-Request-Method": "POST"}
    answer = httpx.options(f"{own_server.server.api_url}/flow_runs/filter", headers=asked)
    assert "access-control-allow-origin" not in answer.headers


def test_the_page_in_the_browser_talks_to_this_server_and_no_other(own_server: OwnServer) -> None:
    page = own_server.server.api_url.removesuffix("/api")
    told = httpx.get(f"{page}/ui-settings").json()
    assert (told["api_url"], told["default_ui"]) == (own_server.server.api_url, "v1")


def test_nobody_else_can_read_the_files_of_the_server(own_server: OwnServer) -> None:
    folder = prefect_home(own_server.home)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir() if path.is_file()}
    assert {"server.lock", "server.json", "server.log", "prefect.db"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_a_server_that_was_stopped_starts_again_where_it_was(home: Path) -> None:
    first = ensure_server(home, silent)
    assert stop_server(home)
    assert server_status(home) is None
    assert not stop_server(home)
    assert ensure_server(home, silent) == first


def test_a_server_that_was_killed_is_started_again(home: Path) -> None:
    ensure_server(home, silent)
    killed = pid_of(home)
    os.kill(killed, 9)
    said: list[str] = []
    ensure_server(home, said.append)
    assert said
    assert pid_of(home) != killed


def test_a_server_of_another_version_is_replaced(home: Path) -> None:
    ensure_server(home, silent)
    older = pid_of(home)
    file = prefect_home(home) / "server.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"prefect": "3.0.0"}))
    ensure_server(home, silent)
    assert pid_of(home) != older


def test_a_process_that_got_the_number_of_a_dead_server_is_left_alone(tmp_path: Path) -> None:
    folder = prefect_home(tmp_path)
    folder.mkdir()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        (folder / "server.lock").write_text(str(stranger.pid))
        assert not stop_server(tmp_path)
        assert server_status(tmp_path) is None
        assert stranger.poll() is None
        stranger.communicate(b"\n")
        assert stranger.returncode == 0


def test_where_another_program_has_taken_the_port_the_server_takes_another(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        state = {"port": port, "password": "openline:secret", "prefect": "3.8.8"}
        (tmp_path / "server.json").write_text(json.dumps(state))
        then = next_state(tmp_path)
    assert then.port != port
    assert then.password == "openline:secret"  # noqa: S105 (an example)


def test_a_state_file_that_says_nothing_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "server.json").write_text('{"port": 42')
    assert next_state(tmp_path).password.startswith("openline:")


def test_a_server_that_cannot_start_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "perhaps")
    with pytest.raises(ServerNotStarted, match=r"^the local Prefect server ended at once; see .*server\.log$"):
        ensure_server(tmp_path, silent)
    assert "perhaps" in (prefect_home(tmp_path) / "server.log").read_text()


def test_the_server_that_the_operator_names_is_used(own_server: OwnServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", own_server.server.api_url)
    named = ensure_server(own_server.home, silent)
    assert (named.api_url, named.password) == (own_server.server.api_url, None)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api", "not a url", "http://127.0.0.1:x/api"])
def test_a_named_server_that_does_not_answer_is_an_error(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", url)
    with pytest.raises(ServerNotStarted, match="PREFECT_API_URL"):
        ensure_server(tmp_path, silent)
