"""Every file that openline writes, and the contact sheet as CSV among them: the only place that knows pandas."""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from data.contact_rows import COLUMNS, contact_rows
from data.model import Dossier

if TYPE_CHECKING:
    import pandas as pd


class NoSheet(ValueError):
    """A file that is no sheet of cases; the message says why."""


SEPARATORS = ",;\t"  # as Excel writes them: semicolons where the comma is the decimal sign, tabs in a .txt
NO_COLUMN = ""  # the name of what a row holds beyond its columns: a comma too many, most often
Rows = Callable[[Dossier], Iterator[dict[str, str]]]

# What a spreadsheet takes for the beginning of a formula; the apostrophe itself, so that reading back is exact.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
# What it takes for a number, a date or a truth, and writes its own way: 0207 loses its zero, 3-4 is a day in April.
_MONTHS = "jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]"
_CALCULATED = re.compile(
    rf"(?=[^0-9]{{0,12}}\d)[\d\s.,:/%()-]*(?:e[+-]?\d+|(?:{_MONTHS})\w{{0,7}}[\d\s.,:/-]*)?|true|false", re.IGNORECASE
)
# Of our own making: text in every program and no formula, or a number that may be one.
_OURS = frozenset({"number", "number_uri", "probability", "email_probability", "next_day"})


def neutralised(cell: str) -> str:
    """A cell that every spreadsheet takes as the text that it is: it runs nothing, it counts nothing.

    >>> neutralised("=HYPERLINK(1)"), neutralised("02079460958")
    ("'=HYPERLINK(1)", "'02079460958")
    """
    return f"'{cell}" if cell.startswith(_RISKY) or _CALCULATED.fullmatch(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before `neutralised`.

    >>> restored("'=HYPERLINK(1)")
    '=HYPERLINK(1)'
    """
    return cell[1:] if cell.startswith("'") else cell


def write_contacts(
    path: Path, dossiers: Iterable[Dossier], columns: Mapping[str, str] = COLUMNS, rows: Rows = contact_rows
) -> Path:
    """The contact sheet of one or more cases as CSV: UTF-8, RFC 4180, `columns` in their order.

    A row a channel; or, with `PERSON_COLUMNS` and `person_rows`, a row a person.
    """
    import pandas as pd

    safe = [_neutralised(row, columns) for dossier in dossiers for row in rows(dossier)]
    frame = pd.DataFrame(safe, columns=list(columns))
    return write_text(path, frame.to_csv(index=False, lineterminator="\r\n"))


def _neutralised(row: Mapping[str, str], columns: Iterable[str]) -> dict[str, str]:
    return {name: row[name] if name in _OURS else neutralised(row[name]) for name in columns}


def read_contacts(path: Path) -> pd.DataFrame:
    """A contact sheet as it was before `write_contacts` made it safe; every cell a string."""
    import pandas as pd

    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return frame.map(restored)


def read_rows(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of a sheet of cases (CSV in UTF-8), each cell as it is written; an empty one is left out.

    Its first line shows what parts the cells: a comma, a semicolon or a tab, for none of them is in a column's name.
    What stands in a row beyond the last column stands under `NO_COLUMN`; a row with nothing in it is there, and empty.
    Raises `NoSheet` for what is no CSV, and UnicodeDecodeError for what is not UTF-8.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        separator = max(SEPARATORS, key=file.readline().count)
        file.seek(0)
        reader = csv.reader(file, delimiter=separator, skipinitialspace=True, strict=True)
        try:
            rows = [[cell.strip() for cell in row] for row in reader]
        except csv.Error as error:
            raise NoSheet(f"line {reader.line_num}: {error}") from error
    names = rows[0] if rows else []
    if not any(names):
        raise NoSheet("its first line names no columns")
    if twice := sorted(name for name, count in Counter(names).items() if name and count > 1):
        raise NoSheet(f"two columns are called {twice[0]!r}")
    return tuple(
        {name: cell for name, cell in zip_longest(names, row, fillvalue=NO_COLUMN) if cell} for row in rows[1:]
    )


def write_text(path: Path, text: str) -> Path:
    """A whole file in UTF-8, or none."""
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> Path:
    """A whole file or none: written beside, flushed, then renamed; readable by its owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp: 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)  # gone already, unless something went wrong
