"""Small operations on text that several readers share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LETTERS_OF_THEIR_OWN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"}
)  # no accents to take off
_SPACES = re.compile(r"\s+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def squeeze(text: str) -> str:
    """The text with every run of white space as one space, trimmed."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """For comparing: lower case, without accents.

    >>> fold("Über uns – Équipe")
    'uber uns – equipe'
    """
    lowered = text.lower()
    return lowered if lowered.isascii() else _NOT_ASCII.sub(_folded, lowered)


def _folded(found: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFKD", found[0].casefold().translate(_LETTERS_OF_THEIR_OWN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def found_on_lines(sign: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern that stays on one line finds there: tried only where its sign is, which is found much sooner.

    >>> [found[0] for found in found_on_lines(re.compile("@"), re.compile(r"\\w+"), "Fax 12\\njane@acme\\nTel 13")]
    ['jane', 'acme']
    """
    end = 0
    while found := sign.search(text, end):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        if end < 0:
            end = len(text)
        yield from pattern.finditer(text, start, end)


_REST_OF_WORD = re.compile(r"[^\W\d_]*")


def word_beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for folded text that finds any of the words where a word begins.

    One with a $ at its end is found only as a whole word. Words of scripts written without spaces (all beyond Latin,
    Greek, Cyrillic, Hebrew and Arabic) match anywhere.

    >>> pattern = word_beginnings(["kontakt", "ph$"])
    >>> [bool(pattern.search(text)) for text in ("das kontaktformular", "ph: 12", "phil", "bildkontakt")]
    [True, True, False, False]
    """
    spaced = sorted({word for word in words if word[0] < "\u0700"}, key=len, reverse=True)
    unspaced = sorted({word for word in words if word[0] >= "\u0700"}, key=len, reverse=True)
    whole = [re.escape(word[:-1]) + r"(?![^\W\d_])" if word.endswith("$") else re.escape(word) for word in spaced]
    parts = [r"(?<![^\W\d_])(?:" + "|".join(whole) + ")"] if whole else []
    return re.compile("|".join(parts + [re.escape(word) for word in unspaced]))


def whole_word(found: re.Match[str]) -> str:
    """What `word_beginnings` found, to the end of its word.

    >>> found = word_beginnings(["headquarter"]).search("our headquarters, main desk")
    >>> found and whole_word(found)
    'headquarters'
    """
    rest = _REST_OF_WORD.match(found.string, found.end())
    return found[0] + (rest[0] if rest else "")
