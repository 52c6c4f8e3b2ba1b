"""Whether a name printed on a page and a name that the candidate gave are the same person's."""

from __future__ import annotations

from functools import cache

from nicknames import NickNamer

from data.folding import fold
from data.model import PersonName
from discovery.names import parse_name


def is_same_person(printed: str, name: PersonName) -> bool:
    """The family name must agree; the given name too, or be a nickname or an initial of the other.

    >>> carter = parse_name("Jim Carter")
    >>> [is_same_person(text, carter) for text in ("James Carter", "J. Carter", "Dr. Jim Carter", "Joan Carter", "Jim")]
    [True, True, True, False, False]
    """
    other = parse_name(printed)
    if not name.family or fold(other.family) != fold(name.family):
        return False
    given, seen = fold(name.given), fold(other.given)
    if not given or not seen:
        return False
    one_is_initial = min(len(given), len(seen)) == 1 and given[0] == seen[0]
    return given == seen or one_is_initial or seen in _other_forms(given) or given in _other_forms(seen)


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


@cache
def _other_forms(given: str) -> frozenset[str]:
    names = _nicknames()
    return frozenset(names.nicknames_of(given) | names.canonicals_of(given))
