"""The people whom a page names, with their job titles.

A name is a given name that many countries' lists know, or an honorific, followed by what looks like a family name;
words of firms, streets and web pages undo it. What a page spells in capitals throughout is read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from data.tables.countries import country_names
from data.tables.people_words import (
    CREDENTIALS,
    HONORIFICS,
    NOT_IN_A_NAME,
    PARTICLES,
    RATHER_NO_NAMES,
    family_names,
    given_names,
)
from data.tables.street_words import STREET_BEFORE
from discovery.pages.document import Document
from discovery.pages.name_places import amid_a_list, in_a_street, introduced
from discovery.pages.text import fold, found_on_lines, squeeze
from discovery.pages.titles import JOB_WORD, job_title


@dataclass(frozen=True, slots=True)
class PersonSpot:
    """A name and where in the page's text it stands."""

    name: str
    start: int
    end: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    key: str  # folded, without full stops
    joined: bool  # only spaces stand between it and the word before
    honoured: bool  # an honorific stands before it


_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00deĄĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŤŰŮŹŻŽ\u0391-\u03a9\u0410-\u042f"
_NAME_WORD = rf"[{_CAPITAL}](?:[^\W\d_]|['’-](?=[^\W\d_]))*\.?"
_SEQUENCE: Final = re.compile(
    rf"(?<![^\W_])(?<![^\W_]['’.-]){_NAME_WORD}"
    rf"(?:(?:[ ]|(?<=\.)){_NAME_WORD}|[ ](?:{'|'.join(sorted(PARTICLES))})(?=[ ][^\W\d_])){{1,11}}(?:['’]s\b)?"
)
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*\.?")
_HONOURED: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(map(re.escape, HONORIFICS)))})\.?[ ]?$", re.IGNORECASE)
_LOWER_WORD: Final = re.compile(r"(?<![^\W_@./])[a-z]{3,}(?![\w@.])")  # what a page also writes small is no family name
_AT: Final = re.compile("@")
_MAILBOX: Final = re.compile(r"(?<![\w.-])([\w.-]{2,40})@")
_GLUED_INITIAL: Final = re.compile(rf"(?<=\b[{_CAPITAL}]\.)(?=[{_CAPITAL}][^\W\d_.])")  # "J.Roe"
_POSSESSIVE: Final = re.compile(r"['’]s$")
_MOST_SEQUENCES: Final = 5_000  # of capitalised words; a page with more lists goods
_LONGEST_NAME: Final = 5  # words
_ALONE: Final = 6  # characters after a name that leave it alone on its line


def find_people(document: Document) -> tuple[PersonSpot, ...]:
    """Every sighting of a person's name, in the order of the text."""
    text = document.text
    sequences = [s for s in islice(_SEQUENCE.finditer(text), _MOST_SEQUENCES) if _is_honoured(s) or _may_name(s)]
    if not sequences:
        return ()
    ordinary = frozenset(_LOWER_WORD.findall(text))
    mailboxes = " ".join(found[1] for found in found_on_lines(_AT, _MAILBOX, text)).lower()
    spots = [spot for sequence in sequences for spot in _in_sequence(document, sequence, ordinary, mailboxes)]
    lines = [document.line_index(spot.start) for spot in spots]
    with_people = set(lines)
    return tuple(
        spot
        for spot, line in zip(spots, lines, strict=True)
        if spot.title or not amid_a_list(document, line, with_people)
    )


def _is_honoured(sequence: re.Match[str]) -> bool:
    """Whether "mr." or "Dr." stands before it."""
    before = sequence.string[max(sequence.start() - 10, 0) : sequence.start()]
    return before.endswith((" ", ".")) and bool(_HONOURED.search(before))


def _may_name(sequence: re.Match[str]) -> bool:
    """A quick look before the careful one: whether any word is a given name or an initial."""
    words = fold(sequence[0]).replace("-", " ").replace(".", " ").split()
    return not given_names().isdisjoint(words) or any(len(word) == 1 for word in words)


def _in_sequence(
    document: Document, sequence: re.Match[str], ordinary: frozenset[str], mailboxes: str
) -> Iterator[PersonSpot]:
    words = _words(sequence)
    at = 0
    while at < len(words):
        length = _name_length(words, at)
        if length:
            start, end = words[at].start, words[at + length - 1].end
            line = document.lines[document.line_index(start)]
            alone = line.end - end < _ALONE and not _WORD.search(document.text, line.start, start)
            title = job_title(document, start, end)
            written_to = length > 1 and len(words[at + length - 1].key) > 3 and words[at + length - 1].key in mailboxes
            street = in_a_street(document.text, start, end) and not title
            alone = alone or introduced(document.text, start, end)
            if written_to or (not street and _believable(words, at, length, title, alone, ordinary)):
                name = _GLUED_INITIAL.sub(" ", _POSSESSIVE.sub("", document.text[start:end]))
                yield PersonSpot(squeeze(name).rstrip(".,"), start, end, title)
        at += length or 1


