"""The store's engine: SQLite or PostgreSQL by URL, private, its schema brought up to date and copied before that."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data import schema

BACKUPS = "backups"  # the folder beside a SQLite file
WAIT_S = 60  # for another writer: each holds the file for milliseconds, and the queue is no queue but a lottery

STORES = {("sqlite", True), ("postgresql", True), ("postgresql", False)}  # and whether its URL names the database
READS_ONLY = "reads_only"  # a connection's option
# A file that is torn, a disk that is full, a server that is gone; for any other error what we ask is at fault.
UNUSABLE = {sa.exc.DatabaseError, sa.exc.OperationalError, sa.exc.InterfaceError}


class BrokenStore(OSError):
    """What stands at the store's place is no store, or cannot be reached."""


@contextmanager
def open_engine(url: str) -> Iterator[sa.Engine]:
    """The engine of a SQLAlchemy URL, its schema the newest; a new SQLite file is the owner's alone (0600).

    Raises `BrokenStore` where there is something else than a store, or one that a later openline has written.
    """
    parsed = _understood(url)
    if parsed.get_backend_name() == "sqlite":
        make_private(Path(str(parsed.database)))
    engine = _engine(parsed)
    try:
        _opened(engine)
        yield engine
    except sa.exc.DBAPIError as error:
        if type(error) not in UNUSABLE:
            raise
        raise BrokenStore(f"the store {parsed.render_as_string()} cannot be used: {error.orig}") from error
    finally:
        engine.dispose()


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that only reads: what it sees is of one moment, and it waits for no writer."""
    with engine.connect().execution_options(**{READS_ONLY: True}) as db, db.begin():
        yield db


def _understood(url: str) -> sa.URL:
    """A URL of one of the two kinds of store; raises `BrokenStore`, which repeats nothing of it: a password, maybe."""
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):  # the second: a port that is no number
        parsed = None
    if parsed is None or (parsed.get_backend_name(), bool(parsed.database)) not in STORES:
        raise BrokenStore(
            "the store's URL is none of SQLite or PostgreSQL; write OPENLINE_DATABASE_URL=sqlite:////folder/openline.db"
            " or postgresql://user:password@host/name"
        )
    return parsed


def make_private(path: Path) -> None:
    """An empty SQLite file where there is none, and its folder, for the owner's eyes alone.

    It has its write-ahead log from the first, since changing to one waits for nobody. It is made beside and linked to
    its place. To open and close the file itself would let go of every lock that this process has on it (POSIX), and
    another one would write into the middle of a transaction of ours: https://sqlite.org/howtocorrupt.html, section 2.2.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        for file in (path, *path.parent.glob(f"{path.name}-*")):  # it may have been copied here by hand
            with suppress(FileNotFoundError, PermissionError):
                if file.stat().st_mode & 0o077 and file.is_file():
                    file.chmod(0o600)
        return
    handle, empty = tempfile.mkstemp(dir=path.parent)  # 0600
    os.close(handle)
    with closing(sqlite3.connect(empty)) as db:
        db.execute("PRAGMA journal_mode=WAL")
    with suppress(FileExistsError):  # another one was faster
        os.link(empty, path)
    Path(empty).unlink()


def copy_sqlite(source: Path, target: Path) -> Path:
    """A SQLite file as it now stands, its write-ahead log included, while others go on writing."""
    make_private(target)
    with closing(sqlite3.connect(source, timeout=WAIT_S)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    return target


def file_of(engine: sa.Engine) -> Path | None:
    """The file of a SQLite store; None for PostgreSQL."""
    return Path(str(engine.url.database)) if engine.dialect.name == "sqlite" else None


def drop_copies(engine: sa.Engine) -> None:
    """Deletes every copy of the store in its own backup folder, or in PostgreSQL's schemas beside its own."""
    if (file := file_of(engine)) is not None:
        shutil.rmtree(file.parent / BACKUPS, ignore_errors=True)
        return
    with engine.begin() as db:
        for name in sa.inspect(db).get_schema_names():
            if name.startswith(before_migration("")):
                db.execute(sa.schema.DropSchema(name, cascade=True))


def vacuum(engine: sa.Engine) -> None:
    """What was deleted is overwritten on the disk, not only unlinked. No transaction may stand around it."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.exec_driver_sql("VACUUM FULL")
        return
    with closing(engine.raw_connection()) as connection:
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            connection.cursor().execute(statement).fetchall()


# --- inside


@lru_cache(maxsize=8)
def _engine(url: sa.URL) -> sa.Engine:
    """One for each store, however often it is opened: what it has compiled serves again; no connection stays open."""
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url.set(drivername="postgresql+psycopg"), max_overflow=-1, pool_pre_ping=True)
    engine = sa.create_engine(url, max_overflow=-1, connect_args={"timeout": WAIT_S})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL, so that readers do not wait; BEGIN is ours, so that a writer takes its place in the queue at once."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN" if READS_ONLY in connection.get_execution_options() else "BEGIN IMMEDIATE")


def _opened(engine: sa.Engine) -> None:
    try:
        _migrate(engine)
    except sa.exc.DatabaseError as error:
        raise BrokenStore(f"the store {engine.url.render_as_string()} cannot be opened: {error.orig}") from error


def _migrate(engine: sa.Engine) -> None:
    """Alembic is imported only where the schema is not the newest: it costs a fifth of a second."""
    with reading(engine) as db:
        if _revision(db) == schema.HEAD:
            return
    with engine.begin() as db:
        stands = _revision(db)
        if stands == schema.HEAD:
            return
        if stands is None and (others := sa.inspect(db).get_table_names()):
            raise BrokenStore(f"the database is no store of ours: it has a table {others[0]!r}; name an empty one")
        if stands is not None and not stands.isdigit():
            raise BrokenStore(f"the database is no store of ours: its schema is {stands!r}; name an empty one")
        if stands is not None and stands > schema.HEAD:
            raise BrokenStore(f"the store has schema {stands}, of a later openline than this one ({schema.HEAD})")
        from alembic import command
        from alembic.config import Config

        if engine.dialect.name == "postgresql":
            db.exec_driver_sql("SELECT pg_advisory_xact_lock(20261121)")  # one migrates, the others wait
            stands = _revision(db)
        if stands is not None:
            _copy_before_migration(engine, db, stands)
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["connection"] = db
        command.upgrade(config, "head")


def _revision(db: sa.Connection) -> str | None:
    if not sa.inspect(db).has_table("alembic_version"):
        return None
    return str(db.scalar(sa.text("SELECT version_num FROM alembic_version")))


def _copy_before_migration(engine: sa.Engine, db: sa.Connection, stands: str) -> None:
    """The store as it stood: a file beside SQLite's, a schema beside PostgreSQL's own."""
    if (file := file_of(engine)) is not None:
        copy_sqlite(file, file.parent / BACKUPS / f"schema-{stands}.db")
        return
    copies = before_migration(stands)
    db.execute(sa.schema.DropSchema(copies, cascade=True, if_exists=True))
    db.execute(sa.schema.CreateSchema(copies))
    quote = db.dialect.identifier_preparer.quote
    for table in sa.inspect(db).get_table_names():
        db.exec_driver_sql(f"CREATE TABLE {quote(copies)}.{quote(table)} AS TABLE {quote(table)}")


def before_migration(revision: str) -> str:
    """The PostgreSQL schema that holds what stood before the migration from this revision."""
    return f"openline_schema_{revision}"
