"""Where a company's contacts are likely to stand: the links of a page, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree

from data.model import Page
from data.tables.link_words import DOCUMENTS, LEADS_NOWHERE, LEADS_TO_CONTACTS, NOT_A_PAGE
from discovery.domains import registrable_domain
from discovery.pages.document import parse_html
from discovery.pages.text import fold, squeeze, word_beginnings

_SCORED = tuple((weight, word_beginnings(words)) for weight, words in LEADS_TO_CONTACTS)
_NOWHERE = word_beginnings(LEADS_NOWHERE)
_WORD_BREAK = re.compile(r"[\W_]+")
_CALLED = ("title", "aria-label", "alt")
_LONGEST_LABEL = 60  # characters: what is longer is a sentence (a teaser), not the name of a page
_LONGEST_URL = 2_000
_MOST_LINKS = 2_000
_MOST_TEXTS = 40  # texts of one link

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
    return _best_first(_links(parse_html(page), page.url), page.url)


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


def _links(root: etree._Element, page_url: str) -> Iterator[tuple[str, str, bool]]:
    """(absolute URL, what the link is called, whether it is a frame) for each link within the company's domain."""
    given = next((tag.get("href") for tag in root.iter("base") if tag.get("href")), None)
    base = _join(page_url, given) if given else page_url
    owner = _owner(page_url)
    for tag in islice(root.iter("a", "area", "frame", "iframe"), _MOST_LINKS):
        reference = tag.get("href") or tag.get("src")
        url = _join(base or page_url, reference.strip()) if reference else None
        if url and _owner(url) == owner:
            called = (*islice(_texts(tag), _MOST_TEXTS), *(tag.get(attribute, "") for attribute in _CALLED))
            yield url, squeeze(" ".join(called)), tag.tag in ("frame", "iframe")


def _texts(link: etree._Element) -> Iterator[str]:
    """The texts in a link, but not those of links in it: of links that are never closed each stands in all before."""
    walker = etree.iterwalk(link, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            if element is not link and element.tail:
                yield element.tail
        elif element is not link and element.tag == "a":
            walker.skip_subtree()
        elif element.text:
            yield element.text


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
