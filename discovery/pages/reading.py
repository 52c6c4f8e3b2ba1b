"""One page in, what it publishes out: addresses, numbers and people, each with its source and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from data.model import (
    KnownBy,
    Method,
    Page,
    PhoneKind,
    Published,
    PublishedAddress,
    PublishedEmail,
    PublishedOrganisation,
    PublishedPerson,
    PublishedPhone,
    Source,
)
from discovery.domains import registrable_domain
from discovery.pages.attribution import Owners
from discovery.pages.card import Card
from discovery.pages.document import Document, read_document
from discovery.pages.emails import clean_address, find_emails
from discovery.pages.page_matter import tells_of_others
from discovery.pages.people import PersonSpot, find_people
from discovery.pages.phone_kinds import Verdict, phone_kind, sighting
from discovery.pages.phones import PhoneSpot, find_phones
from discovery.pages.postal import find_addresses
from discovery.pages.region import home_region, iso_country, postal_country
from discovery.pages.shared_numbers import settled_kinds
from discovery.pages.structured import read_cards
from discovery.pages.surroundings import Surroundings, all_surroundings
from discovery.pages.telephony import believed_number
from discovery.pages.vanity import bare_extensions, numbers_in_letters

_PERSONAL = frozenset({PhoneKind.DIRECT, PhoneKind.MOBILE, PhoneKind.FAX})
_HAS_EXTENSIONS = frozenset({PhoneKind.MAIN, PhoneKind.BRANCH})
_FAX_IN_MARK_UP = Verdict(PhoneKind.FAX, KnownBy.MARK_UP, "a faxNumber in mark-up")


def read_page(page: Page, region: str | None) -> Published:
    """What one page publishes, in the order in which it stands there.

    `region`: the ISO 3166-1 alpha-2 country whose national numbers to expect, where the caller knows; None: inferred
    from the page. A number may come more than once, each time with other surroundings; a page that is no HTML publishes
    nothing.
    """
    if not page.media_type.endswith(("html", "xml", "plain")):
        return Published()
    document = read_document(page)
    cards = read_cards(document)
    marked_up = next((country for card in cards if (country := iso_country(card.country))), None)
    region = region or home_region(document, marked_up)
    people = find_people(document)
    owners = Owners(document, people)
    reader = _Reader(page, document, region, owners, _own_name(page.url), tells_of_others(document))
    return Published(
        emails=tuple(reader.emails(cards)),
        phones=tuple(reader.phones(_sightings(document, region), cards)),
        people=tuple(reader.people(people, cards)),
        organisations=tuple(reader.organisations(cards)),
        addresses=tuple(reader.addresses(cards)),
        country=marked_up or postal_country(document),
    )


def _judged(phone: PublishedPhone, verdict: Verdict) -> PublishedPhone:
    return replace(
        phone,
        kind=verdict.kind,
        reason=verdict.reason,
        known_by=verdict.known_by,
        department=verdict.department,
    )


def _own_name(url: str) -> str:
    """The label that the company registered: "acme" of https://www.acme.example/contact."""
    host = urlsplit(url).hostname or ""
    return (registrable_domain(host) or host).partition(".")[0].replace("-", "")


