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

from data.model import HabitShare
from data.tables.learnt_shares import SPELLING_FIT
from discovery.explanations import Explanation
from discovery.formats import LAYOUT_OF, Way
from discovery.readings import Choice, Takings

STRENGTH = 1.0  # of what all companies do, in examples

Option: TypeAlias = tuple[str, str]  # a habit and one of its options
Tally: TypeAlias = defaultdict[Option, float]
ByLayout: TypeAlias = tuple[
    tuple[float, ...], ...
]  # for each layout, a share of every reading of a name; they sum to 1


class _Choices(NamedTuple):
    """What a name leaves to choose."""

    shares: ByLayout  # how likely any company takes the name so
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
    seen, expected, of_habit = Tally(float), Tally(float), defaultdict[str, float](float)
    for _, ways, takings in explained:
        if ways:
            _count(_groups(takings, ways), shares, seen, expected)
    for (habit, _), count in expected.items():
        of_habit[habit] += count
    found = dict(usual := _of_region(region))
    for option, count in expected.items():
        habit, choice = option
        factor = _factor(seen[option], count, of_habit[habit], usual[option].factor if option in usual else 1.0)
        found[option] = HabitShare(habit=habit, choice=choice, factor=factor)
    return tuple([found[option] for option in sorted(found)])


@cache
def _of_region(region: str) -> dict[Option, HabitShare]:
    """What the companies of a region do otherwise than those of others."""
    fits = sorted(SPELLING_FIT[region].items())
    return {("spelling", choice): HabitShare(habit="spelling", choice=choice, factor=fit) for choice, fit in fits}


def _factor(seen: float, expected: float, of_habit: float, usual: float) -> float:
    """How much more often than all companies this one makes a choice: what was seen, drawn to what its region does."""
    if not expected:
        return usual
    prior = STRENGTH * expected / of_habit
    return (seen + prior * usual) / (expected + prior)


def _count(groups: Sequence[_Group], shares: Sequence[float], seen: Tally, expected: Tally) -> None:
    """Adds up the choices behind one address, by how likely each way led to it, and those that all companies make."""
    weights = [1.0]
    if len(groups) > 1:
        weights = [sum([shares[format_] * share for format_, share in group.ways]) for group in groups]
    total = sum(weights)
    for group, weight in zip(groups, weights, strict=False):
        part = weight / total
        for option in group.made:
            seen[option] += part
        for option, share in group.expected:
            expected[option] += part * share


@lru_cache(maxsize=4096)
def _groups(takings: Takings, ways: tuple[Way, ...]) -> tuple[_Group, ...]:
    """The ways from a name to an address; none where the name leaves no choice."""
    choices = _choices(takings)
    if not choices.options:
        return ()
    alike: defaultdict[tuple[int, tuple[Choice, ...]], list[tuple[int, float]]] = defaultdict(list)
    for format_, reading in ways:
        layout, taking = LAYOUT_OF[format_], takings[reading]
        alike[layout, taking.choices].append((format_, taking.shares[layout]))
    return tuple(
        _Group(
            tuple(among),
            tuple((choice.habit, choice.option) for choice in made),
            tuple((option, expected[layout]) for option, expected in choices.expected.items()),
        )
        for (layout, made), among in alike.items()
    )


def reading_shares(takings: Takings, habits: Sequence[HabitShare]) -> ByLayout:
    """How likely a company with these habits takes a name in each of its readings."""
    shares, options, _ = _choices(takings)
    if not options:
        return shares
    factors = [1.0] * len(takings)
    for habit in habits:
        if made := options.get((habit.habit, habit.choice)):
            for reading in made:
                factors[reading] *= habit.factor
    return tuple([_whole(list(map(mul, row, factors))) for row in shares])


def _whole(shares: Sequence[float]) -> tuple[float, ...]:
    """Shares that sum to 1."""
    total = sum(shares)
    return tuple([share / total for share in shares])


@lru_cache(maxsize=4096)
def _choices(takings: Takings) -> _Choices:
    made: defaultdict[Option, list[int]] = defaultdict(list)
    for number, taking in enumerate(takings):
        for choice in taking.choices:
            made[choice.habit, choice.option].append(number)
    shares = tuple(map(_whole, zip(*(taking.shares for taking in takings), strict=True)))
    expected = {option: tuple([sum([row[i] for i in among]) for row in shares]) for option, among in made.items()}
    return _Choices(shares, {option: tuple(among) for option, among in made.items()}, expected)
