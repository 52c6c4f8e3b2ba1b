"""One request at a time per host, and its starts apart."""

from __future__ import annotations

import asyncio
from collections import defaultdict


class Pace:
    """Remembers for each host who is being served and when the last request began."""

    def __init__(self) -> None:
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._began: dict[str, float] = {}

    def turn(self, host: str) -> asyncio.Lock:
        """Held by whoever talks to the host."""
        return self._turns[host]

    async def wait(self, host: str, apart_s: float) -> None:
        """Return when a request may begin, at least `apart_s` seconds after the last one began."""
        now = asyncio.get_running_loop().time
        if host in self._began:
            await asyncio.sleep(self._began[host] + apart_s - now())
        self._began[host] = now()
