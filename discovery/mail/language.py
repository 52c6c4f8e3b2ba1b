"""In which language a letter is written, as far as it takes to read its numbers and its date."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from data.tables.mail_words import SMALL_WORDS
from discovery.pages.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_READ: Final = 2_000  # characters
_SURE: Final = 6  # small words with which a text is long enough to rule out other languages
_LEAD: Final = 3  # a language with a third of the most may be there, too
_FEWEST: Final = 2  # small words of a language that make it the letter's
_LANGUAGES: Final = {
    word: tuple(language for language, words in SMALL_WORDS.items() if word in words)
    for words in SMALL_WORDS.values()
    for word in words
}


def language_of(text: str) -> str | None:
    """The language whose small words a text uses most; None where it has too few.

    >>> language_of("Leider haben wir uns nicht für Sie entschieden"), language_of("Ok")
    ('de', None)
    """
    best = _seen(text).most_common(1)
    return best[0][0] if best and best[0][1] >= _FEWEST else None


def languages_of(text: str) -> tuple[str, ...]:
    """Every language that a text may be in, or that may be quoted in it; none where it is too short to tell."""
    seen = _seen(text)
    most = max(seen.values(), default=0)
    if most < _SURE:
        return ()
    return tuple(language for language, count in seen.items() if count * _LEAD >= most or language == "en")


def _seen(text: str) -> Counter[str]:
    """How often a text uses the small words of each language."""
    words = Counter(_WORD.findall(fold(text[:_READ])))
    seen: Counter[str] = Counter()
    for word in words.keys() & _LANGUAGES.keys():
        for language in _LANGUAGES[word]:
            seen[language] += words[word]
    return seen
