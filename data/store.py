"""The record: cases, what every run found and wrote, what the candidate said of it; in SQLite or PostgreSQL.

Rows are appended; only `forget` deletes. The present is a query: the newest row wins.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from data import schema
from data.documents import dump, findings_of, load, mentions, rows_of
from data.model import Case, Correction, Dossier, Interviewer, LoggedOutcome, Memory, Suppressed, Words

T = TypeVar("T")


class UnknownCase(LookupError):
    """No case of that id is in the store."""

    def __init__(self, case_id: str) -> None:
        super().__init__(f"no case {case_id!r} in the store; `openline list` shows those there are")


class BrokenStore(OSError):
    """What stands at the store's place is no store, or cannot be reached."""


class Store:
    """The record behind one engine. Every method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # --- cases

    def keep_case(self, case: Case, at: datetime) -> Case:
        """The case as it now stands becomes its newest revision, unless nothing changed."""
        with self._engine.begin() as db:
            newest = _newest_revision(db, case.case_id)
            if newest is None or load(Case, newest.document) != case:
                row = {"case_id": case.case_id, "revision": newest.revision + 1 if newest else 1}
                db.execute(schema.cases.insert(), row | {"recorded_at": _stamp(at), "document": dump(case)})
        return case

    def case(self, case_id: str) -> Case:
        """The newest revision of a case; raises `UnknownCase`."""
        with self._engine.begin() as db:
            newest = _newest_revision(db, case_id)
        if newest is None:
            raise UnknownCase(case_id)
        return load(Case, newest.document)

    def cases(self) -> tuple[Case, ...]:
        """Every case as it now stands, in the order in which they were opened."""
        newest = (
            sa.select(schema.cases.c.case_id, sa.func.max(schema.cases.c.revision).label("revision"))
            .group_by(schema.cases.c.case_id)
            .subquery()
        )
        opened = (
            sa.select(schema.cases.c.case_id, schema.cases.c.recorded_at).where(schema.cases.c.revision == 1).subquery()
        )
        query = (
            sa.select(schema.cases.c.document)
            .join(
                newest,
                (schema.cases.c.case_id == newest.c.case_id) & (schema.cases.c.revision == newest.c.revision),
            )
            .join(opened, schema.cases.c.case_id == opened.c.case_id)
            .order_by(opened.c.recorded_at, schema.cases.c.case_id)
        )
        with self._engine.begin() as db:
            return tuple(load(Case, document) for document in db.scalars(query))

    # --- runs

    def keep_run(self, dossier: Dossier) -> None:
        """All that one run found and wrote. A second call for the same run adds nothing."""
        run = {"run_id": dossier.run_id, "case_id": dossier.case.case_id}
        with self._engine.begin() as db:
            known = sa.select(schema.runs.c.run_id).where(schema.runs.c.run_id == dossier.run_id)
            if db.scalar(known) is not None:
                return
            db.execute(schema.runs.insert(), run | {"made_at": _stamp(dossier.made_at)})
            db.execute(schema.findings.insert(), [run | row for row in rows_of(dossier)])
            if dossier.words:
                stamp = {"recorded_at": _stamp(dossier.made_at)}
                db.execute(schema.words.insert(), [run | stamp | _words_row(words) for words in dossier.words])

    def dossier(self, case_id: str) -> Dossier | None:
        """What the newest run of a case left, in the case as it now stands; None before the first."""
        case = self.case(case_id)
        with self._engine.begin() as db:
            of_case = schema.runs.c.case_id == case_id
            run = db.execute(sa.select(schema.runs).where(of_case).order_by(schema.runs.c.made_at.desc())).first()
            if run is None:
                return None
            of_run = schema.findings.c.run_id == run.run_id
            rows = db.execute(sa.select(schema.findings).where(of_run).order_by(schema.findings.c.position)).all()
            texts = db.scalars(
                sa.select(schema.words.c.document)
                .where(schema.words.c.run_id == run.run_id)
                .order_by(schema.words.c.number)
            ).all()
        if not {"company", "site"} <= {row.noun for row in rows}:
            return None  # a person was forgotten, and with them what the run said of the company
        evidence, formats, contacts = findings_of(rows)
        return Dossier(
            run_id=run.run_id,
            case=case,
            evidence=evidence,
            formats=formats,
            contacts=contacts,
            words=tuple(load(Words, text) for text in texts),
            made_at=datetime.fromisoformat(run.made_at),
        )

    # --- the candidate's word

    def log(self, outcome: LoggedOutcome) -> None:
        """What came of it, as the candidate reports it."""
        row = {"case_id": outcome.case_id, "person_id": outcome.person_id, "document": dump(outcome)}
        with self._engine.begin() as db:
            db.execute(schema.outcomes.insert(), row)

    def correct(self, correction: Correction) -> None:
        """A channel as the candidate knows it."""
        row = {"case_id": correction.case_id, "person_id": correction.person_id, "document": dump(correction)}
        with self._engine.begin() as db:
            db.execute(schema.corrections.insert(), row)

    def edit(self, case_id: str, words: Words, at: datetime) -> None:
        """A text in the candidate's own wording, which every later run keeps."""
        row = {"case_id": case_id, "run_id": None, "recorded_at": _stamp(at)}
        with self._engine.begin() as db:
            db.execute(schema.words.insert(), row | _words_row(replace(words, edited=True)))

    def suppress(self, digests: Sequence[str], at: datetime) -> None:
        """Keyed hashes of what must never come up again."""
        with self._engine.begin() as db:
            known = set(db.scalars(sa.select(schema.suppressions.c.digest)))
            new = [{"digest": digest, "added_at": _stamp(at)} for digest in sorted(set(digests) - known)]
            if new:
                db.execute(schema.suppressions.insert(), new)

    def memory(self, case_id: str, key: bytes) -> Memory:
        """What earlier runs and the candidate left that bears on a case; the newest correction and wording win."""
        with self._engine.begin() as db:
            digests = frozenset(db.scalars(sa.select(schema.suppressions.c.digest)))
            logged = _of_case(db, schema.outcomes, case_id, LoggedOutcome)
            corrections = _of_case(db, schema.corrections, case_id, Correction)
            edited = _of_case(db, schema.words, case_id, Words, schema.words.c.run_id.is_(None))
        return Memory(
            suppressed=Suppressed(key=key, digests=digests),
            logged=logged,
            corrections=tuple({(word.person_id, word.kind): word for word in corrections}.values()),
            edited=tuple({(text.person_id, text.kind): text for text in edited}.values()),
        )

    # --- forgetting

    def forget_person(self, case_id: str, person_ids: Collection[str], traces: Collection[str]) -> None:
        """Deletes people from a case: their rows, every revision's mention, and each row that holds a trace."""
        with self._engine.begin() as db:
            for table in (schema.findings, schema.words, schema.corrections, schema.outcomes):
                for row in db.execute(sa.select(table).where(table.c.case_id == case_id)).all():
                    if row.person_id in person_ids or mentions(row.document, traces):
                        this = (column == getattr(row, column.name) for column in table.primary_key)
                        db.execute(table.delete().where(*this))
            for row in db.execute(sa.select(schema.cases).where(schema.cases.c.case_id == case_id)).all():
                case = load(Case, row.document)
                others = (who for who in case.people if who.person_id not in person_ids)
                left = replace(case, people=tuple(_not_introduced_by(who, traces) for who in others))
                this_revision = (schema.cases.c.case_id == case_id) & (schema.cases.c.revision == row.revision)
                db.execute(schema.cases.update().where(this_revision).values(document=dump(left)))
        self._vacuum()

    def _vacuum(self) -> None:
        """What was deleted is overwritten on the disk, not only unlinked. No transaction may stand around it."""
        if self._engine.dialect.name == "postgresql":
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
                db.exec_driver_sql("VACUUM FULL")
            return
        connection = self._engine.raw_connection()
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            connection.cursor().execute(statement).fetchall()
        connection.close()

    def close(self) -> None:
        self._engine.dispose()


