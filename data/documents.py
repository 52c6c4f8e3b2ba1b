"""Values as JSON documents, and a dossier as the rows of `findings` and back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from data.folding import fold
from data.model import (
    Channel,
    Company,
    Contact,
    Dossier,
    Evidence,
    InferredFormat,
    MailExchange,
    Published,
    PublishedEmail,
    PublishedPerson,
    PublishedPhone,
    Site,
)

T = TypeVar("T")

# What one run finds, as rows of `findings`: the noun, its type, and the field a query would ask by.
NOUNS: dict[str, tuple[type, str | None]] = {
    "company": (Company, "web_domain"),
    "site": (Site, None),
    "email": (PublishedEmail, "address"),
    "phone": (PublishedPhone, "e164"),
    "person": (PublishedPerson, "name"),
    "exchange": (MailExchange, "domain"),
    "format": (InferredFormat, "domain"),
    "contact": (Contact, None),
    "channel": (Channel, "value"),
}


class Row(Protocol):
    """A row of `findings`, as far as it is read here."""

    noun: str
    person_id: str | None
    document: Any


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: object) -> Any:
    """A value of data.model as plain JSON data."""
    return _adapter(type(value)).dump_python(value, mode="json")  # type: ignore[arg-type]  # a type is hashable


def load(kind: type[T], document: Any) -> T:
    """The value of that type that `dump` wrote."""
    return _adapter(kind).validate_python(document)  # type: ignore[no-any-return, arg-type]


def rows_of(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """A dossier's finds as rows, in an order from which it can be put together again."""
    evidence = dossier.evidence
    site = replace(evidence.site, pages=tuple(replace(page, content=b"") for page in evidence.site.pages))
    published = evidence.published
    nouns: list[tuple[str, Any, str | None]] = [("company", evidence.company, None), ("site", site, None)]
    nouns += [("email", email, None) for email in published.emails]
    nouns += [("phone", phone, None) for phone in published.phones]
    nouns += [("person", person, None) for person in published.people]
    nouns += [("exchange", exchange, None) for exchange in evidence.exchanges]
    nouns += [("format", inferred, None) for inferred in dossier.formats]
    for contact in dossier.contacts:
        person_id = contact.interviewer.person_id if contact.interviewer else None
        nouns.append(("contact", replace(contact, channels=()), person_id))
        nouns += [("channel", channel, person_id) for channel in contact.channels]
    for position, (noun, value, person_id) in enumerate(nouns):
        asked_by = NOUNS[noun][1]
        yield {
            "position": position,
            "noun": noun,
            "person_id": person_id,
            "value": getattr(value, asked_by) if asked_by else None,
            "grade": value.grade.value if isinstance(value, Channel) else None,
            "document": dump(value),
        }


def _all(kind: type[T], rows: Sequence[Row]) -> tuple[T, ...]:
    return tuple(load(kind, row.document) for row in rows)


def findings_of(rows: Sequence[Row]) -> tuple[Evidence, tuple[InferredFormat, ...], tuple[Contact, ...]]:
    """What `rows_of` wrote, put together again (pages come back without their content)."""
    found = {noun: [row for row in rows if row.noun == noun] for noun in NOUNS}
    return _evidence(found), _all(InferredFormat, found["format"]), _contacts(found)


def _evidence(found: dict[str, list[Row]]) -> Evidence:
    company = load(Company, found["company"][0].document)
    return Evidence(
        company=company,
        site=load(Site, found["site"][0].document),
        published=Published(
            emails=_all(PublishedEmail, found["email"]),
            phones=_all(PublishedPhone, found["phone"]),
            people=_all(PublishedPerson, found["person"]),
            country=company.country,
        ),
        exchanges=_all(MailExchange, found["exchange"]),
    )


def _contacts(found: dict[str, list[Row]]) -> tuple[Contact, ...]:
    channels = found["channel"]
    return tuple(
        replace(
            _in_its_zone(load(Contact, row.document)),
            channels=_all(Channel, [channel for channel in channels if channel.person_id == row.person_id]),
        )
        for row in found["contact"]
    )


def _in_its_zone(contact: Contact) -> Contact:
    """JSON keeps a time's distance from UTC, but not where that is the time."""
    window = contact.call_window
    if window is None or not contact.time_zones:
        return contact
    zone = ZoneInfo(contact.time_zones[0])
    return replace(
        contact,
        call_window=replace(window, opens=window.opens.astimezone(zone), closes=window.closes.astimezone(zone)),
    )


def mentions(document: Any, traces: Collection[str]) -> bool:
    """Whether a document holds the words of one of the texts, however they are dressed.

    >>> mentions({"text": "zoe.quill [at] synergistics.example"}, ["Zoë Quill"])
    True
    """
    text = f" {fold(json.dumps(document, ensure_ascii=False))} "
    return any(f" {words} " in text for words in filter(None, map(fold, traces)))
