"""The plan as a calendar (RFC 5545): every step with the number to dial and the words to say, for one's own diary.

Nobody is invited: an event here has neither organizer nor attendees, and the calendar no METHOD.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from data.exports.titles import title_of
from data.model import ChannelKind, Dossier, PlanStep, StepKind
from data.numbers import international, tel_uri
from data.tables.reflection import QUESTIONS
from data.tables.word_kinds import TITLES

if TYPE_CHECKING:
    from icalendar import Alarm, Event

BEFORE_A_CALL = timedelta(minutes=-15)
IN_THE_MORNING = timedelta(hours=9)  # of the day of a step that has no hour


def calendar(dossiers: Sequence[Dossier]) -> bytes:
    """The steps that are left of one or more cases, as one calendar."""
    from icalendar import Calendar

    diary = Calendar()
    diary.add("prodid", "-//openline//plan//EN")
    diary.add("version", "2.0")
    for dossier in dossiers:
        for step in dossier.plan:
            diary.add_component(_event(dossier, step))
    return bytes(diary.to_ical())


def _event(dossier: Dossier, step: PlanStep) -> Event:
    from icalendar import Event, vText, vUri

    event = Event()
    event.add("uid", _uid(dossier, step))
    event.add("dtstamp", dossier.made_at.astimezone(UTC))
    if step.window:  # UTC: the same moment in every calendar, whatever it knows of zones
        event.add("dtstart", step.window.opens.astimezone(UTC))
        event.add("dtend", step.window.closes.astimezone(UTC))
    else:
        event.add("dtstart", step.day)
        event.add("dtend", step.day + timedelta(days=1))
    event.add("summary", vText(title_of(step, dossier.case)))
    event.add("description", vText("\n\n".join(_description(dossier, step))))
    event.add("transp", "TRANSPARENT")  # it blocks nothing: the hours are when it may be done
    event.add("categories", ["openline"])
    if step.channel and step.channel.kind is ChannelKind.PHONE:
        event.add("url", vUri(tel_uri(step.channel.value, step.channel.extension)))
    event.add_component(_alarm(step))
    return event


def _description(dossier: Dossier, step: PlanStep) -> Iterator[str]:
    """The number or address first, then why and until when, then every text to be said or sent."""
    if channel := step.channel:
        is_number = channel.kind is ChannelKind.PHONE
        yield international(channel.value, channel.extension) if is_number else channel.value
    yield step.why
    if step.window:
        yield _hours(step.window.opens, step.window.closes)
    if step.by:
        yield f"At the latest: {step.by:%A, %B} {step.by.day}, {step.by:%H:%M %Z}".rstrip()
    if step.kind is StepKind.REFLECT:
        yield "\n".join(f"- {question}" for question in QUESTIONS)
    own = {text.kind: text for text in dossier.chosen_words if text.person_id == step.person_id}
    for kind in step.words:
        if kind in own:
            subject = f"Subject: {own[kind].subject}\n\n" if own[kind].subject else ""
            yield f"--- {TITLES[kind]} ---\n{subject}{own[kind].text}"


def _hours(opens: datetime, closes: datetime) -> str:
    return f"There it is {opens:%A} {opens.hour}:{opens:%M}–{closes.hour}:{closes:%M} ({opens:%Z})"


def _alarm(step: PlanStep) -> Alarm:
    from icalendar import Alarm, vText

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(step.what))
    alarm.add("trigger", BEFORE_A_CALL if step.window else IN_THE_MORNING)
    return alarm


def _uid(dossier: Dossier, step: PlanStep) -> str:
    """The same in every export, so that a calendar that takes it again moves the step instead of doubling it."""
    what = "|".join((dossier.case.case_id, step.person_id or "", step.kind, str(step.number)))
    return f"{hashlib.sha256(what.encode()).hexdigest()[:20]}@openline"
