"""A name server as we ask it: one that has fallen silent is not waited for anew with every question."""

from __future__ import annotations

import time
from typing import Any

import dns.exception
import dns.message
from dns.nameserver import Do53Nameserver

UNANSWERED = 12  # questions in a row: two hosts', for IPv4 and IPv6, each asked three times. Then nobody is there.
RESTS_S = 15.0  # longer than a stage goes on trying: it says what it could not see, and the next one asks again


class NameServer(Do53Nameserver):
    """Remembers that it gave no answer: for a while what is asked then fails at once, as where a port is closed.

    A single name that nobody answers for is no such silence: others are answered meanwhile.
    """

    def __init__(self, address: str, port: int = 53) -> None:
        super().__init__(address, port)
        self._unanswered = 0
        self._asked_again_at = 0.0

    async def async_query(self, *args: Any, **kwargs: Any) -> dns.message.Message:
        """The answer; raises OSError while the server rests, by which dnspython passes on to the next one."""
        if time.monotonic() < self._asked_again_at:
            raise ConnectionError(f"{self.address} does not answer")
        try:
            answer = await super().async_query(*args, **kwargs)
        except dns.exception.Timeout:
            self._unanswered += 1
            if self._unanswered >= UNANSWERED:
                self._asked_again_at = time.monotonic() + RESTS_S
            raise
        self._unanswered = 0
        return answer
