"""A person is found in a text however their name is spelt there; who is called something like it is somebody else."""

from __future__ import annotations

import pytest

from data.spellings import finder, is_called, is_same_name

FOUND = [
    ("Jürgen Müller", "juergen.mueller@quillwerk.example"),
    ("Jürgen Müller", "Herrn Dr. med. J. Müller"),
    ("Jim Carter", "Jim Carter's team"),
    ("Jim Carter", "Jim A. Carter’s"),
    ("Anna-Lena Müller-Schmidt", "A. Müller-Schmidt"),
    ("Anna-Lena Müller-Schmidt", "A.-L. Mueller-Schmidt"),
    ("Anna-Lena Müller-Schmidt", "Frau Müller-Schmidt"),
    ("Müller-Schmidt, Anna-Lena", "Anna Müller-Schmidt"),
    ("Anna-Lena Müller-Schmidt", "amuellerschmidt@quillwerk.example"),
    ("Ludwig van Quillhoven", "L. van Quillhoven"),
    ("Ludwig van Quillhoven", "Herr Quillhoven"),
    ("Ludwig van Quillhoven", "lvanquillhoven@quillwerk.example"),
    ("李伟", "联系李伟先生"),
    ("李伟", "Li Wei"),
    ("Li Wei", "李偉"),
    ("山田 太郎", "担当: 山田太郎様"),
    ("김민수", "김민수님"),
    ("محمد علي", "السيد محمد علي"),
    ("Γιώργος Παπαδόπουλος", "Γ. ΠΑΠΑΔΌΠΟΥΛΟΣ"),
]
NOT_FOUND = [
    ("Jürgen Müller", "Jana Müller"),
    ("Jim Carter", "Jim Carters, Jill Carter and Jim Carterson"),
    ("Anna-Lena Müller-Schmidt", "Anna Schmidt"),
    ("Anna-Lena Müller-Schmidt", "Frau Schmidt"),
    ("Ludwig van Quillhoven", "Ludwig van der Berg"),
    ("李伟", "李娜"),
    ("김민수", "김민지"),
    ("Γιώργος Παπαδόπουλος", "Νίκος Παπαδόπουλος"),
]


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_a_name_is_found_in_every_spelling(name: str, text: str) -> None:
    assert finder([name])(text)


@pytest.mark.parametrize(("name", "text"), NOT_FOUND)
def test_a_similar_name_is_somebody_elses(name: str, text: str) -> None:
    assert not finder([name])(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("李伟", "Li Wei"),
        ("山田太郎", "山田 太郎"),
        ("Dr. med. Jürgen Müller", "MUELLER, Jürgen"),
        ("Herrn Jürgen Müller", "Jurgen Muller"),
        ("Anna-Lena Müller-Schmidt", "Müller Schmidt, Anna Lena"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert is_same_name(one, other)


@pytest.mark.parametrize(
    ("name", "asked", "is_theirs"),
    [
        ("J. Müller", "Jürgen Müller", True),
        ("Müller, J.", "Dr. Jürgen Müller", True),
        ("A. Müller-Schmidt", "Anna-Lena Müller-Schmidt", True),
        ("Jürgen Müller", "J. Müller", False),  # it may be Jana's
        ("Jana Müller", "Jürgen Müller", False),
        ("Müller", "Jürgen Müller", False),
    ],
)
def test_who_is_shortened_in_one_case_is_still_the_same_person(name: str, asked: str, *, is_theirs: bool) -> None:
    assert is_called(name, asked) is is_theirs
