"""Which of a company's numbers reaches reception: where a stranger asks for somebody by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from data.model import KnownBy, PhoneKind, PublishedPhone

# What each kind is worth as a switchboard. What is not here never reaches reception.
_WORTH: Final = {
    PhoneKind.MAIN: 100,
    PhoneKind.BRANCH: 50,
    PhoneKind.TOLL_FREE: 40,
    PhoneKind.SHARED_COST: 20,
}
_CALLED: Final = {
    PhoneKind.MAIN: "the main number",
    PhoneKind.BRANCH: "a branch's number",
    PhoneKind.TOLL_FREE: "a toll-free number",
    PhoneKind.SHARED_COST: "a shared-cost number",
}
_SAID_SO: Final = 70  # a word for reception stands beside or above it
_WORDS_SAY_SO: Final = frozenset({KnownBy.LABEL, KnownBy.HEADING, KnownBy.OWN_NAME, KnownBy.SHARING})
_IN_THE_FRAME: Final = 30  # of the page, where a company puts its own number and nobody else's
_PER_PAGE: Final = 5  # a number in every page's footer is the company's own
_MOST_PAGES: Final = 4


def rank_for_reception(phones: Sequence[PublishedPhone]) -> tuple[tuple[PublishedPhone, str], ...]:
    """The numbers that reach reception, the best first, each with the reason in words; empty where none does.

    `phones`: every sighting on all pages of one company, in reading order. A fax, a department's line or a person's own
    is never in the answer.
    """
    sightings: dict[str, list[PublishedPhone]] = defaultdict(list)
    for phone in phones:
        sightings[phone.e164].append(phone)
    ranked = []
    for order, seen in enumerate(sightings.values()):
        kinds = {phone.kind for phone in seen}
        best = max(seen, key=_worth)
        worth = _worth(best)
        if worth and not kinds & {PhoneKind.FAX, PhoneKind.PREMIUM}:
            pages = len({phone.source.uri for phone in seen})
            framed = any(phone.known_by is KnownBy.FRAME for phone in seen)
            score = worth + _IN_THE_FRAME * framed + _PER_PAGE * min(pages, _MOST_PAGES)
            ranked.append((-score, order, best, _reason(best, pages)))
    return tuple((phone, reason) for _, _, phone, reason in sorted(ranked, key=lambda row: row[:2]))


def _worth(phone: PublishedPhone) -> int:
    said = phone.kind is not PhoneKind.BRANCH and phone.known_by in _WORDS_SAY_SO
    return _WORTH[phone.kind] + _SAID_SO * said if phone.kind in _WORTH else 0


def _reason(phone: PublishedPhone, pages: int) -> str:
    """What it is, by which words, and on how many pages: the number of sightings is evidence, too."""
    called = _CALLED[phone.kind]
    said = phone.reason if phone.reason.startswith(called) else f"{called}, {phone.reason}"
    return f"{said}, on {pages} pages" if pages > 1 else said
