"""Whom a format fits: people with short, very long or East Asian names get other addresses than their colleagues."""

from __future__ import annotations

from functools import lru_cache

from data.model import PersonName
from data.tables.learnt_shares import NAME_FIT
from data.tables.name_words import FAMILY_NAMES_FIRST
from discovery.spellings import in_style, spellings

LONG = 12  # letters of a family name
LONG_GIVEN, BRIEF_GIVEN = 10, 4  # letters of a given name: cut, called otherwise


def fit_row(name: PersonName) -> str:
    """The row of NAME_FIT for a name.

    >>> from discovery.names import parse_name
    >>> fit_row(parse_name("Kavitha P")), fit_row(parse_name("Wu Jing")), fit_row(parse_name("Jim Carter"))
    ('initial', 'east asian', 'brief given')
    """
    family = in_style(spellings(name.family.replace(" ", "")), 0)
    if family in FAMILY_NAMES_FIRST:
        return "east asian"
    if len(family) < 4:
        return ("mononym", "initial", "short", "short")[len(family)]
    if len(family) >= LONG:
        return "long"
    if name.middle:
        return "middle"
    given = len(in_style(spellings(name.given), 0))
    return "long given" if given >= LONG_GIVEN else "brief given" if given <= BRIEF_GIVEN else "ordinary"


@lru_cache(maxsize=4096)
def fit(name: PersonName) -> dict[str, float]:
    """By how much each format (under "": something else) is likelier for this person than for their colleagues."""
    return NAME_FIT[fit_row(name)]
