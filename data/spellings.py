"""A person's name, address or number as it may stand in a text, however that is dressed.

People write Mueller, Müller and Muller for one man, "Dr. Jürgen Müller", "Müller, Jürgen" and "J. Müller"; a mailbox is
called jmueller, and a page prints +49 30 23125 133 where we keep +493023125133.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from data.folding import fold
from data.tables.name_words import CREDENTIALS, TITLES

Finder = Callable[[str], bool]

_AROUND = frozenset(word for entry in TITLES | CREDENTIALS for word in fold(entry).split())
_UMLAUT = re.compile("ae|oe|ue|aa")  # what `fold` makes of ä, ö, ü and å, or what was typed for want of a key
_BETWEEN = f"(?: (?:{'|'.join(sorted(_AROUND))}|[a-z])){{0,2}} "  # "Müller, Dr. Jürgen", "Jürgen K. Müller"
_TOO_SHORT = 5  # letters of an initial and a name as one word: al, leo and the like are words of their own
_LAST_DIGITS = 8  # of a number: how it begins depends on where the page thinks its reader is


def plain(text: str) -> str:
    """The text folded, and an umlaut no more than its vowel.

    >>> plain("Jürgen MUELLER"), plain("Jurgen Muller")
    ('jurgen muller', 'jurgen muller')
    """
    return _UMLAUT.sub(lambda vowels: vowels[0][0], fold(text))


def bare_words(name: str) -> tuple[str, ...]:
    """The words of a name, without titles, credentials and middle initials; what stands before a comma comes last.

    >>> bare_words("Müller, Dr. Jürgen K."), bare_words("Jim Carter, PhD"), bare_words("Don Draper")
    (('jurgen', 'muller'), ('jim', 'carter'), ('don', 'draper'))
    """
    family, _, given = name.partition(",")
    words = plain(f"{given} {family}").split()
    bare = [word for word in words if word not in _AROUND]
    whole = [word for word in bare if len(word) > 1]
    return tuple(next((some for some in (whole, bare) if len(some) > 1), words))


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one person's, in whichever order and with whatever title.

    >>> is_same_name("MUELLER, Jürgen", "Dr. Jürgen K. Muller"), is_same_name("Jim Carter", "Jill Carter")
    (True, False)
    """
    return bool(fold(one)) and sorted(bare_words(one)) == sorted(bare_words(other))


def with_initial(name: str) -> str:
    """The name as it is shortened, in folded words.

    >>> with_initial("Dr. Jürgen Müller"), with_initial("Cher")
    ('j muller', 'cher')
    """
    words = bare_words(name)
    return " ".join((words[0][0], words[-1])) if len(words) > 1 else " ".join(words)


def finder(names: Collection[str], values: Collection[str] = ()) -> Finder:
    """Tells whether a text names one of these people, or holds one of these addresses or numbers.

    >>> is_about = finder(["Jürgen Müller"], ["jm@quillwerk.example", "+493023125133"])
    >>> [is_about(text) for text in ("Herr Mueller, Jürgen", "jmueller@quillwerk.example", "call 030 / 23125-133")]
    [True, True, True]
    >>> [is_about(text) for text in ("Lena Müller", "Jürgen Brandt", "jm@other.example")]
    [False, False, False]
    """
    ways = {way for name in names for way in _ways(bare_words(name))} | {_value(value) for value in values}
    wanted = re.compile("|".join(sorted(ways - {""}))) if ways - {""} else None
    return lambda text: wanted is not None and wanted.search(plain(text)) is not None


def calls(names: Collection[str], others: Collection[str]) -> Finder:
    """Tells whether a text calls one of these people by the family name alone; not where one of the others bears it.

    >>> calls(["Jürgen Müller"], ["Lena Brandt"])("Ask Müller again"), calls(["Larry Page"], [])("on 11 pages")
    (True, False)
    >>> calls(["Jürgen Müller"], ["Lena Müller"])("Ask Müller again")
    False
    """
    theirs = {word for name in others for word in bare_words(name)}
    families = {bare_words(name)[-1] for name in names if bare_words(name)} - theirs
    # A name has a capital; who is called Long or Page is not meant by every long page.
    return lambda text: any(word[0].isupper() and plain(word) in families for word in re.findall(r"\w+", text))


def _ways(words: tuple[str, ...]) -> Iterator[str]:
    """Patterns of a name in folded text: in every usual order, with an initial, and as one word."""
    if len(words) < 2:
        yield from (_word(word) for word in words)
        return
    first, last = words[0], words[-1]
    orders = {words, (last, *words[:-1]), (*words[1:], first), (first, last), (last, first)}
    initials = {(first[0], last), (last, first[0]), (first, last[0]), (last[0], first)}
    for parts in orders | {parts for parts in initials if len("".join(parts)) >= _TOO_SHORT}:
        yield _word(_BETWEEN.join(parts))
        yield _word(plain("".join(parts)))
    yield _word(f"(?:{'|'.join(sorted(_AROUND))}) {last}")


def _word(pattern: str) -> str:
    return f"(?<![a-z0-9]){pattern}(?![a-z0-9])"


def _value(value: str) -> str:
    if not value.startswith("+"):
        return _word(plain(value)) if fold(value) else ""
    return " ?".join(re.sub(r"\D", "", value)[-_LAST_DIGITS:]) + "(?![0-9])"
