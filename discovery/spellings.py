"""How a word of a name is spelt in a mailbox: lower-case a-z, digits and hyphens, the likeliest spelling first."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from data.tables.letters import HYPHENS, LETTERS
from data.tables.name_scripts import HAN_FAMILY, HANGUL_FAMILY, KANJI_FAMILY, KANJI_GIVEN, WHOLE_WORDS
from discovery.east_asian import is_han, romanised

PLAIN, LONG, THIRD = range(3)  # the styles: "ü" as u, as ue; a third only where a whole word has three spellings

_LONGEST_LETTER = max(map(len, LETTERS))


@lru_cache(maxsize=4096)
def spellings(word: str, *, family: bool = False, beside: str = "") -> tuple[str, ...]:
    """The spellings of a word, the plain one first; empty where nothing of it can be written in ASCII.

    `family` and `beside` (the rest of the name) settle how East Asian characters are read.

    >>> spellings("Müller"), spellings("Kjærgård"), spellings("Łukasz"), spellings("O'Neill-Smith")
    (('muller', 'mueller'), ('kjaergard', 'kjaergaard'), ('lukasz',), ('oneill-smith',))
    >>> spellings("이", family=True), spellings("محمد")
    (('lee', 'yi'), ('mohammed', 'mohamed', 'muhammad'))
    """
    if word.isascii():
        return tuple(filter(None, [_mailbox(word.lower())]))
    whole = _whole_word(word, family, beside)
    spelt = whole or tuple(_mailbox(_letters(word, style)) for style in (PLAIN, LONG))
    return tuple(dict.fromkeys(filter(None, spelt)))


def in_style(spelt: tuple[str, ...], style: int) -> str:
    """The spelling in a style, or the nearest there is."""
    return spelt[min(style, len(spelt) - 1)] if spelt else ""


def _whole_word(word: str, family: bool, beside: str) -> tuple[str, ...]:
    if word in WHOLE_WORDS:
        return WHOLE_WORDS[word]
    if word in HANGUL_FAMILY and family:
        return HANGUL_FAMILY[word]
    japanese = word in KANJI_FAMILY if family else beside in KANJI_FAMILY
    if japanese and (reading := KANJI_FAMILY.get(word) if family else KANJI_GIVEN.get(word)):
        return (reading,)
    if family and word in HAN_FAMILY:
        return (HAN_FAMILY[word],)
    return () if japanese and is_han(word) else romanised(word)  # kanji are not read as Chinese


def _letters(word: str, style: int) -> str:
    """Letter by letter: our table first, then NFKD, then anyascii, which knows every script."""
    # "İ".lower() is "i" and a combining dot; NFC keeps "ü" one letter, as the table has it.
    text = unicodedata.normalize("NFC", word.lower())
    spelt, i = [], 0
    while i < len(text):
        size = next((n for n in range(_LONGEST_LETTER, 0, -1) if text[i : i + n] in LETTERS), 0)
        spelt.append(LETTERS[text[i : i + size]][style] if size else _letter(text[i], style))
        i += size or 1
    return "".join(spelt)


def _letter(letter: str, style: int) -> str:
    if letter.isascii():
        return letter
    if letter in HYPHENS:
        return "-"
    if unicodedata.category(letter)[0] not in "LM":  # anyascii would read an emoji aloud
        return ""
    # NFD, not NFKD alone: "é" is e and an accent, "ά" is α and an accent; the rest is a script to be read.
    base = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    return "".join(LETTERS[c][style] if c in LETTERS else c if c.isascii() else anyascii(c).lower() for c in base)


def _mailbox(text: str) -> str:
    """What a mailbox may hold: letters, digits, and single hyphens inside."""
    if text.isalpha() and text.isascii():
        return text
    return re.sub(r"-+", "-", re.sub(r"[^a-z0-9-]", "", text)).strip("-")
