"""The sheets as a workbook: text in every cell, links that lead somewhere, no formula whatever a page wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from data.contact_rows import COLUMNS, PERSON_COLUMNS, contact_rows, person_rows
from data.exports.plan_rows import PLAN_COLUMNS, plan_rows
from data.links import mailto_uri, web_link
from data.model import Dossier

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

LONGEST_CELL = 32_767  # characters, in the format itself
LONGEST_LINK = 2_079  # characters, in Excel
LONGEST_SHEET = 1_048_575  # rows below the heading
MOST_LINKS = 60_000  # of a sheet, in Excel 65,530; what comes after stands there as text

WIDTHS = {"reason": 46, "why": 46, "what": 46, "seen_at": 40, "value": 34, "email": 34, "next_step": 40, "words": 30}
USUAL_WIDTH = 16
# What a cell leads to, by its column. A number is text: Excel follows no tel: link.
LINKS: dict[str, Callable[[str], str | None]] = {
    "value": lambda cell: mailto_uri(cell) if "@" in cell and not web_link(cell) else web_link(cell),
    "email": mailto_uri,
    "linkedin": web_link,
    "seen_at": web_link,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of the workbook: its name, its columns, and the rows that a dossier gives it."""

    name: str
    columns: Mapping[str, str]
    rows: Callable[[Dossier], Iterator[dict[str, str]]]


SHEETS = (
    Sheet(name="People", columns=PERSON_COLUMNS, rows=person_rows),
    Sheet(name="Channels", columns=COLUMNS, rows=contact_rows),
    Sheet(name="Plan", columns=PLAN_COLUMNS, rows=plan_rows),
)


def workbook(dossiers: Sequence[Dossier]) -> bytes:
    """The workbook of one or more cases: a sheet of people, one of channels, one of the plan."""
    from xlsxwriter.workbook import Workbook

    content = BytesIO()
    literal = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, {"in_memory": True, "max_url_length": LONGEST_LINK, **literal}) as book:
        for sheet in SHEETS:
            _fill(book, sheet, [row for dossier in dossiers for row in sheet.rows(dossier)])
    return content.getvalue()


def _fill(book: Workbook, sheet: Sheet, rows: Sequence[Mapping[str, str]]) -> None:
    page = book.add_worksheet(sheet.name)
    heading = book.add_format({"bold": True, "bg_color": "#EDF3F0", "bottom": 1, "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})  # @: text, also when typed over
    linked = book.add_format({"num_format": "@", "font_color": "#1B5E57", "underline": 1, "valign": "top"})
    for column, (name, meaning) in enumerate(sheet.columns.items()):
        page.set_column(column, column, WIDTHS.get(name, USUAL_WIDTH))
        page.write_string(0, column, name, heading)
        page.write_comment(0, column, meaning)
    links = 0
    for number, row in enumerate(rows[:LONGEST_SHEET], start=1):
        for column, name in enumerate(sheet.columns):
            cell = row[name][:LONGEST_CELL]
            link = _link(name, cell) if links < MOST_LINKS else None
            if link:
                links += 1
                page.write_url(number, column, link, linked, string=cell)
            else:
                page.write_string(number, column, cell, text)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.columns) - 1)


def _link(column: str, cell: str) -> str | None:
    lead = LINKS.get(column)
    link = lead(cell) if lead and cell else None
    return link if link and link.isascii() and link.isprintable() and len(link) <= LONGEST_LINK else None
