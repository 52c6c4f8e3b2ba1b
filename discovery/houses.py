"""What the addresses seen at a domain say of its formats: the posterior over houses.

A house is what a company does: a main format, the part of its people who have it, and a second format (an older form, a
merged company's) that so many of the others have; the rest follow the formats of everybody, or none that we know. Each
address weighs every house by how likely that house would have given it. So what several formats explain is shared
out and not counted twice, one exception does not overturn three, and one address alone makes no certainty. How many
companies are which house is in `learnt_shares`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

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
_KIND = np.array([KINDS.index(place if place in KINDS else "other") for place in PLACES])
_NO_KIND = np.zeros_like(_KIND)
_NEVER = 1e-12


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

    seen: Numbers  # the formats that explain an address
    others: Floats  # the shares of those that do not; 0 for those that do
    group: Numbers  # of each place
    shares: Floats  # of each that is weighed: the seen, then the groups

    def spread(self, masses: Floats) -> Floats:
        """What falls to each place; those that were weighed together share by how common they are."""
        of_groups = masses[len(self.seen) :] / np.maximum(self.shares[len(self.seen) :], _NEVER)
        found: Floats = self.others * of_groups[self.group]
        found[self.seen] = masses[: len(self.seen)]
        return found


class Posterior(NamedTuple):
    """How likely each house is."""

    houses: Floats  # by mixture, main format, second format; sums to 1
    mains: Weighed
    seconds: Weighed
    kind: Numbers  # of each main
    given: Floats  # by mixture, main, second, clue: how likely that house gives that address
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
    of = posterior(clues, region)
    by_main, by_second = of.houses.sum(axis=2), of.houses.sum(axis=1)
    found = of.mains.spread(_PART @ by_main) + of.seconds.spread(_TO_SECOND @ by_second)
    found += np.bincount(of.kind, _TO_REST @ by_main, len(KINDS)) @ shares().background
    found /= found.sum()
    return found


def posterior(clues: Sequence[Clue], region: str) -> Posterior:
    """Every house weighed by the addresses."""
    learnt, counted = shares(), Counter(clues)
    likely = likelihoods(counted)
    seen = np.flatnonzero(likely.max(axis=0, initial=0.0) >= SURE_ENOUGH)
    mains, seconds = _weighed(learnt.main[region], seen, _KIND), _weighed(learnt.second, seen, _NO_KIND)
    kind = np.concatenate([_KIND[seen], np.arange(len(KINDS))])
    columns = np.zeros((len(kind), len(counted)))  # how likely each main gives each address; 0 where it explains none
    columns[: len(seen)] = likely.T[seen]
    rest = (learnt.background @ likely.T)[kind]
    own = _PART[:, None, None] * columns + _TO_REST[:, None, None] * rest
    given = own[:, :, None, :] + _TO_SECOND[:, None, None, None] * columns[: len(seen) + 1]
    log = _log_likelihood(given, counted)
    best = log.max()
    weights = np.exp(log - best)
    weights *= (mains.shares * learnt.houses.T[:, kind])[:, :, None] * seconds.shares
    total = weights.sum()
    return Posterior(weights / total, mains, seconds, kind, given, best + np.log(total))


def _weighed(of_places: Floats, seen: Numbers, group: Numbers) -> Weighed:
    others = of_places.copy()
    others[seen] = 0.0
    return Weighed(seen, others, group, np.concatenate([of_places[seen], np.bincount(group, others)]))


def likelihoods(clues: Mapping[Clue, int]) -> Floats:
    """How likely each place gives each address."""
    likely = np.zeros((len(clues), len(PLACES)))
    for row, clue in zip(likely, clues, strict=True):
        for number, p in clue.evidence:
            row[number] = p
    return likely


def _log_likelihood(given: Floats, clues: Mapping[Clue, int]) -> Floats:
    """How likely a house gives all the addresses; mail to an address that it does not give comes back."""
    times = np.array([clue.weight * count for clue, count in clues.items()])
    if any(clue.bounced for clue in clues):
        given = np.where([clue.bounced for clue in clues], 1 - DELIVERED * given, given)
    log: Floats = np.log(np.maximum(given, _NEVER)) @ times
    return log
