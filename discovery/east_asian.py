"""Chinese characters, kana and hangul in Latin letters, as their bearers spell them.

The readings come from the optional extra `openline[scripts]` (pypinyin, jaconv, hangul-romanize); without it nothing is
read here and every letter is spelt by itself, which is right for fewer names. Kanji have no reading without a
dictionary: the commonest names stand in `name_scripts`.
"""

from __future__ import annotations

import gc
import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from typing import Any

from data.tables.name_scripts import HANGUL_CODAS, HANGUL_CUSTOM, KANA_LONG_VOWELS, KANA_OF_V

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_MOST_SPELLINGS = 3


def is_han(word: str) -> bool:
    """Whether a word is in Chinese characters alone, which may be Japanese."""
    return _HAN.fullmatch(word) is not None


@cache
def romanised(word: str) -> tuple[str, ...]:
    """The Latin spellings of a word, likeliest first; none in other scripts or without the extra.

    >>> romanised("しょうた"), romanised("绿叶"), romanised("석현")
    (('shota', 'shouta'), ('lvye', 'luye'), ('sukhyun', 'seokhyeon'))
    """
    for script, library, read in (
        (_KANA, "jaconv", _kana),
        (_HANGUL, "hangul_romanize", _hangul),
        (_HAN, "pypinyin", _han),
    ):
        if script.fullmatch(word) and find_spec(library):
            return tuple(dict.fromkeys(read(word)))[:_MOST_SPELLINGS]
    return ()


def _kana(word: str) -> list[str]:
    """Hepburn, first with long vowels left out, as in passports and mailboxes: Shota for しょうた."""
    jaconv: Any = import_module("jaconv")
    hiragana = jaconv.kata2hira(word).replace("ー", "")
    for kana, letters in KANA_OF_V.items():
        hiragana = hiragana.replace(kana, letters)
    full = short = jaconv.kana2alphabet(hiragana)
    for long, vowel in KANA_LONG_VOWELS.items():
        short = short.replace(long, vowel)
    return [short, full]


def _han(word: str) -> list[str]:
    """Pinyin; ü is typed v (Lv Ye) or written u."""
    pinyin = "".join(_pypinyin().lazy_pinyin(word, errors="ignore"))
    return [pinyin, pinyin.replace("v", "u")]


@cache
def _pypinyin() -> Any:
    """The library. Its dictionary is 200,000 lists, through which the garbage collector need never look."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return import_module("pypinyin")
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def _hangul(word: str) -> list[str]:
    """By custom first (Hyun for 현), then by the Revised Romanization, which spells a given name by syllables."""
    revised = [_revised(syllable) for syllable in word]
    custom = [HANGUL_CUSTOM.get(syllable, (spelt,)) for syllable, spelt in zip(word, revised, strict=True)]
    ways = ["".join(way) for way in product(*custom)]
    return [ways[0], "".join(revised), *ways[1:]]


@cache
def _revised(syllable: str) -> str:
    hangul_romanize: Any = import_module("hangul_romanize")
    rule: Any = import_module("hangul_romanize.rule")
    spelt: str = hangul_romanize.Transliter(rule.academic).translit(syllable)
    coda = next((c for c in HANGUL_CODAS if spelt.endswith(c) and len(spelt) > len(c)), None)
    return spelt.removesuffix(coda) + HANGUL_CODAS[coda] if coda else spelt
