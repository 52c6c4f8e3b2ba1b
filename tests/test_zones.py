"""Where the phone rings: the number's own area first, then the company's country, else nobody knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import PhoneKind
from discovery.zones import time_zones
from tests.dossiers import SWITCHBOARD


@pytest.mark.parametrize(
    ("e164", "kind", "country", "zones"),
    [
        ("+13125550100", PhoneKind.MAIN, "US", ("America/Chicago",)),
        ("+442079460958", PhoneKind.MAIN, "GB", ("Europe/London",)),
        ("+493023125100", PhoneKind.MAIN, "DE", ("Europe/Berlin",)),
        ("+447700900123", PhoneKind.MOBILE, "GB", ("Europe/London",)),
        ("+18885550146", PhoneKind.TOLL_FREE, "US", ()),
        ("+18885550146", PhoneKind.TOLL_FREE, "SE", ("Europe/Stockholm",)),
        ("+442079460958", PhoneKind.MAIN, "US", ("Europe/London",)),
        ("nonsense", PhoneKind.MAIN, None, ()),
    ],
)
def test_the_zones_of_a_call(e164: str, kind: PhoneKind, country: str | None, zones: tuple[str, ...]) -> None:
    assert time_zones(replace(SWITCHBOARD, value=e164, phone_kind=kind), country) == zones


@pytest.mark.parametrize(
    ("e164", "region", "zones"),
    [
        (None, "US-OH", ("America/New_York",)),
        (None, "US-TN", ("America/Chicago", "America/New_York")),
        (None, "CA-BC", ("America/Vancouver",)),
        ("+19375550100", "US-OH", ("America/New_York",)),
        ("+13125550100", "US-OH", ("America/New_York", "America/Chicago")),  # not there: an hour lawful in both
        ("+13125550100", None, ("America/Chicago",)),
    ],
)
def test_the_head_office_comes_before_the_number(e164: str | None, region: str | None, zones: tuple[str, ...]) -> None:
    phone = replace(SWITCHBOARD, value=e164, phone_kind=PhoneKind.MAIN) if e164 else None
    assert time_zones(phone, "US", region) == zones


def test_a_wide_country_has_no_hour_that_is_right_in_all_of_it() -> None:
    assert time_zones(None, "US") == ()
    assert time_zones(None, "ES") == ("Europe/Madrid", "Atlantic/Canary")
