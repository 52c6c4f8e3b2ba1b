"""What a telephone number is for: from the words before, after and above it, from whose it is and from its range."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from phonenumbers import PhoneNumberType

from data.model import KnownBy, PhoneKind
from discovery.pages import phone_words
from discovery.pages.phone_words import Medium, department_in, label_of, medium_of
from discovery.pages.surroundings import Surroundings
from discovery.pages.telephony import number_type
from discovery.pages.text import fold


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a number is for, by what that is known, and why in words."""

    kind: PhoneKind
    known_by: KnownBy
    reason: str
    department: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One number where it stands: all that the rules below ask about."""

    e164: str
    text: str  # as printed
    around: Surroundings
    label: str  # the words nearest to it, folded
    medium: Medium | None
    said: str  # the word for the medium
    person: str | None  # whose card or line it is on
    on_line: bool  # they stand on its very line
    own_name: str  # the label of the page's own domain: "acme" of www.acme.example
    about_others: bool  # the page is news or an article: what it prints is rather not the company's


def sighting(
    e164: str,
    text: str,
    around: Surroundings,
    *,
    person: str | None = None,
    on_line: bool = False,
    own_name: str = "",
    about_others: bool = False,
) -> Sighting:
    """A number with the words around it read."""
    medium, said = medium_of(around) or (None, "")
    return Sighting(
        e164=e164,
        text=text,
        around=around,
        label=label_of(around),
        medium=medium,
        said=said,
        person=person,
        on_line=on_line,
        own_name=own_name,
        about_others=about_others,
    )


def phone_kind(seen: Sighting) -> Verdict:
    """What a number is for: the first of the rules that has something to say."""
    return next(verdict for rule in _RULES if (verdict := rule(seen)))


# --- The rules: the nearest words first, then whose it is, its range, the words above, its place -----------------

_BY_RANGE: Final = {
    PhoneNumberType.SHARED_COST: (PhoneKind.SHARED_COST, "a shared-cost number: the caller pays extra"),
    PhoneNumberType.PREMIUM_RATE: (PhoneKind.PREMIUM, "a premium number: the caller pays a lot"),
}
# German and Austrian exchanges: 0 is the switchboard, 12 is somebody.
_MINUS_NOUGHT: Final = re.compile(r"[-\u2010-\u2015/ ]0$")
_LONGEST_AREA_CODE: Final = 6
_OWN_ZONES: Final = frozenset(("footer", "header", "address"))
_OWN_NAME: Final = 4  # letters that a domain's label must have to be looked for


def _fax(seen: Sighting) -> Verdict | None:
    return _labelled(PhoneKind.FAX, seen.said) if seen.medium is Medium.FAX else None


def _expensive(seen: Sighting) -> Verdict | None:
    kind, reason = _BY_RANGE.get(number_type(seen.e164), (None, ""))
    return Verdict(kind, KnownBy.RANGE, reason) if kind else None


def _reception(seen: Sighting) -> Verdict | None:
    word = phone_words.reception_in(seen.label)
    if not word and not department_in(seen.label):
        word = phone_words.office_in(seen.label)
    return _labelled(PhoneKind.MAIN, word) if word else None


def _somebodys(seen: Sighting) -> Verdict | None:
    if not seen.person or (department_in(seen.label) and not seen.on_line):
        return None
    mobile = seen.medium is Medium.MOBILE or number_type(seen.e164) == PhoneNumberType.MOBILE
    return Verdict(PhoneKind.MOBILE if mobile else PhoneKind.DIRECT, KnownBy.PERSON, f"stands with {seen.person}")


def _mobile(seen: Sighting) -> Verdict | None:
    return _labelled(PhoneKind.MOBILE, seen.said) if seen.medium is Medium.MOBILE else None


def _direct(seen: Sighting) -> Verdict | None:
    word = phone_words.direct_in(seen.label) or (seen.said if seen.medium is Medium.DIRECT else None)
    return _labelled(PhoneKind.DIRECT, word) if word else None


def _department(seen: Sighting) -> Verdict | None:
    department = department_in(seen.label)
    return _of_department(department, KnownBy.LABEL) if department else None


def _minus_nought(seen: Sighting) -> Verdict | None:
    nought = _MINUS_NOUGHT.search(seen.text) and len(seen.text) > _LONGEST_AREA_CODE
    return _labelled(PhoneKind.MAIN, "-0") if nought and not seen.about_others else None


def _in_passing(seen: Sighting) -> Verdict | None:
    others = phone_words.in_a_sentence_of_others(seen.around.before)
    reason = "in a sentence that does not speak of the company itself"
    return Verdict(PhoneKind.OTHER, KnownBy.LABEL, reason) if others else None


def _by_heading(seen: Sighting) -> Verdict | None:
    """For a number whose own label says no more than "Phone"."""
    kind, said = phone_words.title_above(seen.around.above) or (None, "")
    if kind is PhoneKind.DEPARTMENT:
        return _of_department(said, KnownBy.HEADING)
    if seen.medium is Medium.TOLL_FREE or number_type(seen.e164) == PhoneNumberType.TOLL_FREE:
        if kind is PhoneKind.MAIN:
            return Verdict(PhoneKind.TOLL_FREE, KnownBy.HEADING, f'a toll-free number under "{said}"')
        return Verdict(PhoneKind.TOLL_FREE, KnownBy.RANGE, "a toll-free number")
    if number_type(seen.e164) == PhoneNumberType.MOBILE:
        return Verdict(PhoneKind.MOBILE, KnownBy.RANGE, "a mobile number by its range")
    return Verdict(kind, KnownBy.HEADING, f'under "{said}"') if kind else None


def _by_own_name(seen: Sighting) -> Verdict | None:
    own = phone_words.names(seen.around, seen.own_name) if len(seen.own_name) >= _OWN_NAME else None
    return Verdict(PhoneKind.MAIN, KnownBy.OWN_NAME, f'under "{own}"') if own else None


def _others(seen: Sighting) -> Verdict | None:
    nearest = fold(seen.around.above[0]) if seen.around.above else ""
    if word := phone_words.elsewhere_in(f"{fold(seen.around.before)} {nearest}"):
        return Verdict(PhoneKind.OTHER, KnownBy.LABEL, f'beside "{word}"')
    mine = seen.around.zone in _OWN_ZONES or phone_words.of_ourselves(seen.around)
    if seen.about_others and not mine:
        return Verdict(PhoneKind.OTHER, KnownBy.FRAME, "in an article that does not say that it is the company's")
    return None


def _branch(seen: Sighting) -> Verdict | None:
    if word := phone_words.branch_in(fold(seen.around.above[0]) if seen.around.above else ""):
        return Verdict(PhoneKind.BRANCH, KnownBy.HEADING, f'under "{word}"')
    if not seen.medium and (name := phone_words.name_beside(seen.around)):
        return Verdict(PhoneKind.BRANCH, KnownBy.LABEL, f'beside "{name}"')
    return None


def _general(seen: Sighting) -> Verdict:
    if seen.around.zone in _OWN_ZONES:
        return Verdict(PhoneKind.MAIN, KnownBy.FRAME, f"a general number in the page's {seen.around.zone}")
    return Verdict(PhoneKind.MAIN, KnownBy.NOTHING, "a general number")


_RULES: Final[tuple[Callable[[Sighting], Verdict | None], ...]] = (
    _fax,
    _expensive,
    _reception,
    _somebodys,
    _mobile,
    _direct,
    _department,
    _minus_nought,
    _in_passing,
    _by_heading,
    _by_own_name,
    _others,
    _branch,
    _general,
)


def _labelled(kind: PhoneKind, word: str) -> Verdict:
    return Verdict(kind, KnownBy.LABEL, f'labelled "{word}"')


def _of_department(department: str, known_by: KnownBy) -> Verdict:
    return Verdict(PhoneKind.DEPARTMENT, known_by, f"for {department}", department)
