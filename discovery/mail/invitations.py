"""Calendar files and the calendar parts of invitations: who invites whom, when, to what (RFC 5545)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Final

from discovery.mail.letters import Mailbox, read_mailboxes

MOST_EVENTS: Final = 5_000  # of one calendar: a whole exported year has fewer
MOST_GUESTS: Final = 100  # of one event; what has more is no interview
_TYPES_OF_THINGS: Final = frozenset(("RESOURCE", "ROOM", "GROUP"))
_UID_LINE: Final = re.compile(rb"^BEGIN:VEVENT", re.IGNORECASE | re.MULTILINE)


class BadCalendar(ValueError):
    """A calendar that is not read, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One event with its guests."""

    summary: str
    description: str
    people: tuple[Mailbox, ...]  # the organizer first; rooms left out
    starts: datetime | None  # as the calendar gives it: aware, or naive where it is
    is_cancelled: bool


def read_calendar(content: bytes) -> Iterator[Meeting]:
    """The events of a calendar; raises `BadCalendar` where it is none."""
    from icalendar import Calendar, GloballyUniqueTZIDGuessed

    # A zone called /mozilla.org/20070129_1/Europe/Berlin is Europe/Berlin: what icalendar takes it for is right.
    warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
    if sum(1 for _ in islice(_UID_LINE.finditer(content), MOST_EVENTS + 1)) > MOST_EVENTS:
        raise BadCalendar(f"has more than {MOST_EVENTS} events")
    try:
        calendars = Calendar.from_ical(content.decode("utf-8", "replace"), multiple=True)
        for calendar in calendars:
            cancelled = str(calendar.get("METHOD", "")).upper() == "CANCEL"
            for event in calendar.walk("VEVENT"):
                yield _meeting(event, cancelled=cancelled)
    except _BROKEN as error:
        raise BadCalendar(f"is no calendar: {type(error).__name__}") from error


# What icalendar raises for text that is no calendar, or for one whose properties are not what they should be.
_BROKEN: Final = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)


def _meeting(event: Any, *, cancelled: bool) -> Meeting:
    guests = _several(event.get("ATTENDEE"))[:MOST_GUESTS]
    invited = [guest for guest in guests if _parameter(guest, "CUTYPE").upper() not in _TYPES_OF_THINGS]
    organizers = _several(event.get("ORGANIZER"))[:1]
    boxes = dict.fromkeys(box for one in (*organizers, *invited) if (box := _mailbox(one)))
    return Meeting(
        summary=_words(event.get("SUMMARY"))[:500],
        description=_words(event.get("DESCRIPTION"))[:20_000],
        people=tuple(boxes),
        starts=_start(event.get("DTSTART")),
        is_cancelled=cancelled or _words(event.get("STATUS")).upper() == "CANCELLED",
    )


def _mailbox(value: Any) -> Mailbox | None:
    """ORGANIZER;CN=...:mailto:...; Exchange also writes invalid:nomail."""
    address = re.sub(r"^mailto:", "", str(value)[:400], flags=re.IGNORECASE)
    found = read_mailboxes(address)
    if not found:
        return None
    name = _parameter(value, "CN").strip("\"' ")
    return Mailbox("" if "@" in name else name[:200], found[0].address)


def _parameter(value: Any, name: str) -> str:
    return str(value.params.get(name, "")) if hasattr(value, "params") else ""


def _start(value: Any) -> datetime | None:
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time()) if isinstance(moment, date) else None


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> str:
    first = _several(value)[:1]
    return str(first[0]) if first else ""
