"""Batches in the store: the cases that a sheet opened, and which of them are still to be done."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from data import schema
from data.engine import reading
from data.model import Case
from data.store import keep_case, stamp, take_turn

Work = tuple[tuple[str, str], ...]  # (case, run) of one company: read together, one after the other


def open_batch(engine: sa.Engine, batch_id: str, companies: Sequence[Sequence[Case]], at: datetime) -> None:
    """Stores every case of a batch, company by company, in one transaction: all of them or none."""
    with engine.begin() as db:
        take_turn(db, f"batch {batch_id}")
        if db.scalar(sa.select(schema.batches).where(schema.batches.c.batch_id == batch_id)) is not None:
            return
        db.execute(schema.batches.insert(), {"batch_id": batch_id, "opened_at": stamp(at)})
        for number, cases in enumerate(companies):
            for case in cases:
                keep_case(db, case, at)
                row = {"batch_id": batch_id, "case_id": case.case_id, "company": number}
                db.execute(schema.batch_cases.insert(), row | {"run_id": run_of(batch_id, case.case_id)})


def run_of(batch_id: str, case_id: str) -> str:
    """The run that will have done a case of a batch: the same each time, so that it is kept once."""
    return "r" + hashlib.sha256(f"{batch_id}|{case_id}".encode()).hexdigest()[:10]


def unseen_run(run_id: str) -> str:
    """The run that is kept in its place while something could not be looked at: the case is still to be done."""
    return f"{run_id}-unseen"


def left(engine: sa.Engine, batch_id: str, part: int = 0, parts: int = 1) -> tuple[Work, ...]:
    """What a batch, or one part of its companies, has still to do, company by company."""
    cases, runs = schema.batch_cases.c, schema.runs.c
    undone = (
        sa.select(cases.company, cases.case_id, cases.run_id)
        .outerjoin(schema.runs, cases.run_id == runs.run_id)
        .where(cases.batch_id == batch_id, cases.company % parts == part, runs.run_id.is_(None))
        .order_by(cases.company, cases.case_id)
    )
    companies: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    with reading(engine) as db:
        for company, case_id, run_id in db.execute(undone):
            companies[company].append((case_id, run_id))
    return tuple(tuple(work) for work in companies.values())


def case_ids(engine: sa.Engine, batch_id: str, part: int = 0, parts: int = 1) -> tuple[str, ...]:
    """Every case of a batch, or of one part of it."""
    cases = schema.batch_cases.c
    query = sa.select(cases.case_id).where(cases.batch_id == batch_id, cases.company % parts == part)
    with reading(engine) as db:
        return tuple(db.scalars(query.order_by(cases.company, cases.case_id)))


def unfinished(engine: sa.Engine) -> tuple[str, ...]:
    """The batches of which something is left to do, the oldest first."""
    with reading(engine) as db:
        every = db.scalars(sa.select(schema.batches.c.batch_id).order_by(schema.batches.c.opened_at)).all()
    return tuple(batch_id for batch_id in every if left(engine, batch_id))
