"""When to call: rested, and in business hours where the phone rings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays

from data.model import Approach, CallWindow, Case, Contact, Outcome

COOL_OFF = timedelta(hours=4)  # first let it rest
MORNING = (time(9, 30), time(11, 45))  # after the first mail, before lunch
AFTERNOON = (time(13, 30), time(16, 30))
SHORTEST = timedelta(minutes=15)  # a call needs ten, and a second try
LOOK_AHEAD = 21  # days; longer than any run of public holidays

CALLS = frozenset({Approach.DIRECT_LINE, Approach.SWITCHBOARD})

Span = tuple[datetime, datetime]


def with_call_windows(contacts: Sequence[Contact], case: Case, now: datetime) -> tuple[Contact, ...]:
    """The contacts, each whose route begins with a call with the hours for it."""
    return tuple(
        replace(
            contact,
            call_window=call_window(case.since, contact.time_zones, contact.country, now, case.outcome),
        )
        if contact.route.approach in CALLS
        else contact
        for contact in contacts
    )


def call_window(
    since: datetime, zones: Sequence[str], country: str | None, now: datetime, outcome: Outcome
) -> CallWindow | None:
    """The next hours in which a first call is welcome in every one of `zones` (IANA names), the callee's first.

    `since` and `now` are aware. Several zones (a number that rings from coast to coast) leave the hours that
    suit them all. None where there are none, or where no zone is known: a call at an unknown hour is not planned.
    Raises `ZoneInfoNotFoundError` for a name that is no zone.
    """
    places = [ZoneInfo(zone) for zone in zones]
    if not places:
        return None
    rested = _rested(since, outcome)
    earliest = max(now, rested)
    first_day = earliest.astimezone(places[0]).date()
    skipped: list[str] = []
    for day in (first_day + timedelta(days=n) for n in range(LOOK_AHEAD)):
        holiday = _holiday(day, country)
        if holiday:
            skipped.append(f"{day:%A} is {holiday}")
        if holiday is not None:
            continue
        for opens, closes in _common_hours(day, places):
            opens = max(opens, earliest)
            if closes - opens >= SHORTEST:
                why = _why(zones, country, resting=rested > now, skipped=skipped)
                return CallWindow(opens=opens.astimezone(places[0]), closes=closes.astimezone(places[0]), why=why)
    return None


def _rested(since: datetime, outcome: Outcome) -> datetime:
    """When a rejection has rested; silence has nothing to rest from."""
    return since if outcome is Outcome.NO_RESPONSE else since + COOL_OFF


def _holiday(day: date, country: str | None) -> str | None:
    """Why nobody is in on `day`: the holiday's name, "" for a weekend; None on a business day."""
    if country is None:
        return "" if day.weekday() >= 5 else None
    calendar = _calendar(country, day.year)
    if calendar is None:
        return _holiday(day, None)
    if calendar.is_working_day(day):
        return None
    return str(calendar.get(day, ""))


def _calendar(country: str, year: int) -> holidays.HolidayBase | None:
    """A country's public holidays, in English where the library has them; None for a country it does not know."""
    if country not in holidays.list_supported_countries():
        return None
    return holidays.country_holidays(country, years=year, language="en_US")


def _common_hours(day: date, places: Sequence[ZoneInfo]) -> tuple[Span, ...]:
    """The hours of `day` that are business hours in every place, in order."""
    common = _hours(day, places[0])
    for place in places[1:]:
        both = ((max(a, c), min(b, d)) for a, b in common for c, d in _hours(day, place))
        common = tuple((opens, closes) for opens, closes in both if opens < closes)
    return common


def _hours(day: date, place: ZoneInfo) -> tuple[Span, ...]:
    """Morning and afternoon in UTC: clocks in one zone cannot be compared across a change to summer time."""
    return tuple(
        (datetime.combine(day, opens, place).astimezone(UTC), datetime.combine(day, closes, place).astimezone(UTC))
        for opens, closes in (MORNING, AFTERNOON)
    )


def _why(zones: Sequence[str], country: str | None, *, resting: bool, skipped: Sequence[str]) -> str:
    parts = ["the next business hours there"]
    if len(zones) > 1:
        parts = [f"the next business hours in all {len(zones)} time zones in which the phone may ring"]
    if resting:
        parts.append("after four hours' rest")
    parts += skipped
    if country is None:
        parts.append("the country is not known, so public holidays are not looked at")
    return "; ".join(parts)


def step_day(contact: Contact, case: Case, now: datetime) -> str:
    """The day of a contact's first step, as the heading above it."""
    window = contact.call_window
    if window is None and contact.route.approach in CALLS:
        return "In their business hours"
    if window is None:
        return "Today" if now >= _rested(case.since, case.outcome) else "Today, after four hours' rest"
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
        hours = " or ".join(f"{opens:%H:%M}–{closes:%H:%M}".lstrip("0") for opens, closes in (MORNING, AFTERNOON))
        shared = f"the phone may ring in {len(contact.time_zones)} time zones that share no business hours"
        return (f"{hours} on a business day there", shared if contact.time_zones else "their time zone is not known")
    opens, closes = _on_the_clock(window, contact.time_zones[0])
    lines = [f"{opens:%A, %B} {opens.day}, {_span(opens, closes)} in {_city(contact.time_zones[0])}"]
    here = _on_the_clock(window, zone) if zone else (opens, closes)
    if zone and here[0].utcoffset() != opens.utcoffset():
        day = "" if here[0].date() == opens.date() else f"{here[0]:%A}, "
        lines.append(f"{day}{_span(*here)} where you are, in {_city(zone)}")
    return (*lines, window.why)


def _on_the_clock(window: CallWindow, zone: str) -> Span:
    """The window in a zone's clock; a time that comes out of the store has kept its offset only."""
    return window.opens.astimezone(ZoneInfo(zone)), window.closes.astimezone(ZoneInfo(zone))


def _span(opens: datetime, closes: datetime) -> str:
    return f"{opens.hour}:{opens:%M}–{closes.hour}:{closes:%M}"


def _city(zone: str) -> str:
    """The place that names a zone: "New York" for America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")
