"""Learns data/tables/learnt_shares.py: how companies make addresses, as shares of companies and of their people.

    python -m tests.evaluation.learn_priors PAIRS.csv.gz          columns domain, name, local_part

Expectation maximisation over the very functions that infer: every address is explained by formats and readings under
the shares so far, and the shares are counted anew. Only sums leave this file: no name, address or domain does.
With `--half 0` or `1` it learns on one half of the domains, so that the other can judge.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

from data.tables import learnt_shares
from data.tables.email_formats import FORMATS
from data.tables.name_cuts import CHOICES, CUTS
from data.tables.regions import REGIONS, region
from discovery import bare_addresses, explanations, formats, habits, houses, name_fit, names, readings
from discovery.explanations import SOMETHING_ELSE, Explanation, explain
from discovery.houses import Clue

TABLE = Path(__file__).parents[2] / "data" / "tables" / "learnt_shares.py"
PLACES = (*FORMATS, "")  # "": something else
# (part of the people with the main format, part of the others with the second): what a company may be
HOUSES = ((0.98, 0.0), (0.93, 0.75), (0.85, 0.75), (0.7, 0.6), (0.5, 0.45), (0.5, 0.0), (0.25, 0.3))

OWN_HOUSES = ("{first}.{last}", "{f}{last}", "{first}", "", "other")  # main formats that have shares of their own

MOST_PEOPLE = 40  # of one domain that are looked at, and
COUNTED_PEOPLE = 20  # that it counts for at most, so that giants do not dominate
RARE = 1e-5  # readings that the learning looks at
REGION_STRENGTH = 50.0  # people that a region's own shares must outweigh
UNHEARD_OF = 0.002  # of companies have any format with equal chance: also one that none has been seen with
LEAST_LIKELY = 1e-4  # of a shape under a format, to be written down
ASKED = 8  # people of a domain whose address is inferred from others' for NAME_FIT,
KNOWN = (0, 2, 6)  # from so many
WIDTH = 118  # of a line of the table

NAMES = ("ordinary", "middle", "short", "initial", "mononym", "long", "east asian")  # the rows of NAME_FIT
T = TypeVar("T", bound=Hashable)
Shares: TypeAlias = dict[str, float]
Tally: TypeAlias = defaultdict[T, float]
Tables: TypeAlias = dict[str, dict[Any, Any]]  # of learnt_shares, each of its own shape

HEADER = '''"""How companies make addresses, as shares of companies and people: {people} addresses at {domains} domains.

Made by `python -m tests.evaluation.learn_priors`, which says how. Sums only: it holds nobody.

