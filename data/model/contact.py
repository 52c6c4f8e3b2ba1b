"""One interviewer with channels, and which to take first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from data.model.case import Interviewer
from data.model.channel import Channel
from data.model.email_format import PersonName


class Approach(StrEnum):
    """How a route begins."""

    DIRECT_LINE = "call the direct line"
    SWITCHBOARD = "call the switchboard and ask for them"
    REPLY = "reply in the existing thread"
    MAIL = "write a mail"
    NONE = "no believable channel"
    LEAVE = "do not contact"  # they said no, or have left


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What to take first for one person, and why."""

    approach: Approach
    why: str
    channel: Channel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWindow:
    """When the first call may be made: business hours where the phone rings."""

    opens: datetime  # aware, in the callee's zone
    closes: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One interviewer (or, with `interviewer` None, the company itself), routed."""

    interviewer: Interviewer | None
    name: PersonName | None
    channels: tuple[Channel, ...]  # best first
    route: Route
    something_else: float | None = None  # the chance that no e-mail candidate is right
    time_zones: tuple[str, ...] = ()  # IANA names, where the phone rings; several: a time must be legal in all
    country: str | None = None  # ISO 3166-1 alpha-2, whose holidays count
    call_window: CallWindow | None = None
