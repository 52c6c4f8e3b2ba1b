"""How good the guessed addresses are: openline beside other packages, a majority vote and the best of one format.

    make eval-formats [CV=1]          or python -m tests.evaluation.eval_formats [--cross-validated]

Prints one table from one run; with CV=1, which takes some minutes more, also how good they are at companies from which
nothing was learnt. The peers are installed into an environment of their own from requirements/eval.txt; one
that cannot be is shown as absent.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import venv
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from discovery.names import parse_name
from discovery.readings import JOIN, readings
from tests.evaluation import cross_validation
from tests.evaluation.company_speed import of_a_page
from tests.evaluation.evaluator import ABSENT, OURS, ROOT, SHARED, evaluate, is_here

PEERS = {
    "coldreach": "baselines:coldreach_peer",
    "emailguesser": "baselines:emailguesser_peer",
    "emailpatterns": "baselines:emailpatterns_peer",
}
MAJORITY = "baselines:majority_format"
BARE = "tests.evaluation.predictors:predict_email_bare"
SIGMAS = 1.96  # of a 95 % interval
CROSS_VALIDATED = "--cross-validated"

Figures = dict[str, Any]  # as the evaluator writes them
Metric = Callable[[Figures], float | None]


class Row(NamedTuple):
    """One line of the table."""

    name: str
    metric: Metric
    to_reach: str
    oracle: tuple[str, str] | None = None  # where in the oracle's figures, if it has one
    people: Metric | None = None  # give the interval: few were asked
    highest_is_best: bool = True


def of_all(k: int, figure: str) -> Metric:
    """A figure over all people asked, with k known addresses."""
    return lambda figures: figures["eligible"][str(k)][figure]


def of_category(k: int, category: str, figure: str = "top1") -> Metric:
    """The same over names of one kind."""
    return lambda figures: figures["by_category"][str(k)][category][figure]


def worst_ece(figures: Figures) -> float:
    """The calibration error of the k where it is largest."""
    return max(float(at_k["ece"]) for at_k in figures["eligible"].values())


def of_policy(category: str) -> tuple[str, str]:
    """Where the oracle's figure for names of one kind is."""
    return ("by_category", category)


ROWS = (
    Row("top-1, k=0 known addresses", of_all(0, "top1"), ">= 0.46"),
    Row("top-1, k=1", of_all(1, "top1"), ">= 0.65"),
    Row("top-1, k=3", of_all(3, "top1"), ">= 0.71", ("micro", "")),
    Row("top-1, k=10", of_all(10, "top1"), ">= 0.72", ("common_micro", "")),
    Row("top-3, k=3", of_all(3, "top3"), ">= 0.80"),
    Row("names of 3+ words, k=3", of_category(3, "tokens_3plus"), ">= 0.50", of_policy("tokens_3plus")),
    Row("non-ASCII names, k=3", of_category(3, "non_ascii"), ">= 0.69", of_policy("non_ascii")),
    Row(
        "hyphenated names, k=3", of_category(3, "hyphenated"), ">= 0.58", of_policy("hyphenated"),
        of_category(3, "hyphenated", "n"),
    ),
    Row(
        "Chinese order, k=3", of_category(3, "chinese_order"), ">= 0.45", of_policy("chinese_order"),
        of_category(3, "chinese_order", "n"),
    ),
    Row("ECE of top-1, worst k", worst_ece, "<= 0.025", highest_is_best=False),
    Row("Brier, k=3", of_all(3, "brier"), "<= 0.155", highest_is_best=False),
    Row("answered with p >= 0.9, k=10", of_all(10, "cover_p90"), ">= 0.30"),
    Row("  and right", of_all(10, "prec_p90"), ">= 0.93"),
)  # fmt: skip


