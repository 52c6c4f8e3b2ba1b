"""One Prefect server for every test of this folder: its start is what they have in common, and what takes long."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.server import Server, server_status, stop_server

# A command that needs the server, as a process of its own: what it announces, and nothing else, is its output.
NEEDS_SERVER = """
import sys
from pathlib import Path
from flows.server import ensure_server
ensure_server(Path(sys.argv[1]), print)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnServer:
    """The server, its home, and what the two commands said that both wanted to start it, at once."""

    home: Path
    server: Server
    said: tuple[str, ...]


@pytest.fixture(autouse=True)
def _nobody_names_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


@pytest.fixture(scope="session")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnServer]:
    """Our own server, started by two commands at once that have both ended since."""
    home = tmp_path_factory.mktemp("data") / "openline"
    commands = [
        subprocess.Popen(
            [sys.executable, "-c", NEEDS_SERVER, str(home)], stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    said = tuple(command.communicate()[0] for command in commands)
    try:
        server = server_status(home)
        assert server is not None
        yield OwnServer(home=home, server=server, said=said)
    finally:
        stop_server(home)


def files_with(folder: Path, text: str) -> list[str]:
    """The files of the folder, at any depth, that have the text among their bytes, in capitals or not."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and text.lower().encode() in path.read_bytes().lower()
    )
