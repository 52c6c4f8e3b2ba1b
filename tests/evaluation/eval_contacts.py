"""How well pages are read: openline beside the baselines, on real saved pages and on mark-up's own test pages.

    make eval-contacts         or python -m tests.evaluation.eval_contacts

Prints three tables from one run: what was found, which number reaches reception, and how fast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from tests.evaluation.evaluator import ABSENT, SHARED, scored
from tests.evaluation.page_speed import saved_pages, slowest, times_as_fast

SCORERS = SHARED / "eval" / "contacts"
DATA = SHARED / "data"
PAGES, MODERN = DATA / "contact_pages", DATA / "contact_pages_modern"
SCHEMA_ORG, MICROFORMATS = DATA / "contact_schemaorg", DATA / "contact_microformats"

READER = "tests.evaluation.page_predictors:read_page"
YARDSTICK = "tests.evaluation.baselines:read_page"
RANKER = "tests.evaluation.page_predictors:rank_phones"
FIRST_NUMBER = "baselines_switchboard:first_number"
FIRST_GEOGRAPHIC = "baselines_switchboard:first_geographic"
NO_NUMBER = "baselines_switchboard:always_none"

Figures = Mapping[str, Any]  # as a scorer writes them; here by the name of the run
Metric = Callable[[Figures], float]


class Row(NamedTuple):
    """One line of a table, and the figure that it is to reach."""

    name: str
    metric: Metric
    bar: float
    at_most: bool = False

    def to_reach(self) -> str:
        return f"{'<=' if self.at_most else '>='} {self.bar:.3f}"

    def met(self, value: float) -> str:
        return "met" if (value <= self.bar if self.at_most else value >= self.bar) else "missed"


def figure(*path: str) -> Metric:
    """A figure by its place among the runs' figures: run, key, key ..."""

    def metric(runs: Figures) -> float:
        value: Any = runs
        for key in path:
            value = value[key]
        return float(value)

    return metric


FOUND = (
    Row("e-mail F1, contact_pages", figure("pages", "email", "f1"), 0.985),
    Row("e-mail F1, modern", figure("modern", "email", "f1"), 0.98),
    Row("hard e-mails found, of 27", figure("pages", "email_js_obf_recall", "tp"), 20),
    Row("hard e-mails found, modern, of 29", figure("modern", "email_js_obf_recall", "tp"), 27),
    Row("phone F1, contact_pages (region given)", figure("pages", "phone", "f1"), 0.965),
    Row("phone site-macro F1", figure("pages", "phone_site_macro_f1"), 0.975),
    Row("phone precision, modern", figure("modern", "phone", "p"), 0.96),
    Row("phone recall, modern", figure("modern", "phone", "r"), 0.97),
    Row("phone F1 with no region given", figure("no region", "phone", "f1"), 0.92),
    Row("TEL or FAX right", figure("pages", "tel_vs_fax_accuracy"), 0.985),
    Row("extension F1", figure("pages", "extension", "f1"), 0.85),
    Row("persons F1", figure("pages", "person", "f1"), 0.70),
    Row("attribution person-channel F1", figure("pages", "attribution", "f1"), 0.75),
    Row("schema.org telephone F1", figure("schema.org", "tel", "f1"), 0.97),
    Row("schema.org e-mail F1", figure("schema.org", "email", "f1"), 0.95),
    Row("hCard name F1", figure("hCard", "name", "f1"), 0.92),
)
RECEPTION = (
    Row("first choice, contact_pages", figure("pages", "first_choice_accuracy"), 0.92),
    Row("first choice, modern", figure("modern", "first_choice_accuracy"), 0.80),
    Row("  pages with a switchboard", figure("pages", "first_choice_has_switchboard", "accuracy"), 0.92),
    Row("  the same, modern", figure("modern", "first_choice_has_switchboard", "accuracy"), 0.80),
    Row("  pages without one", figure("pages", "first_choice_no_switchboard", "accuracy"), 0.75),
    Row("  the same, modern", figure("modern", "first_choice_no_switchboard", "accuracy"), 0.75),
    Row("kind of number, contact_pages", figure("pages", "kind_accuracy_all_pooled"), 0.80),
    Row("kind of number, modern", figure("modern", "kind_accuracy_all_pooled"), 0.75),
    Row("fax or support first, contact_pages", figure("pages", "fax_or_support_first"), 0.01, at_most=True),
    Row("fax or support first, modern", figure("modern", "fax_or_support_first"), 0.03, at_most=True),
)
TWICE_AS_FAST = Row("", figure(), 2.0)
NO_SLOWER_THAN_PARSING = Row("", figure(), 1.0, at_most=True)


