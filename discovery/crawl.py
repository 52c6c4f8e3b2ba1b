"""Reading a company's own site: the home page, then the pages where contacts are likely to stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.counting import counted
from data.model import Company, Page, Reach, Site, Skipped
from discovery.failures import in_words
from discovery.itinerary import GONE, HTML, Itinerary, host_name
from discovery.looking import CouldNotLook, NotRead
from discovery.read_site import Look, ReadSite, look_here
from discovery.robots import REFUSALS
from discovery.sitemap import sitemap_urls
from discovery.transport import COULD_NOT_LOOK, NOT_CONNECTED

if TYPE_CHECKING:
    from discovery.transport import Reader

FAILURES_BORNE = 3  # of one site: then it is left alone until the next try
FETCHES_PER_PAGE = 2  # an alias of a page already read, and a dead link, cost a fetch and count for nothing: to an end


async def crawl(company: Company, reader: Reader, look: Look = look_here) -> ReadSite:
    """The company's pages, best first, within the page budget, each looked into as it comes.

    A page that is gone (404) is a fact and among them; whoever looks for evidence passes it by. Raises CouldNotLook
    where something did not answer: the retry finds the rest in the cache and asks for that page alone.
    """
    doors = front_doors(company)
    if not doors:
        return ReadSite(site=Site(reach=Reach.NO_SITE, reason=f"no web domain is known: {company.reason}"))
    entered = await _enter(doors, reader)
    if isinstance(entered, Page):
        return await _read_on(entered, company, reader, look)
    read = [await look(page, company.country) for page in entered.pages]
    return ReadSite(site=entered, published=tuple(page.published for page in read))


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
            await reader.public_addresses(host_name(door))
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
            return Site(reach=Reach.REFUSED, reason=f"{host_name(door)} answered {answer.status}")
        if answer.status == 200 and answer.media_type in HTML:
            return answer
        dead_ends.append(answer)
    if dead_ends:
        found = f"{host_name(dead_ends[0].url)} answered {dead_ends[0].status}, {dead_ends[0].media_type}"
        return Site(reach=Reach.READ, reason=f"no home page: {found}", pages=tuple(dead_ends))
    if closed:
        raise _unseen(doors[0], closed[0]) from closed[0]
    return Site(reach=Reach.NO_SITE, reason=nowhere[0])


async def _read_on(home: Page, company: Company, reader: Reader, look: Look) -> ReadSite:
    """From the home page along the best links, until the budget is spent or enough is known."""

    async def take(url: str, answer: Page | Skipped) -> None:
        if page := reading.take(url, answer):
            reading.keep(page, await look(page, company.country))

    reading = Itinerary(home.url, company)
    await take(home.url, home)
    budget, host = reader.manners.page_budget, host_name(home.url)
    while reading.counted < budget and reading.fetched < budget * FETCHES_PER_PAGE:
        if reading.wants_sitemap:
            reading.add_listed(await sitemap_urls(home.url, reader))
        url = reading.next_page()
        if url is None:
            break
        try:
            answer = await reader.fetch(url)
        except COULD_NOT_LOOK as failure:
            reading.fail(url, in_words(failure))
            if len(reading.failed) == FAILURES_BORNE:
                break
            continue
        if isinstance(answer, Page) and answer.status in REFUSALS:
            reading.leave(url, f"answered {answer.status}")
            return reading.site(Reach.REFUSED, f"{host} answered {answer.status} after {_count(reading.pages)}")
        await take(url, answer)
    reading.leave_the_rest("the site did not answer" if reading.failed else f"over the budget of {budget} pages")
    site = reading.site(Reach.READ, f"{_count(reading.pages)} of {host}")
    if reading.failed:
        raise CouldNotLook(site, f"could not look at {_count(reading.failed)} of {host}")
    return site


def _count(pages: Sequence[Page | Skipped]) -> str:
    there = sum(isinstance(page, Skipped) or page.status not in GONE for page in pages)
    return counted(there, "page")


def _unseen(door: str, failure: Exception) -> CouldNotLook[ReadSite]:
    why = f"could not look at {host_name(door)}: {in_words(failure)}"
    return CouldNotLook(ReadSite(site=Site(reach=Reach.UNKNOWN, reason=why)), why)
