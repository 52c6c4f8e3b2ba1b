"""What the sightings of one number on a page say together: a number that many people share is nobody's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from data.model import KnownBy, PhoneKind, PublishedPhone
from discovery.pages.phone_kinds import Verdict

CLAIMED: Final = frozenset({KnownBy.LABEL, KnownBy.HEADING, KnownBy.OWN_NAME, KnownBy.SHARING})  # words or use say so
_UNCLAIMED: Final = frozenset({KnownBy.FRAME, KnownBy.NOTHING})
_SHARED_BY: Final = 2  # people or extensions
_SHARED_BY_DEPARTMENTS: Final = 3
_OPEN: Final = frozenset({PhoneKind.DEPARTMENT, PhoneKind.MAIN, PhoneKind.BRANCH})  # a line that several may share


def settled_kinds(sightings: Sequence[PublishedPhone]) -> dict[str, Verdict]:
    """The verdicts on the numbers that are something else than each sighting alone says, by number."""
    by_number: dict[str, list[PublishedPhone]] = defaultdict(list)
    for phone in sightings:
        by_number[phone.e164].append(phone)
    settled = {number: verdict for number, seen in by_number.items() if (verdict := _together(seen))}
    final = {number: settled.get(number) or _verdict(seen[0]) for number, seen in by_number.items()}
    if any(verdict.kind is PhoneKind.MAIN and verdict.known_by in CLAIMED for verdict in final.values()):
        beside = Verdict(PhoneKind.BRANCH, KnownBy.COMPARISON, "a general number beside the main one")
        settled |= {number: beside for number, verdict in final.items() if _is_general(verdict)}
    return settled


def _verdict(phone: PublishedPhone) -> Verdict:
    return Verdict(phone.kind, phone.known_by, phone.reason, phone.department)


def _is_general(verdict: Verdict) -> bool:
    return verdict.kind is PhoneKind.MAIN and verdict.known_by is KnownBy.NOTHING


def _together(seen: Sequence[PublishedPhone]) -> Verdict | None:
    """What several sightings of one number say together, or None where each may stand."""
    kinds = {phone.kind for phone in seen}
    if PhoneKind.FAX in kinds:
        return _also_a_fax(seen)
    return _shared(seen, kinds) or (_of_several_kinds(seen, kinds) if len(kinds) > 1 else None)


def _also_a_fax(seen: Sequence[PublishedPhone]) -> Verdict | None:
    """A number called a fax once is one everywhere, unless other words call it something else."""
    fax = next(phone for phone in seen if phone.kind is PhoneKind.FAX)
    unsaid = all(phone.kind is PhoneKind.FAX or phone.known_by in _UNCLAIMED for phone in seen)
    return _verdict(fax) if unsaid else None


def _shared(seen: Sequence[PublishedPhone], kinds: set[PhoneKind]) -> Verdict | None:
    people = {phone.person for phone in seen if phone.person}
    extensions = {phone.extension for phone in seen if phone.extension}
    departments = {phone.department for phone in seen if phone.department}
    if len(extensions) >= _SHARED_BY and not kinds & {PhoneKind.MOBILE, PhoneKind.TOLL_FREE}:
        return _shared_by(f"{len(extensions)} extensions")
    if len(people) >= _SHARED_BY:
        return _shared_by(f"{len(people)} people")
    if len(departments) >= _SHARED_BY_DEPARTMENTS and kinds <= _OPEN:
        return _shared_by("several departments")
    return None


def _shared_by(whom: str) -> Verdict:
    return Verdict(PhoneKind.MAIN, KnownBy.SHARING, f"shared by {whom}")


def _of_several_kinds(seen: Sequence[PublishedPhone], kinds: set[PhoneKind]) -> Verdict | None:
    said = next((phone for phone in seen if phone.kind is PhoneKind.MAIN and phone.known_by in CLAIMED), None)
    if said:
        return _verdict(said)
    departments = [phone for phone in seen if phone.kind is PhoneKind.DEPARTMENT]
    mostly = len(departments) * 2 > len(seen)
    if kinds == {PhoneKind.DEPARTMENT, PhoneKind.TOLL_FREE} or (mostly and kinds <= _OPEN | {PhoneKind.TOLL_FREE}):
        return _verdict(departments[0])
    return None
