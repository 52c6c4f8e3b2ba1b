"""The page on which a company says who it is by law: where the home page does not name it, this one does."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from data.folding import fold
from data.model import Page
from data.tables.imprint_words import AFTER_THE_COMPANY, LEADS_TO_IMPRINT
from data.tables.legal_forms import split_legal_form, without_legal_form
from discovery.confirmation import is_parked, soup_of
from discovery.domains import registrable_domain

LINKS_READ = 500  # of a home page
LINES_READ = 400  # of an imprint
LONGEST_LINE = 500
LONGEST_NAME = 10  # words, its legal form included


def imprint_link(home: Page) -> str | None:
    """The URL of the imprint, or of the terms, that a home page links to on its own domain, if it does."""
    soup = soup_of(home)
    if home.status != 200 or is_parked(soup):
        return None
    own = registrable_domain(urlsplit(home.url).hostname or "")
    found: dict[str, str] = {}
    for link in soup.find_all("a", href=True, limit=LINKS_READ):
        words = fold(f"{link.get_text(' ')[:LONGEST_LINE]} {str(link['href'])[:LONGEST_LINE]}")
        sign = next((sign for sign in LEADS_TO_IMPRINT if f" {sign}" in f" {words}"), None)
        if sign and (url := _on_site(home.url, str(link["href"]), own)):
            found.setdefault(sign, url)
    return next((found[sign] for sign in LEADS_TO_IMPRINT if sign in found), None)


def legal_name(imprint: Page, name: str) -> str | None:
    """The company's name with its legal form, as its imprint prints it; who has made the site stands further down."""
    if imprint.status != 200:
        return None
    for line in soup_of(imprint).get_text("\n").splitlines()[:LINES_READ]:
        if fold(line[:LONGEST_LINE]).startswith(AFTER_THE_COMPANY):
            return None
        if found := legal_name_in(line[:LONGEST_LINE], name):
            return found
    return None


def legal_name_in(line: str, name: str) -> str | None:
    """The part of a line that begins with a company's name and ends with a legal form.

    >>> legal_name_in("Angaben gemäß § 5 DDG: Nordlicht Werke GmbH & Co. KG, Hafenstraße 1", "Nordlicht Werke")
    'Nordlicht Werke GmbH & Co. KG'
    >>> legal_name_in("Nordlicht is what we love", "Nordlicht") is None
    True
    """
    words, wanted = line.split(), without_legal_form(tuple(fold(name).split()))
    for start, word in enumerate(words):
        if not fold(word).startswith(wanted[:1]):
            continue
        spans = (words[start:end] for end in range(start + 2, min(len(words), start + LONGEST_NAME) + 1))
        told = [" ".join(span) for span in spans if _is_legal_name(" ".join(span), wanted)]
        if told:
            return told[-1].rstrip(" .,;|)")
    return None


def _is_legal_name(said: str, wanted: tuple[str, ...]) -> bool:
    folded = tuple(fold(said).split())
    return folded[: len(wanted)] == wanted and bool(split_legal_form(folded).forms)


def _on_site(base: str, href: str, own: str | None) -> str | None:
    try:
        url = urljoin(base, href)
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return url if url.startswith("http") and registrable_domain(host) == own else None
