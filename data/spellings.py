"""A person's name, address or number as it may stand in a text, however that is dressed.

People write Mueller, Müller and Muller for one man, "Dr. Jürgen Müller", "Müller, Jürgen" and "J. Müller"; a mailbox is
called jmueller, and a page prints +49 30 23125 133 where we keep +493023125133.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from data.folding import fold
from data.tables.name_words import CREDENTIALS, PARTICLES, TITLES

Finder = Callable[[str], bool]

_AROUND = frozenset(word for entry in TITLES | CREDENTIALS for word in fold(entry).split())
_UMLAUT = re.compile("ae|oe|ue|aa")  # what `fold` makes of ä, ö, ü and å, or what was typed for want of a key
_BETWEEN = f"(?: (?:{'|'.join(sorted(_AROUND))}|[a-z])){{0,2}} "  # "Müller, Dr. Jürgen", "Jürgen K. Müller"
_TOO_SHORT = 5  # letters of an initial and a name as one word: al, leo and the like are words of their own
_POSSESSIVE = re.compile(r"(?<=\w)['’‘]s\b")  # Jim Carter's
_DOCTOR_OF = re.compile(r"\bdr (?:med|phil|jur|iur|oec|techn|rer nat|rer pol|h c|hc)\b")
_EAST_ASIAN = re.compile(r"([\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")  # a syllable each, and no spaces
_LAST_DIGITS = 8  # of a number: how it begins depends on where the page thinks its reader is


def plain(text: str) -> str:
    """The text folded, an umlaut no more than its vowel, and a syllable of Chinese or Korean a word.

    >>> plain("Jürgen MUELLER’s"), plain("Jurgen Muller"), plain("联系李伟")
    ('jurgen muller', 'jurgen muller', 'lian xi li wei')
    """
    spaced = _EAST_ASIAN.sub(r" \1 ", _POSSESSIVE.sub("", text))
    return _UMLAUT.sub(lambda vowels: vowels[0][0], fold(spaced))


def bare_words(name: str) -> tuple[str, ...]:
    """The words of a name, without titles, credentials and middle initials; what stands before a comma comes last.

    >>> bare_words("Müller, Dr. Jürgen K."), bare_words("Jim Carter, PhD"), bare_words("Don Draper")
    (('jurgen', 'muller'), ('jim', 'carter'), ('don', 'draper'))
    """
    family, _, given = name.partition(",")
    words = _DOCTOR_OF.sub("", plain(f"{given} {family}")).split()
    bare = [word for word in words if word not in _AROUND]
    whole = [word for place, word in enumerate(bare) if len(word) > 1 or not place]
    return tuple(next((some for some in (whole, bare) if len(some) > 1), words))


def halves(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same words, given names and family name apart: what a hyphen joins, or a particle begins, is one name.

    >>> halves("Dr. Anna-Lena Müller-Schmidt"), halves("Ludwig van Beethoven")
    ((('anna', 'lena'), ('muller', 'schmidt')), (('ludwig',), ('van', 'beethoven')))
    """
    words = bare_words(name)
    written, comma, _ = name.partition(",")
    parts = [part for part in (bare_words(part) for part in written.split()) if not _AROUND.issuperset(part)]
    long = sum(map(len, parts)) if comma else len(parts[-1]) if parts else 0
    at = len(words) - long if 0 < long < len(words) else len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return words[: max(at, 0)], words[max(at, 0) :]


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one person's, in whichever order and script and with whatever title.

    >>> is_same_name("MUELLER, Jürgen", "Dr. Jürgen K. Muller"), is_same_name("Jim Carter", "Jill Carter")
    (True, False)
    >>> is_same_name("李伟", "Li Wei")
    True
    """
    return bool(fold(one)) and sorted(bare_words(one)) == sorted(bare_words(other))


def shortened(name: str) -> tuple[str, ...]:
    """The name as it is shortened, in folded words: with an initial, and with its particles or without.

    >>> shortened("Dr. Jürgen Müller"), shortened("Ludwig van Beethoven"), shortened("Cher")
    (('j muller',), ('l van beethoven', 'l beethoven'), ('cher',))
    """
    given, family = halves(name)
    return tuple(" ".join((*(word[0] for word in given[:1]), *words)) for words in _families(family))


def is_called(name: str, asked: str) -> bool:
    """Whether a name is this person's, or what is left of it when it is shortened.

    >>> is_called("Müller, J.", "Jürgen Müller"), is_called("Jürgen Müller", "J. Müller")
    (True, False)
    """
    return is_same_name(name, asked) or " ".join(bare_words(name)) in shortened(asked)


def finder(names: Collection[str], values: Collection[str] = ()) -> Finder:
    """Tells whether a text names one of these people, or holds one of these addresses or numbers.

    >>> is_about = finder(["Jürgen Müller"], ["jm@quillwerk.example", "+493023125133"])
    >>> [is_about(text) for text in ("Herr Mueller, Jürgen", "jmueller@quillwerk.example", "call 030 / 23125-133")]
    [True, True, True]
    >>> [is_about(text) for text in ("Lena Müller", "Jürgen Brandt", "jm@other.example")]
    [False, False, False]
    """
    ways = {way for name in names for way in _ways(*halves(name))} | {_value(value) for value in values}
    wanted = re.compile("|".join(sorted(ways - {""}))) if ways - {""} else None
    return lambda text: wanted is not None and wanted.search(plain(text)) is not None


def names_in_full(names: Collection[str]) -> Finder:
    """Tells whether a text has every word of one of these names.

    >>> is_about = names_in_full(["Jana Müller"])
    >>> is_about("Müller, Jana"), is_about("J. Müller")
    (True, False)
    """
    wanted = [words for name in names if (words := frozenset(bare_words(name)))]
    return lambda text: any(map(frozenset(plain(text).split()).issuperset, wanted))


def calls(names: Collection[str], others: Collection[str]) -> Finder:
    """Tells whether a text calls one of these people by the family name alone; not where one of the others bears it.

    >>> calls(["Jürgen Müller"], ["Lena Brandt"])("Ask Müller again"), calls(["Larry Page"], [])("on 11 pages")
    (True, False)
    >>> calls(["Jürgen Müller"], [])("Müllers Team"), calls(["Jürgen Müller"], ["Lena Müller"])("Ask Müller again")
    (True, False)
    """
    theirs = {word for name in others for word in bare_words(name)}
    families = {halves(name)[1][-1] for name in names if bare_words(name)} - theirs
    called = families | {f"{family}s" for family in families if len(family) >= _TOO_SHORT} - theirs
    # A name has a capital; who is called Long or Page is not meant by every long page.
    return lambda text: any(word[0].isupper() and plain(word) in called for word in re.findall(r"\w+", text))


def _families(family: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A family name with its particles, and without: who is van Beethoven is called Beethoven, too."""
    bare = tuple(word for word in family if word not in PARTICLES)
    return tuple(dict.fromkeys((family, bare or family)))


