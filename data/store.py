"""The record: cases, what every run found and wrote, what the candidate said of it; in SQLite or PostgreSQL.

Rows are appended; only `forget` deletes. The present is a query: the newest row wins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa

from data import schema
from data.documents import dump, findings_of, load, rows_of
from data.engine import drop_copies, open_engine, reading, vacuum
from data.folding import fold
from data.model import (
    Case,
    Cause,
    Correction,
    Dossier,
    LoggedOutcome,
    Memory,
    Suppressed,
    Verdict,
    Verification,
    Words,
)
from data.suppression_key import KEY, claim, mark_of

T = TypeVar("T")


class UnknownCase(LookupError):
    """No case of that id is in the store."""

    def __init__(self, case_id: str) -> None:
        super().__init__(f"no case {case_id!r} in the store; `openline list` shows those there are")


class Store:
    """The record behind one engine. Every method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine  # also of the modules beside this one: data/copies.py, data/leases.py, data/schedules.py

    # --- cases

    def keep_case(self, case: Case, at: datetime) -> Case:
        """The case as it now stands becomes its newest revision, unless nothing changed."""
        with self.engine.begin() as db:
            keep_case(db, case, at)
        return case

    def case(self, case_id: str) -> Case:
        """The newest revision of a case; raises `UnknownCase`."""
        with reading(self.engine) as db:
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
        with reading(self.engine) as db:
            return tuple(load(Case, document) for document in db.scalars(query))

    # --- runs

    def keep_run(self, dossier: Dossier, cause: Cause = Cause.ASKED) -> None:
        """All that one run found and wrote. A second call for the same run adds nothing.

        A run is never older than the one before it, even if the clock has gone back: the newest is what counts.
        """
        run = {"run_id": dossier.run_id, "case_id": dossier.case.case_id}
        with self.engine.begin() as db:
            take_turn(db, dossier.case.case_id)
            known = sa.select(schema.runs.c.run_id).where(schema.runs.c.run_id == dossier.run_id)
            if db.scalar(known) is not None:
                return
            made_at = _after_the_last(db, dossier.case.case_id, stamp(dossier.made_at))
            db.execute(schema.runs.insert(), run | {"made_at": made_at, "cause": cause.value})
            db.execute(schema.findings.insert(), [run | row for row in rows_of(dossier)])
            if dossier.words:
                recorded = {"recorded_at": made_at}
                db.execute(schema.words.insert(), [run | recorded | _words_row(words) for words in dossier.words])

    def dossier(self, case_id: str) -> Dossier | None:
        """What the newest run of a case left, in the case as it now stands; None before the first."""
        case = self.case(case_id)
        with reading(self.engine) as db:
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
            logged = _of_case(db, schema.outcomes, case_id, LoggedOutcome)
        if not {"company", "site"} <= {row.noun for row in rows}:
            return None  # a person was forgotten, and with them what the run said of the company
        return Dossier(
            run_id=run.run_id,
            case=case,
            **findings_of(rows),
            words=tuple(load(Words, text) for text in texts),
            made_at=datetime.fromisoformat(run.made_at),
            logged=logged,
        )

    def newest_run(self, case_id: str) -> str | None:
        """The id of the newest run of a case; None before the first."""
        of_case = schema.runs.c.case_id == case_id
        with reading(self.engine) as db:
            return db.scalar(sa.select(schema.runs.c.run_id).where(of_case).order_by(schema.runs.c.made_at.desc()))

    def web_domains(self) -> dict[str, str]:
        """The web domain of each case's company, where a run has found it; the newest one's."""
        told = schema.findings.c
        query = (
            sa.select(told.case_id, told.value)
            .join(schema.runs, schema.runs.c.run_id == told.run_id)
            .where(told.noun == "company", told.value.is_not(None))
            .order_by(schema.runs.c.made_at)
        )
        with reading(self.engine) as db:
            return {row.case_id: row.value for row in db.execute(query)}

    # --- second looks

    def keep_verifications(self, verifications: Sequence[Verification]) -> None:
        """What second looks showed, each as a row of its own."""
        rows = [
            {
                "case_id": seen.case_id,
                "channel_id": seen.channel_id,
                "person_id": seen.person_id,
                "verdict": seen.verdict.value,
                "recorded_at": stamp(seen.at),
                "document": dump(seen),
            }
            for seen in verifications
        ]
        if rows:
            with self.engine.begin() as db:
                db.execute(schema.verifications.insert(), rows)

    def verifications(
        self, since: datetime, verdicts: Collection[Verdict] = tuple(Verdict)
    ) -> tuple[Verification, ...]:
        """Every second look since then that ended so, the oldest first."""
        told = schema.verifications.c
        query = sa.select(told.document).where(
            told.recorded_at >= stamp(since), told.verdict.in_([verdict.value for verdict in verdicts])
        )
        with reading(self.engine) as db:
            return tuple(load(Verification, document) for document in db.scalars(query.order_by(told.number)))

    def looks(self, case_id: str) -> dict[str, datetime]:
        """When each source of a case was last read again, by its URI; a failure to look is no look."""
        told = schema.verifications.c
        newest = (
            sa.select(sa.func.max(told.number))
            .where(told.case_id == case_id, told.verdict != Verdict.UNKNOWN.value)
            .group_by(told.channel_id)
        )
        with reading(self.engine) as db:
            documents = db.scalars(sa.select(told.document).where(told.number.in_(newest))).all()
        sources = [source for document in documents for source in load(Verification, document).sources]
        return {source.uri: source.retrieved_at for source in sorted(sources, key=lambda source: source.retrieved_at)}

    def gone(self, case_id: str, since: datetime) -> tuple[Verification, ...]:
        """What was found gone since then, and has not been seen since it was."""
        told = schema.verifications.c
        newest = sa.select(sa.func.max(told.number)).where(told.case_id == case_id).group_by(told.channel_id)
        query = sa.select(told.document).where(
            told.number.in_(newest), told.verdict == Verdict.GONE.value, told.recorded_at >= stamp(since)
        )
        with reading(self.engine) as db:
            return tuple(load(Verification, document) for document in db.scalars(query.order_by(told.number)))

    def last_activity(self) -> dict[str, datetime]:
        """When the candidate last did anything with each case. Our own second looks are none of their doing."""
        queries = (
            sa.select(schema.cases.c.case_id, sa.func.max(schema.cases.c.recorded_at)),
            sa.select(schema.runs.c.case_id, sa.func.max(schema.runs.c.made_at)).where(
                schema.runs.c.cause == Cause.ASKED.value
            ),
            sa.select(schema.words.c.case_id, sa.func.max(schema.words.c.recorded_at)).where(
                schema.words.c.run_id.is_(None)
            ),
        )
        with reading(self.engine) as db:
            done = [
                (row[0], datetime.fromisoformat(row[1]))
                for query in queries
                for row in db.execute(query.group_by(query.selected_columns[0]))
            ]
            for table in (schema.outcomes, schema.corrections):
                for case_id, document in db.execute(sa.select(table.c.case_id, table.c.document)):
                    done.append((case_id, datetime.fromisoformat(document["at"])))
        return dict(sorted(done, key=lambda act: act[1]))

    # --- the candidate's word

    def log(self, outcome: LoggedOutcome) -> None:
        """What came of it, as the candidate reports it."""
        row = {"case_id": outcome.case_id, "person_id": outcome.person_id, "document": dump(outcome)}
        with self.engine.begin() as db:
            db.execute(schema.outcomes.insert(), row)

    def correct(self, correction: Correction) -> None:
        """A channel as the candidate knows it."""
        row = {"case_id": correction.case_id, "person_id": correction.person_id, "document": dump(correction)}
        with self.engine.begin() as db:
            db.execute(schema.corrections.insert(), row)

    def edit(self, case_id: str, words: Words, at: datetime) -> None:
        """A text in the candidate's own wording, which every later run keeps."""
        row = {"case_id": case_id, "run_id": None, "recorded_at": stamp(at)}
        with self.engine.begin() as db:
            db.execute(schema.words.insert(), row | _words_row(replace(words, edited=True)))

    def suppress(self, digests: Sequence[str], at: datetime) -> None:
        """Keyed hashes of what must never come up again."""
        with self.engine.begin() as db:
            take_turn(db, schema.suppressions.name)
            known = set(db.scalars(sa.select(schema.suppressions.c.digest)))
            new = [{"digest": digest, "added_at": stamp(at)} for digest in sorted(set(digests) - known)]
            if new:
                db.execute(schema.suppressions.insert(), new)

    def unsuppress(self, digests: Collection[str]) -> int:
        """Takes keyed hashes off the list; returns how many were on it."""
        with self.engine.begin() as db:
            listed = schema.suppressions.c.digest.in_(list(digests))
            return db.execute(schema.suppressions.delete().where(listed)).rowcount

    def suppressed(self) -> tuple[tuple[str, datetime], ...]:
        """Every keyed hash on the list, with when it came there, the oldest first."""
        listed = schema.suppressions.c
        query = (
            sa.select(schema.suppressions)
            .where(~listed.digest.startswith(KEY))
            .order_by(listed.added_at, listed.digest)
        )
        with reading(self.engine) as db:
            return tuple((row.digest, datetime.fromisoformat(row.added_at)) for row in db.execute(query))

    def restart_suppression(self) -> int:
        """Empties the list: whichever key comes next is its own. Returns how many hashes were on it."""
        count = len(self.suppressed())
        with self.engine.begin() as db:
            db.execute(schema.suppressions.delete())
        return count

    def memory(self, case_id: str, key: bytes) -> Memory:
        """What earlier runs and the candidate left that bears on a case; the newest correction and wording win.

        Raises `StrangeKey` for another key than the one that the suppression list is kept with.
        """
        with reading(self.engine) as db:
            digests = frozenset(db.scalars(sa.select(schema.suppressions.c.digest)))
            logged = _of_case(db, schema.outcomes, case_id, LoggedOutcome)
            corrections = _of_case(db, schema.corrections, case_id, Correction)
            edited = _of_case(db, schema.words, case_id, Words, schema.words.c.run_id.is_(None))
        if key and mark_of(key) not in digests:
            self.check_key(key)
        return Memory(
            suppressed=Suppressed(key=key, digests=digests - {mark_of(key)}),
            logged=logged,
            corrections=tuple({(word.person_id, word.kind): word for word in corrections}.values()),
            edited=tuple({(text.person_id, text.kind): text for text in edited}.values()),
        )

    def check_key(self, key: bytes) -> None:
        """The first key that the store is used with is its own from then on; raises `StrangeKey` for another one."""
        with self.engine.begin() as db:
            take_turn(db, schema.suppressions.name)
            claim(db, key)

    def neighbours(self, case: Case) -> tuple[str, ...]:
        """The ids of all other cases with the same company."""
        cases = schema.cases.c
        query = sa.select(cases.document).where(cases.case_id != case.case_id).order_by(cases.case_id, cases.revision)
        with reading(self.engine) as db:
            newest = {document["case_id"]: document for document in db.scalars(query)}  # the last revision stays
        return tuple(case_id for case_id, document in newest.items() if _is_with(case, document))

    def logged_elsewhere(self, case: Case) -> tuple[tuple[Case, tuple[LoggedOutcome, ...]], ...]:
        """Every other case with the same company of which something was logged, with what it was, in its order."""
        cases, outcomes = schema.cases.c, schema.outcomes.c
        others = sa.select(outcomes.case_id).where(outcomes.case_id != case.case_id)
        query = sa.select(cases.document).where(cases.case_id.in_(others)).order_by(cases.case_id, cases.revision)
        with reading(self.engine) as db:
            newest = {document["case_id"]: document for document in db.scalars(query)}  # the last revision stays
            same = [load(Case, document) for document in newest.values() if _is_with(case, document)]
            return tuple((other, _of_case(db, schema.outcomes, other.case_id, LoggedOutcome)) for other in same)

    def settle(self) -> None:
        """After something was deleted: no byte of it stays, in the store or in a copy of it from before a migration."""
        drop_copies(self.engine)
        vacuum(self.engine)


