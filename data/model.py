"""Every type that two packages share, in the order in which it comes to life.

A value here is never changed: a new state of knowledge is a new type. Everything found keeps its
`Source` and the text as it stood; nothing is concluded from nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

# --- The case: what the candidate tells -------------------------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviewer:
    """Somebody the candidate met, as the candidate knows them."""

    person_id: str  # opaque: the only thing about a person that leaves our store
    name: str  # as the candidate writes it
    function: Function = Function.HIRING_MANAGER
    title: str | None = None  # job title
    moment: str | None = None  # what the two talked about, fits after "I keep thinking of": "the talk about ..."
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
    country: str | None = None  # ISO 3166-1 alpha-2
    said: str | None = None  # what the rejection said, in its words


class Logged(StrEnum):
    """What the candidate reports of a person afterwards."""

    BOUNCED = "bounced"  # the mail to `LoggedOutcome.value` came back
    REPLIED = "replied"
    SAID_NO = "said-no"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedOutcome:
    """One line of `openline log`: the candidate's own word, never openline's."""

    case_id: str
    person_id: str
    what: Logged
    at: datetime
    value: str | None = None  # the address or number it concerns, where there is one


# --- Where a thing was seen -------------------------------------------------------------------------


class Method(StrEnum):
    """How a value was read out of its source."""

    GIVEN = "given by the candidate"
    TEXT = "visible text"
    MAILTO = "mailto link"
    TEL = "tel link"
    JSON_LD = "JSON-LD"
    MICRODATA = "microdata"
    HCARD = "hCard"
    CLOUDFLARE = "Cloudflare-protected address"
    OBFUSCATED = "spelt out"  # jane [at] synergistics [dot] example
    DNS = "DNS"
    HOME_PAGE = "home page"
    INFERRED = "inferred"  # built from a format; seen nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where and when a value was seen, and how it was read."""

    uri: str  # https://..., dns:example.org?type=MX, case:ID
    retrieved_at: datetime
    method: Method


# --- The world as it was read -----------------------------------------------------------------------


class Standing(StrEnum):
    """How far the question "which company is this?" was answered."""

    GIVEN = "given"  # the candidate named the domain
    VERIFIED = "verified"  # a guess whose home page carries the company's name
    NOT_FOUND = "not-found"  # every guess was looked at, none is the company
    UNKNOWN = "unknown"  # could not look


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one URL answered. A 404 is a fact, and a page like any other."""

    url: str  # after redirects
    status: int
    content: bytes  # decompressed; cut at the body limit
    retrieved_at: datetime
    media_type: str = "text/html"  # lower-case, without parameters
    charset: str | None = None  # of the Content-Type header; the page's own <meta> comes second
    cut: bool = False  # longer than the body limit


class Reach(StrEnum):
    """How the reading of a site ended."""

    READ = "read"
    NO_SITE = "no-site"  # no web domain, or a name that DNS does not know
    REFUSED = "refused"  # 401, 403, 429 or robots.txt: we stopped there
    UNKNOWN = "unknown"  # could not look


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A page that was not read, and why: disallowed by robots.txt, over budget, timed out ..."""

    url: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A company's pages, best first, within the page budget."""

    reach: Reach
    reason: str
    pages: tuple[Page, ...] = ()
    skipped: tuple[Skipped, ...] = ()


class MailVerdict(StrEnum):
    """What DNS says of a domain and mail. None of it says that a mailbox exists."""

    ACCEPTS = "accepts"
    IMPLICIT = "implicit"  # no MX, but an address: RFC 5321 section 5.1
    NULL_MX = "null-mx"  # RFC 7505: takes no mail, and says so
    NO_DOMAIN = "no-domain"  # NXDOMAIN
    REFUSES = "refuses"  # MX hosts that cannot be reached by anybody
    UNKNOWN = "unknown"  # could not look

    @property
    def takes_no_mail(self) -> bool:
        return self in {MailVerdict.NULL_MX, MailVerdict.NO_DOMAIN, MailVerdict.REFUSES}


@dataclass(frozen=True, slots=True, kw_only=True)
class MxHost:
    """One MX record (RFC 5321 section 5.1): the lowest preference is tried first."""

    preference: int
    exchange: str  # lower-case, no final dot


@dataclass(frozen=True, slots=True, kw_only=True)
class MailExchange:
    """Whether a mail domain takes mail, and who runs it."""

    domain: str
    verdict: MailVerdict
    reason: str
    source: Source
    hosts: tuple[MxHost, ...] = ()
    provider: str | None = None


# --- Evidence: what the company has made public -----------------------------------------------------


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
    reason: str  # why that kind: 'labelled "Fax"'
    source: Source
    extension: str | None = None  # RFC 3966 ext=
    label: str | None = None  # the words around it: "Press office"
    person: str | None = None  # whose it is, by the page's layout


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPerson:
    """Somebody whom a page names as working there."""

    name: str
    source: Source
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What one page, or all pages of a company, publish; in the order in which it stands there."""

    emails: tuple[PublishedEmail, ...] = ()
    phones: tuple[PublishedPhone, ...] = ()
    people: tuple[PublishedPerson, ...] = ()
    country: str | None = None  # of the head office, where a postal address or mark-up says it


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that was read of one company, for all its interviewers."""

    company: Company
    site: Site
    published: Published
    exchanges: tuple[MailExchange, ...] = ()  # one a mail domain, the likeliest domain first


