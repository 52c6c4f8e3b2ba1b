from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Method, Published
from discovery.pages.links import contact_links
from discovery.pages.reading import read_page
from tests.pages import page, read

MEBIBYTE = 1 << 20
# A page of a mebibyte takes libxml2 and BeautifulSoup about a second on a small machine; a shared one is slow at times.
SECONDS = 6.0
HOSTILE = {
    "at signs": b"@",
    "digits": b"12 ",
    "numbers": b"(212) 555-0142 ",
    "country codes": b"+1 ",
    "nested boxes": b"<div>",
    "boxes": b"<div>a</div>",
    "one token": b"a",
    "half addresses": b"a@",
    "dots": b"a.",
    "spelt out": b"a [at] ",
    "names": b"Jane van de la Roe-Smith, CEO ",
    "initials": b"A.",
    "links": b'<a href="tel:2125550142">x',
    "nested cells": b"<table><tr><td>x",
    "extensions": b"ext 12 ",
    "items": b"<div itemscope itemtype=x><span itemprop=telephone>1</span>",
    "cards": b"<div class=vcard><span class=tel>1</span>",
    "brackets": b'<script type="application/ld+json">[',
    "quotes": b'<script>"@',
    "metas": b"<meta ",
    "postcodes": b"1 Main St<br>Dayton, OH 45402<br>",
    "included cards": b'<p id=a class=vcard itemref="a"><a class=include href="#a">',
    "entries": b"<li>Jane Roe",
    "labels": b"Reception: ",
    "spaces": b" ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_mebibyte_of_anything_is_read_in_linear_time(unit: bytes) -> None:
    hostile = page((unit * (MEBIBYTE // len(unit) + 1))[:MEBIBYTE])
    began = time.process_time()
    read_page(hostile, None)
    contact_links(hostile)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("unit", ["at signs", "nested boxes", "boxes", "names", "links"])
def test_memory_is_bounded_by_the_size_of_the_page(unit: str) -> None:
    size = MEBIBYTE // 64
    hostile = page((HOSTILE[unit] * size)[:size])
    read_page(hostile, None)  # its tables loaded
    tracemalloc.start()
    try:
        read_page(hostile, None)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000 * size


@given(st.binary(max_size=3_000) | st.text(max_size=1_500).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_no_page_raises(content: bytes) -> None:
    assert isinstance(read_page(page(content), "DE"), Published)
    assert all(lead.url.startswith("http") for lead in contact_links(page(content)))


WORDS = [
    "<p>",
    "<a href='tel:",
    "mailto:",
    "212-555-0142",
    "jane@acme.example",
    "<td>",
    "Fax:",
    "ext. 3",
    "Jane Roe",
    "[at]",
    "'>",
    "{",
    "\x00",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_no_mixture_of_what_we_look_for_raises(html: str) -> None:
    assert {found.source.uri for found in read(html, None).phones} <= {page(html).url}


def test_what_is_no_html_publishes_nothing() -> None:
    assert read_page(replace(page("Tel. 212-555-0142"), media_type="image/png"), "US") == Published()


def test_every_value_keeps_its_source() -> None:
    published = read("<p>Tel. 212-555-0142, jane@acme.example</p>")
    assert [phone.source.uri for phone in published.phones] == ["https://www.acme.example/contact"]
    assert [phone.source.method for phone in published.phones] == [Method.TEXT]
    assert [email.text for email in published.emails] == ["jane@acme.example"]


IMPRINT = """<!DOCTYPE html><html lang="de"><head><meta charset="iso-8859-1"><title>Impressum</title></head><body>
<h1>Impressum</h1><p><b>Möwe &amp; Söhne GmbH</b><br>Kaistraße 1<br>D-10115 Berlin</p>
<table><tr><td>Telefon</td><td>030 / 23125-0</td></tr><tr><td>Telefax</td><td>030 / 23125-199</td></tr>
<tr><td>E-Mail</td><td>info (at) moewe.example</td></tr></table>
<p>Geschäftsführerin: Sabine Müller<br>Amtsgericht Berlin HRB 23125 B<br>USt-IdNr.: DE 030 231 251<br>
IBAN: DE00 0302 3125 0000 00 · Stand: 20.11.2026</p></body></html>""".encode("latin-1")


def test_a_german_imprint_is_read_whole() -> None:
    published = read(IMPRINT, None, "https://moewe.example/impressum")
    assert [(phone.e164, phone.kind.value) for phone in published.phones] == [
        ("+4930231250", "main"),
        ("+493023125199", "fax"),
    ]
    assert [(email.address, email.person) for email in published.emails] == [("info@moewe.example", None)]
    assert [(person.name, person.title) for person in published.people] == [("Sabine Müller", "Geschäftsführerin")]
    assert published.country == "DE"


def test_what_stands_behind_the_end_of_the_page_is_read_as_browsers_do() -> None:
    page = "<html><body><p>Acme</p></body></html>\n<html><body><p>jane.roe@acme.example</p></body></html>"
    assert [email.address for email in read(page).emails] == ["jane.roe@acme.example"]
