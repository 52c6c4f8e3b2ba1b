"""Host names to addresses, by our own resolver: what is checked here is what is connected to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import dns.asyncresolver
import dns.exception
import dns.name
import dns.resolver

from discovery.addresses import ends_in_a_number, is_literal, is_public
from discovery.looking import NotRead
from discovery.name_servers import NameServer

LIFETIME_S = 5.0  # for one question, with all its tries
CACHED_ANSWERS = 1_000  # some ten KiB each, and hardly one is asked for again once its company is read
UDP_OCTETS = 1232  # DNS flag day 2020: no answer of that size is cut into fragments


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The host names of the internet, or of the world we run in."""

    resolver: dns.asyncresolver.Resolver
    in_world: bool

    async def addresses(self, host: str) -> tuple[str, ...]:
        """Every address of a host, IPv4 first; empty where the name does not exist or has none.

        Raises dnspython's exceptions when that could not be found out.
        """
        if is_literal(host):
            return (host,)
        if (name := _name_of(host)) is None:
            return ()
        answers = await asyncio.gather(self._ask(name, "A"), self._ask(name, "AAAA"), return_exceptions=True)
        found = tuple(address for answer in answers if not isinstance(answer, BaseException) for address in answer)
        if found:  # some name servers never answer for AAAA: what the other question found is enough
            return found
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer
        return ()

    async def some_addresses(self, host: str) -> tuple[str, ...]:
        """The IPv4 addresses of a host, and only where there is none those of IPv6: half the questions.

        Empty where the name does not exist or has none. Raises dnspython's exceptions when that could not be found out.
        """
        if is_literal(host):
            return (host,)
        if (name := _name_of(host)) is None:
            return ()
        try:
            return tuple(await self._ask(name, "A")) or tuple(await self._ask(name, "AAAA"))
        except dns.exception.DNSException as failure:
            if found := tuple(await self._ask(name, "AAAA")):
                return found
            raise failure

    async def public_addresses(self, host: str) -> tuple[str, ...]:
        """Every address of a host, all of them public; raises NotRead where there is none or one is not."""
        addresses = await self.addresses(host)
        if not addresses:
            raise NotRead(f"{host} has no address")
        for address in addresses:
            if not self.is_public(address):
                raise NotRead(f"{host} is at {address}, which is not public")
        return addresses

    def is_public(self, address: str) -> bool:
        return is_public(address, self.in_world)

    async def _ask(self, name: dns.name.Name, kind: str) -> Sequence[str]:
        try:
            answer = await self.resolver.resolve(name, kind, search=False, raise_on_no_answer=False)
        except dns.resolver.NXDOMAIN:
            return ()
        return [record.to_text() for record in answer]


def open_names(world_dns: tuple[str, int] | None, timeout_s: float) -> Names:
    """The system's resolver, or the one of a world; with a cache that keeps to the records' TTL.

    `timeout_s` is for one question; more than LIFETIME_S is never waited.
    """
    resolver = _system_resolver() if world_dns is None else dns.asyncresolver.Resolver(configure=False)
    if world_dns is not None:
        resolver.nameservers = [NameServer(*world_dns)]
    resolver.lifetime = min(LIFETIME_S, timeout_s)
    resolver.use_edns(0, 0, UDP_OCTETS)  # a validating resolver then says why it failed (RFC 8914)
    resolver.cache = dns.resolver.LRUCache(CACHED_ANSWERS)
    return Names(resolver=resolver, in_world=world_dns is not None)


def _system_resolver() -> dns.asyncresolver.Resolver:
    try:
        resolver = dns.asyncresolver.Resolver()
    except dns.resolver.NoResolverConfiguration:
        resolver = dns.asyncresolver.Resolver(configure=False)
        resolver.nameservers = ["127.0.0.1"]  # resolv.conf(5): without the file, the local name server is asked
    resolver.nameservers = [NameServer(str(address)) for address in resolver.nameservers]
    return resolver


def _name_of(host: str) -> dns.name.Name | None:
    """A host as DNS is asked for it; None for what is no name: an empty label, one of more than 63 octets, 1.2.3 ..."""
    if ends_in_a_number(host):
        return None
    try:
        return dns.name.from_text(host)
    except (dns.exception.DNSException, UnicodeError):
        return None
