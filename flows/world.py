"""A world of its own: a folder of saved sites and zone files, served by real servers on loopback.

Of the folder, `sites/HOST/PATH.html` and `_host.toml` are for `world_http`, and `zones/ORIGIN.zone` for `world_dns`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import BaseServer

from flows.world_dns import load_zones, open_servers
from flows.world_http import HttpServer, Request, load_hosts

LOOPBACK = "127.0.0.1"
DEMO = Path(__file__).parent.parent / "data" / "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedWorld:
    """Where a world is served, and what it was asked so far."""

    dns: tuple[str, int]
    http: tuple[str, int]
    requests: list[Request]  # grows while the world is served

    def __str__(self) -> str:
        """The world as a setting: `dns=127.0.0.1:5353,http=127.0.0.1:8080`."""
        return f"dns={self.dns[0]}:{self.dns[1]},http={self.http[0]}:{self.http[1]}"


@contextmanager
def serve_world(folder: Path, *, dns_port: int = 0, http_port: int = 0) -> Iterator[ServedWorld]:
    """Serve a folder's `sites` and `zones` from threads of this process until the block ends; port 0: any free one.

    Raises what reading the folder raises: `BadHostFile`, `BadZone`, OSError.
    """
    hosts, zones = load_hosts(folder / "sites"), load_zones(folder / "zones")
    with ExitStack() as stack:
        web = stack.enter_context(HttpServer((LOOPBACK, http_port), hosts))
        names, streams = (stack.enter_context(server) for server in open_servers(LOOPBACK, dns_port, zones))
        for server in (web, names, streams):
            stack.enter_context(_running(server))
        yield ServedWorld(
            dns=(LOOPBACK, names.server_address[1]), http=(LOOPBACK, web.server_address[1]), requests=web.requests
        )


@contextmanager
def _running(server: BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)  # seconds until it hears the end
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
