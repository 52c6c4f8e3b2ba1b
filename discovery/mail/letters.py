"""A message as bytes to a letter: who, to whom, when, and the text as a reader sees it. Nothing is fetched or run."""

from __future__ import annotations

import email.parser
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice
from typing import Final

from discovery.mail.flowed import unflowed
from discovery.mail.html_text import html_to_text
from discovery.pages.encoding import decode

MOST_NESTED: Final = 40  # multiparts and attached messages in one message
MOST_PARTS: Final = 200
MOST_ADDRESSES: Final = 200  # of one header field; what goes to more is a mailing
LONGEST_TEXT: Final = 200_000  # characters that are read of one message
LONGEST_HEADER: Final = 20_000
_CONTAINER: Final = re.compile(rb"^content-type:\s{0,9}(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_EMLX: Final = re.compile(rb"\s{0,9}\d{1,9}\s{0,9}\r?\n")  # Apple Mail's files begin with the message's length
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\]\",;:]{1,64}@[^\s@<>()\[\]\",;:]{1,253}")
_MOSTLY_HTML: Final = 4  # an HTML part with so many times the plain part's text: that only says to look there
_SOMEBODYS: Final = 1_000  # characters of a display name


class BadLetter(ValueError):
    """A message that is not read, and why."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address with the name that stands before it; either may be empty, not both."""

    name: str
    address: str  # domain lower-case


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message."""

    uri: str  # mail:MESSAGE-ID, or the file that it is in
    sender: Mailbox
    reply_to: Mailbox | None
    recipients: tuple[Mailbox, ...]
    at: datetime | None  # aware
    subject: str
    text: str
    language: str  # of Content-Language, or empty
    organization: str
    is_automatic: bool  # by its header: a list's or a program's
    calendars: tuple[bytes, ...] = ()
    cards: tuple[bytes, ...] = ()
    attached: tuple[Letter, ...] = ()


def read_letter(raw: bytes, name: str) -> Letter:
    """A message in RFC 5322's form; raises `BadLetter` where it is too deep or has too many parts to be one."""
    if (length := _EMLX.match(raw)) is not None:
        raw = raw[length.end() :]
    if sum(1 for _ in islice(_CONTAINER.finditer(raw), MOST_NESTED + 1)) > MOST_NESTED:
        raise BadLetter("has parts nested too deep")
    try:
        return _letter(email.parser.BytesParser(policy=email.policy.compat32).parsebytes(raw), name)
    except (MessageError, RecursionError, ValueError, LookupError) as error:  # the parser's own, on hostile input
        raise BadLetter(f"cannot be read: {type(error).__name__}") from error


def read_mailboxes(header: str) -> tuple[Mailbox, ...]:
    """The mailboxes of an address field; groups and their names are passed over.

    >>> read_mailboxes('"Vogelsang, Karin" <k.v@Nordlicht.example>, jobs@nordlicht.example')[0]
    Mailbox(name='Vogelsang, Karin', address='k.v@nordlicht.example')
    """
    boxes = []
    for name, address in getaddresses([header[:LONGEST_HEADER]])[:MOST_ADDRESSES]:
        found = _ADDRESS.search(address) or _ADDRESS.search(name)
        if found:
            local, _, domain = found[0].rpartition("@")
            shown = decoded(name)[:_SOMEBODYS].strip(" '\"")
            boxes.append(Mailbox("" if "@" in shown else shown, f"{local}@{domain.lower().rstrip('.')}"))
    return tuple(boxes)


def decoded(value: str) -> str:
    """A header's text: RFC 2047's encoded words read, raw bytes taken as UTF-8 or Latin letters.

    >>> decoded("=?ISO-8859-1?Q?J=FCrgen?= =?utf-8?b?TcO8bGxlcg==?=")
    'JürgenMüller'
    """
    value = _repaired(value)[:LONGEST_HEADER]
    if "=?" not in value:
        return " ".join(value.split())
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):  # base64 that is none
        return " ".join(value.split())
    text = "".join(
        piece if isinstance(piece, str) else decode(piece, charset or "latin-1") for piece, charset in pieces
    )
    return " ".join(text.split())


