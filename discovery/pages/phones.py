"""The telephone numbers that a page shows, in E.164: the digits that are one, without the many that are none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data.model import Method
from data.tables.phone_labels import EXTENSION, FAX, LETTERS, MOBILE, NOT_A_NUMBER, NUMBER, TELEPHONE, TOLL_FREE
from discovery.pages.document import Document, Link
from discovery.pages.region import regions_of_lines
from discovery.pages.telephony import FEWEST_DIGITS, MOST_DIGITS, believed_number, e164, read_number, trunk_prefix
from discovery.pages.text import fold, found_on_lines, word_beginnings


@dataclass(frozen=True, slots=True)
class PhoneSpot:
    """A number and where in the page's text it stands."""

    e164: str
    text: str
    method: Method
    start: int
    end: int
    extension: str | None = None


# Digits with little between them: spaces, dots, dashes, slashes, brackets.
_RUN: Final = re.compile(r"(?:\+[ ]?|\(\+?[ ]?)?\d(?:[ ().\[\]/\u2010-\u2015\u2212·•~\u00b7-]{0,4}[+]?\d)*")
_DIGIT: Final = re.compile(r"\d")
_GROUP: Final = re.compile(r"\d+")
_MOST_RUNS: Final = 4_000  # a page with more is a table of figures
_MOST_TRIES: Final = 12_000  # places where a number may begin
_MOST_PARSES: Final = 6_000
_MOST_LINKS: Final = 1_000
_SCHEMES: Final = frozenset(("tel", "callto", "fax", "phone"))
_SIGNS: Final = 8  # characters of a link's text within which its number begins
_MOST_GROUPS: Final = 9

# Digits that are something else, by their form.
_NO_PHONE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:0?[1-9]|[12]\d|3[01])[./ -]{1,2}(?:0?[1-9]|1[0-2])[./ -]{1,2}(?:19|20)\d\d(?!\d)",  # 20.11.2026
        r"(?:19|20)\d\d[./-](?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|[12]\d|3[01])(?!\d)",  # 2026-11-20
        r"(?:0[1-9]|1[0-2])[./-](?:0[1-9]|[12]\d|3[01])[./-](?:19|20)\d\d(?!\d)",  # 11/20/2026
        r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d\d(?!\d)",  # 20.11.26
        r"(?:19|20)\d\d ?[/\u2010-\u2015-] ?(?:19|20)\d\d(?!\d)",  # 2013-2026
        # 9.00 - 17.30
        r"(?:[01]?\d|2[0-4])[.:][0-5]\d ?(?:[-\u2010-\u2015]|bis|to|a|tot) ?(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)",
        r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![.\d])",  # an IP address
        r"-?\d{1,3}\.\d{4,}(?!\d)",  # a coordinate
    )
)
_MONEY_BEFORE: Final = re.compile(r"(?:[$€£¥][ ]?|[#=&@_\\]|(?:EUR|USD|CHF|GBP|Rs)\.?[ ]?|\d[.,:/-])$")
_TOUCHES_AFTER: Final = re.compile(
    r"(?:[^\W\d_]|[%€$£_=@\\]|[,:]\d|[ ]?(?:€|EUR|USD|CHF|%|km|kg|mm|cm|Uhr)(?![^\W\d_]))", re.IGNORECASE
)
_EXTENSION_WORDS: Final = "|".join(sorted(map(re.escape, EXTENSION), key=len, reverse=True))
_EXTENSION_AFTER: Final = re.compile(
    rf"[ ,;:/.-]{{0,3}}[(\[]?[ ]?(?:{_EXTENSION_WORDS})\.?[ ]?(?:no\.?|nr\.?)?"
    r"[ :.#-]{0,3}(?P<digits>\d{1,6})(?![\d-])",
    re.IGNORECASE,
)
_OTHER_ENDING: Final = re.compile(r"[ ]?[/][ ]?-?(?P<digits>\d{1,4}|\d{3}[ -]?\d{4})(?![\d.-]|[ ]\d)")