def _ways(given: tuple[str, ...], whole: tuple[str, ...]) -> Iterator[str]:
    """Patterns of a name in folded text: in every usual order, with initials, and as one word."""
    if not given:
        yield from (_word(word) for word in whole)
        return
    first, last, letters = given[0], whole[-1], tuple(word[0] for word in given)
    words = (*given, *whole)
    orders: set[tuple[str, ...]] = {words, (last, *words[:-1]), (*words[1:], first)}
    initials: set[tuple[str, ...]] = {(first, last[0]), (last[0], first)}
    for family in _families(whole):
        orders |= {(first, *family), (*family, first), (*family, *given)}
        initials |= {(first[0], *family), (*family, first[0]), (*letters, *family), ("".join(letters), *family)}
        yield _word(f"(?:{'|'.join(sorted(_AROUND))}) {' '.join(family)}")
    for parts in orders | {parts for parts in initials if len("".join(parts)) >= _TOO_SHORT}:
        yield _word(_BETWEEN.join(parts))
        yield _word(plain("".join(parts)))


def _word(pattern: str) -> str:
    return f"(?<![a-z0-9]){pattern}(?![a-z0-9])"


def _value(value: str) -> str:
    if not value.startswith("+"):
        return _word(plain(value)) if fold(value) else ""
    return " ?".join(re.sub(r"\D", "", value)[-_LAST_DIGITS:]) + "(?![0-9])"
