"""The hours for a call as a small drawing: one day where the phone rings, and the same hours where the candidate is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from data.model import CallWindow
from outreach.business_hours import AFTERNOON, MORNING
from outreach.clock import city, on_the_clock, span

FIRST_HOUR, LAST_HOUR, EVERY = 8, 18, 2  # of the day there; business hours lie well within
LEFT, RIGHT = 92.0, 312.0  # where the first and the last hour are drawn, in a drawing of 320 by 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of the day in the drawing."""

    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One hour on the axis, in both clocks."""

    left: float
    there: str
    here: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All that the drawing shows, and the same in words for whoever hears the page."""

    there: str
    here: str | None  # None: one clock
    ticks: tuple[Tick, ...]
    usual: tuple[Band, ...]  # business hours
    window: Band
    words: str


def timeline(window: CallWindow, zone: str, home: str | None) -> Timeline:
    """The window on the day's axis; `zone` is where the phone rings, `home` where the candidate is (IANA names)."""
    opens, closes = on_the_clock(window, zone)
    day = opens.date()
    hours = [datetime.combine(day, time(hour), ZoneInfo(zone)) for hour in range(FIRST_HOUR, LAST_HOUR + 1, EVERY)]
    differs = home is not None and opens.astimezone(ZoneInfo(home)).utcoffset() != opens.utcoffset()
    here = ZoneInfo(home if home and differs else zone)
    words = f"{span(opens, closes)} in {city(zone)}"
    if home and differs:
        words += f", {span(*on_the_clock(window, home))} in {city(home)}"
    return Timeline(
        there=city(zone),
        here=city(home) if home and differs else None,
        ticks=tuple(_tick(hour, here) for hour in hours),
        usual=tuple(_band(*part) for part in (MORNING, AFTERNOON)),
        window=_band(opens.time(), closes.time()),
        words=words,
    )


def _tick(hour: datetime, here: ZoneInfo) -> Tick:
    return Tick(left=_left(hour.time()), there=_hour(hour), here=_hour(hour.astimezone(here)))


def _band(opens: time, closes: time) -> Band:
    return Band(left=_left(opens), width=round(_left(closes) - _left(opens), 1))


def _left(at: time) -> float:
    hours = at.hour + at.minute / 60 - FIRST_HOUR
    return round(LEFT + (RIGHT - LEFT) * hours / (LAST_HOUR - FIRST_HOUR), 1)


def _hour(at: datetime) -> str:
    return f"{at.hour}:{at:%M}" if at.minute else str(at.hour)
