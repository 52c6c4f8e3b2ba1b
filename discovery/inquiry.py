"""Which web domain a company's name stands for: signals are gathered until two of them agree on one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from data.model import Asked, DomainChoice, Method, Page, Source
from data.tables.not_companies import NOT_COMPANIES
from discovery.confirmation import OwnWords, confirmation, own_words
from discovery.domains import NOBODYS_OWN, registrable_domain
from discovery.sources.source import Known, ask
from discovery.transport import COULD_NOT_LOOK, NOT_CONNECTED

if TYPE_CHECKING:
    from discovery.sources.opened import Opened
    from discovery.transport import Reader

AGREEING = 2  # signals that settle it
MOST_HOME_PAGES = 6  # read for one name


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """What has been learnt of one name so far."""

    name: str
    country: str | None
    reader: Reader
    found: dict[str, DomainChoice] = field(default_factory=dict)  # by domain
    own: dict[str, OwnWords] = field(default_factory=dict)  # what the home pages say of their company
    known: list[Known] = field(default_factory=list)  # what the sources say
    asked: list[Asked] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)  # where we could not look
    pages_read: int = 0

    @property
    def choices(self) -> tuple[DomainChoice, ...]:
        """The domains for which something speaks, the best first."""
        spoken_for = (choice for choice in self.found.values() if choice.signals)
        return tuple(sorted(spoken_for, key=lambda one: (-len(one.signals), -(one.probability or 0.0))))

    @property
    def settled(self) -> DomainChoice | None:
        """The one domain on which signals agree; None as long as there is none, or more than one."""
        agreed = [choice for choice in self.choices if len(choice.signals) >= AGREEING]
        return agreed[0] if len(agreed) == 1 else None

    def add(self, domain: str, signal: str, source: Source | None = None, probability: float | None = None) -> None:
        """One more signal for a domain; nothing for a domain that is no company's own."""
        if domain in NOBODYS_OWN or domain in NOT_COMPANIES:
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
        told = await ask(opened.source, self.name, self.country, opened.api)
        self.asked.append(told.asked)
        self.known.extend(told.known)
        domains = dict.fromkeys(known.domain for known in told.known if known.domain)
        for known in told.known:
            if known.domain:
                self.add(known.domain, f"{told.asked.source} names it", known.source)
        for domain in list(domains)[:1]:
            await self.look(domain)

    async def look(self, domain: str) -> bool:
        """Look at a domain's home page; whether it bears the company's name, which is a signal for it.

        The end of a redirect is the domain: what spoke for the beginning speaks for it.
        """
        if domain in self.own or self.pages_read >= MOST_HOME_PAGES:
            return False
        try:
            page = await home_page(domain, self.reader)
        except COULD_NOT_LOOK as failure:
            self.unseen.append(f"{domain} ({type(failure).__name__})")
            return False
        self.pages_read += page is not None
        if page is None or (confirmed := confirmation(page, self.name)) is None:
            return False
        end = registrable_domain(urlsplit(page.url).hostname or "") or domain
        self.own[domain] = self.own[end] = own_words(page, self.name)
        if end != domain and domain in self.found:
            self._move(domain, end)
        self.add(end, confirmed, Source(uri=page.url, retrieved_at=page.retrieved_at, method=Method.HOME_PAGE))
        if end in self.found:
            self.found[end] = replace(self.found[end], home=page.url)
        return end in self.found

    def _move(self, domain: str, end: str) -> None:
        moved = self.found.pop(domain)
        for signal in moved.signals:
            self.add(end, signal, probability=moved.probability)


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
