"""From a second look at a channel's sources to its verdict: same, moved, changed, gone or unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import chain
from typing import Any, TypeVar

from data.model import (
    Case,
    Channel,
    ChannelKind,
    Contact,
    Evidence,
    Method,
    Published,
    PublishedAddress,
    PublishedEmail,
    PublishedOrganisation,
    PublishedPerson,
    PublishedPhone,
    Source,
    Verdict,
    Verification,
)
from data.numbers import international
from discovery.domains import mail_domain
from discovery.due import pages_of, sources_of
from discovery.read_site import look_into
from discovery.second_look import SecondLook

AS_GOOD = 0.05  # between two probabilities of one address with one grade: no news
NEVER = datetime.fromtimestamp(0, UTC)
NOT_PRINTED = frozenset({Method.GIVEN, Method.INFERRED, Method.DNS})

FINDS = ("emails", "phones", "people", "organisations", "addresses")  # what a page publishes, each with its source

Seen = TypeVar("Seen", PublishedEmail, PublishedPhone, PublishedPerson, PublishedOrganisation, PublishedAddress)
Printed = PublishedEmail | PublishedPhone
Finding = tuple[Verdict, str, str | None]  # with the reason in words, and what stands there now


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What was known of a company, what a second look showed, and what is known by it."""

    before: Evidence
    after: Evidence
    look: SecondLook


def published_by(look: SecondLook, region: str | None) -> Mapping[str, Published]:
    """What each page publishes that was read again, by the URL that was asked for; its numbers as in that country."""
    return {url: look_into(page, region).published for url, page in look.pages.items()}


def looked_at(before: Evidence, look: SecondLook, read: Mapping[str, Published]) -> Again:
    """The evidence with what was read again in the place of what stood there; what was not seen stays as it was."""
    known = {seen.source.uri for finds in FINDS for seen in getattr(before.published, finds)}
    fresh = {
        url: Published() if page.url != url and page.url in known else read[url] for url, page in look.pages.items()
    }
    now: dict[str, Any] = {
        finds: _in_place(getattr(before.published, finds), {url: getattr(page, finds) for url, page in fresh.items()})
        for finds in FINDS
    }
    published = replace(before.published, **now)
    exchanges = tuple(look.exchanges.get(exchange.domain, exchange) for exchange in before.exchanges)
    return Again(before=before, after=replace(before, published=published, exchanges=exchanges), look=look)


def is_news(again: Again) -> bool:
    """Whether there is anything new to conclude from: other finds than before, whenever they were made."""
    return _undated(again.before) != _undated(again.after)


def seen_elsewhere(channels: Sequence[Channel], again: Again) -> frozenset[str]:
    """Other pages that showed a value which its own page shows no more: they are asked before it is called gone."""
    look = again.look
    missing = {
        channel.value.casefold()
        for channel in channels
        if _is_printed(channel) and _pages_read(channel, look) and not _still_there(channel, again)
    }
    others = {seen.source.uri for seen in _printed(again.after) if _folded(seen) in missing}
    return frozenset(uri for uri in others if uri.startswith("http") and not look.saw(uri) and uri not in look.unseen)


def channels_by_id(contacts: Sequence[Contact]) -> dict[str, Channel]:
    """Every channel, once: the switchboard is shown with each person."""
    return {channel.channel_id: channel for contact in contacts for channel in contact.channels}


def verify(
    case: Case, channels: Sequence[Channel], again: Again, contacts: Sequence[Contact]
) -> Iterator[Verification]:
    """The verdict on each channel of which a source was to be read again. `contacts`: as concluded since."""
    look = again.look
    successors = channels_by_id(contacts)
    for channel in channels:
        uris = [uri for uri in sources_of(channel) if look.saw(uri) or uri in look.unseen]
        if not uris:
            continue
        finding = _printed_verdict if _is_printed(channel) else _built_verdict
        verdict, reason, now = _mail(channel, again) or _unseen(channel, look) or finding(channel, again, successors)
        yield Verification(
            case_id=case.case_id,
            channel_id=channel.channel_id,
            person_id=channel.person_id,
            kind=channel.kind,
            value=channel.value,
            verdict=verdict,
            reason=reason,
            at=look.at,
            sources=tuple(_as_read(uri, look) for uri in uris if look.saw(uri)),
            now=now,
        )


