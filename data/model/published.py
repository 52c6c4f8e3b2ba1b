"""What the company has made public, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.model.case import Function
from data.model.source import Source


class PhoneKind(StrEnum):
    """What a telephone number is for."""

    MAIN = "main"  # the switchboard
    DIRECT = "direct"  # one person's line
    DEPARTMENT = "department"
    BRANCH = "branch"  # another location's main line
    TOLL_FREE = "toll-free"
    FAX = "fax"
    MOBILE = "mobile"
    SHARED_COST = "shared-cost"
    PREMIUM = "premium"
    OTHER = "other"


class KnownBy(StrEnum):
    """By what it is known what a number is for, from a page's own word down to none."""

    LABEL = "label"  # words beside it, or at the head of its column
    HEADING = "heading"  # words above it
    OWN_NAME = "own name"  # the company's name beside or above it
    SHARING = "sharing"  # it stands with several people, departments or extensions
    PERSON = "person"  # it stands with somebody's name
    MARK_UP = "mark-up"  # JSON-LD, microdata, hCard
    RANGE = "range"  # the numbering plan: toll-free, mobile, premium
    FRAME = "frame"  # only its place: the page's footer, header or address block
    COMPARISON = "comparison"  # only what else stands on the page
    NOTHING = "nothing"

    @property
    def is_said(self) -> bool:
        """Whether words or use say it, so that it need not be concluded."""
        return self in {KnownBy.LABEL, KnownBy.HEADING, KnownBy.OWN_NAME, KnownBy.SHARING}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEmail:
    """An address as one page showed it."""

    address: str  # local part as printed, domain lower-case ASCII
    text: str  # as published: "jane [at] synergistics.example"
    source: Source
    person: str | None = None  # whose it is, by the page's layout; the name as printed


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPhone:
    """A telephone number as one page showed it."""

    e164: str  # "+442079460958"
    text: str  # as published: "020 7946 0958"
    kind: PhoneKind
    reason: str  # why that kind, in words: 'labelled "Fax"'
    source: Source
    known_by: KnownBy = KnownBy.NOTHING  # the same, to reckon with
    department: str | None = None  # which one, in English: "support"
    extension: str | None = None  # RFC 3966 ext=
    label: str | None = None  # the words around it: "Press office"
    person: str | None = None  # whose it is, by the page's layout


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPerson:
    """Somebody whom a page names as working there."""

    name: str
    source: Source
    title: str | None = None
    function: Function | None = None  # in the candidate's process, where their own mail shows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A conversation in the candidate's own mail that an answer can continue."""

    address: str  # where the answer goes: Reply-To, else From
    subject: str
    source: Source  # of its newest message, at that message's time
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOrganisation:
    """An organisation that a page's mark-up names."""

    name: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAddress:
    """A postal address as a page, or a letter's signature, prints it."""

    text: str  # "1 High Street, London EC1A 1BB"
    source: Source
    country: str | None = None  # ISO 3166-1 alpha-2
    head_office: bool = False  # a word beside it, or the page's mark-up, says so


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFormat:
    """The format that a service says a mail domain's addresses have: its word, for the user's own key."""

    domain: str
    format: str  # "{first}.{last}"
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What pages publish, and what the candidate's own mail holds; in the order in which it stands there."""

    emails: tuple[PublishedEmail, ...] = ()
    phones: tuple[PublishedPhone, ...] = ()
    people: tuple[PublishedPerson, ...] = ()
    organisations: tuple[PublishedOrganisation, ...] = ()
    addresses: tuple[PublishedAddress, ...] = ()
    threads: tuple[Thread, ...] = ()  # newest first
    mail_domains: tuple[str, ...] = ()  # from which the company writes to the candidate, the most used first
    country: str | None = None  # of the head office, where a postal address or mark-up says it
    formats: tuple[SaidFormat, ...] = ()
    refuted: tuple[PublishedEmail, ...] = ()  # addresses of which a service says that they do not exist
    opted_out: tuple[str, ...] = ()  # person ids: they told a service that nothing be told of them
