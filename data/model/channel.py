"""A way to reach somebody, and how far to trust it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from data.model.published import PhoneKind, PublishedEmail, PublishedPhone
from data.model.source import Source


class ChannelKind(StrEnum):
    """By what means somebody is reached."""

    PHONE = "phone"
    EMAIL = "email"
    LINKEDIN = "linkedin"  # a link to a people search, opened by hand


class Grade(StrEnum):
    """How far to trust a channel, as a word. No built address is ever called verified."""

    KNOWN = "known"  # the candidate holds it
    PUBLISHED = "published"  # the company prints it
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    UNDELIVERABLE = "undeliverable"  # the domain takes no mail, or the mail came back
    WRONG = "wrong"  # a number that you logged as not reaching them


LEADS_NOWHERE = frozenset({Grade.UNDELIVERABLE, Grade.WRONG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to one person, or to the company (`person_id` None)."""

    kind: ChannelKind
    value: str  # an address, a number in E.164, a URL
    grade: Grade
    reason: str  # in words
    sources: tuple[Source, ...]
    person_id: str | None = None
    probability: float | None = None  # calibrated; None where nothing was inferred
    phone_kind: PhoneKind | None = None
    extension: str | None = None
    text: str | None = None  # as it was printed
    label: str | None = None
    thread: str | None = None  # the subject of the conversation in which an answer goes there

    @property
    def channel_id(self) -> str:
        """The same in every run for the same person, kind and value; says nothing of any of them."""
        what = "|".join((self.person_id or "", self.kind, self.value, self.extension or ""))
        return hashlib.sha256(what.encode()).hexdigest()[:12]


def is_own(found: PublishedEmail | PublishedPhone | Channel) -> bool:
    """Whether an address or a number leads to its person alone: the switchboard is everybody's."""
    if isinstance(found, PublishedEmail):
        return True
    if isinstance(found, PublishedPhone):
        return found.kind in OWN_LINES
    return found.kind is ChannelKind.EMAIL or found.phone_kind in OWN_LINES


OWN_LINES = frozenset({PhoneKind.DIRECT, PhoneKind.MOBILE})
