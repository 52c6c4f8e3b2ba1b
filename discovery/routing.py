"""Which channel to take first, and why."""

from __future__ import annotations

from collections.abc import Sequence

from data.model import Approach, Channel, Interviewer, PhoneKind, Route
from discovery.email_channels import can_be_written_to
from discovery.phone_channels import can_be_called

THEIR_OWN = frozenset({PhoneKind.DIRECT, PhoneKind.MOBILE})


def route_of(who: Interviewer | None, channels: Sequence[Channel]) -> Route:
    """By telephone, unless they prefer writing or no number is believable; then by mail. `channels`: best first."""
    phone = next((channel for channel in channels if can_be_called(channel)), None)
    mail = next((channel for channel in channels if can_be_written_to(channel)), None)
    if mail and who and who.prefers_writing:
        return Route(approach=Approach.MAIL, why="the case says that they prefer writing", channel=mail)
    if phone:
        approach = Approach.DIRECT_LINE if phone.phone_kind in THEIR_OWN else Approach.SWITCHBOARD
        return Route(approach=approach, why=f"a short call is best; {phone.reason}", channel=phone)
    if mail:
        return Route(approach=Approach.MAIL, why="no believable number was found", channel=mail)
    return Route(approach=Approach.NONE, why="neither a believable number nor an address that takes mail was found")
