"""Days and hours as a person reads them: where the phone rings, and where the candidate is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.model import Approach, CallWindow, Case, Contact
from outreach.business_hours import AFTERNOON, MORNING, rested

CALLS = frozenset({Approach.DIRECT_LINE, Approach.SWITCHBOARD})


def step_day(contact: Contact, case: Case, now: datetime) -> str:
    """The day of a contact's first step, as the heading above it."""
    window = contact.call_window
    if window is None and contact.route.approach in CALLS:
        return "In their business hours"
    if window is None:
        return "Today" if now >= rested(case.since, case.outcome) else "Today, after four hours' rest"
    opens = window.opens.astimezone(ZoneInfo(contact.time_zones[0]))
    if now.astimezone(opens.tzinfo).date() == opens.date():
        return "Today"
    return f"On {opens:%A}; until then, let it rest"


def call_hours(contact: Contact, zone: str | None) -> tuple[str, ...]:
    """When to call, line by line: where the phone rings, where the candidate is (`zone`), and why then.

    Empty for a route that begins without a call.
    """
    if contact.route.approach not in CALLS:
        return ()
    window = contact.call_window
    if window is None:
        return (f"{usual_hours()} on a business day there", no_hours(contact))
    opens, closes = on_the_clock(window, contact.time_zones[0])
    lines = [f"{opens:%A, %B} {opens.day}, {span(opens, closes)} in {city(contact.time_zones[0])}"]
    here = on_the_clock(window, zone) if zone else (opens, closes)
    if zone and here[0].utcoffset() != opens.utcoffset():
        day = "" if here[0].date() == opens.date() else f"{here[0]:%A}, "
        lines.append(f"{day}{span(*here)} where you are, in {city(zone)}")
    return (*lines, window.why)


def no_hours(contact: Contact) -> str:
    """Why no hour for a call can be named."""
    if not contact.time_zones:
        return "their time zone is not known"
    return f"the phone may ring in {len(contact.time_zones)} time zones that share no business hours"


def usual_hours() -> str:
    """The hours for a call, wherever it is."""
    return " or ".join(f"{opens:%H:%M}–{closes:%H:%M}".lstrip("0") for opens, closes in (MORNING, AFTERNOON))


def on_the_clock(window: CallWindow, zone: str) -> tuple[datetime, datetime]:
    """The window in a zone's clock; a time that comes out of the store has kept its offset only."""
    return window.opens.astimezone(ZoneInfo(zone)), window.closes.astimezone(ZoneInfo(zone))


def span(opens: datetime, closes: datetime) -> str:
    """Two hours of one day: "9:30–11:45"."""
    return f"{opens.hour}:{opens:%M}–{closes.hour}:{closes:%M}"


def city(zone: str) -> str:
    """The place that names a zone: "New York" for America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")


def day_in_words(day: date, today: date) -> str:
    """A day of a plan: "today", "tomorrow", "Monday, November 23", with the year where it is another.

    >>> day_in_words(date(2027, 1, 4), date(2026, 11, 22))
    'Monday, January 4, 2027'
    """
    ahead = (day - today).days
    if ahead in {0, 1}:
        return ("today", "tomorrow")[ahead]
    return f"{day:%A, %B} {day.day}" + (f", {day.year}" if day.year != today.year else "")
