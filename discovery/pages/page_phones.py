"""The telephone numbers of one page, each with what it is for and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from data.model import KnownBy, PhoneKind, PublishedPhone
from discovery.pages.card import Card
from discovery.pages.context import Context
from discovery.pages.document import Document
from discovery.pages.page_matter import tells_of_others
from discovery.pages.phone_kinds import Verdict, phone_kind, sighting
from discovery.pages.phones import PhoneSpot, find_phones
from discovery.pages.shared_numbers import settled_kinds
from discovery.pages.surroundings import Surroundings, all_surroundings
from discovery.pages.telephony import believed_number
from discovery.pages.vanity import bare_extensions, numbers_in_letters

_PERSONAL: Final = frozenset({PhoneKind.DIRECT, PhoneKind.MOBILE, PhoneKind.FAX})
_HAS_EXTENSIONS: Final = frozenset({PhoneKind.MAIN, PhoneKind.BRANCH})
_FAX_IN_MARK_UP: Final = Verdict(PhoneKind.FAX, KnownBy.MARK_UP, "a faxNumber in mark-up")


def published_phones(context: Context, cards: Sequence[Card]) -> Iterator[PublishedPhone]:
    """The numbers that are printed, in the order of the page, then those of which only mark-up speaks."""
    spots = _sightings(context.document, context.region)
    printed = list(_printed(context, spots))
    printed += _extensions(context, spots, printed)
    settled = settled_kinds(printed)
    yield from _owned([_settled(phone, settled[phone.e164]) if phone.e164 in settled else phone for phone in printed])
    seen = {phone.e164 for phone in printed}
    for card in cards:
        for phone in _marked_up(context, card):
            if phone.e164 not in seen:
                seen.add(phone.e164)
                yield phone


def _sightings(document: Document, region: str | None) -> tuple[PhoneSpot, ...]:
    """Every number of the text, each place once, in reading order."""
    digits = find_phones(document, region)
    covered = {spot.end for spot in digits}
    letters = [spot for spot in numbers_in_letters(document) if spot.end not in covered]
    return tuple(sorted((*digits, *letters), key=lambda spot: spot.start))


def _printed(context: Context, spots: Sequence[PhoneSpot]) -> Iterator[PublishedPhone]:
    if not spots:
        return
    own_name, about_others = context.own_name, tells_of_others(context.document)
    for spot, around in zip(spots, all_surroundings(context.document, spots), strict=True):
        person = context.owners.at(spot.start)
        seen = sighting(
            spot.e164,
            spot.text,
            around,
            person=person,
            on_line=person is not None and context.owners.on_line(spot.start) == person,
            own_name=own_name,
            about_others=about_others,
        )
        verdict = phone_kind(seen)
        owner = person if verdict.kind in _PERSONAL else None
        yield _published(context, spot, verdict, around.label, owner)


def _extensions(
    context: Context, spots: Sequence[PhoneSpot], printed: Sequence[PublishedPhone]
) -> Iterator[PublishedPhone]:
    """Extensions printed alone, each of the main number before it."""
    for spot in bare_extensions(context.document, spots, [phone.kind in _HAS_EXTENSIONS for phone in printed]):
        person = context.owners.at(spot.start)
        if person:
            verdict = Verdict(PhoneKind.DIRECT, KnownBy.PERSON, f"stands with {person}")
        else:
            verdict = Verdict(PhoneKind.DEPARTMENT, KnownBy.LABEL, "an extension")
        yield _published(context, spot, verdict, None, person)


def _marked_up(context: Context, card: Card) -> Iterator[PublishedPhone]:
    """The numbers of one card."""
    person = card.name if card.is_person else None
    around = Surroundings(before=card.label or "", after="", column="", above=())
    for written, fax in (*((n, False) for n in card.telephones), *((n, True) for n in card.faxes)):
        if read := believed_number(written, context.region):
            e164, extension = read
            verdict = _FAX_IN_MARK_UP if fax else phone_kind(sighting(e164, written, around, person=person))
            spot = PhoneSpot(e164, written, card.method, 0, 0, extension)
            yield _published(context, spot, verdict, card.label, person)


def _settled(phone: PublishedPhone, verdict: Verdict) -> PublishedPhone:
    """The number with what all its sightings say together: nobody's own, but for an extension of it."""
    if phone.kind is PhoneKind.FAX:
        return phone
    return replace(
        phone,
        kind=verdict.kind,
        reason=verdict.reason,
        known_by=verdict.known_by,
        department=verdict.department,
        person=phone.person if phone.extension else None,
    )


def _owned(phones: Sequence[PublishedPhone]) -> Iterator[PublishedPhone]:
    """The numbers, a fax as somebody's only where they have a telephone, too."""
    owning = {phone.person for phone in phones if phone.kind is not PhoneKind.FAX}
    for phone in phones:
        theirs = phone.kind is not PhoneKind.FAX or phone.person in owning
        yield phone if theirs else replace(phone, person=None)


def _published(
    context: Context, spot: PhoneSpot, verdict: Verdict, label: str | None, person: str | None
) -> PublishedPhone:
    return PublishedPhone(
        e164=spot.e164,
        text=spot.text,
        kind=verdict.kind,
        reason=verdict.reason,
        known_by=verdict.known_by,
        department=verdict.department,
        source=context.source(spot.method),
        extension=spot.extension,
        label=label,
        person=person,
    )
