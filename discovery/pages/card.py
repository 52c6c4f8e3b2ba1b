"""One person or organisation as a page's mark-up describes it, whichever mark-up that is."""

from __future__ import annotations

from dataclasses import dataclass

from data.model import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What mark-up says of one person or organisation, as it is written there."""

    method: Method
    kind: str  # schema.org type, or "" where mark-up does not say
    name: str | None = None
    title: str | None = None
    label: str | None = None  # contactType
    telephones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str | None = None  # postal, on one line
    country: str | None = None

    @property
    def is_person(self) -> bool:
        return self.kind == "Person"
