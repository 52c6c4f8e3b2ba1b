"""A span of time as people type it: 30m, 12h, 7d."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"(\d{1,5})\s*([smhdw])")


def read_span(text: str) -> timedelta | None:
    """So many seconds, minutes, hours, days or weeks; None for what is no span.

    >>> read_span("7d"), read_span("90 m"), read_span("soon")
    (datetime.timedelta(days=7), datetime.timedelta(seconds=5400), None)
    """
    matched = _SPAN.fullmatch(text.strip())
    return timedelta(**{_UNITS[matched[2]]: int(matched[1])}) if matched else None
