"""The postal addresses that a page prints, and which of them is the head office's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from data.tables.countries import FIVE_DIGIT_POSTCODES, POSTAL_ADDRESSES, country_names
from data.tables.street_words import STREET_AFTER, STREET_BEFORE, STREET_ENDINGS
from discovery.pages.document import Document, apart
from discovery.pages.phone_words import department_in, reception_in
from discovery.pages.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class AddressSpot:
    """A postal address, where it begins, and in which country it is."""

    text: str  # on one line
    country: str
    start: int
    head_office: bool  # words above or beside it say so


_SUREST_FIRST: Final = sorted(POSTAL_ADDRESSES, key=lambda row: -row[1])
_MAY_HOLD_A_POSTCODE: Final = re.compile(r"\d[\dA-Z ][\dA-Z]")
_LONGEST_LINE: Final = 120  # characters
_LINES_OF_ONE: Final = 3  # above the one with the postcode
_LINES_UP: Final = 4  # above the address, in which "Head office" may stand
_MOST: Final = 40
_STREET: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(STREET_AFTER | STREET_BEFORE))})\b|[^\W\d_]{{3}}(?:{'|'.join(STREET_ENDINGS)}|str)\b"
)
_BOX: Final = re.compile(r"\bp\.? ?o\.? box|\bpostfach|\bpostbus|\bboite postale|\bapartado|\bcasella postale|\bbox \d")
_HOUSE: Final = re.compile(r"^\d{1,5}[a-z]?\b|\b\d{1,4}(?: ?[a-z])?$|\b\d{1,4} ?[-/] ?\d{1,4}$")
_NOT_IN_ONE: Final = re.compile(r"@|https?:|www\.|\d[\d ()/.-]{6,}\d|:\s*$")
_LABEL: Final = re.compile(r"^[^\d,]{3,30}:\s*")
# What parts an address from the rest of a footer's line: bars, mail addresses, telephone numbers and their labels.
_APART: Final = re.compile(
    r"\s*[|•·]\s*|[^\s@]{1,64}@[^\s@]{1,255}|\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}|(?<!\d)\(?(?:\+|0)\d[\d ()/.–-]{8,20}\d"
    r"|\b(?:tel|telefon|telephone|telefax|phone|fax|e-?mail|mail|mobil)\b[.:]{0,2}",
    re.IGNORECASE,
)


def find_addresses(document: Document, region: str | None) -> Iterator[AddressSpot]:
    """Every postal address with a postcode and a street or a box, in the order of the text.

    `region`: the country of the page, which decides whose a postcode of five digits is.
    """
    digits = _MAY_HOLD_A_POSTCODE.finditer(document.text)
    found = 0
    for index in sorted({document.line_index(match.start()) for match in digits}):
        line = document.lines[index]
        short = line.end - line.start <= _LONGEST_LINE
        country = _country_of(document.text[line.start : line.end], region) if short else None
        first = _first_line(document, index) if country else None
        if country and first is not None and found < _MOST:
            found += 1
            yield _spot(document, first, index, country, region)


@lru_cache(maxsize=4_096)  # a site's address stands on all its pages
def _country_of(text: str, region: str | None) -> str | None:
    """Whose postcode stands in a text."""
    for country, votes, pattern in _SUREST_FIRST:
        if pattern.search(text):
            if votes > 1 or region is None:
                return country
            return region if region in FIVE_DIGIT_POSTCODES else None
    return None


def _first_line(document: Document, index: int) -> int | None:
    """The line with the street of the address whose postcode is in line `index`, or None where there is none."""
    for at in range(index, max(index - _LINES_OF_ONE, 0) - 1, -1):
        line = document.lines[at]
        text = fold(document.text[line.start : line.end])
        if len(text) > _LONGEST_LINE or apart(line, document.lines[index]) or (at < index and _NOT_IN_ONE.search(text)):
            return None
        if is_street(text) or _is_house(text, at, index):
            return at
    return None


def _is_house(text: str, at: int, index: int) -> bool:
    """Whether a line above the postcode's is short and has a house number at an end: "Hoogstraat 12"."""
    return at == index - 1 and len(text) <= _LONGEST_LINE // 2 and bool(_HOUSE.search(text)) and " " in text


def _spot(document: Document, first: int, index: int, country: str, region: str | None) -> AddressSpot:
    lines = [_of_the_address(document.line_text(at), region) for at in range(first, index + 1)]
    if index + 1 < len(document.lines) and _is_country(document.line_text(index + 1)):
        lines.append(document.line_text(index + 1))
    text = ", ".join(filter(None, (squeeze(line).strip(" ,;-–") for line in lines)))
    above = (fold(document.line_text(at)) for at in range(max(first - _LINES_UP, 0), first))
    near = [line for line in (*above, fold(text)) if len(line) <= _LONGEST_LINE and not department_in(line)]
    return AddressSpot(_LABEL.sub("", text), country, document.lines[first].start, any(map(reception_in, near)))


def _of_the_address(line: str, region: str | None) -> str:
    """The part of a line that is of an address: from the street to the postcode."""
    pieces = [piece for piece in _APART.split(line) if piece.strip(" ,;:-–")]
    if len(pieces) < 2:
        return pieces[0] if pieces else ""
    telling = [i for i, piece in enumerate(pieces) if is_street(fold(piece)) or _country_of(piece, region)]
    return ", ".join(piece.strip(" ,;") for piece in pieces[telling[0] : telling[-1] + 1]) if telling else ""


def is_street(folded: str) -> bool:
    """Whether a text has a street with a number, or a post box."""
    return bool(_BOX.search(folded) or (_STREET.search(folded) and any(c.isdigit() for c in folded)))


def _is_country(line: str) -> bool:
    return fold(line).strip(" .") in country_names()
