"""A name server on loopback, in a process of its own, that takes its time: every name has MX and A, and no TXT."""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address

HEADER = struct.Struct("!HHHHHH")  # RFC 1035 section 4.1.1
TO_THE_QUESTION = b"\xc0\x0c"  # section 4.1.4: the name that was asked for
A, MX = 1, 15
TTL_S = 60
RDATA = {
    A: IPv4Address("192.0.2.10").packed,
    MX: struct.pack("!H", 10) + b"\x02mx" + TO_THE_QUESTION,
}


def answer(query: bytes) -> bytes:
    """The answer to one question, made by hand: the server must not be what is measured."""
    number = HEADER.unpack_from(query)[0]
    end = query.index(b"\0", HEADER.size) + 5
    rdata = RDATA.get(struct.unpack_from("!H", query, end - 4)[0])
    head = HEADER.pack(number, 0x8180, 1, int(rdata is not None), 0, 0)  # a response, recursion wanted and available
    if rdata is None:
        return head + query[HEADER.size : end]
    record = TO_THE_QUESTION + query[end - 4 : end] + struct.pack("!IH", TTL_S, len(rdata)) + rdata
    return head + query[HEADER.size : end] + record


class _Delayed(asyncio.DatagramProtocol):
    """Answers each datagram after a while, any number of them at once."""

    def __init__(self, delay_s: float) -> None:
        self._delay_s = delay_s

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        loop = asyncio.get_running_loop()
        loop.call_later(self._delay_s, self._transport.sendto, answer(data), addr)  # type: ignore[attr-defined]


@contextmanager
def delayed_name_server(delay_s: float) -> Iterator[tuple[str, int]]:
    """Where it listens, until the block ends."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
    listening.bind(("127.0.0.1", 0))
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(listening, delay_s), daemon=True)
    process.start()
    try:
        yield listening.getsockname()
    finally:
        process.terminate()
        process.join()
        listening.close()


def _serve(listening: socket.socket, delay_s: float) -> None:
    async def forever() -> None:
        loop = asyncio.get_running_loop()
        await loop.create_datagram_endpoint(lambda: _Delayed(delay_s), sock=listening)
        await asyncio.Event().wait()

    asyncio.run(forever())
