"""The numbers in a letter's own text: what each is for, by its label and by whose signature it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberType

from data.model import PhoneKind
from data.tables.mail_words import COUNTRY_OF
from data.tables.phone_labels import EXTENSION, FAX, MOBILE, NOT_A_NUMBER, TELEPHONE, TOLL_FREE
from data.tables.signature_words import DIRECT, MAIN, PRIVATE, REACHED, SOMEBODY_ELSES
from data.tables.signature_words import MOBILE as SIGNED_MOBILE
from discovery.mail.numbers import dialable
from discovery.pages.telephony import e164, number_type, read_number
from discovery.pages.text import fold, squeeze, word_beginnings

MOST_NUMBERS: Final = 12  # of one signature; a list of offices is no signature
_RUN: Final = re.compile(r"(?<![\w@./+])(?:\+|\(\+|\()?\d(?:[ ().\u00a0\u2010-\u2015/-]{0,4}\d){5,18}")
_EXTENSION: Final = re.compile(
    rf"[ ,;/–-]{{0,3}}\(?(?:{'|'.join(map(re.escape, EXTENSION))})\.?[ :.–-]{{0,3}}(\d{{1,6}})(?!\d)", re.IGNORECASE
)
_REMARK: Final = re.compile(r"\s?[(\[](?P<words>[^()\[\]\d]{1,40})[)\]]")
_NO_PHONE: Final = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,3}(?:\.\d{1,3}){3}$")
_SPLIT: Final = re.compile(r"\s{1,3}[/–-]\s{1,3}")
_NEAR: Final = 40  # characters before a number in which its label stands
_BETWEEN: Final = re.compile(r"[|·•;\t]|\s{3,}|,\s|\s[–-]\s")
_MINUS_NOUGHT: Final = re.compile(r"[-\u2010-\u2015/ ]0$")
_AMERICAN: Final = re.compile(r"\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}")
_COUNTRY_CODE: Final = re.compile(r"\+(1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(?=[ (./-])")
_LETTER: Final = re.compile(r"(?:^|[\s|•·,;/(])([tpofmcdvw])\s?[:.|)]?\s{0,2}$")
_LETTERS: Final = {"f": PhoneKind.FAX, "m": PhoneKind.MOBILE, "c": PhoneKind.MOBILE, "d": PhoneKind.DIRECT}
_REFUSED: Final = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(map(re.escape, NOT_A_NUMBER), key=len, reverse=True))})(?![^\W\d_])"
)
_TELEPHONE, _PRIVATE, _ELSES, _REACHED = map(
    word_beginnings, ((*TELEPHONE, "office", "buro", "bureau"), PRIVATE, SOMEBODY_ELSES, REACHED)
)
# In this order: "direct fax" is a fax, "mobile (direct)" a mobile.
_BY_WORD: Final = tuple(
    (kind, word_beginnings(words))
    for kind, words in (
        (PhoneKind.FAX, FAX),
        (PhoneKind.DEPARTMENT, SOMEBODY_ELSES),
        (PhoneKind.MAIN, MAIN),
        (PhoneKind.MOBILE, (*MOBILE, *SIGNED_MOBILE)),
        (PhoneKind.DIRECT, DIRECT),
        (PhoneKind.TOLL_FREE, TOLL_FREE),
    )
)
_BY_RANGE: Final = {
    PhoneNumberType.MOBILE: PhoneKind.MOBILE,
    PhoneNumberType.TOLL_FREE: PhoneKind.TOLL_FREE,
    PhoneNumberType.SHARED_COST: PhoneKind.SHARED_COST,
    PhoneNumberType.PREMIUM_RATE: PhoneKind.PREMIUM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPhone:
    """A number as a letter gives it."""

    e164: str
    text: str
    kind: PhoneKind | None  # None: nothing says it; see `settled`
    label: str
    reason: str
    extension: str | None = None
    beside_address: bool = False  # on a line with the company's name or a street


def regions(country: str | None, domain: str, language: str | None, text: str) -> tuple[str, ...]:
    """Whose national numbers to read, likeliest first: the case's country, the domain's, that of a number with its
    country code in the same letter, the language's.

    >>> regions(None, "nordlicht.de", "en", "Tel. 030 23125-142"), regions(None, "x.example", None, "+33 1 99 00 42 12")
    (('DE', 'GB'), ('FR', 'GB'))
    """
    code = _COUNTRY_CODE.search(text)
    abroad = phonenumbers.region_code_for_country_code(int(code[1])) if code else None
    english = "US" if _AMERICAN.search(text) else "GB"
    told = (country, _country_of(domain), abroad if abroad != "ZZ" else None, COUNTRY_OF.get(language or "", english))
    return tuple(dict.fromkeys(region for region in told if region))


def _country_of(domain: str) -> str | None:
    """The country whose code a domain ends in; those that are sold as words say nothing."""
    last = domain.rpartition(".")[2].upper().replace("UK", "GB")
    return last if last in phonenumbers.SUPPORTED_REGIONS and last not in _SOLD_AS_WORDS else None


_SOLD_AS_WORDS: Final = frozenset(("AI", "CC", "CO", "FM", "GG", "IO", "ME", "SH", "SO", "TO", "TV", "WS"))


def read_phones(
    lines: Sequence[str], regions: Sequence[str], company: str, *, is_signature: bool, is_person: bool
) -> tuple[SignedPhone, ...]:
    """The numbers of a signature, or those that the text above it gives with a word for reaching somebody.

    `is_person`: somebody signs; else it is a company's own footer.
    """
    found: list[SignedPhone] = []
    label_above = ""
    for line in lines:
        numbers = list(_in_line(line[:400], regions, label_above if is_signature else "", is_signature))
        named = not is_person and bool(company) and company in fold(line)
        found += [replace(number, beside_address=named or _is_address(line, number)) for number in numbers]
        label_above = line if not numbers and len(line) < _NEAR and line.rstrip().endswith(":") else ""
    return _settled(found[:MOST_NUMBERS], is_person=is_person)


def _in_line(line: str, regions: Sequence[str], above: str, is_signature: bool) -> Iterator[SignedPhone]:
    before = 0
    for run in _RUN.finditer(line):
        for text, start, end in _alternatives(run, regions):
            label = (above if start == 0 and not before else "") or _label(line[before:start])
            remark = _REMARK.match(line, end)
            extension = _EXTENSION.match(line, end)
            words = f"{label} {remark['words']}" if remark else label
            number = _number(text, regions, words, is_signature)
            before = extension.end() if extension else remark.end() if remark else end
            if number and not _PRIVATE.search(fold(words)):
                kind, reason = _kind(number, text, words)
                yield SignedPhone(
                    e164=number,
                    text=squeeze(text),
                    kind=kind,
                    label=squeeze(words),
                    reason=reason,
                    extension=extension[1] if extension else None,
                )


def _alternatives(run: re.Match[str], regions: Sequence[str]) -> list[tuple[str, int, int]]:
    """A run of digits as one number, or cut at " / " and " - " where as one it is none."""
    whole = run[0]
    if any(read_number(whole.strip(), region) for region in (*regions, None)) or not _SPLIT.search(whole):
        return [(whole, run.start(), run.end())]
    cut, at = [], 0
    for separator in (*_SPLIT.finditer(whole), None):
        end = separator.start() if separator else len(whole)
        cut.append((whole[at:end], run.start() + at, run.start() + end))
        at = separator.end() if separator else end
    return cut


def _label(before: str) -> str:
    """The words just before a number, back to the separator that parts it from something else."""
    pieces = _BETWEEN.split(before[-200:])
    near = next((piece for piece in reversed(pieces) if any(char.isalpha() for char in piece)), "")
    return near[-_NEAR:] if pieces[-1].strip(" :.–-(") or len(pieces) < 2 or not pieces[-1].strip() else ""


def _number(text: str, regions: Sequence[str], words: str, is_signature: bool) -> str | None:
    """The number in E.164, if its label or its form says that it is one."""
    folded = fold(words)
    labelled = bool(_TELEPHONE.search(folded) or any(p.search(folded) for _, p in _BY_WORD) or _LETTER.search(folded))
    if _NO_PHONE.match(text.strip()) or (_REFUSED.search(folded) and not labelled):
        return None
    if not is_signature and not labelled and not _REACHED.search(folded):
        return None
    valid = next(filter(None, (read_number(text.strip(), region) for region in regions)), None)
    if valid:
        return e164(valid)
    if not labelled and not text.lstrip("( ").startswith(("+", "00")):
        return None
    return next((found[0] for region in regions if (found := dialable(text, region))), None)


def _kind(number: str, text: str, words: str) -> tuple[PhoneKind | None, str]:
    folded = fold(words)
    letter = _LETTER.search(folded)
    if letter and letter[1] in _LETTERS:
        return _LETTERS[letter[1]], f'labelled "{letter[1].upper()}"'
    for kind, pattern in _BY_WORD:
        if pattern.search(folded):
            return kind, f'labelled "{squeeze(words).strip(" :.-")}"'
    if by_range := _BY_RANGE.get(number_type(number)):
        return by_range, f"{by_range} by its range"
    if _MINUS_NOUGHT.search(text.strip()) and len(text) > 6:
        return PhoneKind.MAIN, 'ends in "-0"'
    return None, ""


def _settled(found: Sequence[SignedPhone], *, is_person: bool) -> tuple[SignedPhone, ...]:
    """A number that only says "Tel." is the signer's own, unless another is, or it stands behind an address."""
    own = any(phone.kind is PhoneKind.DIRECT for phone in found)
    has_main = any(phone.kind is PhoneKind.MAIN for phone in found)
    settled = []
    for phone in found:
        if phone.kind is None:
            main = own or not is_person or (phone.beside_address and not has_main)
            own = own or not main
            reason = "the company's own, in a signature" if main else "in their signature"
            phone = replace(phone, kind=PhoneKind.MAIN if main else PhoneKind.DIRECT, reason=reason)
        settled.append(phone)
    return tuple({(phone.e164, phone.extension): phone for phone in reversed(settled)}.values())[::-1]


_STREET: Final = re.compile(
    r"\d{4,5}(?:\s?[A-Z]{2})?\s[^\W\d_]{3}|[^\W\d_]{3}\s{1,2}\d{1,4}\s?[,|·]|\d{1,5}\s[^\W\d_]+\s(?:st|street|road|rd|ave|avenue|parkway)\b",
    re.IGNORECASE,
)


def _is_address(line: str, phone: SignedPhone) -> bool:
    """Whether a number stands behind a postal address on its line."""
    return bool(_STREET.search(line.partition(phone.text)[0]))
