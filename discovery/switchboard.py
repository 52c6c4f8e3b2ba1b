"""Which of a company's numbers reaches reception: where a stranger asks for somebody by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from data.model import PhoneKind, PublishedPhone

# What each kind is worth as a switchboard. What is not here never reaches reception.
_WORTH: Final = {
    PhoneKind.MAIN: 100,
    PhoneKind.BRANCH: 50,
    PhoneKind.TOLL_FREE: 40,
    PhoneKind.SHARED_COST: 20,
}
_SAID_SO: Final = 20  # a word for reception stands beside or above it
_PER_PAGE: Final = 5  # a number in every page's footer is the company's own
_MOST_PAGES: Final = 4


def rank_for_reception(phones: Sequence[PublishedPhone]) -> tuple[tuple[PublishedPhone, str], ...]:
    """The numbers that reach reception, the best first, each with the reason in words; empty where none does.

    `phones`: every sighting on all pages of one company, in reading order. A fax, a department's line or a person's own is never in the answer.
    """
    sightings: dict[str, list[PublishedPhone]] = defaultdict(list)
    for phone in phones:
        sightings[phone.e164].append(phone)
    ranked = []
    for order, seen in enumerate(sightings.values()):
        kinds = {phone.kind for phone in seen}
        if kinds & {PhoneKind.FAX, PhoneKind.PREMIUM}:
            continue
        best = max(seen, key=lambda phone: _WORTH.get(phone.kind, 0))
        worth = _WORTH.get(best.kind, 0)
        if worth:
            pages = len({phone.source.uri for phone in seen})
            said = best.reason.startswith(("labelled", "under"))
            score = worth + _SAID_SO * said + _PER_PAGE * min(pages, _MOST_PAGES)
            ranked.append((-score, order, best, _reason(best, pages)))
    return tuple((phone, reason) for _, _, phone, reason in sorted(ranked, key=lambda row: row[:2]))


def _reason(phone: PublishedPhone, pages: int) -> str:
    on = f"on {pages} pages" if pages > 1 else f"at {phone.source.uri}"
    return f"{phone.kind} number: {phone.reason}, {on}"