MAIN         of companies with each format as their main one, by region; "": something else
SECOND       of companies with each as their second
BACKGROUND   of the people who follow neither
HOUSES       of companies, by main format: (part of the people with it, part of the others with the second)
HABITS       of each way to cut and spell a name, by shape of name (`name_cuts`)
FAMILY_FIRST of names that begin with the family name, by what their first and last words are known as
NAME_FIT     how much likelier each format is for people with such a name than for their colleagues
SHAPES       how likely each format gives a local part of such a shape (`bare_addresses`)
"""

from __future__ import annotations

# fmt: off
'''


class Person(NamedTuple):
    """One address to be explained."""

    name: str
    local_part: str


def _tally() -> Tally[str]:
    return defaultdict(float)


def _sum(tallies: Iterable[Tally[str]]) -> Tally[str]:
    total = _tally()
    for tally in tallies:
        for key, value in tally.items():
            total[key] += value
    return total


class Counts:
    """What the explanations of one round add up to."""

    def __init__(self) -> None:
        self.main: dict[str, Tally[str]] = defaultdict(_tally)
        self.second: Tally[str] = defaultdict(float)
        self.background: Tally[str] = defaultdict(float)
        self.houses: dict[str, Tally[tuple[float, float]]] = defaultdict(lambda: defaultdict(float))
        self.habits: dict[str, Tally[str]] = defaultdict(_tally)
        self.orders: dict[str, Tally[str]] = defaultdict(_tally)
        self.shapes: dict[str, Tally[str]] = defaultdict(_tally)
        self.log_likelihood = 0.0


def people_by_domain(path: Path, half: int | None) -> dict[str, list[Person]]:
    """Up to MOST_PEOPLE of every domain, one address each, chosen by a hash and so always the same."""
    found: dict[str, dict[str, Person]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found[row["domain"]].setdefault(row["name"], Person(row["name"], row["local_part"]))
    kept = (d for d in sorted(found) if half is None or _hash(d.split(".")[-2]) % 2 == half)
    return {d: sorted(found[d].values(), key=lambda p: _hash(d, *p))[:MOST_PEOPLE] for d in kept}


def _hash(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("|".join(parts).encode()).digest()[:8], "big")


def count(domains: Mapping[str, list[Person]]) -> Counts:
    """One round: every address explained under the shares as they are."""
    counts = Counts()
    for domain, people in domains.items():
        explained = [explain(*person) for person in people]
        weight = min(1.0, COUNTED_PEOPLE / len(people))
        by_person = _count_houses(counts, [dict(e.evidence) for e in explained], region(domain), weight)
        for person, explanation, shares in zip(people, explained, by_person, strict=True):
            _count_choices(counts, person.name, explanation, shares, weight)
            for number, p in shares.items():
                counts.shapes[PLACES[number]][bare_addresses.shape(person.local_part)] += p * weight
    return counts


def _count_houses(counts: Counts, rows: list[dict[int, float]], where: str, weight: float) -> list[Tally[int]]:
    """Adds up the houses that a domain may be; gives, for each address, how likely each format made it."""
    main, second, background = houses.main_shares(where), houses.second_shares(), houses.background_shares()
    seen = sorted({number for row in rows for number in row})
    by_background = [math.fsum(background[n] * p for n, p in row.items()) for row in rows]
    found: list[tuple[float, float, float, int, int]] = []
    for (part, leftover), first in product(HOUSES, seen):
        house = learnt_shares.HOUSES[_kind_of_house(first)][part, leftover]
        for other in seen if leftover else [SOMETHING_ELSE]:
            log = math.log(house * main[first] * (second[other] if leftover else 1.0))
            for row, chance in zip(rows, by_background, strict=True):
                rest = leftover * row.get(other, 0.0) + (1 - leftover) * chance
                log += math.log(part * row.get(first, 0.0) + (1 - part) * rest)
            found.append((log, part, leftover, first, other))
    best = max(found)[0]
    total = math.fsum(math.exp(log - best) for log, *_ in found)
    counts.log_likelihood += best + math.log(total)
    made: list[Tally[int]] = [defaultdict(float) for _ in rows]
    for log, part, leftover, first, other in found:
        p = math.exp(log - best) / total
        counts.main[where][PLACES[first]] += p * weight * len(rows)
        counts.houses[_kind_of_house(first)][part, leftover] += p * weight * len(rows)
        if leftover:
            counts.second[PLACES[other]] += p * weight * len(rows)
        for row, chance, by_format in zip(rows, by_background, made, strict=True):
            rest = leftover * row.get(other, 0.0) + (1 - leftover) * chance
            each = p / (part * row.get(first, 0.0) + (1 - part) * rest)
            by_format[first] += each * part * row.get(first, 0.0)
            by_format[other] += each * (1 - part) * leftover * row.get(other, 0.0)
            for n, likely in row.items():
                share = each * (1 - part) * (1 - leftover) * background[n] * likely
                by_format[n] += share
                counts.background[PLACES[n]] += share * weight
    return made


def _kind_of_house(main: int) -> str:
    return PLACES[main] if PLACES[main] in OWN_HOUSES else "other"


def _count_choices(
    counts: Counts, name: str, explanation: Explanation, by_format: Mapping[int, float], weight: float
) -> None:
    """Adds up which choices led to an address."""
    of_format: Tally[int] = defaultdict(float)
    for way in explanation.ways:
        of_format[way.format] += explanation.readings[way.reading].share
    words = names.written_words(name)
    for way in explanation.ways:
        reading = explanation.readings[way.reading]
        p = weight * by_format.get(way.format, 0.0) * reading.share / of_format[way.format]
        for choice in reading.choices:
            counts.habits[choice.row][choice.option] += p
            if choice.habit == "order":
                counts.orders[names.order_class(words)][choice.option] += p


def learn(counts: Counts) -> Tables:
    """The tables that the counts make."""
    overall = _shares(_sum(counts.main.values()), PLACES, 0.2)
    rows = {f"cut {shape}": cuts for shape, cuts in CUTS.items()} | {h: o for h, o in CHOICES.items() if h != "order"}
    return {
        "MAIN": {where: _near(counts.main[where], overall, REGION_STRENGTH) for where in ("", *REGIONS)},
        "SECOND": _or_unheard_of(_shares(counts.second, PLACES, 0.5)),
        "BACKGROUND": _shares(counts.background, PLACES, 0.2),
        "HOUSES": {main: _shares(counts.houses[main], HOUSES, 5.0) for main in OWN_HOUSES},
        "HABITS": {row: _shares(counts.habits[row], options, 0.5) for row, options in rows.items()},
        "FAMILY_FIRST": {row: _family_first(counts.orders[row], p) for row, p in learnt_shares.FAMILY_FIRST.items()},
        "SHAPES": _shapes(counts.shapes),
    }


def _shares(counted: Tally[T], options: Iterable[T], smoothing: float) -> dict[T, float]:
    """Counts as shares, `smoothing` added to each."""
    smooth = {option: counted[option] + smoothing for option in options}
    total = sum(smooth.values())
    return {option: value / total for option, value in smooth.items()}


def _near(counted: Tally[str], overall: Shares, strength: float) -> Shares:
    """Counts as shares, drawn towards the overall ones."""
    total = sum(counted.values()) + strength
    return _or_unheard_of({place: (counted[place] + strength * share) / total for place, share in overall.items()})


def _or_unheard_of(shares: Shares) -> Shares:
    return {place: (1 - UNHEARD_OF) * share + UNHEARD_OF / len(shares) for place, share in shares.items()}


def _family_first(counted: Tally[str], before: float) -> float:
    """The share of names that begin with the family name; above a half they were read so."""
    family_first, given_first = ("as read", "swapped") if before > 0.5 else ("swapped", "as read")
    share = (counted[family_first] + 2 * before) / (counted[family_first] + counted[given_first] + 2)
    return min(max(share, 0.001), 0.999)


def _shapes(counted: Mapping[str, Tally[str]]) -> dict[str, Shares]:
    """How likely each format gives each shape; what a format has not shown it may still give, though rarely."""
    together = _sum(counted.values())
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
            others = [explain(*p) for p in people[:i] + people[i + 1 :]]
            row, own = name_fit.fit_row(names.parse_name(person.name)), explain(*person).evidence
            for known in KNOWN:
                clues = tuple(sorted(Clue(e.evidence) for e in others[:known]))
                shares = houses.format_shares(clues, region(domain))
                made = {n: shares[n] * p for n, p in own}
                for place, share in zip(PLACES, shares, strict=True):
                    expected[row][place] += share
                for n, p in made.items():
                    seen[row][PLACES[n]] += p / sum(made.values())
    return {row: {place: (seen[row][place] + 8) / (expected[row][place] + 8) for place in PLACES} for row in NAMES}


def use(learnt: Tables) -> None:
    """Puts tables in the place of those in `learnt_shares`, for the next round."""
    for name, table in learnt.items():
        ours = getattr(learnt_shares, name)
        ours.clear()
        ours.update(table)
    for cached in (
        readings.readings, formats.renderings, explanations.explain, habits._expected, bare_addresses.evidence,
        houses.format_shares, houses.main_shares, houses.second_shares, houses.background_shares, names.parse_name,
    ):  # fmt: skip
        cached.cache_clear()


def written(name: str, table: Tables | Shares) -> str:
    """A table as Python, the numbers to three digits: more is noise.

    >>> print(written("HABITS", {"order": {"as read": 0.98, "swapped": 0.0212345}}))
    HABITS = {
        'order': {
            'as read': 0.98, 'swapped': 0.0212,
        },
    }
    """
    return f"{name} = {_braced(table, '')}"


def _braced(table: Mapping[Any, Any], indent: str) -> str:
    inner = indent + "    "
    if any(isinstance(value, dict) for value in table.values()):
        rows = [f"{inner}{key!r}: {_braced(value, inner)}," for key, value in table.items()]
        return "\n".join(["{", *rows, indent + "}"])
    lines = [inner]
    for item in (f"{key!r}: {float(f'{value:.3g}')}," for key, value in table.items()):
        if len(lines[-1]) + len(item) > WIDTH:
            lines.append(inner)
        lines[-1] += item if lines[-1] == inner else f" {item}"
    return "\n".join(["{", *lines, indent + "}"])


def main() -> None:
    """Learn and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--out", type=Path, default=TABLE)
    arguments = parser.parse_args()
    domains = people_by_domain(arguments.pairs, arguments.half)
    readings.RAREST = RARE
    for number in range(arguments.rounds):
        counts = count(domains)
        learnt = learn(counts)
        use(learnt)
        print(f"round {number}: log-likelihood {counts.log_likelihood:.0f}", flush=True)
    learnt["NAME_FIT"] = learn_fit(domains)
    header = HEADER.format(people=sum(map(len, domains.values())), domains=len(domains))
    tables = (written(name, table) for name, table in learnt.items())
    arguments.out.write_text(header + "\n\n".join(tables) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
