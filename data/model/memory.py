"""What is remembered between runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from data.model.channel import ChannelKind
from data.model.logged import LoggedOutcome
from data.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The candidate's word on a channel: it wins over everything found, in every later run."""

    case_id: str
    person_id: str | None  # None: the company's own
    kind: ChannelKind
    value: str
    at: datetime
    extension: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """Who and what must never come up again, as keyed hashes only: see outreach/suppression.py."""

    key: bytes = field(repr=False)
    digests: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplate:
    """A file of words that the candidate has changed: it wins over ours of the same name."""

    name: str  # "en/warm.txt.j2"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What earlier runs and the candidate left that bears on one case."""

    suppressed: Suppressed
    logged: tuple[LoggedOutcome, ...] = ()
    nearby: tuple[LoggedOutcome, ...] = ()  # of other cases with the same company
    corrections: tuple[Correction, ...] = ()
    edited: tuple[Words, ...] = ()
    templates: tuple[OwnTemplate, ...] = ()