def returned(gone: Sequence[Verification], look: SecondLook, contacts: Sequence[Contact]) -> Iterator[Verification]:
    """The verdict on what was gone and is there again, as concluded since; none on what is still gone."""
    there = channels_by_id(contacts)
    for lost in gone:
        seen = tuple(_as_read(page, look) for page in pages_of(lost) if look.saw(page))
        if seen and lost.channel_id in there:
            reason = f"there again: {there[lost.channel_id].reason}"
            yield replace(lost, verdict=Verdict.CHANGED, reason=reason, at=look.at, sources=seen, now=lost.value)


# --- one channel


def _unseen(channel: Channel, look: SecondLook) -> Finding | None:
    """A source that could not be looked at leaves its channel unknown, whatever another page shows."""
    unseen = [uri for uri in sources_of(channel) if uri in look.unseen]
    return (Verdict.UNKNOWN, f"{unseen[0]}: {look.unseen[unseen[0]]}", None) if unseen else None


def _mail(channel: Channel, again: Again) -> Finding | None:
    """Whether its domain has begun, or ceased, to take mail."""
    domain = mail_domain(channel.value) if channel.kind is ChannelKind.EMAIL else ""
    now = again.look.exchanges.get(domain)
    before = next((exchange for exchange in again.before.exchanges if exchange.domain == domain), None)
    if now is None or before is None or now.verdict.takes_no_mail == before.verdict.takes_no_mail:
        return None
    return Verdict.CHANGED, now.reason, None


def _printed_verdict(channel: Channel, again: Again, successors: Mapping[str, Channel]) -> Finding:
    """A value that a page printed: there, elsewhere, replaced, or gone."""
    pages = _pages_read(channel, again.look)
    if not pages:
        return Verdict.SAME, "its domain still takes mail", None
    if _still_there(channel, again):
        otherwise = _printed_otherwise(channel, again, pages, successors)
        return otherwise or (Verdict.SAME, f"still printed at {pages[0]}", None)
    elsewhere = [seen.source.uri for seen in _printed(again.after) if _is_of(seen, channel)]
    if any(uri in again.look.unseen for uri in elsewhere):
        return Verdict.UNKNOWN, f"no more at {pages[0]}; could not look at {elsewhere[0]}", None
    if elsewhere:
        return Verdict.MOVED, f"no more at {pages[0]}, but at {elsewhere[0]}", None
    if (instead := _in_its_place(channel, again, pages)) is not None:
        return Verdict.CHANGED, f"{_written(instead, channel.kind)} stands in its place at {pages[0]}", instead
    absent = _absent(pages[0], again.look)
    if (left := successors.get(channel.channel_id)) is None:
        return Verdict.GONE, absent, None
    if left.grade is channel.grade:  # the candidate holds it
        return Verdict.SAME, f"{left.reason}; {absent}", None
    return Verdict.CHANGED, f"{_standing(left)} now: {left.reason}; {absent}", None


def _absent(page: str, look: SecondLook) -> str:
    """How a page has ceased to print something."""
    now = look.pages[page]
    if now.status != HTTPStatus.OK:
        return f"{page} answers {now.status}"
    return f"{page} does not print it any more" if now.url == page else f"{page} leads to {now.url}, without it"


def _printed_otherwise(
    channel: Channel, again: Again, pages: Sequence[str], successors: Mapping[str, Channel]
) -> Finding | None:
    """A value that is still printed, but as something else, or as somebody else's."""
    landed = _landed(pages, again.look)
    before, after = _kinds(channel, again.before, pages), _kinds(channel, again.after, landed)
    if before and before != after:
        return Verdict.CHANGED, f"printed as {' and '.join(sorted(after))} now, at {pages[0]}", channel.value
    whose = {seen.person for seen in _printed(again.after) if _is_of(seen, channel) and seen.source.uri in landed}
    if names := sorted(filter(None, whose if channel.channel_id not in successors else ())):
        return Verdict.CHANGED, f"printed with the name {' and '.join(names)} now, at {pages[0]}", None
    return None


def _built_verdict(channel: Channel, again: Again, successors: Mapping[str, Channel]) -> Finding:
    """An address that was built is as good as what it was built from."""
    domain = mail_domain(channel.value)
    if _examples(again.before, domain) == _examples(again.after, domain):
        return Verdict.SAME, "what it was built from is as it was", None
    after, best = successors.get(channel.channel_id), _best(channel, successors)
    if after is None:
        return (Verdict.CHANGED if best else Verdict.GONE), "the addresses seen there read otherwise now", best
    if after.grade is channel.grade and abs((after.probability or 0) - (channel.probability or 0)) < AS_GOOD:
        return Verdict.SAME, after.reason, None
    return Verdict.CHANGED, f"{_standing(after)} now, {_standing(channel)} before: {after.reason}", None


