"""Every type that two packages share, in the order in which it comes to life.

A value here is never changed: a new state of knowledge is a new type. Everything found keeps its
`Source` and the text as it stood; nothing is concluded from nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
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
    country: str | None = None  # ISO 3166-1 alpha-2
    said: str | None = None  # what the rejection said, in its words
    postal_address: str | None = None  # of the company, for a card
    mail: tuple[str, ...] = ()  # files and folders of the candidate's own mail, absolute paths


class Logged(StrEnum):
    """What the candidate reports of a person afterwards."""

    CALLED = "called"  # and spoke with them
    LEFT_VOICEMAIL = "left-voicemail"
    MAILED = "mailed"
    INVITED = "invited"  # on LinkedIn
    ACCEPTED_INVITATION = "accepted-invitation"
    REPLIED = "replied"  # from the address or number in `LoggedOutcome.value`, where that is known
    SAID_NO = "said-no"  # they do not want to be written to: that is for good
    DECLINED_FEEDBACK = "declined-feedback"  # their policy is to give none
    WRONG_NUMBER = "wrong-number"  # `LoggedOutcome.value` does not reach them
    LEFT_COMPANY = "left-company"
    BOUNCED = "bounced"  # the mail to `LoggedOutcome.value` came back
    REOPENED = "reopened"  # they came back: the application is open again
    FEEDBACK = "feedback"  # what they said is in `LoggedOutcome.feedback`


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What somebody said of the interview, and what the candidate makes of it."""

    text: str  # as the candidate wrote it down
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()  # what the candidate will do about it


THE_COMPANY = ""  # in place of a person: what was logged of the company itself


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedOutcome:
    """One line of `openline log`: the candidate's own word, never openline's."""

    case_id: str
    person_id: str  # or THE_COMPANY
    what: Logged
    at: datetime
    value: str | None = None  # the address or number it concerns, where there is one
    feedback: Feedback | None = None


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
    PDF = "text of a PDF"
    OBFUSCATED = "spelt out"  # jane [at] synergistics [dot] example
    DNS = "DNS"
    HOME_PAGE = "home page"
    OWN_MAIL = "your own mail"  # a message, an invitation, a card or an export that the candidate holds
    REGISTER = "public register"  # Wikidata, SEC EDGAR
    PROVIDER = "returned to the user's own key"  # a search, or a paid look-up
    INFERRED = "inferred"  # built from a format; seen nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where and when a value was seen, and how it was read."""

    uri: str  # https://..., dns:example.org?type=MX, case:ID, mail:MESSAGE-ID
    retrieved_at: datetime
    method: Method


# --- The world as it was read -----------------------------------------------------------------------


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
    accept_all: str | None = None  # how that provider treats addresses that do not exist, in words
    spf: str | None = None  # the SPF record (RFC 7208); "": there is none; None: could not ask
    dmarc: str | None = None  # the DMARC policy (RFC 7489); "": there is none; None: could not ask


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
    opted_out: tuple[str, ...] = ()  # person ids: they told a service that nothing be told of them


@dataclass(frozen=True, slots=True, kw_only=True)
class MailReading:
    """How far the candidate's own mail was read: counts, and what could not be."""

    messages: int = 0
    kept: int = 0  # those that concern the case's company
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a message of the company says of the application."""

    outcome: Outcome
    text: str  # the sentence that says it, as it stood
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """When an interview is to be, or was."""

    at: datetime  # naive: where the company is; a message seldom says in which zone
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRole:
    """What a message calls the role that was applied for."""

    name: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """What the candidate's own mail says of one company. No message is in it, and nobody else."""

    reading: MailReading = field(default_factory=MailReading)
    held: Published = field(default_factory=Published)
    decisions: tuple[Decision, ...] = ()  # oldest first
    interviews: tuple[Interview, ...] = ()  # oldest first
    roles: tuple[NamedRole, ...] = ()  # the most often named first


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that was read of one company, for all its interviewers."""

    company: Company
    site: Site
    published: Published
    exchanges: tuple[MailExchange, ...] = ()  # one a mail domain, the likeliest domain first
    mail: MailReading = field(default_factory=MailReading)


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
    thread: str | None = None  # the subject of the conversation in which an answer goes there

    @property
    def channel_id(self) -> str:
        """The same in every run for the same person, kind and value; says nothing of any of them."""
        what = "|".join((self.person_id or "", self.kind, self.value, self.extension or ""))
        return hashlib.sha256(what.encode()).hexdigest()[:12]


def is_own(found: PublishedEmail | PublishedPhone | Channel) -> bool:
    """Whether an address or a number leads to its person alone: the switchboard is everybody's."""
    if isinstance(found, PublishedEmail):
        return True
    if isinstance(found, PublishedPhone):
        return found.kind in OWN_LINES
    return found.kind is ChannelKind.EMAIL or found.phone_kind in OWN_LINES


OWN_LINES = frozenset({PhoneKind.DIRECT, PhoneKind.MOBILE})


