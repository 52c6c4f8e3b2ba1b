"""A response's body, decompressed, and never longer than asked for."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import httpx

from discovery.looking import NotRead
from discovery.urls import host_of

ACCEPTED = "gzip"  # the one encoding we ask for, so that it is we who bound what comes out of it


async def bounded_body(response: httpx.Response, limit: int) -> tuple[bytes, bool]:
    """At most `limit` octets of the body, and whether it was cut there.

    A decompression bomb is opened no further than the limit. Raises NotRead for an encoding that was not asked for,
    httpx.RemoteProtocolError for damaged gzip.
    """
    take = _opener(response.headers.get("content-encoding", ""))
    body = bytearray()
    async for chunk in response.aiter_raw():
        try:
            body += take(chunk, limit + 1 - len(body))
        except zlib.error as damaged:
            raise httpx.RemoteProtocolError(f"{host_of(response.url)} sent damaged gzip") from damaged
        if len(body) > limit:
            return bytes(body[:limit]), True
    return bytes(body), False


def _opener(encoding: str) -> Callable[[bytes, int], bytes]:
    """What turns the next chunk into at most so many octets."""
    match encoding.strip().lower():
        case "" | "identity":
            return lambda chunk, most: chunk[:most]
        case "gzip" | "x-gzip":  # RFC 9110 section 8.4.1.3: the same
            return zlib.decompressobj(wbits=16 + zlib.MAX_WBITS).decompress
        case other:
            raise NotRead(f"encoded as {other[:40]!r}, which was not asked for")
