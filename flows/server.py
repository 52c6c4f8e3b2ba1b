"""A Prefect server of our own: found where it runs, started where it does not, used by every later command.

    home/prefect/server.lock   locked by the server for as long as it lives; holds its process id
    home/prefect/server.json   its port and password, the same after every start, and its version
    home/prefect/server.log    what it had to say since its last start

The server inherits the lock from the command that starts it, so the system itself knows whether it lives: nothing
grows stale by a crash or a reboot, a number that by now belongs to another process is never believed, and of two
commands that start at once one starts the server and the other waits for it.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from importlib.metadata import version
from pathlib import Path

import httpx

from flows.prefect_environment import LOOPBACK, server_environment

LOCK, STATE, LOG = "server.lock", "server.json", "server.log"
START_LIMIT_S = 120.0  # the first start makes the database: 6 s on a quiet machine, 20 s on a busy one
STOP_LIMIT_S = 10.0
HEALTH_LIMIT_S = 5.0
POLL_S = 0.1


class ServerNotStarted(RuntimeError):
    """There is no server to use; the message says in one sentence why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where a Prefect server listens, and the password it wants."""

    api_url: str
    password: str | None  # "user:password" (RFC 7617); None: not our own, whoever set PREFECT_API_URL set the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is remembered of our own server from one start to the next, as a browser will remember it too."""

    port: int
    password: str
    prefect: str  # the version it was started with

    @property
    def server(self) -> Server:
        return Server(api_url=f"http://{LOOPBACK}:{self.port}/api", password=self.password)


def prefect_home(home: Path) -> Path:
    """Where our own server and its clients keep all that is Prefect's."""
    return home / "prefect"


def ensure_server(home: Path, say: Callable[[str], None]) -> Server:
    """The server that PREFECT_API_URL names, else our own, started where it does not run.

    A start is announced through `say`. Raises `ServerNotStarted` where no server answers.
    """
    if api_url := os.environ.get("PREFECT_API_URL"):
        return named_server(api_url)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = prefect_home(home)
    folder.mkdir(mode=0o700, exist_ok=True)
    if (state := read_state(folder)) and state.prefect != version("prefect"):
        stop_server(home)  # its code has been replaced under it
    started = False
    deadline = time.monotonic() + START_LIMIT_S
    while time.monotonic() < deadline:
        if server := server_status(home):
            return server
        if (lock := take_lock(folder)) is not None:  # nobody has it: no server lives, and none is being started
            try:
                if started:
                    raise ServerNotStarted(f"the local Prefect server ended at once; see {folder / LOG}")
                say("Starting the local Prefect server; later commands will find it running.")
                start(folder, lock)
                started = True
            finally:
                os.close(lock)
        time.sleep(POLL_S)
    raise ServerNotStarted(f"the local Prefect server did not answer in {START_LIMIT_S:.0f} s; see {folder / LOG}")


def named_server(api_url: str) -> Server:
    """The server that the operator has named, if it answers."""
    try:
        answer = httpx.get(f"{api_url}/health", timeout=HEALTH_LIMIT_S)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ServerNotStarted(f"the Prefect server at {api_url} (PREFECT_API_URL) does not answer: {error}") from error
    if not answer.is_success:
        raise ServerNotStarted(f"the Prefect server at {api_url} (PREFECT_API_URL) answers {answer.status_code}")
    return Server(api_url=api_url, password=None)


def server_status(home: Path) -> Server | None:
    """Our own server where it runs and answers, else None."""
    folder = prefect_home(home)
    if not is_alive(folder) or (state := read_state(folder)) is None:
        return None
    return state.server if answers(state.port) else None


def answers(port: int) -> bool:
    """Whether a Prefect server on this port of loopback is well. No proxy is asked, no certificate loaded."""
    connection = HTTPConnection(LOOPBACK, port, timeout=HEALTH_LIMIT_S)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def stop_server(home: Path) -> bool:
    """End our own server and wait until it is gone; False where none ran."""
    folder = prefect_home(home)
    if not is_alive(folder):
        return False
    end(folder, signal.SIGTERM)
    if is_alive(folder):  # it waits for a client that does not go
        end(folder, signal.SIGKILL)
    return True


def end(folder: Path, how: signal.Signals) -> None:
    """Send the signal to the process that has the lock, and give it time to let go."""
    with suppress(ValueError, ProcessLookupError):  # not written yet; gone already
        os.kill(int((folder / LOCK).read_text()), how)
    deadline = time.monotonic() + STOP_LIMIT_S
    while is_alive(folder) and time.monotonic() < deadline:
        time.sleep(POLL_S)


def start(folder: Path, lock: int) -> None:
    """Start the server with the lock in its hand, detached from this terminal and from this command's end."""
    state = next_state(folder)
    write_state(folder, state)
    with open(folder / LOG, "wb", opener=private) as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start"],
            env=server_environment(folder, state.port, state.password),
            cwd=folder,  # Prefect reads settings out of the working directory, too
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            pass_fds=(lock,),
            umask=0o077,
        )
    process.returncode = 0  # it outlives this command: nobody waits for it, and Python need not warn of that
    os.write(lock, str(process.pid).encode())


def next_state(folder: Path) -> State:
    """Port and password as they were, where the port is still free; else new ones."""
    last = read_state(folder)
    if last is None:
        return State(port=free_port(0), password=f"openline:{secrets.token_urlsafe(16)}", prefect=version("prefect"))
    return replace(last, port=free_port(last.port), prefect=version("prefect"))


def free_port(wanted: int) -> int:
    """This port of loopback if nobody listens there, else any free one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server will: its last end does not count
        try:
            probe.bind((LOOPBACK, wanted))
        except OSError:
            return free_port(0)
        return int(probe.getsockname()[1])


def take_lock(folder: Path) -> int | None:
    """The lock, open and emptied; None where somebody has it. It lasts until its last holder closes it."""
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    os.ftruncate(lock, 0)
    return lock


def is_alive(folder: Path) -> bool:
    """Whether a server of ours lives or is being started: somebody has the lock."""
    try:
        with (folder / LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def read_state(folder: Path) -> State | None:
    """What is remembered; None where no server was ever started, or where the file does not say."""
    try:
        return State(**json.loads((folder / STATE).read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def write_state(folder: Path, state: State) -> None:
    """Remember, in one step: who reads meanwhile reads the old words or the new ones."""
    new = folder / f"{STATE}.new"
    with open(new, "w", opener=private) as file:
        json.dump(asdict(state), file)
    new.replace(folder / STATE)


def private(path: str, flags: int) -> int:
    """An opener whose new files nobody else can read."""
    return os.open(path, flags, 0o600)