@contextmanager
def open_store(url: str) -> Iterator[Store]:
    """The store at a SQLAlchemy URL, its schema brought up to date; a new SQLite file is the owner's alone (0600)."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        _private_file(Path(str(parsed.database)))
        engine = sa.create_engine(parsed, poolclass=NullPool, connect_args={"timeout": 30})
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", lambda db: db.exec_driver_sql("BEGIN IMMEDIATE"))
    else:
        engine = sa.create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    try:
        _migrate(engine)
    except sa.exc.DatabaseError as error:
        raise BrokenStore(f"the store {parsed.render_as_string()} cannot be opened: {error.orig}") from error
    store = Store(engine)
    try:
        yield store
    finally:
        store.close()


# --- inside


def _private_file(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL, so that readers do not wait; BEGIN is ours, so that a writer takes its place in the queue at once."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _migrate(engine: sa.Engine) -> None:
    """Alembic is imported only where the schema is not the newest: it costs a fifth of a second."""
    with engine.begin() as db:
        known = sa.inspect(db).has_table("alembic_version")
        if known and db.scalar(sa.text("SELECT version_num FROM alembic_version")) == schema.HEAD:
            return
        from alembic import command
        from alembic.config import Config

        if engine.dialect.name == "postgresql":
            db.exec_driver_sql("SELECT pg_advisory_xact_lock(20261121)")  # one migrates, the others wait
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["connection"] = db
        command.upgrade(config, "head")


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def _newest_revision(db: sa.Connection, case_id: str) -> sa.Row[Any] | None:
    of_case = sa.select(schema.cases).where(schema.cases.c.case_id == case_id)
    return db.execute(of_case.order_by(schema.cases.c.revision.desc()).limit(1)).first()


def _of_case(
    db: sa.Connection, table: sa.Table, case_id: str, kind: type[T], *also: sa.ColumnElement[bool]
) -> tuple[T, ...]:
    query = sa.select(table.c.document).where(table.c.case_id == case_id, *also).order_by(table.c.number)
    return tuple(load(kind, document) for document in db.scalars(query))


def _not_introduced_by(who: Interviewer, traces: Collection[str]) -> Interviewer:
    gone = who.introduced_by and mentions(who.introduced_by, traces)
    return replace(who, introduced_by=None) if gone else who


def _words_row(words: Words) -> dict[str, Any]:
    return {"person_id": words.person_id, "kind": words.kind.value, "document": dump(words)}
