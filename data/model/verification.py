"""A second look, and when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from data.model.channel import ChannelKind
from data.model.source import Source


class Cause(StrEnum):
    """Why a run was made."""

    ASKED = "asked"  # by the candidate
    VERIFIED = "verified"  # a second look showed something new


class Verdict(StrEnum):
    """What a second look at a channel's own sources showed."""

    SAME = "same"
    MOVED = "moved"  # on another page now
    CHANGED = "changed"  # another value, kind or grade in its place
    GONE = "gone"  # the source was read, and it is not there
    UNKNOWN = "unknown"  # could not look: never "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """One channel after its sources were read again."""

    case_id: str
    channel_id: str
    person_id: str | None
    kind: ChannelKind
    value: str  # as it was
    verdict: Verdict
    reason: str  # in words
    at: datetime
    sources: tuple[Source, ...]  # that were read again
    now: str | None = None  # what stands in its place
    kit_made_at: datetime | None = None  # of a kit that showed the channel as it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a flow runs by itself: every so often, or by a cron line in a time zone."""

    name: str  # of the flow
    since: datetime  # from when an interval counts
    every_s: float | None = None
    cron: str | None = None
    time_zone: str = "UTC"  # IANA name, of the cron line
    active: bool = True
    everything_due: bool = False  # for trials: as if every channel had to be looked at again