def _standing(channel: Channel) -> str:
    """The grade, with the probability where there is one."""
    return channel.grade + ("" if channel.probability is None else f" {channel.probability:.0%}")


def _best(channel: Channel, successors: Mapping[str, Channel]) -> str | None:
    """What comes first now among the person's channels of that kind."""
    same_kind = (one for one in successors.values() if (one.kind, one.person_id) == (channel.kind, channel.person_id))
    return next((one.value for one in same_kind), None)


def _in_its_place(channel: Channel, again: Again, pages: Sequence[str]) -> str | None:
    """A value that the same page prints for the same purpose, and did not print before."""
    before = [seen for seen in _printed(again.before) if seen.source.uri in pages]
    known = {_folded(seen) for seen in before}
    purposes = {_purpose(seen) for seen in before if _is_of(seen, channel)}
    landed = _landed(pages, again.look)
    new = (seen for seen in _printed(again.after) if seen.source.uri in landed and _folded(seen) not in known)
    return next((_value(seen) for seen in new if _purpose(seen) in purposes), None)


def _purpose(seen: Printed) -> tuple[str, str | None]:
    """What for, and whose."""
    return (seen.kind if isinstance(seen, PublishedPhone) else ChannelKind.EMAIL), seen.person


def _still_there(channel: Channel, again: Again) -> bool:
    landed = _landed(_pages_read(channel, again.look), again.look)
    return any(_is_of(seen, channel) and seen.source.uri in landed for seen in _printed(again.after))


def _kinds(channel: Channel, evidence: Evidence, pages: Collection[str]) -> set[str]:
    """What a number is printed as on these pages."""
    return {
        str(phone.kind)
        for phone in evidence.published.phones
        if phone.e164 == channel.value and phone.source.uri in pages
    }


def _pages_read(channel: Channel, look: SecondLook) -> list[str]:
    return [uri for uri in sources_of(channel) if uri in look.pages]


def _landed(pages: Collection[str], look: SecondLook) -> set[str]:
    """Where these pages are: a redirect inside the site is the page's new name, not another page."""
    return {uri for page in pages for uri in (page, look.pages[page].url)}


def _is_printed(channel: Channel) -> bool:
    return any(source.method not in NOT_PRINTED for source in channel.sources)


def _as_read(uri: str, look: SecondLook) -> Source:
    method = Method.TEXT if uri in look.pages else Method.DNS
    return Source(uri=uri, retrieved_at=look.at, method=method)


# --- evidence


def _in_place(before: Sequence[Seen], fresh: Mapping[str, Sequence[Seen]]) -> tuple[Seen, ...]:
    """Each page's finds where that page's finds stood: which page came first decides between two that are as good."""
    places: dict[str, list[Seen]] = {}
    for seen in before:
        places.setdefault(seen.source.uri, []).append(seen)
    places.update((uri, list(finds)) for uri, finds in fresh.items())
    return tuple(chain.from_iterable(places.values()))


def _undated(evidence: Evidence) -> list[object]:
    finds = (seen for finds in FINDS for seen in getattr(evidence.published, finds))
    return [replace(seen, source=_whenever(seen.source)) for seen in (*finds, *evidence.exchanges)]


def _whenever(source: Source) -> Source:
    return replace(source, retrieved_at=NEVER)


def _examples(evidence: Evidence, domain: str) -> tuple[object, ...]:
    """What a domain's addresses are built from, in the order in which it was read."""
    return tuple((one.address, one.person) for one in evidence.published.emails if mail_domain(one.address) == domain)


def _printed(evidence: Evidence) -> Iterator[Printed]:
    return chain(evidence.published.emails, evidence.published.phones)


def _value(seen: Printed) -> str:
    return seen.address if isinstance(seen, PublishedEmail) else seen.e164


def _folded(seen: Printed) -> str:
    """For comparison: nobody's mail system tells Jim@ from jim@, though RFC 5321 section 2.4 would let it."""
    return _value(seen).casefold()


def _is_of(seen: Printed, channel: Channel) -> bool:
    return _folded(seen) == channel.value.casefold()


def _written(value: str, kind: ChannelKind) -> str:
    return international(value) if kind is ChannelKind.PHONE else value
