"""What the inference for a whole company costs beside the parsing of one page, by turns and in one process."""

from __future__ import annotations

import statistics
import time
from itertools import islice, product
from typing import NamedTuple

from tests.evaluation import baselines
from tests.evaluation.predictors import predict_email

KNOWN, ASKED = 50, 5  # addresses seen at the company, interviewers
PAGE_BYTES = 50_000
ROUNDS = 5
_GIVEN = "Ada Bram Chiara Dov Edda Femi Greta Hugo Ines Jonas Katarina Liam Mira Noel Olga Piet Robert Sanna".split()
_FAMILY = (
    "Quist Okafor Lund Petersen Novak Castell Holm Brandt Vega Marin Caron Wassermann Adler Au Li Friedrichsen".split()
)
_CARD = '<div class="card"><h3>{0} {1}</h3><p>Head of Sales</p><a href="mailto:{0}.{1}@firm.example">mail</a></div>\n'


class Company(NamedTuple):
    """Names and addresses that are nobody's."""

    examples: list[tuple[str, str]]
    asked: list[str]


def of_a_page() -> float:
    """The CPU time of one company's inference over that of one page's parsing, each name met for the first time."""
    first, *companies = _companies(ROUNDS + 1)
    page = _page()
    _inferring(first)  # the tables are read once
    _parsing(page)
    return statistics.median(_inferring(company) / _parsing(page) for company in companies)


def _companies(number: int) -> list[Company]:
    names = (f"{one} {two}{end}" for end in ("", "sen", "mann", "ova") for one, two in product(_GIVEN, _FAMILY))
    return [_company(list(islice(names, KNOWN + ASKED))) for _ in range(number)]


def _company(names: list[str]) -> Company:
    dotted = [(name, f"{name.lower().replace(' ', '.')}@firm.example") for name in names[ASKED:]]
    return Company(dotted, names[:ASKED])


def _page() -> bytes:
    cards = "".join(_CARD.format(given, family) for given, family in product(_GIVEN, _FAMILY) for _ in range(3))
    return f"<html><body>{cards[:PAGE_BYTES]}</body></html>".encode()


def _inferring(company: Company) -> float:
    began = time.process_time()
    for name in company.asked:
        predict_email(name, "firm.example", company.examples)
    return time.process_time() - began


def _parsing(page: bytes) -> float:
    began = time.process_time()
    baselines.parse_only(page)
    return time.process_time() - began
