"""Which pages a site says it has: sitemap.xml (https://www.sitemaps.org/protocol.html), asked for only in need."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from data.model import Page
from data.tables.link_words import SITEMAP_OF_GOODS, SITEMAP_OF_PAGES
from discovery.pages.text import fold, word_beginnings
from discovery.transport import COULD_NOT_LOOK

if TYPE_CHECKING:
    from discovery.transport import Reader

MOST_FILES: Final = 3  # of one site: the index, and the likeliest of its parts
_MOST_URLS: Final = 5_000
_LONGEST_URL: Final = 2_000
_LARGEST: Final = 4 * 1024 * 1024  # octets of one file, unpacked; the protocol allows 50 MB
_GZIP: Final = b"\x1f\x8b"
_PAGES, _GOODS = word_beginnings(SITEMAP_OF_PAGES), word_beginnings(SITEMAP_OF_GOODS)


async def sitemap_urls(home: str, reader: Reader) -> tuple[str, ...]:
    """The URLs that a site's own list holds, of at most `MOST_FILES` files; none where it has no list, or none answers.

    Asked for as any page is: at the host's pace, and only where robots.txt allows it.
    """
    waiting = [*await reader.declared_sitemaps(home), urljoin(home, "/sitemap.xml")][:1]
    urls: list[str] = []
    for _ in range(MOST_FILES):
        if not waiting:
            break
        listed, parts = await _one_file(waiting.pop(0), reader)
        urls += listed
        waiting = likeliest_first((*waiting, *parts))
    return tuple(dict.fromkeys(urls))[:_MOST_URLS]


async def _one_file(url: str, reader: Reader) -> tuple[Sequence[str], Sequence[str]]:
    """(pages, other sitemaps) of one file. One that does not answer is no help, and no reason to try again later."""
    try:
        answer = await reader.fetch(url)
    except COULD_NOT_LOOK:
        return (), ()
    return read_sitemap(answer.content) if isinstance(answer, Page) and answer.status == 200 else ((), ())


def read_sitemap(content: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(pages, other sitemaps) that a sitemap or an index of sitemaps lists; what is no sitemap lists nothing.

    Packed or not, damaged or cut, at most `_MOST_URLS`.
    """
    locations = list(_locations(_unpacked(content)))
    pages = tuple(url for parent, url in locations if parent == "url")
    return pages, tuple(url for parent, url in locations if parent == "sitemap")


def likeliest_first(sitemaps: Sequence[str]) -> list[str]:
    """The parts of a sitemap, those of ordinary pages before those without a telling name; of goods and news none."""
    named = [(fold(unquote(urlsplit(url).path)), url) for url in dict.fromkeys(sitemaps)]
    worth = [(name, url) for name, url in named if _PAGES.search(name) or not _GOODS.search(name)]
    return [url for _, url in sorted(worth, key=lambda part: not _PAGES.search(part[0]))]


def _unpacked(content: bytes) -> bytes:
    """A file may be packed as such (sitemap.xml.gz); it is opened no further than the limit."""
    if not content.startswith(_GZIP):
        return content
    try:
        return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS).decompress(content, _LARGEST)
    except zlib.error:
        return b""


def _locations(xml: bytes) -> Iterator[tuple[str, str]]:
    """(name of the element around it, URL) for each <loc>; entities are not opened."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(xml[:_LARGEST], parser)
    except etree.XMLSyntaxError:  # nothing in it
        return
    for count, loc in enumerate(root.iter("{*}loc") if root is not None else ()):
        if count >= _MOST_URLS:
            return
        parent, url = loc.getparent(), (loc.text or "").strip()
        if parent is not None and 0 < len(url) <= _LONGEST_URL:
            yield etree.QName(parent).localname, url
