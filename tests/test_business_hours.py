"""When to call: rested, in business hours where the phone rings, on a business day there."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from data.model import Outcome
from outreach.business_hours import call_window
from tests.dossiers import NOW

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


RESTS = [
    # when the news came and the plan is made, the window, and how it is explained
    ("2026-11-23T10:15", "2026-11-23T10:15", "2026-11-24T09:30", "the first business morning"),  # not the same day
    ("2026-11-23T10:15", "2026-11-23T15:00", "2026-11-24T09:30", "the first business morning"),  # though it has rested
    ("2026-11-23T06:00", "2026-11-23T07:00", "2026-11-23T10:00", "the first business morning"),  # four hours, not less
    ("2026-11-23T22:00", "2026-11-24T08:00", "2026-11-24T09:30", "the first business morning"),
    ("2026-11-23T10:15", "2026-11-24T12:00", "2026-11-24T13:30", "the next business hours"),  # that morning is over
    ("2026-11-20T08:00", "2026-11-20T09:00", "2026-11-20T13:30", "the next business hours"),  # Monday is too late
    ("2026-11-20T15:00", "2026-11-20T16:00", "2026-11-23T09:30", "the next business hours"),  # but there is no sooner
]


@pytest.mark.parametrize(("since", "now", "opens", "why"), RESTS)
def test_a_rejection_rests_for_four_hours_and_is_answered_the_next_business_morning(
    since: str, now: str, opens: str, why: str
) -> None:
    window = call_window(at(since, BERLIN), [BERLIN], "DE", at(now, BERLIN), Outcome.REJECTED)
    assert window is not None
    assert f"{window.opens:%Y-%m-%dT%H:%M}" == opens
    assert window.why.startswith(why)


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
