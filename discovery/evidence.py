"""What the pages of one company say together, for all its interviewers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from data.folding import fold
from data.model import (
    Case,
    ChannelKind,
    Company,
    Evidence,
    InferredFormat,
    Logged,
    MailVerdict,
    Memory,
    Method,
    Published,
    PublishedEmail,
    Source,
)
from discovery.domains import NOBODYS_OWN, mail_domain, registrable_domain
from discovery.email_format import infer_format
from discovery.read_site import ReadSite


def read_pages(site: ReadSite, company: Company, case: Case) -> Published:
    """What the company's pages publish, in the order in which they were read, the country of the company with it."""
    return published_together(site.published, company, case)


def published_together(read: Sequence[Published], company: Company, case: Case) -> Published:
    """What several pages of a company publish, as one."""
    return Published(
        emails=(*(email for page in read for email in page.emails), *company.emails),
        phones=(*(phone for page in read for phone in page.phones), *company.phones),
        people=tuple(person for page in read for person in page.people),
        organisations=tuple(organisation for page in read for organisation in page.organisations),
        addresses=tuple(address for page in read for address in page.addresses),
        country=company.country or case.country or _home_country(read),
    )


def _home_country(pages: Sequence[Published]) -> str | None:
    """The country of the head office as the pages print it, else the one that most pages give."""
    offices = Counter(a.country for page in pages for a in page.addresses if a.country and a.head_office)
    countries = Counter(page.country for page in pages if page.country)
    return next((country for country, _ in (*offices.most_common(1), *countries.most_common(1))), None)


def mail_domains(case: Case, company: Company, published: Published) -> tuple[str, ...]:
    """The domains to which the company's mail goes, likeliest first: not the same as its web domain.

    Another domain than the web's counts where the candidate holds an address there, or where the company's pages print
    several addresses of it, or one whose domain bears the company's name.
    """
    held = [mail_domain(who.email) for who in case.people if who.email]
    seen = Counter(mail_domain(email.address) for email in _distinct(published.emails))
    names = {fold(word) for word in (company.name, (company.web_domain or "").partition(".")[0])}
    kept = Counter(
        {
            domain: count
            for domain, count in seen.items()
            if domain == company.web_domain or count > 1 or _bears(domain, names)
        }
    )
    written = [*published.mail_domains, *(domain for domain, _ in kept.most_common())]
    ordered = [*held, *written, company.web_domain, *company.mail_domains]
    return tuple(dict.fromkeys(domain for domain in ordered if domain and domain not in NOBODYS_OWN))


def infer_formats(case: Case, evidence: Evidence, memory: Memory) -> tuple[InferredFormat, ...]:
    """The format of each mail domain that may take mail, the likeliest domain first.

    A web server that stands in for a mail exchange is a weak sign: where no address was seen at its domain, the domains
    with an exchange come first. What the candidate holds, and what somebody answered from, teaches as the pages do;
    what came back speaks against.
    """
    answered = _as_examples(case, memory, Logged.REPLIED)
    examples = _distinct((*evidence.published.emails, *_held(case, memory), *answered))
    seen = {mail_domain(example.address) for example in examples}
    ready = [exchange for exchange in evidence.exchanges if not exchange.verdict.takes_no_mail]
    ready.sort(key=lambda exchange: exchange.verdict is MailVerdict.IMPLICIT and exchange.domain not in seen)
    takes_mail = [exchange.domain for exchange in ready]
    return tuple(
        infer_format(
            domain,
            examples,
            sisters=[sister for sister in takes_mail if sister != domain],
            bounced=(*_as_examples(case, memory, Logged.BOUNCED), *evidence.published.refuted),
            said=evidence.published.formats,
        )
        for domain in takes_mail
    )


def _as_examples(case: Case, memory: Memory, what: Logged) -> tuple[PublishedEmail, ...]:
    """The addresses of which the candidate has logged that, with the name of the person it was."""
    names = {who.person_id: who.name for who in case.people}
    return tuple(
        _told(log.value, names.get(log.person_id), case, log.at)
        for log in memory.logged
        if log.what is what and log.value and "@" in log.value
    )


def _told(address: str, person: str | None, case: Case, at: datetime) -> PublishedEmail:
    source = Source(uri=f"case:{case.case_id}", retrieved_at=at, method=Method.GIVEN)
    return PublishedEmail(address=address, text=address, source=source, person=person)


def _held(case: Case, memory: Memory) -> Iterator[PublishedEmail]:
    corrected = {word.person_id: word for word in memory.corrections if word.kind is ChannelKind.EMAIL}
    for who in case.people:
        address = corrected[who.person_id].value if who.person_id in corrected else who.email
        if address:
            yield _told(address, who.name, case, case.since)


def _distinct(emails: Sequence[PublishedEmail]) -> tuple[PublishedEmail, ...]:
    """One of each address, with the name where a page gives one: a footer that repeats it makes it no truer."""
    ordered = sorted(emails, key=lambda email: email.person is not None)
    return tuple({email.address.lower(): email for email in ordered}.values())


def _bears(domain: str, names: set[str]) -> bool:
    """Whether a domain's registered label and one of the company's names begin alike.

    >>> _bears("nordlicht.example", {"nordlicht werke gmbh"}), _bears("pressehaus.example", {"nordlicht werke gmbh"})
    (True, False)
    """
    label = (registrable_domain(domain) or domain).partition(".")[0].replace("-", "")
    joined = [name.replace(" ", "") for name in names if name]
    return any(label.startswith(name) or (len(label) > 3 and name.startswith(label)) for name in joined)
