"""Every earlier schema becomes today's with nothing lost, and a copy is kept of what stood before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from data import schema
from data.documents import dump
from data.engine import BrokenStore
from data.store import open_store
from tests.dossiers import CASE, DOSSIER, NOW

VERSIONS = Path(schema.__file__).parent / "migrations" / "versions"
REVISIONS = sorted(file.name[:4] for file in VERSIONS.glob("*.py"))
Old = Callable[[str], str]


@pytest.fixture(params=["sqlite", "postgresql"])
def old_store(request: pytest.FixtureRequest, tmp_path: Path) -> Old:
    """Makes a store as it was at a revision, with a case in it, and says where it is."""
    url = f"sqlite:///{tmp_path / 'openline.db'}"
    driver = url
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
        driver = url.replace("postgresql:", "postgresql+psycopg:")

    def make(revision: str) -> str:
        engine = sa.create_engine(driver)
        with engine.begin() as db:
            config = Config()
            config.set_main_option("script_location", str(VERSIONS.parent))
            config.attributes["connection"] = db
            command.upgrade(config, revision)
            document = json.dumps(dump(CASE))
            stamp = "2026-11-20T09:30:00.000000+00:00"
            db.execute(
                sa.text("INSERT INTO cases (case_id, revision, recorded_at, document) VALUES ('c-1', 1, :at, :case)"),
                {"at": stamp, "case": document},
            )
            db.execute(sa.text("INSERT INTO runs (run_id, case_id, made_at) VALUES ('r-0', 'c-1', :at)"), {"at": stamp})
        engine.dispose()
        return url

    return make


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_every_earlier_schema_becomes_todays_and_keeps_its_rows(revision: str, old_store: Old) -> None:
    with open_store(old_store(revision)) as store:
        assert store.case("c-1") == CASE
        store.keep_run(DOSSIER)
        assert store.dossier("c-1") is not None
        with store.engine.begin() as db:
            context = MigrationContext.configure(db, opts={"include_schemas": False})
            assert compare_metadata(context, schema.metadata) == []


def test_the_newest_revision_is_the_one_that_the_program_wants() -> None:
    assert REVISIONS[-1] == schema.HEAD


def test_what_stood_before_is_copied_beside_it(old_store: Old, tmp_path: Path) -> None:
    with open_store(old_store("0001")) as store:
        if store.engine.dialect.name == "sqlite":
            with closing(sqlite3.connect(tmp_path / "backups" / "schema-0001.db")) as copy:
                found = copy.execute("SELECT case_id FROM cases").fetchall()
        else:
            with store.engine.begin() as db:
                found = [tuple(row) for row in db.execute(sa.text("SELECT case_id FROM openline_schema_0001.cases"))]
    assert found == [("c-1",)]


def test_what_is_no_store_of_ours_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(BrokenStore, match="no store of ours: it has a table 'songs'"), open_store(f"sqlite:///{path}"):
        pass
    assert path.read_bytes()[100:] == before[100:]  # the head says that there is a write-ahead log
    for url in ("nonsense", "mysql://openline@127.0.0.1/openline"):
        with pytest.raises(BrokenStore), open_store(url):
            pass


def test_a_torn_store_is_told_in_a_sentence_and_one_that_was_copied_by_hand_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "openline.db"
    with open_store(f"sqlite:///{path}") as store:
        for number in range(200):
            store.keep_case(replace(CASE, case_id=f"c-{number}"), NOW)
    path.chmod(0o644)
    with open_store(f"sqlite:///{path}"):
        assert path.stat().st_mode & 0o777 == 0o600
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 60_000)
    with pytest.raises(BrokenStore, match="malformed"), open_store(f"sqlite:///{path}") as store:
        store.cases()


def test_a_store_of_a_later_openline_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'openline.db'}"
    with open_store(url) as store, store.engine.begin() as db:
        db.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BrokenStore, match="of a later openline"), open_store(url):
        pass
