"""A name server that is dead: found out once, not with every question; what could not be seen stays unknown."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import dns.exception
import pytest

from data.model import Case, Company, Outcome, Standing
from discovery import name_servers
from discovery.company import resolve_company
from discovery.looking import CouldNotLook
from discovery.manners import Manners, World
from discovery.resolving import Names, open_names
from discovery.transport import open_reader
from tests.loopback import Name, name_server

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CASE = Case(case_id="k", company="Synergistics", role="PM", outcome=Outcome.REJECTED, since=NOW)
HOME = Name(records={"A": ["192.0.2.80"]}, ttl=0)  # nobody keeps the answer: it is asked for each time
NAMES = {"home.example": HOME, "silent.example": Name(silent=True)}


@contextmanager
def no_answers() -> Iterator[socket.socket]:
    """What takes every question, and answers none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as hole:
        hole.bind(("127.0.0.1", 0))
        hole.setblocking(False)
        yield hole


def questions_in(hole: socket.socket) -> int:
    count = 0
    while True:
        try:
            hole.recv(4096)
        except BlockingIOError:
            return count
        count += 1


async def goes_unanswered(names: Names, times: int) -> None:
    for _ in range(times):  # a question each for A and AAAA
        with pytest.raises(dns.exception.Timeout):
            await names.addresses("silent.example")


def test_a_company_that_is_looked_for_while_the_name_server_is_dead_is_unknown_and_that_soon() -> None:
    async def look(world: World) -> Company:
        async with open_reader(Manners(user_agent="openline-tests", timeout_s=0.2), world, lambda: NOW) as reader:
            with pytest.raises(CouldNotLook) as caught:
                await resolve_company(CASE, reader)
            settled: Company = caught.value.settled
            return settled

    with no_answers() as hole:
        company = asyncio.run(look(World(dns=hole.getsockname(), http=("127.0.0.1", 9))))
        assert questions_in(hole) == 12  # of the 48 for two dozen guesses
    assert company.standing is Standing.UNKNOWN
    assert company.reason.startswith("could not look at synergistics.example (no answer in time), ")
    assert company.reason.endswith(" and 20 more")


def test_a_name_server_that_answers_again_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_servers, "RESTS_S", 0.3)

    async def ask(names: Names) -> None:
        await goes_unanswered(names, 6)
        with pytest.raises(dns.exception.DNSException):
            await names.addresses("home.example")
        await asyncio.sleep(0.3)
        assert await names.addresses("home.example") == ("192.0.2.80",)

    with name_server(NAMES) as server:
        asyncio.run(ask(open_names(server.address, 0.1)))


def test_a_name_that_nobody_answers_for_does_not_silence_the_others() -> None:
    async def ask(names: Names) -> None:
        for _ in range(3):
            await goes_unanswered(names, 5)
            assert await names.addresses("home.example") == ("192.0.2.80",)

    with name_server(NAMES) as server:
        asyncio.run(ask(open_names(server.address, 0.05)))
