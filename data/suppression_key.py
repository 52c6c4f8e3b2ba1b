"""The key that a store's suppression list is kept with: another one would know nobody who is on it.

Its mark stands among the hashes, and says nothing of the key.
"""

from __future__ import annotations

import hashlib
import hmac

import sqlalchemy as sa

from data import schema
from data.engine import BrokenStore

KEY = "key "  # begins a mark; a hash is hexadecimal
SINCE = "1970-01-01T00:00:00+00:00"  # a mark is no entry of the list, and has no day


class StrangeKey(BrokenStore):
    """The suppression list is kept with another key than this data folder's."""

    def __init__(self) -> None:
        super().__init__(
            "suppression.key in the data folder is not the key that the store's suppression list is kept with: copy"
            " that file from where the store was first used; if it is lost, openline suppress restart begins a new list"
        )


def mark_of(key: bytes) -> str:
    """What stands on the list for the key that it is kept with."""
    return KEY + hmac.new(key, b"the key of the suppression list", hashlib.sha256).hexdigest()[:32]


def marks_in(db: sa.Connection) -> frozenset[str]:
    """The marks on the list; none before its first use."""
    listed = schema.suppressions.c.digest
    return frozenset(db.scalars(sa.select(listed).where(listed.startswith(KEY))))


def claim(db: sa.Connection, key: bytes) -> None:
    """The first key that the list is used with is its own from then on; raises `StrangeKey` for another one."""
    marks = marks_in(db)
    if not marks:
        db.execute(schema.suppressions.insert(), {"digest": mark_of(key), "added_at": SINCE})
    elif mark_of(key) not in marks:
        raise StrangeKey
