"""A reader of the internet whose sockets are recorded and never opened; its names come from a test's name server."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpcore
import httpx
from dns.nameserver import Do53Nameserver

from discovery.guard import GuardedTransport, PublicNetwork
from discovery.manners import Manners
from discovery.resolving import open_names
from discovery.transport import Reader
from tests.loopback import NameServer

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"


class RecordedSockets(httpcore.AsyncNetworkBackend):
    """Notes where a connection would go; whatever is asked there is answered with the same octets."""

    def __init__(self, answer: bytes = OK, closed: Iterable[tuple[str, int]] = ()) -> None:
        self.connected: list[tuple[str, int]] = []
        self.server_names: list[str | None] = []
        self._answer = answer
        self._closed = set(closed)

    async def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        self.connected.append((host, port))
        if (host, port) in self._closed:
            raise httpcore.ConnectError(f"{host} is closed")
        return _RecordedStream([self._answer], self.server_names)


class _RecordedStream(httpcore.AsyncMockStream):
    def __init__(self, buffer: list[bytes], server_names: list[str | None]) -> None:
        super().__init__(buffer)
        self._server_names = server_names

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, *_: object, **__: object
    ) -> httpcore.AsyncNetworkStream:
        self._server_names.append(server_hostname)
        return self


@asynccontextmanager
async def outside_reader(zone: NameServer, sockets: RecordedSockets) -> AsyncIterator[Reader]:
    """A reader that runs in no world."""
    names = open_names(None, timeout_s=1)
    names.resolver.nameservers = [Do53Nameserver(*zone.address)]
    transport = GuardedTransport(PublicNetwork(names, None, sockets), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    async with httpx.AsyncClient(transport=transport) as client:
        manners = Manners(user_agent="openline-tests/1.0", pace_s=0, timeout_s=2)
        yield Reader(manners, None, client, names, lambda: datetime(2026, 11, 18, tzinfo=UTC))
