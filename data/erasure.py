"""Who and what leaves the store: all that is held of a person, found and deleted; and whole cases."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from data import schema
from data.about import About
from data.documents import NOUNS, dump, load
from data.model import Case, LoggedOutcome, PublishedPhone, is_own
from data.spellings import Finder, calls, finder, is_called, names_in_full
from data.tables.role_accounts import is_role_account

# Where a person may be named, each row by its case and, where it is theirs, by their id.
ABOUT_PEOPLE = (schema.findings, schema.words, schema.corrections, schema.outcomes, schema.verifications)
OWN_WORDS = (schema.cases.name, schema.words.name, schema.outcomes.name)  # of these the candidate is the author


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All that leads to one person in the cases of one company."""

    names: frozenset[str]
    person_ids: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()  # addresses and lines of their own; the switchboard is everybody's

    @property
    def is_in(self) -> Finder:
        """Tells whether a text names them, or holds an address or a number of theirs."""
        return finder(self.names, self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One row of the store: in which table, and what it says of a person."""

    table: str
    document: Any


NOBODY = Trace(names=frozenset())


def own_values(engine: sa.Engine, case_id: str, trace: Trace) -> frozenset[str]:
    """Every address and line of their own that the case holds for them: seen, built, corrected or logged."""
    found, everybodys, is_named = set(), set(), trace.is_in
    with engine.begin() as db:
        trace = _in_every_revision(db, case_id, trace)
        for row in _rows(db, schema.findings, case_id):
            if row.noun in {"channel", "email", "phone"}:
                value: Any = load(NOUNS[row.noun][0], row.document)
                if isinstance(value, PublishedPhone) and not value.person and not is_own(value):
                    everybodys.add(row.value)
                if _is_somebody_elses(value, trace.names):
                    everybodys.add(row.value)
                if is_own(value) and _is_theirs(row, trace.person_ids, is_named):
                    found.add(row.value)
        for table in (schema.corrections, schema.outcomes):
            rows = (row for row in _rows(db, table, case_id) if row.person_id in trace.person_ids)
            found |= {row.document["value"] for row in rows if row.document["value"]}
    boxes = {value for value in found if "@" in value and is_role_account(value.partition("@")[0])}
    return frozenset(found - everybodys - boxes)


def rows_about(engine: sa.Engine, case_id: str, trace: Trace, others: Collection[str] = ()) -> tuple[Held, ...]:
    """Every row of the case that is theirs or names them: its table, and what it says of them and nobody else."""
    with engine.begin() as db:
        trace = _in_every_revision(db, case_id, trace)
        is_trace, is_others = _in_case(db, case_id, trace), names_in_full(others)
        about = {
            table: About(
                person_ids=trace.person_ids, own=trace.names | trace.values, is_theirs=found, is_others=is_others
            )
            for table, found in is_trace.items()
        }
        return tuple(
            Held(table=table.name, document=_said(about[table.name], row))
            for table in (*ABOUT_PEOPLE, schema.cases)
            for row in _rows(db, table, case_id)
            if _is_theirs(row, trace.person_ids, is_trace[table.name])
        )


def erase_person(engine: sa.Engine, case_id: str, trace: Trace) -> None:
    """Deletes a person from a case: their rows, every revision's mention, and each row that names them.

    Of what was logged of others only the words go: that somebody was written to counts for good.
    """
    with engine.begin() as db:
        trace = _in_every_revision(db, case_id, trace)
        is_trace = _in_case(db, case_id, trace)
        for table in ABOUT_PEOPLE:
            for row in _rows(db, table, case_id):
                if _is_theirs(row, trace.person_ids, is_trace[table.name]):
                    this = [column == getattr(row, column.name) for column in table.primary_key]
                    if table is schema.outcomes and row.person_id not in trace.person_ids:
                        db.execute(table.update().where(*this).values(document=_wordless(row.document)))
                    else:
                        db.execute(table.delete().where(*this))
        for row in _rows(db, schema.cases, case_id):
            left = _without(load(Case, row.document), trace.person_ids, is_trace[schema.cases.name])
            this_revision = (schema.cases.c.case_id == case_id) & (schema.cases.c.revision == row.revision)
            db.execute(schema.cases.update().where(this_revision).values(document=dump(left)))


def delete_cases(engine: sa.Engine, case_ids: Collection[str]) -> None:
    """Deletes whole cases, with all that hangs on them."""
    with engine.begin() as db:
        for table in (*ABOUT_PEOPLE, schema.batch_cases, schema.runs, schema.cases):
            db.execute(table.delete().where(table.c.case_id.in_(list(case_ids))))


# --- inside


def _rows(db: sa.Connection, table: sa.Table, case_id: str) -> list[sa.Row[Any]]:
    return list(db.execute(sa.select(table).where(table.c.case_id == case_id)).all())


def _in_every_revision(db: sa.Connection, case_id: str, trace: Trace) -> Trace:
    """With the ids that they had in an earlier revision of the case, too: they may have been taken out of it since."""
    people = [person for row in _rows(db, schema.cases, case_id) for person in row.document["people"]]
    ids = {one["person_id"] for one in people if any(is_called(one["name"], name) for name in trace.names)}
    return replace(trace, person_ids=trace.person_ids | ids)


def _in_case(db: sa.Connection, case_id: str, trace: Trace) -> dict[str, Finder]:
    """What tells in each table that a person is meant: in the candidate's own words their family name does."""
    documents = [row.document for row in _rows(db, schema.cases, case_id)]
    people = [person for document in documents for person in document["people"]]
    others = {person["name"] for person in people if person["person_id"] not in trace.person_ids}
    is_named, is_called = trace.is_in, calls(trace.names, others | {document["company"] for document in documents})

    def in_own_words(text: str) -> bool:
        return is_named(text) or is_called(text)

    return {table.name: is_named for table in ABOUT_PEOPLE} | dict.fromkeys(OWN_WORDS, in_own_words)


def _is_theirs(row: sa.Row[Any], person_ids: Collection[str], is_trace: Callable[[str], bool]) -> bool:
    if getattr(row, "person_id", None) in person_ids:
        return True
    return is_trace(json.dumps(row.document, ensure_ascii=False))


def _is_somebody_elses(value: Any, names: Collection[str]) -> bool:
    """Whether a page gives an address or a number to another person: an initial may stand for them as well."""
    person = getattr(value, "person", None)
    return person is not None and not any(is_called(person, name) for name in names)


def _said(about: About, row: sa.Row[Any]) -> Any:
    """What a row says of them: all of it, where the row is theirs."""
    whole = getattr(row, "person_id", None) in about.person_ids
    return about.without_others(row.document) if whole else about.part_of(row.document)


def _wordless(document: Any) -> Any:
    return dump(replace(load(LoggedOutcome, document), value=None, feedback=None))


def _without(case: Case, person_ids: Collection[str], is_trace: Finder) -> Case:
    """The case without this person, and without what else in it names them."""

    def unless_named(text: str | None) -> str | None:
        return None if text is not None and is_trace(text) else text

    people = tuple(
        replace(
            who,
            moment=unless_named(who.moment),
            title=unless_named(who.title),
            introduced_by=unless_named(who.introduced_by),
        )
        for who in case.people
        if who.person_id not in person_ids
    )
    mail = tuple(path for path in case.mail if not is_trace(path))
    return replace(case, people=people, said=unless_named(case.said), mail=mail)
