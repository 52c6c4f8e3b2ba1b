"""Learns data/tables/learnt_shares.json: how companies make addresses, as shares of companies and of their people.

    python -m tests.evaluation.learn_priors PAIRS.csv.gz          columns domain, name, local_part

Expectation maximisation over the very functions that infer: every address is explained by formats and readings under
the shares so far, and the shares are counted anew, from equal shares on. Only sums leave this file: no name, address or
domain does. With `--half 0` or `1` it learns on one half of the domains, so that the other can judge.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import textwrap
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

import numpy as np

from data.tables import learnt_shares
from data.tables.email_formats import LAYOUTS
from data.tables.name_cuts import CHOICES, CUTS
from data.tables.regions import REGIONS, region
from discovery import bare_addresses, email_format, explanations, formats, habits, houses, name_fit, names, readings
from discovery.arrays import Floats
from discovery.explanations import Explanation, explain
from discovery.formats import LAYOUT_OF
from discovery.houses import KINDS, MIXTURES, PLACES, Clue, Posterior

TABLE = Path(__file__).parents[2] / "data" / "tables" / "learnt_shares.json"

MOST_PEOPLE = 40  # of one domain that are looked at, and
COUNTED_PEOPLE = 20  # that it counts for at most, so that giants do not dominate
RARE = 1e-5  # readings that the learning looks at
REGION_STRENGTH = 50.0  # people that a region's own shares must outweigh,
KIND_STRENGTH = 50.0  # a kind of house's own background,
SPELLING_STRENGTH = 4.0  # a region's own way with umlauts,
ROW_STRENGTH = 4.0  # the cuts of a shape of name,
LAYOUT_STRENGTH = 25.0  # a layout's own habits
UNHEARD_OF = 0.002  # of companies have any format with equal chance: also one that none has been seen with
LEAST_LIKELY = 1e-4  # of a shape under a format, to be written down
ASKED = 8  # people of a domain whose address is inferred from others' for NAME_FIT,
KNOWN = (0, 2, 6)  # from so many
WIDTH = 118  # of a line of the table
ROUNDS = 8

NAMES = (  # the rows of NAME_FIT
    "ordinary", "middle", "short", "initial", "mononym", "long", "east asian", "long given", "brief given",
)  # fmt: skip
FIT_STRENGTH = 4.0  # people with a format that such a row's own shares must outweigh
HABIT_ROWS = {f"cut {shape}": cuts for shape, cuts in CUTS.items()} | {h: o for h, o in CHOICES.items() if h != "order"}
BEFOREHAND = {"transcription": (0.6, 0.3, 0.1)}  # few were seen: the spellings stand in the table likeliest first
T = TypeVar("T", bound=Hashable)
Shares: TypeAlias = dict[str, float]
Tally: TypeAlias = defaultdict[T, float]
Tables: TypeAlias = dict[str, Any]  # of learnt_shares, each of its own shape


class Person(NamedTuple):
    """One address to be explained."""

    name: str
    local_part: str


def _tally() -> Tally[str]:
    return defaultdict(float)


class Counts:
    """What the explanations of one round add up to; arrays run along PLACES."""

    def __init__(self) -> None:
        self.main = {where: np.zeros(len(PLACES)) for where in ("", *REGIONS)}
        self.second = np.zeros(len(PLACES))
        self.background = np.zeros((len(KINDS), len(PLACES)))
        self.houses = np.zeros((len(KINDS), len(MIXTURES)))
        self.habits = {row: np.zeros((len(options), len(LAYOUTS))) for row, options in HABIT_ROWS.items()}
        self.spellings: dict[str, Tally[str]] = defaultdict(_tally)  # by region
        self.orders: dict[str, Tally[str]] = defaultdict(_tally)
        self.shapes: dict[str, Tally[str]] = defaultdict(_tally)
        self.log_likelihood = 0.0


def people_by_domain(path: Path, half: int | None) -> dict[str, list[Person]]:
    """Up to MOST_PEOPLE of every domain, one address each, chosen by a hash and so always the same."""
    found: dict[str, dict[str, Person]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found[row["domain"]].setdefault(row["name"], Person(row["name"], row["local_part"]))
    kept = (d for d in sorted(found) if half is None or half_of(d) == half)
    return {d: sorted(found[d].values(), key=lambda p: _hash(d, *p))[:MOST_PEOPLE] for d in kept}


def half_of(domain: str) -> int:
    """The half to which a domain belongs; all domains of one company to the same."""
    return _hash(domain.split(".")[-2]) % 2


def _hash(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("|".join(parts).encode()).digest()[:8], "big")


def count(domains: Mapping[str, list[Person]]) -> Counts:
    """One round: every address explained under the shares as they are."""
    counts = Counts()
    for domain, people in domains.items():
        explained = [explain(*person) for person in people]
        clues = [Clue(explanation.evidence) for explanation in explained]
        of, weight = houses.posterior(clues, region(domain)), min(1.0, COUNTED_PEOPLE / len(people))
        _count_houses(counts, of, region(domain), weight * len(people))
        made = _count_background(counts, of, Counter(clues), weight)
        for person, explanation, clue in zip(people, explained, clues, strict=True):
            _count_choices(counts, person.name, explanation, made[clue] * weight, region(domain))
            for place, p in zip(PLACES, made[clue] * weight, strict=True):
                counts.shapes[place][bare_addresses.shape(person.local_part)] += float(p)
    return counts


def _count_houses(counts: Counts, of: Posterior, where: str, people: float) -> None:
    """Adds up the houses that a domain may be."""
    with_second = MIXTURES[:, 1] > 0
    counts.main[where] += of.houses.sum(axis=(0, 2)) @ of.frame.mains.spread * people
    counts.second += of.houses[with_second].sum(axis=(0, 1)) @ of.frame.seconds.spread * people
    np.add.at(counts.houses, of.frame.kind, of.houses.sum(axis=2).T * people)
    counts.log_likelihood += of.log_likelihood


def _count_background(counts: Counts, of: Posterior, clues: Mapping[Clue, int], weight: float) -> dict[Clue, Floats]:
    """Adds up the formats of those who follow neither; gives, for each address, how likely each format made it."""
    part, leftover = MIXTURES[:, 0], MIXTURES[:, 1]
    likely, background = houses.likelihoods(tuple(clues)), houses.shares().background
    each = of.houses[..., None] / of.given
    by_main = np.einsum("a,amsc->mc", part, each)[: len(of.seen)]
    by_second = np.einsum("a,amsc->sc", (1 - part) * leftover, each)[: len(of.seen)]
    by_rest = np.zeros((len(KINDS), len(clues)))
    np.add.at(by_rest, of.frame.kind, np.einsum("a,amsc->mc", (1 - part) * (1 - leftover), each))
    made = by_rest.T @ background * likely
    made[:, of.seen] += (by_main + by_second).T * likely[:, of.seen]
    counts.background += by_rest @ (likely * np.array(list(clues.values()))[:, None]) * background * weight
    return dict(zip(clues, made, strict=True))


def _count_choices(counts: Counts, name: str, explanation: Explanation, by_format: Floats, where: str) -> None:
    """Adds up which choices led to an address."""
    if not explanation.ways:
        return
    takings, words = explanation.takings, names.written_words(name)
    shares = [takings[reading].shares[LAYOUT_OF[format_]] for format_, reading in explanation.ways]
    of_format: defaultdict[int, float] = defaultdict(float)
    for (format_, _), share in zip(explanation.ways, shares, strict=True):
        of_format[format_] += share
    for (format_, reading), share in zip(explanation.ways, shares, strict=True):
        p = float(by_format[format_]) * share / of_format[format_]
        for choice in takings[reading].choices:
            if choice.habit == "order":
                counts.orders[names.order_class(words)][choice.option] += p
                continue
            if choice.habit == "spelling":
                counts.spellings[where][choice.option] += p
            counts.habits[choice.row][HABIT_ROWS[choice.row].index(choice.option), LAYOUT_OF[format_]] += p


def learn(counts: Counts) -> Tables:
    """The tables that the counts make."""
    overall, background = (
        _smooth(np.sum(list(counts.main.values()), axis=0), 0.2),
        _smooth(counts.background.sum(axis=0), 0.2),
    )
    return {
        "MAIN": {
            where: _by_place(_or_unheard_of(_near(counted, overall, REGION_STRENGTH)))
            for where, counted in counts.main.items()
        },
        "SECOND": _by_place(_or_unheard_of(_smooth(counts.second, 0.5))),
        "BACKGROUND": {
            kind: _by_place(_near(counted, background, KIND_STRENGTH))
            for kind, counted in zip(KINDS, counts.background, strict=True)
        },
        "HOUSES": {kind: _smooth(row, 5.0).tolist() for kind, row in zip(KINDS, counts.houses, strict=True)},
        "HABITS": {row: _by_layout(row, counts.habits) for row in HABIT_ROWS},
        "SPELLING_FIT": _spelling_fit(counts.spellings),
        "FAMILY_FIRST": {row: _family_first(counts.orders[row], p) for row, p in learnt_shares.FAMILY_FIRST.items()},
        "SHAPES": _shapes(counts.shapes),
    }


def _smooth(counted: Floats, smoothing: float) -> Floats:
    """Counts as shares, `smoothing` added to each."""
    return _near(counted, np.full_like(counted, 1 / len(counted)), smoothing * len(counted))


def _near(counted: Floats, overall: Floats, strength: float) -> Floats:
    """Counts as shares, drawn towards the overall ones."""
    near: Floats = (counted + strength * overall) / (counted.sum() + strength)
    return near


def _or_unheard_of(shares: Floats) -> Floats:
    return (1 - UNHEARD_OF) * shares + UNHEARD_OF / len(shares)


def _by_place(shares: Floats) -> Shares:
    return dict(zip(PLACES, shares.tolist(), strict=True))


def _by_layout(row: str, counted: Mapping[str, Floats]) -> dict[str, list[float]]:
    """The shares of a habit's options in each layout, drawn towards those of all layouts, and those of rows like it."""
    alike = np.sum([c.sum(axis=1) for other, c in counted.items() if _is_like(row, other)], axis=0)
    overall = _near(counted[row].sum(axis=1), _near(alike, _beforehand(row), 0.5 * len(alike)), ROW_STRENGTH)
    columns = [_near(column, overall, LAYOUT_STRENGTH) for column in counted[row].T]
    return dict(zip(HABIT_ROWS[row], np.array(columns).T.tolist(), strict=True))


