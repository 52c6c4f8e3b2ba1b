"""What a telephone number is for: from the words before, after and above it, and from its type."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from phonenumbers import PhoneNumberType

from data.model import PhoneKind, PublishedPhone
from data.tables.phone_labels import (
    BRANCH,
    DEPARTMENTS,
    DIRECT,
    ELSEWHERE,
    FAX,
    LETTERS,
    MOBILE,
    NUMBER,
    OURSELVES,
    RECEPTION,
    TELEPHONE,
    TOLL_FREE,
)
from discovery.pages.surroundings import Surroundings
from discovery.pages.telephony import number_type
from discovery.pages.text import fold, squeeze, whole_word, word_beginnings

GENERAL: Final = "a general number"  # the reason where nothing says more
SAID: Final = ("labelled", "under", "shared")  # how the reason begins where words or use make it the main number
_CHANNELS: Final = tuple(
    (name, word_beginnings(words))
    for name, words in (("fax", FAX), ("toll-free", TOLL_FREE), ("mobile", MOBILE), ("telephone", TELEPHONE))
)
_LETTER: Final = re.compile(rf"(?:^|[\s|•·,;/(])([{''.join(LETTERS)}])[ ]?[:.|)]?[ ]{{0,2}}$", re.IGNORECASE)
_FAX_AFTER: Final = re.compile(r"^[ ]?(?:[-–,][ ]?)?[(\[]?[ ]?(?:tele)?(?:fax|facsimile|faks|f\))", re.IGNORECASE)
_FAX_AND_PHONE: Final = re.compile(
    r"(?<![a-z])(?:tel|phone|fon|telefon|telephone|p|t)[a-z.]{0,8}"
    r"(?:[ ]?[/&+,-][ ]?|[ ](?:and|und|et|y|e|i|en|och|og|u\.)[ ])(?:tele)?(?:fax|f)\b[^\d]{0,12}$"
)
_RECEPTION, _DIRECT, _BRANCH, _ELSEWHERE, _OURSELVES, _NUMBER = map(
    word_beginnings, (RECEPTION, DIRECT, BRANCH, ELSEWHERE, OURSELVES, NUMBER)
)
_DEPARTMENTS: Final = tuple((name, word_beginnings(words)) for name, words in DEPARTMENTS.items())
_STREET_AFTER_MAIN: Final = re.compile(r"main (?:st|street|road|rd|ave|blvd)\b")
_ADDRESS: Final = re.compile(r"(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,253}")
_ADDRESS_DIGITS: Final = re.compile(r"\d{3}|^\d|\d$")
_OWN_ZONES: Final = frozenset(("footer", "header", "address"))
_BY_RANGE: Final = {
    PhoneNumberType.SHARED_COST: (PhoneKind.SHARED_COST, "a shared-cost number: the caller pays extra"),
    PhoneNumberType.PREMIUM_RATE: (PhoneKind.PREMIUM, "a premium number: the caller pays a lot"),
}
_NEAR: Final = 60  # characters of the line before a number in which its label stands
_NAMED: Final = re.compile(r"[^\W\d_]{3,}[^:;\n]{0,40}[:;–-][ ]?$")
_SHARED_BY: Final = 2  # so many people's own number is nobody's own
_SHARED_BY_DEPARTMENTS: Final = 3
_SMALL_WORD: Final = re.compile(r"(?<![^\W_])[a-zà-ÿ]{2,}(?![\w:])")
_SMALL_WORDS: Final = 5  # so many just before a number make it part of a sentence
_LONGEST_BESIDE: Final = 90
_LONGEST_BEFORE: Final = 200
_LONGEST_REMARK: Final = 30
_LONGEST_AREA_CODE: Final = 6
_UNSAID: Final = frozenset({PhoneKind.DEPARTMENT, PhoneKind.MAIN, PhoneKind.BRANCH, PhoneKind.TOLL_FREE})
_MINUS_NOUGHT: Final = re.compile(
    r"[-\u2010-\u2015/ ]0$"
)  # German and Austrian exchanges: 0 is the switchboard, 12 is somebody
_AROUND_THE_CLOCK: Final = re.compile(r"\b24 ?/ ?7\b|\b24 ?(?:h|hours|std)\b")  # digits that are no address
_OWN_NAME: Final = 4  # letters that a domain's label must have to be looked for


def phone_kind(
    e164: str, text: str, around: Surroundings, person: str | None, on_line: bool = False, own_name: str = ""
) -> tuple[PhoneKind, str]:
    """What a number is for, and why: the nearest words speak first, then whose it is, its range, the words above.

    `text`: the number as printed; `person`: whose card or line it is on, `on_line`: that they stand on its very line;
    `own_name`: the label of the page's own domain ("acme" of www.acme.example).
    """
    channel, said = _channel(around)
    if channel == "fax":
        return PhoneKind.FAX, f'labelled "{said}"'
    if by_range := _BY_RANGE.get(number_type(e164)):
        return by_range
    label = _label(around)
    if found := _RECEPTION.search(label):
        return PhoneKind.MAIN, f'labelled "{whole_word(found)}"'
    if person and (on_line or not _department(label)):
        mobile = channel == "mobile" or number_type(e164) == PhoneNumberType.MOBILE
        return (PhoneKind.MOBILE if mobile else PhoneKind.DIRECT), f"stands with {person}"
    if channel == "mobile":
        return PhoneKind.MOBILE, f'labelled "{said}"'
    if found := _DIRECT.search(label):
        return PhoneKind.DIRECT, f'labelled "{whole_word(found)}"'
    if department := _department(label):
        return PhoneKind.DEPARTMENT, f"for {department}"
    if _MINUS_NOUGHT.search(text) and len(text) > _LONGEST_AREA_CODE:
        return PhoneKind.MAIN, 'labelled "-0"'
    if _in_a_sentence(around.before) and not _OURSELVES.search(fold(around.before[-_LONGEST_BESIDE:])):
        return PhoneKind.OTHER, "in a sentence that does not speak of the company itself"
    return _by_what_is_above(e164, around, channel, own_name)


def _by_what_is_above(e164: str, around: Surroundings, channel: str, own_name: str) -> tuple[PhoneKind, str]:
    """For a number whose own label says no more than "Phone"."""
    heard, department = _title_above(around.above)
    if department:
        return PhoneKind.DEPARTMENT, f"for {department}"
    if channel == "toll-free" or number_type(e164) == PhoneNumberType.TOLL_FREE:
        return PhoneKind.TOLL_FREE, f'a toll-free number under "{heard}"' if heard else "a toll-free number"
    if number_type(e164) == PhoneNumberType.MOBILE:
        return PhoneKind.MOBILE, "a mobile number by its range"
    if heard:
        return PhoneKind.MAIN, f'under "{heard}"'
    own = next(
        (line for line in (around.before, *around.above) if len(own_name) >= _OWN_NAME and own_name in _letters(line)),
        None,
    )
    if own:
        return PhoneKind.MAIN, f'under "{squeeze(own)[-_NEAR:]}"'
    nearest = fold(around.above[0]) if around.above else ""
    if found := _ELSEWHERE.search(f"{fold(around.before)} {nearest}"):
        return PhoneKind.OTHER, f'beside "{whole_word(found)}"'
    if found := _BRANCH.search(nearest):
        return PhoneKind.BRANCH, f'under "{whole_word(found)}"'
    if not channel and _NAMED.search(around.before) and not _NUMBER.search(fold(around.before)):
        return PhoneKind.BRANCH, f'beside "{squeeze(around.before)[-_NEAR:]}"'
    return PhoneKind.MAIN, f"{GENERAL} in the page's {around.zone}" if around.zone in _OWN_ZONES else GENERAL


def _title_above(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """(word for reception, department) of the nearest line above that says either; departments only in titles."""
    first = True
    for position, line in enumerate(lines):
        folded = _AROUND_THE_CLOCK.sub("", _STREET_AFTER_MAIN.sub("", fold(line)))
        if found := _RECEPTION.search(folded):
            return whole_word(found), None
        if _ADDRESS_DIGITS.search(folded) or _nearest(folded):
            continue  # an address, or "Phone"
        if first or line.rstrip().endswith(":") or position == len(lines) - 1:
            department = _department(folded)
            if department and department != "service":  # "Service und Kontakt" heads every German footer
                return None, department
        first = False
    return None, None


def settled_kinds(sightings: Sequence[PublishedPhone]) -> dict[str, tuple[PhoneKind, str]]:
    """(kind, reason) of the numbers that are something else than each sighting alone says.

    A number that stands with several people, under several departments or with several extensions is nobody's own:
    it is the switchboard.
    """
    by_number: dict[str, list[PublishedPhone]] = defaultdict(list)
    for phone in sightings:
        by_number[phone.e164].append(phone)
    settled = {number: verdict for number, seen in by_number.items() if (verdict := _together(seen))}
    final = {number: settled.get(number, (seen[0].kind, seen[0].reason)) for number, seen in by_number.items()}
    if any(kind is PhoneKind.MAIN and reason.startswith(SAID) for kind, reason in final.values()):
        general = [number for number, verdict in final.items() if verdict == (PhoneKind.MAIN, GENERAL)]
        settled |= dict.fromkeys(general, (PhoneKind.BRANCH, "a general number beside the main one"))
    return settled


def _together(seen: Sequence[PublishedPhone]) -> tuple[PhoneKind, str] | None:
    """What several sightings of one number say together, or None where each may stand."""
    kinds = {phone.kind for phone in seen}
    if PhoneKind.FAX in kinds:
        fax = next(phone for phone in seen if phone.kind is PhoneKind.FAX)
        unsaid = all(phone is fax or phone.kind is fax.kind or phone.reason.startswith(GENERAL) for phone in seen)
        return (fax.kind, fax.reason) if unsaid else None
    people = {phone.person for phone in seen if phone.person}
    departments = [phone for phone in seen if phone.kind is PhoneKind.DEPARTMENT]
    extensions = {phone.extension for phone in seen if phone.extension}
    if len(extensions) >= _SHARED_BY and not kinds & {PhoneKind.MOBILE, PhoneKind.TOLL_FREE}:
        return PhoneKind.MAIN, f"shared by {len(extensions)} extensions"
    if len(people) >= _SHARED_BY:
        return PhoneKind.MAIN, f"shared by {len(people)} people"
    if len({phone.reason for phone in departments}) >= _SHARED_BY_DEPARTMENTS and kinds <= _UNSAID - {
        PhoneKind.TOLL_FREE
    }:
        return PhoneKind.MAIN, "shared by several departments"
    if len(kinds) == 1:
        return None
    said = next((p for p in seen if p.kind is PhoneKind.MAIN and p.reason.startswith(SAID)), None)
    if said:
        return said.kind, said.reason
    if departments and kinds == {PhoneKind.DEPARTMENT, PhoneKind.TOLL_FREE}:
        return departments[0].kind, departments[0].reason
    if kinds <= _UNSAID and len(departments) * 2 > len(seen):
        return departments[0].kind, departments[0].reason
    return None


def _channel(around: Surroundings) -> tuple[str, str]:
    """The channel that the nearest label names (fax, mobile, toll-free, telephone, direct, or none), and its word."""
    before = fold(around.before)
    if _FAX_AND_PHONE.search(before):
        return "telephone", squeeze(around.before)
    if (after := _FAX_AFTER.search(around.after)) and not _nearest(before):
        return "fax", squeeze(after[0]).strip("(- )")
    for text in (before, fold(around.column), *(fold(line) for line in around.above[:1] if len(line) < 30)):
        nearest = _nearest(text)
        if nearest:
            return nearest
    return "", ""


def _nearest(text: str) -> tuple[str, str] | None:
    """The channel whose word stands last in the text; of two that begin together the longer ("telefax")."""
    letter = _LETTER.search(text)
    if letter:
        return LETTERS[letter[1].lower()], letter[1].upper()
    found = [
        (match.start(), len(match[0]), name, match[0])
        for name, pattern in _CHANNELS
        for match in pattern.finditer(text)
    ]
    last = max(found, default=None)
    return (last[2], last[3]) if last else None


def _label(around: Surroundings) -> str:
    """The words nearest to the number, folded, without the mail addresses among them."""
    before = _ADDRESS.sub("", fold(around.before[-_LONGEST_BEFORE:]))[-_NEAR:]
    return _STREET_AFTER_MAIN.sub("", f"{before} {_ADDRESS.sub('', fold(_remark(around.after)))} {fold(around.column)}")


def _remark(after: str) -> str:
    """What is said of a number directly after it: "555-0142 (Sales)"."""
    if not after.startswith((" ", "(", "-", "–", ",")):
        return ""  # glued to the number: it begins the next thing
    opened = after.lstrip(" -–,").startswith(("(", "["))
    return after.split(")")[0][:_LONGEST_REMARK] if opened else after[:_LONGEST_REMARK]


def _in_a_sentence(before: str) -> bool:
    return len(_SMALL_WORD.findall(before[-_LONGEST_BESIDE:])) >= _SMALL_WORDS


def _letters(text: str) -> str:
    """The text as a domain's label would spell it."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _department(folded: str) -> str | None:
    return next((name for name, pattern in _DEPARTMENTS if pattern.search(folded)), None)
