"""How often a company's name alone leads to its web domain, beside two plain rules; and how far its probability holds.

    make eval-company          or python -m tests.evaluation.eval_company [--folds N]

The first column is the evaluator's own figure on the development half, from which the weights were learnt: it flatters.
With --folds the weights are learnt anew without the part that they are judged on: that takes minutes, and does not.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.evaluation.company_predictors import guess_domain
from tests.evaluation.evaluator import ABSENT, SHARED
from tests.evaluation.learn_domains import cross_validated, figures, judged_by, read_companies

FOLDER = SHARED / "eval" / "company_domains"
DATA = SHARED / "data" / "company_domains"
ROWS = (
    ("top-1", "top1", ">= 0.46"),
    ("top-5", "top5", ">= 0.67"),
    ("among at most 60", "among_60", ">= 0.80"),
    ("ECE", "ece", "<= 0.03"),
    ("Brier", "brier", "<= 0.19"),
    ("p >= 0.7: coverage", "p70_coverage", ">= 0.15"),
    ("  and precision", "p70_precision", ">= 0.75"),
)


def _beside(name: str) -> Any:
    """A module of the evaluation that lies beside the project."""
    spec = importlib.util.spec_from_file_location(f"company_{name}", FOLDER / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    if not (FOLDER / "evaluate.py").is_file() or not DATA.is_dir():
        print(ABSENT)
        return
    sys.dont_write_bytecode = True
    evaluate, baselines = _beside("evaluate"), _beside("baselines")
    rows = evaluate.load(DATA)
    columns = {
        "openline": figures(judged_by(guess_domain, rows)),
        "joined + .com": figures(judged_by(baselines.joined, rows)),
        "legal form off + .com": figures(judged_by(baselines.stripped, rows)),
    }
    if folds:
        columns["openline, cross-validated"] = cross_validated(read_companies(DATA / "dev.csv"), folds)
    table = Table(f"{len(rows)} companies, no network", *columns, "to reach")
    for label, figure, to_reach in ROWS:
        table.add_row(label, *(f"{values[figure]:.3f}" for values in columns.values()), to_reach)
    Console(width=130).print(table)
    own = evaluate.score(rows, guess_domain)
    print(", ".join(f"{name} {own[name]:.4f}" for name in ("top1", "top5", "among_all", "ece", "brier", "per_second")))


if __name__ == "__main__":
    main()
