"""Which world is read, and how we behave in it: settings, apart from what obeys them, so that they cost no start-up."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from discovery.sources.access import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A world of our own: names resolve through its DNS server, its hosts are reached at its HTTP endpoint."""

    dns: tuple[str, int]
    http: tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How we behave on other people's machines."""

    user_agent: str  # "openline/0.1 (+https://...; contact)": who we are and whom to write to
    pace_s: float = 1.0  # between the starts of two requests to one host
    timeout_s: float = 15.0  # for one request, from connecting to its last octet
    page_budget: int = 12  # pages of one company
    max_body: int = 2 * 1024 * 1024  # octets, after decompression
    max_redirects: int = 5
    cache_dir: Path | None = None  # None: copies are kept in memory, for this run
    fresh_s: float = 86_400  # a younger copy is taken without asking
    company_fresh_s: float = 7 * 86_400  # a name that was settled on a company since is not looked up again
    access: Access = field(default_factory=Access)  # the outside sources that may be asked
