"""What a text may say of one case to one person, each fact as it can stand in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

import phonenumbers
from anyascii import anyascii

from data.model import Case, ChannelKind, Contact, Function, Language, Outcome, Pronoun, Voice
from data.tables.languages import PLUS
from data.tables.open_slots import OPEN_SLOTS, Slot
from data.tables.people_words import family_names
from outreach.english import moment_in_a_sentence, role_in_a_sentence
from outreach.languages import day_in, pronoun_for
from outreach.speech import spoken_number

SHORTEST_SPELT, LONGEST_SPELT = 4, 12  # letters; three are heard at once, and nobody writes more than twelve down


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a template may say. Missing facts are None, or a visible slot."""

    language: Language
    voice: Voice
    pronoun: Pronoun
    outcome: Outcome
    day: str  # of the rejection; for no response, of the interview
    company: str
    role: str
    me: str
    number: str  # read out digit by digit
    spelt: str | None  # the candidate's family name by its letters, where it is a rare one
    phone: str | None  # as the candidate writes it
    postal_address: str
    article_slot: str
    about: str | None = None  # what only this text needs: the article, the news, the advice that helped
    function: Function | None = None
    name: str | None = None
    to: str | None = None  # what they are called: the given name
    family_name: str | None = None
    title: str | None = None
    moment: str | None = None
    met: str | None = None  # the day of the interview
    introduced_by: str | None = None
    names_somebody: bool = False  # the case does, even where this text is for the company


def facts_of(case: Case, contact: Contact, language: Language, voice: Voice, about: str | None = None) -> Facts:
    """The facts of a case that bear on a contact; `about` is what the candidate says for this one text."""
    candidate, slots = case.candidate, OPEN_SLOTS[language]
    since = case.since.astimezone(ZoneInfo(candidate.time_zone)) if candidate.time_zone else case.since
    number = spoken_number(candidate.phone, _calling_code(case, contact), PLUS[language]) if candidate.phone else None
    facts = Facts(
        language=language,
        voice=voice,
        pronoun=pronoun_for(case, contact, voice),
        outcome=case.outcome,
        day=day_in(language, since.date(), contact.country or case.country),
        company=one_line(case.company),
        role=role_in_a_sentence(one_line(case.role)),
        me=one_line(candidate.name or "") or slots[Slot.NAME],
        number=number or slots[Slot.NUMBER],
        spelt=spelt(one_line(candidate.name or "")),
        phone=one_line(candidate.phone or "") or None,
        postal_address=one_line(case.postal_address or "") or slots[Slot.ADDRESS],
        article_slot=slots[Slot.ARTICLE],
        about=about and one_line(about).rstrip(".!,; "),
        names_somebody=bool(case.people),
    )
    return _of_person(facts, case, contact) if contact.interviewer else facts


def _of_person(facts: Facts, case: Case, contact: Contact) -> Facts:
    person = contact.interviewer
    assert person is not None  # noqa: S101  asked by the caller
    return replace(
        facts,
        function=person.function,
        name=one_line(person.name),
        to=_called(contact),
        family_name=contact.name.family if contact.name else None,
        title=person.title and one_line(person.title),
        moment=(person.moment and moment_in_a_sentence(one_line(person.moment))) or None,
        met=_met(person.met_on, case, contact, facts.language),
        introduced_by=person.introduced_by and one_line(person.introduced_by),
    )


def spelt(name: str) -> str | None:
    """The family name letter by letter, as it is spelt on a telephone; None for one that everybody can write.

    >>> spelt("Ada Lovelace"), spelt("Ada Wrzosek")
    (None, 'W-R-Z-O-S-E-K')
    """
    family = name.rpartition(" ")[2]
    letters = [letter for letter in family.upper() if letter.isalpha()]
    usual = anyascii(family).lower() in family_names()
    return None if usual or not SHORTEST_SPELT <= len(letters) <= LONGEST_SPELT else "-".join(letters)


def one_line(text: str) -> str:
    return " ".join(text.split())


def _met(day: date | None, case: Case, contact: Contact, language: Language) -> str | None:
    """The day of the interview; where nobody answered since, the case's own day is that already."""
    if day is None or case.outcome is Outcome.NO_RESPONSE:
        return None
    return day_in(language, day, contact.country or case.country)


def _called(contact: Contact) -> str | None:
    """What to call somebody: as they are known, or the whole name where only an initial is."""
    if contact.interviewer is None:
        return None
    called = (contact.name.known_as or contact.name.given) if contact.name else ""
    return called if len(called.rstrip(".")) > 1 else one_line(contact.interviewer.name)


def _calling_code(case: Case, contact: Contact) -> int | None:
    """The calling code of the country where the phone rings; None where that is not known."""
    for channel in contact.channels:
        if channel.kind is ChannelKind.PHONE:
            return phonenumbers.parse(channel.value).country_code
    country = contact.country or case.country
    return phonenumbers.country_code_for_region(country) if country else None
