"""The formats of mailboxes: one table that builds local parts for a name and explains those that were seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from data.model import PersonName
from data.tables.email_formats import FORMATS, LAYOUTS
from discovery.readings import JOIN, Reading, readings

LONGEST_LOCAL_PART = 64  # RFC 5321 section 4.5.3.1.1

_TOKEN = re.compile(r"\{((?:first|last|f|l)(?::\d)?)\}")
_TEMPLATE = re.compile(rf"{_TOKEN.pattern}([._-]?)({_TOKEN.pattern})?")
_MISSING = "?"  # stands where the name lacks a part

LocalParts: TypeAlias = Sequence[str]  # of each format in their order; "" where it makes none


class Way(NamedTuple):
    """One way to arrive at a local part."""

    format: int  # index into FORMATS
    reading: int  # index into the readings of the name


class _Form(NamedTuple):
    """Several formats, to be filled in all at once: one operation on strings is much quicker than one for each."""

    numbers: tuple[int, ...]  # indices into FORMATS
    lines: str  # "%s.%s\n%s%s": one for each format
    pieces: Callable[[Mapping[str, str]], tuple[str, ...]]  # for the gaps, of pieces by their tokens


def _form(numbers: Sequence[int]) -> _Form:
    text = "\n".join(FORMATS[number] for number in numbers)
    return _Form(tuple(numbers), _TOKEN.sub("%s", text), itemgetter(*_TOKEN.findall(text)))


def _between(format_: str) -> str:
    """What a format puts between its parts."""
    if (match := _TEMPLATE.fullmatch(format_)) is None:
        raise ValueError(f"not a format: {format_!r}")
    return match[2]


def _layout(format_: str) -> int:
    return LAYOUTS.index("apart" if _between(format_) else "joined" if format_.count("{") > 1 else "alone")


_BETWEEN = tuple(map(_between, FORMATS))
_ALL = _form(range(len(FORMATS)))
_BY_SEPARATOR = {
    separator: _form([number for number, between in enumerate(_BETWEEN) if between == separator])
    for separator in dict.fromkeys(_BETWEEN)
}
_TOKENS = tuple(  # "last:7" as ("last:7", the field of a Reading, 7)
    (token, Reading._fields.index(token.partition(":")[0]), int(token.partition(":")[2] or 0))
    for token in dict.fromkeys(_TOKEN.findall("".join(FORMATS)))
)

LAYOUT_OF: tuple[int, ...] = tuple(map(_layout, FORMATS))
"""The layout of each format, an index into LAYOUTS."""


@lru_cache(maxsize=4096)
def build(name: PersonName) -> tuple[LocalParts, ...]:
    """Every local part that a format makes of a name, for each of its readings.

    >>> from discovery.names import parse_name
    >>> build(parse_name("Zoë van Dijk"))[0][:4]
    ['zoe.vandijk', 'zvandijk', 'zoe', 'z.vandijk']
    """
    return tuple(map(_built, readings(name)))


def _built(reading: Reading) -> LocalParts:
    if JOIN not in reading.first and JOIN not in reading.last:
        built = _filled(_ALL, reading[:4])
        return built if len(max(built, key=len)) <= LONGEST_LOCAL_PART else _possible(built)
    by_separator = {separator: _filled(_ALL, _joined(reading, separator)) for separator in _BY_SEPARATOR}
    return _possible([by_separator[between][number] for number, between in enumerate(_BETWEEN)])


def _possible(local_parts: LocalParts) -> LocalParts:
    return [part if len(part) <= LONGEST_LOCAL_PART and ".." not in part else "" for part in local_parts]


def ways_to(local_part: str, of_name: Sequence[Reading]) -> tuple[Way, ...]:
    """All the ways from the readings of a name to one local part."""
    forms = [(between, _BY_SEPARATOR[between]) for between in _possible_separators(local_part)]
    return tuple(
        Way(number, i)
        for i, reading in enumerate(of_name)
        if local_part[:1] in {reading.first[:1], reading.last[:1]}  # every format begins with one of them
        for between, form in forms
        if local_part in (built := _filled(form, _joined(reading, between)))
        for number, part in zip(form.numbers, built, strict=True)
        if part == local_part
    )


def _possible_separators(local_part: str) -> tuple[str, ...]:
    """What a format may have put between the parts of an address; a hyphen may also be the name's own."""
    for separator in "._":
        if separator in local_part:
            return (separator,)
    return ("-", "") if "-" in local_part else ("",)


def _joined(reading: Reading, between: str) -> tuple[str, ...]:
    """The parts of a name as a format with this separator puts them together."""
    return tuple([part.replace(JOIN, between) if JOIN in part else part for part in reading[:4]])


def _filled(form: _Form, parts: Sequence[str]) -> list[str]:
    """The local parts of all formats of a form; empty where the name lacks a part (Sukarno has no {last})."""
    # A part cut in the middle of "anne-marie" may end in its hyphen.
    pieces = {token: parts[at][:size].rstrip("._-") if size else parts[at] for token, at, size in _TOKENS}
    if all(pieces.values()):
        return (form.lines % form.pieces(pieces)).split("\n")
    pieces = {token: piece or _MISSING for token, piece in pieces.items()}
    return ["" if _MISSING in part else part for part in (form.lines % form.pieces(pieces)).split("\n")]
