"""The formats of mailboxes: one table that builds local parts for a name and explains those that were seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from data.model import PersonName
from data.tables.email_formats import FORMATS
from discovery.readings import JOIN, Reading, readings

LONGEST_LOCAL_PART = 64  # RFC 5321 section 4.5.3.1.1

_PART = r"\{(first|last|f|l)(?::(\d))?\}"
_TEMPLATE = re.compile(f"{_PART}([._-]?)(?:{_PART})?")


class Way(NamedTuple):
    """One way to arrive at a local part."""

    format: int  # index into FORMATS
    reading: int  # index into the readings of the name


class _Template(NamedTuple):
    """A format, taken apart: up to two fields of a Reading, each cut after some letters."""

    number: int  # index into FORMATS
    field: int
    length: int | None
    second: int | None
    second_length: int | None


def _templates() -> dict[str, tuple[_Template, ...]]:
    """The formats by what they put between the parts."""
    found: dict[str, list[_Template]] = {}
    for number, text in enumerate(FORMATS):
        if (match := _TEMPLATE.fullmatch(text)) is None:
            raise ValueError(f"not a format: {text!r}")
        token, length, between, second, second_length = match.groups()
        found.setdefault(between, []).append(
            _Template(
                number,
                Reading._fields.index(token),
                int(length) if length else None,
                Reading._fields.index(second) if second else None,
                int(second_length) if second_length else None,
            )
        )
    return {between: tuple(templates) for between, templates in found.items()}


_TEMPLATES = _templates()


@lru_cache(maxsize=16_384)
def renderings(name: PersonName) -> dict[str, tuple[Way, ...]]:
    """Every local part that a format makes of a name, with all the ways to it.

    >>> from discovery.names import parse_name
    >>> list(renderings(parse_name("Zoë van Dijk")))[:3]
    ['zoe.vandijk', 'zvandijk', 'zoe']
    """
    found: dict[str, list[Way]] = {}
    for i, reading in enumerate(readings(name)):
        for between in _TEMPLATES:
            for number, local_part in _filled(reading, between):
                found.setdefault(local_part, []).append(Way(number, i))
    ordered = sorted(found.items(), key=lambda item: (item[1][0].reading, item[1][0].format))
    return {local_part: tuple(ways) for local_part, ways in ordered}


def ways_to(local_part: str, of_name: Sequence[Reading]) -> tuple[Way, ...]:
    """All the ways from the readings of a name to one local part."""
    return tuple(
        Way(number, i)
        for i, reading in enumerate(of_name)
        for between in _TEMPLATES
        if between in local_part  # most formats are out by their separator
        for number, built in _filled(reading, between)
        if built == local_part
    )


def _filled(reading: Reading, between: str) -> Iterator[tuple[int, str]]:
    """The local parts of all formats with one separator; none where the name lacks a part (Sukarno has no {last})."""
    parts = [part.replace(JOIN, between) if JOIN in part else part for part in reading[:4]]
    for number, field, length, second, second_length in _TEMPLATES[between]:
        local_part = parts[field][:length] if length else parts[field]
        if second is not None:
            behind = parts[second][:second_length] if second_length else parts[second]
            if not behind or not local_part:
                continue
            local_part = f"{local_part}{between}{behind}"
        # A part cut in the middle of "anne-marie" may end in its hyphen.
        if length or second_length:
            local_part = local_part.strip("._-")
        if local_part and len(local_part) <= LONGEST_LOCAL_PART and ".." not in local_part:
            yield number, local_part
