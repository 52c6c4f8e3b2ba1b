"""How much is welcome: what may still be written to whom."""

from __future__ import annotations

from collections.abc import Iterable

from data.model import Logged, LoggedOutcome


def ended_by(person_id: str, logged: Iterable[LoggedOutcome]) -> LoggedOutcome | None:
    """The "no" of this person, which ends it for good; None while they may still be written to."""
    return next((line for line in logged if line.person_id == person_id and line.what is Logged.SAID_NO), None)
