"""The bench's world, served as cheaply as can be, from a process of its own, with the delays of a real one.

A request costs a `stat` and a file from the page cache; what the serving took is told, since it takes its share of the
cores that are measured.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import dns.message

from flows.world_dns import Zones, answer, load_zones

LOOPBACK = "127.0.0.1"
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delays:
    """How long everything takes to be answered, in seconds."""

    request: float = 0.05
    dns: float = 0.02


@dataclass(slots=True, kw_only=True)
class Served:
    """What was asked so far, and what answering has cost."""

    requests: int = 0
    questions: int = 0
    cpu: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchWorld:
    """A world in another process."""

    setting: str  # as OPENLINE_WORLD wants it
    _process: Connection = field(repr=False)

    def served(self) -> Served:
        """What was asked since the last time this was called."""
        self._process.send(None)
        return self._process.recv()  # type: ignore[no-any-return]


@contextmanager
def served_apart(folder: Path, delays: Delays) -> Iterator[BenchWorld]:
    """A folder of `make_world`, served until the block ends; a page that is changed meanwhile, as it then stands."""
    ours, its = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(folder, delays, its))
    process.start()
    its.close()
    yield BenchWorld(setting=ours.recv(), _process=ours)
    ours.close()  # that is its end
    process.join()


def _serve(folder: Path, delays: Delays, caller: Connection) -> None:
    asyncio.run(_served_until_left(folder, delays, caller))


async def _served_until_left(folder: Path, delays: Delays, caller: Connection) -> None:
    served, left, loop = Served(), asyncio.Event(), asyncio.get_running_loop()
    zones = load_zones(folder / "zones")
    web = await loop.create_server(partial(_Web, folder / "sites", delays.request, served), LOOPBACK, 0, backlog=1_000)
    names, _ = await loop.create_datagram_endpoint(partial(_Names, zones, delays.dns, served), (LOOPBACK, 0))
    dns_port, http_port = names.get_extra_info("sockname")[1], web.sockets[0].getsockname()[1]
    loop.add_reader(caller.fileno(), _tell, caller, served, left.set)
    _begin_anew(served)
    caller.send(f"dns={LOOPBACK}:{dns_port},http={LOOPBACK}:{http_port}")
    await left.wait()


def _tell(caller: Connection, served: Served, leave: Callable[[], None]) -> None:
    try:
        caller.recv()
    except EOFError:
        asyncio.get_running_loop().remove_reader(caller.fileno())
        leave()
        return
    served.cpu += _cpu()
    caller.send(served)
    _begin_anew(served)


def _begin_anew(served: Served) -> None:
    served.requests = served.questions = 0
    served.cpu = -_cpu()


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class _Names(asyncio.DatagramProtocol):
    """The zones over UDP."""

    def __init__(self, zones: Zones, delay_s: float, served: Served) -> None:
        self.zones, self.delay_s, self.served = zones, delay_s, served
        self.known: dict[bytes, bytes] = {}  # the reply by the question, each without its id

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.served.questions += 1
        if data[2:] not in self.known:
            self.known[data[2:]] = answer(dns.message.from_wire(data), self.zones).to_wire()[2:]
        reply = data[:2] + self.known[data[2:]]
        asyncio.get_running_loop().call_later(self.delay_s, self.transport.sendto, reply, addr)  # type: ignore[attr-defined]


class _Web(asyncio.Protocol):
    """The sites over HTTP/1.1: GET alone, with entity tags."""

    def __init__(self, sites: Path, delay_s: float, served: Served) -> None:
        self.sites, self.delay_s, self.served = sites, delay_s, served
        self.heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.heard += data
        while b"\r\n\r\n" in self.heard:
            head, _, self.heard = self.heard.partition(b"\r\n\r\n")
            self.served.requests += 1
            asyncio.get_running_loop().call_later(self.delay_s, self._reply, head.decode("latin-1"))

    def _reply(self, head: str) -> None:
        request, *lines = head.split("\r\n")
        asked = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        page = request.split(" ")[1].strip("/") or "index"
        self.transport.write(self._page(self.sites / asked["host"] / f"{page}.html", asked.get("if-none-match")))  # type: ignore[attr-defined]

    def _page(self, file: Path, known: str | None) -> bytes:
        try:
            stands = file.stat()
        except FileNotFoundError:
            return NOT_FOUND
        tag = f'"{stands.st_mtime_ns:x}-{stands.st_size:x}"'
        if tag == known:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode()
        content = file.read_bytes()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(content)}\r\nETag: {tag}\r\n\r\n"
        return head.encode() + content
