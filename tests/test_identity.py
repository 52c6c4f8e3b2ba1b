"""Whether two spellings name one person: a family name that agrees, and a given name that may."""

from __future__ import annotations

import pytest

from discovery.identity import is_same_person
from discovery.names import parse_name


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("Jim Carter", "Jim Carter"),
        ("James Carter", "Jim Carter"),
        ("J. Carter", "Jim Carter"),
        ("Dr. Jörg Weiß", "Joerg Weiss"),
        ("CARTER, Jim", "Jim Carter"),
        ("Siobhan O’Malley", "Siobhán O'Malley"),
        ("Anna van der Berg", "Anna van der Berg"),
    ],
)
def test_the_same_person(printed: str, asked: str) -> None:
    assert is_same_person(printed, parse_name(asked))


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("Joan Carter", "Jim Carter"),
        ("Jim Cartwright", "Jim Carter"),
        ("Jim", "Jim Carter"),
        ("Carter", "Jim Carter"),
        ("", "Jim Carter"),
        ("Jim Carter", "Jim"),
    ],
)
def test_somebody_else(printed: str, asked: str) -> None:
    assert not is_same_person(printed, parse_name(asked))
