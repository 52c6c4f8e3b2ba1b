"""How a company treats what not every name has: a hyphen, an umlaut, a middle name, a particle, a nickname.

Each choice is seen as often as it is, and is expected as often as among all companies; the company's own factor lies
between, the nearer to what was seen the more there was to see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple, TypeAlias

import numpy as np

from data.model import HabitShare, PersonName
from data.tables.email_formats import LAYOUTS
from data.tables.learnt_shares import SPELLING_FIT
from discovery.arrays import Floats
from discovery.explanations import Explanation
from discovery.formats import LAYOUT_OF, Way
from discovery.readings import readings

STRENGTH = 1.0  # of what all companies do, in examples

Option: TypeAlias = tuple[str, str]  # a habit and one of its options


class _Choices(NamedTuple):
    """What a name leaves to choose."""

    options: dict[Option, list[int]]  # the readings that made each choice
    expected: dict[Option, list[float]]  # how likely any company makes it, by layout


def learnt_habits(explained: Iterable[Explanation], shares: Sequence[float], region: str) -> tuple[HabitShare, ...]:
    """The factors of every option that the region or one of the examples leaves open.

    `shares` are the domain's format shares.
    """
    seen: defaultdict[Option, float] = defaultdict(float)
    expected: defaultdict[Option, float] = defaultdict(float)
    for explanation in explained:
        if explanation.name is not None:
            _count(explanation.name, explanation.ways, shares, seen, expected)
    if not expected:
        return _of_region(region)
    of_habit: defaultdict[str, float] = defaultdict(float)
    for (habit, _), count in expected.items():
        of_habit[habit] += count
    usual = {(share.habit, share.choice): share.factor for share in _of_region(region)}
    return tuple(
        HabitShare(
            habit=option[0],
            choice=option[1],
            factor=_factor(seen[option], expected[option], of_habit[option[0]], usual.get(option, 1.0)),
        )
        for option in sorted(expected | usual)
    )


@cache
def _of_region(region: str) -> tuple[HabitShare, ...]:
    """What the companies of a region do otherwise than those of others."""
    fits = sorted(SPELLING_FIT[region].items())
    return tuple(HabitShare(habit="spelling", choice=choice, factor=factor) for choice, factor in fits)


def _factor(seen: float, expected: float, of_habit: float, usual: float) -> float:
    """How much more often than all companies this one makes a choice: what was seen, drawn to what its region does."""
    if not expected:
        return usual
    prior = STRENGTH * expected / of_habit
    return (seen + prior * usual) / (expected + prior)


def _count(
    name: PersonName,
    ways: Sequence[Way],
    shares: Sequence[float],
    seen: defaultdict[Option, float],
    expected: defaultdict[Option, float],
) -> None:
    """Adds the choices behind one address, by how likely each way led to it, and those that all companies make."""
    choices, of_name = _choices(name), readings(name)
    if not choices.options:
        return
    weights = [shares[f] * of_name[r].shares[LAYOUT_OF[f]] for f, r in ways]
    total, by_layout = sum(weights), [0.0] * len(LAYOUTS)
    for (format_, reading), weight in zip(ways, weights, strict=True):
        by_layout[LAYOUT_OF[format_]] += weight / total
        for choice in of_name[reading].choices:
            seen[choice.habit, choice.option] += weight / total
    for option, expected_share in choices.expected.items():
        expected[option] += sum(map(mul, by_layout, expected_share))


def reading_shares(name: PersonName, habits: Sequence[HabitShare]) -> Floats:
    """How likely a company with these habits takes a name in each of its readings: a row for each layout, sum 1."""
    options, shares = _choices(name).options, _shares(name)
    if options.keys().isdisjoint((habit.habit, habit.choice) for habit in habits):
        return shares
    weights = shares.copy()
    for habit in habits:
        weights[:, options.get((habit.habit, habit.choice), [])] *= habit.factor
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


@lru_cache(maxsize=16_384)
def _shares(name: PersonName) -> Floats:
    """How likely any company takes a name in each of its readings: a row for each layout, sum 1."""
    shares = np.array([reading.shares for reading in readings(name)]).T
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


@lru_cache(maxsize=16_384)
def _choices(name: PersonName) -> _Choices:
    of_name = readings(name)
    made: defaultdict[Option, list[int]] = defaultdict(list)
    for number, reading in enumerate(of_name):
        for choice in reading.choices:
            made[choice.habit, choice.option].append(number)
    totals = [sum(column) for column in zip(*(reading.shares for reading in of_name), strict=True)]
    expected = {
        option: [sum(of_name[i].shares[layout] for i in among) / total for layout, total in enumerate(totals)]
        for option, among in made.items()
    }
    return _Choices(dict(made), expected)
