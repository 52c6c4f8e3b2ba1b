"""Why there was nothing to see, in words: of a name server's failure, a host's, or its answer's."""

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
    """What could not be done, for a reader who knows no class of ours.

    >>> in_words(dns.exception.Timeout()), in_words(ConnectionError("nobody listens there"))
    ('no answer in time', 'nobody listens there')
    """
    if isinstance(failure, dns.exception.Timeout):
        return "no answer in time"
    if isinstance(failure, dns.resolver.NoNameservers) and _is_bogus(failure):
        return "its signatures do not hold (DNSSEC)"
    if isinstance(failure, dns.exception.DNSException):
        return "no name server would answer"
    return str(failure) or type(failure).__name__


def _is_bogus(failure: dns.resolver.NoNameservers) -> bool:
    """Whether a validating resolver has told why it failed (RFC 8914: extended DNS errors)."""
    responses = [error[4] for error in failure.kwargs["errors"] if error[4] is not None]
    return any(said.code in BOGUS for response in responses for said in response.extended_errors())
