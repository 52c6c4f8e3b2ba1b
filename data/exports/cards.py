"""Contacts as vCards (RFC 6350, version 4.0): for the address book of a telephone or a mail program."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence

from data.links import web_link
from data.model import THE_COMPANY, Approach, Channel, ChannelKind, Contact, Dossier, Grade, PersonName, PhoneKind
from data.numbers import tel_uri

LINE = 75  # octets, without the line break (section 3.2)
NAMESPACE = uuid.UUID("4b8b0a52-5f0c-4f6e-9d0a-6f70656e6c6e")  # ours: the same card has the same UID in every export
TRUSTED = frozenset({Grade.KNOWN, Grade.PUBLISHED, Grade.LIKELY, Grade.POSSIBLE})  # an address book is believed
PHONE_TYPES = {PhoneKind.FAX: "work,fax", PhoneKind.MOBILE: "work,cell"}
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


def cards(dossiers: Sequence[Dossier]) -> str:
    """A card for everybody who may be contacted, and for the company, with a believable channel; lines end in CRLF."""
    lines = (
        line
        for dossier in dossiers
        for contact in dossier.contacts
        if contact.route.approach is not Approach.LEAVE and any(_is_trusted(channel) for channel in contact.channels)
        for line in _card(dossier, contact)
    )
    return "".join(f"{folded(line)}\r\n" for line in lines)


def folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, never within a character (section 3.2).

    >>> folded("NOTE:" + "x" * 80).split("\\r\\n")[1]
    ' xxxxxxxxxx'
    """
    pieces, room = [""], LINE
    for char in line:
        size = len(char.encode("utf-8"))
        if size > room:
            pieces.append(" ")
            room = LINE - 1
        pieces[-1] += char
        room -= size
    return "\r\n".join(pieces)


def _card(dossier: Dossier, contact: Contact) -> Iterator[str]:
    case, who = dossier.case, contact.interviewer
    key = f"{case.case_id}/{who.person_id if who else THE_COMPANY}"
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:{uuid.uuid5(NAMESPACE, key).urn}"
    yield f"REV:{dossier.made_at:%Y%m%dT%H%M%SZ}"
    yield f"KIND:{'individual' if who else 'org'}"
    yield f"FN:{_text(who.name if who else case.company)}"
    if contact.name:
        yield _name(contact.name)
    yield f"ORG:{_text(case.company)}"
    if who and who.title:
        yield f"TITLE:{_text(who.title)}"
    for preference, channel in enumerate(filter(_is_trusted, contact.channels), start=1):
        yield _property(channel, preference)
    web = dossier.evidence.company.home
    if web and web_link(web) and web.isprintable():
        yield f"URL:{web}"
    yield f"CATEGORIES:{_text(case.company)},openline"
    yield f"NOTE:{_text(_sureness(dossier, contact))}"
    yield "END:VCARD"


def _name(name: PersonName) -> str:
    """Family name, given name, further names; no title is guessed (section 6.2.2)."""
    parts = (" ".join(filter(None, (*name.particles, name.family))), name.given, " ".join(name.middle), "", "")
    return "N:" + ";".join(map(_text, parts))


def _property(channel: Channel, preference: int) -> str:
    preference = min(preference, 100)  # section 5.3
    if channel.kind is ChannelKind.PHONE:
        types = PHONE_TYPES.get(channel.phone_kind or PhoneKind.OTHER, "work,voice")
        return f'TEL;VALUE=uri;TYPE="{types}";PREF={preference}:{tel_uri(channel.value, channel.extension)}'
    return f"EMAIL;TYPE=work;PREF={preference}:{_text(channel.value)}"


def _sureness(dossier: Dossier, contact: Contact) -> str:
    """How far to trust what the card says, since a card itself cannot."""
    told = [f"{dossier.case.role}, {dossier.case.company}"]
    for channel in filter(_is_trusted, contact.channels):
        chance = f" {channel.probability:.0%}" if channel.probability is not None else ""
        told.append(f"{channel.value}: {channel.grade}{chance}; {channel.reason}")
    return "\n".join(told)


def _is_trusted(channel: Channel) -> bool:
    return channel.grade in TRUSTED and channel.kind is not ChannelKind.LINKEDIN


def _text(value: str) -> str:
    """A text value (section 3.4); control characters have no place in one."""
    shown = "".join(char for char in value if char == "\n" or char.isprintable())
    return shown.translate(_ESCAPES)
