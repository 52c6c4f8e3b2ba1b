"""From a checked form to a case: new, or the one it already is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data.folding import fold
from data.model import Candidate, Case, Interviewer
from flows.forms import BadCase, CaseFile, Person, QuickCase, You
from flows.settings import Settings

EVENING = time(18)  # a rejection without an hour counts from the end of its day


def from_quick(quick: QuickCase, settings: Settings) -> CaseFile:
    """The quick form as a case file; what it does not say of the candidate comes from the settings."""
    people = (
        (Person(name=quick.interviewer, function=quick.function, moment=quick.moment),) if quick.interviewer else ()
    )
    return CaseFile(
        company=quick.company,
        role=quick.role,
        on=quick.on,
        outcome=quick.outcome,
        domain=quick.domain,
        you=You(name=quick.your_name, phone=quick.your_phone, note_limit=settings.note_limit),
        people=people,
    )


def to_case(file: CaseFile, settings: Settings, now: datetime) -> Case:
    """The case that a form describes, as a new one; raises `BadCase` for what no case can have."""
    you = Candidate(
        name=file.you.name or settings.name,
        phone=file.you.phone or settings.phone,
        email=file.you.email or settings.email,
        time_zone=file.you.time_zone or settings.time_zone,
        note_limit=file.you.note_limit,
    )
    since = _since(file.on, you.time_zone)
    if since > now + timedelta(days=1):
        raise BadCase(f"on: {file.on} is in the future; write the day on which the rejection came")
    return Case(
        case_id=new_id("k"),
        company=file.company,
        role=file.role,
        outcome=file.outcome,
        since=since,
        people=tuple(_interviewer(person, file.country) for person in file.people),
        candidate=you,
        domain=file.domain,
        country=file.country,
        said=file.said,
    )


def continued(case: Case, known: Sequence[Case]) -> Case:
    """The case as the one it already is, where candidate, company, role and day are known; else as it comes.

    What is told now wins, what was told before stays; people keep their ids.
    """
    before = next((one for one in known if _is_same_application(one, case)), None)
    if before is None:
        return case
    return replace(
        case,
        case_id=before.case_id,
        people=_joined(before.people, case.people),
        domain=case.domain or before.domain,
        country=case.country or before.country,
        said=case.said or before.said,
    )


def new_id(letter: str) -> str:
    """An opaque name for a case, a person or a run: 40 bits of chance."""
    return letter + secrets.token_hex(5)


def _since(on: datetime | date, zone: str | None) -> datetime:
    try:
        place = ZoneInfo(zone) if zone else None
    except (KeyError, ValueError) as error:
        raise BadCase(f"time_zone: {zone!r} is not an IANA name: write Europe/Berlin") from error
    moment = on if isinstance(on, datetime) else datetime.combine(on, EVENING)
    if moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=place) if place else moment.astimezone()


def _is_same_application(one: Case, other: Case) -> bool:
    """A case is an application: one candidate, one company, one role, one day."""
    named = {one.candidate.name, other.candidate.name} - {None}
    return len(named) < 2 and _application(one) == _application(other)


def _application(case: Case) -> tuple[str, str, date]:
    return fold(case.company), fold(case.role), case.since.date()


def _interviewer(person: Person, country: str | None) -> Interviewer:
    phone, extension = held_number(person.phone, country) if person.phone else (None, None)
    held = {"email": person.email and held_address(person.email), "phone": phone, "extension": extension}
    return Interviewer(person_id=new_id("p"), **person.model_dump() | held)


def _joined(before: Sequence[Interviewer], fresh: Sequence[Interviewer]) -> tuple[Interviewer, ...]:
    """Those known and those new; who is named again keeps their id, and what was told of them."""
    people = {fold(who.name): who for who in before}
    for who in fresh:
        old = people.get(fold(who.name))
        people[fold(who.name)] = _updated(old, who) if old else who
    return tuple(people.values())


def _updated(old: Interviewer, new: Interviewer) -> Interviewer:
    told = {name: getattr(new, name) for name in ("title", "moment", "family_name", "email", "phone", "extension")}
    said = {name: value for name, value in told.items() if value is not None}
    return replace(old, function=new.function, prefers_writing=old.prefers_writing or new.prefers_writing, **said)


def held_address(address: str) -> str:
    """An address that the candidate holds, checked for its form (RFC 5321), as email-validator normalises it."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError as error:
        raise BadCase(f"email: {address!r}: {error}") from error


def held_number(number: str, country: str | None) -> tuple[str, str | None]:
    """A number that the candidate holds, in E.164, and its extension."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        parsed = phonenumbers.PhoneNumber()
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise BadCase(f"phone: {number!r} is not a telephone number; write it as +44 20 7946 0958")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), parsed.extension
