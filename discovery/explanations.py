"""How the formats explain an address that was seen, with the name printed beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from data.tables.email_formats import FORMATS
from discovery.formats import LAYOUT_OF, Way, ways_to
from discovery.names import parse_name
from discovery.readings import Takings, readings, takings

SOMETHING_ELSE = len(FORMATS)  # the place behind the formats: none that we know
BY_CHANCE = 5e-4  # that a mailbox follows no format and looks by accident as if it did
NUMBERED = 0.02  # that a local part carries a number, because a namesake had it first

Evidence: TypeAlias = tuple[tuple[int, float], ...]  # the formats that explain an address, and how likely each gives it


class Explanation(NamedTuple):
    """All the ways to one local part."""

    evidence: Evidence
    ways: tuple[Way, ...] = ()
    takings: Takings = ()  # of the name, where there is a way


@lru_cache(maxsize=4096)
def explain(person: str, local_part: str) -> Explanation:
    """How each format may have given somebody this local part; a trailing number is a namesake's.

    >>> [FORMATS[number] for number, _ in explain("Ada Lovelace", "alovelace2").evidence[:-1]]
    ['{f}{last}', '{l}{first}']
    """
    of_name = readings(parse_name(person))
    ways, share = ways_to(local_part, of_name), 1.0
    if not ways and local_part[-1:].isdigit():
        ways, share = ways_to(local_part.rstrip("0123456789").rstrip("._-"), of_name), NUMBERED
    if not ways:
        return Explanation(((SOMETHING_ELSE, 1.0),))
    likely: dict[int, float] = {}
    for number, reading in ways:
        likely[number] = likely.get(number, 0.0) + of_name[reading].taking.shares[LAYOUT_OF[number]] * share
    evidence = tuple((number, float(f"{p:.1g}")) for number, p in sorted(likely.items()))
    return Explanation((*evidence, (SOMETHING_ELSE, BY_CHANCE)), ways, takings(of_name))
