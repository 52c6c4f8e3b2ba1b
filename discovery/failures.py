"""Why something could not be looked at, in a few words."""

from __future__ import annotations

import dns.edns
import dns.exception
import dns.resolver

BOGUS = {
    dns.edns.EDECode.DNSSEC_BOGUS,
    dns.edns.EDECode.SIGNATURE_EXPIRED,
    dns.edns.EDECode.SIGNATURE_NOT_YET_VALID,
    dns.edns.EDECode.DNSKEY_MISSING,
    dns.edns.EDECode.RRSIGS_MISSING,
    dns.edns.EDECode.NO_ZONE_KEY_BIT_SET,
    dns.edns.EDECode.NSEC_MISSING,
}


def in_words(failure: Exception) -> str:
    """A failure as the end of a sentence: of DNS in our words, of a site as the library has it.

    >>> in_words(dns.resolver.LifetimeTimeout(timeout=5, errors=[]))
    'no answer in time'
    """
    if isinstance(failure, dns.exception.Timeout):
        return "no answer in time"
    if isinstance(failure, dns.resolver.NoNameservers):
        return "its signatures do not hold (DNSSEC)" if _is_bogus(failure) else "no name server would answer"
    return str(failure) or type(failure).__name__


def _is_bogus(failure: dns.resolver.NoNameservers) -> bool:
    """Whether a validating resolver has told why it failed (RFC 8914: extended DNS errors)."""
    responses = [error[4] for error in failure.kwargs["errors"] if error[4] is not None]
    return any(said.code in BOGUS for response in responses for said in response.extended_errors())
