"""What anybody would write in an afternoon, done well: the yardstick of `make eval-contacts`, called (b+).

BeautifulSoup's text, libphonenumber's matcher, mailto and tel links, "(at)", and a fax word to the left of a number.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from urllib.parse import unquote

import phonenumbers
from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w-])", re.IGNORECASE)
_SPELT_AT = re.compile(r"[ ]{0,3}(?:\(at\)|\[at\]|\{at\})[ ]{0,3}", re.IGNORECASE)
_SPELT_DOT = re.compile(r"[ ]{0,3}(?:\(dot\)|\[dot\]|\{dot\})[ ]{0,3}", re.IGNORECASE)
_NO_MAILBOX = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|css|js)$", re.IGNORECASE)
_FAX = re.compile(r"(?:tele)?fax[^\n\d]{0,12}$", re.IGNORECASE)
_LABEL = 20  # characters to the left of a number


def parse_only(html: bytes) -> BeautifulSoup:
    """The tree alone, which every reader that uses BeautifulSoup pays for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(html, "lxml")


def read_page(html: bytes, url: str, default_region: str | None) -> list[dict[str, str | None]]:
    """The addresses and numbers of one page, in the scorers' shape; it knows nothing of people."""
    soup = parse_only(html)
    text = soup.get_text("\n")  # without scripts and styles
    printed = list(_numbers(text, default_region))
    values = {row["value"] for row in printed}
    dialled = [row for row in _dialled(soup, default_region) if row["value"] not in values]
    return [*printed, *dialled, *_addresses(soup, text)]


def _numbers(text: str, region: str | None) -> Iterator[dict[str, str | None]]:
    for match in PhoneNumberMatcher(text, region):
        fax = _FAX.search(text, max(match.start - _LABEL, 0), match.start)
        yield _row("fax" if fax else "phone", match.number)


def _dialled(soup: BeautifulSoup, region: str | None) -> Iterator[dict[str, str | None]]:
    for href in _targets(soup, "tel:"):
        try:
            number = phonenumbers.parse(href, region)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            yield _row("phone", number)


def _row(kind: str, number: PhoneNumber) -> dict[str, str | None]:
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return {"kind": kind, "value": e164, "extension": number.extension}


def _addresses(soup: BeautifulSoup, text: str) -> Iterator[dict[str, str | None]]:
    written = [href.partition("?")[0] for href in _targets(soup, "mailto:")]
    written.append(_SPELT_DOT.sub(".", _SPELT_AT.sub("@", text)))
    for found in (match for part in written for match in _ADDRESS.finditer(part)):
        if not _NO_MAILBOX.search(found[0]):
            yield {"kind": "email", "value": found[0].lower()}


def _targets(soup: BeautifulSoup, scheme: str) -> Iterator[str]:
    """What the links of one scheme lead to, without the scheme."""
    for link in soup.find_all("a", href=True):
        if isinstance(link, Tag) and str(link["href"])[: len(scheme)].lower() == scheme:
            yield unquote(str(link["href"])[len(scheme) :])