def _repaired(value: str) -> str:
    """The bytes beyond ASCII that the parser hides in surrogates."""
    if value.isascii() or not any("\udc80" <= char <= "\udcff" for char in value):
        return value
    return decode(value.encode("utf-8", "surrogateescape"), None)


def _letter(message: Message, name: str, depth: int = 0) -> Letter:
    parts = tuple(islice(_leaves(message), MOST_PARTS))
    attached = [part for part in parts if part.get_content_type() == "message/rfc822" and depth < 3]
    identity = _field(message, "Message-ID").strip("<> ")
    sender = read_mailboxes(_raw(message, "From") or _raw(message, "Sender"))
    recipients = read_mailboxes(", ".join(_raw(message, field) for field in ("To", "Cc") if _raw(message, field)))
    reply_to = read_mailboxes(_raw(message, "Reply-To"))
    return Letter(
        uri=f"mail:{identity}" if identity else f"mail:{name}",
        sender=sender[0] if sender else Mailbox("", ""),
        reply_to=reply_to[0] if reply_to else None,
        recipients=recipients,
        at=read_date(_field(message, "Date")),
        subject=_field(message, "Subject")[:500],
        text=_text(parts)[:LONGEST_TEXT],
        language=_field(message, "Content-Language")[:2].lower(),
        organization=_field(message, "Organization")[:200],
        is_automatic=_is_automatic(message),
        calendars=tuple(_content(part) for part in parts if part.get_content_type() == "text/calendar"),
        cards=tuple(_content(part) for part in parts if part.get_content_type() in _CARD_TYPES),
        attached=tuple(
            _letter(inner, f"{name}+{number}", depth + 1)
            for number, part in enumerate(attached, start=1)
            if isinstance(inner := _first(part), Message)
        ),
    )


_CARD_TYPES: Final = frozenset({"text/vcard", "text/x-vcard", "text/directory"})


def read_date(text: str) -> datetime | None:
    """RFC 5322's date, aware; one that names no zone is taken as UTC. None where it is none."""
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_automatic(message: Message) -> bool:
    """RFC 3834's Auto-Submitted, the headers of lists (RFC 2369, 2919), and what programs write instead."""
    submitted = _field(message, "Auto-Submitted").lower()
    if submitted and submitted != "no":
        return True
    precedence = _field(message, "Precedence").lower()
    return precedence in {"bulk", "list", "junk"} or bool(_raw(message, "List-Unsubscribe") or _raw(message, "List-Id"))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; what is inside an attached message is not this message's."""
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in _parts(message):
            yield from _leaves(part)
    else:
        yield message


def _parts(message: Message) -> Sequence[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _first(message: Message) -> Message | None:
    parts = _parts(message)
    return parts[0] if parts else None


def _text(parts: Sequence[Message]) -> str:
    """The plain text, or the HTML as a reader sees it where the plain part only says that there is one."""
    shown = [part for part in parts if part.get_content_disposition() != "attachment"]
    plain = "\n".join(_plain(part) for part in shown if part.get_content_type() == "text/plain")
    markup = [part for part in shown if part.get_content_type() == "text/html"]
    if not markup or len(plain) > LONGEST_TEXT:
        return plain
    html = "\n".join(html_to_text(decode(_content(part), _charset(part))[:LONGEST_TEXT]) for part in markup)
    return html if len(html) > _MOSTLY_HTML * len(plain) else plain


def _plain(part: Message) -> str:
    text = decode(_content(part), _charset(part)).replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format") or "").lower() == "flowed":  # RFC 3676
        return unflowed(text, del_sp=str(part.get_param("delsp") or "").lower() == "yes")
    return text


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None  # RFC 2231 gives a triple


def _raw(message: Message, name: str) -> str:
    """A header field as it stands, its bytes repaired, unfolded, not decoded: a comma may hide in an encoded word."""
    named = (value for key, value in message.raw_items() if key.lower() == name.lower())
    value = next(named, "")  # `get` would put marks in the place of raw bytes
    return _repaired(value).replace("\r", " ").replace("\n", " ")[:LONGEST_HEADER]


def _field(message: Message, name: str) -> str:
    return decoded(_raw(message, name))
