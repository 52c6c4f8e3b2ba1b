"""What a site answers with 200 in the place of a page: to have read it is not to have looked at the page."""

from __future__ import annotations

import re

from data.folding import fold
from data.model import Page
from data.tables.stand_ins import STAND_INS
from discovery.itinerary import READABLE

_HEAD = 65_536  # bytes in which a title stands
_TITLE = re.compile(rb"<title[^<>]{0,200}>([^<]{1,300})", re.IGNORECASE)


def stands_in(page: Page) -> str | None:
    """Why a page that answered 200 shows nothing of itself, in words; None where it does.

    >>> from datetime import UTC, datetime
    >>> at = datetime(2026, 11, 22, tzinfo=UTC)
    >>> wait = Page(url="https://a.example/", status=200, content=b"<title>Just a moment...</title>", retrieved_at=at)
    >>> stands_in(wait)
    'only “Just a moment...” stands there just now'
    """
    if page.media_type not in READABLE:
        return f"it answered with {page.media_type}, which is not read"
    if not page.content.strip():
        return "it answered with an empty page"
    title = _title(page)
    if any(f" {words} " in f" {fold(title)} " for words in STAND_INS):
        return f"only “{title}” stands there just now"
    return None


def _title(page: Page) -> str:
    found = _TITLE.search(page.content[:_HEAD])
    return " ".join(found[1].decode("utf-8", "replace").split())[:80] if found else ""
