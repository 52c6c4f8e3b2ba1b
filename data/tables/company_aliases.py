"""Names under which a company is known but not registered. The bundled table is empty: an operator adds rows."""

import csv
from functools import cache
from pathlib import Path

from data.folding import fold


@cache
def company_aliases() -> dict[str, str]:
    """Folded name -> web domain."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as rows:
        return {fold(row["name"]): row["domain"].strip().lower() for row in csv.DictReader(rows)}
