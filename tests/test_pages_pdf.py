"""PDFs, friendly and hostile, read by the process that reads them for everybody."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from data.model import Method, PhoneKind, Published
from discovery.pages.pdf import PDF, pdf_text, read_pdf
from tests.pages import page
from tests.pdfs import pdf, pdf_of

RELEASE = pdf(
    "Acme opens its second works",
    "Press contact: Jane Roe, Head of Communications",
    "Tel. (212) 555-0142",
    "jane.roe@acme.example",
    "Reception: (212) 555-0100",
)


def _read(content: bytes) -> Published:
    return read_pdf(replace(page(content), media_type=PDF), "US")


def test_a_press_release_is_read_line_by_line() -> None:
    published = _read(RELEASE)
    assert [(email.address, email.person) for email in published.emails] == [("jane.roe@acme.example", "Jane Roe")]
    assert [(phone.e164, phone.kind) for phone in published.phones] == [
        ("+12125550142", PhoneKind.DIRECT),
        ("+12125550100", PhoneKind.MAIN),
    ]
    assert [(person.name, person.title) for person in published.people] == [("Jane Roe", "Head of Communications")]


def test_the_source_says_that_it_was_a_pdf() -> None:
    published = _read(RELEASE)
    sources = [published.emails[0].source, published.phones[0].source, published.people[0].source]
    assert {source.uri for source in sources} == {"https://www.acme.example/contact"}
    assert {source.method for source in sources} == {Method.PDF}


def test_what_looks_like_mark_up_in_a_pdf_is_text() -> None:
    assert _read(pdf("<a href='mailto:evil@acme.example'>Write</a>", "<b>jane@acme.example</b>")).emails[0].text == (
        "evil@acme.example"
    )
    assert pdf_text(pdf("<b>(x)")).strip() == "<b>(x)"


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"%PDF-1.4\n" + b"\xff" * 5_000, RELEASE[:300], b"<html>jane@acme.example</html>"],
    ids=["nothing", "a head", "noise", "cut", "no PDF"],
)
def test_what_cannot_be_read_publishes_nothing(content: bytes) -> None:
    assert _read(content) == Published()


def test_the_first_pages_count_and_no_more() -> None:
    many = pdf_of(b"BT /F1 12 Tf 72 720 Td (jane@acme.example) Tj ET", pages=300)
    assert pdf_text(many).count("jane@acme.example") == 20


def test_a_file_that_would_take_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discovery.pages.pdf.TIME_S", 1.0)
    endless = pdf_of(b"BT /F1 12 Tf 72 720 Td " + b"(a) Tj 1 0 0 1 0 0 cm " * 80_000 + b"ET", pages=1_000)
    began = time.monotonic()
    pdf_text(endless)
    assert time.monotonic() - began < 3
