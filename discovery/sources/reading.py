"""Small steps that every adapter takes: texts, domains and numbers out of somebody's JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import phonenumbers

from data.folding import fold
from data.model import Method, PhoneKind, PublishedEmail, PublishedPhone, Source
from data.tables.legal_forms import without_legal_form
from discovery.domains import registrable_domain

LONGEST_TEXT = 300


def text(value: Any) -> str:
    """A text on one line, and not a long one; "" for everything that is no text.

    >>> text("  Synergistics  Inc. "), text(None), text(["x"])
    ('Synergistics Inc.', '', '')
    """
    return " ".join(value.split())[:LONGEST_TEXT] if isinstance(value, str) else ""


def domain_of(value: Any) -> str | None:
    """The registrable domain of a URL or of a host name.

    >>> domain_of("https://www.synergistics.example/en"), domain_of("synergistics.example"), domain_of(7)
    ('synergistics.example', 'synergistics.example', None)
    """
    said = text(value)
    try:
        host = urlsplit(said if "//" in said else f"//{said}").hostname or ""
    except ValueError:
        return None
    return registrable_domain(host)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names of companies differ in no more than their legal form and their dress.

    >>> is_same_name("Synergistics, Inc.", "SYNERGISTICS"), is_same_name("Synergistics", "Synergistics Bakery")
    (True, False)
    """
    first, second = (without_legal_form(tuple(fold(name).split())) for name in (one, other))
    return bool(first) and "".join(first) == "".join(second)


def country_of(value: Any) -> str | None:
    """An ISO 3166-1 alpha-2 code, as it should be written.

    >>> country_of("us"), country_of("USA")
    ('US', None)
    """
    said = text(value).upper()
    return said if len(said) == 2 and said.isascii() and said.isalpha() else None


def main_number(value: Any, country: str | None, source: Source) -> tuple[PublishedPhone, ...]:
    """The company's own number, as a register has it; none where it is no possible number."""
    said = text(value)
    try:
        number = phonenumbers.parse(said, country)
    except phonenumbers.NumberParseException:
        return ()
    if not phonenumbers.is_possible_number(number):
        return ()
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    reason = f"the company's number, as {urlsplit(source.uri).hostname} has it"
    return (PublishedPhone(e164=e164, text=said, kind=PhoneKind.MAIN, reason=reason, source=source),)


def address(value: Any, source: Source) -> tuple[PublishedEmail, ...]:
    """The company's own address, as a register has it."""
    said = text(value).removeprefix("mailto:")
    local, _, domain = said.rpartition("@")
    if not local or registrable_domain(domain) is None:
        return ()
    return (PublishedEmail(address=f"{local}@{domain.lower()}", text=said, source=source),)


def seen_at(uri: str, at: datetime, method: Method) -> Source:
    """Where an adapter read something."""
    return Source(uri=uri, retrieved_at=at, method=method)
