"""Reading the web as a guest: safely, politely, and each page once."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy

import dns.asyncresolver
import dns.exception
import httpcore
import httpx

from data.model import Page, Skipped
from discovery.body import ACCEPTED, bounded_body
from discovery.cache import Copy, open_cache
from discovery.guard import GuardedTransport, PublicNetwork
from discovery.looking import NotRead
from discovery.manners import Manners, World
from discovery.pace import Pace
from discovery.pruning import without_fields
from discovery.resolving import Names, open_names
from discovery.robots import REFUSALS, Rules, rules_from
from discovery.urls import host_of, readable_url

NOT_MODIFIED = 304
REQUEST_TIMEOUT = 408  # the one 4xx that says nothing about the page
TOO_MANY_REQUESTS = 429
LONGEST_RETRY_AFTER_S = 30.0  # for which a source is waited for, once


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How a programming interface is asked."""

    headers: Mapping[str, str] = field(default_factory=dict)  # the key is here and in no URL
    apart_s: float  # between two questions
    kept_s: float = 0.0  # how long the answer is kept on the disk
    bills: bool = False  # a question that nobody answered may have been billed: it is not put again in this run
    left_out: frozenset[str] = frozenset()  # fields about people, of which nothing is read and nothing is kept


class ServerFailed(httpx.TransportError):
    """A host answered that it cannot answer (5xx)."""


# All that `Reader` raises when it could not look; whoever looks again may see.
COULD_NOT_LOOK = (httpx.TransportError, dns.exception.DNSException)
# Of these, what a closed door raises: the same host may still answer at another one.
NOT_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout)


@asynccontextmanager
async def open_reader(manners: Manners, world: World | None, clock: Callable[[], datetime]) -> AsyncIterator[Reader]:
    """A reader of the internet (`world` None), or of a world, for one run; `clock` tells the time, aware."""
    # The whole request has a limit of its own. Half of it for DNS, and half for connecting, tell a silent name server
    # and a closed door from a slow host.
    half = manners.timeout_s / 2
    names = open_names(world.dns if world else None, half)
    network = PublicNetwork(names, world.http if world else None, httpcore.AnyIOBackend())
    tls = httpx.create_ssl_context(trust_env=False) if world is None else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    async with httpx.AsyncClient(
        transport=GuardedTransport(network, tls),
        headers={
            "User-Agent": manners.user_agent,
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
            "Accept-Encoding": ACCEPTED,
        },
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # none is kept
        timeout=httpx.Timeout(None, connect=half),
        follow_redirects=False,
        trust_env=False,
    ) as client:
        yield Reader(manners, world, client, names, clock)


