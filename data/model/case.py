"""What the candidate tells: the case, without which nobody is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How the application ended."""

    REJECTED = "rejected"
    KEEPS_ON_FILE = "keeps-on-file"  # "we will keep your details"
    NO_RESPONSE = "no-response"  # silence since the interview


class Function(StrEnum):
    """What an interviewer was in the candidate's process."""

    HIRING_MANAGER = "hiring-manager"
    HR = "hr"
    INTERVIEWER = "interviewer"


class Language(StrEnum):
    """In which language the words are written (ISO 639-1)."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    DUTCH = "nl"


class Voice(StrEnum):
    """How the words sound."""

    WARM = "warm"
    BRIEF = "brief"
    FORMAL = "formal"  # says Sie, vous, usted, u whatever the pronoun


class Pronoun(StrEnum):
    """What an interviewer is called where a language has two words for "you"."""

    FAMILIAR = "familiar"  # du, tu, tú, je
    POLITE = "polite"  # Sie, vous, usted, u


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviewer:
    """Somebody the candidate met, as the candidate knows them."""

    person_id: str  # opaque: the only thing about a person that leaves our store
    name: str  # as the candidate writes it
    function: Function = Function.HIRING_MANAGER
    title: str | None = None  # job title
    moment: str | None = None  # what the two talked about, fits after "I keep thinking of": "the talk about ..."
    met_on: date | None = None  # the day of the interview
    introduced_by: str | None = None  # who brought the two together
    family_name: str | None = None  # settles the order of a name that could be read both ways
    prefers_writing: bool = False
    email: str | None = None  # what the candidate already holds
    phone: str | None = None  # E.164
    extension: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The user, who wants to be called back."""

    name: str | None = None
    phone: str | None = None  # as they would write it
    email: str | None = None
    time_zone: str | None = None  # IANA name; None: the machine's own
    note_limit: int = 200  # characters of a LinkedIn note: 300 with some accounts, 200 with every one
    voice: Voice = Voice.WARM
    language: Language | None = None  # None: proposed, see outreach/languages.py
    pronoun: Pronoun | None = None  # None: as is usual in the company's country


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One application that ended: the purpose without which nobody is looked up."""

    case_id: str  # opaque
    company: str
    role: str
    outcome: Outcome
    since: datetime  # aware: when the rejection came; for no-response, when the interview was
    people: tuple[Interviewer, ...] = ()  # none: only the company is known
    candidate: Candidate = field(default_factory=Candidate)
    domain: str | None = None  # the company's web domain, where the candidate knows it
    ad: str | None = None  # URL of the job advertisement
    country: str | None = None  # ISO 3166-1 alpha-2
    said: str | None = None  # what the rejection said, in its words
    postal_address: str | None = None  # of the company, for a card
    mail: tuple[str, ...] = ()  # files and folders of the candidate's own mail, absolute paths
