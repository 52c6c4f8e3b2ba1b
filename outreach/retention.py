"""How long a case is kept and cared for: until it has ended, or nobody has touched it for a long time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from data.model import Case, Contact, LoggedOutcome
from outreach.budget import ended_by_all

AFTER_A_STEP = timedelta(days=7)


def has_ended(case: Case, logged: Sequence[LoggedOutcome]) -> bool:
    """Whether everybody in it has said no: then nothing about it is of use any more."""
    return ended_by_all(case, logged) is not None


def expires_at(last_activity: datetime, contacts: Iterable[Contact], keep: timedelta) -> datetime:
    """When a case is to be deleted: so long after the candidate last touched it, or a week after a planned step."""
    steps = [contact.call_window.closes + AFTER_A_STEP for contact in contacts if contact.call_window]
    return max([last_activity + keep, *steps])
