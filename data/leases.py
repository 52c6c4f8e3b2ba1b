"""Who reads a host just now: one row a host, renewed while the reading lasts, and free again when it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa

from data import schema
from data.store import stamp, take_turn

LASTS = timedelta(seconds=120)  # a holder that died is waited for no longer


def take_lease(
    engine: sa.Engine, host: str, holder: str, now: datetime, has_died: Callable[[str], bool] = lambda holder: False
) -> bool:
    """Takes the host, or keeps it, for `LASTS` from now; False where another one has it, who has not died."""
    row = {"host": host, "holder": holder, "until": stamp(now + LASTS)}
    with engine.begin() as db:
        take_turn(db, f"lease of {host}")
        held = db.execute(sa.select(schema.leases).where(schema.leases.c.host == host)).first()
        # One that ends much later than any taken now could was taken when somebody's clock was wrong.
        lasts = held is not None and stamp(now) < held.until <= stamp(now + 2 * LASTS)
        if held is not None and lasts and held.holder != holder and not has_died(held.holder):
            return False
        db.execute(schema.leases.delete().where(schema.leases.c.host == host))
        db.execute(schema.leases.insert(), row)
    return True


def give_back(engine: sa.Engine, host: str, holder: str) -> None:
    """Lets the next one have the host."""
    with engine.begin() as db:
        db.execute(schema.leases.delete().where(schema.leases.c.host == host, schema.leases.c.holder == holder))