def _beforehand(row: str) -> Floats:
    """What is believed of a habit's options before any is counted."""
    options = len(HABIT_ROWS[row])
    return np.array(BEFOREHAND.get(row, (1 / options,) * options))


def _is_like(row: str, other: str) -> bool:
    """Whether two rows are cuts of names with as many words, or spellings."""
    return row == other or (row.split()[0] == other.split()[0] and HABIT_ROWS[row] == HABIT_ROWS[other])


def _spelling_fit(counted: Mapping[str, Tally[str]]) -> dict[str, Shares]:
    """How much likelier each spelling is in a region than in all."""
    options = CHOICES["spelling"]
    rows = {where: np.array([counted[where][option] for option in options]) for where in ("", *REGIONS)}
    overall = _smooth(np.sum(list(rows.values()), axis=0), 0.5)
    fits = {where: _near(row, overall, SPELLING_STRENGTH) / overall for where, row in rows.items()}
    return {where: dict(zip(options, fit.tolist(), strict=True)) for where, fit in fits.items()}


def _family_first(counted: Tally[str], before: float) -> float:
    """The share of names that begin with the family name; above a half they were read so."""
    family_first, given_first = ("as read", "swapped") if before > 0.5 else ("swapped", "as read")
    share = (counted[family_first] + 2 * before) / (counted[family_first] + counted[given_first] + 2)
    return min(max(share, 0.001), 0.999)


