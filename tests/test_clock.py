"""Hours as a person reads them: in both clocks, and why then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from outreach.clock import call_hours, step_day
from tests.dossiers import CASE, DANA_CONTACT, JIM_CONTACT, NOW, SINCE

NEW_YORK, BERLIN, TOKYO = "America/New_York", "Europe/Berlin", "Asia/Tokyo"


def at(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


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