def peers_python() -> Path:
    """An environment with those of the peers that can be installed."""
    folder = ROOT / ".venv-eval"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    for line in (ROOT / "requirements" / "eval.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _install(python, line, folder)
    return python


def _install(python: Path, line: str, folder: Path) -> None:
    """One peer, without what it depends on: it is asked for names only. A failure shows as absent later."""
    one = folder / "one.txt"
    one.write_text(line, encoding="utf-8")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    subprocess.run([python, "-m", "pip", "install", *quiet, "-r", one], check=False, capture_output=True)


def measured(predictor: str, *options: str, python: Path | str = sys.executable) -> Figures | None:
    """A predictor's figures, or None where it cannot be run."""
    try:
        return evaluate(predictor, *options, python=str(python))
    except subprocess.CalledProcessError:
        return None


def hard_names() -> tuple[int, int]:
    """How many of the hard names have an accepted spelling among our first three, and how many there are."""
    with (SHARED / "data" / "names" / "hard_names.csv").open(encoding="utf-8", newline="") as rows:
        verdicts = [_is_accepted(row) for row in csv.DictReader(rows)]
    return sum(verdicts), len(verdicts)


def _is_accepted(row: dict[str, str]) -> bool:
    spelt = dict.fromkeys(
        (r.first.replace(JOIN, ""), r.last.replace(JOIN, "")) for r in readings(parse_name(row["name"]))
    )
    first, last = row["first_ok"].split("|"), row["last_ok"].split("|")
    return any(a in first and b in last for a, b in list(spelt)[:3])


class Measured(NamedTuple):
    """All that is set side by side."""

    ours: Figures
    bare: Figures  # the examples' names withheld
    majority: Figures
    peers: dict[str, Figures | None]
    oracle: Figures
    spelt: tuple[int, int]  # of the hard names, of so many
    company: float  # what a whole company costs, in pages parsed
    elsewhere: Figures | None  # ours, at companies from which nothing was learnt


def table(measured: Measured) -> Table:
    """The figures side by side; the best of the peers counts for each line."""
    heads = ["development half, corporate", "openline", "best peer", "majority vote", "one-format oracle", "to reach"]
    shown = Table(*heads, *(["at other companies"] if measured.elsewhere else []))
    present = [figures for figures in measured.peers.values() if figures]
    for row in ROWS:
        of_peers = [value for value in map(row.metric, present) if value is not None]
        best = (max if row.highest_is_best else min)(of_peers, default=None)
        value = row.metric(measured.ours)
        people = row.people(measured.ours) if row.people else None
        shown.add_row(
            row.name,
            _number(value) + (_interval(value, people) if value is not None and people else ""),
            *map(_number, (best, row.metric(measured.majority), _of_oracle(measured.oracle, row.oracle))),
            row.to_reach,
            *([_number(row.metric(measured.elsewhere))] if measured.elsewhere else []),
        )
    shown.add_row("k=3 with the names withheld", _number(of_all(3, "top1")(measured.bare)), "", "", "", ">= 0.62")
    speed = measured.majority["predictions_per_second"]
    fastest = max((p["predictions_per_second"] / speed for p in present), default=None)
    ratio = _number(measured.ours["predictions_per_second"] / speed)
    shown.add_row("predictions a second, of the vote's", ratio, _number(fastest), "1", "", ">= 0.5")
    shown.add_row("a whole company, of a page's parsing", _number(measured.company), "", "", "", "<= 1")
    right, of = measured.spelt
    shown.add_row("hard names spelt", f"{right} of {of}", "", "", "", ">= 31 of 33")
    return shown


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _interval(share: float, people: float) -> str:
    half = SIGMAS * sqrt(share * (1 - share) / people)
    return f" [{share - half:.2f}, {share + half:.2f}] n={people:.0f}"


def _elsewhere() -> Figures:
    """Our figures where nothing was learnt, as the evaluator would write them."""
    figures: Figures = json.loads(json.dumps(cross_validation.figures()))
    return figures


def _differences(ours: Figures) -> str:
    """How much better than the vote, on the very same questions, by how many addresses were known."""
    by_k = ours["versus"]["diff"].items()
    return ", ".join("k={} {diff:+.3f} [{ci95[0]:+.3f}, {ci95[1]:+.3f}]".format(k, **of["top1"]) for k, of in by_k)


def _of_oracle(oracle: Figures, where: tuple[str, str] | None) -> float | None:
    """What the best format of each domain would get, with hindsight and any way to cut the name."""
    if where is None:
        return None
    figure = oracle["oracle"]["format_policy"][where[0]]
    value: float = figure[where[1]] if where[1] else figure
    return value


def main() -> None:
    """Measure and print."""
    if not is_here():
        print(ABSENT)
        return
    python = peers_python()
    peers = {name: measured(predictor, python=python) for name, predictor in PEERS.items()}
    ours = evaluate(OURS, "--versus", MAJORITY)
    bare, majority, oracle = evaluate(BARE, "--k", "3"), evaluate(MAJORITY), evaluate(None)
    spelt, company = hard_names(), of_a_page()
    elsewhere = _elsewhere() if CROSS_VALIDATED in sys.argv else None  # last: it puts other tables in the place of ours
    figures = table(Measured(ours, bare, majority, peers, oracle, spelt, company, elsewhere))
    Console(width=140).print(figures)
    print(f"Top-1 minus the majority vote's, with 95 % intervals over companies: {_differences(ours)}.")
    absent = [name for name, of_peer in peers.items() if of_peer is None]
    print(f"Peers: {', '.join(peers)}." + (f" Absent: {', '.join(absent)}." if absent else ""))


if __name__ == "__main__":
    main()
