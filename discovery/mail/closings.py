"""The line that ends what a letter says: "Best regards", "Mit freundlichen Grüßen"."""

from __future__ import annotations

import re
from typing import Final

from data.tables.mail_words import CLOSINGS, ENDS_A_CLOSING
from discovery.pages.text import fold

_PHRASES: Final = sorted({phrase for phrases in CLOSINGS.values() for phrase in phrases}, key=len, reverse=True)
_CLOSING: Final = re.compile("(?:" + "|".join(map(re.escape, _PHRASES)) + r")(?![^\W\d_])")
_LONG_PHRASES: Final = (
    "veuillez agreer",
    "je vous prie d'agreer",
    "nous vous prions d'agreer",
)  # whole sentences of courtesy
_REST: Final = re.compile(
    r"[\s,.!–-]{0,4}(?:(?:aus|from|de|du|desde|vanuit|uit|fran|da|and|und|et|y|en|och)\s.{0,30}|[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})?[\s,.!]{0,4}"
)
_LONGEST: Final = 60
_SHORT: Final = 4  # words of a closing of somebody's own


def is_closing(line: str) -> bool:
    """Whether a line closes a letter.

    >>> is_closing("Best regards,"), is_closing("Viele Grüße aus Berlin"), is_closing("Thank you for your time.")
    (True, True, False)
    """
    text = line.strip(" *_>")
    folded = fold(text)
    if folded.startswith(_LONG_PHRASES):
        return True
    words = folded.strip(" ,.!").split()
    if 1 < len(words) <= _SHORT and words[-1] in ENDS_A_CLOSING:
        return True
    found = _CLOSING.match(folded) if len(text) <= _LONGEST else None
    return found is not None and _REST.fullmatch(_behind(text, found[0])) is not None


def _behind(text: str, phrase: str) -> str:
    """What stands behind the words of a phrase; folding may have changed their length (ß is ss)."""
    return " ".join(text.split()[len(phrase.split()) :])
