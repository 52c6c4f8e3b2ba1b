"""Pages for tests, written out."""

from __future__ import annotations

from datetime import UTC, datetime

from data.model import Page, Published
from discovery.pages.document import Document, read_document
from discovery.pages.reading import read_page

READ_AT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def page(html: str | bytes, url: str = "https://www.acme.example/contact", charset: str | None = None) -> Page:
    """A page that answered 200."""
    content = html if isinstance(html, bytes) else html.encode()
    return Page(url=url, status=200, content=content, retrieved_at=READ_AT, charset=charset)


def document(html: str) -> Document:
    """A page, laid flat."""
    return read_document(page(html))


def read(html: str | bytes, region: str | None = "US", url: str = "https://www.acme.example/contact") -> Published:
    """What such a page publishes."""
    return read_page(page(html, url), region)
