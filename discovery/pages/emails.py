"""The e-mail addresses that a page shows, in the order in which they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from data.model import Method
from data.tables.placeholders import MACHINE_DOMAINS, PLACEHOLDER_ADDRESSES, PLACEHOLDER_DOMAINS
from discovery.domains import registrable_domain
from discovery.pages.document import Document
from discovery.pages.obfuscation import (
    ANY_AT,
    SPELT_OUT,
    cloudflare_link_address,
    spelt_out_address,
    typo3_address,
    without_capitals_against_spam,
)
from discovery.pages.scripts import with_disguised, written_strings
from discovery.pages.text import found_on_lines


@dataclass(frozen=True, slots=True)
class EmailSpot:
    """An address and where in the page's text it stands."""

    address: str
    text: str
    method: Method
    start: int
    end: int


# RFC 5322 dot-atoms, less what no company uses. A token is tried only where it begins: a page of letters costs one try.
_ADDRESS: Final = re.compile(
    r"(?<![\w.+%&'/=-])(?P<local>[\w+%&'/=-]{1,64}(?:\.[\w+%&'/=-]{1,64}){0,8})@(?P<domain>(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24}))(?![\w-])"
)
_AT: Final = re.compile("@")
_FILE_NAMES: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|css|js|json|html?|php|pdf|ico|mp[34])$", re.IGNORECASE)
_HEXADECIMAL: Final = re.compile(r"[0-9a-f]{20,}")
_LONGEST_LOCAL: Final = 64  # octets: RFC 5321 section 4.5.3.1.1
_LOCAL_EDGES: Final = "'/=&%"
_TYPED_BESIDE: Final = re.compile(r"^(?:mailto|e-?mail|u003[ce]|x3[ce]|20|n?bsp)[:;]?(?=\w)|^(?:u003[ce]|%20|nbsp)")


def find_emails(document: Document) -> tuple[EmailSpot, ...]:
    """Every address of the page, each once: its best sighting (a link or visible text before a script)."""
    best: dict[str, EmailSpot] = {}
    for spot in (*_linked(document), *_printed(document), *_spelt_out(document), *_scripted(document)):
        best.setdefault(spot.address.lower(), spot)
    return tuple(sorted(best.values(), key=lambda spot: spot.start))


def clean_address(raw: str, believe: bool = False) -> str | None:
    """The address with its domain in lower-case ASCII, or None where it is nobody's mailbox.

    No such top-level domain, a file name, a placeholder.

    `believe`: mark-up says that it is one, so that only the form is looked at.

    >>> clean_address("Jane.Roe@Zürich-Bau.CH"), clean_address("logo@2x.png"), clean_address("you@yourdomain.com")
    ('Jane.Roe@xn--zrich-bau-q9a.ch', None, None)
    """
    found = _ADDRESS.fullmatch(raw.strip().strip(".,;:<>\"'"))
    if not found:
        return None
    local, domain = found["local"].strip(_LOCAL_EDGES), _mail_domain(found["domain"].lower(), believe)
    if (
        not local
        or len(local) > _LONGEST_LOCAL
        or not domain
        or not local.isascii()
        or _HEXADECIMAL.fullmatch(local.lower())
    ):
        return None
    address = f"{local}@{domain}"
    return None if address.lower() in PLACEHOLDER_ADDRESSES and not believe else address


@lru_cache(maxsize=2_048)
def _mail_domain(domain: str, believe: bool) -> str | None:
    owner = registrable_domain(domain)
    if (
        not owner
        or owner in MACHINE_DOMAINS
        or _FILE_NAMES.search(domain)
        or (owner in PLACEHOLDER_DOMAINS and not believe)
    ):
        return None
    return domain if domain.isascii() else domain.encode("idna").decode("ascii")


def _addresses_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for found in found_on_lines(_AT, _ADDRESS, text):
        address = clean_address(without_capitals_against_spam(_TYPED_BESIDE.sub("", found[0])))
        if address:
            yield address, found


_LEADS_ON: Final = ("/", "#", "?", ".", "http://", "https://")
_CLOAKED_LINKS: Final = ("/cdn-cgi/l/", "UnCryptMailto")


def _linked(document: Document) -> Iterator[EmailSpot]:
    """mailto links (RFC 6068), several recipients and those in cc and bcc included, and the cloaks that end in one."""
    for link in document.links:
        if link.href.startswith(_LEADS_ON) and not any(cloak in link.href for cloak in _CLOAKED_LINKS):
            continue
        method, target = Method.MAILTO, ""
        if link.href[:7].lower() == "mailto:":
            target = link.href[7:]
        elif hidden := cloudflare_link_address(link.href):
            method, target = Method.CLOUDFLARE, hidden
        elif hidden := typo3_address(link.href):
            method, target = Method.OBFUSCATED, hidden
        elif "javascript:" in link.href[:12].lower():
            target = " ".join(written_strings(unquote(link.href[11:])))
            method = Method.OBFUSCATED
        for recipients in _recipients(target) if target else ():
            for address, _ in _addresses_in(recipients):
                text = document.text[link.start : link.end].strip()
                yield EmailSpot(address, text or address, method, link.start, link.end)


def _recipients(target: str) -> Iterator[str]:
    """The part of a mailto link before its headers, and those headers that are recipients (RFC 6068)."""
    before, _, headers = target.partition("?")
    yield unquote(unquote(before))  # some encode twice
    for header in headers.split("&"):
        name, _, value = header.partition("=")
        if name.lower() in ("to", "cc", "bcc"):
            yield unquote(value)


def _printed(document: Document) -> Iterator[EmailSpot]:
    reveals = {reveal.start: reveal.method for reveal in document.reveals}
    for address, found in _addresses_in(document.text):
        yield EmailSpot(address, found[0], reveals.get(found.start(), Method.TEXT), found.start(), found.end())


def _spelt_out(document: Document) -> Iterator[EmailSpot]:
    for found in found_on_lines(ANY_AT, SPELT_OUT, document.text):
        spelt = spelt_out_address(found)
        address = clean_address(spelt) if spelt else None
        if address:
            yield EmailSpot(address, found[0], Method.OBFUSCATED, found.start(), found.end())


def _scripted(document: Document) -> Iterator[EmailSpot]:
    for script in document.scripts:
        if script.media_type and "javascript" not in script.media_type:
            continue
        for text in with_disguised(written_strings(script.text), script.text):
            for address, _ in _addresses_in(text):
                yield EmailSpot(address, address, Method.OBFUSCATED, script.start, script.start)
