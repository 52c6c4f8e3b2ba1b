"""`openline doctor`: whether what openline needs works, in plain words, and what to do where it does not."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import dns.exception
import dns.resolver
from rich.console import Console
from rich.table import Table
from rich.text import Text

from data.engine import BrokenStore
from data.model import Answer, Page
from data.store import open_store
from discovery.looking import NotRead
from discovery.mail_exchange import NOBODYS_NAME
from discovery.transport import COULD_NOT_LOOK, Question, open_reader
from flows.lookups import Code, print_json
from flows.settings import Settings, manners, read_settings, read_world, utc_now

if TYPE_CHECKING:
    from pydantic import SecretStr

    from discovery.manners import World
    from discovery.transport import Reader

REACHED = "https://example.org/"  # kept by IANA for being asked for (RFC 2606)


class Check(NamedTuple):
    """One thing that was tried; `works` None: not tried, or not needed."""

    what: str
    works: bool | None
    words: str


def examine() -> tuple[Check, ...]:
    """Everything, tried in turn."""
    settings = read_settings()
    world = read_world(settings.world)
    outside = asyncio.run(_outside(settings, world))
    return (*outside, _store(settings), _prefect(settings))


async def _outside(settings: Settings, world: World | None) -> tuple[Check, ...]:
    async with open_reader(manners(settings), world, utc_now) as reader:
        checks: list[Check] = [await _dns(reader), await _http(reader, world)]
        for what, key, account in (
            ("key for Hunter", settings.hunter_key, _hunter_account),
            ("key for RocketReach", settings.rocketreach_key, _rocketreach_account),
        ):
            checks.append(await _key(what, key, account, reader))
        unasked = "set, and not tried: every question counts" if settings.brave_key else "not set"
        checks.append(Check("key for Brave Search", None, unasked))
        return tuple(checks)


async def _dns(reader: Reader) -> Check:
    """Whether names are told, and none is made up."""
    try:
        await reader.resolver.resolve("org", "SOA", search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        pass  # an answer, too: a world knows its own names only
    except dns.exception.DNSException as failure:
        if reader.world is None or not isinstance(
            failure, dns.resolver.NoNameservers
        ):  # a world refuses what is outside
            words = f"no answer ({type(failure).__name__}); see which name server /etc/resolv.conf names"
            return Check("DNS", False, words)
    try:
        invented = await reader.addresses(f"{NOBODYS_NAME}.org")
    except dns.exception.DNSException:
        invented = ()
    if invented:
        words = f"your name server gives {invented[0]} for names that do not exist; use another one"
        return Check("DNS", False, words)
    return Check("DNS", True, "names are told, and none is made up")


async def _http(reader: Reader, world: World | None) -> Check:
    """Whether the web can be read; in a world, whether its endpoint takes connections."""
    if world is not None:
        try:
            _, writer = await asyncio.wait_for(asyncio.open_connection(*world.http), reader.manners.timeout_s)
        except OSError as failure:
            return Check(
                "HTTP", False, f"the world's endpoint does not answer: {failure}; start it: openline world FOLDER"
            )
        writer.close()
        return Check("HTTP", True, "the world's endpoint answers; the internet is not read")
    try:
        page = await reader.fetch(REACHED)
    except COULD_NOT_LOOK as failure:
        return Check("HTTP", False, f"{REACHED} cannot be read ({type(failure).__name__}); is this machine online?")
    if not isinstance(page, Page):
        return Check("HTTP", False, f"{REACHED} cannot be read: {page.why}")
    return Check("HTTP", True, f"{REACHED} answers {page.status}")


async def _key(
    what: str, key: SecretStr | None, account: Callable[[SecretStr, Reader], Awaitable[Page]], reader: Reader
) -> Check:
    """Whether a key is accepted, asked where asking is free."""
    if key is None:
        return Check(what, None, "not set")
    try:
        page = await account(key, reader)
    except (NotRead, *COULD_NOT_LOOK) as failure:
        return Check(what, False, f"could not be tried: {failure}")
    if page.status == 200:
        return Check(what, True, "accepted")
    return Check(what, False, f"{Answer.REFUSED}: the service answered {page.status}; see that it is copied whole")


async def _hunter_account(key: SecretStr, reader: Reader) -> Page:
    return await _account("https://api.hunter.io/v2/account", "X-API-KEY", key, reader)


async def _rocketreach_account(key: SecretStr, reader: Reader) -> Page:
    return await _account("https://api.rocketreach.co/api/v2/account/", "Api-Key", key, reader)


async def _account(url: str, header: str, key: SecretStr, reader: Reader) -> Page:
    headers = {"Accept": "application/json", header: key.get_secret_value()}
    return await reader.ask(url, Question(headers=headers, apart_s=1.0))


def _store(settings: Settings) -> Check:
    try:
        with open_store(settings.store_url) as store:
            cases = len(store.cases())
    except BrokenStore as broken:
        return Check("store", False, str(broken))
    return Check("store", True, f"{cases} case{'' if cases == 1 else 's'} in {settings.home}")


def _prefect(settings: Settings) -> Check:
    """Whether the server that the next run would use answers; one of our own need not run before."""
    from flows.server import ServerNotStarted, named_server, server_status

    if api_url := os.environ.get("PREFECT_API_URL"):
        try:
            named_server(api_url)
        except ServerNotStarted as reason:
            return Check("Prefect", False, f"{reason}; start it, or unset PREFECT_API_URL")
        return Check("Prefect", True, f"the server at {api_url} answers")
    if server_status(settings.prefect) is None:
        return Check("Prefect", None, "its server does not run; the next openline find starts it")
    return Check("Prefect", True, "its server answers")


MARKS = {True: "works", False: "does not work", None: "not tried"}


def show_examination(checks: Sequence[Check], *, as_json: bool) -> Code:
    """Prints what was found; returns how the command ends."""
    if as_json:
        print_json([check._asdict() for check in checks])
    else:
        table = Table.grid(padding=(0, 2, 0, 0))
        for check in checks:
            table.add_row(Text(check.what), Text(MARKS[check.works]), Text(check.words))
        Console().print(table)
    return Code.NO if any(check.works is False for check in checks) else Code.YES
