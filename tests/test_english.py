"""The little grammar around facts that somebody else wrote."""

from __future__ import annotations

import pytest

from outreach.english import keypad, moment_in_a_sentence, role_in_a_sentence, with_article


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("Analyst", "an Analyst"),
        ("Project Manager", "a Project Manager"),
        ("HR Lead", "an HR Lead"),
        ("UX Designer", "a UX Designer"),
        ("QA/Test Engineer", "a QA/Test Engineer"),
        ("SAP Consultant", "an SAP Consultant"),
        ("University Lecturer", "a University Lecturer"),
        ("User Researcher", "a User Researcher"),
        ("European Sales Lead", "a European Sales Lead"),
        ("Underwriter", "an Underwriter"),
        ("Honorary Fellow", "an Honorary Fellow"),
        ("Head of Delivery", "a Head of Delivery"),
        ("Écrivain", "an Écrivain"),
    ],
)
def test_an_article_follows_the_sound_not_the_letter(noun: str, expected: str) -> None:
    assert with_article(noun) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Project Manager", "Project Manager"),
        ("Data Engineer (m/w/d)", "Data Engineer"),
        ("Buchhalter [w|m|d] Teilzeit", "Buchhalter Teilzeit"),
        ("Nurse (all genders)", "Nurse"),
        ("Team Lead position", "Team Lead"),
        ("Engineer (backend)", "Engineer (backend)"),
    ],
)
def test_a_role_loses_what_only_an_advertisement_needs(role: str, expected: str) -> None:
    assert role_in_a_sentence(role) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("the talk about the Kafka move", "the talk about the Kafka move"),
        ("Our talk about Kafka.", "our talk about Kafka"),
        ("Kafka and the move to it", "Kafka and the move to it"),
        ("How you plan a week!", "how you plan a week"),
    ],
)
def test_a_moment_fits_into_the_middle_of_a_sentence(moment: str, expected: str) -> None:
    assert moment_in_a_sentence(moment) == expected


@pytest.mark.parametrize(
    ("name", "keys"), [("Carter", "2 2 7 8 3 7"), ("Müller", "6 8 5 5 3 7"), ("O’Neil", "6 6 3 4 5"), ("", "")]
)
def test_a_name_is_typed_on_the_keys_of_a_telephone(name: str, keys: str) -> None:
    assert keypad(name) == keys
