"""Reading a company's own site: the home page, then the pages where contacts are likely to stand."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from data.model import Company, Page, Reach, Site, Skipped
from discovery.domains import registrable_domain
from discovery.looking import CouldNotLook, NotRead
from discovery.pages.links import contact_links
from discovery.robots import REFUSALS
from discovery.transport import COULD_NOT_LOOK, NOT_CONNECTED

if TYPE_CHECKING:
    from discovery.transport import Reader

HTML = frozenset({"text/html", "application/xhtml+xml"})
FAILURES_BORNE = 3  # of one site: then it is left alone until the next try
FETCHES_PER_PAGE = 2  # an alias of a page already read costs a fetch and counts for nothing: not without end
LEFT_LISTED = 50  # links left over, by name


async def crawl(company: Company, reader: Reader) -> Site:
    """The company's pages, best first, within the page budget.

    A page that is gone (404) is a fact and among them; whoever looks for evidence passes it by. Raises CouldNotLook
    where something did not answer: the retry finds the rest in the cache and asks for that page alone.
    """
    doors = front_doors(company)
    if not doors:
        return Site(reach=Reach.NO_SITE, reason=f"no web domain is known: {company.reason}")
    entered = await _enter(doors, reader)
    return entered if isinstance(entered, Site) else await _read_on(entered, company, reader)


def front_doors(company: Company) -> tuple[str, ...]:
    """Where the home page may be, likeliest first: http comes after https, for sites that have no certificate."""
    home, domain = company.home, company.web_domain
    doors = [home, "http:" + home.removeprefix("https:")] if home and home.startswith("https:") else [home]
    if domain:
        doors += [f"{scheme}://{host}/" for scheme in ("https", "http") for host in (domain, f"www.{domain}")]
    return tuple(dict.fromkeys(door for door in doors if door))


async def _enter(doors: tuple[str, ...], reader: Reader) -> Page | Site:
    """The home page; or the whole answer, where there is none to read on from."""
    nowhere: list[str] = []
    closed: list[Exception] = []
    dead_ends: list[Page] = []
    for door in doors:
        try:
            await reader.public_addresses(_host(door))
            answer = await reader.fetch(door)
        except NotRead as no_address:
            nowhere.append(str(no_address))
            continue
        except NOT_CONNECTED as failure:
            closed.append(failure)
            continue
        except COULD_NOT_LOOK as failure:
            raise _unseen(door, failure) from failure
        if isinstance(answer, Skipped):
            return Site(reach=Reach.REFUSED, reason=answer.why, skipped=(answer,))
        if answer.status in REFUSALS:
            return Site(reach=Reach.REFUSED, reason=f"{_host(door)} answered {answer.status}")
        if _is_readable(answer):
            return answer
        dead_ends.append(answer)
    if dead_ends:
        found = f"{_host(dead_ends[0].url)} answered {dead_ends[0].status}, {dead_ends[0].media_type}"
        return Site(reach=Reach.READ, reason=f"no home page: {found}", pages=tuple(dead_ends))
    if closed:
        raise _unseen(doors[0], closed[0]) from closed[0]
    return Site(reach=Reach.NO_SITE, reason=nowhere[0])


async def _read_on(home: Page, company: Company, reader: Reader) -> Site:
    """From the home page along the best links, until the budget is spent."""
    reading = _Reading(home, company.web_domain)
    budget, host = reader.manners.page_budget, _host(home.url)
    while reading.counted < budget and reading.fetched < budget * FETCHES_PER_PAGE and (url := reading.next_link()):
        try:
            answer = await reader.fetch(url)
        except COULD_NOT_LOOK as failure:
            reading.fail(url, failure)
            if len(reading.failed) == FAILURES_BORNE:
                break
            continue
        if isinstance(answer, Page) and answer.status in REFUSALS:
            reading.leave(url, f"answered {answer.status}")
            return reading.site(Reach.REFUSED, f"{host} answered {answer.status} after {_count(reading.pages)}")
        reading.take(url, answer)
    reading.leave_the_rest("the site did not answer" if reading.failed else f"over the budget of {budget} pages")
    site = reading.site(Reach.READ, f"{_count(reading.pages)} of {host}")
    if reading.failed:
        raise CouldNotLook(site, f"could not look at {_count(reading.failed)} of {host}")
    return site


class _Reading:
    """A site while it is being read: what was read, and the links that wait."""

    def __init__(self, home: Page, web_domain: str | None) -> None:
        self.pages: list[Page] = []
        self.left: list[Skipped] = []  # on purpose
        self.failed: list[Skipped] = []
        self.fetched = 1
        self.counted = 0  # against the budget
        self._ours = {web_domain, registrable_domain(_host(home.url))}
        self._waiting: list[tuple[int, int, str]] = []  # (rank on its page, order of discovery, URL)
        self._linked: set[str] = set()
        self._names: set[str] = set()  # of pages read
        self.take(home.url, home)

    def next_link(self) -> str | None:
        """The best link that waits: the best of every page comes before the second best of any."""
        while self._waiting:
            url = heappop(self._waiting)[2]
            if _name(url) not in self._names:
                self.fetched += 1
                return url
        return None

    def take(self, url: str, answer: Page | Skipped) -> None:
        """Put an answer where it belongs."""
        if isinstance(answer, Skipped):
            self.left.append(answer)
        elif not self._is_alias(answer):
            self._names.update((_name(url), _name(answer.url)))
            self.counted += 1
            if registrable_domain(_host(answer.url)) not in self._ours:
                self.leave(url, f"leads away, to {_host(answer.url)}")
            elif answer.media_type not in HTML:
                self.leave(url, f"not a page but {answer.media_type}")
            else:
                self.pages.append(answer)
                self._queue_links_of(answer)

    def fail(self, url: str, failure: Exception) -> None:
        self.counted += 1
        self.failed.append(Skipped(url=url, why=f"could not look: {_in_words(failure)}"))

    def leave(self, url: str, why: str) -> None:
        self.left.append(Skipped(url=url, why=why))

    def leave_the_rest(self, why: str) -> None:
        while len(self.left) < LEFT_LISTED and (url := self.next_link()):
            self.leave(url, why)

    def site(self, reach: Reach, reason: str) -> Site:
        return Site(reach=reach, reason=reason, pages=tuple(self.pages), skipped=(*self.failed, *self.left))

    def _is_alias(self, page: Page) -> bool:
        """Whether a page was read before, under this name or (/ and /index.html) another."""
        same = _is_readable(page) and any(page.content == read.content for read in self.pages)
        return same or _name(page.url) in self._names

    def _queue_links_of(self, page: Page) -> None:
        if not _is_readable(page):
            return
        for rank, url in enumerate(contact_links(page)):
            if _name(url) not in self._linked:
                self._linked.add(_name(url))
                heappush(self._waiting, (rank, len(self._linked), url))


def _is_readable(page: Page) -> bool:
    return page.status == 200 and page.media_type in HTML


def _name(url: str) -> str:
    """What a page is called, whichever of its spellings a link takes: http or https, with or without www."""
    parts = urlsplit(url)
    return f"{_host(url).removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _count(pages: Sequence[Page | Skipped]) -> str:
    return "1 page" if len(pages) == 1 else f"{len(pages)} pages"


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _unseen(door: str, failure: Exception) -> CouldNotLook[Site]:
    why = f"could not look at {_host(door)}: {_in_words(failure)}"
    return CouldNotLook(Site(reach=Reach.UNKNOWN, reason=why), why)


def _in_words(failure: Exception) -> str:
    return str(failure) or type(failure).__name__
