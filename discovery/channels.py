"""From evidence to contacts: every interviewer, and the company, with the channels that lead there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

from data.model import (
    LEADS_NOWHERE,
    Case,
    Channel,
    ChannelKind,
    Contact,
    Evidence,
    Grade,
    InferredFormat,
    Interviewer,
    Memory,
    Method,
    PersonName,
    PhoneKind,
    Source,
)
from discovery.email_channels import after_bounces, built, company_boxes, printed_as_theirs
from discovery.held import by_its_message, in_its_thread, is_held, recruiters
from discovery.names import parse_name
from discovery.phone_channels import after_wrong_numbers, can_be_called, company_numbers, lines_of, reception_for
from discovery.routing import route_of
from discovery.zones import time_zones


def find_contacts(
    case: Case, evidence: Evidence, formats: Sequence[InferredFormat], memory: Memory
) -> tuple[Contact, ...]:
    """The interviewers in the case's order, then the company itself, each with its channels, best first."""
    contacts = [_interviewer(case, who, evidence, formats, memory) for who in case.people]
    channels = (
        *_held(case, None, memory),
        *_recruiters(case, evidence),
        *company_numbers(evidence),
        *company_boxes(evidence),
    )
    return (*contacts, _contact(None, None, channels, evidence))


def _interviewer(
    case: Case, who: Interviewer, evidence: Evidence, formats: Sequence[InferredFormat], memory: Memory
) -> Contact:
    """What the candidate holds for a person stands alone in its kind; what the company prints, before what is built."""
    name = parse_name(who.name, family_name=who.family_name)
    held = [by_its_message(channel, evidence) for channel in _held(case, who, memory)]
    logged = [log for log in memory.logged if log.person_id == who.person_id]
    known = {channel.kind for channel in held}
    lines = () if ChannelKind.PHONE in known else tuple(lines_of(name, evidence))
    emails: tuple[Channel, ...] = ()
    something_else: float | None = None
    if ChannelKind.EMAIL not in known:
        emails = printed_as_theirs(name, evidence)
        if not emails:
            emails, something_else = built(name, formats, evidence, logged)
    channels = (*held, *lines, *reception_for(evidence, logged), *emails, _linkedin(case, who))
    ordered = sorted((after_wrong_numbers(after_bounces(one, logged), logged) for one in channels), key=_order)
    return _contact(who, name, ordered, evidence, something_else)


def _recruiters(case: Case, evidence: Evidence) -> Iterator[Channel]:
    """Where no hiring manager is known: the lines and addresses of those who looked after the application."""
    for person in recruiters(evidence, case.people):
        name = parse_name(person.name)
        for channel in (*lines_of(name, evidence), *printed_as_theirs(name, evidence)):
            if is_held(channel.sources[0]):
                yield replace(channel, reason=f"{person.name}, who looked after the application: {channel.reason}")


def _contact(
    who: Interviewer | None,
    name: PersonName | None,
    channels: Sequence[Channel],
    evidence: Evidence,
    something_else: float | None = None,
) -> Contact:
    person_id = who.person_id if who else None
    owned = tuple(in_its_thread(replace(channel, person_id=person_id), evidence) for channel in channels)
    country = evidence.published.country
    return Contact(
        interviewer=who,
        name=name,
        channels=owned,
        route=route_of(who, owned),
        something_else=something_else,
        time_zones=time_zones(next(filter(can_be_called, owned), None), country, evidence.company.region),
        country=country,
    )


def _order(channel: Channel) -> tuple[int, bool]:
    """Numbers, then addresses, then the LinkedIn search; within a kind, as they come, and what leads nowhere last."""
    return list(ChannelKind).index(channel.kind), channel.grade in LEADS_NOWHERE


def _held(case: Case, who: Interviewer | None, memory: Memory) -> tuple[Channel, ...]:
    """What the candidate holds; a later correction in the place of what the case said."""
    told: dict[ChannelKind, tuple[str, str | None, datetime]] = {}
    if who and who.phone:
        told[ChannelKind.PHONE] = (who.phone, who.extension, case.since)
    if who and who.email:
        told[ChannelKind.EMAIL] = (who.email, None, case.since)
    for word in memory.corrections:
        if word.person_id == (who.person_id if who else None):
            told[word.kind] = (word.value, word.extension, word.at)
    return tuple(
        Channel(
            kind=kind,
            value=value,
            extension=extension,
            phone_kind=(PhoneKind.DIRECT if who else PhoneKind.MAIN) if kind is ChannelKind.PHONE else None,
            grade=Grade.KNOWN,
            reason="yours: you gave it",
            sources=(Source(uri=f"case:{case.case_id}", retrieved_at=at, method=Method.GIVEN),),
        )
        for kind, (value, extension, at) in told.items()
    )


def _linkedin(case: Case, who: Interviewer) -> Channel:
    """A people search for the candidate to open by hand: openline never asks LinkedIn anything."""
    query = urlencode({"keywords": f"{who.name} {case.company}"})
    return Channel(
        kind=ChannelKind.LINKEDIN,
        value=f"https://www.linkedin.com/search/results/people/?{query}",
        grade=Grade.POSSIBLE,
        reason="a search to open by hand; openline does not read LinkedIn",
        sources=(),
    )
