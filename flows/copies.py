"""`openline db`: the store checked, backed up, exported; an older copy read in without those forgotten since."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data import schema
from data.copies import back_up, faults, lines_of, read_into, read_lines, write_lines
from data.documents import load
from data.engine import BACKUPS, file_of
from data.model import Case, Company, Published, PublishedEmail, PublishedPerson, PublishedPhone, Suppressed
from data.store import Store, open_store
from flows.forgetting import erase, traces_in
from flows.settings import read_settings, utc_now
from flows.user_files import unused
from flows.work import suppression_key
from outreach.suppression import is_listed, without_suppressed_evidence, without_suppressed_people

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
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:///{folder}/copy.db") as copy:
        read_into(copy.engine, read_lines(path))
        with open_store(settings.store_url) as store:
            suppressed = store.memory("", suppression_key(settings.home)).suppressed
            for case in copy.cases():
                _leave_out(copy, case, suppressed)
            return read_into(store.engine, _rows(copy.engine))


def _leave_out(copy: Store, case: Case, suppressed: Suppressed) -> None:
    """Takes the suppressed out of one case of a copy, out of the others at that company, and out of what was seen."""
    dossier = copy.dossier(case.case_id)
    company = dossier.evidence.company if dossier else None
    left = without_suppressed_people(case, suppressed, company)
    for who in case.people:
        if who not in left.people:
            erase(copy, traces_in(copy, who.name, case.company))
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


def _rows(engine: sa.Engine) -> Iterator[tuple[sa.Table, dict[str, Any]]]:
    with engine.begin() as db:
        for table in schema.metadata.sorted_tables:
            for row in db.execute(sa.select(table)).mappings():
                yield table, dict(row)
