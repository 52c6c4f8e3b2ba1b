"""Which words are known as given names, which as family names."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files

from data.tables.people_words import family_names, given_names


class Kind(StrEnum):
    """What a word of a name is known as."""

    GIVEN = "given"
    FAMILY = "family"
    EITHER = "either"
    UNKNOWN = "unknown"


def kind(spelling: str) -> Kind:
    """What a word, in its mailbox spelling, is known as.

    >>> kind("jane"), kind("smith"), kind("martin"), kind("xyzzy")
    (<Kind.GIVEN: 'given'>, <Kind.FAMILY: 'family'>, <Kind.EITHER: 'either'>, <Kind.UNKNOWN: 'unknown'>)
    """
    given, family = spelling in given_names(), spelling in family_names()
    if given and family:
        return Kind.EITHER
    return Kind.GIVEN if given else Kind.FAMILY if family else Kind.UNKNOWN


@cache
def hispanic_names() -> frozenset[str]:
    """Family names of Spanish-speaking countries, where people bear two: García Márquez."""
    lines = (files("data.tables") / "hispanic_family_names.txt").read_text(encoding="ascii").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
