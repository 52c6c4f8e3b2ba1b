"""What somebody writes under their letters: name, title, company, and the numbers with what each is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.model import Function
from data.tables.people_words import JOB_ENDINGS
from data.tables.signature_words import DISCLAIMER, HR_TITLES, LEADING_TITLES, NO_LEADERS
from discovery.mail.closings import is_closing
from discovery.mail.flowed import SIGNATURE
from discovery.pages.text import fold, squeeze, word_beginnings
from discovery.pages.titles import JOB_WORD

_SEPARATORS: Final = ("|", "·", "•", " – ", " — ", " - ", ",", ";", " / ", " // ", "\t")
_HR, _LEADING, _NO_LEADER, _DISCLAIMER = map(word_beginnings, (HR_TITLES, LEADING_TITLES, NO_LEADERS, DISCLAIMER))
_REACHES: Final = 4  # lines below the name in which the title stands
_LONGEST_TITLE: Final = 80  # characters
_LONGEST_LINE: Final = 200
_LONGEST: Final = 25  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The end of a letter, below its closing."""

    lines: tuple[str, ...]
    title: str | None = None
    function: Function | None = None  # in hiring, as the title says it


def read_signature(lines: Sequence[str], name: str | None) -> Signature:
    """The signature under what `name` wrote; without lines where nothing shows where it begins.

    >>> read_signature(["No.", "", "Best,", "Jim Carter | Head of Delivery | Synergistics"], "Jim Carter").title
    'Head of Delivery'
    """
    below = tuple(line.strip(" *_\t") for line in lines[_start(lines, name) :][:_LONGEST])
    titled = _title(below, name)
    if titled is None:
        return Signature(lines=below)
    line = next(line for line in below if titled in squeeze(line))
    hires = function_of(line) is Function.HR  # "Vice President, Talent Acquisition"
    return Signature(lines=below, title=titled, function=Function.HR if hires else function_of(titled))


def function_of(title: str) -> Function | None:
    """What a title says of somebody's part in hiring; None where it says nothing.

    >>> function_of("Talent Partner"), function_of("Leiter Entwicklung"), function_of("Project Manager")
    (<Function.HR: 'hr'>, <Function.HIRING_MANAGER: 'hiring-manager'>, None)
    """
    folded = fold(title)
    if _HR.search(folded):
        return Function.HR
    leads = _LEADING.search(folded) and not _NO_LEADER.search(folded)
    return Function.HIRING_MANAGER if leads else None


def without_disclaimer(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines above what a lawyer had put below every letter."""
    end = next((at for at, line in enumerate(lines) if at and _DISCLAIMER.search(fold(line[:_LONGEST_LINE]))), None)
    return tuple(lines[:end])


def _start(lines: Sequence[str], name: str | None) -> int:
    """Where the signature begins: below the last closing, else at the writer's name, else below "-- "."""
    last = len(lines)
    for index in range(last - 1, -1, -1):
        if is_closing(lines[index]):
            return index + 1
    if name:
        named = [index for index, line in enumerate(lines) if is_name_line(line, name)]
        if named and (named[0] > 0 or len(named) > 1):
            return named[-1] if named[-1] > 0 else named[0]
    marks = [index for index, line in enumerate(lines) if line.rstrip() == SIGNATURE.rstrip()]
    return marks[-1] + 1 if marks else last


def is_name_line(line: str, name: str) -> bool:
    """Whether a line begins with somebody's given and family name, whatever title stands before them."""
    words, first, last = fold(line[:_LONGEST_LINE]).split()[:7], fold(name).split()[0], fold(name).split()[-1]
    stripped = [word.strip(",.|*") for word in words]
    return first in stripped[:4] and last in stripped[stripped.index(first) :]


def _title(lines: Sequence[str], name: str | None) -> str | None:
    """The first piece of text under, or beside, the name that is a job's or a department's."""
    at = next((index for index, line in enumerate(lines) if name and is_name_line(line, name)), None)
    if at is not None:
        beside = _pieces(lines[at])[1:]
        below = [piece for line in _filled(lines[at + 1 :])[:_REACHES] for piece in _pieces(line)]
        return next((piece for piece in (*beside, *below) if _is_title(piece)), None)
    near = [piece for line in _filled(lines)[: _REACHES + 1] for piece in _pieces(line)]
    return next((piece for piece in near if _is_title(piece)), None)


def _filled(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _pieces(line: str) -> list[str]:
    pieces = [line[:_LONGEST_LINE]]
    for separator in _SEPARATORS:
        pieces = [part for piece in pieces for part in piece.split(separator)]
    return [squeeze(piece) for piece in pieces if piece.strip()]


def _is_title(piece: str) -> bool:
    if len(piece) > _LONGEST_TITLE or "@" in piece or "http" in piece or any(char.isdigit() for char in piece):
        return False
    folded = fold(piece)
    if ":" in piece:
        return False
    return bool(
        JOB_WORD.search(folded) or _HR.search(folded) or _LEADING.search(folded) or folded.endswith(JOB_ENDINGS)
    )
