"""What the addresses seen at a domain say of its formats: the posterior over houses.

A house is what a company does: a main format, the part of its people who have it, and a second format (an older form, a
merged company's) that so many of the others have; the rest follow the formats of everybody, or none that we know. Each
address weighs every house by how likely that house would have given it. So what several formats explain is shared
out and not counted twice, one exception does not overturn three, and one address alone makes no certainty. How many
companies are which house is in `learnt_shares`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from itertools import product
from math import fsum
from typing import NamedTuple

from data.tables.email_formats import FORMATS
from data.tables.learnt_shares import BACKGROUND, HOUSES, MAIN, SECOND
from discovery.explanations import SOMETHING_ELSE, Evidence

SURE_ENOUGH = 0.005  # how likely a format must give one of the addresses to be weighed as a house's own
DELIVERED = 0.95  # of the mail to a right address; the rest of its people have left

_PLACES = (*FORMATS, "")  # "": something else
_OWN_HOUSES: set[int | None] = {n for n, place in enumerate(_PLACES) if place in HOUSES}
_NO_SECOND: tuple[tuple[int | None, float]] = ((None, 1.0),)
_NEVER = 1e-12


class Clue(NamedTuple):
    """An address that was seen, or with `bounced` one that is known not to work."""

    evidence: Evidence
    weight: float = 1.0  # below 1 at a sister domain, whose format may be another
    bounced: bool = False


class _Weighed(NamedTuple):
    """The clues, equal ones once; the lists run along them."""

    likely: dict[int | None, list[float]]  # under each format that explains one; 0 under None: any other format
    by_background: list[float]
    times: list[tuple[float, bool]]  # how often each was met, and whether it came back


@cache
def main_shares(region: str) -> list[float]:
    """How many companies of a region have each format as their main one; something else last."""
    return _summing_to_one(MAIN[region])


@cache
def second_shares() -> list[float]:
    """The same for second formats."""
    return _summing_to_one(SECOND)


@cache
def background_shares() -> list[float]:
    """How many of the people who follow neither have each format."""
    return _summing_to_one(BACKGROUND)


def _summing_to_one(shares: Mapping[str, float]) -> list[float]:
    """A table's rounded shares, in the order of the formats."""
    total = fsum(shares.values())
    return [shares[place] / total for place in _PLACES]


@lru_cache(maxsize=16_384)
def format_shares(clues: tuple[Clue, ...], region: str) -> tuple[float, ...]:
    """The share of each format among the people of a domain, that of something else last; they sum to 1.

    The caller sorts the clues, so that the order in which pages were read cannot matter.
    """
    weighed = _weigh(clues)
    main, second, background = main_shares(region), second_shares(), background_shares()
    mains, seconds = _weighable(main, weighed.likely.keys() | _OWN_HOUSES), _weighable(second, weighed.likely.keys())
    of_main: defaultdict[int | None, float] = defaultdict(float)
    of_second: defaultdict[int | None, float] = defaultdict(float)
    rest = 0.0
    for (part, leftover), (column, likely) in product(HOUSES["other"], weighed.likely.items()):
        # Main formats that explain no example are alike but for how common their houses are.
        alike = [n for n in mains if n == column or (column is None and n not in weighed.likely)]
        houses = [mains[n] * HOUSES[_house_row(n)][part, leftover] for n in alike]
        to_second, to_rest = (1 - part) * leftover, (1 - part) * (1 - leftover)
        given = [part * p + to_rest * b for p, b in zip(likely, weighed.by_background, strict=True)]
        reached = 0.0
        for other, share in seconds.items() if leftover else _NO_SECOND:
            likelihood = share * _likelihood(weighed, given, weighed.likely[other], to_second)
            reached += likelihood
            of_second[other] += to_second * likelihood * sum(houses)
        rest += to_rest * reached * sum(houses)
        for n, house in zip(alike, houses, strict=True):
            of_main[n] += part * reached * house
    total = fsum((*of_main.values(), *of_second.values(), rest))
    return tuple(
        (_mass(of_main, mains, main, n) + _mass(of_second, seconds, second, n) + rest * background[n]) / total
        for n in range(SOMETHING_ELSE + 1)
    )


def _weighable(shares: list[float], formats: Collection[int | None]) -> dict[int | None, float]:
    """The shares of some formats, and under None what is left for all others together."""
    some: dict[int | None, float] = {n: shares[n] for n in formats if n is not None}
    return {**some, None: max(1 - fsum(some.values()), _NEVER)}


def _mass(masses: Mapping[int | None, float], weighed: dict[int | None, float], shares: list[float], n: int) -> float:
    """What falls to one format; those that were weighed together share by how common they are."""
    return masses.get(n, 0.0) if n in weighed else masses.get(None, 0.0) * shares[n] / weighed[None]


def _house_row(main: int | None) -> str:
    place = "other" if main is None else _PLACES[main]
    return place if place in HOUSES else "other"


def _weigh(clues: tuple[Clue, ...]) -> _Weighed:
    """The clues side by side, for each of the formats between which they can decide."""
    background, counted = background_shares(), Counter(clues)
    rows = [dict(clue.evidence) for clue in counted]
    seen = sorted({n for row in rows for n, p in row.items() if p >= SURE_ENOUGH})
    likely: dict[int | None, list[float]] = {n: [row.get(n, 0.0) for row in rows] for n in seen}
    return _Weighed(
        likely={**likely, None: [0.0] * len(rows)},
        by_background=[fsum(background[n] * p for n, p in row.items()) for row in rows],
        times=[(clue.weight * n, clue.bounced) for clue, n in counted.items()],
    )


def _likelihood(weighed: _Weighed, given: list[float], second: list[float], to_second: float) -> float:
    """How likely a house gives all the addresses: `given` without its second format, `second` by that alone."""
    likelihood = 1.0
    for p, q, (times, bounced) in zip(given, second, weighed.times, strict=True):
        p += to_second * q
        if bounced:
            p = 1 - DELIVERED * p
        likelihood *= p if times == 1 else pow(p, times)
    return likelihood
