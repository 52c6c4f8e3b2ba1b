"""How a company treats what not every name has: a hyphen, an umlaut, a middle name, a particle, a nickname.

Each choice is seen as often as it is, and is expected as often as among all companies; the company's own factor lies
between, the nearer to what was seen the more there was to see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import prod
from typing import TypeAlias

from data.model import HabitShare
from discovery.explanations import Explanation
from discovery.readings import Reading

STRENGTH = 2.0  # of what all companies do, in examples

Option: TypeAlias = tuple[str, str]  # a habit and one of its options


def learnt_habits(explained: Iterable[Explanation], shares: Sequence[float]) -> tuple[HabitShare, ...]:
    """The factors of every option that one of the examples leaves open; `shares` are the domain's format shares."""
    seen: defaultdict[Option, float] = defaultdict(float)
    expected: defaultdict[Option, float] = defaultdict(float)
    of_habit: defaultdict[str, float] = defaultdict(float)
    for explanation in explained:
        if not explanation.ways:
            continue
        for option, p in _seen(explanation, shares):
            seen[option] += p
        for option, p in _expected(explanation.readings):
            expected[option] += p
            of_habit[option[0]] += p
    return tuple(
        HabitShare(habit=option[0], choice=option[1], factor=(seen[option] + prior) / (count + prior))
        for option, count in sorted(expected.items())
        for prior in [STRENGTH * count / of_habit[option[0]]]
    )


def reading_shares(of_name: Sequence[Reading], habits: Mapping[Option, float]) -> list[float]:
    """How likely a company with these habits takes a name in each of its readings; they sum to 1."""
    weights = [r.share * prod(habits.get((c.habit, c.option), 1.0) for c in r.choices) for r in of_name]
    total = sum(weights)
    return [weight / total for weight in weights]


def _seen(explanation: Explanation, shares: Sequence[float]) -> list[tuple[Option, float]]:
    """The choices behind one address, by how likely each way led to it."""
    ways = [(explanation.readings[way.reading], shares[way.format]) for way in explanation.ways]
    total = sum(share * reading.share for reading, share in ways)
    return [((c.habit, c.option), share * r.share / total) for r, share in ways for c in r.choices]


@lru_cache(maxsize=16_384)
def _expected(of_name: tuple[Reading, ...]) -> tuple[tuple[Option, float], ...]:
    """How often all companies would make each choice for this name."""
    total = sum(reading.share for reading in of_name)
    expected: defaultdict[Option, float] = defaultdict(float)
    for reading in of_name:
        for choice in reading.choices:
            expected[choice.habit, choice.option] += reading.share / total
    return tuple(expected.items())
