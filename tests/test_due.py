"""When a channel's sources are due: by kind, grade and last look, and never all on one day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from data.model import Channel, ChannelKind, Grade, Method, Source
from discovery.due import due_sources, sources_of
from tests.dossiers import DANA_MAIL, JIM_CONTACT, NOW, SWITCHBOARD, search_channel

CONTACT, TEAM = "https://www.synergistics.example/contact", "https://www.synergistics.example/team"
MX = "dns:synergistics.example?type=MX"
HELD = Channel(
    kind=ChannelKind.PHONE,
    value="+12025550111",
    grade=Grade.KNOWN,
    reason="yours: you gave it",
    sources=(Source(uri="case:c-1", retrieved_at=NOW, method=Method.GIVEN),),
)


def due(channel: Channel, days: float, looked: dict[str, float] | None = None) -> set[str]:
    """What is due that many days after it was first seen, with looks after so many days."""
    looks = {uri: NOW + timedelta(days=after) for uri, after in (looked or {}).items()}
    return set(due_sources([channel], looks, NOW + timedelta(days=days)))


@pytest.mark.parametrize(
    ("channel", "days", "what"),
    [
        (SWITCHBOARD, 6.9, set()),  # a page a week ...
        (SWITCHBOARD, 8.5, {CONTACT}),  # ... and a fifth of it at most
        (DANA_MAIL, 0.9, set()),
        (DANA_MAIL, 1.3, {MX}),  # a printed address: DNS every day, its page every week
        (DANA_MAIL, 8.5, {MX, TEAM}),
        (replace(DANA_MAIL, grade=Grade.UNDELIVERABLE), 8.5, {MX}),
        (HELD, 400, set()),  # the candidate's own word is nobody's to look up
        (search_channel("p-jim", "Jim"), 400, set()),
    ],
)
def test_what_is_due_follows_from_kind_grade_and_age(channel: Channel, days: float, what: set[str]) -> None:
    assert due(channel, days) == what


def test_a_look_begins_the_time_anew() -> None:
    assert due(SWITCHBOARD, 9, {CONTACT: 8}) == set()
    assert due(SWITCHBOARD, 17, {CONTACT: 8}) == {CONTACT}


def test_a_look_that_a_wrong_clock_has_put_into_the_future_is_none() -> None:
    assert due(SWITCHBOARD, 1, {CONTACT: 365}) == {CONTACT}


def test_a_built_address_rests_on_the_pages_it_was_built_from_and_on_its_domains_mail() -> None:
    seen = tuple(Source(uri=uri, retrieved_at=NOW, method=Method.INFERRED) for uri in (TEAM, CONTACT))
    assert sources_of(replace(JIM_CONTACT.channels[1], sources=seen)) == (TEAM, CONTACT, MX)


def test_sources_that_were_seen_together_do_not_all_come_back_on_one_day() -> None:
    pages = [f"https://site{number}.example/contact" for number in range(100)]
    channels = [
        replace(SWITCHBOARD, sources=(Source(uri=page, retrieved_at=NOW, method=Method.TEL),)) for page in pages
    ]
    due_on = [len(due_sources(channels, {}, NOW + timedelta(days=7 + 1.4 * part / 4))) for part in range(5)]
    assert due_on[0] == 0
    assert due_on[4] == 100
    assert all(10 < later - sooner < 40 for sooner, later in pairwise(due_on))
