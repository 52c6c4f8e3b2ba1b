"""A PostgreSQL server of our own, from Debian's package, that listens on a socket in a folder of ours only."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START_LIMIT_S = 60.0


def binaries() -> Path | None:
    """Where the newest installed version keeps its programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def postgresql_server(programs: Path) -> Iterator[Path]:
    """A server while the block lasts; gives the folder of its socket, which is its host name."""
    folder = Path(tempfile.mkdtemp(prefix="openline-pg-"))  # not pytest's own: a socket's path must be short
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    _pg_ctl(programs, folder, "initdb", "-o", "--auth=trust --username=openline")
    start(programs, folder)
    try:
        yield folder
    finally:
        _pg_ctl(programs, folder, "--wait", "--mode=immediate", "stop")
        shutil.rmtree(folder)


def start(programs: Path, folder: Path) -> None:
    """Starts the server; after its end by `kill`, as soon as the last process of the old one has seen that end."""
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    deadline = time.monotonic() + START_LIMIT_S
    while True:
        try:
            return _pg_ctl(programs, folder, "--wait", "-o", options, "start")
        except subprocess.CalledProcessError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def kill(folder: Path) -> None:
    """kill -9 of the server's first process; the others end when they see that it is gone."""
    os.kill(int((folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)


def new_database(host: Path, name: str) -> str:
    """An empty database of that server; gives its URL."""
    import psycopg

    with psycopg.connect(host=str(host), user="openline", dbname="postgres", autocommit=True) as db:
        db.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://openline@/{name}?host={host}"


def every_row(url: str) -> Iterator[str]:
    """Each row of each table of a database, its columns as text."""
    import sqlalchemy as sa

    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as db:
        for schema in sa.inspect(db).get_schema_names():
            if not schema.startswith(("pg_", "information_schema")):
                for table in sa.inspect(db).get_table_names(schema):
                    for row in db.execute(sa.text(f'SELECT * FROM "{schema}"."{table}"')):  # noqa: S608 (our names)
                        yield json.dumps([str(value) for value in row], ensure_ascii=False)
    engine.dispose()


def _pg_ctl(programs: Path, folder: Path, *words: str) -> None:
    how: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    if os.geteuid() == 0:  # PostgreSQL does not run as root
        how |= {"user": "postgres", "group": "postgres", "extra_groups": []}
    environment = {name: text for name, text in os.environ.items() if not name.startswith("OPENLINE_")}
    command = [str(programs / "pg_ctl"), "--pgdata", str(folder / "data"), *words]
    subprocess.run(command, check=True, env=environment, **how)
