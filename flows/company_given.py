"""What the candidate tells of the company: its name, its web domain, the address of the job advertisement."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from flows.forms import BadCase

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")  # RFC 1035 section 2.3.1


class CompanyGiven(NamedTuple):
    """The company's name, and its domain where the candidate knows it."""

    name: str
    domain: str | None


def company_given(name: str | None, domain: str | None, ad: str | None) -> CompanyGiven:
    """The company that these tell of together; raises `BadCase` where they do not, or name what is no company's."""
    told = _told_by(ad, name) if ad else None
    if told is None and name is None:
        raise BadCase("company: is missing; write its name, or in ad the address of the job advertisement")
    called = name or (told.name if told else "")
    if not called:
        raise BadCase(f"ad: {ad!r} does not say which company it is; write its name in company")
    if "." in called and " " not in called:
        _refuse_anybodys("company", called, called)
    if domain:
        return CompanyGiven(called, company_domain(domain, called))
    return CompanyGiven(called, told.domain if told else None)


def _told_by(ad: str, name: str | None) -> CompanyGiven:
    """What the address of an advertisement tells: a name, and the domain of a site that is called so.

    Under another name than the company's it may be a board that no table knows.
    """
    from discovery.job_ads import read_job_ad
    from discovery.sources.reading import is_same_name

    told = read_job_ad(ad, name)
    called = told.company or ""
    return CompanyGiven(called, told.domain if is_same_name(called, name or called) else None)


def company_domain(domain: str, company: str) -> str:
    """The registrable domain of a host name or a URL that the candidate gives as the company's own."""
    found = held_domain(domain)
    _refuse_anybodys("domain", found, company)
    return found


def held_domain(domain: str) -> str:
    """The registrable domain of a host name or a URL, whoever's it is."""
    from discovery.domains import registrable_domain

    try:
        host = urlsplit(domain if "//" in domain else f"//{domain}").hostname or ""
    except ValueError:  # a bracket without its other
        host = ""
    found = registrable_domain(host)
    if found is None or not DOMAIN.fullmatch(found):
        raise BadCase(f"domain: {domain!r} is not a company's web domain; write synergistics.example")
    return found


def held_mail_domain(text: str) -> str:
    """The domain of an address, or a domain, as DNS is asked for it."""
    from discovery.domains import ascii_name, mail_domain

    found = ascii_name(mail_domain(text.strip()))
    if found is None or not DOMAIN.fullmatch(found):
        raise BadCase(f"{text!r} is no mail domain; write synergistics.example")
    return found


def _refuse_anybodys(field: str, host: str, company: str) -> None:
    """A domain where anybody has mail would lead to strangers' private mailboxes, a job board to other companies."""
    from discovery.domains import NOBODYS_OWN, own_domain, registrable_domain

    domain = registrable_domain(host)
    if domain is None or own_domain(host, company):
        return
    if domain in NOBODYS_OWN:
        raise BadCase(f"{field}: at {domain} anybody has mail, so it is no company's; write the company's own, or none")
    raise BadCase(f"{field}: at {domain} many companies put up vacancies; give the advertisement's address as ad")
