"""Where a name-like stretch stands, and what that says: in a street's address, after "by", amid a list of goods."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from data.tables.people_words import AFTER_A_NAME, BEFORE_A_NAME
from data.tables.street_words import STREET_ENDINGS
from discovery.pages.document import Document
from discovery.pages.text import fold, word_beginnings

_LOOKED_AT: Final = 30  # characters on either side
_HOUSE_NUMBER_AFTER: Final = re.compile(
    r",?[ ](?:n[º°o.]{1,2}[ ]?|s/)?(?:\d{1,4}[a-z]?|n)(?=[ ]?(?:[,;/\n]|[-–] |$))", re.IGNORECASE
)
_HOUSE_NUMBER_BEFORE: Final = re.compile(r"\d[A-Za-z]?,[ ]$")
# "10115 Berlin Mitte", "1234 AB Utrecht Noord"
_POSTCODE_BEFORE: Final = re.compile(r"(?:(?:\n|, )\d{4,5}|\d{4} [A-Z]{2})[ ]$")
_STREET: Final = re.compile(rf"[^\W\d_]{{4}}(?:{'|'.join(STREET_ENDINGS)})$")
_BEFORE: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, BEFORE_A_NAME))}):?[ ]$")
_AFTER: Final = word_beginnings(AFTER_A_NAME)
_WINDOW: Final = 9  # lines that are compared
_FEWEST_ENTRIES: Final = 6  # of those, to make it a list
_LONGEST_ENTRY: Final = 40  # characters
_NO_ENTRY: Final = re.compile(r"[\d@:.!?]")


def in_a_street(text: str, start: int, end: int) -> bool:
    """Whether a house number stands with it, or its last word is a street's: "Rua Jane Roe, 12", "12, Jane Roe"."""
    before = text[max(start - _LOOKED_AT, 0) : start]
    return bool(
        _STREET.search(fold(text[start:end]))
        or _HOUSE_NUMBER_AFTER.match(text, end)
        or _HOUSE_NUMBER_BEFORE.search(before)
        or _POSTCODE_BEFORE.search(before)
    )


def introduced(text: str, start: int, end: int) -> bool:
    """Whether the words beside it speak of somebody: "by Jane Roe", "Contact: Jane Roe", "Jane Roe joined"."""
    before = fold(text[max(start - _LOOKED_AT, 0) : start])
    after = fold(text[end : end + _LOOKED_AT])
    return bool(_BEFORE.search(before) or (after.startswith(" ") and _AFTER.match(after, 1)))


def amid_a_list(document: Document, index: int, with_people: AbstractSet[int]) -> bool:
    """Whether a line is an entry among entries that are no people: of a menu, of goods, of countries."""
    first = max(min(index - _WINDOW // 2, len(document.lines) - _WINDOW), 0)
    near = set(range(first, min(first + _WINDOW, len(document.lines)))) - {index}
    entries = [line for line in near if _is_entry(document.line_text(line))]
    people = with_people & near
    return len(entries) >= _FEWEST_ENTRIES and 3 * len(people) < len(entries) and _is_entry(document.line_text(index))


def _is_entry(text: str) -> bool:
    return len(text) <= _LONGEST_ENTRY and not _NO_ENTRY.search(text)
