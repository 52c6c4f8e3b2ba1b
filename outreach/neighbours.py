"""What was logged in other cases and bears on this one: a person and a company are the same whatever the role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.folding import fold
from data.model import Case, Logged, LoggedOutcome, Memory

# What is true of a person in every case of the same candidate; an opening belongs to its own application.
HOLDS_EVERYWHERE = frozenset({Logged.SAID_NO, Logged.LEFT_COMPANY, Logged.BOUNCED, Logged.WRONG_NUMBER})

Elsewhere = tuple[Case, tuple[LoggedOutcome, ...]]


def with_neighbours(case: Case, memory: Memory, elsewhere: Sequence[Elsewhere]) -> Memory:
    """The memory of a case with what other cases with the same company add to it, in the order of their days.

    Within a day the candidate's own order stands: what came first was logged first.
    """
    carried = [line for other, lines in elsewhere for line in _carried(case, other, lines)]
    return replace(
        memory,
        logged=tuple(sorted((*carried, *memory.logged), key=lambda line: line.at.date())),
        nearby=tuple(line for _, lines in elsewhere for line in lines),
    )


def _carried(case: Case, other: Case, lines: Iterable[LoggedOutcome]) -> Iterable[LoggedOutcome]:
    """What the same candidate has logged of the same people, as lines of this case."""
    if len({case.candidate.name, other.candidate.name} - {None}) > 1:
        return
    ids = {fold(who.name): who.person_id for who in case.people}
    here = {who.person_id: ids[fold(who.name)] for who in other.people if fold(who.name) in ids}
    for line in lines:
        if line.what in HOLDS_EVERYWHERE and line.person_id in here:
            yield replace(line, case_id=case.case_id, person_id=here[line.person_id])
