"""From a checked form to a case: new, or the one it already is."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from data.folding import fold
from data.model import Candidate, Case, Interviewer
from discovery.mail.files import MOST_FILES, is_too_much
from flows.company_given import company_given
from flows.forms import BadCase, CaseFile, Person, QuickCase, You
from flows.settings import Settings

OLDEST_DAYS = 366
EVENING = time(18)  # a rejection without an hour counts from the end of its day


def from_quick(quick: QuickCase, settings: Settings, mail: Sequence[str] = ()) -> CaseFile:
    """The quick form as a case file; what it does not say of the candidate comes from the settings.

    `mail`: files of the candidate's own mail; no part of the form, since that is Prefect's, which learns no names.
    """
    person = quick.interviewer and Person(
        name=quick.interviewer, function=quick.function, moment=quick.moment, family_name=quick.family_name
    )
    return CaseFile(
        company=quick.company,
        role=quick.role,
        on=quick.on,
        outcome=quick.outcome,
        domain=quick.domain,
        ad=quick.ad,
        mail=tuple(mail),
        you=You(name=quick.your_name, phone=quick.your_phone, note_limit=settings.note_limit),
        people=(person,) if person else (),
    )


def to_case(file: CaseFile, settings: Settings, now: datetime) -> Case:
    """The case that a form describes, as a new one; raises `BadCase` for what no case can have."""
    you = Candidate(
        name=file.you.name or settings.name,
        phone=file.you.phone or settings.phone,
        email=held_address(email) if (email := file.you.email or settings.email) else None,
        time_zone=file.you.time_zone or settings.time_zone,
        note_limit=file.you.note_limit,
        voice=file.you.voice or settings.voice,
        language=file.you.language or settings.language,
        pronoun=file.you.pronoun or settings.pronoun,
    )
    if you.phone:
        held_number(you.phone, file.country)  # as it stands it is read aloud: only what is no number is refused
    since = _since(file.on, you.time_zone, now)
    company = company_given(file.company, file.domain, file.ad)
    return Case(
        case_id=new_id("k"),
        company=company.name,
        role=file.role,
        outcome=file.outcome,
        since=since,
        people=tuple(_interviewer(person, file.country) for person in file.people),
        candidate=you,
        domain=company.domain,
        ad=file.ad,
        country=file.country,
        said=file.said,
        postal_address=file.postal_address,
        mail=tuple(map(held_file, file.mail)),
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
        ad=case.ad or before.ad,
        country=case.country or before.country,
        said=case.said or before.said,
        postal_address=case.postal_address or before.postal_address,
        mail=tuple(dict.fromkeys((*before.mail, *case.mail))),
    )


def new_id(letter: str) -> str:
    """An opaque name for a case, a person or a run: 40 bits of chance."""
    return letter + secrets.token_hex(5)


def _since(on: datetime | date, zone: str | None, now: datetime) -> datetime:
    try:
        place = ZoneInfo(zone) if zone else None
    except (KeyError, ValueError, OSError) as error:
        raise BadCase(f"time_zone: {zone!r} is not an IANA name: write Europe/Berlin") from error
    age = (now.date() - (on.date() if isinstance(on, datetime) else on)).days
    if age < -1:  # it may be tomorrow already where the candidate is
        raise BadCase(f"on: {on} is in the future; write the day on which the rejection came")
    if age > OLDEST_DAYS:
        raise BadCase(f"on: {on} is more than a year ago; that door is better left alone")
    moment = on if isinstance(on, datetime) else datetime.combine(on, EVENING)
    if moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=place) if place else moment.astimezone()


def _is_same_application(one: Case, other: Case) -> bool:
    """A case is an application: one candidate, one company, one role, one day."""
    named = {one.candidate.name, other.candidate.name} - {None}
    return len(named) < 2 and application(one) == application(other)


def application(case: Case) -> tuple[str, str, date]:
    """What makes two cases of one candidate the same: company, role and day."""
    return fold(case.company), fold(case.role), case.since.date()


def _interviewer(person: Person, country: str | None) -> Interviewer:
    phone, extension = held_number(person.phone, country) if person.phone else (None, None)
    held = {"email": person.email and held_address(person.email), "phone": phone, "extension": extension}
    return Interviewer(person_id=new_id("p"), **person.model_dump() | held)


def _joined(before: Sequence[Interviewer], fresh: Sequence[Interviewer]) -> tuple[Interviewer, ...]:
    """Those named now, then those named before; who is named again keeps their id, and what was told of them."""
    known = {fold(who.name): who for who in before}
    named = {fold(who.name): who for who in fresh}
    people = named | {name: _updated(old, named[name]) if name in named else old for name, old in known.items()}
    return tuple(people.values())


_TOLD = ("title", "moment", "met_on", "introduced_by", "family_name", "email", "phone", "extension")


def _updated(old: Interviewer, new: Interviewer) -> Interviewer:
    told = {name: getattr(new, name) for name in _TOLD}
    said = {name: value for name, value in told.items() if value is not None}
    return replace(old, function=new.function, prefers_writing=old.prefers_writing or new.prefers_writing, **said)


def held_file(name: str) -> str:
    """A file or folder of the candidate's own mail, as an absolute path; raises `BadCase` where there is none."""
    path = Path(name).expanduser().absolute()
    if not path.exists():
        raise BadCase(f"mail: {name} does not exist; name a message, an mbox, a card, an export, a folder or a zip")
    if not os.access(path, os.R_OK):
        raise BadCase(f"mail: {name} cannot be read; give yourself the right to read it")
    if is_too_much(path):
        raise BadCase(f"mail: {name} holds more than {MOST_FILES:,} files; name the folder in which your mail is")
    return str(path)


def held_address(address: str) -> str:
    """An address that the candidate holds, checked for its form (RFC 5321), as email-validator normalises it."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError as error:
        raise BadCase(f"email: {address!r} is not an e-mail address; write it as jim@synergistics.example") from error


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
