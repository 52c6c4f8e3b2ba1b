"""Which URLs are read at all."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discovery.looking import NotRead
from discovery.urls import host_of, readable_url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://synergistics.example", "http://synergistics.example/"),
        ("HTTPS://Synergistics.Example./Contact#form", "https://synergistics.example/Contact"),
        ("https://synergistics.example:443/a?b=c", "https://synergistics.example/a?b=c"),
        ("http://bücher.example/über uns", "http://xn--bcher-kva.example/%C3%BCber%20uns"),
        ("http://notlinkedin.com/", "http://notlinkedin.com/"),
        ("http://xn--/", "http://xn--/"),  # no IDNA, and no name that exists
    ],
)
def test_a_url_is_brought_into_the_form_in_which_it_is_asked_for(text: str, url: str) -> None:
    assert str(readable_url(text)) == url


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "neither http nor https: no scheme"),
        ("//synergistics.example/", "neither http nor https: no scheme"),
        ("mailto:info@synergistics.example", "neither http nor https: mailto"),
        ("gopher://synergistics.example/", "neither http nor https: gopher"),
        ("http:///contact", "a URL without a host"),
        ("http://./", "a URL without a host"),
        ("http://synergistics.example:25/", "port 25, neither 80 nor 443"),
        ("http://synergistics.example@192.0.2.1/", "a URL with a user name in it"),
        ("https://de.linkedin.com/in/somebody", "de.linkedin.com is opened by hand only"),
        ("https://LNKD.in/x", "lnkd.in is opened by hand only"),
    ],
)
def test_a_url_that_is_not_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(NotRead, match=f"^{reason}$"):
        readable_url(text)


@given(st.text() | st.from_regex(r"https?://[^ ]{1,40}", fullmatch=True))
def test_any_text_is_either_readable_or_not_read(text: str) -> None:
    with suppress(NotRead):
        assert host_of(readable_url(text))
