"""What to do, in which order and on which day: rested, then once, then silence; later only where they have answered.

A plan is made for a day, which is an argument, from what is known and what was logged until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from data.model import (
    Approach,
    CallWindow,
    Case,
    Contact,
    Dossier,
    Function,
    LoggedOutcome,
    Memory,
    Outcome,
    PlanStep,
    Route,
    StepKind,
)
from outreach.budget import refusals, standing_of, why_ended, within_budget
from outreach.business_hours import call_window
from outreach.clock import CALLS
from outreach.conversation import PARTINGS
from outreach.steps import Desk, person_id_of, steps_for

OPENINGS = frozenset({StepKind.CALL, StepKind.WRITE})
# Whoever decides is asked first: a company's three openings may be spent before everybody has had their turn.
TURN = {Function.HIRING_MANAGER: 0, Function.INTERVIEWER: 1, Function.HR: 2}


def planned(dossier: Dossier, memory: Memory, now: datetime) -> Dossier:
    """The dossier with its plan for the day of `now`, the hours to call, and only the words that are within budget."""
    case = dossier.case
    plan = make_plan(case, dossier.contacts, memory, now)
    refused = refusals(case, dossier.contacts, memory, now)
    return replace(
        dossier,
        contacts=_with_call_windows(_left_alone(dossier.contacts, case, memory, now), plan, case, now),
        words=within_budget(dossier.words, refused, plan),
        plan=plan,
        refused=refused,
        logged=memory.logged,
    )


def make_plan(case: Case, contacts: Sequence[Contact], memory: Memory, now: datetime) -> tuple[PlanStep, ...]:
    """The steps that are left, in the order of their days; `now` is aware.

    The company itself has a step only where nobody in it is known.
    """
    desk = Desk(case=case, memory=memory, now=now, zone=_zone(case, now))
    concerned = [contact for contact in contacts if contact.interviewer or not case.people]
    steps: list[PlanStep] = []
    for contact in sorted(concerned, key=_turn):
        opened = [step.day for step in steps if step.kind in OPENINGS]
        steps += steps_for(contact, desk, opened)
    return tuple(sorted((*_reflection(desk, steps), *steps), key=lambda step: step.day))


def due(plan: Sequence[PlanStep], today: date) -> tuple[PlanStep, ...]:
    """The steps whose day has come."""
    return tuple(step for step in plan if step.day <= today)


def _left_alone(contacts: Sequence[Contact], case: Case, memory: Memory, now: datetime) -> tuple[Contact, ...]:
    """The contacts, without a way to begin or hours to call for whoever said no or has left."""
    return tuple(_parted(one, standing_of(one, case, memory, now).conversation.ended) for one in contacts)


def _parted(contact: Contact, ended: LoggedOutcome | None) -> Contact:
    if ended is None or ended.what not in PARTINGS:
        return contact
    return replace(contact, route=Route(approach=Approach.LEAVE, why=why_ended(ended)), call_window=None)


def _with_call_windows(
    contacts: Sequence[Contact], plan: Sequence[PlanStep], case: Case, now: datetime
) -> tuple[Contact, ...]:
    """The contacts, each whose route begins with a call with the hours for it: the plan's, where it has a step."""
    return tuple(
        replace(contact, call_window=_call_window(contact, plan, case, now))
        if contact.route.approach in CALLS
        else contact
        for contact in contacts
    )


def today_of(case: Case, now: datetime) -> date:
    """Which day it is where the candidate is."""
    return now.astimezone(_zone(case, now)).date()


def _zone(case: Case, now: datetime) -> tzinfo:
    return ZoneInfo(case.candidate.time_zone) if case.candidate.time_zone else now.tzinfo or UTC


def _reflection(desk: Desk, steps: Sequence[PlanStep]) -> Iterator[PlanStep]:
    """Ten minutes with oneself before anybody is asked for feedback."""
    first = next((step for step in sorted(steps, key=lambda step: step.day) if step.kind in OPENINGS), None)
    if first is None or desk.case.outcome is Outcome.NO_RESPONSE:
        return
    yield PlanStep(
        kind=StepKind.REFLECT,
        person_id=None,
        what="Fill in the reflection sheet",
        why="before you ask for feedback; who has thought first asks better and listens better",
        day=desk.today,
        by=first.window.opens if first.window else first.by,
    )


def _call_window(contact: Contact, plan: Sequence[PlanStep], case: Case, now: datetime) -> CallWindow | None:
    for step in plan:
        if step.person_id == person_id_of(contact) and step.window:
            return step.window
    return call_window(case.since, contact.time_zones, contact.country, now, case.outcome)


def _turn(contact: Contact) -> int:
    return TURN[contact.interviewer.function] if contact.interviewer else len(TURN)
