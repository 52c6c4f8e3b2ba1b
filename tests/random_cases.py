"""Cases by chance, with the facts that grammar stumbles over, and what may be wrong with the words for them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from data.model import (
    Candidate,
    Case,
    Contact,
    Function,
    Interviewer,
    Language,
    Outcome,
    PersonName,
    Pronoun,
    Voice,
    Words,
    WordsKind,
)
from data.tables.open_slots import SLOTS
from outreach.english import with_article
from outreach.romance import after_de
from outreach.scripts import VOICEMAIL_LIMIT_S, write_scripts
from outreach.tone import findings_in
from tests.dossiers import COMPANY_CONTACT, JIM_CONTACT

ROLES = (
    *("Project Manager", "Analyst", "HR Lead", "UX Designer", "SAP Consultant", "User Researcher", "Engineer (m/w/d)"),
    *(
        "Honorary Fellow",
        "Head of Delivery",
        "Écrivaine",
        "Chef de projet",
        "Ingeniero de datos",
        "Intern",
        "Área técnica",
    ),
    *(
        "Softwareentwickler:in",
        "Hôte d’accueil",
        "Medewerker inkoop",
        "one-to-one tutor",
        "University Lecturer position",
    ),
)
NAMES = (
    *(("Jim", "Carter"), ("Ada", "Wrzosek"), ("J.", "O’Neil"), ("Élodie", "Haddad"), ("Zoë", "van den Berg")),
    *(("María José", "García Ruiz"), ("Nguyễn", "Anh"), ("Sören", "Weiß"), ("Li", "Wei"), ("Omar", "")),
)
COMPANIES = (
    "Synergistics",
    "Synergistics Inc.",
    "Nordlicht Werke GmbH",
    "El Corte Blanco",
    "Harbour & Finch",
    "Æther AG",
)
MOMENTS = {
    Language.ENGLISH: ("the talk about the Kafka move", "Our walk through the plant.", "how you plan a week"),
    Language.GERMAN: ("das Gespräch über den Umzug", "der Rundgang durch das Werk", "die zehn Minuten an der Tafel"),
    Language.FRENCH: ("notre échange sur le passage à Kafka", "la visite de l’usine", "les dix minutes au tableau"),
    Language.SPANISH: ("la charla sobre el cambio a Kafka", "el paseo por la planta", "los diez minutos en la pizarra"),
    Language.DUTCH: ("het gesprek over de overstap", "de rondgang door de fabriek", "de tien minuten bij het bord"),
}
PHONES = ("+1 202 555 0143", "+49 30 23125 007", "+33 1 99 00 12 34", "+44 20 7946 0958 ext. 12", "020 7946 0958")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a text, and where."""

    what: str
    text: str


def random_case(chance: random.Random, language: Language) -> tuple[Case, Contact]:
    """A case and its one contact: now and then the company alone, now and then with facts that are not known."""
    given, family = chance.choice(NAMES)
    function = chance.choice((*Function, None))
    met = date(2026, 11, 1) + timedelta(days=chance.randrange(28))
    person = Interviewer(
        person_id="p-1",
        name=f"{given} {family}".strip(),
        function=function or Function.HR,
        title=chance.choice((None, "Head of Delivery")),
        moment=chance.choice((None, *MOMENTS[language])),
        met_on=chance.choice((None, met)),
        introduced_by=chance.choice((None, "Dana Whitfield", "Élodie Haddad")),
    )
    candidate = Candidate(
        name=" ".join(chance.choice(NAMES)).strip(),
        phone=chance.choice(PHONES),
        note_limit=chance.choice((200, 300)),
        voice=chance.choice(tuple(Voice)),
        language=language,
        pronoun=chance.choice((None, *Pronoun)),
    )
    case = Case(
        case_id="c-1",
        company=chance.choice(COMPANIES),
        role=chance.choice(ROLES),
        outcome=chance.choice(tuple(Outcome)),
        since=datetime(2026, 11, 18, 18, 30, tzinfo=UTC),
        people=(person,) if function else (),
        candidate=candidate,
        country=chance.choice((None, "US", "GB", "DE", "FR", "ES", "NL")),
        postal_address="1 Harbour Road, Leeds",
    )
    if function is None:
        return case, COMPANY_CONTACT
    name = PersonName(full=person.name, given=given, family=family) if chance.random() < 0.8 else None
    return case, replace(JIM_CONTACT, interviewer=person, name=name, country=case.country)


def faults(case: Case, contact: Contact) -> Iterator[Fault]:
    """All that is wrong with all words of a case, in every voice."""
    for words in write_scripts(case, (contact,)):
        for text in filter(None, (words.text, words.subject)):
            yield from (Fault(what=what, text=text) for what in _of_text(text, words, case))


def _of_text(text: str, words: Words, case: Case) -> Iterator[str]:
    yield from (f"unfilled {found}" for found in re.findall(r"\{\{|\{%|\bNone\b|\\\n|\0|__", text))
    yield from (f"unfilled {slot}" for slot in SLOTS if slot in text and words.kind is not WordsKind.ARTICLE)
    yield from (f"spaces {found!r}" for found in re.findall(r"  |\n{3}| [,.]|^ | $|[„“«(] | [“”]$", text, re.MULTILINE))
    yield from (f"stops {found!r}" for found in re.findall(r"(?<!\.)\.\.(?!\.)|[?!;:,]\.|,,|\. ,", text))
    yield from _articles(text, words.language, case)
    if text[0] != text[0].upper():
        yield "begins small"
    if words.kind is WordsKind.LINKEDIN_NOTE and len(text) > case.candidate.note_limit:
        yield f"{len(text)} characters"
    if words.seconds is not None and words.seconds > VOICEMAIL_LIMIT_S:
        yield f"{words.seconds} seconds"
    yield from (f"{finding.tone}: {finding.phrase}" for finding in findings_in(text, words.language))


def _articles(text: str, language: Language, case: Case) -> Iterator[str]:
    """An article or a preposition in the wrong form before a fact."""
    if language is Language.ENGLISH:
        roles = "|".join(re.escape(role) for role in ROLES)
        for article, role in re.findall(rf"\b(an?) ({roles})", text):
            if f"{article} {role}" != with_article(role):
                yield f"{article} {role}"
    if language is Language.FRENCH:
        yield from (
            found for found in re.findall(r"\b(?:[dD]e|que|je|ne) [aeiouéèêàÉ]\w*", text) if found != _said(found)
        )
    if language is Language.SPANISH:
        yield from re.findall(r"\b(?:de|a) el\b", text)


def _said(phrase: str) -> str:
    word, _, noun = phrase.partition(" ")
    return after_de(noun) if word == "de" else f"{word}’{noun}"
