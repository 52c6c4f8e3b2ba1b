"""`openline doctor`: whether what openline needs works, in plain words, and what to do where it does not."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import dns.exception
import dns.resolver
from rich.console import Console
from rich.table import Table
from rich.text import Text

from data.engine import BrokenStore
from data.model import Page
from data.store import open_store
from discovery.mail_exchange import NOBODYS_NAME
from discovery.transport import COULD_NOT_LOOK, open_reader
from flows.doctor_checks import Check, why_not
from flows.doctor_services import services
from flows.lookups import Code, print_json
from flows.settings import Settings, manners, read_settings, read_world, utc_now
from outreach.printable import printable

if TYPE_CHECKING:
    from discovery.manners import World
    from discovery.transport import Reader

REACHED = "https://example.org/"  # kept by IANA for being asked for (RFC 2606)


def examine() -> tuple[Check, ...]:
    """Everything, tried in turn; one thing that does not work leaves the others to be tried."""
    settings = read_settings()
    world = read_world(settings.world)
    outside = asyncio.run(_outside(settings, world))
    return (*outside, _folder(settings), _store(settings), _prefect(settings))


async def _outside(settings: Settings, world: World | None) -> tuple[Check, ...]:
    how = replace(manners(settings), cache_dir=None)  # what was read yesterday says nothing of today
    async with open_reader(how, world, utc_now) as reader:
        checks = [await check_dns(reader), await _http(reader, world)]
        return (*checks, *[check async for check in services(settings, reader)])


async def check_dns(reader: Reader) -> Check:
    """Whether names are told, and none is made up."""
    try:
        await reader.resolver.resolve("org", "SOA", search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer, dns.resolver.NoNameservers) as answer:
        if reader.world is None:  # a world knows its own names only, and refuses what is outside
            words = "your name server does not know even .org; it may be cut off from the internet"
            return Check("DNS", False, f"{words} ({type(answer).__name__})")
    except dns.exception.DNSException:
        of = "the world's name server" if reader.world else "the name server that /etc/resolv.conf names"
        return Check("DNS", False, f"{of} does not answer")
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
        return await _endpoint(world, reader.manners.timeout_s)
    try:
        page = await reader.fetch(REACHED)
    except COULD_NOT_LOOK as failure:
        return Check("HTTP", False, f"{REACHED} cannot be read: {why_not(failure)}")
    if not isinstance(page, Page):
        return Check("HTTP", False, f"{REACHED} cannot be read: {page.why}; is this machine online?")
    return Check("HTTP", True, f"{REACHED} answers {page.status}")


async def _endpoint(world: World, timeout_s: float) -> Check:
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(*world.http), timeout_s)
    except OSError:
        return Check("HTTP", False, "the world's endpoint does not answer; start it: openline world FOLDER")
    writer.close()
    return Check("HTTP", True, "the world's endpoint answers; the internet is not read")


def _folder(settings: Settings) -> Check:
    """Whether the data folder can be written to."""
    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.home):
            return Check("data folder", True, str(settings.home))
    except OSError as failure:
        words = f"{settings.home} cannot be written to ({failure.strerror})"
        return Check("data folder", False, f"{words}; give yourself the right to, or set OPENLINE_HOME")


def _store(settings: Settings) -> Check:
    """Whether the store opens."""
    try:
        with open_store(settings.store_url) as store:
            cases = len(store.cases())
    except BrokenStore as broken:
        return Check("store", False, " ".join(str(broken).split()))
    except OSError as failure:
        return Check("store", False, f"its folder cannot be used: {failure.filename}: {failure.strerror}")
    return Check("store", True, f"{cases} case{'' if cases == 1 else 's'}")


def _prefect(settings: Settings) -> Check:
    """Whether the server that the next run would use answers; one of our own need not run before."""
    from flows.server import ServerNotStarted, named_server, server_status

    if api_url := os.environ.get("PREFECT_API_URL"):
        try:
            named_server(api_url)
        except ServerNotStarted as reason:
            return Check("Prefect", False, f"{reason}; start it, or unset PREFECT_API_URL")
        return Check("Prefect", True, f"the server at {api_url} answers")
    try:
        runs = server_status(settings.prefect) is not None
    except OSError as failure:
        return Check("Prefect", False, f"its folder in {settings.prefect} cannot be read ({failure.strerror})")
    if not runs:
        return Check("Prefect", None, "its server does not run; the next openline find starts it")
    return Check("Prefect", True, "its server answers")


MARKS = {True: "works", False: "does not work", None: "not tried"}


def show_examination(checks: Sequence[Check], *, as_json: bool) -> Code:
    """Prints what was found; returns how the command ends."""
    if as_json:
        print_json([check._asdict() for check in checks])
    else:
        table = Table.grid(padding=(0, 2, 0, 0))
        for _ in Check._fields:
            table.add_column(overflow="fold")
        for check in checks:
            table.add_row(Text(check.what), Text(MARKS[check.works]), Text(printable(check.words)))
        Console().print(table)
    return Code.NO if any(check.works is False for check in checks) else Code.YES
