"""vCards and LinkedIn's own export: people as an address book holds them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from data.model import PhoneKind
from data.tables.phone_labels import FAX, MOBILE
from data.tables.signature_words import DIRECT, MAIN, PRIVATE
from discovery.mail.letters import read_mailboxes
from discovery.mail.names import personal_name
from discovery.mail.numbers import dialable
from discovery.pages.encoding import decode
from discovery.pages.text import fold, word_beginnings

MOST_CARDS: Final = 20_000
_PRIVATE, _FAX, _MOBILE, _MAIN, _DIRECT = map(word_beginnings, (PRIVATE, FAX, (*MOBILE, "iphone"), MAIN, DIRECT))
_HEAD: Final = "First Name"  # LinkedIn writes some lines of notes before it


class BadCard(ValueError):
    """Cards, or an export, that are not read, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPhone:
    """A number on a card."""

    e164: str
    text: str
    kind: PhoneKind
    label: str
    extension: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One person of an address book."""

    name: str
    organization: str
    title: str
    addresses: tuple[str, ...] = ()
    phones: tuple[CardPhone, ...] = ()


def read_cards(content: bytes, region: str | None) -> Iterator[Card]:
    """The people on vCards of any version; raises `BadCard` where one is broken."""
    import vobject  # type: ignore[import-untyped]  # it ships no types

    try:
        cards = vobject.readComponents(decode(content, None), allowQP=True)
        for card in islice(cards, MOST_CARDS):
            if card.name == "VCARD" and (read := _card(card, region)):
                yield read
    except _broken() as error:
        raise BadCard(f"is no vCard: {type(error).__name__}") from error


def _broken() -> tuple[type[Exception], ...]:
    """What vobject raises for text that is no vCard: its own error, and those of what it did not expect."""
    from vobject.base import VObjectError  # type: ignore[import-untyped]  # it ships no types

    return (
        VObjectError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        NotImplementedError,
        RecursionError,
    )


def read_connections(content: bytes) -> Iterator[Card]:
    """The people of LinkedIn's Connections.csv, its notes passed over; raises `BadCard` where it is no table."""
    text = decode(content, None)
    start = text.find(_HEAD)
    rows = csv.DictReader(io.StringIO(text[max(start, 0) :], newline=""))
    try:
        for row in islice(rows, MOST_CARDS):
            name = personal_name(f"{row.get('First Name') or ''} {row.get('Last Name') or ''}")
            if name:
                boxes = read_mailboxes(row.get("Email Address") or "")
                yield Card(
                    name=name,
                    organization=(row.get("Company") or "")[:300],
                    title=(row.get("Position") or "")[:200],
                    addresses=tuple(box.address for box in boxes),
                )
    except csv.Error as error:
        raise BadCard(f"is no table of connections: {error}") from error


def _card(card: Any, region: str | None) -> Card | None:
    contents: dict[str, Sequence[Any]] = card.contents
    name = personal_name(_first(contents, "fn")) or personal_name(_formed(contents))
    if name is None:
        return None
    labels = {line.group: str(line.value) for line in contents.get("x-ablabel", ()) if line.group}
    addresses = [box.address for line in contents.get("email", ()) for box in read_mailboxes(str(line.value))[:1]]
    phones = [phone for line in contents.get("tel", ()) if (phone := _phone(line, labels, region))]
    return Card(
        name=name,
        organization=_first(contents, "org")[:300],
        title=_first(contents, "title")[:200],
        addresses=tuple(address for address in addresses),
        phones=tuple(phones),
    )


def _formed(contents: dict[str, Sequence[Any]]) -> str:
    """FN is missing from some version 2.1 cards, and N never is."""
    value = contents["n"][0].value if contents.get("n") else None
    return " ".join(filter(None, (str(getattr(value, part, "")) for part in ("given", "additional", "family"))))


def _first(contents: dict[str, Sequence[Any]], name: str) -> str:
    lines = contents.get(name, ())
    value = lines[0].value if lines else ""
    return str(value[0]) if isinstance(value, list) and value else str(value)


def _phone(line: Any, labels: dict[str, str], region: str | None) -> CardPhone | None:
    """A number of a card, unless it is one at home."""
    types = " ".join((*line.params.get("TYPE", ()), *getattr(line, "singletonparams", ())))
    words = f"{types} {labels.get(line.group or '', '')}".replace("VOICE", "").strip()
    folded = fold(words).replace(",", " ")
    number = dialable(str(line.value).removeprefix("tel:"), region)
    if number is None or (_PRIVATE.search(folded) and "work" not in folded):
        return None
    kinds = ((_FAX, PhoneKind.FAX), (_MOBILE, PhoneKind.MOBILE), (_MAIN, PhoneKind.MAIN))
    kind = next((kind for pattern, kind in kinds if pattern.search(folded)), PhoneKind.DIRECT)
    return CardPhone(e164=number[0], text=str(line.value)[:60], kind=kind, label=words[:60], extension=number[1])
