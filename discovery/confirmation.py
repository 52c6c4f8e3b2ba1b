"""Whether a home page is the company's: by the name that it gives itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bs4 import BeautifulSoup

from data.folding import fold
from data.model import Page
from data.tables.legal_forms import without_legal_form
from data.tables.parked_pages import PARKED

READ_FOR_PARKING = 20_000  # characters of a page's text


def confirmation(page: Page, name: str) -> str | None:
    """Why a home page is the company's, in words; None where it does not say so."""
    if page.status != 200:
        return None
    soup = BeautifulSoup(page.content, "lxml", from_encoding=page.charset)
    if any(words in fold(soup.get_text(" ")[:READ_FOR_PARKING]) for words in PARKED):
        return None
    wanted = without_legal_form(tuple(fold(name).split()))
    for where, text in _self_descriptions(soup):
        said = fold(text)
        if _contains(tuple(said.split()), wanted) or "".join(wanted) in said.split():
            return f"the {where} of {page.url} reads “{' '.join(text.split())[:80]}”"
    return None


def _self_descriptions(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """What a page calls itself: JSON-LD name, og:site_name, title."""
    for script in soup.find_all("script", type="application/ld+json", limit=10):
        try:
            said = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        nodes = said.get("@graph", [said]) if isinstance(said, dict) else said
        for node in nodes if isinstance(nodes, list) else []:
            for key in ("name", "legalName", "alternateName"):
                if isinstance(node, dict) and isinstance(node.get(key), str):
                    yield "JSON-LD name", node[key]
    for meta in soup.find_all("meta", attrs={"property": "og:site_name"}, limit=3):
        yield "og:site_name", str(meta.get("content", ""))
    if soup.title:
        yield "title", soup.title.get_text()


def _contains(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether the wanted words stand in that order, side by side."""
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))
