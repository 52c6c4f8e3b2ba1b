"""What one person's letter says of another: "Priya Raman, Engineering Manager", "our hiring manager Jim Carter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from data.tables.mail_words import MEETS
from discovery.mail.names import is_common_given_name, personal_name
from discovery.mail.signatures import function_of, is_title
from discovery.pages.text import fold, word_beginnings

_BEHIND: Final = re.compile(
    r"\s?[,(–-]\s?(?:the |our |unser |unsere |notre |nuestra |nuestro |onze |vår )?"
    r"(?P<title>[^\W\d_][^,.;:()!?\n]{2,60})"
)
_HIRING_MANAGER: Final = re.compile(r"\b(hiring manager|line manager)(?:,| is)?\s$", re.IGNORECASE)
_NEAR: Final = 30  # characters
_MEETS: Final = word_beginnings(MEETS)
_CAPITAL: Final = "[A-ZÀ-ÖØ-ÞŁŚŠŽŻČ]"
_WORD: Final = rf"{_CAPITAL}[\w'’-]{{1,29}}"
_NAMED: Final = re.compile(
    rf"(?<!\w)(?P<name>{_WORD}(?:\s(?:van|von|de|der|den|di|da|af|{_CAPITAL}\.|{_WORD})){{1,4}})"
    rf"(?=\s?[,(–]\s?(?P<title>[^,.;:()!?–]{{2,80}}))"
)
# Where a title ends: before the next person, or before the day.
_ENDS: Final = re.compile(rf"\s(?:(?:and|und|et|y|en|e|och|&)\s(?={_WORD}\s{_WORD})|(?:on|at|am|um|le|el|il|op|den)\s)")
_LONGEST: Final = 1_000  # characters of a sentence


def title_of(name: str, sentence: str) -> str | None:
    """The title that stands beside a name in a sentence, if it says something of the process; else None.

    >>> title_of("Priya Raman", "You will meet Priya Raman, Engineering Manager, on Monday.")
    'Engineering Manager'
    """
    at = sentence.find(name)
    if at < 0:
        return None
    behind = _BEHIND.match(sentence, at + len(name))
    if behind and function_of(behind["title"]):
        return behind["title"].strip()
    before = _HIRING_MANAGER.search(sentence[max(at - _NEAR, 0) : at])
    return before[1] if before else None


def people_met(sentence: str, company: str = "") -> Iterator[tuple[str, str]]:
    """Whom the candidate meets, each with the title beside the name; only where both leave no doubt.

    >>> list(people_met("You will be meeting Jane Roe, Head of Delivery, and Tom Lee (Senior Engineer) on Monday."))
    [('Jane Roe', 'Head of Delivery'), ('Tom Lee', 'Senior Engineer')]
    >>> list(people_met("You would replace Jane Roe, Head of Delivery."))
    []
    """
    text = sentence[:_LONGEST]
    if not _MEETS.search(fold(text)):
        return
    for found in _NAMED.finditer(text):
        name, title = personal_name(found["name"], company), _ENDS.split(found["title"])[0].strip()
        if name and is_common_given_name(name.split()[0]) and is_title(title):
            yield name, title
