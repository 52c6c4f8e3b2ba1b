"""The postal address under a letter: where the company is, as its people sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from data.tables.signature_words import PRIVATE
from discovery.pages.document import plain_document
from discovery.pages.postal import AddressSpot, find_addresses, is_street
from discovery.pages.text import fold, squeeze, word_beginnings

_PRIVATE: Final = word_beginnings(PRIVATE)
_BETWEEN: Final = re.compile(r"[|•·;\t]")
_STREET_AND_TOWN: Final = re.compile(r"[^,:@]{3,60}(?:,[^,:@]{2,40}){0,2}, ?[^\W\d_][^\d,:@]{1,40}")
_MOST_DIGITS: Final = 6  # house and floor; more is a telephone number


def read_addresses(lines: Sequence[str], region: str | None) -> tuple[tuple[str, str | None], ...]:
    """Each address that a signature prints, on one line, with its country where the postcode tells it.

    `region`: whose a postcode of five digits is. What stands below the word "private" is not read.

    >>> read_addresses(["Jim Carter", "Synergistics | 14 Quay Street, London | t 020 7946 0958"], "GB")
    (('14 Quay Street, London', None),)
    """
    own = list(takewhile(lambda line: not _PRIVATE.search(fold(line)), lines))
    spots: list[AddressSpot] = list(find_addresses(plain_document(own), region))
    return tuple((spot.text, spot.country) for spot in spots) or tuple((text, None) for text in _without_postcode(own))


def _without_postcode(lines: Sequence[str]) -> Iterator[str]:
    """A street with its number and, behind a comma, a town: in a signature that is enough."""
    for piece in (squeeze(piece) for line in lines for piece in _BETWEEN.split(line)):
        few = sum(char.isdigit() for char in piece) <= _MOST_DIGITS
        if few and is_street(fold(piece)) and _STREET_AND_TOWN.fullmatch(piece):
            yield piece
