"""Where a company's contacts are likely to stand: the links of a page, best first."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString
from bs4.filter import SoupStrainer

from data.model import Page
from data.tables.link_words import DOCUMENTS, LEADS_NOWHERE, LEADS_TO_CONTACTS, NOT_A_PAGE
from discovery.domains import registrable_domain
from discovery.pages.encoding import decode
from discovery.pages.text import fold, squeeze, word_beginnings

_SCORED = tuple((weight, word_beginnings(words)) for weight, words in LEADS_TO_CONTACTS)
_NOWHERE = word_beginnings(LEADS_NOWHERE)
_WORD_BREAK = re.compile(r"[\W_]+")
_LINK_TAGS = SoupStrainer(["a", "area", "base", "frame", "iframe"])
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # lxml refuses them
_LONGEST_LABEL = 60  # characters: what is longer is a sentence (a teaser), not the name of a page
_LONGEST_URL = 2_000
_MOST_LINKS = 2_000
_MOST_TEXTS = 40  # texts of one link
_DEEPEST_TEXT = 12  # elements within a link

# A word in a link's own text says more than one in its address, and a page near the root more than one far below it.
_IN_PATH = 0.9
_IN_DOCUMENT = 0.5  # a file costs more to read, and is older than the page that links to it
_PER_LEVEL = 4
_FRAME = 95  # the page is in its frames: nothing else of it is readable


class Lead(NamedTuple):
    """A page that may be read, and how much its words promise: 100 the contact page, 0 nothing."""

    url: str
    promise: float


def contact_links(page: Page) -> tuple[Lead, ...]:
    """The page's links within the same registrable domain, those that lead to contacts first.

    Absolute http(s) URLs without fragment, each once; files, log-in pages, baskets and the page itself are left out.
    Links without any telling word come last, in the order in which they stand.
    """
    if not page.media_type.endswith(("html", "xml")):
        return ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is served as XML by some
        # Not the tree of the rest: alone, libxml2 drops what stands after </html>, where many sites go on.
        soup = BeautifulSoup(_CONTROL.sub(" ", decode(page.content, page.charset)), "lxml", parse_only=_LINK_TAGS)
    return _best_first(_links(soup, page.url), page.url)


def listed_links(urls: Iterable[str], home: str) -> tuple[Lead, ...]:
    """The same for URLs without a word on them, as a sitemap of the site at `home` lists them."""
    joined = (_join(home, url) for url in urls)
    return _best_first(((url, "", False) for url in joined if url and _owner(url) == _owner(home)), home)


def _best_first(links: Iterable[tuple[str, str, bool]], page_url: str) -> tuple[Lead, ...]:
    best: dict[str, float] = {}
    for url, label, framed in links:
        promise = _FRAME if framed else _score(url, label)
        if _worth_reading(url, label, promise):
            best[url] = max(promise, best.get(url, promise))
    best.pop(_without_fragment(page_url), None)
    return tuple(Lead(url, best[url]) for url in sorted(best, key=lambda url: -best[url]))


def _links(soup: BeautifulSoup, page_url: str) -> Iterator[tuple[str, str, bool]]:
    """(absolute URL, what the link is called, whether it is a frame) for each link within the company's domain."""
    base_tag = soup.find("base", href=True)
    base = _join(page_url, str(base_tag["href"])) if isinstance(base_tag, Tag) else page_url
    owner = _owner(page_url)
    for tag in soup.find_all(["a", "area", "frame", "iframe"], limit=_MOST_LINKS):
        reference = tag.get("href") or tag.get("src")
        url = _join(base or page_url, str(reference).strip()) if reference else None
        if url and _owner(url) == owner:
            called = [
                " ".join(islice(_texts(tag), _MOST_TEXTS)),
                str(tag.get("title", "")),
                str(tag.get("aria-label", "")),
                str(tag.get("alt", "")),
            ]
            yield url, squeeze(" ".join(called)), tag.name in ("frame", "iframe")


def _texts(tag: Tag, depth: int = 0) -> Iterator[str]:
    """The texts in a link, but not those of links in it: of links that are never closed each stands in all before."""
    for child in tag.contents:
        if type(child) is NavigableString:
            yield child
        elif isinstance(child, Tag) and child.name != "a" and depth < _DEEPEST_TEXT:
            yield from _texts(child, depth + 1)


def _join(base: str, reference: str) -> str | None:
    """The absolute http(s) URL without its fragment, or None where there is none."""
    try:
        url = _without_fragment(urljoin(base, reference))
        parts = urlsplit(url)
        parts.port  # noqa: B018  (raises on ":port" that is no number)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname and len(url) <= _LONGEST_URL else None


def _without_fragment(url: str) -> str:
    parts = urlsplit(urldefrag(url).url)
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), path=parts.path or "/").geturl()


def _owner(url: str) -> str | None:
    host = urlsplit(url).hostname or ""
    return registrable_domain(host) or host or None


def _words(text: str) -> str:
    return _WORD_BREAK.sub(" ", fold(text)).strip()


def _path_words(url: str) -> str:
    parts = urlsplit(url)
    return _words(unquote(f"{parts.path} {parts.query}"))


def _worth_reading(url: str, label: str, promise: float) -> bool:
    path = urlsplit(url).path.lower()
    if path.endswith(NOT_A_PAGE) or (path.endswith(DOCUMENTS) and not promise):
        return False
    return not (_NOWHERE.search(_path_words(url)) or (len(label) <= _LONGEST_LABEL and _NOWHERE.match(_words(label))))


def _score(url: str, label: str) -> float:
    """How much the link's words promise; 0 where they say nothing."""
    parts = urlsplit(url)
    in_label = _best_weight(_words(label)) if len(label) <= _LONGEST_LABEL else 0
    in_path = _best_weight(_path_words(url))
    promise = max(float(in_label), in_path * _IN_PATH)
    if not promise:
        return 0.0
    levels = len([part for part in parts.path.split("/") if part]) + bool(parts.query)
    below = max(promise - _PER_LEVEL * max(levels - 1, 0), 1.0)
    return below * _IN_DOCUMENT if parts.path.lower().endswith(DOCUMENTS) else below


def _best_weight(words: str) -> int:
    return next((weight for weight, pattern in _SCORED if pattern.search(words)), 0)
