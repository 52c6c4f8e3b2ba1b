"""What several tests share: a PostgreSQL of our own, and skipping with one sentence, which CI does not allow."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import binaries, new_database, postgresql_server

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
def postgres_server() -> Iterator[Path]:
    """A PostgreSQL server for all tests that want one."""
    programs = binaries()
    if programs is None:
        skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
        return
    with postgresql_server(programs) as folder:
        yield folder


@pytest.fixture
def postgres_url(postgres_server: Path, tmp_path: Path) -> str:
    """An empty database of that server."""
    return new_database(postgres_server, f"t{abs(hash(tmp_path)):x}")
