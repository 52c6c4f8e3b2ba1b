"""All cases at a glance: how each one stands, and what is to be done today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from data.documents import dump
from data.exports.titles import title_of
from data.model import Case, ChannelKind, Dossier, Logged, PlanStep
from data.numbers import international
from data.store import open_store
from flows.exporting import dossiers
from flows.settings import Settings
from outreach.clock import day_in_words, span
from outreach.conversation import conversation
from outreach.plan import due, today_of
from outreach.printable import printable

if TYPE_CHECKING:
    from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStatus:
    """One case on one day."""

    case: Case
    state: str  # "not run yet", "to do today", "waiting", "answered", "nothing more to do"
    today: date
    due: tuple[PlanStep, ...] = ()
    next_step: PlanStep | None = None


def statuses(settings: Settings, now: datetime) -> tuple[CaseStatus, ...]:
    """Every case in the store as it stands on the day of `now`."""
    with open_store(settings.store_url) as store:
        cases = store.cases()
    found = {dossier.case.case_id: dossier for dossier in dossiers(settings, now)}
    return tuple(_status(case, found.get(case.case_id), now) for case in cases)


def overview(found: Sequence[CaseStatus]) -> Table:
    """The cases as a table."""
    from rich.table import Table
    from rich.text import Text

    table = Table("case", "role", "company", "state", "next", "when", box=None, pad_edge=False)
    for status in found:
        step, case = status.next_step, status.case
        when = day_in_words(step.day, status.today) if step else ""
        cells = (case.case_id, case.role, case.company, status.state, step.what if step else "", when)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def due_today(found: Sequence[CaseStatus]) -> Iterator[str]:
    """What is to be done today, a line a step: for whom, what, by which number or address, in which hours."""
    for status in found:
        for step in status.due:
            parts = [title_of(step, status.case), *_where(step)]
            yield printable(", ".join(parts))


def as_data(found: Sequence[CaseStatus]) -> dict[str, Any]:
    """The same for a program: the cases, each with its next step and those of today."""
    return {
        "cases": [
            {
                "case_id": status.case.case_id,
                "company": status.case.company,
                "role": status.case.role,
                "state": status.state,
                "next": dump(status.next_step) if status.next_step else None,
                "due": [dump(step) for step in status.due],
            }
            for status in found
        ]
    }


def _status(case: Case, dossier: Dossier | None, now: datetime) -> CaseStatus:
    today = today_of(case, now)
    if dossier is None:
        return CaseStatus(case=case, state="not run yet", today=today)
    today_steps = due(dossier.plan, today)
    return CaseStatus(
        case=case,
        state=_state(dossier, today_steps),
        today=today,
        due=today_steps,
        next_step=dossier.plan[0] if dossier.plan else None,
    )


def _state(dossier: Dossier, today: Sequence[PlanStep]) -> str:
    if today:
        return "to do today"
    if any(line.what is Logged.REOPENED for line in dossier.logged):
        return "open again"
    if not dossier.plan:
        return "nothing more to do"
    people = (who.person_id for who in dossier.case.people)
    answered = any(conversation(person_id, dossier.logged).answers for person_id in (*people, None))
    return "answered" if answered else "waiting"


def _where(step: PlanStep) -> Iterator[str]:
    if channel := step.channel:
        is_number = channel.kind is ChannelKind.PHONE
        yield international(channel.value, channel.extension) if is_number else channel.value
    if step.window:
        yield span(step.window.opens, step.window.closes)
