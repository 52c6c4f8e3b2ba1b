"""Whether a page is about the company that publishes it, or tells of other things: news, a guide, an article."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from data.tables.link_words import LEADS_TO_CONTACTS
from discovery.pages.document import Document
from discovery.pages.text import fold, word_beginnings

_ABOUT_ITSELF: Final = 70  # from this weight on, a link's words lead to a page about the company
_OWN: Final = word_beginnings(word for weight, words in LEADS_TO_CONTACTS if weight >= _ABOUT_ITSELF for word in words)
_WORD_BREAK: Final = re.compile(r"[\W_]+")
_LONGEST_NAME: Final = 4  # words: more make a headline
_LONG_LINE: Final = 200  # characters
_FEWEST_LONG_LINES: Final = 3
_HOME: Final = re.compile(r"/?(?:(?:index|home|default|start)[^/]{0,12}|[a-z]{2})?/?")


def tells_of_others(document: Document) -> bool:
    """Whether the page is prose, deeper than the home page, and by its address and heading no page on the company."""
    path = unquote(urlsplit(document.url).path)
    if _HOME.fullmatch(path.lower()) or any(map(_is_own, (path, *_titles(document)))):
        return False
    long_lines = sum(1 for line in document.lines if line.end - line.start >= _LONG_LINE)
    return long_lines >= _FEWEST_LONG_LINES


def _titles(document: Document) -> list[str]:
    return [str(text) for text in document.root.xpath("(//title)[1]//text() | (//h1)[1]//text()")]


def _is_own(name: str) -> bool:
    """Whether a short name calls a page on the company: "contact-us", "Über uns | Nordlicht"."""
    pieces = re.split(r"[/|–—·:]| - ", fold(name))
    spaced = (_WORD_BREAK.sub(" ", piece).strip() for piece in pieces)
    return any(len(piece.split()) <= _LONGEST_NAME and _OWN.search(piece) for piece in spaced)
