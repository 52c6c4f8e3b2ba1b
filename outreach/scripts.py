"""The words: what to say, to whom, ready to be said or sent, in the voice and the language that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.model import Case, Contact, LoggedOutcome, OwnTemplate, Voice, Words, WordsKind
from data.tables.languages import LANGUAGE_NAMES
from data.tables.open_slots import ASKS, SLOTS
from outreach.facts import Facts, facts_of
from outreach.languages import language_for, language_of
from outreach.occasions import refusal
from outreach.speech import seconds
from outreach.wording import BadTemplate, versions

AIM_S = 30.0  # a voicemail that is heard to its end
VOICEMAIL_LIMIT_S = 45.0  # nobody listens longer
NOT_SENT = frozenset({WordsKind.RECEPTION, WordsKind.TALKING_POINTS})  # need not be personal: nobody keeps them


class VoicemailTooLong(ValueError):
    """A name, a role or a number so long that the shortest message is still too long; says which to shorten."""


class WordsDoNotApply(ValueError):
    """Words of this kind make no sense in this case, or for this person; says why."""


def write_scripts(
    case: Case,
    contacts: Sequence[Contact],
    logged: Sequence[LoggedOutcome] = (),
    templates: tuple[OwnTemplate, ...] = (),
) -> tuple[Words, ...]:
    """All words that fit every contact, in their order; none for somebody who said no.

    Every kind comes in every voice, all of the candidate's own first. `templates` are the candidate's own files.
    Raises `VoicemailTooLong` where even the shortest message would take more than 45 seconds, `BadTemplate` for a
    template that cannot be used.
    """
    limit = case.candidate.note_limit
    voices = sorted(Voice, key=lambda voice: voice is not case.candidate.voice)
    return tuple(
        _written(kind, facts, contact, limit, templates)
        for contact in contacts
        for voice in voices
        for facts in (facts_of(case, contact, language_for(case, contact), voice),)
        for kind in WordsKind
        if refusal(kind, case, contact, logged) is None
    )


def write_words(
    kind: WordsKind,
    case: Case,
    contact: Contact,
    *,
    logged: Sequence[LoggedOutcome] = (),
    about: str | None = None,
    templates: tuple[OwnTemplate, ...] = (),
) -> Words:
    """One text in the candidate's voice; `about` is what only this text needs (the article, the news, the advice).

    Raises `WordsDoNotApply` with the reason, and what `write_scripts` raises.
    """
    if why_not := refusal(kind, case, contact, logged):
        raise WordsDoNotApply(f"{kind}: {why_not}")
    facts = facts_of(case, contact, language_for(case, contact), case.candidate.voice, about)
    return _written(kind, facts, contact, case.candidate.note_limit, templates)


def with_edits(words: Sequence[Words], edited: Sequence[Words]) -> tuple[Words, ...]:
    """The words, with the candidate's own text, in every voice, wherever they have changed one."""
    kept = {(text.kind, text.person_id): text for text in edited}
    return tuple(_with_edit(text, kept.get((text.kind, text.person_id))) for text in words)


def _with_edit(written: Words, edited: Words | None) -> Words:
    if edited is None:
        return written
    return _timed(replace(edited, voice=written.voice))


def _timed(words: Words) -> Words:
    return replace(words, seconds=seconds(words.text, words.language)) if words.kind is WordsKind.VOICEMAIL else words


def _written(
    kind: WordsKind, facts: Facts, contact: Contact, note_limit: int, templates: tuple[OwnTemplate, ...]
) -> Words:
    """A text in its fullest version that fits; a mail that begins a thread is headed by its subject."""
    text = _fitting(kind, facts, note_limit, list(versions(kind, facts, templates)))
    subject, body = text.split("\n\n", 1) if text.startswith(_SUBJECT) else (None, text)
    words = Words(
        kind=kind,
        person_id=contact.interviewer.person_id if contact.interviewer else None,
        text=body,
        voice=facts.voice,
        language=facts.language,
        subject=subject and subject.removeprefix(_SUBJECT),
        question=_question(kind, body, facts),
    )
    return _timed(words)


_SUBJECT = "Subject: "


def _fitting(kind: WordsKind, facts: Facts, note_limit: int, texts: Sequence[str]) -> str:
    """The fullest version within the limit of its kind; a note's last one holds no fact, so that it always fits."""
    if not texts:
        raise BadTemplate(f"{facts.language}/{facts.voice}.txt.j2: {kind} is empty")
    if kind is WordsKind.LINKEDIN_NOTE:
        fits = next((text for text in texts if len(text) <= note_limit), None)
        if fits is None:
            raise BadTemplate(f"{facts.language}/{facts.voice}.txt.j2: no {kind} has {note_limit} characters or fewer")
        return fits
    if kind is not WordsKind.VOICEMAIL:
        return texts[0]
    aimed = (text for text in texts if seconds(text, facts.language) <= AIM_S)
    return next(aimed, None) or _within_limit(facts, texts[-1])


def _within_limit(facts: Facts, text: str) -> str:
    took = seconds(text, facts.language)
    if took <= VOICEMAIL_LIMIT_S:
        return text
    said = {"the role": facts.role, "your name": facts.me, "your number": facts.number, "their name": facts.to or ""}
    longest = max(said, key=lambda what: seconds(said[what]))
    raise VoicemailTooLong(
        f"the voicemail for {facts.name} takes {took:.0f} s, more than {VOICEMAIL_LIMIT_S:.0f}: "
        f"shorten {longest} ({said[longest]})"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lack:
    """What keeps a text from being personal, and what to ask for it."""

    lacks: bool
    question: str


def _question(kind: WordsKind, text: str, facts: Facts) -> str | None:
    """The question whose answer would make a text one for this reader alone; None where it is, or need not be."""
    return None if kind in NOT_SENT else next((lack.question for lack in _lacks(text, facts) if lack.lacks), None)


def _lacks(text: str, facts: Facts) -> Iterator[_Lack]:
    slot = next((slot for written, slot in SLOTS.items() if written in text), None)
    yield _Lack(lacks=slot is not None, question=ASKS[slot] if slot else "")
    yield _Lack(
        lacks=facts.name is None and not facts.names_somebody,
        question="Who interviewed you? With a name, the words can be for them alone.",
    )
    yield _Lack(
        lacks=facts.name is not None
        and facts.moment is None
        and not _is_in(facts.introduced_by, text)
        and not _is_in(facts.about, text),
        question=f"What did you and {facts.to} talk about? Without it, this would read the same for anybody.",
    )
    yield _Lack(
        lacks=facts.moment is not None and not _is_in(facts.moment, text) and not _is_in(facts.about, text),
        question=f"How do you say {facts.moment!r} in fewer words? So it does not fit, and this reads as for anybody.",
    )
    yield _Lack(
        lacks=_is_in(facts.moment, text) and language_of(facts.moment or "") not in {None, facts.language},
        question=f"How do you say {facts.moment!r} in {LANGUAGE_NAMES[facts.language]}, as the rest is?",
    )


def _is_in(fact: str | None, text: str) -> bool:
    return fact is not None and fact in text
