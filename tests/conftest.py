"""What several tests share: a PostgreSQL of our own, and skipping with one sentence, which CI does not allow."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Whoever imports Prefect makes it a home: here one of ours, which goes when the tests end.
PREFECT_HOME = tempfile.TemporaryDirectory(prefix="openline-prefect-")
os.environ["PREFECT_HOME"] = PREFECT_HOME.name
NOTHING_MAY_SKIP = bool(os.environ.get("OPENLINE_TESTS_SKIP_NOTHING"))


def skip(reason: str) -> None:
    """Skips the test, or fails it where nothing may skip."""
    if NOTHING_MAY_SKIP:
        pytest.fail(f"would skip: {reason}")
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the data folder, or the settings, of whoever runs it."""
    for name in [name for name in os.environ if name.startswith("OPENLINE_") and "_TESTS_" not in name]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OPENLINE_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server that listens on a socket in a folder of ours only."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    binaries = found[-1].parent if found else None
    if binaries is None:
        skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
        return
    folder = Path(tempfile.mkdtemp(prefix="openline-pg-"))  # not pytest's own: a socket's path must be short
    # PostgreSQL does not run as root.
    someone: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if someone:
        shutil.chown(folder, "postgres", "postgres")

    def pg_ctl(*words: str) -> None:
        command = [str(binaries / "pg_ctl"), "--pgdata", str(folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **someone)

    pg_ctl("initdb", "-o", "--auth=trust --username=openline")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    pg_ctl("--wait", "-o", options, "start")
    try:
        yield str(folder)
    finally:
        pg_ctl("--wait", "--mode=immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def postgres_url(postgres_server: str, tmp_path: Path) -> str:
    """An empty database of that server."""
    import psycopg

    name = f"t{abs(hash(tmp_path)):x}"
    with psycopg.connect(host=postgres_server, user="openline", dbname="postgres", autocommit=True) as db:
        db.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://openline@/{name}?host={postgres_server}"
