"""What a check of `openline doctor` is, and why something could not be looked at, in plain words."""

from __future__ import annotations

from typing import NamedTuple

import dns.exception
import httpx


class Check(NamedTuple):
    """One thing that was tried; `works` None: not tried, or not needed."""

    what: str
    works: bool | None
    words: str


# The first row that a failure is an instance of; exceptions' own words are for programmers.
_PLAINLY: tuple[tuple[type[Exception], str], ...] = (
    (dns.exception.DNSException, "its name could not be looked up (see DNS)"),
    (httpx.ConnectError, "no connection; it is down, or a firewall is in between"),
    (httpx.ConnectTimeout, "no connection in time; it is down, or a firewall is in between"),
    (httpx.TimeoutException, "no answer in time; try again, or raise OPENLINE_TIMEOUT_S"),
)


def why_not(failure: Exception) -> str:
    """Why something could not be looked at.

    >>> why_not(httpx.ConnectError("[Errno 111]"))
    'no connection; it is down, or a firewall is in between'
    """
    return next((words for kind, words in _PLAINLY if isinstance(failure, kind)), str(failure))
