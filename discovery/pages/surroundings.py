"""The words around a number, by which a reader knows what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from discovery.pages.document import Document, apart
from discovery.pages.phones import PhoneSpot
from discovery.pages.text import squeeze

_LINES_ABOVE: Final = 5
_LOOKED_AT: Final = 12
_LONGEST_LINE: Final = 60  # characters: what is longer is a sentence, no label
_LONGEST_LABEL: Final = 80
_LONGEST_HEAD: Final = 25
_LARGEST_GROUP: Final = 1_200  # characters: what stands in a larger box only together does not belong together
_MOST_SHARING: Final = 5  # numbers after one label
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around one number, nearest first in each direction."""

    before: str  # on its line, back to the number before it
    after: str  # on its line, up to the next number
    column: str  # the head of its table column
    above: tuple[str, ...]  # short lines above, up to and with the heading
    zone: str = ""  # footer, header, nav, aside, address

    @property
    def label(self) -> str | None:
        """The words that a reader would take as the number's label."""
        near = squeeze(self.before).strip(" :|–-•.,(") or self.column or (self.above[0] if self.above else "")
        return near[-_LONGEST_LABEL:].strip() or None


def all_surroundings(document: Document, spots: Sequence[PhoneSpot]) -> tuple[Surroundings, ...]:
    """The words around each of a page's numbers; `spots` in the order of the text."""
    lines = [document.line_index(spot.start) for spot in spots]
    numbered = frozenset(lines)
    return tuple(_surroundings(document, spots, index, lines, numbered) for index in range(len(spots)))


def _surroundings(
    document: Document, spots: Sequence[PhoneSpot], index: int, lines: Sequence[int], numbered: frozenset[int]
) -> Surroundings:
    spot, line = spots[index], document.lines[lines[index]]
    before = _before(document, spots, lines, index)
    follows = index + 1 < len(spots) and lines[index + 1] == lines[index]
    end = spots[index + 1].start if follows else line.end
    head = line.column if len(line.column) <= _LONGEST_HEAD and not any(c.isdigit() for c in line.column) else ""
    return Surroundings(
        before,
        document.text[spot.end : max(end, spot.end)],
        head,
        tuple(_above(document, lines[index], numbered)),
        line.zone,
    )


def _before(document: Document, spots: Sequence[PhoneSpot], lines: Sequence[int], index: int) -> str:
    """The line before a number, back to the number before it; ", 555-0143" shares the label of that one."""
    before = ""
    for at in range(index, max(index - _MOST_SHARING, -1), -1):
        follows = at > 0 and lines[at - 1] == lines[at]
        start = spots[at - 1].end if follows else document.lines[lines[at]].start
        before = document.text[start : spots[at].start] + before
        if not follows or _LETTERS.search(before):
            break
    return before


def _above(document: Document, at: int, numbered: frozenset[int]) -> list[str]:
    """Short lines above line `at` in the same box, nearest first, up to the heading or the group of numbers before.

    Beyond a sentence, or out of the box, only the heading counts: of the section in which the number stands.
    """
    above: list[str] = []
    in_the_box = True
    for index in range(at - 1, max(at - _LOOKED_AT, -1), -1):
        line = document.lines[index]
        text = document.text[line.start : line.end]
        if apart(line, document.lines[at]):
            break
        if line.linked and not line.heading:
            continue  # an entry of a menu
        if index in numbered or "@" in text:
            if above:
                break  # the group before
            continue
        introduces = index == at - 1 and text.endswith(":")  # "For customers abroad, the number is:"
        short = len(text) <= _LONGEST_LINE or introduces
        in_the_box = in_the_box and short and _box_size(document, index, at) <= _LARGEST_GROUP
        if short and (in_the_box or line.heading):
            above.append(text)
        if line.heading or len(above) == _LINES_ABOVE:
            break
    return above


def _box_size(document: Document, first: int, second: int) -> int:
    """How long the smallest block is that holds both lines."""
    outer = set(document.blocks_around(document.lines[first].start))
    shared = next((b for b in document.blocks_around(document.lines[second].start) if b in outer), None)
    if shared is None:
        return len(document.text)
    return document.blocks[shared].end - document.blocks[shared].start
