"""Outside a world: names are answered by a name server on loopback, sockets are recorded and never opened."""

from __future__ import annotations

import asyncio

import pytest
from dns.nameserver import Do53Nameserver

from data.model import Page, Skipped
from discovery.manners import Manners
from discovery.transport import open_reader
from flows.settings import utc_now
from tests.loopback import Name, NameServer, name_server, watched_connections
from tests.recorded_sockets import RecordedSockets, outside_reader


def fetch(zone: NameServer, sockets: RecordedSockets, *urls: str) -> list[Page | Skipped]:
    async def read() -> list[Page | Skipped]:
        async with outside_reader(zone, sockets) as reader:
            return [await reader.fetch(url) for url in urls]

    return asyncio.run(read())


def _at(*addresses: str, ttl: int = 60) -> Name:
    return Name(
        records={
            kind: found
            for kind, found in {
                "A": [address for address in addresses if ":" not in address],
                "AAAA": [address for address in addresses if ":" in address],
            }.items()
            if found
        },
        ttl=ttl,
    )


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.100.100.200",
        "0.0.0.0",  # noqa: S104 (an address to refuse)
        "192.0.2.1",  # a world's, and this is none
        "::1",
        "fe80::1",
        "fd00:ec2::254",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
    ],
)
def test_a_name_at_an_address_that_is_not_public_is_never_connected_to(address: str) -> None:
    sockets = RecordedSockets()
    with name_server({"trap.example": _at(address), "mixed.example": _at("93.184.216.34", address)}) as zone:
        alone, beside = fetch(zone, sockets, "http://trap.example/", "https://mixed.example/")
    assert isinstance(alone, Skipped)
    assert alone.why.endswith("which is not public")
    assert isinstance(beside, Skipped)
    assert beside.why.endswith("which is not public")
    assert sockets.connected == []


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1.",
        "[::1]",
        "[::ffff:7f00:1]",
        "[::]",
        "0.0.0.0",  # noqa: S104 (an address to refuse)
        "0",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "2130706433",
        "169.254.169.254",
        "%31%32%37.0.0.1",
        "localhost",
        "localhost.",
        "127.0.0.1%2f@93.184.216.34",
    ],
)
def test_an_address_in_the_url_is_refused_however_it_is_written(host: str) -> None:
    sockets = RecordedSockets()
    with name_server({"localhost": _at("127.0.0.1")}) as zone:
        (answer,) = fetch(zone, sockets, f"http://{host}/")
    assert isinstance(answer, Skipped)
    assert sockets.connected == []


def test_the_very_address_that_was_checked_is_connected_to_under_the_hosts_own_name() -> None:
    sockets = RecordedSockets()
    with name_server({"synergistics.example": _at("93.184.216.34", ttl=0)}) as zone:
        (page,) = fetch(zone, sockets, "https://synergistics.example/")
    assert isinstance(page, Page)
    assert page.content == b"hi"
    assert set(sockets.connected) == {("93.184.216.34", 443)}
    assert set(sockets.server_names) == {"synergistics.example"}
    # one look-up of A and one of AAAA for each connection: for robots.txt and for the page
    assert [question.kind for question in zone.questions].count("A") == len(sockets.connected) == 2


def test_a_name_that_moves_to_loopback_after_the_first_answer_gains_nothing() -> None:
    class Rebinding(NameServer):
        def answer(self, wire: bytes, over: str) -> bytes | None:
            told = super().answer(wire, over)
            if self.questions[-1].kind == "A":
                self.names["rebinding.example"] = _at("127.0.0.1", ttl=0)
            return told

    sockets = RecordedSockets()
    with name_server({"rebinding.example": _at("93.184.216.34", ttl=0)}) as zone:
        zone.__class__ = Rebinding
        first, second = fetch(zone, sockets, "http://rebinding.example/", "http://rebinding.example/team")
    assert isinstance(first, Skipped)  # robots.txt came from the public address; the page would not have
    assert isinstance(second, Skipped)
    assert second.why == "rebinding.example is at 127.0.0.1, which is not public"
    assert sockets.connected == [("93.184.216.34", 80)]


@pytest.mark.parametrize("location", [b"http://127.0.0.1/", b"http://trap.example/", b"http://169.254.169.254/"])
def test_a_redirect_inside_is_not_followed(location: bytes) -> None:
    answer = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: " + location + b"\r\n\r\n"
    sockets = RecordedSockets(answer)
    names = {"synergistics.example": _at("93.184.216.34"), "trap.example": _at("127.0.0.1")}
    with name_server(names) as zone:
        (skipped,) = fetch(zone, sockets, "http://synergistics.example/")
    assert isinstance(skipped, Skipped)
    assert skipped.why.endswith("which is not public")
    assert {host for host, _ in sockets.connected} == {"93.184.216.34"}


def test_the_next_address_is_tried_when_one_is_closed() -> None:
    sockets = RecordedSockets(closed={("93.184.216.34", 80)})
    with name_server({"synergistics.example": _at("93.184.216.34", "2606:4700::1111")}) as zone:
        (page,) = fetch(zone, sockets, "http://synergistics.example/")
    assert isinstance(page, Page)
    assert sockets.connected[:2] == [("93.184.216.34", 80), ("2606:4700::1111", 80)]


def test_a_reader_of_the_internet_opens_no_socket_for_what_it_refuses() -> None:
    async def read() -> list[Page | Skipped]:
        async with open_reader(Manners(user_agent="openline-tests/1.0"), None, utc_now) as reader:
            reader.resolver.nameservers = [Do53Nameserver(*zone.address)]
            return [await reader.fetch(url) for url in urls]

    urls = [
        "http://127.0.0.1/",
        "https://[::1]/",
        "http://inside.example/",
        "http://192.0.2.1/",
        "http://inside.example:22/",
    ]
    with name_server({"inside.example": _at("127.0.0.1")}) as zone, watched_connections() as connections:
        answers = asyncio.run(read())
    assert all(isinstance(answer, Skipped) for answer in answers)
    assert set(connections) <= {zone.address}
