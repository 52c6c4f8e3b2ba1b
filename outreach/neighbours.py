"""What was logged in other cases and bears on this one: a person and a company are the same whatever the role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from data.folding import fold
from data.model import Case, Logged, LoggedOutcome, Memory
from outreach.conversation import PARTINGS

# To a person it is one conversation, whatever the role; only that an application is open again is its own.
HOLDS_EVERYWHERE = frozenset(Logged) - {Logged.REOPENED}

# After so long an application is a new conversation, as it is after so long that a case is deleted; a "no" stays one.
LONG_AGO = timedelta(days=180)

Elsewhere = tuple[Case, tuple[LoggedOutcome, ...]]


def with_neighbours(case: Case, memory: Memory, elsewhere: Sequence[Elsewhere]) -> Memory:
    """The memory of a case with what other cases with the same company add to it, in the order of their days.

    What is carried over is no longer nearby: an opening counts once.
    Within a day the candidate's own order stands: what came first was logged first.
    """
    carried, nearby = [], []
    for other, lines in elsewhere:
        here = _same_people(case, other)
        for line in lines:
            if line.what not in PARTINGS and line.at < case.since - LONG_AGO:
                continue
            if line.what in HOLDS_EVERYWHERE and line.person_id in here:
                carried.append(replace(line, case_id=case.case_id, person_id=here[line.person_id]))
            else:
                nearby.append(line)
    return replace(
        memory,
        logged=tuple(sorted((*carried, *memory.logged), key=lambda line: line.at.date())),
        nearby=tuple(nearby),
    )


def _same_people(case: Case, other: Case) -> dict[str, str]:
    """The ids of the other case's people whom the same candidate has in this one, each with the id here."""
    if len({case.candidate.name, other.candidate.name} - {None}) > 1:
        return {}
    ids = {fold(who.name): who.person_id for who in case.people}
    return {who.person_id: ids[fold(who.name)] for who in other.people if fold(who.name) in ids}
