"""What holds for every page, whatever is in it."""

from __future__ import annotations

import re
import time

from data.model import Page
from discovery.pages.links import contact_links
from discovery.pages.reading import read_page
from tests.pages import page

# CPU time that a page may take: linear in its size. A friendly page of a mebibyte takes a tenth of it.
AT_MOST_S = 0.25
PER_KIBIBYTE_S = 0.010

REGIONS = (None, "US", "DE", "GB", "FR", "BR", "JP")
CHARSETS = (None, "utf-8", "iso-8859-1", "utf-16le", "shift_jis")
_E164 = re.compile(r"\+\d{4,15}")  # mark-up is believed, be the number ever so short
_ADDRESS = re.compile(r"[^@\s]{1,64}@[a-z0-9.-]{3,253}")


class TooSlow(AssertionError):
    """A page that took longer than its size allows."""


def check(content: bytes, region: str | None, charset: str | None = None) -> None:
    """Read a page; raises what the reader raises, TooSlow, or AssertionError for an answer that cannot be."""
    given = page(content, charset=charset)
    began = time.process_time()
    _check_answer(given, region)
    took, allowed = time.process_time() - began, AT_MOST_S + PER_KIBIBYTE_S * len(content) / 1024
    if took > allowed:
        raise TooSlow(f"{len(content)} octets took {took:.2f} s, more than {allowed:.2f} s")


def _check_answer(given: Page, region: str | None) -> None:
    published = read_page(given, region)
    assert all(_E164.fullmatch(phone.e164) for phone in published.phones)
    assert all(_ADDRESS.fullmatch(email.address) for email in published.emails)
    assert all(person.name.strip() for person in published.people)
    assert all(lead.url.startswith(("http://", "https://")) for lead in contact_links(given))
