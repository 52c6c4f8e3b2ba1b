"""A site's pages, read as they come: what they say tells where to read on, and when enough is known."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from itertools import compress

from data.model import Page, Published, Site
from discovery.pages.links import Lead, contact_links
from discovery.pages.pdf import PDF, read_pdf
from discovery.pages.reading import read_page


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """What one page publishes, and where its links lead."""

    published: Published
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSite:
    """A company's pages, and what each of them publishes, in their order."""

    site: Site
    published: tuple[Published, ...] = ()

    def without(self, is_unwanted: Callable[[str], bool]) -> ReadSite:
        """The same without the pages of such URLs, and what they publish; they are not among the skipped, either."""
        wanted = [not is_unwanted(page.url) for page in self.site.pages]
        site = replace(
            self.site,
            pages=tuple(compress(self.site.pages, wanted)),
            skipped=tuple(one for one in self.site.skipped if not is_unwanted(one.url)),
        )
        return ReadSite(site=site, published=tuple(compress(self.published, wanted)))


Look = Callable[[Page, str | None], Awaitable[ReadPage]]  # looks into a page, wherever that is done


def look_into(page: Page, region: str | None) -> ReadPage:
    """What a page says, `region` as for `read_page`. An error page shows nobody's number, whatever stands on it."""
    if page.status != 200:
        return ReadPage(published=Published())
    if page.media_type == PDF:
        return ReadPage(published=read_pdf(page, region))
    return ReadPage(published=read_page(page, region), leads=contact_links(page))


async def look_here(page: Page, region: str | None) -> ReadPage:
    """Looks into a page at once, while everything else waits: for one company at a time."""
    return look_into(page, region)
