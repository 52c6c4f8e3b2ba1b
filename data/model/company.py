"""Which company it is, and who was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from data.model.published import PublishedEmail, PublishedPhone
from data.model.source import Source


class Standing(StrEnum):
    """How far the question "which company is this?" was answered."""

    GIVEN = "given"  # the candidate named the domain
    VERIFIED = "verified"  # two signals agree: a guess or a source, and the home page's own word or another source
    AMBIGUOUS = "ambiguous"  # more than one company could be meant, or one signal stands alone: see `choices`
    NOT_FOUND = "not-found"  # every guess was looked at, none is the company
    UNKNOWN = "unknown"  # could not look


class Answer(StrEnum):
    """How asking an outside source ended. Silence is never taken for nothing."""

    FOUND = "found"
    NOTHING = "nothing"  # it answered, and does not know the company
    REFUSED = "refused"  # it does not want us, or not with this key
    LIMITED = "limited"  # too many requests, or the plan is used up
    UNREACHABLE = "unreachable"  # no answer, or none that could be understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One source, what it was asked for, and what came of it."""

    source: str  # "Wikidata"
    answer: Answer
    words: str  # "synergistics.example", or why there is none
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainChoice:
    """A web domain that may be the company's, and what speaks for it."""

    domain: str
    signals: tuple[str, ...]  # each in words; two that agree settle it
    probability: float | None = None  # calibrated, by the name alone; None where the name does not lead there
    home: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company and its web domain. Its mail domains are another matter: see `mail_domains`."""

    name: str
    standing: Standing
    reason: str  # in words
    web_domain: str | None = None  # registrable domain, ASCII (IDNA)
    home: str | None = None  # URL of the home page
    country: str | None = None  # ISO 3166-1 alpha-2
    sources: tuple[Source, ...] = ()
    probability: float | None = None  # of the domain, by the name alone
    legal_name: str | None = None  # as a register or the company's own mark-up has it
    aliases: tuple[str, ...] = ()  # other names that it goes by: brands, former names
    region: str | None = None  # of the head office, ISO 3166-2: "US-OH"
    mail_domains: tuple[str, ...] = ()  # that a source or a redirect names, beside the web domain
    phones: tuple[PublishedPhone, ...] = ()  # that a register has
    emails: tuple[PublishedEmail, ...] = ()
    choices: tuple[DomainChoice, ...] = ()  # at most three, where the standing is ambiguous
    asked: tuple[Asked, ...] = ()  # the sources, in the order in which they were asked
