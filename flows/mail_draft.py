"""A case file drafted from the candidate's own mail, for them to correct: each value with the message it came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from data.counting import counted
from data.model import (
    Case,
    Correspondence,
    Function,
    Interview,
    MailReading,
    Outcome,
    PhoneKind,
    Published,
    PublishedPerson,
    Source,
)
from data.numbers import international
from data.sheets import write_text
from discovery.correspondence import proposed_outcome, read_correspondence
from discovery.mail.companies import Applications, read_applications
from flows.forms import BadCase
from flows.opening import held_file
from flows.settings import read_settings, utc_now
from flows.user_files import unused
from outreach.printable import printable

MOST_PEOPLE = 12  # a draft with more is no list of interviewers
_OWN_LINES = (PhoneKind.DIRECT, PhoneKind.MOBILE)


def draft_from_mail(folder: Path, company: str | None, path: Path) -> MailReading:
    """Writes the draft of a case from a folder, or a file, of mail; one that exists is never written over.

    Gives how far the mail could be read. Raises `BadCase` where it is about no company, or about several.
    """
    unused(path)
    mail = held_file(str(folder))
    applications = read_applications([Path(mail)])
    case = Case(
        case_id="draft",
        company=company or _one_of(applications, folder),
        role="",
        outcome=Outcome.REJECTED,
        since=utc_now(),
        mail=(mail,),
    )
    correspondence = read_correspondence(case, utc_now())
    if not correspondence.reading.kept:
        raise BadCase(
            f"{folder}: none of {counted(correspondence.reading.messages, 'message')} concerns {case.company}"
        )
    you = read_settings().email or applications.candidate
    write_text(path, draft(case, correspondence, you, utc_now()))
    return correspondence.reading


def _one_of(applications: Applications, folder: Path) -> str:
    """The company that the mail is about; where it is about several, the candidate says which."""
    if not applications.companies:
        raise BadCase(f"{folder}: no message in it speaks of an application; say where it was with --company")
    if len(applications.companies) > 1:
        named = ", ".join(map(printable, applications.companies[:8]))
        raise BadCase(f"{folder}: several companies write in it: {named}; say which one with --company")
    return applications.companies[0]


def draft(case: Case, mail: Correspondence, you: str | None, now: datetime) -> str:
    """The case file as text."""
    lines = [_TOP, *_head(case, mail, now)]
    if you:
        lines += ["", "[you]", _line("email", you, "the address to which the mail came")]
    for person in mail.held.people[:MOST_PEOPLE]:
        lines += ["", "[[people]]", *_person(person, mail.held)]
    return "\n".join(lines) + "\n"


def _head(case: Case, mail: Correspondence, now: datetime) -> Iterator[str]:
    first = mail.held.emails[0].source if mail.held.emails else None
    yield _line("company", case.company, _from(first))
    if mail.roles:
        yield _line("role", mail.roles[0].name, _from(mail.roles[0].source))
    else:
        yield _line("role", "", "what you applied for: no message names it")
    yield from _outcome(mail, now)
    if mail.held.mail_domains:
        yield _line("domain", mail.held.mail_domains[0], f"where their mail comes from: {_from(first)}")
    if mail.held.addresses:
        yield _line(
            "postal_address", mail.held.addresses[0].text, f"for a card: {_from(mail.held.addresses[0].source)}"
        )
    yield f"mail = [{json.dumps(case.mail[0], ensure_ascii=False)}]  # read again at every run"
    for interview in mail.interviews:
        yield f"# interview: {interview.at:%Y-%m-%d %H:%M}  ({_from(interview.source)})"


def _outcome(mail: Correspondence, now: datetime) -> Iterator[str]:
    """What happened and when: the company's last word, else the last interview that has been."""
    if mail.decisions:
        decision = mail.decisions[-1]
        yield _line("on", decision.source.retrieved_at.isoformat(timespec="minutes"), _from(decision.source))
        yield _line("outcome", decision.outcome, _from(decision.source))
        yield _line("said", decision.text, _from(decision.source))
        return
    past = [one for one in mail.interviews if _utc(one) <= now]
    silent = proposed_outcome((), bool(past))
    if silent is None:
        yield _line("on", "", "when the rejection came: no message says it")
        return
    last = past[-1]
    yield _line(
        "on", last.at.replace(tzinfo=None).isoformat(timespec="minutes"), f"the interview: {_from(last.source)}"
    )
    yield _line("outcome", silent, "no answer since the interview is in this mail")


def _utc(interview: Interview) -> datetime:
    return interview.at if interview.at.tzinfo else interview.at.replace(tzinfo=UTC)


def _person(person: PublishedPerson, held: Published) -> Iterator[str]:
    yield _line("name", person.name, _from(person.source))
    if person.function:
        yield _line(
            "function", person.function, f"as they sign: {person.title}" if person.title else _from(person.source)
        )
    else:
        yield _line("function", Function.INTERVIEWER, "the mail does not show it: hiring-manager, hr or interviewer")
    if person.title:
        yield _line("title", person.title, _from(person.source))
    email = next((one for one in held.emails if one.person == person.name), None)
    if email:
        yield _line("email", email.address, _from(email.source))
    phones = [one for one in held.phones if one.person == person.name and one.kind in _OWN_LINES]
    if phones:
        first = min(phones, key=lambda phone: _OWN_LINES.index(phone.kind))
        yield _line("phone", international(first.e164, first.extension), f"{first.reason}; {_from(first.source)}")


def _line(name: str, value: str, why: str) -> str:
    return f"{name} = {json.dumps(' '.join(printable(value).split()), ensure_ascii=False)}  # {_comment(why)}"


def _from(source: Source | None) -> str:
    return _comment(f"{source.uri}, {source.retrieved_at:%Y-%m-%d}") if source else "as you said"


def _comment(text: str) -> str:
    """On one line, without what TOML does not allow in a comment."""
    return " ".join(printable(text).split())[:300]


_TOP = """# A case, drafted from your own mail: read it, correct it, then: openline run FILE
# Behind each # stands the message that a value came from. Take out who did not interview you."""
