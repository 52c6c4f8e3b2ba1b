"""Learns what each trait of a label or a suffix is worth: data/tables/domain_weights.csv.

    python -m tests.evaluation.learn_domains ../shared/data/company_domains/dev.csv [--folds 5]

Two multinomial logits, one after the other: which label a company's domain has, of those that the rules of
discovery/domain_labels make of its name, and which suffix, given the label. Weights are drawn towards zero (a Gaussian
prior), the more the finer the trait; a trait that fewer than FEWEST companies have is left out, so that no row speaks
of one company. With --folds nothing is written: each fold is predicted by what the others teach, and judged.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.tables import domain_weights
from discovery import domain_guesses
from discovery.domain_guesses import SOMETHING_ELSE, label_choices, suffix_choices
from discovery.domain_labels import company_name
from discovery.domains import split_domain

TABLE = Path(domain_weights.__file__).with_suffix(".csv")
FEWEST = 8  # companies that have a trait
PRIOR, FINE_PRIOR = (
    1.0,
    0.3,
)  # standard deviations of a weight: of a plain trait, and of one that crosses two or names a word
_FINE = re.compile(r"[:,] |^(?:only|without|with) ")
ROUNDS = 50
LEAST = 0.02  # a weight nearer to zero changes nothing

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Choices = Mapping[str, Collection[str]]


class Company(NamedTuple):
    """One row of the data."""

    name: str
    country: str | None
    domain: str


class Decision(NamedTuple):
    """What could be chosen for one company, and what was."""

    choices: Choices
    chosen: str


class Design(NamedTuple):
    """All decisions as arrays: traits one after the other, where each choice and each decision begins."""

    traits: Ints
    choice_starts: Ints
    decision_starts: Ints
    chosen: Ints


def read_companies(path: Path) -> list[Company]:
    """The rows of the data."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [Company(row["name"], row["country"] or None, row["domain"]) for row in csv.DictReader(rows)]


def label_decision(company: Company) -> Decision:
    """Which of the labels it is, or something else."""
    choices = label_choices(company_name(company.name), company.country)
    label, _ = split_domain(company.domain)
    return Decision(choices, label if label in choices else SOMETHING_ELSE)


def suffix_decision(company: Company) -> Decision | None:
    """Which suffix follows the label; None where no rule makes the label."""
    name = company_name(company.name)
    labels = label_choices(name, company.country)
    label, suffix = split_domain(company.domain)
    if label not in labels:
        return None
    choices = suffix_choices(label, labels[label], name, company.country)
    return Decision(choices, suffix if suffix in choices else SOMETHING_ELSE)


def common_traits(decisions: Sequence[Decision]) -> list[str]:
    """The traits that enough companies have, sorted."""
    seen = Counter(trait for decision in decisions for trait in set().union(*map(set, decision.choices.values())))
    return sorted(trait for trait, count in seen.items() if count >= FEWEST)


def design(decisions: Sequence[Decision], traits: Sequence[str]) -> Design:
    """The decisions as arrays over these traits; trait 0 is on every choice, and worth nothing."""
    number = {trait: at for at, trait in enumerate(traits, 1)}
    flat = array("l")  # tens of millions of numbers
    choice_starts: list[int] = []
    decision_starts: list[int] = []
    chosen: list[int] = []
    for decision in decisions:
        decision_starts.append(len(choice_starts))
        for choice, has in decision.choices.items():
            if choice == decision.chosen:
                chosen.append(len(choice_starts))
            choice_starts.append(len(flat))
            flat.extend([0, *(number[trait] for trait in has if trait in number)])
    return Design(*(np.array(column, dtype=np.int64) for column in (flat, choice_starts, decision_starts, chosen)))


def loss(weights: Floats, of: Design, prior: Floats) -> tuple[float, Floats]:
    """Minus the log posterior of the weights, and its gradient."""
    scores = np.add.reduceat(weights[of.traits], of.choice_starts)
    sizes = np.diff(np.append(of.decision_starts, len(scores)))
    scores -= np.repeat(np.maximum.reduceat(scores, of.decision_starts), sizes)
    parts = np.exp(scores)
    totals = np.add.reduceat(parts, of.decision_starts)
    log_likelihood = float(np.sum(scores[of.chosen] - np.log(totals)))
    excess = parts / np.repeat(totals, sizes)
    excess[of.chosen] -= 1.0
    lengths = np.diff(np.append(of.choice_starts, len(of.traits)))
    gradient = np.bincount(of.traits, np.repeat(excess, lengths), len(weights)) + weights / prior**2
    gradient[0] = 0.0
    return -log_likelihood + float(np.sum((weights / prior) ** 2)) / 2, gradient


