"""Whether a home page is the company's, by the name that it gives itself; and what else it says of its company."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

from data.folding import fold
from data.model import Page
from data.tables.legal_forms import split_legal_form, without_legal_form
from data.tables.parked_pages import PARKED
from data.tables.region_zones import REGION_ZONES

READ_FOR_PARKING = 20_000  # characters of a page's text
READ_OF_A_TEXT = 300
_AFTER_COPYRIGHT = re.compile(r"©([^©]{2,100})")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What a home page says of the company behind it."""

    legal_name: str | None = None
    country: str | None = None
    region: str | None = None  # ISO 3166-2, where it is one of a country with several time zones


def confirmation(page: Page, name: str) -> str | None:
    """Why a home page is the company's, in words; None where it does not say so."""
    if page.status != 200:
        return None
    soup = soup_of(page)
    if is_parked(soup):
        return None
    for where, text in _self_descriptions(soup):
        if _bears(text, name):
            return f"the {where} of {page.url} reads “{' '.join(text.split())[:80]}”"
    return None


def own_words(page: Page, name: str) -> OwnWords:
    """Legal name, country and region, as far as mark-up or the imprint's line on the home page say them."""
    soup = soup_of(page)
    nodes = [node for node in _json_ld(soup) if _bears(str(node.get("legalName") or node.get("name") or ""), name)]
    places = [place for node in nodes for place in _addresses(node)]
    country = next((code for place in places if (code := _code(place.get("addressCountry")))), None)
    part = next((code for place in places if (code := _code(place.get("addressRegion"), 3))), None)
    region = f"{country}-{part}"
    marked = [str(node["legalName"]) for node in nodes if isinstance(node.get("legalName"), str)]
    return OwnWords(
        legal_name=next(iter([*marked, *_legal_names(soup, name)]), None),
        country=country,
        region=region if region in REGION_ZONES else None,
    )


def is_parked(soup: BeautifulSoup) -> bool:
    """Whether a page is that of a domain without a company behind it."""
    text = fold(soup.get_text(" ")[:READ_FOR_PARKING])
    return any(words in text for words in PARKED)


def soup_of(page: Page) -> BeautifulSoup:
    """A page as a tree, in the encoding that it declares."""
    return BeautifulSoup(page.content, "lxml", from_encoding=page.charset)


def _self_descriptions(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """What a page calls itself: JSON-LD name, og:site_name, title, the legal name in its imprint's line."""
    for node in _json_ld(soup):
        for key in ("name", "legalName", "alternateName"):
            if isinstance(node.get(key), str):
                yield "JSON-LD name", node[key][:READ_OF_A_TEXT]
    for meta in soup.find_all("meta", attrs={"property": "og:site_name"}, limit=3):
        yield "og:site_name", str(meta.get("content", ""))[:READ_OF_A_TEXT]
    if soup.title:
        yield "title", soup.title.get_text()[:READ_OF_A_TEXT]
    for line in _imprints(soup):
        if split_legal_form(tuple(fold(line).split())[:8]).forms:
            yield "imprint", line


def _json_ld(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    for script in soup.find_all("script", type="application/ld+json", limit=10):
        try:
            said = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        nodes = said.get("@graph", [said]) if isinstance(said, dict) else said
        yield from (node for node in nodes if isinstance(node, dict)) if isinstance(nodes, list) else ()


def _addresses(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    said = node.get("address")
    yield from (place for place in (said if isinstance(said, list) else [said]) if isinstance(place, dict))


def _code(said: object, longest: int = 2) -> str | None:
    """A country's or a region's code, where mark-up gives one and no name."""
    if isinstance(said, dict):
        said = said.get("name")
    return (
        said.upper()
        if isinstance(said, str) and said.isascii() and said.isalpha() and 2 <= len(said) <= longest
        else None
    )


def _imprints(soup: BeautifulSoup) -> Iterator[str]:
    """The lines of the page that follow a ©, without its years: there a company writes its legal name."""
    for found in _AFTER_COPYRIGHT.findall(soup.get_text(" "))[:5]:
        yield re.sub(r"^[\s\d,–-]+", "", found).split("  ")[0].partition(" All ")[0].strip()


def _legal_names(soup: BeautifulSoup, name: str) -> Iterator[str]:
    """The company's name with its legal form, as the imprint's line has it."""
    for line in _imprints(soup):
        words = line.split()
        for end in range(2, min(len(words), 10) + 1):
            said = " ".join(words[:end])
            if split_legal_form(tuple(fold(said).split())).forms and _bears(said, name):
                yield said.rstrip(" .,|")
                return


def _bears(text: str, name: str) -> bool:
    """Whether the words of a company's name stand in a text in that order, side by side, or run together."""
    said = tuple(fold(text).split())
    wanted = without_legal_form(tuple(fold(name).split()))
    beside = any(said[at : at + len(wanted)] == wanted for at in range(len(said) - len(wanted) + 1))
    return beside or "".join(wanted) in said
