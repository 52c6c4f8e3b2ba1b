"""robots.txt (RFC 9309): what a host lets us read, and how fast."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protego import Protego

from discovery.looking import NotRead

if TYPE_CHECKING:
    from data.model import Page

PARSED = 500 * 1024  # RFC 9309 section 2.5: at least so much is read; we read no more
LONGEST_DELAY_S = 30.0
REFUSALS = frozenset({401, 403, 429})

_USER_AGENT_LINE = re.compile(r"^\s*user(?:-|\s*)agent[\s:]+([^\s/#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One host's rules for us."""

    parsed: Protego
    product: str  # our product token

    def allow(self, url: str) -> bool:
        return self.parsed.can_fetch(url, self.product)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Where the host says that it lists its pages (https://www.sitemaps.org/protocol.html#submit_robots)."""
        return tuple(self.parsed.sitemaps)

    @property
    def delay_s(self) -> float:
        """Seconds between two requests that the host asks for, up to our own patience."""
        return min(self.parsed.crawl_delay(self.product) or 0.0, LONGEST_DELAY_S)


def rules_from(page: Page, user_agent: str) -> Rules:
    """The rules in the answer for /robots.txt. Raises NotRead where the host refuses even that.

    RFC 9309 section 2.3.1.3 lets a crawler read everything after any 4xx. We do not take "forbidden" or "too many
    requests" for an invitation.
    """
    if page.status in REFUSALS:
        raise NotRead(f"robots.txt answered {page.status}")
    product = user_agent.partition("/")[0].partition(" ")[0]
    text = _first_lines(page.content) if page.status == 200 else ""
    return Rules(parsed=Protego.parse(_for_us(text, product)), product=product)


def _first_lines(content: bytes) -> str:
    """The part that is parsed, without the line that the limit would cut through."""
    if len(content) > PARSED:
        content = content[:PARSED].rpartition(b"\n")[0]
    return content.decode("utf-8-sig", errors="replace")


def _for_us(text: str, product: str) -> str:
    """The same rules with every other robot under one name.

    Groups stay as they are, but ten thousand names over ten thousand rules no longer make a hundred million, and a
    robot whose name is a part of ours is not taken for us (RFC 9309 section 2.2.1: the whole product token counts).
    """
    return "\n".join(_USER_AGENT_LINE.sub(lambda found: _named(found[1], product), line) for line in text.splitlines())


def _named(robot: str, product: str) -> str:
    ours = robot == "*" or robot.lower() == product.lower()
    return f"User-agent: {robot if ours else 'somebody-else'} # "
