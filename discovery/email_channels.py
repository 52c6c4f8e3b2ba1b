"""From published addresses and a format's posterior to the addresses that may be a person's, or help at the company."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.model import (
    Channel,
    ChannelKind,
    EmailCandidate,
    Evidence,
    Grade,
    InferredFormat,
    Logged,
    LoggedOutcome,
    MailExchange,
    MailVerdict,
    Method,
    PersonName,
    PublishedEmail,
)
from data.tables.role_accounts import is_role_account
from discovery.domains import mail_domain
from discovery.email_format import email_candidates
from discovery.held import graded
from discovery.identity import is_same_person
from discovery.reasons import service_of

LIKELY, POSSIBLE = 0.6, 0.2  # probabilities at which the words begin
MOST_CANDIDATES = 3  # built addresses shown for one person
WORTH_SHOWING = 0.02
# Who answers for hiring, before who answers for everything.
HIRING_BOXES = (
    "hr",
    "job",
    "career",
    "recruit",
    "talent",
    "people",
    "bewerb",
    "karriere",
    "personal",
    "emploi",
    "empleo",
)


def printed_as_theirs(name: PersonName, evidence: Evidence) -> tuple[Channel, ...]:
    """Addresses that a page prints with this person's name; a box of the company's is nobody's own."""
    theirs = [
        email
        for email in evidence.published.emails
        if email.person and not _is_box(email) and is_same_person(email.person, name)
    ]
    return tuple(
        _returned(email, evidence)
        if email.source.method is Method.PROVIDER
        else _published(email, f"printed with the name {email.person}", evidence)
        for email in _once(theirs)
    )


def built(
    name: PersonName, formats: Sequence[InferredFormat], evidence: Evidence, logged: Sequence[LoggedOutcome]
) -> tuple[tuple[Channel, ...], float | None]:
    """Addresses by the likeliest mail domain's format, and the chance that none of those shown is right.

    `logged`: what came of addresses of this person.
    """
    if not formats:
        return (), None
    inferred, answered = formats[0], _values(logged, Logged.REPLIED)
    bounced = _values(logged, Logged.BOUNCED)
    refuted = {email.address for email in evidence.published.refuted}
    candidates, _ = email_candidates(name, inferred, replied=answered, bounced=bounced | refuted)
    shown = [candidate for candidate in candidates if candidate.probability >= WORTH_SHOWING][:MOST_CANDIDATES]
    built = (_candidate(one, inferred, evidence, known=one.address in answered) for one in shown)
    channels = tuple(_after_refutation(_beside(bounced, channel), evidence) for channel in built)
    return channels, max(0.0, 1.0 - sum(candidate.probability for candidate in shown))


def _beside(bounced: frozenset[str], channel: Channel) -> Channel:
    """An address is the likelier for each other one from which a mail came back, and says so."""
    others = sorted(bounced - {channel.value})
    came_back = f"{channel.reason}; you logged that mail to {' and '.join(others)} came back"
    return replace(channel, reason=came_back) if others else channel


def company_boxes(evidence: Evidence) -> tuple[Channel, ...]:
    """The company's own boxes, the ones for applicants first."""
    own = {exchange.domain for exchange in evidence.exchanges}  # a page also prints who built it
    boxes = [email for email in evidence.published.emails if _is_box(email) and mail_domain(email.address) in own]
    ordered = sorted(_once(boxes), key=lambda email: not email.address.lower().startswith(HIRING_BOXES))
    return tuple(_published(email, "printed as the company's own box", evidence) for email in ordered)


def after_bounces(channel: Channel, logged: Sequence[LoggedOutcome]) -> Channel:
    """An address from which a mail came back is undeliverable, whatever else speaks for it."""
    if channel.value in _values(logged, Logged.BOUNCED):
        return replace(
            channel, grade=Grade.UNDELIVERABLE, probability=None, reason="you logged that a mail to it came back"
        )
    return channel


def _after_refutation(channel: Channel, evidence: Evidence) -> Channel:
    """An address of which a service says that it does not exist: its word, and not written to."""
    refuted = next((one for one in evidence.published.refuted if one.address == channel.value), None)
    if refuted is None:
        return channel
    reason = f"{service_of(refuted.source)} says, to your key, that it does not exist"
    return replace(channel, grade=Grade.UNDELIVERABLE, probability=None, reason=reason, sources=(refuted.source,))


def can_be_written_to(channel: Channel) -> bool:
    """Whether an address is worth a first mail."""
    return channel.kind is ChannelKind.EMAIL and channel.grade not in {Grade.UNDELIVERABLE, Grade.UNLIKELY}


def _published(email: PublishedEmail, why: str, evidence: Evidence) -> Channel:
    grade, reason = _delivery(*graded(Grade.PUBLISHED, why, email.source), email.address, evidence)
    return Channel(
        kind=ChannelKind.EMAIL,
        value=email.address,
        grade=grade,
        reason=reason,
        sources=(email.source,),
        text=email.text,
    )


def _returned(email: PublishedEmail, evidence: Evidence) -> Channel:
    """An address that a service returned to the user's key: its word, which is less than the company's own."""
    why = f"returned by {service_of(email.source)} to your key"
    grade, reason = _delivery(Grade.LIKELY, why, email.address, evidence)
    return replace(_published(email, reason, evidence), grade=grade, reason=reason)


def _candidate(candidate: EmailCandidate, inferred: InferredFormat, evidence: Evidence, *, known: bool) -> Channel:
    """A built address: the number comes from the posterior, the word only names its range."""
    word = (
        Grade.KNOWN
        if known
        else next((word for word, least in _WORDS if candidate.probability >= least), Grade.UNLIKELY)
    )
    grade, reason = _delivery(word, candidate.reason, candidate.address, evidence)
    exchange = _exchange_of(candidate.address, evidence)
    seen = dict.fromkeys(replace(email.source, method=Method.INFERRED) for email in inferred.examples)
    return Channel(
        kind=ChannelKind.EMAIL,
        value=candidate.address,
        grade=grade,
        reason=reason,
        sources=(*seen, *(one.source for one in inferred.said)) or ((exchange.source,) if exchange else ()),
        probability=candidate.probability,
    )


_WORDS = ((Grade.LIKELY, LIKELY), (Grade.POSSIBLE, POSSIBLE))


def _delivery(grade: Grade, reason: str, address: str, evidence: Evidence) -> tuple[Grade, str]:
    """The grade and the reason, with what DNS says of the address's domain."""
    exchange = _exchange_of(address, evidence)
    if exchange is not None and exchange.verdict.takes_no_mail:
        return Grade.UNDELIVERABLE, f"{exchange.domain} takes no mail: {exchange.reason}"
    if exchange is not None and exchange.verdict is MailVerdict.UNKNOWN:
        return grade, f"{reason}; whether {exchange.domain} takes mail is not known"
    return grade, reason


def _exchange_of(address: str, evidence: Evidence) -> MailExchange | None:
    return next((exchange for exchange in evidence.exchanges if exchange.domain == mail_domain(address)), None)


def _is_box(email: PublishedEmail) -> bool:
    return is_role_account(email.address.partition("@")[0].lower())


def _values(logged: Iterable[LoggedOutcome], what: Logged) -> frozenset[str]:
    return frozenset(log.value for log in logged if log.what is what and log.value)


def _once(emails: Sequence[PublishedEmail]) -> tuple[PublishedEmail, ...]:
    """Each address at its first place."""
    return tuple({email.address.lower(): email for email in reversed(emails)}.values())[::-1]
