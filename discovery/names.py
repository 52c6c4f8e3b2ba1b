"""A person's name, as anybody writes it, into its parts. Gender is never inferred."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from data.model import PersonName
from data.tables.learnt_shares import FAMILY_FIRST
from data.tables.letters import APOSTROPHES, HYPHENS
from data.tables.name_scripts import HAN_DOUBLE_FAMILY, HANGUL_DOUBLE_FAMILY, KANJI_FAMILY
from data.tables.name_words import (
    CAPITAL_CREDENTIALS,
    CREDENTIALS,
    DOTTED_TITLES,
    FAMILY_NAMES_FIRST,
    HUNGARIAN_FAMILY,
    JOINTS,
    PARTICLES,
    SURE_PARTICLES,
    TITLES,
    VIETNAMESE_FAMILY,
)
from discovery.name_lists import Kind, kind

PINYIN = (  # one syllable of Chinese in Latin letters, as a pattern
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:[iu]?ang|i?ong|[iu]?an|iao|[ei]ng|uai|a[io]|e[inr]|i[aenu]|ou|u[aeino]|[aeiouv])"
)
LONGEST = 200  # characters of a name that are read; no real name is longer

_ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|[\"“„]([^\"“”„]*)[\"”“]")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff々]+")
_KANA = re.compile(r"[\u3040-\u30ff々]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_PINYIN = re.compile(f"(?:{PINYIN}){{1,3}}")
_PUNCTUATION = {ord(c): "'" for c in APOSTROPHES} | {ord(c): "-" for c in HYPHENS} | {ord(c): " " for c in "·・•_/|"}


@dataclass(frozen=True, slots=True)
class _Halves:
    """The words of a name, told apart; `swapped` as in `PersonName`."""

    given: list[str]
    family: list[str]
    swapped: float = 0.0


@lru_cache(maxsize=4096)
def parse_name(full: str, *, family_name: str | None = None) -> PersonName:
    """The parts of a name; titles, suffixes and credentials are dropped. Never raises; of nothing, empty parts.

    `family_name` settles the order where the candidate knows it; else a comma, capitals or the script may.

    >>> name = parse_name("Prof. Dr. Hans-Peter von Weizsäcker, MBA")
    >>> name.given, name.particles, name.family
    ('Hans-Peter', ('von',), 'Weizsäcker')
    >>> parse_name("Carter, Jim").given, parse_name("CARTER Jim").given, parse_name("Nguyễn Văn An").given
    ('Jim', 'Jim', 'An')
    """
    written, known_as = _without_asides(_clean(full))
    halves = _halves(written, family_name)
    particles, family = _particles(halves.family)
    given = halves.given or family[:1]
    return PersonName(
        full=full,
        given=given[0] if given else "",
        middle=tuple(given[1:]),
        particles=tuple(particles),
        family=" ".join(family) if halves.given else "",
        known_as=known_as,
        swapped=halves.swapped,
    )


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word for looking up in a table: case-folded, without dots and accents (no spelling: see `spellings`).

    >>> bare("Dr."), bare("Kovács")
    ('dr', 'kovacs')
    """
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c != ".").replace("đ", "d")


def _clean(full: str) -> str:
    """Composed, printable, with one kind of hyphen, apostrophe and space."""
    composed = unicodedata.normalize("NFKC", full[:LONGEST]).translate(_PUNCTUATION)
    if composed.isascii() and composed.isprintable():
        return " ".join(composed.split())
    # Cc, Cf: zero-width spaces and direction marks travel with names copied from pages.
    printable = (" " if unicodedata.category(c) == "Cc" else c for c in composed if unicodedata.category(c) != "Cf")
    return " ".join("".join(printable).split())


def _without_asides(text: str) -> tuple[str, str]:
    """The name without what stands in brackets or quotes, and that, if they are called so: Robert (Bob) Smith."""
    asides = [next(filter(None, groups), "") for groups in _ASIDE.findall(text)]
    known_as = next((a for a in asides if a.isalpha() and bare(a) not in {"she", "he", "they", "ext", "extern"}), "")
    return " ".join(_ASIDE.sub(" ", text).split()), known_as


def _halves(text: str, family_name: str | None) -> _Halves:
    """Given and family words, by the surest sign there is."""
    given, comma, rest = text.partition(",")
    ahead = _without_titles(given.split())
    behind = _without_titles(rest.replace(",", " ").split()) if comma else []
    if family_name and (settled := _settled(ahead + behind, _clean(family_name).split())):
        return settled
    if behind and len(ahead) >= 1 and _is_family_before_comma(ahead, behind):
        return _Halves(behind, ahead)
    if len(ahead) == 1 and _EAST_ASIAN.fullmatch(ahead[0]):
        ahead = _cut_east_asian(ahead[0])
    if len(ahead) > 1 and _EAST_ASIAN.fullmatch("".join(ahead)):
        return _Halves(ahead[1:], ahead[:1])  # CJK scripts write the family name first
    return _by_capitals(ahead) or _by_order(ahead)


def _without_titles(words: list[str]) -> list[str]:
    """The words between the titles in front and the credentials behind; one word always stays."""
    words = [w.strip(",;:") for w in words if any(c.isalpha() for c in w)]
    while len(words) > 1 and (bare(words[0]) in TITLES or words[0].casefold() in DOTTED_TITLES):
        words = words[1:]
    while len(words) > 1 and _is_credential(words[-1], words):
        words = words[:-1]
    return words


