"""What a meeting service writes into an invitation: its links, pins and dial-in numbers are nobody's of the company."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data.tables.mail_words import MEETING
from discovery.mail.closings import is_closing
from discovery.pages.text import fold, word_beginnings

_MEETING: Final = word_beginnings(MEETING)
_PIN: Final = re.compile(r",,\d{4,}|\bpin\b[: ]|\d{6,}#", re.IGNORECASE)
_LINK: Final = re.compile(
    r"https?://[^\s/]{0,60}(?:zoom\.us|teams\.microsoft|webex|meet\.google|tel\.meet|gotomeet|whereby|dialin)",
    re.IGNORECASE,
)
_ENOUGH_EMPTY: Final = 2  # empty lines end a block
_LONGEST: Final = 60  # lines of a block


def without_meetings(lines: Sequence[str], writer: str | None) -> tuple[str, ...]:
    """The lines without the blocks of meeting services, from their first line to an empty stretch, a closing or the
    writer's own name.

    >>> without_meetings(["Join Zoom Meeting", "+1 646 555 0186", "Kind regards", "Rosa"], None)
    ('Kind regards', 'Rosa')
    """
    kept: list[str] = []
    inside = empty = 0
    for line in lines:
        if _is_meetings(line):
            inside, empty = 1, 0
            continue
        empty = 0 if line.strip() else empty + 1
        if inside and (empty >= _ENOUGH_EMPTY or inside > _LONGEST or is_closing(line) or _is_name(line, writer)):
            inside = 0
        if inside:
            inside += 1
        else:
            kept.append(line)
    return tuple(kept)


def _is_meetings(line: str) -> bool:
    return bool(_LINK.search(line) or _PIN.search(line) or _MEETING.search(fold(line[:300])))


def _is_name(line: str, writer: str | None) -> bool:
    return writer is not None and fold(line).startswith(fold(writer))
