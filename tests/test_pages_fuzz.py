"""Pages put together wrongly, a few at each run; `make fuzz` reads them for as long as is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.checked import CHARSETS, REGIONS, TooSlow, check
from tests.fuzz.pages_by_hypothesis import pages


@given(pages, st.sampled_from(REGIONS), st.sampled_from(CHARSETS))
@settings(max_examples=40, deadline=None)
def test_whatever_is_on_a_page_it_is_read_in_time(content: bytes, region: str | None, charset: str | None) -> None:
    check(content, region, charset)


def test_a_page_over_its_time_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.checked.AT_MOST_S", -1.0)
    with pytest.raises(TooSlow, match="octets took"):
        check(b"<p>212-555-0142", "US")
