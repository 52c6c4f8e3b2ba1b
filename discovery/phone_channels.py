"""From published numbers to the ones that lead to a person, or to the company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.model import (
    LEADS_NOWHERE,
    Channel,
    ChannelKind,
    Evidence,
    Grade,
    Logged,
    LoggedOutcome,
    Method,
    PersonName,
    PhoneKind,
    PublishedPhone,
)
from discovery.held import graded, is_held
from discovery.identity import is_same_person
from discovery.switchboard import rank_for_reception

MOST_COMPANY_NUMBERS = 8
# What a person is not asked for on: see also discovery/switchboard.py, which judges every number of the company.
NOT_FOR_CALLS = frozenset({PhoneKind.FAX, PhoneKind.DEPARTMENT, PhoneKind.PREMIUM, PhoneKind.OTHER})


def lines_of(name: PersonName, evidence: Evidence) -> Iterator[Channel]:
    """Numbers printed as this person's: a mobile only because they print it as their business contact."""
    for phone in _once(evidence.published.phones):
        if phone.person and phone.kind is not PhoneKind.FAX and is_same_person(phone.person, name):
            kind = phone.kind if phone.kind is PhoneKind.MOBILE else PhoneKind.DIRECT
            if phone.source.method is Method.PROVIDER:
                yield _number(replace(phone, kind=kind), Grade.LIKELY, phone.reason)
            else:
                yield _number(replace(phone, kind=kind), Grade.PUBLISHED, f"printed with the name {phone.person}")


def switchboard(evidence: Evidence) -> tuple[Channel, ...]:
    """The numbers that reach reception: what the candidate holds, then what a page calls main, then what is likely."""
    ranked = rank_for_reception(evidence.published.phones)
    return tuple(
        _number(phone, Grade.PUBLISHED if phone.kind is PhoneKind.MAIN else Grade.LIKELY, why)
        for phone, why in sorted(ranked, key=lambda one: not is_held(one[0].source))
    )


def company_numbers(evidence: Evidence) -> tuple[Channel, ...]:
    """What the company prints for everybody, reception first; nobody's own line, and no mobile."""
    reception = switchboard(evidence)
    shown = {channel.value for channel in reception}
    public = (phone for phone in evidence.published.phones if not phone.person and phone.kind is not PhoneKind.MOBILE)
    others = [
        _number(phone, Grade.PUBLISHED, phone.reason) for phone in _once(tuple(public)) if phone.e164 not in shown
    ]
    return (*reception, *others)[:MOST_COMPANY_NUMBERS]


def can_be_called(channel: Channel) -> bool:
    """Whether a call to that channel may lead to a person."""
    if channel.kind is not ChannelKind.PHONE or channel.grade in LEADS_NOWHERE:
        return False
    return channel.phone_kind not in NOT_FOR_CALLS


def reception_for(evidence: Evidence, logged: Sequence[LoggedOutcome]) -> Iterator[Channel]:
    """The number at which to ask for somebody: the best that is not logged as wrong, behind those that are."""
    for channel in switchboard(evidence):
        yield channel
        if channel.value not in _wrong(logged):
            return


def after_wrong_numbers(channel: Channel, logged: Sequence[LoggedOutcome]) -> Channel:
    """A number that did not reach somebody is not tried for them again, whatever else speaks for it."""
    if channel.kind is ChannelKind.PHONE and channel.value in _wrong(logged):
        return replace(channel, grade=Grade.WRONG, reason="you logged that it does not reach them")
    return channel


def _wrong(logged: Sequence[LoggedOutcome]) -> frozenset[str | None]:
    return frozenset(log.value for log in logged if log.what is Logged.WRONG_NUMBER)


def _number(phone: PublishedPhone, grade: Grade, reason: str) -> Channel:
    grade, reason = graded(grade, reason, phone.source, phone.reason)
    return Channel(
        kind=ChannelKind.PHONE,
        value=phone.e164,
        extension=phone.extension,
        phone_kind=phone.kind,
        grade=grade,
        reason=reason,
        sources=(phone.source,),
        text=phone.text,
        label=phone.label,
    )


def _once(phones: Sequence[PublishedPhone]) -> tuple[PublishedPhone, ...]:
    """Each number at its first place; the one that says whose it is before the one that does not."""
    ordered = sorted(phones, key=lambda phone: phone.person is None)
    first = {(phone.e164, phone.extension): phone for phone in reversed(ordered)}
    return tuple(phone for phone in phones if first[phone.e164, phone.extension] is phone)
