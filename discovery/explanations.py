"""How the formats explain an address that was seen, with the name printed beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from discovery.formats import Rendering, renderings
from discovery.houses import SOMETHING_ELSE, Evidence
from discovery.names import parse_name
from discovery.readings import Reading, readings

CHANCE = 5e-4  # that a mailbox follows no format and looks by accident as if it did
DIGITS = 0.02  # that a local part carries a number, because a namesake had it first


class Explanation(NamedTuple):
    """All the ways to one local part."""

    evidence: Evidence
    ways: tuple[Rendering, ...] = ()
    readings: tuple[Reading, ...] = ()  # of the name; those that do not lead to the local part too


@lru_cache(maxsize=65_536)
def explain(person: str, local_part: str) -> Explanation:
    """How each format may have given somebody this local part; a trailing number is a namesake's."""
    name = parse_name(person)
    built = renderings(name)
    ways, likely = built.get(local_part, ()), 1.0
    if not ways:
        ways, likely = built.get(local_part.rstrip("0123456789").rstrip("._-"), ()), DIGITS
    if not ways:
        return Explanation(((SOMETHING_ELSE, 1.0),))
    by_format: dict[int, float] = {}
    for way in ways:
        by_format[way.format] = by_format.get(way.format, 0.0) + way.reading.share * likely
    return Explanation((*sorted(by_format.items()), (SOMETHING_ELSE, CHANCE)), ways, readings(name))
