"""How a company treats what not every name has: a hyphen, an umlaut, a middle name, a particle, a nickname.

Each choice is seen as often as it is, and is expected as often as among all companies; the company's own factor lies
between, the nearer to what was seen the more there was to see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from data.model import HabitShare, PersonName
from data.tables.learnt_shares import SPELLING_FIT
from discovery.arrays import Floats
from discovery.explanations import Explanation
from discovery.formats import LAYOUT_OF, Way
from discovery.readings import Choice, readings

STRENGTH = 1.0  # of what all companies do, in examples

Option: TypeAlias = tuple[str, str]  # a habit and one of its options


class _Choices(NamedTuple):
    """What a name leaves to choose."""

    options: dict[Option, tuple[int, ...]]  # the readings that made each choice
    expected: dict[Option, tuple[float, ...]]  # how likely any company makes it, by layout


class _Group(NamedTuple):
    """The ways to one address that make the same choices in formats of one layout."""

    ways: tuple[tuple[int, float], ...]  # of each its format and how likely its reading is
    made: tuple[Option, ...]
    expected: tuple[tuple[Option, float], ...]  # how likely any company makes each choice that the name leaves


def learnt_habits(explained: Iterable[Explanation], shares: Sequence[float], region: str) -> tuple[HabitShare, ...]:
    """The factors of every option that the region or one of the examples leaves open.

    `shares` are the domain's format shares.
    """
    seen: defaultdict[Option, float] = defaultdict(float)
    expected: defaultdict[Option, float] = defaultdict(float)
    for explanation in explained:
        if explanation.name is not None:
            _count(_groups(explanation.name, explanation.ways), shares, seen, expected)
    usual = _of_region(region)
    of_habit: defaultdict[str, float] = defaultdict(float)
    for (habit, _), count in expected.items():
        of_habit[habit] += count
    found = dict(usual)
    for option, count in expected.items():
        factor = _factor(seen[option], count, of_habit[option[0]], usual[option].factor if option in usual else 1.0)
        found[option] = HabitShare(habit=option[0], choice=option[1], factor=factor)
    return tuple(found[option] for option in sorted(found))


@cache
def _of_region(region: str) -> dict[Option, HabitShare]:
    """What the companies of a region do otherwise than those of others."""
    fits = SPELLING_FIT[region].items()
    fits = SPELLING_FIT[region].items()
    return {("spelling", choice): HabitShare(habit="spelling", choice=choice, factor=fit) for choice, fit in fits}


def _factor(seen: float, expected: float, of_habit: float, usual: float) -> float:
    """How much more often than all companies this one makes a choice: what was seen, drawn to what its region does."""
    if not expected:
        return usual
    prior = STRENGTH * expected / of_habit
    return (seen + prior * usual) / (expected + prior)


def _count(
    groups: Sequence[_Group],
    shares: Sequence[float],
    seen: defaultdict[Option, float],
    expected: defaultdict[Option, float],
) -> None:
    """Adds the choices behind one address, by how likely each way led to it, and those that all companies make."""
    if len(groups) == 1:
        weights = [1.0]
    else:
        weights = [sum([shares[format_] * share for format_, share in group.ways]) for group in groups]
    total = sum(weights)
    for group, weight in zip(groups, weights, strict=True):
        for option in group.made:
            seen[option] += weight / total
        for option, share in group.expected:
            expected[option] += weight / total * share


@lru_cache(maxsize=65_536)
def _groups(name: PersonName, ways: tuple[Way, ...]) -> tuple[_Group, ...]:
    """The ways from a name to an address; none where the name leaves no choice."""
    choices, of_name = _choices(name), readings(name)
    alike: defaultdict[tuple[int, tuple[Choice, ...]], list[tuple[int, float]]] = defaultdict(list)
    for format_, reading in ways if choices.options else ():
        layout = LAYOUT_OF[format_]
        alike[layout, of_name[reading].choices].append((format_, of_name[reading].shares[layout]))
    return tuple(
        _Group(
            tuple(among),
            tuple((choice.habit, choice.option) for choice in made),
            tuple((option, expected[layout]) for option, expected in choices.expected.items()),
        )
        for (layout, made), among in alike.items()
    )


def reading_shares(name: PersonName, habits: Sequence[HabitShare]) -> Floats:
    """How likely a company with these habits takes a name in each of its readings: a row for each layout, sum 1."""
    shares, options = _shares(name), _choices(name).options
    factors = [1.0] * shares.shape[1]
    if len(factors) == 1:
        return shares
    for habit in habits:
        for reading in options.get((habit.habit, habit.choice), ()):
            factors[reading] *= habit.factor
    weights: Floats = shares * factors
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
    columns = [(column, sum(column)) for column in zip(*(reading.shares for reading in of_name), strict=True)]
    expected = {
        option: tuple([sum([column[i] for i in among]) / total for column, total in columns])
        for option, among in made.items()
    }
    return _Choices({option: tuple(among) for option, among in made.items()}, expected)
