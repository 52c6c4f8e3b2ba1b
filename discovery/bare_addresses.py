"""What an address without a name tells: the shape of its local part, by separators, lengths and known names."""

from __future__ import annotations

import re
from functools import lru_cache

from data.tables.email_formats import FORMATS
from data.tables.learnt_shares import SHAPES
from discovery.explanations import SOMETHING_ELSE, Evidence
from discovery.name_lists import Kind, kind

_SEPARATOR = re.compile(r"[._-]")
_LONG = 8  # letters: the usual limit of user ids


def shape(local_part: str) -> str:
    """The shape of a local part, a row of SHAPES in `learnt_shares`.

    >>> shape("jane.smith"), shape("j_smith"), shape("jsmith"), shape("jane"), shape("janesmith"), shape("js2")
    ('given.family', 'x_family', 'x+family', 'given', 'given+family', 'two')
    """
    words = [w for w in _SEPARATOR.split(local_part.rstrip("0123456789").rstrip("._-")) if w]
    if len(words) == 1:
        return _of_one(words[0])
    if len(words) == 2:
        separators = _SEPARATOR.findall(local_part)
        return f"{_of_part(words[0])}{separators[0]}{_of_part(words[1])}"
    return "many" if words else "nothing"


def _of_part(word: str) -> str:
    return "x" if len(word) == 1 else str(kind(word))


def _of_one(word: str) -> str:
    """The shape of a local part without separators: the first that fits, from the surest on."""
    if len(word) < 4:
        return ("one", "two", "three")[len(word) - 1]
    if (known := kind(word)) is not Kind.UNKNOWN:
        return str(known)
    splits = [(kind(word[:i]), kind(word[i:])) for i in range(3, len(word) - 2)]
    if any(a is Kind.GIVEN and b in {Kind.FAMILY, Kind.EITHER} for a, b in splits):
        return "given+family"
    if any(a in {Kind.FAMILY, Kind.EITHER} and b is Kind.GIVEN for a, b in splits):
        return "family+given"
    if kind(word[1:]) in {Kind.FAMILY, Kind.EITHER}:
        return "x+family"
    if kind(word[:-1]) in {Kind.GIVEN, Kind.EITHER}:
        return "given+x"
    if kind(word[:-1]) is Kind.FAMILY:
        return "family+x"
    return "long" if len(word) > _LONG else "just so long" if len(word) == _LONG else "unknown"


@lru_cache(maxsize=4096)
def evidence(local_part: str) -> Evidence:
    """How likely each format gives an address of this shape."""
    likely = SHAPES.get(shape(local_part), {})
    if not likely:
        return ((SOMETHING_ELSE, 1.0),)
    return tuple((number, likely[name]) for number, name in enumerate((*FORMATS, "")) if name in likely)
