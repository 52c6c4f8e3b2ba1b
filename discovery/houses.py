"""What the addresses seen at a domain say of its formats: the posterior over houses.

A house is what a company does: a main format, the part of its people who have it, and a second format (an older form, a
merged company's) that so many of the others have; the rest follow the formats of everybody, or none that we know. Each
address weighs every house by how likely that house would have given it. So what several formats explain is shared
out and not counted twice, one exception does not overturn three, and one address alone makes no certainty. How many
companies are which house is in `learnt_shares`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from data.tables import learnt_shares
from data.tables.email_formats import FORMATS
from discovery.arrays import Floats, Numbers
from discovery.explanations import Evidence

MIXTURES = np.array([(0.98, 0.0), (0.93, 0.75), (0.85, 0.75), (0.7, 0.6), (0.5, 0.45), (0.5, 0.0), (0.25, 0.3)])
"""(part of the people with the main format, part of the others with the second): what a house may be."""

PLACES = (*FORMATS, "")  # "": something else
KINDS = ("{first}.{last}", "{f}{last}", "{first}", "", "other")  # of houses: main formats with shares of their own
SURE_ENOUGH = 0.005  # how likely a format must give one of the addresses to be weighed by itself
DELIVERED = 0.95  # of the mail to a right address; the rest of its people have left

_PART, _LEFTOVER = MIXTURES[:, 0], MIXTURES[:, 1]
_TO_SECOND, _TO_REST = (1 - _PART) * _LEFTOVER, (1 - _PART) * (1 - _LEFTOVER)
_FOLLOW = np.array([_PART, _TO_REST, _TO_SECOND])  # of a house's people: the main format, everybody's, the second
_KIND = np.array([KINDS.index(place if place in KINDS else "other") for place in PLACES])
_KIND_OF = tuple(_KIND.tolist())
_NO_KIND = np.zeros_like(_KIND)
_NEVER = 1e-12

Seen: TypeAlias = tuple[int, ...]  # the formats that explain an address, as indices into FORMATS


class Clue(NamedTuple):
    """An address that was seen, or with `bounced` one that is known not to work."""

    evidence: Evidence
    weight: float = 1.0  # below 1 at a sister domain, whose format may be another
    bounced: bool = False


class Shares(NamedTuple):
    """The tables of `learnt_shares` about houses, by number instead of by name."""

    main: dict[str, Floats]  # by region, of each place
    second: Floats  # of each place
    background: Floats  # by kind, of each place
    houses: Floats  # by kind, of each mixture


class Weighed(NamedTuple):
    """How the formats are weighed: each by itself that explains an address; the others are alike, a group at a time."""

    shares: Floats  # of each that is weighed: the seen, then the groups
    spread: Floats  # of what falls to each that is weighed, the part of each place: as common as it is in its group


class Frame(NamedTuple):
    """The houses that can be told apart by addresses which these formats explain, with what is known of them before."""

    mains: Weighed
    seconds: Weighed
    kind: Numbers  # of each main
    prior: Floats  # of each house: by mixture, main, second
    spread: Floats  # to the places, from those with each main format, those with everybody's, those with each second


class Posterior(NamedTuple):
    """How likely each house is."""

    houses: Floats  # by mixture, main format, second format; sums to 1
    seen: Seen
    frame: Frame
    given: Floats  # by mixture, main, second, different clue: how likely that house gives that address
    log_likelihood: float


@cache
def shares() -> Shares:
    """The learnt tables."""
    return Shares(
        {region: _row(row) for region, row in learnt_shares.MAIN.items()},
        _row(learnt_shares.SECOND),
        np.array([_row(learnt_shares.BACKGROUND[kind]) for kind in KINDS]),
        np.array([learnt_shares.HOUSES[kind] for kind in KINDS]),
    )


def _row(by_place: Mapping[str, float]) -> Floats:
    """A table's rounded shares, in the order of the formats."""
    row = np.array([by_place[place] for place in PLACES])
    row /= row.sum()
    return row


def format_shares(clues: Sequence[Clue], region: str) -> Floats:
    """The share of each format among the people of a domain, that of something else last; they sum to 1."""
    weights, frame, _ = _weigh(clues, region)
    mixtures, mains, seconds = weights.shape
    follow = (_FOLLOW @ weights.reshape(mixtures, mains * seconds)).reshape(len(_FOLLOW), mains, seconds)
    to_mains, to_seconds = follow[:2] @ np.ones(seconds), np.ones(mains) @ follow[2]
    found: Floats = np.concatenate([to_mains.ravel(), to_seconds]) @ frame.spread
    found /= np.add.reduce(found)
    return found


