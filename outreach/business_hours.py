"""When an office is open: business days, and the hours in which a call is welcome where the phone rings."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from data.model import CallWindow, Outcome

COOL_OFF = timedelta(hours=4)  # first let it rest
AT_THE_LATEST = timedelta(hours=48)  # thanks that come later have lost their warmth
MORNING = (time(9, 30), time(11, 45))  # after the first mail, before lunch
AFTERNOON = (time(13, 30), time(16, 30))
SHORTEST = timedelta(minutes=15)  # a call needs ten, and a second try
LOOK_AHEAD = 21  # days; longer than any run of public holidays

Span = tuple[datetime, datetime]
Hours = tuple[time, time]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Business hours of one morning or afternoon, and what was closed before it."""

    opens: datetime
    closes: datetime
    skipped: tuple[str, ...]


def rested(since: datetime, outcome: Outcome) -> datetime:
    """When a rejection has rested; silence has nothing to rest from."""
    return since if outcome is Outcome.NO_RESPONSE else since + COOL_OFF


def call_window(
    since: datetime, zones: Sequence[str], country: str | None, now: datetime, outcome: Outcome
) -> CallWindow | None:
    """The hours for a first call: the first business morning after the rest, or, where that is past or more than
    48 hours away, the next business hours; in every one of `zones` (IANA names), the callee's first.

    `since` and `now` are aware. Several zones (a number that rings from coast to coast) leave the hours that
    suit them all. None where there are none, or where no zone is known: a call at an unknown hour is not planned.
    Raises `ZoneInfoNotFoundError` for a name that is no zone.
    """
    ready = rested(since, outcome)
    morning = next(openings(zones, country, ready, (MORNING,)), None)
    waits = morning is not None and morning.opens > now and morning.opens - since <= AT_THE_LATEST
    if morning is not None and waits and outcome is not Outcome.NO_RESPONSE:
        why = _why("the first business morning after four hours' rest", zones, country, morning)
        return CallWindow(opens=morning.opens, closes=morning.closes, why=why)
    window = next_window(zones, country, max(now, ready))
    if window is None or ready <= now:
        return window
    return CallWindow(opens=window.opens, closes=window.closes, why=f"{window.why}; after four hours' rest")


def next_window(zones: Sequence[str], country: str | None, earliest: datetime) -> CallWindow | None:
    """The next business hours in every one of `zones`, from `earliest` on; None where there are none."""
    for opening in openings(zones, country, earliest):
        why = _why("the next business hours", zones, country, opening)
        return CallWindow(opens=opening.opens, closes=opening.closes, why=why)
    return None


def openings(
    zones: Sequence[str], country: str | None, earliest: datetime, parts: Sequence[Hours] = (MORNING, AFTERNOON)
) -> Iterator[Opening]:
    """The mornings and afternoons from `earliest` on, in three weeks, that are business hours in every zone."""
    places = [ZoneInfo(zone) for zone in zones]
    if not places:
        return
    skipped: list[str] = []
    first_day = earliest.astimezone(places[0]).date()
    for day in (first_day + timedelta(days=n) for n in range(LOOK_AHEAD)):
        holiday = closed(day, country)
        if holiday:
            skipped.append(f"{day:%A} is {holiday}")
        for opens, closes in _common_hours(day, places, parts) if holiday is None else ():
            opens = max(opens, earliest)
            if closes - opens >= SHORTEST:
                yield Opening(
                    opens=opens.astimezone(places[0]), closes=closes.astimezone(places[0]), skipped=tuple(skipped)
                )


def closed(day: date, country: str | None) -> str | None:
    """Why nobody is in on `day`: the holiday's name, "" for a weekend; None on a business day."""
    calendar = _calendar(country, day.year) if country else None
    if calendar is None:
        return "" if day.weekday() >= 5 else None
    return None if calendar.is_working_day(day) else str(calendar.get(day, ""))


def business_day(day: date, country: str | None) -> date:
    """That day, or the first business day after it."""
    days = (day + timedelta(days=n) for n in range(LOOK_AHEAD))
    return next((one for one in days if closed(one, country) is None), day)


def after_business_days(day: date, count: int, country: str | None) -> date:
    """The business day that comes `count` business days after `day`.

    >>> after_business_days(date(2026, 11, 23), 7, "US")  # Thanksgiving is the 26th
    datetime.date(2026, 12, 3)
    """
    for _ in range(count):
        day = business_day(day + timedelta(days=1), country)
    return day


def months_after(day: date, count: int) -> date:
    """The same day `count` months later, or that month's last.

    >>> months_after(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=256)
def _calendar(country: str, year: int) -> holidays.HolidayBase | None:
    """A country's public holidays, in English where the library has them; None for a country it does not know."""
    if country not in holidays.list_supported_countries():
        return None
    return holidays.country_holidays(country, years=year, language="en_US")


def _common_hours(day: date, places: Sequence[ZoneInfo], parts: Sequence[Hours]) -> tuple[Span, ...]:
    """The hours of `day` that are business hours in every place, in order."""
    common = _hours(day, places[0], parts)
    for place in places[1:]:
        both = ((max(a, c), min(b, d)) for a, b in common for c, d in _hours(day, place, parts))
        common = tuple((opens, closes) for opens, closes in both if opens < closes)
    return common


def _hours(day: date, place: ZoneInfo, parts: Sequence[Hours]) -> tuple[Span, ...]:
    """The day's hours in UTC: clocks in one zone cannot be compared across a change to summer time."""
    return tuple(
        (datetime.combine(day, opens, place).astimezone(UTC), datetime.combine(day, closes, place).astimezone(UTC))
        for opens, closes in parts
    )


def _why(what: str, zones: Sequence[str], country: str | None, opening: Opening) -> str:
    where = "there" if len(zones) == 1 else f"in all {len(zones)} time zones in which the phone may ring"
    unknown = () if country else ("the country is not known, so public holidays are not looked at",)
    return "; ".join((f"{what} {where}", *opening.skipped, *unknown))
