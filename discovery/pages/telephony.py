"""From a piece of text to a telephone number in E.164, by libphonenumber and what it leaves to its callers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberFormat

FEWEST_DIGITS, MOST_DIGITS = 7, 17
_FEWEST_NATIONAL: Final = 9
_MOST_IN_E164: Final = 15  # ITU-T E.164 section 6.1: with the country code
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_NORTH_AMERICAN_TOLL_FREE: Final = re.compile(r"\(?1\)?[-. ]\(?8(?:00|88|77|66|55|44|33)\)?[-. ]\d{3}[-. ]?\d{4}")
_WRITTEN: Final = re.compile(r"(?:\+|\()?[ ]?\d[\d ().\[\]/\u2010-\u2015·+-]{5,30}")
_EXTENSION: Final = re.compile(r"(?:;ext=|[ ,]{1,2}(?:ext\.?|x)[ ]?)(\d{1,6})", re.IGNORECASE)


@lru_cache(maxsize=256)
def trunk_prefix(region: str) -> str:
    """What a country's national numbers begin with: "0" in most of Europe, "1" in North America, nothing in Spain."""
    metadata = PhoneMetadata.metadata_for_region(region, None)
    return (metadata.national_prefix or "") if metadata else ""


@lru_cache(maxsize=4_096)
def read_number(piece: str, region: str | None, labelled: bool = False, abroad: bool = False) -> PhoneNumber | None:
    """The number that a piece of text is, or None.

    `labelled`: something says that it is one, so that it may be written oddly; `abroad`: it stands under a country's
    name on another country's page, so that it may lack the 0 with which it begins at home.
    """
    piece = piece.strip()
    if piece.startswith(("(+", "( +")):
        piece = piece.replace("(", "", 1).replace(")", "", 1)
    if piece.startswith("00") and not piece.startswith("000"):
        piece = "+" + piece[2:]
    international = piece.startswith("+")
    if not international and region and trunk_prefix(region) != "1" and _NORTH_AMERICAN_TOLL_FREE.fullmatch(piece):
        region = "US"  # "1 866 555 0142" on a Mexican page is for callers from the north
    if labelled and _begins_with_country_code(piece, region) and (number := _without_plus(piece, region)):
        return number
    parsed = _parse(piece, region)
    if (
        parsed
        and phonenumbers.is_valid_number(parsed)
        and (international or abroad or _begins_as_at_home(piece, parsed, region))
    ):
        return parsed
    return _without_plus(piece, region) if labelled and not international else None


def _without_plus(piece: str, region: str | None) -> PhoneNumber | None:
    """The number whose country code stands without its plus: the country's own, or any that has digits enough."""
    number = _parse("+" + piece.lstrip("("), None)
    if number is None or not phonenumbers.is_valid_number(number):
        return None
    own = number.country_code == phonenumbers.country_code_for_region(region) if region else False
    return number if own or (region is None and len(str(number.national_number)) >= _FEWEST_NATIONAL) else None


def _begins_with_country_code(piece: str, region: str | None) -> bool:
    """Whether a group of its own at the front is the country's code: "62 21 2501007" in Indonesia."""
    code = phonenumbers.country_code_for_region(region) if region else 0
    return code > 1 and re.match(rf"\(?{code}(?!\d)", piece) is not None


def _begins_as_at_home(piece: str, number: PhoneNumber, region: str | None) -> bool:
    """Where national numbers begin with 0, one without it lacks its area code; service numbers have none."""
    if region is None or trunk_prefix(region) != "0" or piece.lstrip("( ").startswith("0"):
        return True
    return phonenumbers.number_type(number) not in (
        phonenumbers.PhoneNumberType.FIXED_LINE,
        phonenumbers.PhoneNumberType.MOBILE,
    )


def believed_number(written: str, region: str | None) -> tuple[str, str | None] | None:
    """(E.164, extension) of what mark-up calls a telephone, even where libphonenumber doubts it, or None.

    >>> believed_number("020 7946 0958", "GB"), believed_number("tel:+1-425-555-0123;ext=12", None)
    (('+442079460958', None), ('+14255550123', '12'))
    """
    written = _INVISIBLE.sub("", unquote(written))
    found = _WRITTEN.search(written)
    if not found:
        return None
    number = _believed(found[0].strip(" (./-["), region)
    extension = _EXTENSION.match(written, found.end()) or _EXTENSION.search(written)
    return (number, extension[1] if extension else None) if number else None


def _believed(piece: str, region: str | None) -> str | None:
    number = read_number(piece, region, labelled=True) or _parse(piece, region)
    if number and phonenumbers.is_possible_number(number):
        return e164(number)
    again = _parse("+" + piece.lstrip("+(0 "), None)
    if again and phonenumbers.is_valid_number(again):
        return e164(again)
    digits = re.sub(r"\D", "", piece)
    return f"+{digits}" if piece.startswith("+") and FEWEST_DIGITS < len(digits) <= _MOST_IN_E164 else None


def e164(number: PhoneNumber) -> str:
    """The number as machines write it."""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=4_096)
def number_type(number: str) -> int:
    """libphonenumber's `PhoneNumberType` of a number in E.164; unknown where it does not know the country code."""
    parsed = _parse(number, None)
    return int(phonenumbers.number_type(parsed) if parsed else phonenumbers.PhoneNumberType.UNKNOWN)


def _parse(piece: str, region: str | None) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(piece, region)
    except phonenumbers.NumberParseException:
        return None
    digits = f"{number.country_code}{phonenumbers.national_significant_number(number)}"
    return number if len(digits) <= _MOST_IN_E164 else None  # libphonenumber lets German ones be longer
