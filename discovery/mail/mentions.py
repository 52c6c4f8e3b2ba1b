"""What one person's letter says of another: "Priya Raman, Engineering Manager", "our hiring manager Jim Carter"."""

from __future__ import annotations

import re
from typing import Final

from discovery.mail.signatures import function_of

_BEHIND: Final = re.compile(
    r"\s?[,(–-]\s?(?:the |our |unser |unsere |notre |nuestra |nuestro |onze |vår )?"
    r"(?P<title>[^\W\d_][^,.;:()!?\n]{2,60})"
)
_HIRING_MANAGER: Final = re.compile(r"\b(hiring manager|line manager)(?:,| is)?\s$", re.IGNORECASE)
_NEAR: Final = 30  # characters


def title_of(name: str, sentence: str) -> str | None:
    """The title that stands beside a name in a sentence, if it says something of the process; else None.

    >>> title_of("Priya Raman", "You will meet Priya Raman, Engineering Manager, on Monday.")
    'Engineering Manager'
    """
    at = sentence.find(name)
    if at < 0:
        return None
    behind = _BEHIND.match(sentence, at + len(name))
    if behind and function_of(behind["title"]):
        return behind["title"].strip()
    before = _HIRING_MANAGER.search(sentence[max(at - _NEAR, 0) : at])
    return before[1] if before else None
