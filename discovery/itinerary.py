"""Which page of a site to read next, and what became of each: the rules of the reading, without the reading.

Best first. The site's own list of pages is asked for where a promising link led nowhere, or none is left; what it does
not list waits. Once enough is known, only what promises contacts or people is still read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from heapq import heapify, heappop, heappush
from typing import Final
from urllib.parse import urlsplit

from data.model import Company, Page, Published, Reach, Site, Skipped
from data.tables.link_words import DOCUMENTS
from discovery.domains import registrable_domain
from discovery.enough import STILL_READ, is_enough
from discovery.pages.links import Lead, listed_links
from discovery.pages.pdf import PDF
from discovery.read_site import ReadPage, ReadSite

HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
READABLE: Final = HTML | {PDF}
GONE: Final = frozenset({404, 410})
MOST_DOCUMENTS: Final = 3  # PDFs of one site, which take their time
LEFT_LISTED: Final = 50  # links left over, by name
_UNLISTED: Final = 0.5  # of what a link promises that the site's own list does not have


class Itinerary:
    """A site while it is being read: what was read, and the links that wait."""

    def __init__(self, home: str, company: Company) -> None:
        self.pages: list[Page] = []  # without their contents
        self.left: list[Skipped] = []  # on purpose
        self.failed: list[Skipped] = []
        self.fetched = 1
        self.counted = 0  # against the budget
        self._home = home
        self._ours = {company.web_domain, registrable_domain(host_name(home))}
        self._published: list[Published] = []  # by the page
        self._contents: set[bytes] = set()  # of pages read, as digests
        self._waiting: list[tuple[float, int, str]] = []  # (promise, negative; order of discovery; URL)
        self._linked: set[str] = set()
        self._names: set[str] = set()  # of pages read
        self._listed: frozenset[str] | None = None  # by the site itself; None: not asked yet
        self._led_nowhere = False
        self._documents = 0

    @property
    def wants_sitemap(self) -> bool:
        """Whether the site's own list of pages would help now: asked for once."""
        unpromising = not self._waiting or self._waiting[0][0] >= 0
        return self._listed is None and (self._led_nowhere or unpromising) and not self._is_enough()

    def add_listed(self, urls: Iterable[str]) -> None:
        """Take what the site's own list holds: what it promises waits with the rest; what is not there, longer."""
        listed = listed_links(urls, self._home)
        self._listed = frozenset(_name(lead.url) for lead in listed)
        self._waiting = [(self._weight(Lead(url, -weight)), at, url) for weight, at, url in self._waiting]
        heapify(self._waiting)
        self._queue(lead for lead in listed if lead.promise > 0)

    def next_page(self) -> str | None:
        """The most promising page that waits, or None where none is worth reading any more."""
        if self._waiting and -self._waiting[0][0] < STILL_READ and self._is_enough():
            self.leave_the_rest("enough is known without it")
        return self._next()

    def take(self, url: str, answer: Page | Skipped) -> Page | None:
        """Put an answer where it belongs; returns it if it is a page of the site that is to be looked into."""
        if isinstance(answer, Skipped):
            self.left.append(answer)
            return None
        if self._is_alias(answer):
            return None
        self._names.update((_name(url), _name(answer.url)))
        self.counted += answer.status not in GONE  # a dead link is a request, and no page of the company's
        if registrable_domain(host_name(answer.url)) not in self._ours:
            self.leave(url, f"leads away, to {host_name(answer.url)}")
        elif answer.media_type not in READABLE:
            self.leave(url, f"not a page but {answer.media_type}")
        else:
            return answer
        return None

    def keep(self, page: Page, read: ReadPage) -> None:
        """Keep a page of the site, with what was seen on it."""
        self.pages.append(replace(page, content=b""))  # which has been looked into: hundreds of sites are read at once
        self._contents.add(_digest(page))
        self._published.append(read.published)
        self._led_nowhere = self._led_nowhere or page.status in GONE
        self._queue(read.leads)

    def fail(self, url: str, why: str) -> None:
        self.counted += 1
        self.failed.append(Skipped(url=url, why=f"could not look: {why}"))

    def leave(self, url: str, why: str) -> None:
        self.left.append(Skipped(url=url, why=why))

    def leave_the_rest(self, why: str) -> None:
        while len(self.left) < LEFT_LISTED and (url := self._next()):
            self.leave(url, why)
        self._waiting.clear()

    def site(self, reach: Reach, reason: str) -> ReadSite:
        site = Site(reach=reach, reason=reason, pages=tuple(self.pages), skipped=(*self.failed, *self.left))
        return ReadSite(site=site, published=tuple(self._published))

    def _queue(self, leads: Iterable[Lead]) -> None:
        for lead in leads:
            if _name(lead.url) not in self._linked and not self._is_document_too_many(lead.url):
                self._linked.add(_name(lead.url))
                heappush(self._waiting, (self._weight(lead), len(self._linked), lead.url))

    def _is_document_too_many(self, url: str) -> bool:
        is_document = urlsplit(url).path.lower().endswith(DOCUMENTS)
        self._documents += is_document
        return is_document and self._documents > MOST_DOCUMENTS

    def _weight(self, lead: Lead) -> float:
        """Its place in the queue: the lowest is read first."""
        listed = not self._listed or _name(lead.url) in self._listed
        return -lead.promise * (1 if listed else _UNLISTED)

    def _next(self) -> str | None:
        while self._waiting:
            url = heappop(self._waiting)[2]
            if _name(url) not in self._names:
                self.fetched += 1
                return url
        return None

    def _is_alias(self, page: Page) -> bool:
        """Whether a page was read before, under this name or (/ and /index.html) another."""
        return (page.status == 200 and _digest(page) in self._contents) or _name(page.url) in self._names

    def _is_enough(self) -> bool:
        told = zip(self.pages, self._published, strict=True)
        return is_enough((published for page, published in told if page.media_type in HTML), self._ours)


def _digest(page: Page) -> bytes:
    return blake2b(page.content, digest_size=16).digest()


def _name(url: str) -> str:
    """What a page is called, whichever of its spellings a link takes: http or https, with or without www."""
    parts = urlsplit(url)
    return f"{host_name(url).removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def host_name(url: str) -> str:
    return urlsplit(url).hostname or ""
