"""What the address of a job advertisement says of the company: its name, or its web domain. The page is not read."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from data.tables.job_ads import AD_ADDRESSES, NO_NAMES
from data.tables.not_companies import NOT_COMPANIES
from discovery.domains import own_domain, split_domain

LONGEST_URL = 2048
_IN_A_ROW = {"NAME": r"(\w[\w &-]{0,99}?)", r"\*": "[^/?&.]{1,200}", r"\#": r"\d+"}  # as a row has it, escaped
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class JobAd(NamedTuple):
    """The company of an advertisement, as far as its address tells."""

    company: str | None = None  # as people would write it: "Harbour Finch" of harbour-finch
    domain: str | None = None  # where it stands on the company's own site


def read_job_ad(url: str, company: str | None = None) -> JobAd:
    """The company whose advertisement stands at a URL; of a board that does not name it, nothing.

    `company` is its name where that is known: on the site of a company that runs a board, too, it is their own.

    >>> read_job_ad("https://job-boards.greenhouse.io/harbour-finch/jobs/4012345")
    JobAd(company='Harbour Finch', domain=None)
    >>> read_job_ad("https://careers.synergistics.example/jobs/7?utm_source=board")
    JobAd(company='Synergistics', domain='synergistics.example')
    >>> read_job_ad("https://www.indeed.com/viewjob?jk=1a2b3c")
    JobAd(company=None, domain=None)
    """
    try:
        parts = urlsplit(url[:LONGEST_URL] if "//" in url else f"//{url[:LONGEST_URL]}")
    except ValueError:
        return JobAd()
    host = (parts.hostname or "").removeprefix("www.")
    address = f"{host}{unquote(parts.path)}{'?' if parts.query else ''}{parts.query}"
    for pattern in _patterns():
        if (found := pattern.match(address)) and found[1].lower() not in NO_NAMES:
            return JobAd(company=spelt(found[1]))
    domain = own_domain(host, company or "", NOT_COMPANIES)
    return JobAd(company=spelt(split_domain(domain)[0]), domain=domain) if domain else JobAd()


def spelt(name: str) -> str:
    """A name out of an address, as people would write it.

    >>> spelt("harbour-and-finch"), spelt("BlueDoor"), spelt("IBM"), spelt("nordlicht_werke")
    ('Harbour and Finch', 'Blue Door', 'IBM', 'Nordlicht Werke')
    """
    words = _CAMEL.sub(" ", re.sub(r"[-_.]+", " ", name)).split()
    return " ".join(word if word in {"and", "of", "the"} or not word.islower() else word.capitalize() for word in words)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The table's rows, each as what it matches at the beginning of an address."""
    return tuple(re.compile(f"{_pattern(row)}(?=[/?&]|$)") for row in AD_ADDRESSES)


def _pattern(row: str) -> str:
    pattern = re.escape(row)
    for sign, meaning in _IN_A_ROW.items():
        pattern = pattern.replace(sign, meaning)
    return pattern