def _words(sequence: re.Match[str]) -> list[_Word]:
    """The words of a capitalised stretch."""
    words: list[_Word] = []
    honoured = _is_honoured(sequence)
    for found in _WORD.finditer(sequence[0]):
        key = fold(_POSSESSIVE.sub("", found[0])).replace(".", "").replace("’", "'")
        ended = (
            bool(words) and words[-1].text.endswith(".") and len(words[-1].key) > 3
        )  # a sentence, not "Jr." or "St."
        before = words[-1].key if words else ""
        addressed = before in HONORIFICS if words else honoured
        start = sequence.start() + found.start()
        words.append(_Word(found[0], start, start + len(found[0]), key, bool(words) and not ended, addressed))
    return words


def _believable(
    words: Sequence[_Word], at: int, length: int, title: str | None, alone: bool, ordinary: frozenset[str]
) -> bool:
    """Whether a name-like stretch is a person: by its own words, or by what stands beside it."""
    first, family = words[at], words[at + length - 1]
    middle = words[at + 1 : at + length - 1]
    if words[at].honoured or title is not None:
        return True
    if family.key in NOT_IN_A_NAME or any(word.key in NOT_IN_A_NAME - PARTICLES for word in middle):
        return False
    if f"{first.key} {family.key}" in country_names() or (family.key in country_names() and not _is_family(family.key)):
        return False
    if first.key in RATHER_NO_NAMES:
        return _is_family(family.key) and not {family.key} & (RATHER_NO_NAMES | ordinary)
    if _is_family(family.key):
        return alone or not _initial(first)
    if _initial(first) or family.key in ordinary or family.key.endswith("s") or len(family.key) <= 3:
        return False
    return any(map(_initial, middle)) or (alone and not middle)


def _is_given(key: str) -> bool:
    return any(part in given_names() for part in (key, *key.split("-")))


def _is_family(key: str) -> bool:
    return any(part in family_names() for part in (key, *key.split("-")))


def _capital(word: _Word) -> bool:
    return word.text[0].isupper()


def _initial(word: _Word) -> bool:
    return _capital(word) and len(word.key) == 1


def _name_length(words: Sequence[_Word], at: int) -> int:
    """How many words from `at` on are a person's name, or 0."""
    first = words[at]
    honoured = words[at].honoured
    if not _capital(first) or first.key in HONORIFICS | CREDENTIALS or _POSSESSIVE.search(first.text):
        return 0
    if not (honoured or _initial(first) or (_is_given(first.key) and first.key not in NOT_IN_A_NAME)):
        return 0
    length = _rest_of_name(words, at)
    family = words[at + length - 1]
    if length < 2 or _initial(family) or (not honoured and _part_of_something_else(words, at, length)):
        return 0
    return length


def _rest_of_name(words: Sequence[_Word], at: int) -> int:
    """The first name's followers: initials, more names, particles, one family name; degrees and job titles end it."""
    length = 1
    while length < _LONGEST_NAME and at + length < len(words):
        word = words[at + length]
        if not word.joined or word.key in CREDENTIALS or _POSSESSIVE.search(words[at + length - 1].text):
            break
        if not (word.key in PARTICLES or _initial(word) or _may_be_family(word, words[at])):
            break
        if length > 1 and not (
            _is_family(word.key)
            or word.key in PARTICLES
            or words[at + length - 1].key in PARTICLES
            or _initial(words[at + length - 1])
        ):
            break  # a third name that nobody bears is the next thing: "Jane Roe Reception"
        length += 1
    while length > 1 and (words[at + length - 1].key in PARTICLES or _initial(words[at + length - 1])):  # "Roe, M.D."
        length -= 1
    return length


def _may_be_family(word: _Word, first: _Word) -> bool:
    state = len(word.text) == 2 and word.text.isupper() and not first.text.isupper()  # "Dayton OH"
    return _capital(word) and len(word.key) > 1 and not state and not JOB_WORD.fullmatch(word.key)


def _part_of_something_else(words: Sequence[_Word], at: int, length: int) -> bool:
    """Whether the words around make it a firm, a street or a heading."""
    after = words[at + length] if at + length < len(words) else None
    rest = words[at + length : at + length + 4]
    if (
        after
        and after.joined
        and after.key not in CREDENTIALS
        and not any(JOB_WORD.match(word.key) for word in rest)
        and not _is_given(after.key)
    ):
        return True
    if not (at and words[at].joined):
        return False
    before = words[at - 1]
    if _initial(words[at]) or before.key in _NEVER_BEFORE_A_NAME:
        return True
    return (
        not JOB_WORD.match(before.key)
        and before.key not in HONORIFICS
        and before.key not in NOT_IN_A_NAME
        and before.key not in CREDENTIALS
    )


_NEVER_BEFORE_A_NAME: Final = STREET_BEFORE | frozenset(
    "the st saint san santa mount fort der die das van de new".split()
)
