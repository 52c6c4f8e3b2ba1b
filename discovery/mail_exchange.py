"""Whether a domain takes mail, as far as DNS can say: nobody's mail server is spoken to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import dns.exception
import dns.resolver
from email_validator import EmailNotValidError, validate_email

from data.model import MailExchange, MailVerdict, Method, MxHost, Source
from data.tables.mx_providers import Provider, Runs, provider_of
from discovery.addresses import is_literal
from discovery.failures import in_words
from discovery.looking import CouldNotLook
from discovery.mail_policies import MailPolicies, dmarc_of, spf_of, texts_of

if TYPE_CHECKING:
    from discovery.transport import Reader

HOSTS_LOOKED_AT = 10  # of one domain, the most preferred first
AT_ONCE = 64  # domains: each question has a socket of its own
NOBODYS_NAME = "openline-asks-whether-names-that-nobody-has-get-an-answer"  # a label that no registry would let


class _Finding(NamedTuple):
    """What DNS says of one domain, before it is signed with its source."""

    verdict: MailVerdict
    reason: str
    hosts: tuple[MxHost, ...] = ()


async def look_up_exchanges(domains: Sequence[str], reader: Reader) -> tuple[MailExchange, ...]:
    """What DNS says of each mail domain and mail, in the order given.

    Raises CouldNotLook where a name server did not answer; what it settles for says `unknown` of these domains.
    """
    turns = asyncio.Semaphore(AT_ONCE)
    exchanges = tuple(await asyncio.gather(*(_in_turn(turns, domain, reader) for domain in dict.fromkeys(domains))))
    unseen = [exchange.domain for exchange in exchanges if exchange.verdict is MailVerdict.UNKNOWN]
    if unseen:
        raise CouldNotLook(exchanges, f"DNS did not say whether mail is taken by {', '.join(unseen)}")
    return exchanges


async def _in_turn(turns: asyncio.Semaphore, domain: str, reader: Reader) -> MailExchange:
    async with turns:
        return await _look_up(domain, reader)


async def _look_up(domain: str, reader: Reader) -> MailExchange:
    try:
        domain = validate_email(f"postmaster@{domain}", check_deliverability=False).ascii_domain.lower()
    except EmailNotValidError as malformed:  # syntax, and names that are special by RFC 6761: localhost, .invalid
        policies, finding = MailPolicies(), _Finding(MailVerdict.NO_DOMAIN, f"not a mail domain: {malformed}")
    else:
        texts, about_dmarc, finding = await asyncio.gather(
            texts_of(domain, reader), texts_of(f"_dmarc.{domain}", reader), _ask(domain, reader)
        )
        policies = MailPolicies(spf=spf_of(texts), dmarc=dmarc_of(about_dmarc))
        if finding.verdict is MailVerdict.IMPLICIT:
            finding = await _doubted(domain, finding, policies, reader)
    provider = next(filter(None, (provider_of(host.exchange) for host in finding.hosts)), None)
    return MailExchange(
        domain=domain,
        verdict=finding.verdict,
        reason=finding.reason + _run_by(provider),
        source=Source(uri=f"dns:{domain}?type=MX", retrieved_at=reader.clock(), method=Method.DNS),  # RFC 4501
        hosts=finding.hosts,
        provider=provider.name if provider else None,
        accept_all=provider.accept_all.value if provider else None,
        spf=policies.spf,
        dmarc=policies.dmarc,
    )


async def _ask(domain: str, reader: Reader) -> _Finding:
    """One question for MX, and what follows from the answer."""
    try:
        answer = await reader.resolver.resolve(domain, "MX", search=False)
        return await _explicit(domain, _in_order(answer), reader)
    except dns.resolver.NXDOMAIN as gone:
        alias = gone.canonical_name.to_text(omit_final_dot=True)
        what = domain if alias == domain else f"{domain} is an alias of {alias}, which"  # RFC 6604: of the last name
        return _Finding(MailVerdict.NO_DOMAIN, f"{what} does not exist")
    except dns.resolver.NoAnswer:
        return await _implicit(domain, reader)
    except dns.exception.DNSException as failure:
        return _Finding(MailVerdict.UNKNOWN, f"could not ask: {in_words(failure)}")


async def _explicit(domain: str, hosts: tuple[MxHost, ...], reader: Reader) -> _Finding:
    """A domain with MX records: it takes mail if one of them can be reached by anybody."""
    named = tuple(host for host in hosts if host.exchange != ".")
    if not named:
        return _Finding(MailVerdict.NULL_MX, f"{domain} says that it takes no mail (null MX, RFC 7505)")
    # RFC 7505 section 3: beside other records a null MX means nothing, so it is passed over.
    first, *others = named[:HOSTS_LOOKED_AT]
    faults = {first: await _fault_or_failure(first, reader)}
    if faults[first] is not None:  # mostly the first can be reached, and the others need not be asked for
        found = await asyncio.gather(*(_fault_or_failure(host, reader) for host in others))
        faults |= zip(others, found, strict=True)
    for host, fault in faults.items():
        if fault is None:
            return _Finding(MailVerdict.ACCEPTS, f"{domain} takes mail at {host.exchange}", named)
    for fault in faults.values():
        if isinstance(fault, dns.exception.DNSException):
            return _Finding(MailVerdict.UNKNOWN, f"could not look at its exchanges: {in_words(fault)}", named)
    return _Finding(MailVerdict.REFUSES, f"no exchange of {domain} can be reached: {faults[first]}", named)


async def _fault_or_failure(host: MxHost, reader: Reader) -> str | dns.exception.DNSException | None:
    """The fault of one exchange among several, where a failure to look at it says nothing of the others."""
    try:
        return await _fault(host.exchange, reader)
    except dns.exception.DNSException as failure:
        return failure


async def _implicit(domain: str, reader: Reader) -> _Finding:
    """A domain without MX: its own address stands in (RFC 5321 section 5.1)."""
    try:
        fault = await _fault(domain, reader)
    except dns.exception.DNSException as failure:
        return _Finding(MailVerdict.UNKNOWN, f"no MX, and could not ask for its address: {in_words(failure)}")
    if fault is None:
        return _Finding(MailVerdict.IMPLICIT, f"{domain} has no MX but an address (implicit MX, RFC 5321 section 5.1)")
    return _Finding(MailVerdict.REFUSES, f"no MX, and {fault}")


async def _doubted(domain: str, finding: _Finding, policies: MailPolicies, reader: Reader) -> _Finding:
    """An implicit MX is weak: a domain that says it sends nothing takes nothing, and a resolver may have made it up."""
    if policies.sends_nothing:
        return _Finding(MailVerdict.REFUSES, f"{domain} has no MX, and says that it has no mail (SPF -all, RFC 7208)")
    try:
        invented = await reader.addresses(f"{NOBODYS_NAME}.{domain.partition('.')[2]}")
        if invented and set(invented) & set(await reader.addresses(domain)):
            why = f"the resolver gives {invented[0]} for names that do not exist, and the same for {domain}"
            return _Finding(MailVerdict.UNKNOWN, why)
    except dns.exception.DNSException:
        return finding  # the name server that does not answer for nobody's name invents none
    return finding


async def _fault(exchange: str, reader: Reader) -> str | None:
    """Why nobody could hand over mail to an exchange; None where somebody could. Raises where that was not told."""
    if is_literal(exchange):
        return f"{exchange} is an address, where RFC 1035 wants a name"
    if exchange == "localhost" or exchange.endswith(".localhost"):
        return f"{exchange} is whoever asks (RFC 6761)"
    addresses = await reader.some_addresses(exchange)
    if not addresses:
        return f"{exchange} has no address"
    if not any(map(reader.is_public, addresses)):
        return f"{exchange} is at {addresses[0]}, which is not public"
    return None


def _in_order(answer: dns.resolver.Answer) -> tuple[MxHost, ...]:
    """The records as hosts, the most preferred first; a null MX is the host "."."""
    hosts = (
        MxHost(preference=record.preference, exchange=record.exchange.to_text(omit_final_dot=True).lower())
        for record in answer
    )
    return tuple(sorted(hosts, key=lambda host: (host.preference, host.exchange)))


def _run_by(provider: Provider | None) -> str:
    if provider is None:
        return ""
    return f"; run by {provider.name}" + ("" if provider.runs is Runs.MAILBOXES else f" ({provider.runs})")
