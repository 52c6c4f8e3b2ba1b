"""What DNS says of a domain and mail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.model.source import Source


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
