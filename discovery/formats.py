"""The formats of mailboxes: one table that builds local parts for a name and explains those that were seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from data.model import PersonName
from data.tables.email_formats import FORMATS, LAYOUTS
from discovery.arrays import Floats, Numbers
from discovery.readings import JOIN, Reading, readings

LONGEST_LOCAL_PART = 64  # RFC 5321 section 4.5.3.1.1

_PART = r"\{(first|last|f|l)(?::(\d))?\}"
_TEMPLATE = re.compile(f"{_PART}([._-]?)(?:{_PART})?")
_NOTHING = 0  # the place of the part that is not there
_NOWHERE = -1  # the place of what is no local part


class Way(NamedTuple):
    """One way to arrive at a local part."""

    format: int  # index into FORMATS
    reading: int  # index into the readings of the name


class Built(NamedTuple):
    """Every local part that a format makes of a name, and all the ways to them."""

    places: dict[str, int]  # of each local part, in the order in which they were found
    place: Numbers  # of each way, where it leads
    format: Numbers  # of each way, an index into FORMATS
    layout: Numbers  # of each way's format, an index into LAYOUTS
    reading: Numbers  # of each way, an index into the readings of the name

    def likeliest(self, weights: Floats) -> Numbers:
        """For each local part the way to it that weighs most, of equals the first."""
        rising = np.argsort(-weights, kind="stable")[::-1]
        ways = np.empty(len(self.places), dtype=np.intp)
        ways[self.place[rising]] = rising  # the last one written stays
        return ways


class _Template(NamedTuple):
    """A format, taken apart: it puts two pieces together, or one and nothing."""

    number: int  # index into FORMATS
    piece: int  # index into the pieces of its family
    second: int


class _Family(NamedTuple):
    """The formats that put the same between the parts, and the pieces they need: a field of a Reading, cut or whole."""

    templates: list[_Template]
    pieces: list[tuple[int, int | None]]


def _families() -> dict[str, _Family]:
    """The formats by what they put between the parts."""
    families: dict[str, _Family] = {}
    for number, text in enumerate(FORMATS):
        if (match := _TEMPLATE.fullmatch(text)) is None:
            raise ValueError(f"not a format: {text!r}")
        token, length, between, second, second_length = match.groups()
        family = families.setdefault(between, _Family([], []))
        one = _piece(family, token, length)
        family.templates.append(_Template(number, one, _piece(family, second, second_length) if second else _NOTHING))
    return families


def _piece(family: _Family, token: str, length: str | None) -> int:
    piece = (Reading._fields.index(token), int(length) if length else None)
    if piece not in family.pieces:
        family.pieces.append(piece)
    return family.pieces.index(piece) + 1


_FAMILIES = _families()


def _layout(between: str, template: _Template) -> int:
    return LAYOUTS.index("apart" if between else "joined" if template.second != _NOTHING else "alone")


_NUMBERS = np.array([t.number for family in _FAMILIES.values() for t in family.templates], dtype=np.intp)
_LAYOUTS = np.array([_layout(between, t) for between, family in _FAMILIES.items() for t in family.templates])

LAYOUT_OF: tuple[int, ...] = tuple(_LAYOUTS[np.argsort(_NUMBERS)].tolist())
"""The layout of each format, an index into LAYOUTS."""


@lru_cache(maxsize=16_384)
def build(name: PersonName) -> Built:
    """Every local part that a format makes of a name.

    >>> from discovery.names import parse_name
    >>> list(build(parse_name("Zoë van Dijk")).places)[:3]
    ['zoe.vandijk', 'z.vandijk', 'vandijk.zoe']
    """
    local_parts = [part for reading in readings(name) for between in _FAMILIES for part in _filled(reading, between)]
    places = {part: place for place, part in enumerate(filter(_is_possible, dict.fromkeys(local_parts)))}
    leads_to = np.array([places.get(part, _NOWHERE) for part in local_parts], dtype=np.intp)
    ways = np.flatnonzero(leads_to != _NOWHERE)
    reading, template = np.divmod(ways, len(FORMATS))
    return Built(places, leads_to[ways], _NUMBERS[template], _LAYOUTS[template], reading)


def _is_possible(local_part: str) -> bool:
    return 0 < len(local_part) <= LONGEST_LOCAL_PART and ".." not in local_part


def ways_to(local_part: str, of_name: Sequence[Reading]) -> tuple[Way, ...]:
    """All the ways from the readings of a name to one local part."""
    possible = _possible_separators(local_part)
    return tuple(
        Way(template.number, i)
        for i, reading in enumerate(of_name)
        if local_part[:1] in {reading.first[:1], reading.last[:1]}  # every format begins with one of them
        for between in possible
        for template, built in zip(_FAMILIES[between].templates, _filled(reading, between), strict=True)
        if built == local_part
    )


def _possible_separators(local_part: str) -> tuple[str, ...]:
    """What a format may have put between the parts of an address; a hyphen may also be the name's own."""
    for separator in "._":
        if separator in local_part:
            return (separator,)
    return ("-", "") if "-" in local_part else ("",)


def _filled(reading: Reading, between: str) -> list[str]:
    """The local parts of all formats with one separator; empty where the name lacks a part (Sukarno has no {last})."""
    parts = [part.replace(JOIN, between) if JOIN in part else part for part in reading[:4]]
    templates, pieces = _FAMILIES[between]
    # A part cut in the middle of "anne-marie" may end in its hyphen.
    cut = ["", *[parts[f] if size is None else parts[f][:size].rstrip("._-") for f, size in pieces]]
    return [
        f"{cut[piece]}{between}{cut[second]}" if cut[piece] and (cut[second] or second == _NOTHING) else ""
        for _, piece, second in templates
    ]