def found(predictor: str) -> Figures:
    """A page reader's figures, by run."""
    asked = ("--predictor", predictor)
    pages, mark_up = SCORERS / "evaluate.py", SCORERS / "evaluate_microformats.py"
    return {
        "pages": scored(pages, *asked, "--split", "dev"),
        "modern": scored(pages, *asked, "--split", "modern-dev"),
        "no region": scored(pages, *asked, "--split", "dev", "--no-region"),
        "schema.org": scored(mark_up, *asked, "--data", str(SCHEMA_ORG)),
        "hCard": scored(mark_up, *asked, "--data", str(MICROFORMATS)),
    }


def reception(predictor: str) -> Figures:
    """The figures of a choice of the number that reaches reception, by run."""
    scorer, asked = SCORERS / "evaluate_switchboard.py", ("--predictor", predictor)
    return {
        "pages": scored(scorer, *asked),
        "modern": scored(scorer, *asked, "--gold", str(MODERN), "--pages", str(MODERN / "pages")),
    }


def table(title: str, rows: tuple[Row, ...], ours: Figures, others: Mapping[str, Figures]) -> Table:
    """The figures side by side, ours first, and whether ours reach the bar."""
    shown = Table(title, "openline", *others, "to reach", "")
    for row in rows:
        value = row.metric(ours)
        of_others = (_number(row.metric(figures)) for figures in others.values())
        shown.add_row(row.name, _number(value), *of_others, row.to_reach(), row.met(value))
    return shown


def speed() -> Table:
    """Both readers by turns, each set of pages for itself; and our slowest page of any set."""
    shown = Table("speed", "openline", "to reach", "")
    sets = {folder.name: tuple(saved_pages(folder)) for folder in (PAGES, MODERN, SCHEMA_ORG, MICROFORMATS)}
    for folder in (PAGES, MODERN):
        a_second, times = times_as_fast(sets[folder.name])
        name = f"{folder.name}: times as fast as (b+); {a_second:.0f} pages/s"
        shown.add_row(name, _number(times), TWICE_AS_FAST.to_reach(), TWICE_AS_FAST.met(times))
    page = slowest(page for pages in sets.values() for page in pages)
    name = f"slowest page, of parsing it; {page.page_id}, {page.seconds * 1000:.0f} ms"
    bar = NO_SLOWER_THAN_PARSING
    shown.add_row(name, _number(page.ratio), bar.to_reach(), bar.met(page.ratio))
    return shown


def _number(value: float) -> str:
    return f"{value:.3f}".removesuffix(".000")


def main() -> None:
    """Measure and print."""
    if not (SCORERS.is_dir() and PAGES.is_dir()):
        print(ABSENT)
        return
    console = Console(width=120)
    console.print(table("development half", FOUND, found(READER), {"(b+)": found(YARDSTICK)}))
    baselines = {
        "first number": reception(FIRST_NUMBER),
        "first geographic": reception(FIRST_GEOGRAPHIC),
        "none": reception(NO_NUMBER),
    }
    console.print(table("which number reaches reception", RECEPTION, reception(RANKER), baselines))
    console.print(speed())


if __name__ == "__main__":
    main()
