"""The formats of mailboxes: one table that builds local parts for a name and explains those that were seen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from data.model import PersonName
from data.tables.email_formats import FORMATS
from discovery.readings import JOIN, Reading, readings

LONGEST_LOCAL_PART = 64  # RFC 5321 section 4.5.3.1.1
FORMAT_NAMES = tuple(FORMATS)

_TEMPLATE = re.compile(
    r"\{(?P<a>first|last|f|l)(?::(?P<a_cut>\d))?\}(?P<between>[._-]?)(?:\{(?P<b>first|last|f|l)(?::(?P<b_cut>\d))?\})?"
)
_LOCAL_PART = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")  # of the dot-string of RFC 5321 4.1.2, what mailboxes use


class Rendering(NamedTuple):
    """One way to arrive at a local part."""

    format: int  # index into FORMAT_NAMES
    reading: Reading


class _Template(NamedTuple):
    """A format, taken apart: one or two parts of the name, each cut after some letters, and what stands between."""

    parts: tuple[tuple[int, int | None], ...]  # index of a field of Reading, letters kept
    between: str


def _template(text: str) -> _Template:
    found = _TEMPLATE.fullmatch(text)
    if found is None:
        raise ValueError(f"not a format: {text!r}")
    a, a_cut, between, b, b_cut = found.group("a", "a_cut", "between", "b", "b_cut")
    parts = [
        (Reading._fields.index(token), int(cut) if cut else None) for token, cut in ((a, a_cut), (b, b_cut)) if token
    ]
    return _Template(tuple(parts), between)


_TEMPLATES = tuple(map(_template, FORMATS))


@lru_cache(maxsize=16_384)
def renderings(name: PersonName) -> dict[str, tuple[Rendering, ...]]:
    """Every local part that a format makes of a name, with all the ways to it."""
    found: dict[str, list[Rendering]] = {}
    for reading in readings(name):
        for number, template in enumerate(_TEMPLATES):
            if local_part := _fill(template, reading):
                found.setdefault(local_part, []).append(Rendering(number, reading))
    return {local_part: tuple(ways) for local_part, ways in found.items()}


def _fill(template: _Template, reading: Reading) -> str:
    """The local part, or nothing where the name lacks a part (a mononym has no {first}.{last})."""
    parts = [str(reading[field]).replace(JOIN, template.between)[:cut] for field, cut in template.parts]
    local_part = template.between.join(parts)
    if not all(parts) or len(local_part) > LONGEST_LOCAL_PART or not _LOCAL_PART.fullmatch(local_part):
        return ""
    return local_part