def posterior(clues: Sequence[Clue], region: str) -> Posterior:
    """Every house weighed by the addresses."""
    weights, frame, best = _weigh(clues, region)
    seen, total = _seen(clues), weights.sum()
    given = np.exp([_log_given(clue, seen) for clue in dict.fromkeys(clues)])
    return Posterior(weights / total, seen, frame, np.moveaxis(given, 0, -1), best + np.log(total))


def _weigh(clues: Sequence[Clue], region: str) -> tuple[Floats, Frame, float]:
    """The weight of every house, whole up to a factor, of which the logarithm comes last."""
    seen = _seen(clues)
    frame = _frame(seen, region)
    log = np.zeros(frame.prior.shape)
    for clue in clues:
        log += _log_given(clue, seen)
    best = np.maximum.reduce(log, axis=None)
    log -= best
    return np.exp(log, out=log) * frame.prior, frame, best


def _seen(clues: Iterable[Clue]) -> Seen:
    """The formats that explain an address well enough to be weighed by themselves."""
    return tuple(sorted({number for clue in clues for number, p in clue.evidence if p >= SURE_ENOUGH}))


@lru_cache(maxsize=1024)
def _frame(seen: Seen, region: str) -> Frame:
    """What is known before any address, for all domains of a region whose addresses these formats explain."""
    learnt = shares()
    mains, seconds = _weighed(learnt.main[region], seen, _KIND), _weighed(learnt.second, seen, _NO_KIND)
    kind = _kinds(seen)
    prior = (mains.shares * learnt.houses.T[:, kind])[:, :, None] * seconds.shares
    return Frame(mains, seconds, kind, prior, np.vstack([mains.spread, learnt.background[kind], seconds.spread]))


def _weighed(of_places: Floats, seen: Seen, group: Numbers) -> Weighed:
    """The seen formats one by one and the others by group."""
    others = of_places.copy()
    others[list(seen)] = 0.0
    of_groups = np.bincount(group, others)
    spread = np.zeros((len(seen) + len(of_groups), len(PLACES)))
    spread[np.arange(len(seen)), list(seen)] = 1.0
    spread[len(seen) + group, np.arange(len(PLACES))] += others / np.maximum(of_groups, _NEVER)[group]
    return Weighed(np.concatenate([of_places[list(seen)], of_groups]), spread)


def _kinds(weighed: Sequence[int]) -> Numbers:
    """The kind of house that each main format makes: of those weighed by themselves, then of the groups."""
    return np.concatenate([_KIND[list(weighed)], np.arange(len(KINDS))])


@lru_cache(maxsize=4096)
def _log_given(clue: Clue, seen: Seen) -> Floats:
    """How likely each house gives an address, as a logarithm and by how much the address weighs."""
    log, explained = _log_by_own(clue), [number for number, _ in clue.evidence]
    others = len(explained)
    own = [explained.index(number) if number in explained else None for number in seen]
    mains = [others + _KIND_OF[n] if at is None else at for n, at in zip(seen, own, strict=True)]
    mains += range(others, others + len(KINDS))
    seconds = [others if at is None else at for at in own] + [others]
    return log.take(mains, axis=1).take(seconds, axis=2) * clue.weight


@lru_cache(maxsize=4096)
def _log_by_own(clue: Clue) -> Floats:
    """The same by mixture and by main and second format: those that explain the address, and any other (main: by kind).

    Mail to an address that a house does not give comes back.
    """
    explained = [number for number, _ in clue.evidence]
    likely = likelihoods([clue])[0]
    columns = np.concatenate([likely[explained], np.zeros(len(KINDS))])
    rest = (shares().background @ likely)[_kinds(explained)]
    own = _PART[:, None] * columns + _TO_REST[:, None] * rest
    given = own[:, :, None] + _TO_SECOND[:, None, None] * columns[: len(explained) + 1]
    log: Floats = np.log(np.maximum(1 - DELIVERED * given if clue.bounced else given, _NEVER))
    return log


def likelihoods(clues: Sequence[Clue]) -> Floats:
    """How likely each place gives each address."""
    likely = np.zeros((len(clues), len(PLACES)))
    for row, clue in zip(likely, clues, strict=True):
        for number, p in clue.evidence:
            row[number] = p
    return likely
