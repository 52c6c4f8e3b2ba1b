"""How fast mail domains are looked up: beside dnspython alone, with the same questions and as many at once.

    make eval-mx          or python -m tests.evaluation.eval_mx [DOMAINS]

Both ask a name server on loopback that takes 20 ms for every answer. Each of them runs five times, in turn; the best
time counts, since a busy machine only ever makes one slower; the processor's time beside it hardly knows of others.
The truth table is tests/test_mail_exchange.py.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import dns.exception
from rich.console import Console
from rich.table import Table

from data.model import MailVerdict
from discovery.mail_exchange import AT_ONCE, look_up_exchanges
from discovery.manners import Manners, World
from discovery.resolving import open_names
from discovery.transport import open_reader
from tests.evaluation.delayed_dns import delayed_name_server

DOMAINS = 2_000
DELAY_S = 0.020
ROUNDS = 5
TO_REACH = 0.9
QUESTIONS = 4  # MX, the exchange's address, TXT, _dmarc TXT

Look = Callable[[Sequence[str], tuple[str, int]], Awaitable[None]]


async def ours(domains: Sequence[str], server: tuple[str, int]) -> None:
    """The stage as the flow runs it."""
    world = World(dns=server, http=("127.0.0.1", 1))
    async with open_reader(Manners(user_agent="openline-eval"), world, clock=lambda: datetime.now(UTC)) as reader:
        exchanges = await look_up_exchanges(domains, reader)
    if {exchange.verdict for exchange in exchanges} != {MailVerdict.ACCEPTS} or len(exchanges) != len(domains):
        raise AssertionError("the name server was not understood")


async def same_questions(domains: Sequence[str], server: tuple[str, int]) -> None:
    """dnspython alone: every question that a verdict rests on, and no verdict."""
    resolver = open_names(server, timeout_s=5.0).resolver

    async def ask(domain: str) -> None:
        await asyncio.gather(_mail_host(domain), _text(domain), _text(f"_dmarc.{domain}"))

    async def _mail_host(domain: str) -> None:
        answer = await resolver.resolve(domain, "MX", search=False)
        await resolver.resolve(answer[0].exchange, "A", search=False)

    async def _text(name: str) -> None:
        try:
            await resolver.resolve(name, "TXT", search=False)
        except dns.exception.DNSException:
            return

    await _at_once(ask, domains)


async def mx_alone(domains: Sequence[str], server: tuple[str, int]) -> None:
    """dnspython alone: the MX records, and nothing of what they point to."""
    resolver = open_names(server, timeout_s=5.0).resolver

    async def ask(domain: str) -> None:
        await resolver.resolve(domain, "MX", search=False)

    await _at_once(ask, domains)


async def _at_once(ask: Callable[[str], Awaitable[None]], domains: Sequence[str]) -> None:
    turns = asyncio.Semaphore(AT_ONCE)

    async def in_turn(domain: str) -> None:
        async with turns:
            await ask(domain)

    await asyncio.gather(*map(in_turn, domains))


class Took(NamedTuple):
    """What one way takes for all domains."""

    seconds: float
    of_processor: float


def took(look: Look, domains: Sequence[str], server: tuple[str, int]) -> Took:
    """One way, once."""
    gc.collect()
    began, processor = time.perf_counter(), time.process_time()
    asyncio.run(look(domains, server))  # type: ignore[arg-type]  # a coroutine, as all three of them
    return Took(time.perf_counter() - began, time.process_time() - processor)


def best(rounds: Sequence[Took]) -> Took:
    """The least of each, over the rounds."""
    return Took(*map(min, zip(*rounds, strict=True)))


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOMAINS
    domains = [f"d{number:05}.example" for number in range(count)]
    ways: dict[str, Look] = {
        "openline, verdict and policies": ours,
        "dnspython, the same questions": same_questions,
        "dnspython, MX alone": mx_alone,
    }
    with delayed_name_server(DELAY_S) as server:
        rounds: dict[str, list[Took]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, look in ways.items():
                rounds[name].append(took(look, domains, server))
    least = {name: best(each) for name, each in rounds.items()}
    title = f"{count} domains, {DELAY_S * 1000:.0f} ms a question, {AT_ONCE} at once"
    table = Table(title, "domains/s", "questions/s", "processor, ms a domain")
    for name, of in least.items():
        rate = count / of.seconds
        questions = rate * (1 if "alone" in name else QUESTIONS)
        table.add_row(name, f"{rate:.0f}", f"{questions:.0f}", f"{of.of_processor / count * 1000:.2f}")
    Console(width=100).print(table)
    own, theirs = least["openline, verdict and policies"], least["dnspython, the same questions"]
    print(f"of dnspython with the same questions: {theirs.seconds / own.seconds:.2f} (to reach: {TO_REACH})")
    print(f"the same by the processor's time: {theirs.of_processor / own.of_processor:.2f}")


if __name__ == "__main__":
    main()
