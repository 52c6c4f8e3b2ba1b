"""Every type that two packages share; here is the one door to all of them.

In the order in which they come to life: `case`, `source`, `published`, `company`, `site`,
`mail_exchange`, `correspondence`, `evidence`, `email_format`, `channel`, `contact`, `words`, `plan`,
`dossier`; then what is kept between runs: `logged`, `memory`, `verification`.

A value here is never changed: a new state of knowledge is a new type. Everything found keeps its
`Source` and the text as it stood; nothing is concluded from nothing.
"""

from __future__ import annotations

from data.model.case import Candidate, Case, Function, Interviewer, Language, Outcome, Pronoun, Voice
from data.model.channel import LEADS_NOWHERE, OWN_LINES, Channel, ChannelKind, Grade, is_own
from data.model.company import Answer, Asked, Company, DomainChoice, Standing
from data.model.contact import Approach, CallWindow, Contact, Route
from data.model.correspondence import Correspondence, Decision, Interview, MailReading, NamedRole
from data.model.dossier import Dossier
from data.model.email_format import EmailCandidate, FormatShare, HabitShare, InferredFormat, PersonName
from data.model.evidence import Evidence
from data.model.logged import THE_COMPANY, Feedback, Logged, LoggedOutcome
from data.model.mail_exchange import MailExchange, MailVerdict, MxHost
from data.model.memory import Correction, Memory, OwnTemplate, Suppressed
from data.model.plan import Allowance, PlanStep, Refusal, StepKind
from data.model.published import (
    KnownBy,
    PhoneKind,
    Published,
    PublishedAddress,
    PublishedEmail,
    PublishedOrganisation,
    PublishedPerson,
    PublishedPhone,
    SaidFormat,
    Thread,
)
from data.model.site import Page, Reach, Site, Skipped
from data.model.source import Method, Source
from data.model.verification import Cause, Schedule, Verdict, Verification
from data.model.words import Words, WordsKind

__all__ = [
    "LEADS_NOWHERE",
    "OWN_LINES",
    "THE_COMPANY",
    "Allowance",
    "Answer",
    "Approach",
    "Asked",
    "CallWindow",
    "Candidate",
    "Case",
    "Cause",
    "Channel",
    "ChannelKind",
    "Company",
    "Contact",
    "Correction",
    "Correspondence",
    "Decision",
    "DomainChoice",
    "Dossier",
    "EmailCandidate",
    "Evidence",
    "Feedback",
    "FormatShare",
    "Function",
    "Grade",
    "HabitShare",
    "InferredFormat",
    "Interview",
    "Interviewer",
    "KnownBy",
    "Language",
    "Logged",
    "LoggedOutcome",
    "MailExchange",
    "MailReading",
    "MailVerdict",
    "Memory",
    "Method",
    "MxHost",
    "NamedRole",
    "Outcome",
    "OwnTemplate",
    "Page",
    "PersonName",
    "PhoneKind",
    "PlanStep",
    "Pronoun",
    "Published",
    "PublishedAddress",
    "PublishedEmail",
    "PublishedOrganisation",
    "PublishedPerson",
    "PublishedPhone",
    "Reach",
    "Refusal",
    "Route",
    "SaidFormat",
    "Schedule",
    "Site",
    "Skipped",
    "Source",
    "Standing",
    "StepKind",
    "Suppressed",
    "Thread",
    "Verdict",
    "Verification",
    "Voice",
    "Words",
    "WordsKind",
    "is_own",
]
