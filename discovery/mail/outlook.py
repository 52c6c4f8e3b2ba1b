"""Outlook's own message files ([MS-OXMSG]) to letters, by python-oxmsg."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from discovery.mail.html_text import html_to_text
from discovery.mail.letters import LONGEST_TEXT, BadLetter, Letter, Mailbox, decoded, read_date, read_mailboxes

if TYPE_CHECKING:
    from oxmsg import Message

_MOST_RECIPIENTS: Final = 200
# What olefile and python-oxmsg raise for files that are not what they say.
_BROKEN: Final = (
    OSError, ValueError, LookupError, TypeError, AttributeError, NotImplementedError, RecursionError, AssertionError,
    OverflowError, struct.error,
)  # fmt: skip


def read_outlook(content: bytes, name: str) -> Letter:
    """A .msg file as a letter; raises `BadLetter` where it is broken."""
    from oxmsg import Message

    try:
        return _letter(Message.load(content), name)
    except _BROKEN as error:
        raise BadLetter(f"is a broken Outlook message: {type(error).__name__}") from error


def _letter(message: Message, name: str) -> Letter:
    header = {key.lower(): value for key, value in message.message_headers.items()}
    identity = header.get("message-id", "").strip("<> \t")
    sender = read_mailboxes(header.get("from") or message.sender or "")
    reply_to = read_mailboxes(header.get("reply-to", ""))
    text = message.body or html_to_text((message.html_body or "")[:LONGEST_TEXT])
    return Letter(
        uri=f"mail:{identity}" if identity else f"mail:{name}",
        sender=sender[0] if sender else Mailbox("", ""),
        reply_to=reply_to[0] if reply_to else None,
        recipients=_recipients(message),
        at=read_date(header.get("date", "")) or _aware(message.sent_date),
        subject=decoded(message.subject)[:500],
        text=text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n"),
        language="",
        organization="",
        is_automatic=header.get("auto-submitted", "no").lower() != "no" or "list-unsubscribe" in header,
    )


def _recipients(message: Message) -> tuple[Mailbox, ...]:
    """Those whose address is one of the internet: inside a house, Exchange writes its own."""
    boxes = []
    for recipient in message.recipients[:_MOST_RECIPIENTS]:
        for box in read_mailboxes(recipient.email_address)[:1]:
            shown = recipient.name.strip("'\" ")
            boxes.append(Mailbox("" if "@" in shown else shown, box.address))
    return tuple(boxes)


def _aware(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at