# --- Conclusions ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in its parts, as the person writes them (no lower-casing, no transliteration)."""

    full: str
    given: str
    family: str = ""  # empty for a mononym
    middle: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()  # van, de la: belong before `family`
    known_as: str = ""  # "Bob" of "Robert (Bob) Smith"
    swapped: float = 0.0  # the chance that `given` and `family` stand the other way round


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatShare:
    """How likely a format is the one that a domain uses. Formats are written in Hunter's tokens."""

    format: str  # "{first}.{last}"
    share: float
    seen: int = 0  # how many of the examples it explains


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitShare:
    """How much more often than others a domain makes one choice: keeps a hyphen, writes ü as ue, a middle initial."""

    habit: str  # "family hyphen"
    choice: str  # "dropped"
    factor: float  # on the share among all companies; 1 where nothing was seen


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredFormat:
    """The posterior over a mail domain's formats, with what it rests on."""

    domain: str
    shares: tuple[FormatShare, ...]  # best first; with `something_else` they sum to 1
    something_else: float
    reason: str  # "3 of 4 addresses seen at synergistics.example read {first}.{last}; the other is {f}{last}"
    habits: tuple[HabitShare, ...] = ()  # only those about which the region or the examples say something
    examples: tuple[PublishedEmail, ...] = ()  # the personal addresses seen at the domain


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailCandidate:
    """An address that was built, not seen."""

    address: str
    format: str
    probability: float
    reason: str


class ChannelKind(StrEnum):
    """By what means somebody is reached."""

    PHONE = "phone"
    EMAIL = "email"
    LINKEDIN = "linkedin"  # a link to a people search, opened by hand


class Grade(StrEnum):
    """How far to trust a channel, as a word. No built address is ever called verified."""

    KNOWN = "known"  # the candidate holds it
    PUBLISHED = "published"  # the company prints it
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    UNDELIVERABLE = "undeliverable"  # the domain takes no mail, or the mail came back


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to one person, or to the company (`person_id` None)."""

    kind: ChannelKind
    value: str  # an address, a number in E.164, a URL
    grade: Grade
    reason: str  # in words
    sources: tuple[Source, ...]
    person_id: str | None = None
    probability: float | None = None  # calibrated; None where nothing was inferred
    phone_kind: PhoneKind | None = None
    extension: str | None = None
    text: str | None = None  # as it was printed
    label: str | None = None

    @property
    def channel_id(self) -> str:
        """The same in every run for the same person, kind and value; says nothing of any of them."""
        what = "|".join((self.person_id or "", self.kind, self.value, self.extension or ""))
        return hashlib.sha256(what.encode()).hexdigest()[:12]


class Approach(StrEnum):
    """How a route begins."""

    DIRECT_LINE = "call the direct line"
    SWITCHBOARD = "call the switchboard and ask for them"
    MAIL = "write a mail"
    NONE = "no believable channel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What to take first for one person, and why."""

    approach: Approach
    why: str
    channel: Channel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWindow:
    """When the first call may be made: business hours where the phone rings."""

    opens: datetime  # aware, in the callee's zone
    closes: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One interviewer (or, with `interviewer` None, the company itself), routed."""

    interviewer: Interviewer | None
    name: PersonName | None
    channels: tuple[Channel, ...]  # best first
    route: Route
    something_else: float | None = None  # the chance that no e-mail candidate is right
    time_zones: tuple[str, ...] = ()  # IANA names, where the phone rings; several: a time must be legal in all
    country: str | None = None  # ISO 3166-1 alpha-2, whose holidays count
    call_window: CallWindow | None = None


class WordsKind(StrEnum):
    """Which words, for which moment."""

    VOICEMAIL = "voicemail"
    RECEPTION = "reception"
    LINKEDIN_NOTE = "linkedin-note"
    THANK_YOU_MAIL = "thank-you-mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A finished text for one person."""

    kind: WordsKind
    person_id: str | None
    text: str
    subject: str | None = None  # of a mail
    seconds: float | None = None  # of what is spoken
    edited: bool = False  # by the candidate: a later run keeps it

    @property
    def characters(self) -> int:
        return len(self.text)


# --- What is remembered between runs, and what one run leaves ---------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The candidate's word on a channel: it wins over everything found, in every later run."""

    case_id: str
    person_id: str | None  # None: the company's own
    kind: ChannelKind
    value: str
    at: datetime
    extension: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """Who and what must never come up again, as keyed hashes only: see outreach/suppression.py."""

    key: bytes = field(repr=False)
    digests: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What earlier runs and the candidate left that bears on one case."""

    suppressed: Suppressed
    logged: tuple[LoggedOutcome, ...] = ()
    corrections: tuple[Correction, ...] = ()
    edited: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that one run found and wrote for one case: what is stored, and what every sheet shows."""

    run_id: str
    case: Case
    evidence: Evidence
    formats: tuple[InferredFormat, ...]
    contacts: tuple[Contact, ...]  # the interviewers in the case's order, then the company
    words: tuple[Words, ...]
    made_at: datetime