def _shapes(counted: Mapping[str, Tally[str]]) -> dict[str, Shares]:
    """How likely each format gives each shape; what a format has not shown it may still give, though rarely."""
    together = _tally()
    for shapes in counted.values():
        for shape, seen in shapes.items():
            together[shape] += seen
    total = sum(together.values())
    found: dict[str, Shares] = {shape: {} for shape in sorted(together)}
    for place, shapes in counted.items():
        size = sum(shapes.values()) + 2.0
        for shape, seen in together.items():
            likely = (shapes[shape] + 0.2 * seen / total) / size
            if likely > LEAST_LIKELY:
                found[shape][place] = likely
    return found


def learn_fit(domains: Mapping[str, list[Person]]) -> dict[str, Shares]:
    """NAME_FIT: how often people with such a name have each format, against how often they were expected to."""
    seen: dict[str, Tally[str]] = defaultdict(_tally)
    expected: dict[str, Tally[str]] = defaultdict(_tally)
    for domain, people in domains.items():
        for i, person in enumerate(people[:ASKED]):
            others = [Clue(explain(*p).evidence) for p in people[:i] + people[i + 1 :]]
            row, own = name_fit.fit_row(names.parse_name(person.name)), explain(*person).evidence
            for known in KNOWN:
                shares = houses.format_shares(others[:known], region(domain)).tolist()
                made = {n: shares[n] * p for n, p in own}
                for place, share in zip(PLACES, shares, strict=True):
                    expected[row][place] += share
                for n, p in made.items():
                    seen[row][PLACES[n]] += p / sum(made.values())
    return {
        row: {place: (seen[row][place] + FIT_STRENGTH) / (expected[row][place] + FIT_STRENGTH) for place in PLACES}
        for row in NAMES
    }


