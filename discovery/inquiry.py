"""Which web domain a company's name stands for: signals are gathered until two of them agree on one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from data.model import Asked, DomainChoice, Method, Page, Source
from data.tables.not_companies import NOT_COMPANIES
from discovery.confirmation import OwnWords, confirmation, own_words
from discovery.domains import own_domain, registrable_domain
from discovery.failures import in_words
from discovery.imprint import imprint_link, legal_name
from discovery.sources.source import Known, ask
from discovery.transport import COULD_NOT_LOOK, NOT_CONNECTED

if TYPE_CHECKING:
    from discovery.sources.opened import Opened
    from discovery.transport import Reader

AGREEING = 2  # signals that settle it
MOST_HOME_PAGES = 6  # read for one name
MOST_IMPRINTS = 2  # read for one name, each where a home page does not bear it


class Named(NamedTuple):
    """That a page bears the company's name: in words, where, and what it says beside it."""

    words: str
    source: Source
    own: OwnWords


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """What has been learnt of one company so far."""

    names: tuple[str, ...]  # the candidate's name for it first
    country: str | None
    reader: Reader
    found: dict[str, DomainChoice] = field(default_factory=dict)  # by domain
    own: dict[str, OwnWords] = field(default_factory=dict)  # what the home pages say of their company
    known: list[Known] = field(default_factory=list)  # what the sources say
    asked: list[Asked] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)  # where we could not look
    redirected: dict[str, list[str]] = field(default_factory=dict)  # by the domain where it ends: where it began
    home_pages_read: int = 0
    imprints_read: int = 0

    @property
    def choices(self) -> tuple[DomainChoice, ...]:
        """The domains for which something speaks, the best first."""
        spoken_for = (choice for choice in self.found.values() if choice.signals)
        return tuple(sorted(spoken_for, key=lambda one: (-len(one.signals), -(one.probability or 0.0))))

    @property
    def settled(self) -> DomainChoice | None:
        """The domain on which signals agree, more of them than on any other; None as long as there is none."""
        counts = [len(choice.signals) for choice in self.choices]
        alone = counts[:1] > counts[1:2]
        return self.choices[0] if alone and counts[0] >= AGREEING else None

    def add(self, domain: str, signal: str, source: Source | None = None, probability: float | None = None) -> None:
        """One more signal for a domain; nothing for a domain that is no company's own, or another's."""
        if own_domain(domain, self.names[0], NOT_COMPANIES) is None:
            return
        choice = self.found.get(domain, DomainChoice(domain=domain, signals=()))
        self.found[domain] = replace(
            choice,
            signals=tuple(dict.fromkeys((*choice.signals, signal))),
            sources=(*choice.sources, source) if source else choice.sources,
            probability=choice.probability or probability,
        )

    async def ask(self, opened: Opened) -> None:
        """Ask one source; the home page of what it names first is looked at, unless it has been."""
        told = await ask(opened.source, self.names[0], self.country, opened.api)
        self.asked.append(told.asked)
        self.known.extend(told.known)
        domains = dict.fromkeys(known.domain for known in told.known if known.domain)
        for known in told.known:
            if known.domain:
                self.add(known.domain, f"{told.asked.source} names it", known.source)
        for domain in list(domains)[:1]:
            await self.look(domain)

    async def look(self, domain: str) -> bool:
        """Look at a domain's home page, and if need be its imprint; whether it bears the company's name: a signal.

        The end of a redirect is the domain: what spoke for the beginning speaks for it.
        """
        if domain in self.own or self.home_pages_read >= MOST_HOME_PAGES:
            return False
        try:
            page = await home_page(domain, self.reader)
            self.home_pages_read += page is not None
            own = page and (self._named_by(page) or await self._named_by_imprint(page))
        except COULD_NOT_LOOK as failure:
            self.unseen.append(f"{domain} ({in_words(failure)})")
            return False
        if not page or not own:
            return False
        end = registrable_domain(urlsplit(page.url).hostname or "") or domain
        confirmed, source, self.own[end] = own
        self.own[domain] = self.own[end]
        if end != domain:
            self._move(domain, end)
        self.add(end, confirmed, source)
        if end in self.found:
            self.found[end] = replace(self.found[end], home=page.url)
        return end in self.found

    def _named_by(self, page: Page) -> Named | None:
        """The home page's own word, if it bears one of the company's names."""
        for name in self.names:
            if confirmed := confirmation(page, name):
                return Named(confirmed, _read_at(page), own_words(page, name))
        return None

    async def _named_by_imprint(self, home: Page) -> Named | None:
        """The word of the imprint that a home page links to, one page more; many a home page bears a slogan alone."""
        if self.imprints_read >= MOST_IMPRINTS or (url := imprint_link(home)) is None:
            return None
        self.imprints_read += 1
        page = await self.reader.fetch(url)
        if not isinstance(page, Page):
            return None
        for name in self.names:
            if found := legal_name(page, name):
                words = replace(own_words(home, name), legal_name=found)
                return Named(f"the imprint at {page.url} reads “{found}”", _read_at(page), words)
        return None

    def _move(self, domain: str, end: str) -> None:
        """What spoke for the beginning of a redirect speaks for its end; mail may still go to the beginning."""
        self.redirected.setdefault(end, []).append(domain)
        if moved := self.found.pop(domain, None):
            for signal in moved.signals:
                self.add(end, signal, probability=moved.probability)


def _read_at(page: Page) -> Source:
    return Source(uri=page.url, retrieved_at=page.retrieved_at, method=Method.HOME_PAGE)


async def home_page(domain: str, reader: Reader) -> Page | None:
    """What stands at a domain; None where nothing does. Raises one of `COULD_NOT_LOOK`."""
    hosts = [host for host in (domain, f"www.{domain}") if await reader.addresses(host)]
    closed: Exception | None = None
    for url in (f"{scheme}://{host}/" for scheme in ("https", "http") for host in hosts[:1]):
        try:
            answer = await reader.fetch(url)
        except NOT_CONNECTED as failure:  # many small companies' sites have no certificate
            closed = failure
            continue
        return answer if isinstance(answer, Page) else None
    if closed:
        raise closed
    return None
