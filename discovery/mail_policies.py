"""What a domain says about mail that bears its name: SPF (RFC 7208) and DMARC (RFC 7489)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import dns.exception
import dns.resolver

if TYPE_CHECKING:
    from discovery.transport import Reader

_POLICY = re.compile(r"(?:^|;)\s*p\s*=\s*(none|quarantine|reject)\s*(?:;|$)", re.IGNORECASE)


class MailPolicies(NamedTuple):
    """The SPF record and the DMARC policy; "": there is none; None: could not ask."""

    spf: str | None = None
    dmarc: str | None = None

    @property
    def sends_nothing(self) -> bool:
        """Whether the domain says that no mail of its name is its own: SPF that allows nobody."""
        return (self.spf or "").lower().split() == ["v=spf1", "-all"]


def spf_of(texts: tuple[str, ...] | None) -> str | None:
    """The one SPF record among a domain's texts (RFC 7208 section 4.5: of two, none counts).

    >>> spf_of(("google-site-verification=x", "v=spf1 -all")), spf_of(("v=spf10",)), spf_of(None)
    ('v=spf1 -all', '', None)
    """
    if texts is None:
        return None
    records = [text for text in texts if text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")]
    return records[0] if len(records) == 1 else ""


def dmarc_of(texts: tuple[str, ...] | None) -> str | None:
    """The policy of the one DMARC record (RFC 7489 section 6.6.3).

    >>> dmarc_of(("v=DMARC1; p=reject; rua=mailto:d@synergistics.example",)), dmarc_of(())
    ('reject', '')
    """
    if texts is None:
        return None
    records = [text for text in texts if text.startswith("v=DMARC1")]
    policy = _POLICY.search(records[0]) if len(records) == 1 else None
    return policy[1].lower() if policy else ""


async def texts_of(name: str, reader: Reader) -> tuple[str, ...] | None:
    """The TXT records of a name, each put together from its parts; None where that could not be asked.

    Most names have none: an exception for each would cost dnspython more than the answer.
    """
    try:
        answer = await reader.resolver.resolve(name, "TXT", search=False, raise_on_no_answer=False)
    except dns.resolver.NXDOMAIN:
        return ()
    except dns.exception.DNSException:
        return None
    return tuple(b"".join(record.strings).decode("ascii", "replace") for record in answer)