def equal() -> Tables:
    """The tables to begin with: nothing is likelier than anything else."""
    places = dict.fromkeys(PLACES, 1 / len(PLACES))
    return {
        "MAIN": dict.fromkeys(("", *REGIONS), places),
        "SECOND": places,
        "BACKGROUND": dict.fromkeys(KINDS, places),
        "HOUSES": {kind: [1 / len(MIXTURES)] * len(MIXTURES) for kind in KINDS},
        "SPELLING_FIT": {where: dict.fromkeys(CHOICES["spelling"], 1.0) for where in ("", *REGIONS)},
        "HABITS": {
            row: {option: [p] * len(LAYOUTS) for option, p in zip(options, _beforehand(row).tolist(), strict=True)}
            for row, options in HABIT_ROWS.items()
        },
    }


def use(learnt: Tables) -> None:
    """Puts tables in the place of those in `learnt_shares`, for the next round."""
    for name, table in learnt.items():
        ours = getattr(learnt_shares, name)
        ours.clear()
        ours.update(table)
    for module in (readings, formats, explanations, habits, bare_addresses, houses, email_format, name_fit, names):
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


def written(tables: Mapping[str, Any]) -> str:
    """Tables as JSON, a row's numbers side by side and to three digits: more is noise.

    >>> print(written({"FAMILY_FIRST": {"given family": 0.0021234, "family given": 0.5}}))
    {
    "FAMILY_FIRST": {
      "given family": 0.00212, "family given": 0.5
    }
    }
    """
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {_braced(table, '')}" for name, table in tables.items()) + "\n}"


def _braced(table: Mapping[str, Any], indent: str) -> str:
    inner = indent + "  "
    if any(isinstance(value, dict) for value in table.values()):
        rows = [f"{inner}{json.dumps(key)}: {_braced(value, inner)}" for key, value in table.items()]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    items = ", ".join(f"{json.dumps(key)}: {_number(value)}".replace(" ", "\0") for key, value in table.items())
    filled = textwrap.fill(items, WIDTH, initial_indent=inner, subsequent_indent=inner, break_on_hyphens=False)
    return "{\n" + filled.replace("\0", " ") + f"\n{indent}}}"


def _number(value: float | Sequence[float]) -> str:
    if isinstance(value, float):
        return f"{value:.3g}"
    return f"[{', '.join(map(_number, value))}]"


def learnt_from(domains: Mapping[str, list[Person]], rounds: int) -> Tables:
    """All tables, learnt from these people."""
    readings.RAREST, rarest = RARE, readings.RAREST
    use(equal())
    for number in range(rounds):
        counts = count(domains)
        learnt = learn(counts)
        use(learnt)
        print(f"round {number}: log-likelihood {counts.log_likelihood:.0f}", flush=True)
    learnt["NAME_FIT"] = learn_fit(domains)
    readings.RAREST = rarest
    return learnt


def main() -> None:
    """Learn and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--out", type=Path, default=TABLE)
    arguments = parser.parse_args()
    learnt = learnt_from(people_by_domain(arguments.pairs, arguments.half), arguments.rounds)
    arguments.out.write_text(written(learnt) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