@contextmanager
def open_store(url: str) -> Iterator[Store]:
    """The store at a SQLAlchemy URL, its schema brought up to date; raises `BrokenStore` where there is none."""
    with open_engine(url) as engine:
        yield Store(engine)


# --- inside


def stamp(at: datetime) -> str:
    """A time as the store's columns hold it: in UTC, so that the later one is the greater text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _after_the_last(db: sa.Connection, case_id: str, at: str) -> str:
    """This moment; where the last run of the case was made later, the one that follows it."""
    last = db.scalar(sa.select(sa.func.max(schema.runs.c.made_at)).where(schema.runs.c.case_id == case_id))
    if last is None or last < at:
        return at
    return stamp(datetime.fromisoformat(last) + timedelta(microseconds=1))


def take_turn(db: sa.Connection, what: str) -> None:
    """Who would look before they write waits here for whoever does the same; SQLite has one writer at a time."""
    if db.dialect.name == "postgresql":
        db.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(what))))


def keep_case(db: sa.Connection, case: Case, at: datetime) -> None:
    """The case as it now stands becomes its newest revision, unless nothing changed."""
    take_turn(db, case.case_id)
    newest = _newest_revision(db, case.case_id)
    if newest is None or load(Case, newest.document) != case:
        row = {"case_id": case.case_id, "revision": newest.revision + 1 if newest else 1}
        db.execute(schema.cases.insert(), row | {"recorded_at": stamp(at), "document": dump(case)})


def _is_with(case: Case, document: Any) -> bool:
    """Whether a case's document is about the same company: by its name, or by its web domain."""
    same_domain = case.domain is not None and document.get("domain") == case.domain
    return same_domain or fold(document["company"]) == fold(case.company)


def _newest_revision(db: sa.Connection, case_id: str) -> sa.Row[Any] | None:
    of_case = sa.select(schema.cases).where(schema.cases.c.case_id == case_id)
    return db.execute(of_case.order_by(schema.cases.c.revision.desc()).limit(1)).first()


def _of_case(
    db: sa.Connection, table: sa.Table, case_id: str, kind: type[T], *also: sa.ColumnElement[bool]
) -> tuple[T, ...]:
    query = sa.select(table.c.document).where(table.c.case_id == case_id, *also).order_by(table.c.number)
    return tuple(load(kind, document) for document in db.scalars(query))


def _words_row(words: Words) -> dict[str, Any]:
    return {"person_id": words.person_id, "kind": words.kind.value, "document": dump(words)}
