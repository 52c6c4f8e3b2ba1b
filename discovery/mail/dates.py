"""Dates and times as people write them in a letter, in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final

from data.tables.months import MONTHS
from discovery.pages.text import fold

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_MONTH: Final = re.compile(
    rf"(?<![\d.:/])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|o)?\.?\s{{0,3}}(?:of |de |d')?(?P<m>{_MONTH})\b\.?,?"
    r"(?:\s{0,3}(?:de |del )?(?P<y>20\d\d))?"
)
_MONTH_DAY: Final = re.compile(
    rf"\b(?P<m>{_MONTH})\.?\s{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s{{0,3}}(?P<y>20\d\d))?"
)
_ISO: Final = re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_DOTTED: Final = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:20)?\d\d)(?!\d)")
_SLASHED: Final = re.compile(r"(?<![\d/])(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>20\d\d)(?!\d)")
_TIME: Final = re.compile(
    r"(?<![\d:+.,-])(?P<h>[01]?\d|2[0-3])"
    r"(?:(?:[:.]|\s?h\s?)(?P<min>[0-5]\d)(?!\d|\.\d)(?:\s?(?:h|uhr|uur))?(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
    r"|\s?(?P<half2>[ap])\.?\s?m\b\.?|\s?(?:uhr|uur|h\b|heures)|(?<=\bore \d\d)(?!\d)|(?<=\bkl \d\d)(?!\d))"
)
_REACHES: Final = 45  # characters from a day to its hour


def find_times(text: str, written: date | None) -> Iterator[datetime]:
    """Each day that a text names, with its hour (midnight where none is told); naive, as it is written.

    `written`: the day of the letter, by which a date without a year is taken to be the next such day, or the last one.

    >>> [str(at) for at in find_times("November 10, 2026 at 2:00 PM; 5 novembre alle ore 15", date(2026, 10, 29))]
    ['2026-11-10 14:00:00', '2026-11-05 15:00:00']
    """
    folded = fold(text)
    for start, end, day in _days(folded, written):
        yield datetime.combine(day, _hour(folded, start, end) or time())


def _days(folded: str, written: date | None) -> Iterator[tuple[int, int, date]]:
    found = []
    for pattern in (_MONTH_DAY, _DAY_MONTH, _ISO, _DOTTED, _SLASHED):
        for match in pattern.finditer(folded):
            day = _day(match, written)
            if day:
                found.append((match.start(), match.end(), day))
    end = 0
    for start, stop, day in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= end:
            yield start, stop, day
            end = stop


def _day(match: re.Match[str], written: date | None) -> date | None:
    month = MONTHS.get(match["m"]) or int(match["m"]) if match["m"].isdigit() or match["m"] in MONTHS else 0
    day = int(match["d"])
    if match.re is _SLASHED and month > 12:  # 11/20/2026, as in America
        day, month = month, day
    year = match.groupdict().get("y")
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        if written is None:
            return None
        near = [date(written.year + step, month, day) for step in (-1, 0, 1)]
    except ValueError:  # no such day
        return None
    return min(near, key=lambda one: abs((one - written).days))


def _hour(folded: str, start: int, end: int) -> time | None:
    """The time of day that stands behind a date on its line, or just before it."""
    after = _TIME.search(folded, end, end + _REACHES)
    before = list(_TIME.finditer(folded, max(start - 25, 0), start))
    found = after if after and "\n\n" not in folded[end : after.start()] else (before[-1] if before else None)
    if found is None:
        return None
    hour = int(found["h"])
    half = found["half"] or found["half2"]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return time(hour, int(found["min"] or 0))