class Reader:
    """Fetches pages; keeps to robots.txt, to the pace, and away from hosts that refused us."""

    def __init__(
        self,
        manners: Manners,
        world: World | None,
        client: httpx.AsyncClient,
        names: Names,
        clock: Callable[[], datetime],
    ) -> None:
        self.manners = manners
        self.world = world
        self.clock = clock
        self._client = client
        self._names = names
        self._cache = open_cache(manners.cache_dir, in_world=world is not None)
        self._pace = Pace()
        self._rules: dict[str, Rules] = {}  # by origin
        self._refused_by: set[str] = set()
        self._answered: dict[str, Page | Exception] = {}  # by the URL that a source was asked

    @property
    def resolver(self) -> dns.asyncresolver.Resolver:
        """The resolver that every look-up of this run shares, with its cache."""
        return self._names.resolver

    async def addresses(self, host: str) -> tuple[str, ...]:
        """Every address of a host; empty where the name does not exist or has none. Raises when it could not look."""
        return await self._names.addresses(host)

    async def some_addresses(self, host: str) -> tuple[str, ...]:
        """The same, where any address will do: fewer questions. Raises when it could not look."""
        return await self._names.some_addresses(host)

    async def public_addresses(self, host: str) -> tuple[str, ...]:
        """The addresses of a host that may be connected to; raises NotRead where it has none, or one is not public."""
        return await self._names.public_addresses(host)

    def is_public(self, address: str) -> bool:
        """Whether an address may be connected to, in the world we run in."""
        return self._names.is_public(address)

    async def fetch(self, url: str) -> Page | Skipped:
        """What a URL answers, after redirects: a page for every status that is a fact, 404 and 403 included.

        Skipped, with the reason, is what was left unread on purpose: disallowed by robots.txt, at an address that is
        not public, on a host that refused us in this run, more than so many redirects. Raises one of `COULD_NOT_LOOK`
        when there was nothing to see; such an answer is not kept, so that looking again asks again.
        """
        try:
            return await self._follow(url, self._obtain_allowed)
        except NotRead as left:
            return Skipped(url=url, why=str(left))

    async def declared_sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that robots.txt names for the host of a URL that was read."""
        return (await self._rules_for(readable_url(url))).sitemaps

    async def ask(self, url: str, question: Question) -> Page:
        """What a source's programming interface answers; kept as long as the question says, and in this run for good.

        The interface is made for programs, and its own terms stand in the place of robots.txt. A 429 that says when to
        come back (RFC 9110 section 10.2.3) is waited for once. Redirects are not followed: a key goes to one host.
        Raises NotRead, or one of `COULD_NOT_LOOK`; where it bills the same again, and nothing is sent a second time.
        """
        hop = readable_url(url)
        if (known := self._answered.get(str(hop))) is None:
            async with self._pace.turn(host_of(hop)):
                known = self._answered.get(str(hop)) or await self._answer(hop, question)
        if isinstance(known, Exception):
            raise known
        return known

    async def _answer(self, url: httpx.URL, question: Question) -> Page | Exception:
        kept = self._cache.get(str(url))
        if kept is not None and kept.is_fresh(self.clock(), question.kept_s):
            return kept.page
        try:
            copy = await self._request_in_turn(url, question)
            if copy.page.status == TOO_MANY_REQUESTS and copy.retry_after_s is not None:
                await asyncio.sleep(copy.retry_after_s)
                copy = await self._request_in_turn(url, question)
        except COULD_NOT_LOOK as failure:
            if not question.bills:
                raise
            self._answered[str(url)] = failure
            return failure
        if question.left_out:
            page = replace(copy.page, content=without_fields(copy.page.content, question.left_out))
            copy = replace(copy, page=page)
        self._answered[str(url)] = copy.page
        if copy.page.status == HTTPStatus.OK and copy.page.media_type.endswith("json") and question.kept_s:
            self._cache.put(copy)
        return copy.page

    async def _request_in_turn(self, url: httpx.URL, question: Question) -> Copy:
        apart_s = min(question.apart_s, self.manners.pace_s) if self.world else question.apart_s
        await self._pace.wait(host_of(url), apart_s)
        return await self._request(url, None, question.headers)

    async def _follow(self, url: str, obtain: Callable[[httpx.URL], Awaitable[Copy]]) -> Page:
        hop = readable_url(url)
        for _ in range(self.manners.max_redirects + 1):
            copy = await obtain(hop)
            if copy.location is None:
                return copy.page
            hop = readable_url(_joined(hop, copy.location))
        raise NotRead(f"more than {self.manners.max_redirects} redirects")

    async def _obtain_allowed(self, url: httpx.URL) -> Copy:
        """One answer from a host that lets us have it."""
        if host_of(url) in self._refused_by:
            raise NotRead(f"{host_of(url)} refused us in this run")
        rules = await self._rules_for(url)
        if not rules.allow(str(url)):
            raise NotRead(f"disallowed by robots.txt of {host_of(url)}")
        return await self._obtain(url, rules.delay_s)

    async def _rules_for(self, url: httpx.URL) -> Rules:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            # RFC 9309 section 2.3.1.2: redirects are followed, and what they lead to counts for this origin.
            page = await self._follow(f"{origin}/robots.txt", self._obtain)
            self._rules[origin] = rules_from(page, self.manners.user_agent)
        return self._rules[origin]

    async def _obtain(self, url: httpx.URL, delay_s: float = 0.0) -> Copy:
        """One answer: the kept copy while it is fresh, else the host's, asked for in turn."""
        host = host_of(url)
        async with self._pace.turn(host):
            kept = self._cache.get(str(url))
            if kept is not None and kept.is_fresh(self.clock(), self.manners.fresh_s):
                return kept
            await self._pace.wait(host, max(self.manners.pace_s, delay_s))
            copy = await self._request(url, kept)
            if copy.page.status in REFUSALS:
                self._refused_by.add(host)
            else:
                self._cache.put(copy)
            return copy

    async def _request(self, url: httpx.URL, kept: Copy | None, headers: Mapping[str, str] | None = None) -> Copy:
        try:
            async with (
                asyncio.timeout(self.manners.timeout_s),
                self._client.stream("GET", url, headers=headers or (kept.conditions if kept else {})) as response,
            ):
                if response.status_code >= 500 or response.status_code == REQUEST_TIMEOUT:
                    raise ServerFailed(f"{host_of(url)} answered {response.status_code}")
                if response.status_code == NOT_MODIFIED and kept is not None:
                    return kept.confirmed(self.clock())
                return await self._copy_of(response)
        except TimeoutError as slow:
            raise httpx.ReadTimeout(f"{host_of(url)} took more than {self.manners.timeout_s:g} s") from slow
        except UnicodeError as malformed:  # httpx reads a Location before we do, and stumbles over http://xn--/
            raise httpx.RemoteProtocolError(f"{host_of(url)} redirects to what is no URL") from malformed

    async def _copy_of(self, response: httpx.Response) -> Copy:
        headers = response.headers
        location = headers["location"] if response.has_redirect_location else None
        content, cut = (b"", False) if location else await bounded_body(response, self.manners.max_body)
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        page = Page(
            url=str(response.url),
            status=response.status_code,
            content=content,
            retrieved_at=self.clock(),
            media_type=media_type or "text/html",  # said nothing: read as a browser would
            charset=response.charset_encoding,
            cut=cut,
        )
        return Copy(
            page=page,
            location=location,
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
            retry_after_s=_seconds(headers.get("retry-after")),
        )


def _seconds(retry_after: str | None) -> float | None:
    """The seconds of a Retry-After that we are ready to wait; None for a longer one, for a date and for none."""
    if retry_after is None or not retry_after.isdecimal() or len(retry_after) > 4:
        return None
    seconds = float(retry_after)
    return seconds if seconds <= LONGEST_RETRY_AFTER_S else None


def _joined(base: httpx.URL, location: str) -> str:
    try:
        return str(base.join(location))
    except (httpx.InvalidURL, UnicodeError) as malformed:
        raise NotRead(f"redirects to what is no URL: {malformed}") from malformed
