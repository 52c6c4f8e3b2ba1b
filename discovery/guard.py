"""Connections to public addresses only.

A host is resolved by our own resolver, each of its addresses is checked, and one of these very addresses is connected
to: a name that answers differently the second time (DNS rebinding) gains nothing. Host header and SNI keep the name.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from discovery.looking import NotRead
from discovery.urls import PORTS

if TYPE_CHECKING:
    from discovery.resolving import Names

ADDRESSES_TRIED = 3  # of one host, one after the other
POOLS = 300  # hosts to which a connection is kept: above all that a batch reads at once
KEPT_OPEN_S = 10.0


class PublicNetwork(httpcore.AsyncNetworkBackend):
    """Opens sockets to public addresses; in a world, to the world's HTTP endpoint in their stead."""

    def __init__(self, names: Names, endpoint: tuple[str, int] | None, sockets: httpcore.AsyncNetworkBackend) -> None:
        self._names = names
        self._endpoint = endpoint
        self._sockets = sockets

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        if port not in PORTS:
            raise NotRead(f"port {port}, neither 80 nor 443")
        addresses = (await self._names.public_addresses(host))[:ADDRESSES_TRIED]
        if self._endpoint is not None:
            return _WithoutTls(await self._sockets.connect_tcp(*self._endpoint, timeout))
        share = None if timeout is None else timeout / len(addresses)
        for address in addresses[:-1]:
            try:
                return await self._sockets.connect_tcp(address, port, share)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._sockets.connect_tcp(addresses[-1], port, share)


class _WithoutTls(httpcore.AsyncNetworkStream):
    """A stream to a world's endpoint, which speaks plain HTTP: there https ends before the wire, URLs unchanged."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 (httpcore's signature)
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 (httpcore's signature)
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's signature)
    ) -> httpcore.AsyncNetworkStream:
        return self


class GuardedTransport(httpx.AsyncBaseTransport):
    """httpx over a `PublicNetwork`: no proxy, nothing from the environment, HTTP/1.1.

    A pool for each host: one for all of them looks at every connection that is open with each request.
    """

    def __init__(self, network: httpcore.AsyncNetworkBackend, tls: ssl.SSLContext) -> None:
        self._network, self._tls = network, tls
        self._pools: dict[bytes, httpcore.AsyncConnectionPool] = {}  # by host, the last used last

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        with _told_by_httpx():
            response = await (await self._pool(url.host)).handle_async_request(
                httpcore.Request(
                    request.method,
                    url,
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    async def _pool(self, host: bytes) -> httpcore.AsyncConnectionPool:
        """The host's pool. Where there are many, those that were not used for the longest time are closed."""
        if host not in self._pools:
            self._pools[host] = httpcore.AsyncConnectionPool(
                ssl_context=self._tls, network_backend=self._network, keepalive_expiry=KEPT_OPEN_S
            )
        pool = self._pools[host] = self._pools.pop(host)
        idle = [old for old in list(self._pools)[:-POOLS] if all(one.is_idle() for one in self._pools[old].connections)]
        for old_pool in [self._pools.pop(old) for old in idle]:
            await old_pool.aclose()
        return pool

    async def aclose(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()


class _Body(httpx.AsyncByteStream):
    """A response's body as it arrives."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _told_by_httpx():
            async for chunk in self._response.aiter_stream():
                yield chunk

    async def aclose(self) -> None:
        await self._response.aclose()


@contextmanager
def _told_by_httpx() -> Iterator[None]:
    """httpcore's exceptions as httpx's: the two libraries give them the same names."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise getattr(httpx, type(error).__name__)(str(error)) from error
