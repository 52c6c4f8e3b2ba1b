"""The words: what to say, to whom, ready to be said or sent.

Templates are plain text. A line in a template is a sentence, a blank line ends a paragraph, a line that ends
in a backslash keeps its break, and `---` parts versions of one text, the fullest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import phonenumbers
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from data.model import Case, ChannelKind, Contact, Function, LoggedOutcome, Outcome, Words, WordsKind
from outreach.budget import ended_by
from outreach.english import keypad, moment_in_a_sentence, role_in_a_sentence, with_article
from outreach.speech import seconds, spoken_number

TEMPLATES = Path(__file__).parent / "templates" / "en"
VOICEMAIL_LIMIT_S = 45.0  # nobody listens longer
SLOT_NAME, SLOT_NUMBER = "[your name]", "[your number]"  # what the candidate has not told

_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_BETWEEN_VERSIONS = re.compile(r"^---$", re.MULTILINE)
_DOUBLED_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")


class VoicemailTooLong(ValueError):
    """A name, a role or a number so long that the shortest message is still too long; says which to shorten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a template may say, each as it can stand in a sentence. Missing facts are None, or a visible slot."""

    outcome: Outcome
    day: str  # of the rejection; for no response, of the interview
    company: str
    role: str
    me: str
    number: str  # read out digit by digit
    phone: str | None  # as the candidate writes it
    function: Function | None = None
    name: str | None = None
    to: str | None = None  # what they are called: the given name
    family_name: str | None = None
    title: str | None = None
    moment: str | None = None


def write_scripts(
    case: Case, contacts: Sequence[Contact], logged: Sequence[LoggedOutcome] = (), note_limit: int = 200
) -> tuple[Words, ...]:
    """The words for every contact, in their order; none for somebody who said no.

    `note_limit` is LinkedIn's: 200 characters, or 300 for an account that has more.
    Raises `VoicemailTooLong` where even the shortest message would take more than 45 seconds.
    """
    return tuple(
        words
        for contact in contacts
        if contact.interviewer is None or not ended_by(contact.interviewer.person_id, logged)
        for words in _words_for(case, contact, note_limit)
    )


def with_edits(words: Sequence[Words], edited: Sequence[Words]) -> tuple[Words, ...]:
    """The words, with the candidate's own text wherever they have changed one."""
    kept = {(text.kind, text.person_id): text for text in edited}
    return tuple(_timed(kept.get((text.kind, text.person_id), text)) for text in words)


def _timed(words: Words) -> Words:
    return replace(words, seconds=seconds(words.text)) if words.kind is WordsKind.VOICEMAIL else words


def _words_for(case: Case, contact: Contact, note_limit: int) -> Iterator[Words]:
    facts = _facts(case, contact)
    if contact.interviewer is None:
        yield Words(kind=WordsKind.RECEPTION, person_id=None, text=_text("company-reception", facts))
        yield _mail("company-mail", facts, person_id=None)
        return
    person_id = contact.interviewer.person_id
    yield _voicemail(facts, person_id)
    yield Words(kind=WordsKind.RECEPTION, person_id=person_id, text=_text("reception", facts))
    yield Words(kind=WordsKind.LINKEDIN_NOTE, person_id=person_id, text=_note(facts, note_limit))
    yield _mail("thank-you-mail", facts, person_id)


def _voicemail(facts: Facts, person_id: str) -> Words:
    """The fullest message within the limit: the moment is the first thing to go."""
    for version in (facts, replace(facts, moment=None)):
        text = _text("voicemail", version)
        if seconds(text) <= VOICEMAIL_LIMIT_S:
            return _timed(Words(kind=WordsKind.VOICEMAIL, person_id=person_id, text=text))
    said = {"the role": facts.role, "your name": facts.me, "your number": facts.number, "their name": facts.to or ""}
    longest = max(said, key=lambda what: seconds(said[what]))
    raise VoicemailTooLong(
        f"the voicemail for {facts.name} takes {seconds(text):.0f} s, more than {VOICEMAIL_LIMIT_S:.0f}: "
        f"shorten {longest} ({said[longest]})"
    )


def _note(facts: Facts, limit: int) -> str:
    """The fullest note within the limit. The last version holds no fact, so that one always fits."""
    notes = [_folded(version) for version in _BETWEEN_VERSIONS.split(_rendered("linkedin-note", facts))]
    return next(note for note in notes if note and len(note) <= limit)


def _mail(template: str, facts: Facts, person_id: str | None) -> Words:
    """A mail's template begins with its subject, as a mail does."""
    header, _, body = _text(template, facts).partition("\n\n")
    return Words(
        kind=WordsKind.THANK_YOU_MAIL, person_id=person_id, text=body, subject=header.removeprefix("Subject: ")
    )


def _facts(case: Case, contact: Contact) -> Facts:
    candidate, person = case.candidate, contact.interviewer
    since = case.since.astimezone(ZoneInfo(candidate.time_zone)) if candidate.time_zone else case.since
    number = spoken_number(candidate.phone, _calling_code(case, contact)) if candidate.phone else None
    facts = Facts(
        outcome=case.outcome,
        day=f"{since:%B} {since.day}",
        company=_one_line(case.company),
        role=role_in_a_sentence(_one_line(case.role)),
        me=_one_line(candidate.name or "") or SLOT_NAME,
        number=number or SLOT_NUMBER,
        phone=_one_line(candidate.phone or "") or None,
    )
    if person is None:
        return facts
    return replace(
        facts,
        function=person.function,
        name=_one_line(person.name),
        to=_called(contact),
        family_name=contact.name.family if contact.name else None,
        title=person.title and _one_line(person.title),
        moment=person.moment and moment_in_a_sentence(_one_line(person.moment)),
    )


def _called(contact: Contact) -> str | None:
    """What to call somebody: as they are known, or the whole name where only an initial is."""
    if contact.interviewer is None:
        return None
    called = (contact.name.known_as or contact.name.given) if contact.name else ""
    return called if len(called.rstrip(".")) > 1 else _one_line(contact.interviewer.name)


def _calling_code(case: Case, contact: Contact) -> int | None:
    """The calling code of the country where the phone rings; None where that is not known."""
    for channel in contact.channels:
        if channel.kind is ChannelKind.PHONE:
            return phonenumbers.parse(channel.value).country_code
    country = contact.country or case.country
    return phonenumbers.country_code_for_region(country) if country else None


def _text(template: str, facts: Facts) -> str:
    return _folded(_rendered(template, facts))


def _rendered(template: str, facts: Facts) -> str:
    return _environment().get_template(f"{template}.txt.j2").render(asdict(facts))


@cache
def _environment() -> SandboxedEnvironment:
    """Text, not HTML: nothing is escaped. An unknown name is an error, never a gap in a sentence."""
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(with_article=with_article, keypad=keypad)
    return environment


def _folded(rendered: str) -> str:
    """Lines joined to paragraphs; "Synergistics Inc." at the end of a sentence has one full stop."""
    paragraphs = (_folded_paragraph(paragraph) for paragraph in _BETWEEN_PARAGRAPHS.split(rendered.strip()))
    return _DOUBLED_STOP.sub(".", "\n\n".join(filter(None, paragraphs)))


def _folded_paragraph(paragraph: str) -> str:
    kept_breaks = re.split(r"\\\n", paragraph.strip())
    return "\n".join(_one_line(line) for line in kept_breaks)


def _one_line(text: str) -> str:
    return " ".join(text.split())