def _is_credential(word: str, words: list[str]) -> bool:
    plain = word.replace(".", "")
    if plain.casefold() in CREDENTIALS:
        return True
    return plain in CAPITAL_CREDENTIALS and len(words) > 2 and not " ".join(words[:-1]).isupper()


def _is_family_before_comma(ahead: list[str], behind: list[str]) -> bool:
    """ "Smith, John" and "van der Berg, Ludwig", but neither "John Smith, MBA" nor "Jane Doe, Head of Sales"."""
    if all(_is_credential(w, [*ahead, w]) for w in behind):
        return False
    return len(ahead) == 1 or bare(ahead[0]) in PARTICLES or (len(ahead) == 2 and len(behind) == 1)


def _settled(words: list[str], family: list[str]) -> _Halves | None:
    """The order that the candidate's family name settles, if it stands in the name."""
    if len(words) == 1 == len(family) and words[0] != family[0] and words[0].startswith(family[0]):
        return _Halves([words[0].removeprefix(family[0])], family)  # 小野寺太郎: no space between the two
    keys, wanted = [bare(w) for w in words], [bare(w) for w in family]
    for start in range(len(words) - len(wanted) + 1):
        if keys[start : start + len(wanted)] == wanted:
            end = start + len(wanted)
            while start > 1 and keys[start - 1] in PARTICLES:
                start -= 1
            return _Halves(words[:start] + words[end:], words[start:end])
    return None


def _cut_east_asian(word: str) -> list[str]:
    """A name without spaces into family and given name."""
    if _HANGUL.search(word):
        size = 2 if len(word) > 2 and word[:2] in HANGUL_DOUBLE_FAMILY else 1
    elif _KANA.search(word) or any(word.startswith(family) for family in KANJI_FAMILY):
        size = max((len(f) for f in KANJI_FAMILY if word.startswith(f)), default=min(2, len(word) - 1))
    else:
        size = 2 if len(word) > 2 and word[:2] in HAN_DOUBLE_FAMILY else 1
    return [word[:size], word[size:]] if 0 < size < len(word) else [word]


def _by_capitals(words: list[str]) -> _Halves | None:
    """ "Jean DUPONT", "DUPONT Jean": French and international use; initials are capitals too and say nothing."""
    shouted = [i for i, w in enumerate(words) if len(w) > 2 and w.isupper() and "." not in w]
    if not shouted or len(shouted) == len(words) or shouted[-1] - shouted[0] != len(shouted) - 1:
        return None
    start, end = shouted[0], shouted[-1] + 1
    if start > 0 and end < len(words):
        return None
    while start > 1 and bare(words[start - 1]) in PARTICLES:
        start -= 1
    given = words[:start] + words[end:]
    return _Halves(given, words[start:end]) if any(len(w.strip(".")) > 1 for w in given) else None


def _by_order(words: list[str]) -> _Halves:
    """Given name first, unless the words look as where the family name comes first."""
    if len(words) < 2:
        return _Halves([], words)
    family_first = FAMILY_FIRST[order_class(words)]
    if family_first > 0.5:
        vietnamese = bare(words[0]) in VIETNAMESE_FAMILY and len(words) > 2
        given = [words[-1], *words[1:-1]] if vietnamese else words[1:]  # Nguyễn Văn An goes by An
        return _Halves(given, words[:1], 1 - family_first)
    start = _family_start(words)
    return _Halves(words[:start], words[start:], family_first)


def written_words(full: str) -> list[str]:
    """The words of a name as they were written, without titles and asides."""
    return _without_titles(_without_asides(_clean(full))[0].split())


def order_class(words: list[str]) -> str:
    """The row of FAMILY_FIRST for a name in Latin letters with two or more words."""
    first, last = bare(words[0]), bare(words[-1])
    if first in HUNGARIAN_FAMILY and last not in HUNGARIAN_FAMILY:
        return "hungarian first"
    if len(words) < 4 and first in FAMILY_NAMES_FIRST and last in FAMILY_NAMES_FIRST:
        return "east asian both"
    if len(words) < 4 and first in FAMILY_NAMES_FIRST and _sounds_east_asian(words):
        return "east asian first"
    if len(words) < 4 and last in FAMILY_NAMES_FIRST and kind(first) is Kind.UNKNOWN:
        return "east asian last"
    return f"{kind(first)} {kind(last)}"


def _sounds_east_asian(words: list[str]) -> bool:
    """Whether the words behind a family name may be Chinese, Korean or Vietnamese: Long Fei, not Long John."""
    rest = "".join(bare(w).replace("-", "") for w in words[1:])
    return bare(words[0]) in VIETNAMESE_FAMILY or "-" in words[-1] or _PINYIN.fullmatch(rest) is not None


def _family_start(words: list[str]) -> int:
    """Where the family name begins, its particles included, in a name whose given name comes first."""
    if {bare(words[0]), bare(words[-1])} & VIETNAMESE_FAMILY:
        return len(words) - 1
    for i in range(1, len(words) - 1):
        key = bare(words[i])
        if key in SURE_PARTICLES or (key in PARTICLES and words[i].islower()):
            return i
        if key in JOINTS and words[i].islower() and i > 1:
            return i - 1
    return 2 if len(words) == 4 and not any(len(w.strip(".")) == 1 for w in words) else len(words) - 1


def _particles(family: list[str]) -> tuple[list[str], list[str]]:
    """The particles in front of a family name, and the rest; one word always stays."""
    count = 0
    while count < len(family) - 1 and bare(family[count]) in PARTICLES:
        count += 1
    return family[:count], family[count:]
