"""A store checked, copied, written out as lines of JSON and read in again, whichever database either one is in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data import schema
from data.documents import NOUNS, BadDocument, load
from data.engine import copy_sqlite, file_of
from data.model import Case, Correction, LoggedOutcome, Schedule, Verification, Words

FORMAT = "openline store"
AT_ONCE = 1000  # rows
CASE_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")
# What each table's documents are; those of `findings` are of the type that their noun names.
DOCUMENTS: dict[str, type] = {
    "cases": Case,
    "words": Words,
    "corrections": Correction,
    "outcomes": LoggedOutcome,
    "verifications": Verification,
    "schedules": Schedule,
}
PASSING = {schema.leases.name, schema.sweeps.name}  # of this store and this hour: no copy needs them


class BadCopy(ValueError):
    """A file that is no copy of a store; the message names the line and what is wrong there."""


def faults(engine: sa.Engine) -> Iterator[str]:
    """What is wrong with a store, a sentence each; none where it is sound."""
    with engine.begin() as db:
        if engine.dialect.name == "sqlite":
            yield from (f"SQLite: {said}" for said in db.scalars(sa.text("PRAGMA integrity_check")) if said != "ok")
            for row in db.execute(sa.text("PRAGMA foreign_key_check")):
                yield f"{row[0]}: a row belongs to a {row[2]} row that is not there"
        for table in schema.metadata.sorted_tables:
            if "document" in table.c:
                yield from _unreadable(db, table)
        runs = sa.select(schema.runs.c.run_id).where(schema.runs.c.case_id.not_in(sa.select(schema.cases.c.case_id)))
        yield from (f"runs: {run_id} is of a case that is not there" for run_id in db.scalars(runs))


def _unreadable(db: sa.Connection, table: sa.Table) -> Iterator[str]:
    for row in db.execution_options(yield_per=AT_ONCE).execute(sa.select(table)).mappings():
        if (said := _fault(table, dict(row))) is not None:
            key = ", ".join(str(row[column.name]) for column in table.primary_key)
            yield f"{table.name}: row {key}: {said}"


def _fault(table: sa.Table, row: Mapping[str, Any]) -> str | None:
    """What is wrong with the document of a row; None where there is none, or nothing is wrong with it."""
    if "document" not in table.c:
        return None
    kind = NOUNS.get(row["noun"], (None,))[0] if table is schema.findings else DOCUMENTS[table.name]
    if kind is None:
        return f"nothing is called {row['noun']!r}"
    try:
        document: Any = load(kind, row["document"])
    except BadDocument as error:
        return str(error)
    if getattr(document, "case_id", row.get("case_id")) != row.get("case_id"):
        return "the document is of another case"
    return None


def back_up(engine: sa.Engine, target: Path) -> Path:
    """The store as it now stands: a SQLite file of its own, or what `export` writes where it is in PostgreSQL."""
    if (file := file_of(engine)) is not None:
        return copy_sqlite(file, target)
    return write_lines(target, lines_of(engine))


def write_lines(target: Path, lines: Iterator[str]) -> Path:
    """Lines into a whole file or none, its owner's alone."""
    from data.sheets import write_text

    return write_text(target, "".join(f"{line}\n" for line in lines))


def lines_of(engine: sa.Engine) -> Iterator[str]:
    """Every row as a line of JSON: the table, and the row; what it is, first."""
    yield json.dumps({"format": FORMAT, "schema": schema.HEAD})
    with engine.begin() as db:
        for table in schema.metadata.sorted_tables:
            if table.name not in PASSING:
                for row in db.execution_options(yield_per=AT_ONCE).execute(sa.select(table)).mappings():
                    yield json.dumps({"table": table.name, "row": dict(row)}, ensure_ascii=False)


def read_lines(path: Path) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    """The rows that `lines_of` wrote; raises `BadCopy` at the first line that is none of its own."""
    try:
        opened = path.open("rb")
    except OSError as error:
        raise BadCopy(f"{path}: cannot be read: {error.strerror}") from error
    with opened as file:
        head = _line(path, 1, file.readline())
        if head.get("format") != FORMAT:
            raise BadCopy(f"{path}: is no store that openline has exported")
        if str(head.get("schema", "")) > schema.HEAD:
            raise BadCopy(f"{path}: was written by a later openline (schema {head['schema']})")
        for number, text in enumerate(file, 2):
            line = _line(path, number, text)
            table = schema.metadata.tables.get(str(line.get("table")))
            row = line.get("row")
            if table is None or not isinstance(row, dict) or not _fits(table, row):
                raise BadCopy(f"{path}, line {number}: is no row of a store")
            if (said := _fault(table, row)) is not None:
                raise BadCopy(f"{path}, line {number}: {said}")
            yield table, row


def _fits(table: sa.Table, row: dict[str, Any]) -> bool:
    """Whether each column has what may stand in it. A case's id is the name of its folder, too."""
    if not set(row) <= set(table.c.keys()) or not CASE_ID.fullmatch(str(row.get("case_id", "none"))):
        return False
    return all(_may_be(column, row.get(column.name)) for column in table.c if not _may_lack(column, row))


def _may_lack(column: sa.Column[Any], row: dict[str, Any]) -> bool:
    """Whether a row of an earlier schema has done without that column."""
    return column.name not in row and column.server_default is not None


def _may_be(column: sa.Column[Any], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, sa.Integer):
        return isinstance(value, int) and abs(value) < 2**31
    return isinstance(column.type, sa.JSON) or isinstance(value, str)


def _line(path: Path, number: int, text: bytes) -> dict[str, Any]:
    try:
        line = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadCopy(f"{path}, line {number}: is not JSON: {error}") from error
    if not isinstance(line, dict):
        raise BadCopy(f"{path}, line {number}: is no row of a store")
    return line


def read_into(engine: sa.Engine, rows: Iterator[tuple[sa.Table, dict[str, Any]]]) -> int:
    """Adds the rows that the store does not have; those it has stay as they are. All of them or, on an error, none."""
    added = 0
    with engine.begin() as db:
        here = {table.name: _known(db, table) for table in schema.metadata.sorted_tables}
        for table, row in rows:
            if _key(table, row) not in here[table.name]:
                here[table.name].add(_key(table, row))
                try:
                    db.execute(table.insert(), {name: value for name, value in row.items() if name != "number"})
                except sa.exc.IntegrityError as error:
                    raise BadCopy(
                        f"the copy is not whole: a row of {table.name} belongs to one that is not in it"
                    ) from error
                added += 1
    return added


def _known(db: sa.Connection, table: sa.Table) -> set[str]:
    return {_key(table, dict(row)) for row in db.execute(sa.select(table)).mappings()}


def _key(table: sa.Table, row: dict[str, Any]) -> str:
    """What makes a row the same in two stores: its key, or all of it where the key is but a number of this store."""
    names: Sequence[str] = [column.name for column in table.primary_key]
    if names == ["number"]:
        names = sorted(set(row) - {"number"})
    return json.dumps([row.get(name) for name in names], sort_keys=True)
