"""What the addresses seen at a domain say of its formats: the posterior over houses.

A house is what a company does: a main format, the part of its people who have it, and a second format (an older form, a
merged company's) that so many of the others have; the rest follow the formats of everybody, or none that we know. Each
example weighs every house by how likely it would have given that address. So what several formats explain is shared
out and not counted twice, one exception does not overturn three, and one address alone makes no certainty. The shares
of houses among companies are in `learnt_shares`.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import product
from math import fsum
from typing import TypeAlias

from data.tables.learnt_shares import BACKGROUND, HOUSES, MAIN, SECOND
from discovery.formats import FORMAT_NAMES

SOMETHING_ELSE = len(FORMAT_NAMES)  # the place of "no format that we know" behind the formats

Evidence: TypeAlias = tuple[
    tuple[int, float], ...
]  # of one example: the formats that explain it, and how likely each would

_NEVER = 1e-9
SECOND_SHARES = []
BACKGROUND_SHARES = []


def reload():
    SECOND_SHARES[:] = [SECOND.get(name, _NEVER) for name in (*FORMAT_NAMES, "")]
    BACKGROUND_SHARES[:] = [BACKGROUND.get(name, _NEVER) for name in (*FORMAT_NAMES, "")]
    main_shares.cache_clear()


@lru_cache(maxsize=64)
def main_shares(region: str) -> list[float]:
    shares = MAIN.get(region, MAIN[""])
    return [shares.get(name, _NEVER) for name in (*FORMAT_NAMES, "")]


reload()


@lru_cache(maxsize=8192)
def format_shares(evidence: tuple[Evidence, ...], region: str) -> tuple[float, ...]:
    """The share of each format among the people of a domain, that of something else last; they sum to 1.

    `evidence` is sorted by the caller, so that the order in which pages were read cannot matter.
    """
    main, rows = main_shares(region), list(Counter(evidence).items())
    seen = sorted({number for row, _ in rows for number, _ in row})
    unseen_main, unseen_second = 1 - fsum(main[n] for n in seen), 1 - fsum(SECOND_SHARES[n] for n in seen)
    likely = [(dict(row), fsum(BACKGROUND_SHARES[n] * p for n, p in row), times) for row, times in rows]
    shares = [0.0] * (SOMETHING_ELSE + 1)
    others = of_unseen_main = of_unseen_second = total = 0.0
    for (part, leftover), house in HOUSES.items():
        to_second = (1 - part) * leftover
        to_others = 1 - part - to_second
        for first, second in product([*seen, None], [*seen, None] if to_second else [None]):
            weight = house * (unseen_main if first is None else main[first])
            if to_second:
                weight *= unseen_second if second is None else SECOND_SHARES[second]
            for row, by_chance, times in likely:
                p = part * row.get(first, 0.0) + to_second * row.get(second, 0.0) + to_others * by_chance
                weight *= p if times == 1 else p**times
            total += weight
            others += weight * to_others
            if first is None:
                of_unseen_main += weight * part
            else:
                shares[first] += weight * part
            if second is None:
                of_unseen_second += weight * to_second
            else:
                shares[second] += weight * to_second
    for n, share in enumerate(shares):
        if n not in seen:
            share += of_unseen_main * main[n] / unseen_main + of_unseen_second * SECOND_SHARES[n] / unseen_second
        shares[n] = (share + others * BACKGROUND_SHARES[n]) / total
    return tuple(shares)
