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
    writable = [channel for channel in channels if can_be_written_to(channel)]
    mail = next((channel for channel in writable if channel.thread), next(iter(writable), None))
    if mail and who and who.prefers_writing:
        return _in_writing(mail, "the case says that they prefer writing")
    if phone:
        approach = Approach.DIRECT_LINE if phone.phone_kind in THEIR_OWN else Approach.SWITCHBOARD
        return Route(approach=approach, why=f"a short call is best; {phone.reason}", channel=phone)
    if mail:
        return _in_writing(mail, "no believable number was found")
    return Route(approach=Approach.NONE, why="neither a believable number nor an address that takes mail was found")


def _in_writing(mail: Channel, why: str) -> Route:
    """As an answer in the conversation that there is already; else as a mail of its own."""
    if mail.thread:
        return Route(approach=Approach.REPLY, why=f"{why}; your conversation “{mail.thread}” is there", channel=mail)
    return Route(approach=Approach.MAIL, why=why, channel=mail)