class Approach(StrEnum):
    """How a route begins."""

    DIRECT_LINE = "call the direct line"
    SWITCHBOARD = "call the switchboard and ask for them"
    REPLY = "reply in the existing thread"
    MAIL = "write a mail"
    NONE = "no believable channel"
    LEAVE = "do not contact"  # they said no, or have left


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
    """Which words, for which moment; in the order in which they may come to be used."""

    RECEPTION = "reception"  # also into a dial-by-name directory
    LIVE_CALL = "live-call"  # when they pick up themselves
    VOICEMAIL = "voicemail"
    THANK_YOU_MAIL = "thank-you-mail"  # with the question for feedback
    REJECTION_REPLY = "rejection-reply"  # in the thread of the mail that said no
    KEEP_ON_FILE_REPLY = "keep-on-file-reply"  # they offered it
    NUDGE = "nudge"  # no answer since the interview
    HR_NOTE = "hr-note"  # where nobody but HR is known
    LINKEDIN_NOTE = "linkedin-note"
    REMINDER = "reminder"  # the one that there may be
    TALKING_POINTS = "talking-points"  # for the feedback call
    FEEDBACK_THANKS = "feedback-thanks"
    NO_FEEDBACK_THANKS = "no-feedback-thanks"  # their policy is to give none
    KEEP_ON_FILE_REQUEST = "keep-on-file-request"  # they did not offer it
    OTHER_ROLE = "other-role"
    THANK_YOU_CARD = "thank-you-card"
    CHECK_IN_1 = "check-in-1-month"
    CHECK_IN_3 = "check-in-3-months"
    CHECK_IN_6 = "check-in-6-months"
    ARTICLE = "article"  # something worth their reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A finished text for one person."""

    kind: WordsKind
    person_id: str | None
    text: str
    voice: Voice = Voice.WARM
    language: Language = Language.ENGLISH
    subject: str | None = None  # of a mail
    seconds: float | None = None  # of what is spoken
    question: str | None = None  # whose answer would make it personal; None: it is
    edited: bool = False  # by the candidate: a later run keeps it

    @property
    def characters(self) -> int:
        return len(self.text)


# --- What to do, and when ---------------------------------------------------------------------------


class StepKind(StrEnum):
    """What the candidate does in one step."""

    REFLECT = "reflect"  # before the question for feedback
    CALL = "call"  # the opening, by telephone
    WRITE = "write"  # the opening, by mail
    ANSWER = "answer"  # what they sent: a reply, which counts as no message of one's own
    INVITE = "invite"  # on LinkedIn, after the first message
    REMIND = "remind"  # once, on the opening's channel
    CHECK_IN = "check-in"  # after an answer only


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One thing to do on one day, for one person or the company (`person_id` None)."""

    kind: StepKind
    person_id: str | None
    what: str  # in words: "Call the switchboard and ask for Jim Carter"
    why: str  # why this, and why then
    day: date  # not before it
    by: datetime | None = None  # and not after that
    window: CallWindow | None = None  # the hours, where hours matter
    channel: Channel | None = None
    words: tuple[WordsKind, ...] = ()  # in the order in which they will be needed
    number: int = 1  # which of several: the second check-in


class Allowance(StrEnum):
    """What a text spends: how much is welcome is counted in these."""

    OPENING = "opening"
    INVITATION = "invitation"
    REMINDER = "reminder"
    CHECK_IN = "check-in"
    REPLY = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Words that are not made, why, and from when they may be."""

    person_id: str | None
    allowance: Allowance
    reason: str
    possible_from: date | None = None  # None: never again


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
class OwnTemplate:
    """A file of words that the candidate has changed: it wins over ours of the same name."""

    name: str  # "en/warm.txt.j2"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What earlier runs and the candidate left that bears on one case."""

    suppressed: Suppressed
    logged: tuple[LoggedOutcome, ...] = ()
    nearby: tuple[LoggedOutcome, ...] = ()  # of other cases with the same company
    corrections: tuple[Correction, ...] = ()
    edited: tuple[Words, ...] = ()
    templates: tuple[OwnTemplate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that one run found and wrote for one case: what is stored, and what every sheet shows."""

    run_id: str
    case: Case
    evidence: Evidence
    formats: tuple[InferredFormat, ...]
    contacts: tuple[Contact, ...]  # the interviewers in the case's order, then the company
    words: tuple[Words, ...]  # in every voice
    made_at: datetime
    plan: tuple[PlanStep, ...] = ()  # what comes next, day by day
    refused: tuple[Refusal, ...] = ()  # what is over the budget today
    logged: tuple[LoggedOutcome, ...] = ()  # what came of it so far

    @property
    def chosen_words(self) -> tuple[Words, ...]:
        """The words in the voice that the candidate chose."""
        return tuple(text for text in self.words if text.voice is self.case.candidate.voice)


# --- Looked at again --------------------------------------------------------------------------------


class Cause(StrEnum):
    """Why a run was made."""

    ASKED = "asked"  # by the candidate
    VERIFIED = "verified"  # a second look showed something new


class Verdict(StrEnum):
    """What a second look at a channel's own sources showed."""

    SAME = "same"
    MOVED = "moved"  # on another page now
    CHANGED = "changed"  # another value, kind or grade in its place
    GONE = "gone"  # the source was read, and it is not there
    UNKNOWN = "unknown"  # could not look: never "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """One channel after its sources were read again."""

    case_id: str
    channel_id: str
    person_id: str | None
    kind: ChannelKind
    value: str  # as it was
    verdict: Verdict
    reason: str  # in words
    at: datetime
    sources: tuple[Source, ...]  # that were read again
    now: str | None = None  # what stands in its place
    kit_made_at: datetime | None = None  # of a kit that showed the channel as it was


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a flow runs by itself: every so often, or by a cron line in a time zone."""

    name: str  # of the flow
    since: datetime  # from when an interval counts
    every_s: float | None = None
    cron: str | None = None
    time_zone: str = "UTC"  # IANA name, of the cron line
    active: bool = True
    everything_due: bool = False  # for trials: as if every channel had to be looked at again
