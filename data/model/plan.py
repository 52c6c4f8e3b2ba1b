"""What to do, and when; and what is too much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from data.model.channel import Channel
from data.model.contact import CallWindow
from data.model.words import WordsKind


class StepKind(StrEnum):
    """What the candidate does in one step."""

    REFLECT = "reflect"  # before the question for feedback
    CALL = "call"  # the opening, by telephone
    WRITE = "write"  # the opening, by mail
    ANSWER = "answer"  # what they sent: a reply, which counts as no message of one's own
    INVITE = "invite"  # on LinkedIn, after the first message
    REMIND = "remind"  # once, on the opening's channel
    CHECK_IN = "check-in"  # after an answer only


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One thing to do on one day, for one person or the company (`person_id` None)."""

    kind: StepKind
    person_id: str | None
    what: str  # in words: "Call the switchboard and ask for Jim Carter"
    why: str  # why this, and why then
    day: date  # not before it
    by: datetime | None = None  # and not after that
    window: CallWindow | None = None  # the hours, where hours matter
    channel: Channel | None = None
    words: tuple[WordsKind, ...] = ()  # in the order in which they will be needed
    number: int = 1  # which of several: the second check-in


class Allowance(StrEnum):
    """What a text spends: how much is welcome is counted in these."""

    OPENING = "opening"
    INVITATION = "invitation"
    REMINDER = "reminder"
    CHECK_IN = "check-in"
    REPLY = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Words that are not made, why, and from when they may be."""

    person_id: str | None
    allowance: Allowance
    reason: str
    possible_from: date | None = None  # None: never again
