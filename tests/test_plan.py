"""When to call: rested, in business hours where the phone rings, on a business day there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from data.model import Outcome
from outreach.plan import call_hours, call_window, step_day, with_call_windows
from tests.dossiers import CASE, DANA_CONTACT, JIM_CONTACT, NOW, SINCE

NEW_YORK, BERLIN, LONDON = "America/New_York", "Europe/Berlin", "Europe/London"
DENVER, LOS_ANGELES, TOKYO = "America/Denver", "America/Los_Angeles", "Asia/Tokyo"


def at(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


LONG_AGO = at("2026-01-05T12:00")

WINDOWS = [
    # now, zones, country, the window in the first zone's clock
    ("2026-11-23T10:00", [BERLIN], "DE", "2026-11-23T10:00", "11:45"),  # at once, in the middle of the morning
    ("2026-11-23T06:00", [BERLIN], "DE", "2026-11-23T09:30", "11:45"),
    ("2026-11-23T11:35", [BERLIN], "DE", "2026-11-23T13:30", "16:30"),  # ten minutes are too short
    ("2026-11-23T12:00", [BERLIN], "DE", "2026-11-23T13:30", "16:30"),
    ("2026-11-23T16:30", [BERLIN], "DE", "2026-11-24T09:30", "11:45"),
    ("2026-11-20T17:00", [BERLIN], "DE", "2026-11-23T09:30", "11:45"),  # Friday evening: Monday
    ("2026-12-24T17:00", [BERLIN], "DE", "2026-12-28T09:30", "11:45"),  # Christmas, then a week-end
    ("2026-11-25T17:00", [NEW_YORK], "US", "2026-11-27T09:30", "11:45"),  # Thanksgiving
    ("2026-11-25T17:00", [NEW_YORK], None, "2026-11-26T09:30", "11:45"),  # no country, so no holidays
    ("2026-11-25T17:00", [NEW_YORK], "XX", "2026-11-26T09:30", "11:45"),  # a country that nobody knows
    ("2026-12-31T17:00", [LONDON], "GB", "2027-01-04T09:30", "11:45"),  # over the year's end
    ("2026-05-29T15:00", ["Asia/Jerusalem"], "IL", "2026-05-31T09:30", "11:45"),  # business days run Sunday to Thursday
    ("2026-11-23T06:00", [NEW_YORK, DENVER], "US", "2026-11-23T11:30", "11:45"),  # the common hours only
    ("2026-11-23T12:00", [NEW_YORK, LOS_ANGELES], "US", "2026-11-23T13:30", "14:45"),
    ("2026-03-27T17:00", [BERLIN], "DE", "2026-03-30T09:30", "11:45"),  # the clocks change on the 29th
]


@pytest.mark.parametrize(("now", "zones", "country", "opens", "closes"), WINDOWS)
def test_a_call_waits_for_business_hours_where_the_phone_rings(
    now: str, zones: list[str], country: str | None, opens: str, closes: str
) -> None:
    window = call_window(LONG_AGO, zones, country, at(now, zones[0]), Outcome.REJECTED)
    assert window is not None
    assert f"{window.opens:%Y-%m-%dT%H:%M}" == opens
    assert f"{window.closes:%H:%M}" == closes
    assert window.opens.tzinfo == ZoneInfo(zones[0])


def test_a_rejection_rests_for_four_hours() -> None:
    since = at("2026-11-23T10:15", BERLIN)
    window = call_window(since, [BERLIN], "DE", since, Outcome.REJECTED)
    assert window is not None
    assert window.opens == at("2026-11-23T14:15", BERLIN)
    assert window.why == "the next business hours there; after four hours' rest"


def test_silence_has_nothing_to_rest_from() -> None:
    since = at("2026-11-23T10:15", BERLIN)
    window = call_window(since, [BERLIN], "DE", since, Outcome.NO_RESPONSE)
    assert window is not None
    assert window.opens == since


def test_a_skipped_holiday_is_named() -> None:
    window = call_window(LONG_AGO, [NEW_YORK], "US", at("2026-11-25T17:00", NEW_YORK), Outcome.REJECTED)
    assert window is not None
    assert window.why == "the next business hours there; Thursday is Thanksgiving Day"


def test_an_unknown_country_is_said() -> None:
    window = call_window(LONG_AGO, [NEW_YORK], None, NOW, Outcome.REJECTED)
    assert window is not None
    assert window.why.endswith("the country is not known, so public holidays are not looked at")


def test_no_zone_and_no_hour_in_common_give_no_window() -> None:
    assert call_window(LONG_AGO, [], "US", NOW, Outcome.REJECTED) is None
    assert call_window(LONG_AGO, [BERLIN, TOKYO], None, NOW, Outcome.REJECTED) is None


def test_a_name_that_is_no_zone_is_an_error() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        call_window(LONG_AGO, ["Mars/Olympus"], None, NOW, Outcome.REJECTED)


def test_only_a_route_that_begins_with_a_call_has_hours() -> None:
    contacts = [
        replace(contact, call_window=None, time_zones=(NEW_YORK,), country="US")
        for contact in (JIM_CONTACT, DANA_CONTACT)
    ]
    jim, dana = with_call_windows(contacts, CASE, NOW)
    assert jim.call_window == JIM_CONTACT.call_window
    assert dana.call_window is None
    assert call_hours(dana, None) == ()


def test_the_hours_are_told_in_both_clocks() -> None:
    assert call_hours(JIM_CONTACT, "Europe/Berlin") == (
        "Monday, November 23, 9:30–11:45 in New York",
        "15:30–17:45 where you are, in Berlin",
        "the next business hours there",
    )
    assert call_hours(JIM_CONTACT, "Australia/Sydney")[1] == "Tuesday, 1:30–3:45 where you are, in Sydney"


def test_one_clock_is_told_once() -> None:
    hours = ("Monday, November 23, 9:30–11:45 in New York", "the next business hours there")
    assert call_hours(JIM_CONTACT, None) == hours
    assert call_hours(JIM_CONTACT, "America/Toronto") == hours


def test_a_window_from_the_store_has_kept_its_offset_only_and_reads_the_same() -> None:
    window = JIM_CONTACT.call_window
    assert window is not None
    stored = replace(window, opens=window.opens.astimezone(UTC), closes=window.closes.astimezone(UTC))
    assert call_hours(replace(JIM_CONTACT, call_window=stored), None) == call_hours(JIM_CONTACT, None)


def test_a_call_without_a_known_hour_says_why() -> None:
    hours = "9:30–11:45 or 13:30–16:30 on a business day there"
    unknown = replace(JIM_CONTACT, call_window=None, time_zones=())
    assert call_hours(unknown, None) == (hours, "their time zone is not known")
    far_apart = replace(unknown, time_zones=(BERLIN, TOKYO))
    assert call_hours(far_apart, None) == (hours, "the phone may ring in 2 time zones that share no business hours")
    assert step_day(unknown, CASE, NOW) == "In their business hours"


def test_the_first_step_is_today_or_says_to_let_it_rest() -> None:
    assert step_day(JIM_CONTACT, CASE, NOW) == "On Monday; until then, let it rest"
    assert step_day(JIM_CONTACT, CASE, at("2026-11-23T08:00", NEW_YORK).astimezone(UTC)) == "Today"
    assert step_day(DANA_CONTACT, CASE, NOW) == "Today"
    assert step_day(DANA_CONTACT, CASE, SINCE) == "Today, after four hours' rest"
