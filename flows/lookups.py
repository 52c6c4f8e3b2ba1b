"""What `openline company` and `openline mx` do: one stage of the pipeline each, told in a table or as JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from data.documents import dump
from data.model import Company, MailExchange, MailVerdict, Standing
from data.store import open_store
from discovery.domains import NOBODYS_OWN
from flows.company_given import CompanyGiven, company_given, held_mail_domain
from flows.forms import BadCase
from flows.running import with_retries
from flows.settings import Settings, manners, read_settings, read_world, utc_now
from flows.work import suppression_key
from outreach.printable import printable
from outreach.suppression import without_suppressed_domain

MOST_DOMAINS = 5_000  # in one call


class Code(IntEnum):
    """How a command ends."""

    YES = 0
    NO = 1
    UNKNOWN = 3  # 2 is a mistake in what was typed


CODE_OF_STANDING = {
    Standing.GIVEN: Code.YES,
    Standing.VERIFIED: Code.YES,
    Standing.AMBIGUOUS: Code.NO,
    Standing.NOT_FOUND: Code.NO,
    Standing.UNKNOWN: Code.UNKNOWN,
}


def look_up_company(name: str | None, country: str | None, *, ad: str | None = None, fresh: bool = False) -> Company:
    """The company of that name, or of that advertisement; raises `BadCase` for what is none.

    `fresh`: whatever was settled before, it is looked up anew.
    """
    said = None if name is None else " ".join(name.split())
    if said == "" or len(said or "") > 500 or (said is None and ad is None):
        raise BadCase("company: write its name, as in openline company Synergistics")
    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise BadCase(f"--country: {country!r} is not a country's two letters: write DE")
    settings = read_settings()
    given = company_given(said, None, ad)
    found = asyncio.run(_identified(given, country.upper() if country else None, ad, settings, fresh=fresh))
    with open_store(settings.store_url) as store:
        return without_suppressed_domain(found, store.memory("", suppression_key(settings.home)).suppressed)


async def _identified(
    given: CompanyGiven, country: str | None, ad: str | None, settings: Settings, *, fresh: bool
) -> Company:
    from discovery.company import Wanted, identify
    from discovery.transport import open_reader
    from flows.running import settled

    how = manners(settings)
    how = replace(how, company_fresh_s=0.0) if fresh else how
    async with open_reader(how, read_world(settings.world), utc_now) as reader:
        wanted = Wanted(name=given.name, country=country, domain=given.domain, ad=ad)
        found: Company = await settled(with_retries(settings.retry_delays_s), identify, wanted, reader)
        return found


def look_up_mx(said: Sequence[str]) -> tuple[MailExchange, ...]:
    """What DNS says of each domain, or of the domain of each address."""
    if len(said) > MOST_DOMAINS:
        raise BadCase(f"mx: {len(said)} domains are too many for one call; give at most {MOST_DOMAINS}")
    domains = [held_mail_domain(one) for one in said]
    return asyncio.run(_exchanges(domains, read_settings()))


async def _exchanges(domains: Sequence[str], settings: Settings) -> tuple[MailExchange, ...]:
    from discovery.mail_exchange import look_up_exchanges
    from discovery.transport import open_reader
    from flows.running import settled

    async with open_reader(manners(settings), read_world(settings.world), utc_now) as reader:
        run = with_retries(settings.retry_delays_s)
        found: tuple[MailExchange, ...] = await settled(run, look_up_exchanges, domains, reader)
        return found


def show_company(company: Company, *, as_json: bool) -> Code:
    """Prints a company; returns how the command ends."""
    if as_json:
        print_json(dump(company))
    else:
        Console().print(printable(headline(company)), markup=False, highlight=False, soft_wrap=True)
        _print_rows(_of_company(company))
    return CODE_OF_STANDING[company.standing]


def headline(company: Company) -> str:
    """The answer in one line, whatever it is."""
    match company:
        case Company(web_domain=str(domain)):
            answer = domain
        case Company(standing=Standing.AMBIGUOUS):
            answer = f"not settled; it may be {' or '.join(choice.domain for choice in company.choices)}"
        case Company(standing=Standing.NOT_FOUND):
            answer = "no web domain of it was found"
        case Company(standing=Standing.UNKNOWN):
            answer = "not known; something could not be looked at"
        case _:
            answer = company.reason  # the domain is suppressed
    return f"{company.name}: {answer}"


def _of_company(company: Company) -> Iterator[tuple[str, str]]:
    yield "Why", f"{company.standing}: {company.reason}"
    if company.probability is not None:
        yield "By name", f"the name alone would lead there with {company.probability:.0%}"
    for choice in company.choices:
        yield "Choice", f"{choice.domain}: {'; '.join(choice.signals)}"
    told = (
        ("Legal name", company.legal_name),
        ("Also", ", ".join(company.aliases)),
        ("Country", company.country),
        ("Region", company.region),
        ("Mail", ", ".join(company.mail_domains)),
    )
    yield from ((label, value) for label, value in told if value)
    for phone in company.phones:
        yield "Telephone", f"{phone.e164}: {phone.reason}"
    for asked in company.asked:
        yield "Asked", f"{asked.source}: {asked.answer}: {asked.words}"


def show_mx(exchanges: Sequence[MailExchange], *, as_json: bool) -> Code:
    """Prints the verdicts; returns how the command ends: unknown before no, since looking again may tell."""
    if as_json:
        print_json([dump(exchange) for exchange in exchanges])
    else:
        table = Table(box=None, pad_edge=False)
        for heading, wraps in (("domain", False), ("verdict", False), ("why", True)):
            table.add_column(heading, no_wrap=not wraps, overflow="fold")
        for exchange in exchanges:
            table.add_row(*(Text(printable(cell)) for cell in _of_exchange(exchange)))
        Console().print(table)
    verdicts = {exchange.verdict for exchange in exchanges}
    if MailVerdict.UNKNOWN in verdicts:
        return Code.UNKNOWN
    return Code.NO if any(verdict.takes_no_mail for verdict in verdicts) else Code.YES


def _of_exchange(exchange: MailExchange) -> tuple[str, ...]:
    shared = "; anybody has mail there: no company's own" if exchange.domain in NOBODYS_OWN else ""
    takes_all = f"; its provider {exchange.accept_all}" if exchange.accept_all else ""
    policies = f"; SPF: {_presence(exchange.spf, 'yes')}; DMARC: {_presence(exchange.dmarc, exchange.dmarc or '')}"
    return exchange.domain, exchange.verdict, exchange.reason + takes_all + policies + shared


def _presence(record: str | None, words: str) -> str:
    """A record in a cell; that it could not be asked for is not that there is none."""
    return "not known" if record is None else words if record else "none"


def _print_rows(rows: Iterator[tuple[str, str]]) -> None:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for label, value in rows:
        grid.add_row(Text(label, style="dim"), Text(printable(value)))
    Console().print(grid)


def print_json(value: Any) -> None:
    Console().print_json(json.dumps(value, ensure_ascii=True))
