"""Which address and which number on a page is whose, by the page's layout."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from data.tables.phone_labels import FAX, MOBILE, RECEPTION, TELEPHONE, TOLL_FREE
from data.tables.role_accounts import is_role_account
from discovery.pages.document import Document, apart
from discovery.pages.people import PersonSpot
from discovery.pages.text import fold, word_beginnings

_LINES_UP: Final = 9
_LONGEST_LINE: Final = 160  # characters
_NEAR_THE_BEGINNING: Final = 40
_JUST_BEFORE: Final = 40
_LETTERS: Final = re.compile(r"[a-z]+")
_POSTCODE: Final = re.compile(
    r"(?<![\d-])\d{4,5}(?:-\d{4})?(?![\d-])|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b"
)
_CHANNEL: Final = word_beginnings((*TELEPHONE, *FAX, *MOBILE, *TOLL_FREE, "e-mail", "email", "mail"))
_CONTACT: Final = word_beginnings(("contact", "kontakt"))
_RECEPTION: Final = word_beginnings(RECEPTION)


class Owners:
    """The people of one page, asked by position."""

    def __init__(self, document: Document, people: Sequence[PersonSpot]) -> None:
        self._document = document
        self._people = people
        self._by_line: dict[int, list[PersonSpot]] = defaultdict(list)
        for person in people:
            self._by_line[document.line_index(person.start)].append(person)

    def of_address(self, address: str, start: int) -> str | None:
        """Whose address it is: whose name it spells, else by layout; a role account only on the line itself."""
        local = address.partition("@")[0]
        spelt = {person.name for person in self._people if spells(fold(local), person.name)}
        if len(spelt) == 1:
            return spelt.pop()
        return self.on_line(start) if is_role_account(local) else self.at(start)

    def on_line(self, position: int) -> str | None:
        """The last person named before a position on its line, or the only one after it ("555-0142 Jane Roe")."""
        at = self._document.line_index(position)
        people = self._by_line.get(at, [])
        before = [person for person in people if person.start <= position]
        if before:
            return before[-1].name if self._speaks_of_one(at, before[-1], position) else None
        return people[0].name if len(people) == 1 else None

    def at(self, position: int) -> str | None:
        """Whose line or card a position is in: the last person named before it, if nothing else has begun since."""
        if not self._by_line:
            return None
        at = self._document.line_index(position)
        if at in self._by_line:
            return self.on_line(position)
        for index in range(at - 1, max(at - _LINES_UP, -1), -1):
            if apart(self._document.lines[index], self._document.lines[at]):
                return None
            if people := self._by_line.get(index):
                one = not self._one_of_several(index, people[-1].name)
                return people[-1].name if one and self._speaks_of_one(index, people[-1], position) else None
            if self._begins_something_else(index):
                return None
        return None

    def _speaks_of_one(self, index: int, person: PersonSpot, position: int) -> bool:
        """Whether it is a card's line, or the name stands just before; and no sentence that mentions somebody."""
        line = self._document.lines[index]
        near = position - person.end <= _JUST_BEFORE or person.start - line.start <= _NEAR_THE_BEGINNING
        return near or line.end - line.start <= _LONGEST_LINE

    def _one_of_several(self, index: int, name: str) -> bool:
        """Whether the line above names somebody else: "Director: ... / Deputy: ... / Tel." """
        return any(person.name != name for person in self._by_line.get(index - 1, []))

    def _begins_something_else(self, index: int) -> bool:
        """Whether a line between a name and a number ends the name's card: a heading, a label, a postal address."""
        line = self._document.lines[index]
        text = self._document.text[line.start : line.end]
        folded = fold(text)
        if _POSTCODE.search(text) or _RECEPTION.search(folded) or line.end - line.start > _LONGEST_LINE:
            return True
        if _CHANNEL.search(folded):
            return False  # "Phone:" on a line of its own
        return line.heading or (text.rstrip().endswith(":") and not _CONTACT.search(folded))


def spells(local: str, name: str) -> bool:
    """Whether a local part is made of a person's names.

    >>> spells("jroe", "Jane Roe"), spells("jane.roe", "Jane Roe"), spells("info", "Jane Roe")
    (True, True, False)
    """
    parts = _LETTERS.findall(fold(name))
    if len(parts) < 2:
        return False
    given, family = parts[0], parts[-1]
    letters = "".join(_LETTERS.findall(local))
    if family in letters and len(family) >= 3:
        rest = letters.replace(family, "", 1)
        return not rest or given.startswith(rest) or rest.startswith(given[0])
    return letters in (given, given + family[0], given[0] + family[0]) and len(letters) >= 3
