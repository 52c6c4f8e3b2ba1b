"""What each trait of a label or a suffix is worth when a company's web domain is guessed: domain_weights.csv.

Made by `python -m tests.evaluation.learn_domains`, which says how, from the names and domains of 5,331 companies; it
holds sums over all of them, and a trait only where several companies have it.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def domain_weights(step: str) -> dict[str, float]:
    """Trait -> weight, for the step "label" or "suffix"."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as rows:
        return {row["trait"]: float(row["weight"]) for row in csv.DictReader(rows) if row["step"] == step}
