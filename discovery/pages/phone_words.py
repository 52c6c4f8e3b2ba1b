"""What the words around a number say: by which medium it is reached, and what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final

from data.model import PhoneKind
from data.tables.phone_labels import (
    BRANCH,
    CONTACT,
    DEPARTMENTS,
    DIRECT,
    ELSEWHERE,
    FAX,
    INVITING,
    LETTERS,
    MOBILE,
    NUMBER,
    OFFICE,
    OURSELVES,
    RECEPTION,
    TELEPHONE,
    TOLL_FREE,
)
from discovery.pages.surroundings import Surroundings
from discovery.pages.text import fold, squeeze, whole_word, word_beginnings


class Medium(StrEnum):
    """By what means a number is reached, as its nearest label says."""

    TELEPHONE = "telephone"
    FAX = "fax"
    MOBILE = "mobile"
    TOLL_FREE = "toll-free"
    DIRECT = "direct"


_MEDIA: Final = tuple(
    (medium, word_beginnings(words))
    for medium, words in (
        (Medium.FAX, FAX),
        (Medium.TOLL_FREE, TOLL_FREE),
        (Medium.MOBILE, MOBILE),
        (Medium.TELEPHONE, TELEPHONE),
    )
)
_LETTER: Final = re.compile(rf"(?:^|[\s|•·,;/(])([{''.join(LETTERS)}])[ ]?[:.|)]?[ ]{{0,2}}$", re.IGNORECASE)
_REMARK: Final = re.compile(r"[ ]?(?:[-–,][ ]?)?(?P<bracket>[(\[]?)[ ]?(?P<words>[^\d\n()\[\]]{1,30})")
_FAX_AND_PHONE: Final = re.compile(
    r"(?<![a-z])(?:tel|phone|fon|telefon|telephone|p|t)[a-z.]{0,8}"
    r"(?:[ ]?[/&+,-][ ]?|[ ](?:and|und|et|y|e|i|en|och|og|u\.)[ ])(?:tele)?(?:fax|f)\b[^\d]{0,12}$"
)
_CONTACT: Final = word_beginnings(CONTACT)
_RECEPTION, _OFFICE, _DIRECT, _BRANCH, _ELSEWHERE, _OURSELVES, _INVITING, _NUMBER = map(
    word_beginnings, (RECEPTION, OFFICE, DIRECT, BRANCH, ELSEWHERE, OURSELVES, (*OURSELVES, *INVITING), NUMBER)
)
_DEPARTMENTS: Final = tuple((name, word_beginnings(words)) for name, words in DEPARTMENTS.items())
_STREET_AFTER_MAIN: Final = re.compile(r"main (?:st|street|road|rd|ave|blvd)\b")
_MAIL_ADDRESS: Final = re.compile(r"(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,253}")
_POSTAL_DIGITS: Final = re.compile(r"\d{3}|^\d|\d$")
_AROUND_THE_CLOCK: Final = re.compile(r"\b24 ?/ ?7\b|\b24 ?(?:h|hours|std)\b")  # digits that are no address
_AS_IN_A_DOMAIN: Final = re.compile(r"[^a-z0-9]")
_SMALL_WORD: Final = re.compile(r"(?<![^\W_])[a-zà-ÿ]{2,}(?![\w:])")
_SMALL_WORDS: Final = 5  # so many just before a number make it part of a sentence
_NAMED: Final = re.compile(r"[^\W\d_]{3,}[^:;\n]{0,40}[:;–-][ ]?$")
_NEAR: Final = 60  # characters of the line before a number in which its label stands
_LONGEST_BESIDE: Final = 90
_LONGEST_BEFORE: Final = 200
_LONGEST_REMARK: Final = 30
_LONGEST_ANNOUNCEMENT: Final = 30  # characters of the line above that may say "Phone:"
_ANY_SERVICE: Final = "service"  # "Service und Kontakt" heads every German footer


def medium_of(around: Surroundings) -> tuple[Medium, str] | None:
    """The medium that the nearest label names, and its word; None where none does."""
    before = fold(around.before)
    if _FAX_AND_PHONE.search(before):
        return Medium.TELEPHONE, squeeze(around.before)
    if not _medium_in(before) and (after := _medium_after(around.after)):
        return after
    above = [fold(line) for line in around.above[:1] if len(line) < _LONGEST_ANNOUNCEMENT]
    return next(filter(None, map(_medium_in, (before, fold(around.column), *above))), None)


def _medium_in(text: str) -> tuple[Medium, str] | None:
    """The medium whose word stands last in the text; of two that begin together the longer ("telefax")."""
    if letter := _LETTER.search(text):
        return Medium(LETTERS[letter[1].lower()]), letter[1].upper()
    found = [
        (match.start(), len(match[0]), medium, match[0])
        for medium, pattern in _MEDIA
        for match in pattern.finditer(text)
    ]
    last = max(found, default=None)
    return (last[2], last[3]) if last else None


def _medium_after(after: str) -> tuple[Medium, str] | None:
    """The medium of a remark behind a number: "(mobile)", "- Fax"; with a colon it is the next number's label."""
    remark = _REMARK.match(after)
    if not remark or ":" in remark["words"]:
        return None
    words = fold(remark["words"]).strip(" .")
    if remark["bracket"] and words in LETTERS:
        return Medium(LETTERS[words]), words.upper()
    for medium, pattern in _MEDIA:
        if (remark["bracket"] or medium is Medium.FAX) and (found := pattern.match(words)):
            return medium, whole_word(found)
    return None