_LABEL: Final = word_beginnings((*TELEPHONE, *FAX, *MOBILE, *TOLL_FREE))
_NUMBER: Final = word_beginnings(NUMBER)
_LETTER_LABEL: Final = re.compile(rf"(?:^|[\s|•·,;/(])[{''.join(LETTERS)}][ ]?[:.|)]?[ ]{{0,2}}$", re.IGNORECASE)
_REFUSING: Final = re.compile(
    r"(?<![^\W\d_])(?:"
    + "|".join(sorted(map(re.escape, NOT_A_NUMBER), key=len, reverse=True))
    + r")(?:[ .:#-]{0,4}(?:nr|no|n\.?o?|num|number|nummer|id|code))?[^\w]{0,4}(?:[a-z]{1,2}[ -]?)?$"
)
_WINDOW: Final = 40  # characters before a number in which its label stands
_LONGEST_LABEL_LINE: Final = 30
_COUNTRY_REACHES: Final = 12  # lines below a country's name that are in it


def find_phones(document: Document, region: str | None) -> tuple[PhoneSpot, ...]:
    """Every sighting of a telephone number, in the order of the text; `region`: whose national numbers are read."""
    printed = tuple(_Finder(document, region).printed())
    spots = sorted((*printed, *_linked(document, region, printed)), key=lambda spot: (spot.start, spot.end))
    return tuple(spots)


def _linked(document: Document, region: str | None, printed: Sequence[PhoneSpot]) -> Iterator[PhoneSpot]:
    """tel: links (RFC 3966), and those of older schemes, whose number is not also printed there."""
    starts: dict[str, list[int]] = defaultdict(list)
    for spot in printed:
        starts[spot.e164].append(spot.start)
    for link in _dialled(document):
        found = believed_number(link.href.partition(":")[2], region)
        if found and not any(link.start - 1 <= start <= link.end for start in starts[found[0]]):
            text = document.text[link.start : link.end].strip()
            yield PhoneSpot(found[0], text or link.href, Method.TEL, link.start, link.end, found[1])


def _dialled(document: Document) -> list[Link]:
    return [link for link in document.links if link.href.partition(":")[0].lower() in _SCHEMES][:_MOST_LINKS]


