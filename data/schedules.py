"""When what runs by itself, and every time that it began."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from data import schema
from data.documents import dump, load
from data.engine import reading
from data.model import Schedule
from data.store import stamp, take_turn

WEBHOOK = "webhook"  # among the sweeps


def keep_schedule(engine: sa.Engine, schedule: Schedule) -> None:
    """The schedule of a flow, in the place of the one that it had."""
    with engine.begin() as db:
        take_turn(db, f"schedule of {schedule.name}")
        db.execute(schema.schedules.delete().where(schema.schedules.c.name == schedule.name))
        db.execute(schema.schedules.insert(), {"name": schedule.name, "document": dump(schedule)})


def remove_schedule(engine: sa.Engine, name: str) -> None:
    """From now on that flow runs only when it is asked to."""
    with engine.begin() as db:
        db.execute(schema.schedules.delete().where(schema.schedules.c.name == name))


def schedules(engine: sa.Engine) -> tuple[Schedule, ...]:
    """Every schedule, by name."""
    with reading(engine) as db:
        documents = db.scalars(sa.select(schema.schedules.c.document).order_by(schema.schedules.c.name)).all()
    return tuple(load(Schedule, document) for document in documents)


def begin_sweep(engine: sa.Engine, name: str, meant_for: datetime, now: datetime) -> bool:
    """Notes that a flow begins; False, with nothing noted, where it has begun since the hour that this is meant for.

    So of all the runs that were missed while nobody was there, the first makes up for the rest. A beginning in the
    future was noted when the clock was wrong, and does not count.
    """
    with engine.begin() as db:
        take_turn(db, f"sweep of {name}")
        last = db.scalar(_newest(name, now))
        if last is not None and last >= stamp(meant_for):
            return False
        db.execute(schema.sweeps.insert(), {"name": name, "began_at": stamp(now)})
    return True


def last_sweep(engine: sa.Engine, name: str, now: datetime) -> datetime | None:
    """When that flow last began; None before its first time."""
    with reading(engine) as db:
        last = db.scalar(_newest(name, now))
    return None if last is None else datetime.fromisoformat(last)


def told_until(engine: sa.Engine, now: datetime) -> datetime | None:
    """Up to which moment the user's own URL has been told of all changes; None where it never was to be told."""
    return last_sweep(engine, WEBHOOK, now)


def note_told(engine: sa.Engine, until: datetime) -> None:
    """Everything before that moment has been told, or is not to be."""
    with engine.begin() as db:
        db.execute(schema.sweeps.insert(), {"name": WEBHOOK, "began_at": stamp(until)})


def _newest(name: str, now: datetime) -> sa.Select[Any]:
    began = schema.sweeps.c.began_at
    return sa.select(sa.func.max(began)).where(schema.sweeps.c.name == name, began <= stamp(now))
