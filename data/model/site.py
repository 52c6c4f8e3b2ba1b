"""The pages of a site as they were read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one URL answered. A 404 is a fact, and a page like any other."""

    url: str  # after redirects
    status: int
    content: bytes  # decompressed; cut at the body limit
    retrieved_at: datetime
    media_type: str = "text/html"  # lower-case, without parameters
    charset: str | None = None  # of the Content-Type header; the page's own <meta> comes second
    cut: bool = False  # longer than the body limit


class Reach(StrEnum):
    """How the reading of a site ended."""

    READ = "read"
    NO_SITE = "no-site"  # no web domain, or a name that DNS does not know
    REFUSED = "refused"  # 401, 403, 429 or robots.txt: we stopped there
    UNKNOWN = "unknown"  # could not look


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A page that was not read, and why: disallowed by robots.txt, over budget, timed out ..."""

    url: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A company's pages, best first, within the page budget."""

    reach: Reach
    reason: str
    pages: tuple[Page, ...] = ()
    skipped: tuple[Skipped, ...] = ()
