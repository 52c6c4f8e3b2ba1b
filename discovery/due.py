"""What is to be looked at again, and when: a channel's own sources, each after its time, never more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from data.model import Channel, ChannelKind, Grade, Method, Source, Verification
from discovery.domains import mail_domain

# How long a look lasts, at a page and at what DNS says of an address, by how much the candidate leans on the channel.
PAGE_LASTS: Mapping[Grade, timedelta] = {
    Grade.PUBLISHED: timedelta(days=7),
    Grade.LIKELY: timedelta(days=7),
    Grade.POSSIBLE: timedelta(days=14),
    Grade.UNLIKELY: timedelta(days=28),
    Grade.UNDELIVERABLE: timedelta(days=28),
}
EXCHANGE_LASTS: Mapping[Grade, timedelta] = {
    Grade.KNOWN: timedelta(days=1),
    Grade.PUBLISHED: timedelta(days=1),
    Grade.LIKELY: timedelta(days=2),
    Grade.POSSIBLE: timedelta(days=7),
    Grade.UNLIKELY: timedelta(days=7),
    Grade.UNDELIVERABLE: timedelta(days=7),
}
GONE_LASTS = timedelta(days=1)  # a page that is away, or without its number, may be so for an hour only
JITTER = 0.2  # of a span, by which it may grow: sources seen together do not all come back on one day


def due_sources(channels: Sequence[Channel], looked: Mapping[str, datetime], now: datetime) -> frozenset[str]:
    """The URIs of the sources that are to be read again, by the channels that rest on them.

    `looked`: when each was last read again, where it was since it was first seen.
    """
    return frozenset(
        uri
        for channel in channels
        for uri, first_seen, lasts in _grounds(channel)
        if not _holds(max(first_seen, looked.get(uri, first_seen)), lasts * (1 + JITTER * _chance(uri)), now)
    )


def due_for_return(gone: Sequence[Verification], looked: Mapping[str, datetime], now: datetime) -> frozenset[str]:
    """The URIs of the pages on which something stood that is gone: it may come back."""
    return frozenset(
        page for lost in gone for page in pages_of(lost) if not _holds(looked.get(page, lost.at), GONE_LASTS, now)
    )


def pages_of(lost: Verification) -> tuple[str, ...]:
    """The pages that were read for a verdict."""
    return tuple(source.uri for source in lost.sources if not domain_of(source.uri))


def _is_page(source: Source) -> bool:
    """Whether a source is read as a page: a service is asked with a key and bills, a register is no page."""
    return source.uri.startswith(("https:", "http:")) and source.method not in {Method.PROVIDER, Method.REGISTER}


def _holds(seen: datetime, lasts: timedelta, now: datetime) -> bool:
    """Whether a look is still good; one in the future was made when the clock was wrong."""
    return seen <= now < seen + lasts


def sources_of(channel: Channel) -> tuple[str, ...]:
    """The URIs of all that a channel rests on and that can be read again; none for what the candidate gave."""
    return tuple(uri for uri, _, _ in _grounds(channel))


def _grounds(channel: Channel) -> Iterator[tuple[str, datetime, timedelta]]:
    """Each source of a channel: its URI, when it was seen, how long that lasts."""
    pages = [source for source in channel.sources if _is_page(source)]
    if channel.grade in PAGE_LASTS:
        for page in pages:
            yield page.uri, page.retrieved_at, PAGE_LASTS[channel.grade]
    if channel.kind is ChannelKind.EMAIL and channel.sources:
        seen = max(source.retrieved_at for source in channel.sources)
        yield exchange_uri(mail_domain(channel.value)), seen, EXCHANGE_LASTS[channel.grade]


def exchange_uri(domain: str) -> str:
    """What DNS says of a domain's mail, as a URI (RFC 4501)."""
    return f"dns:{domain}?type=MX"


def domain_of(uri: str) -> str:
    """The domain of such a URI; empty for another one.

    >>> domain_of("dns:synergistics.example?type=MX"), domain_of("https://synergistics.example/contact")
    ('synergistics.example', '')
    """
    parts = urlsplit(uri)
    return parts.path if parts.scheme == "dns" and parse_qs(parts.query).get("type") == ["MX"] else ""


def _chance(uri: str) -> float:
    """A number from 0 to 1 that is the same for this source every time."""
    return int.from_bytes(hashlib.sha256(uri.encode()).digest()[:4]) / 2**32
