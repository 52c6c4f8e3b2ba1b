"""From a company's name to its web domain: given, a known alias, or a guess that the home page confirms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from data.folding import fold
from data.model import Case, Company, Method, Page, Source, Standing
from data.tables.company_aliases import company_aliases
from data.tables.domain_suffixes import suffixes
from data.tables.legal_forms import without_legal_form
from discovery.confirmation import confirmation
from discovery.domains import registrable_domain
from discovery.looking import CouldNotLook
from discovery.transport import COULD_NOT_LOOK, NOT_CONNECTED

if TYPE_CHECKING:
    from discovery.transport import Reader

MOST_GUESSES = 24  # names asked of DNS for one company
MOST_HOME_PAGES = 6  # of those that exist, home pages read


async def resolve_company(case: Case, reader: Reader) -> Company:
    """The company of a case with its web domain, or with a standing that says why there is none.

    Raises `CouldNotLook` where a guess could be neither confirmed nor ruled out and no other one was confirmed.
    """
    for domain, reason in _told(case):
        return _company(case, domain, Standing.GIVEN, reason)
    unseen: list[str] = []
    homes_read = 0
    for domain in islice(guesses(case.company, case.country, in_a_world=reader.world is not None), MOST_GUESSES):
        try:
            page = await _home_page(domain, reader)
        except COULD_NOT_LOOK as failure:
            unseen.append(f"{domain} ({type(failure).__name__})")
            continue
        homes_read += page is not None
        if page and (confirmed := confirmation(page, case.company)):
            found = registrable_domain(urlsplit(page.url).hostname or "") or domain  # a redirect's end is the domain
            source = Source(uri=page.url, retrieved_at=page.retrieved_at, method=Method.HOME_PAGE)
            return _company(case, found, Standing.VERIFIED, confirmed, home=page.url, sources=(source,))
        if homes_read == MOST_HOME_PAGES:
            break
    if unseen:
        raise _unknown(case, unseen)
    why = f"no home page was found that bears the name {case.company}; give --domain if you know it"
    return Company(name=case.company, standing=Standing.NOT_FOUND, reason=why, country=case.country)


def guesses(name: str, country: str | None, *, in_a_world: bool = False) -> Iterator[str]:
    """Web domains that a company of that name could have, likeliest first.

    >>> list(guesses("Harbour & Finch Ltd", "GB"))[:3]
    ['harbourandfinch.com', 'harbour-and-finch.com', 'harbourfinch.com']
    """
    words = without_legal_form(tuple(fold(name).split()))
    bare = tuple(word for word in words if word != "and")
    labels = dict.fromkeys(("".join(words), "-".join(words), "".join(bare), "-".join(bare), words[0] if words else ""))
    # RFC 2606 keeps .example out of the real tree: only a world resolves it.
    ends = ("example", *suffixes(country)) if in_a_world else suffixes(country)
    for suffix, label in product(ends, labels):
        if 1 < len(label) <= 63:  # RFC 1035 section 2.3.4
            yield f"{label}.{suffix}"


def _told(case: Case) -> Iterator[tuple[str, str]]:
    """Domains that need no guess, with the reason to take them."""
    if case.domain and (domain := registrable_domain(case.domain)):
        yield domain, "the candidate gave the domain"
    if alias := company_aliases().get(fold(case.company)):
        yield alias, f"the alias table lists {case.company}"
    if "." in case.company and " " not in case.company and (domain := registrable_domain(case.company)):
        yield domain, "the company's name is a domain"


def _company(case: Case, domain: str, standing: Standing, reason: str, **more: Any) -> Company:
    return Company(
        name=case.company,
        standing=standing,
        reason=reason,
        web_domain=domain,
        country=case.country or _country_of_suffix(domain),
        **more,
    )


def _country_of_suffix(domain: str) -> str | None:
    """The country whose code the domain ends in; suffixes that are sold as words (.io, .ai, .co) say nothing.

    >>> _country_of_suffix("harbour.co.uk"), _country_of_suffix("nordlicht.de"), _country_of_suffix("nimble.io")
    ('GB', 'DE', None)
    """
    last = domain.rpartition(".")[2]
    if len(last) != 2 or last in {"ai", "cc", "co", "eu", "fm", "gg", "io", "me", "sh", "so", "to", "tv", "ws"}:
        return None
    return "GB" if last == "uk" else last.upper()


async def _home_page(domain: str, reader: Reader) -> Page | None:
    """What stands at a guessed domain; None where nothing does. Raises one of `COULD_NOT_LOOK`."""
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


def _unknown(case: Case, unseen: list[str]) -> CouldNotLook[Company]:
    why = f"could not look at {', '.join(unseen)}"
    return CouldNotLook(Company(name=case.company, standing=Standing.UNKNOWN, reason=why, country=case.country), why)