class _Finder:
    """One page's search for printed numbers, with how much of it is left to spend."""

    def __init__(self, document: Document, region: str | None) -> None:
        self.document, self.text, self.region = document, document.text, region
        self.tries_left, self.parses_left = _MOST_TRIES, _MOST_PARSES
        self.called = {position for link in _dialled(document) for position in range(link.start, link.start + _SIGNS)}
        self.countries = regions_of_lines(document)
        self.country_lines = [line for line, _ in self.countries]

    def printed(self) -> Iterator[PhoneSpot]:
        """Numbers in the visible text."""
        for count, run in enumerate(found_on_lines(_DIGIT, _RUN, self.text)):
            if count > _MOST_RUNS:
                return
            if len(run[0]) >= FEWEST_DIGITS:
                yield from self._in_run(run)

    def _in_run(self, run: re.Match[str]) -> Iterator[PhoneSpot]:
        if self._is_entry(run.start()):
            return
        groups = [(run.start() + g.start(), run.start() + g.end()) for g in _GROUP.finditer(run[0])]
        at = 0
        while at < len(groups) and self.tries_left > 0 and self.parses_left > 0:
            self.tries_left -= 1
            passed = self._end_of_something_else(groups[at][0])
            spot = None if passed else self._longest(groups, at)
            if spot:
                yield spot
                passed = spot.end
                for other in self._other_endings(spot):
                    yield other
                    passed = other.end
            at = next((i for i in range(at, len(groups)) if groups[i][0] >= passed), len(groups)) if passed else at + 1

    def _end_of_something_else(self, start: int) -> int:
        """Where a date, opening hours, an IP address or a coordinate that begins here ends, or 0."""
        return next((found.end() for pattern in _NO_PHONE if (found := pattern.match(self.text, start))), 0)

    def _is_entry(self, start: int) -> bool:
        """Whether the words before say that all of this is a register's, a bank's or a tax office's."""
        before = fold(self.text[max(0, start - _WINDOW) : start].rpartition("\n")[2])
        return bool(_REFUSING.search(before)) and not _LABEL.search(before)

    def _longest(self, groups: list[tuple[int, int]], at: int) -> PhoneSpot | None:
        """The longest stretch of groups from `at` on that is a number."""
        start = _with_sign(self.text, groups[at][0])
        labelled = self._labelled(start)
        if labelled is None:
            return None
        regions = self._regions_at(start)
        for last in range(min(at + _MOST_GROUPS, len(groups)) - 1, at - 1, -1):
            end = groups[last][1]
            piece = self.text[start:end]
            if not self._could_be(piece, end, groups[at : last + 1], regions[0], labelled):
                continue
            self.parses_left -= 1
            number = next(
                (n for r in regions if (n := read_number(piece, r, labelled, labelled and r != self.region))), None
            )
            if number:
                extension = _EXTENSION_AFTER.match(self.text, end)
                stop = extension.end() if extension else end
                return PhoneSpot(
                    e164(number),
                    self.text[start:stop],
                    Method.TEXT,
                    start,
                    stop,
                    extension["digits"] if extension else None,
                )
        return None

    def _labelled(self, start: int) -> bool | None:
        """Whether the words before say that a telephone number follows; None where they say that it is none."""
        before = self.text[max(0, start - _WINDOW) : start].rpartition("\n")[2]
        if before and (before[-1].isalpha() or _MONEY_BEFORE.search(before)):
            return None
        folded = fold(before)
        if start in self.called or _LABEL.search(folded) or _LETTER_LABEL.search(before):
            return True
        if _REFUSING.search(folded):
            return None
        if _NUMBER.search(folded):
            return True
        line = self.document.line_index(start)
        above = self.document.line_text(line - 1) if line and self.document.lines[line].start == start else ""
        return len(above) <= _LONGEST_LABEL_LINE and _announces(fold(above))

    def _regions_at(self, start: int) -> tuple[str | None, ...]:
        """The country whose name stands on a line of its own shortly above, then the page's."""
        if not self.countries:
            return (self.region,)
        line = self.document.line_index(start)
        nearest = bisect_right(self.country_lines, line) - 1
        if nearest < 0 or line - self.country_lines[nearest] > _COUNTRY_REACHES:
            return (self.region,)
        return (self.countries[nearest][1], self.region)

    def _could_be(
        self, piece: str, end: int, groups: list[tuple[int, int]], region: str | None, labelled: bool
    ) -> bool:
        """Whether the form allows a telephone number: what follows, how many digits, how they are grouped."""
        lengths = [stop - start for start, stop in groups]
        international = piece.lstrip("( ").startswith(("+", "00"))
        if not FEWEST_DIGITS <= sum(lengths) <= MOST_DIGITS or ". " in piece or ")." in piece[5:]:
            return False
        if (
            _TOUCHES_AFTER.match(self.text, end)
            and not _EXTENSION_AFTER.match(self.text, end)
            and not _grouped_as_in_america(lengths)
        ):
            return False
        if piece.count("(") != piece.count(")") and not piece.startswith("("):
            return False
        if "+" in piece[3:]:
            return False
        return international or labelled or _usual_form(piece, lengths, region)

    def _other_endings(self, spot: PhoneSpot) -> Iterator[PhoneSpot]:
        """ "555-1234/5": the same number with other endings."""
        while not spot.extension and (found := _OTHER_ENDING.match(self.text, spot.end)):
            digits = re.sub(r"\D", "", found["digits"])
            number = spot.e164[: -len(digits)] + digits
            if not read_number(number, None):
                return
            spot = PhoneSpot(number, found["digits"], Method.TEXT, found.start("digits"), found.end())
            yield spot


def _announces(folded: str) -> bool:
    """Whether a short line says that a number comes on the next."""
    return bool(_LABEL.search(folded) or _NUMBER.search(folded)) and not _REFUSING.search(folded)


def _with_sign(text: str, start: int) -> int:
    """The start of the number with its "+" and opening bracket."""
    while start > 0 and text[start - 1] in "+(":
        start -= 1
    if start > 1 and text[start - 1] == " " and text[start - 2] in "+(":
        start -= 2
    return start


def _grouped_as_in_america(lengths: list[int]) -> bool:
    return lengths in ([3, 3, 4], [1, 3, 3, 4])


def _usual_form(piece: str, lengths: list[int], region: str | None) -> bool:
    """Whether a number without label and country code stands as people of that country write theirs."""
    if region is None or len(lengths) < 2 or max(lengths) > 8 or lengths.count(1) > 2:
        return False
    if trunk_prefix(region) == "1" or lengths == [1, 3, 3, 4]:
        return _grouped_as_in_america(lengths) and piece.count("/") < 2
    if trunk_prefix(region) == "0":
        return piece.lstrip("( ").startswith("0") and not piece.startswith("00") and len(lengths) <= 6
    return 2 <= len(lengths) <= 5 and min(lengths) >= 2
