"""`openline db`: the store checked, backed up, exported; an older copy read in without those forgotten since."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data import schema
from data.copies import BadCopy, back_up, faults, lines_of, read_into, read_lines, write_lines
from data.documents import load
from data.engine import BACKUPS, file_of
from data.model import Case, Company, Published, PublishedEmail, PublishedPerson, PublishedPhone, Suppressed
from data.store import Store, open_store
from data.suppression_key import KEY, mark_of, marks_in
from flows.forgetting import erase, traces_in
from flows.settings import read_settings, utc_now
from flows.user_files import unused
from flows.work import suppression_key
from outreach.suppression import is_listed, suppressed_names, without_suppressed_evidence

# What of a run's finds may speak of somebody who is in no case, each as the only thing published.
PUBLISHED: dict[str, Callable[[Any], Published]] = {
    "email": lambda document: Published(emails=(load(PublishedEmail, document),)),
    "phone": lambda document: Published(phones=(load(PublishedPhone, document),)),
    "person": lambda document: Published(people=(load(PublishedPerson, document),)),
}


def check() -> tuple[str, ...]:
    """What is wrong with the store, a sentence each; none where it is sound."""
    with open_store(read_settings().store_url) as store:
        return tuple(faults(store.engine))


def backup(path: Path | None) -> Path:
    """A copy of the store, in the data folder's `backups` where no other place is named."""
    settings = read_settings()
    with open_store(settings.store_url) as store:
        ending = "db" if file_of(store.engine) else "jsonl"
        usual = settings.home / BACKUPS / f"{utc_now():%Y%m%dT%H%M%S}.{ending}"
        return back_up(store.engine, unused(path) if path else usual)


def export(path: Path) -> Path:
    """Every row as a line of JSON, for another database or another machine."""
    with open_store(read_settings().store_url) as store:
        return write_lines(unused(path), lines_of(store.engine))


def import_copy(path: Path) -> int:
    """Adds what an exported copy holds and the store does not; who is suppressed stays out. Returns the rows added."""
    settings = read_settings()
    key = suppression_key(settings.home)
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/copy.db") as copy:
        read_into(copy.engine, read_lines(path))
        if copy.suppressed() and _is_kept_with_another(copy, key):
            raise BadCopy(
                f"{path}: its suppression list is kept with another suppression.key than this data folder's: whoever"
                ' was forgotten there would not be known here; take its lines of "suppressions" out to import it so'
            )
        with open_store(settings.store_url) as store:
            suppressed = store.memory("", key).suppressed
            for case in copy.cases():
                _leave_out(copy, case, suppressed)
            return read_into(store.engine, _rows(copy.engine))


def _is_kept_with_another(copy: Store, key: bytes) -> bool:
    with copy.engine.begin() as db:
        return bool(marks_in(db) - {mark_of(key)})


def _leave_out(copy: Store, case: Case, suppressed: Suppressed) -> None:
    """Takes the suppressed out of one case of a copy, out of the others at that company, and out of what was seen."""
    dossier = copy.dossier(case.case_id)
    company = dossier.evidence.company if dossier else None
    for name in suppressed_names(_texts(copy, case.case_id), case, suppressed, company):
        erase(copy, traces_in(copy, name, case.company))
    of_case = schema.findings.c.case_id == case.case_id
    with copy.engine.begin() as db:
        for row in db.execute(sa.select(schema.findings).where(of_case)).all():
            if _is_suppressed(row, company, suppressed):
                this = (schema.findings.c.run_id == row.run_id) & (schema.findings.c.position == row.position)
                db.execute(schema.findings.delete().where(this))


def _is_suppressed(row: sa.Row[Any], company: Company | None, suppressed: Suppressed) -> bool:
    if row.value and is_listed(row.value, suppressed):
        return True
    if company is None or row.noun not in PUBLISHED:
        return False
    return without_suppressed_evidence(PUBLISHED[row.noun](row.document), company, suppressed) == Published()


def _texts(copy: Store, case_id: str) -> Iterator[str]:
    """What the case says of people in every revision, and what was written to them and logged of them."""
    with copy.engine.begin() as db:
        for table in (schema.cases, schema.words, schema.corrections, schema.outcomes):
            for document in db.scalars(sa.select(table.c.document).where(table.c.case_id == case_id)):
                yield from _strings(document)


def _strings(document: Any) -> Iterator[str]:
    if isinstance(document, dict | list):
        for part in document.values() if isinstance(document, dict) else document:
            yield from _strings(part)
    elif isinstance(document, str):
        yield document


def _rows(engine: sa.Engine) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    """Every row, but for the mark of the copy's own key."""
    with engine.begin() as db:
        for table in schema.metadata.sorted_tables:
            for row in db.execute(sa.select(table)).mappings():
                if not str(row.get("digest")).startswith(KEY):
                    yield table, dict(row)
