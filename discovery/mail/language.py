"""In which language a letter is written, as far as it takes to read its numbers and its date."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from data.tables.mail_words import SMALL_WORDS
from discovery.pages.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_READ: Final = 2_000  # characters
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
    words = Counter(_WORD.findall(fold(text[:_READ])))
    seen: Counter[str] = Counter()
    for word in words.keys() & _LANGUAGES.keys():
        for language in _LANGUAGES[word]:
            seen[language] += words[word]
    best = seen.most_common(1)
    return best[0][0] if best and best[0][1] >= _FEWEST else None
