"""How long a text takes to say, and how a number is read out."""

from __future__ import annotations

import time

import pytest

from outreach.speech import seconds, spoken_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0.0),
        ("Thank you", 0.4),
        ("Thank you.", 0.8),  # a full stop is a breath
        ("2 0 2", 1.0),
        ("202", 1.0),  # digit by digit, however it is written
        ("2 0 2, 5 5 5", 2.2),  # and a pause between groups
        ("HR", 0.4),  # said letter by letter
        ("WWW", 1.9),
        ("[your number]", 3.3),  # the time that ten digits will take
        ("[meine Nummer]", 3.3),
        ("I didn’t", 0.4),
    ],
)
def test_a_text_takes_the_time_of_its_syllables_digits_and_pauses(text: str, expected: float) -> None:
    assert seconds(text) == expected


def test_prose_is_said_in_the_pace_of_an_unhurried_conversation() -> None:
    text = (
        "Thank you for the time that you gave me last week. I enjoyed the conversation, and I learned from it. "
        "If you have ten minutes, I would like to hear what went well and what I could do better next time."
    )
    syllables = 47  # counted by ear
    assert 240 <= syllables / seconds(text) * 60 <= 270


def test_an_accent_changes_nothing() -> None:
    assert seconds("Zoë Müller") == seconds("Zoe Muller")


@pytest.mark.parametrize(
    ("written", "listener", "expected"),
    [
        ("+1 202 555 0143", 1, "2 0 2, 5 5 5, 0 1 4 3"),
        ("(202) 555-0143", 1, "2 0 2, 5 5 5, 0 1 4 3"),
        ("+44 20 7946 0958", 44, "0 2 0, 7 9 4 6, 0 9 5 8"),
        ("+44 20 7946 0958", 1, "plus 4 4, 2 0, 7 9 4 6, 0 9 5 8"),
        ("+44 20 7946 0958", None, "plus 4 4, 2 0, 7 9 4 6, 0 9 5 8"),
        ("+49 30 23125007", 49, "0 3 0, 2 3 1, 2 5 0, 0 7"),
        ("+33 1 99 00 12 34", 33, "0 1, 9 9, 0 0, 1 2, 3 4"),
        ("tel 46 500", None, "4 6, 5 0 0"),  # not a number that can be parsed: its own groups
    ],
)
def test_a_number_is_read_out_as_its_country_groups_it(written: str, listener: int | None, expected: str) -> None:
    assert spoken_number(written, listener) == expected


def test_a_long_text_takes_linear_time() -> None:
    began = time.perf_counter()
    seconds("[your " * 170_000)
    assert time.perf_counter() - began < 3
