"""How good the guesses are at companies from which nothing was learnt: learnt on one half, judged on the other.

python -m tests.evaluation.cross_validation      prints the evaluator's own table, both halves together
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

from tests.evaluation.evaluator import ABSENT, DATA, FOLDER, is_here
from tests.evaluation.learn_priors import ROUNDS, half_of, learnt_from, people_by_domain, use
from tests.evaluation.predictors import predict_email

KNOWN = [0, 1, 2, 3, 5, 10]  # addresses, as the evaluator asks
MOST_ASKED = 20  # people of one domain
SEED = "1"


def figures() -> dict[str, Any]:
    """The evaluator's figures, each half of the companies judged with what the other half teaches."""
    evaluator = _evaluator()
    queries = evaluator.build_queries(evaluator.load("dev"), KNOWN, MOST_ASKED, SEED)
    rows = []
    for half in (0, 1):
        use(learnt_from(people_by_domain(DATA / "dev.csv.gz", half), ROUNDS))
        rows += evaluator.run(predict_email, [q for q in queries if half_of(q[0]) != half], KNOWN)
    summary: dict[str, Any] = evaluator.summarise(rows, KNOWN)
    return summary


def _evaluator() -> Any:
    """The evaluator, which lies beside the project."""
    if str(FOLDER) not in sys.path:
        sys.path.insert(0, str(FOLDER))
    return importlib.import_module("evaluate")


def main() -> None:
    """Measure and print."""
    if not is_here():
        print(ABSENT)
        return
    print(_evaluator().fmt_table(figures(), KNOWN))


if __name__ == "__main__":
    main()
