"""Writes docs/reliability.md and .svg: how often an address that was given a probability is right.

python -m tests.evaluation.reliability       some minutes: it learns twice, on each half of the companies
"""

from __future__ import annotations

from typing import Any

from tests.evaluation import cross_validation
from tests.evaluation.evaluator import ABSENT, OURS, ROOT, evaluate, is_here

DOCS = ROOT / "docs"
FEWEST = 30  # people behind a point of the plot
SIZE, MARGIN = 360, 48  # of the plot
COLOURS = ("#7a7a7a", "#b5651d", "#8a8a00", "#2e7d32", "#1565c0", "#6a1b9a")

TEXT = """\
# How often a probability is right

For each person asked, openline gives its best address a probability. Those given about the same are counted together,
by how many addresses of colleagues were known (k): `said` is the mean probability, `right` the share that was right,
`people` how many were asked. ECE is the mean distance between the two.

Each half of the companies was judged with shares learnt from the other half, so that nothing was learnt from those who
were asked. With the shares that openline ships (`data/tables/learnt_shares.json`, learnt from all of these companies)
the mean distance is {shipped}.

![Reliability curve](reliability.svg)

{tables}
Made by `python -m tests.evaluation.reliability` on {people} people of {domains} companies, which are not in this
repository.
"""

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"
 font-family="sans-serif" font-size="12">
<title>Reliability curve: the probability said against the share that was right</title>
<rect width="100%" height="100%" fill="white"/>
<g stroke="#bbb" fill="none">
<rect x="{margin}" y="{margin}" width="{size}" height="{size}"/>
<line x1="{margin}" y1="{bottom}" x2="{right}" y2="{margin}" stroke-dasharray="4 4"/>
</g>
{lines}
<text x="{middle}" y="{under}" text-anchor="middle">probability said</text>
<text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">share that was right</text>
<text x="{margin}" y="{ticks}">0</text><text x="{right}" y="{ticks}" text-anchor="end">1</text>
</svg>
"""


def table(k: int, figures: dict[str, Any]) -> str:
    """One k as a Markdown table."""
    rows = [
        f"| {point['mean_p']:.2f} | {point['acc']:.2f} | {point['n']} |"
        for point in figures["reliability"]
        if point["n"]
    ]
    heading = [f"## k = {k}: ECE {figures['ece']:.3f}, {figures['n']} people", "", "| said | right | people |"]
    return "\n".join([*heading, "| --- | --- | --- |", *rows, ""])


def line(number: int, k: int, figures: dict[str, Any]) -> str:
    """One k as a line of the plot, with its name in the legend."""
    points = [(p["mean_p"], p["acc"]) for p in figures["reliability"] if p["n"] >= FEWEST]
    path = " ".join(f"{MARGIN + x * SIZE:.0f},{MARGIN + (1 - y) * SIZE:.0f}" for x, y in points)
    colour, y = COLOURS[number], MARGIN + 20 + 18 * number
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        f'<text x="{MARGIN + 12}" y="{y}" fill="{colour}">k = {k}</text>'
    )


def main() -> None:
    """Measure and write both files."""
    if not is_here():
        print(ABSENT)
        return
    shipped, unseen = evaluate(OURS), cross_validation.figures()
    by_k = unseen["eligible"]
    text = TEXT.format(
        tables="\n".join(table(k, at_k) for k, at_k in by_k.items()),
        shipped=", ".join(f"{at_k['ece']:.3f} (k = {k})" for k, at_k in shipped["eligible"].items()),
        people=shipped["asked"],
        domains=shipped["domains"],
    )
    (DOCS / "reliability.md").write_text(text, encoding="utf-8")
    svg = SVG.format(
        lines="\n".join(line(number, k, at_k) for number, (k, at_k) in enumerate(by_k.items())),
        width=SIZE + 2 * MARGIN, height=SIZE + 2 * MARGIN, size=SIZE, margin=MARGIN, right=MARGIN + SIZE,
        bottom=MARGIN + SIZE, middle=MARGIN + SIZE // 2, ticks=MARGIN + SIZE + 16, under=MARGIN + SIZE + 34,
    )  # fmt: skip
    (DOCS / "reliability.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
