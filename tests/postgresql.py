"""A PostgreSQL server of our own, from Debian's package, that listens on a socket in a folder of ours only."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def binaries() -> Path | None:
    """Where the newest installed version keeps its programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def postgresql_server(programs: Path) -> Iterator[Path]:
    """A server while the block lasts; gives the folder of its socket, which is its host name."""
    folder = Path(tempfile.mkdtemp(prefix="openline-pg-"))  # not pytest's own: a socket's path must be short
    # PostgreSQL does not run as root.
    someone: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if someone:
        shutil.chown(folder, "postgres", "postgres")

    def pg_ctl(*words: str) -> None:
        command = [str(programs / "pg_ctl"), "--pgdata", str(folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **someone)

    pg_ctl("initdb", "-o", "--auth=trust --username=openline")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    pg_ctl("--wait", "-o", options, "start")
    try:
        yield folder
    finally:
        pg_ctl("--wait", "--mode=immediate", "stop")
        shutil.rmtree(folder)


def new_database(host: Path, name: str) -> str:
    """An empty database of that server; gives its URL."""
    import psycopg

    with psycopg.connect(host=str(host), user="openline", dbname="postgres", autocommit=True) as db:
        db.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://openline@/{name}?host={host}"