def _sightings(document: Document, region: str | None) -> tuple[PhoneSpot, ...]:
    """Every number of the text, each place once, in reading order."""
    digits = find_phones(document, region)
    covered = {spot.end for spot in digits}
    letters = [spot for spot in numbers_in_letters(document) if spot.end not in covered]
    return tuple(sorted((*digits, *letters), key=lambda spot: spot.start))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the readings of one page have in common."""

    page: Page
    document: Document
    region: str | None
    owners: Owners
    own_name: str
    about_others: bool

    def source(self, method: Method) -> Source:
        return Source(uri=self.page.url, retrieved_at=self.page.retrieved_at, method=method)

    def emails(self, cards: Sequence[Card]) -> Iterator[PublishedEmail]:
        seen = set()
        for spot in find_emails(self.document):
            seen.add(spot.address.lower())
            owner = self.owners.of_address(spot.address, spot.start)
            yield PublishedEmail(address=spot.address, text=spot.text, source=self.source(spot.method), person=owner)
        for card in cards:
            for written in card.emails:
                address = clean_address(written.removeprefix("mailto:"), believe=True)
                if address and address.lower() not in seen:
                    seen.add(address.lower())
                    yield PublishedEmail(
                        address=address,
                        text=written,
                        source=self.source(card.method),
                        person=card.name if card.is_person else None,
                    )

    def phones(self, spots: Sequence[PhoneSpot], cards: Sequence[Card]) -> Iterator[PublishedPhone]:
        printed = list(self._printed(spots))
        printed += self._extensions(spots, printed)
        settled = settled_kinds(printed)
        owning = {
            phone.person for phone in printed if phone.kind is not PhoneKind.FAX
        }  # a fax is theirs with a telephone
        for phone in printed:
            if phone.e164 in settled and phone.kind is not PhoneKind.FAX:
                yield replace(_judged(phone, settled[phone.e164]), person=phone.person if phone.extension else None)
            elif phone.kind is PhoneKind.FAX and phone.person not in owning:
                yield replace(phone, person=None)
            else:
                yield phone
        seen = {phone.e164 for phone in printed}
        for card in cards:
            for phone in self._marked_up(card):
                if phone.e164 not in seen:
                    seen.add(phone.e164)
                    yield phone

    def _printed(self, spots: Sequence[PhoneSpot]) -> Iterator[PublishedPhone]:
        for spot, around in zip(spots, all_surroundings(self.document, spots), strict=True):
            person = self.owners.at(spot.start)
            on_line = person is not None and self.owners.on_line(spot.start) == person
            seen = sighting(
                spot.e164,
                spot.text,
                around,
                person=person,
                on_line=on_line,
                own_name=self.own_name,
                about_others=self.about_others,
            )
            verdict = phone_kind(seen)
            yield PublishedPhone(
                e164=spot.e164,
                text=spot.text,
                kind=verdict.kind,
                reason=verdict.reason,
                known_by=verdict.known_by,
                department=verdict.department,
                source=self.source(spot.method),
                extension=spot.extension,
                label=around.label,
                person=person if verdict.kind in _PERSONAL else None,
            )

    def _extensions(self, spots: Sequence[PhoneSpot], printed: Sequence[PublishedPhone]) -> Iterator[PublishedPhone]:
        """Extensions printed alone, each of the main number before it."""
        for spot in bare_extensions(self.document, spots, [phone.kind in _HAS_EXTENSIONS for phone in printed]):
            person = self.owners.at(spot.start)
            yield PublishedPhone(
                e164=spot.e164,
                text=spot.text,
                kind=PhoneKind.DIRECT if person else PhoneKind.DEPARTMENT,
                reason=f"stands with {person}" if person else "an extension",
                known_by=KnownBy.PERSON if person else KnownBy.LABEL,
                source=self.source(spot.method),
                extension=spot.extension,
                person=person,
            )

    def _marked_up(self, card: Card) -> Iterator[PublishedPhone]:
        """Numbers of which only mark-up speaks."""
        person = card.name if card.is_person else None
        around = Surroundings(before=card.label or "", after="", column="", above=())
        for written, fax in (*((n, False) for n in card.telephones), *((n, True) for n in card.faxes)):
            read = believed_number(written, self.region)
            if read:
                verdict = _FAX_IN_MARK_UP if fax else phone_kind(sighting(read[0], written, around, person=person))
                yield PublishedPhone(
                    e164=read[0],
                    text=written,
                    kind=verdict.kind,
                    reason=verdict.reason,
                    known_by=verdict.known_by,
                    department=verdict.department,
                    source=self.source(card.method),
                    extension=read[1],
                    label=card.label,
                    person=person,
                )

    def people(self, spots: Sequence[PersonSpot], cards: Sequence[Card]) -> Iterator[PublishedPerson]:
        seen = set()
        for card in cards:
            if card.is_person and card.name and card.name not in seen:
                seen.add(card.name)
                yield PublishedPerson(name=card.name, title=card.title, source=self.source(card.method))
        for spot in spots:
            if spot.name not in seen:
                seen.add(spot.name)
                yield PublishedPerson(name=spot.name, title=spot.title, source=self.source(Method.TEXT))

    def organisations(self, cards: Sequence[Card]) -> Iterator[PublishedOrganisation]:
        named = {card.name: card for card in reversed(cards) if card.name and card.is_organisation}
        for name, card in reversed(named.items()):
            yield PublishedOrganisation(name=name, source=self.source(card.method))

    def addresses(self, cards: Sequence[Card]) -> Iterator[PublishedAddress]:
        """Postal addresses of organisations: nobody's own."""
        for card in cards:
            if card.address and card.is_organisation:
                yield PublishedAddress(
                    text=card.address,
                    country=iso_country(card.country),
                    head_office=True,
                    source=self.source(card.method),
                )
        seen = set()
        for spot in find_addresses(self.document, self.region):
            if spot.text not in seen:
                seen.add(spot.text)
                yield PublishedAddress(
                    text=spot.text,
                    country=spot.country,
                    head_office=spot.head_office,
                    source=self.source(Method.TEXT),
                )