def least(function: Callable[[Floats], tuple[float, Floats]], at: Floats, rounds: int) -> Floats:
    """Where a smooth convex function is least: L-BFGS with ten pairs and a line that is halved (Nocedal, 1980)."""
    value, gradient = function(at)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        direction, alphas = -gradient, []
        for step, change in reversed(steps):
            alphas.append(float(step @ direction) / float(step @ change))
            direction = direction - alphas[-1] * change
        if steps:
            direction = direction * (float(steps[-1][0] @ steps[-1][1]) / float(steps[-1][1] @ steps[-1][1]))
        for (step, change), alpha in zip(steps, reversed(alphas), strict=True):
            direction = direction + (alpha - float(change @ direction) / float(step @ change)) * step
        length = 1.0 if steps else 1.0 / float(np.linalg.norm(gradient))
        slope = float(gradient @ direction)
        while True:
            moved = at + length * direction
            new, new_gradient = function(moved)
            if new <= value + 1e-4 * length * slope or length < 1e-6:
                break
            length /= 2
        steps = [*steps, (moved - at, new_gradient - gradient)][-10:]
        done = value - new < 1e-3
        at, value, gradient = moved, new, new_gradient
        if done:
            break
    return at


def learn(decisions: Sequence[Decision]) -> dict[str, float]:
    """The weight of every common trait."""
    traits = common_traits(decisions)
    of = design(decisions, traits)
    prior = np.array([PRIOR, *(FINE_PRIOR if _FINE.search(trait) else PRIOR for trait in traits)])
    weights = least(lambda at: loss(at, of, prior), np.zeros(len(traits) + 1), ROUNDS)
    return {trait: float(weight) for trait, weight in zip(traits, weights[1:], strict=True) if abs(weight) >= LEAST}


def learn_all(companies: Sequence[Company]) -> dict[str, dict[str, float]]:
    """The weights of both steps."""
    suffixes = [decision for decision in map(suffix_decision, companies) if decision]
    return {
        "label": learn([label_decision(company) for company in companies]),
        "suffix": learn(suffixes),
    }


def fold_of(company: Company, folds: int) -> int:
    """Always the same: by a hash of the domain."""
    return int.from_bytes(hashlib.sha256(company.domain.encode()).digest()[:4], "big") % folds


Judged = list[tuple[float, list[bool]]]
Predictor = Callable[[str, str | None], Sequence[tuple[str, float]]]


def judged_by(predict: Predictor, rows: Iterable[tuple[str, str | None, Collection[str]]]) -> Judged:
    """For each company the probability of the first guess, and which guesses are right."""
    found = []
    for name, country, right in rows:
        guesses = predict(name, country)
        found.append((guesses[0][1] if guesses else 0.0, [domain in right for domain, _ in guesses]))
    return found


def judged(companies: Sequence[Company]) -> Judged:
    """Our own guesses, with the weights that are in use."""
    rows = ((company.name, company.country, {company.domain}) for company in companies)
    return judged_by(domain_guesses.guess_domains, rows)


def figures(found: Judged) -> dict[str, float]:
    """The figures of the evaluation that lies beside the project."""
    first = [(p, bool(right and right[0])) for p, right in found]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, right in first:
        bins.setdefault(min(int(p * 10), 9), []).append((p, right))
    sure = [right for p, right in first if p >= 0.7]
    count = len(found)
    return {
        "top1": sum(right for _, right in first) / count,
        "top5": sum(any(right[:5]) for _, right in found) / count,
        "among_60": sum(any(right) for _, right in found) / count,
        "ece": sum(abs(sum(p - right for p, right in of)) for of in bins.values()) / count,
        "brier": math.fsum((p - right) ** 2 for p, right in first) / count,
        "p70_coverage": len(sure) / count,
        "p70_precision": sum(sure) / len(sure) if sure else 0.0,
    }


def use(weights: Mapping[str, dict[str, float]]) -> None:
    """Puts weights in the place of those of the table."""
    domain_weights.domain_weights.cache_clear()
    setattr(domain_guesses, "domain_weights", weights.__getitem__)  # noqa: B010 (mypy knows it as a function)


def cross_validated(companies: Sequence[Company], folds: int) -> dict[str, float]:
    """Every company judged by weights that were learnt without it."""
    found: Judged = []
    for fold in range(folds):
        use(learn_all([company for company in companies if fold_of(company, folds) != fold]))
        left_out = judged([company for company in companies if fold_of(company, folds) == fold])
        print(f"fold {fold}:", _told(figures(left_out)), flush=True)
        found += left_out
    return figures(found)


def _told(values: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {value:.4f}" for name, value in values.items())


def write(weights: Mapping[str, Mapping[str, float]], path: Path) -> None:
    """The table, to three digits: more is noise."""
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("step", "trait", "weight"))
        table.writerows((step, trait, f"{weight:.3g}") for step, of in weights.items() for trait, weight in of.items())


def main() -> None:
    """Learn and write, or judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("companies", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=TABLE)
    arguments = parser.parse_args()
    companies = read_companies(arguments.companies)
    if arguments.folds:
        print("all:", _told(cross_validated(companies, arguments.folds)))
        return
    write(learn_all(companies), arguments.out)


if __name__ == "__main__":
    main()
