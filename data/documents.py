"""Values as JSON documents, and a dossier as the rows of `findings` and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from data.model import (
    CallWindow,
    Channel,
    Company,
    Contact,
    Dossier,
    Evidence,
    InferredFormat,
    MailExchange,
    MailReading,
    PlanStep,
    Published,
    PublishedAddress,
    PublishedEmail,
    PublishedOrganisation,
    PublishedPerson,
    PublishedPhone,
    Refusal,
    Site,
    Thread,
)

T = TypeVar("T")

# What one run finds, as rows of `findings`: the noun, its type, and the field a query would ask by.
NOUNS: dict[str, tuple[type, str | None]] = {
    "company": (Company, "web_domain"),
    "site": (Site, None),
    "published": (Published, None),  # what is of all pages together; the rest has rows of its own
    "email": (PublishedEmail, "address"),
    "phone": (PublishedPhone, "e164"),
    "person": (PublishedPerson, "name"),
    "organisation": (PublishedOrganisation, "name"),
    "address": (PublishedAddress, None),
    "thread": (Thread, "address"),
    "exchange": (MailExchange, "domain"),
    "format": (InferredFormat, "domain"),
    "contact": (Contact, None),
    "channel": (Channel, "value"),
    "step": (PlanStep, None),
    "refusal": (Refusal, None),
    "mail": (MailReading, None),
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


class BadDocument(ValueError):
    """What stands in the store is not what this program has written there."""


def load(kind: type[T], document: Any) -> T:
    """The value of that type that `dump` wrote; raises `BadDocument`."""
    try:
        return _adapter(kind).validate_python(document)  # type: ignore[no-any-return, arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadDocument(f"a document is no {kind.__name__} ({where}: {first['msg']}); openline db check") from error


def rows_of(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """A dossier's finds as rows, in an order from which it can be put together again."""
    evidence = dossier.evidence
    site = replace(evidence.site, pages=tuple(replace(page, content=b"") for page in evidence.site.pages))
    published = evidence.published
    nouns: list[tuple[str, Any, str | None]] = [("company", evidence.company, None), ("site", site, None)]
    whole = Published(country=published.country, formats=published.formats, refuted=published.refuted)
    nouns.append(("published", whole, None))
    nouns += [("email", email, None) for email in published.emails]
    nouns += [("phone", phone, None) for phone in published.phones]
    nouns += [("person", person, None) for person in published.people]
    nouns += [("organisation", organisation, None) for organisation in published.organisations]
    nouns += [("address", address, None) for address in published.addresses]
    nouns += [("thread", thread, None) for thread in published.threads]
    nouns.append(("mail", evidence.mail, None))
    nouns += [("exchange", exchange, None) for exchange in evidence.exchanges]
    nouns += [("format", inferred, None) for inferred in dossier.formats]
    for contact in dossier.contacts:
        person_id = _person_id(contact)
        nouns.append(("contact", replace(contact, channels=()), person_id))
        nouns += [("channel", channel, person_id) for channel in contact.channels]
    nouns += [("step", step, step.person_id) for step in dossier.plan]
    nouns += [("refusal", refusal, refusal.person_id) for refusal in dossier.refused]
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


def findings_of(rows: Sequence[Row]) -> dict[str, Any]:
    """What `rows_of` wrote, as the fields of a dossier again (pages come back without their content)."""
    found = {noun: [row for row in rows if row.noun == noun] for noun in NOUNS}
    contacts = _contacts(found)
    return {
        "evidence": _evidence(found),
        "formats": _all(InferredFormat, found["format"]),
        "contacts": contacts,
        "plan": tuple(_step_in_its_zone(step, contacts) for step in _all(PlanStep, found["step"])),
        "refused": _all(Refusal, found["refusal"]),
    }


def _evidence(found: dict[str, list[Row]]) -> Evidence:
    (whole, *_) = _all(Published, found["published"]) or (Published(),)
    return Evidence(
        company=load(Company, found["company"][0].document),
        site=load(Site, found["site"][0].document),
        published=replace(
            whole,
            emails=_all(PublishedEmail, found["email"]),
            phones=_all(PublishedPhone, found["phone"]),
            people=_all(PublishedPerson, found["person"]),
            organisations=_all(PublishedOrganisation, found["organisation"]),
            addresses=_all(PublishedAddress, found["address"]),
            threads=_all(Thread, found["thread"]),
        ),
        exchanges=_all(MailExchange, found["exchange"]),
        mail=next(iter(_all(MailReading, found["mail"])), MailReading()),
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
    if contact.call_window is None:
        return contact
    return replace(contact, call_window=_window_in(contact.call_window, contact.time_zones))


def _step_in_its_zone(step: PlanStep, contacts: Sequence[Contact]) -> PlanStep:
    if step.window is None:
        return step
    zones = next((one.time_zones for one in contacts if _person_id(one) == step.person_id), ())
    return replace(step, window=_window_in(step.window, zones))


def _window_in(window: CallWindow, zones: Sequence[str]) -> CallWindow:
    """JSON keeps a time's distance from UTC, but not where that is the time."""
    if not zones:
        return window
    zone = ZoneInfo(zones[0])
    return replace(window, opens=window.opens.astimezone(zone), closes=window.closes.astimezone(zone))


def _person_id(contact: Contact) -> str | None:
    return contact.interviewer.person_id if contact.interviewer else None
