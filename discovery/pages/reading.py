"""One page in, what it publishes out: addresses, numbers, people and places, each with its source and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.model import (
    Method,
    Page,
    Published,
    PublishedAddress,
    PublishedEmail,
    PublishedOrganisation,
    PublishedPerson,
)
from discovery.pages.attribution import Owners
from discovery.pages.card import Card
from discovery.pages.context import Context
from discovery.pages.document import read_document
from discovery.pages.emails import clean_address, find_emails
from discovery.pages.page_phones import published_phones
from discovery.pages.people import PersonSpot, find_people
from discovery.pages.postal import find_addresses
from discovery.pages.region import home_region, iso_country, postal_country
from discovery.pages.structured import read_cards


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
    people = find_people(document)
    context = Context(page, document, region or home_region(document, marked_up), Owners(document, people))
    return Published(
        emails=tuple(_emails(context, cards)),
        phones=tuple(published_phones(context, cards)),
        people=tuple(_people(context, people, cards)),
        organisations=tuple(_organisations(context, cards)),
        addresses=tuple(_addresses(context, cards)),
        country=marked_up or postal_country(document),
    )


def _emails(context: Context, cards: Sequence[Card]) -> Iterator[PublishedEmail]:
    seen = set()
    for spot in find_emails(context.document):
        seen.add(spot.address.lower())
        owner = context.owners.of_address(spot.address, spot.start)
        yield PublishedEmail(address=spot.address, text=spot.text, source=context.source(spot.method), person=owner)
    for card in cards:
        for written in card.emails:
            address = clean_address(written.removeprefix("mailto:"), believe=True)
            if address and address.lower() not in seen:
                seen.add(address.lower())
                owner = card.name if card.is_person else None
                source = context.source(card.method)
                yield PublishedEmail(address=address, text=written, source=source, person=owner)


def _people(context: Context, spots: Sequence[PersonSpot], cards: Sequence[Card]) -> Iterator[PublishedPerson]:
    seen = set()
    for card in cards:
        if card.is_person and card.name and card.name not in seen:
            seen.add(card.name)
            yield PublishedPerson(name=card.name, title=card.title, source=context.source(card.method))
    for spot in spots:
        if spot.name not in seen:
            seen.add(spot.name)
            yield PublishedPerson(name=spot.name, title=spot.title, source=context.source(Method.TEXT))


def _organisations(context: Context, cards: Sequence[Card]) -> Iterator[PublishedOrganisation]:
    named = {card.name: card.method for card in reversed(cards) if card.name and card.is_organisation}
    for name, method in reversed(named.items()):
        yield PublishedOrganisation(name=name, source=context.source(method))


def _addresses(context: Context, cards: Sequence[Card]) -> Iterator[PublishedAddress]:
    """Postal addresses of organisations: nobody's own."""
    for card in cards:
        if card.address and card.is_organisation:
            country, source = iso_country(card.country), context.source(card.method)
            yield PublishedAddress(text=card.address, country=country, head_office=True, source=source)
    once = {spot.text: spot for spot in find_addresses(context.document, context.region)}
    for spot in once.values():
        source = context.source(Method.TEXT)
        yield PublishedAddress(text=spot.text, country=spot.country, head_office=spot.head_office, source=source)