def label_of(around: Surroundings) -> str:
    """The words nearest to the number, folded, without the mail addresses among them."""
    before = _MAIL_ADDRESS.sub("", fold(around.before[-_LONGEST_BEFORE:]))[-_NEAR:]
    after = _MAIL_ADDRESS.sub("", fold(_remark(around.after)))
    return _STREET_AFTER_MAIN.sub("", f"{before} {after} {fold(around.column)}")


def _remark(after: str) -> str:
    """What is said of a number directly after it: "555-0142 (Sales)"."""
    if not after.startswith((" ", "(", "-", "–", ",")):
        return ""  # glued to the number: it begins the next thing
    opened = after.lstrip(" -–,").startswith(("(", "["))
    return after.split(")")[0][:_LONGEST_REMARK] if opened else after[:_LONGEST_REMARK]


def reception_in(folded: str) -> str | None:
    """The word for the switchboard in a label, or None."""
    return _word(_RECEPTION, folded)


def office_in(folded: str) -> str | None:
    """A word that means the switchboard where no department stands with it: "Office:", but not "Ticket Office:"."""
    return _word(_OFFICE, folded)


def direct_in(folded: str) -> str | None:
    """The word for somebody's own line in a label, or None."""
    return _word(_DIRECT, folded)


def branch_in(folded: str) -> str | None:
    """The word for another location, or None."""
    return _word(_BRANCH, folded)


def elsewhere_in(folded: str) -> str | None:
    """The word that makes it other people's number, or None."""
    return _word(_ELSEWHERE, folded)


@lru_cache(maxsize=4_096)  # the lines above a number are above the next one, too
def department_in(folded: str) -> str | None:
    """The department that a label names, in English, or None."""
    return next((name for name, pattern in _DEPARTMENTS if pattern.search(folded)), None)


def _word(pattern: re.Pattern[str], folded: str) -> str | None:
    found = pattern.search(folded)
    return whole_word(found) if found else None


def title_above(lines: Sequence[str]) -> tuple[PhoneKind, str] | None:
    """What the nearest line above says that says anything: (MAIN, its word), (DIRECT, its word), (DEPARTMENT, which).

    A word for reception counts anywhere; the others in titles: the line right above, a heading, one with a colon.
    """
    first = True
    for position, line in enumerate(lines):
        folded = _AROUND_THE_CLOCK.sub("", _STREET_AFTER_MAIN.sub("", fold(line)))
        direct, department = direct_in(folded), department_in(folded)
        if heard := reception_in(folded) or (None if department else office_in(folded)):
            return PhoneKind.MAIN, heard
        if _POSTAL_DIGITS.search(folded) or (_medium_in(folded) and not (direct or department)):
            continue  # an address, or "Phone"
        if first or line.rstrip().endswith(":") or position == len(lines) - 1:
            if direct:
                return PhoneKind.DIRECT, direct
            if department and department != _ANY_SERVICE:
                return PhoneKind.DEPARTMENT, department
        first = False
    return None


def names(around: Surroundings, own_name: str) -> str | None:
    """The words beside or above a number that bear the company's own name, be it in an address, or None."""
    lines = (around.before, *around.above)
    return next((squeeze(line)[-_NEAR:] for line in lines if own_name in _AS_IN_A_DOMAIN.sub("", fold(line))), None)


def name_beside(around: Surroundings) -> str | None:
    """A name that introduces the number on its line, and no label: "Columbus: 614-555-0130"."""
    named = _NAMED.search(around.before) and not _NUMBER.search(fold(around.before))
    return squeeze(around.before)[-_NEAR:] if named else None


def in_a_sentence_of_others(before: str) -> bool:
    """Whether a number stands in a sentence that neither speaks of the company itself nor invites a call."""
    near = before[-_LONGEST_BESIDE:]
    return len(_SMALL_WORD.findall(near)) >= _SMALL_WORDS and not _INVITING.search(fold(near))


def of_ourselves(around: Surroundings) -> bool:
    """Whether the words before a number speak of the company as "we", or those above head its own contacts."""
    headed = any(_CONTACT.match(fold(line)) for line in around.above)
    return headed or bool(_OURSELVES.search(fold(around.before[-_LONGEST_BESIDE:])))
