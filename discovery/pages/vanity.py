"""Numbers that are not written in digits, or not whole: "1-888-JKL-01GO", "(0xx11) 2555-0123", "ext. 207"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import phonenumbers

from data.model import Method
from discovery.pages.document import Document
from discovery.pages.phones import PhoneSpot
from discovery.pages.telephony import e164, read_number
from discovery.pages.text import found_on_lines

_KEYPAD: Final = r"[\dA-Z]"
_TOLL_FREE: Final = re.compile(
    r"(?<![\w-])(?:\+?1[-. ]{0,2})?\(?8(?:00|88|77|66|55|44|33)\)?[-. ]{1,3}"
    rf"(?:{_KEYPAD}{{1,12}}[-. ]?){{1,4}}(?<=[\dA-Z])(?!\w)"
)
_TOLL_FREE_SIGN: Final = re.compile(r"8(?:00|88|77|66|55|44|33)\)?[-. ]")
_LOCAL_SIGN: Final = re.compile(r"\d\d\d[)-]")
_CARRIER_SIGN: Final = re.compile(r"0[xX]{2}")
_LOCAL: Final = re.compile(rf"(?<![\w-])(?:\(\d{{3}}\)[ ]?|\d{{3}}-){_KEYPAD}{{3}}[- ]?{_KEYPAD}{{4}}(?!\w)")
_FEWEST_LETTERS: Final = 3

# Brazil: the caller puts their carrier's code in the place of the x.
_CARRIER_LEFT_OPEN: Final = re.compile(r"\(?0[xX]{2}[ -]?(\d\d)\)?[ -]?(\d{4,5})[- .]?(\d{4})(?!\d)")


def numbers_in_letters(document: Document) -> Iterator[PhoneSpot]:
    """North American numbers spelt on the keypad. Letters beyond the seventh are there for the eye."""
    text = document.text
    for found in (*found_on_lines(_TOLL_FREE_SIGN, _TOLL_FREE, text), *found_on_lines(_LOCAL_SIGN, _LOCAL, text)):
        if sum(character.isalpha() for character in found[0]) < _FEWEST_LETTERS:
            continue
        digits = re.sub(r"\D", "", phonenumbers.convert_alpha_characters_in_number(found[0])).removeprefix("1")
        number = read_number("+1" + digits[:10], None) if len(digits) >= 10 else None
        if number:
            yield PhoneSpot(e164(number), found[0], Method.TEXT, found.start(), found.end())
    for found in found_on_lines(_CARRIER_SIGN, _CARRIER_LEFT_OPEN, text):
        number = read_number("+55" + "".join(found.groups()), None)
        if number:
            yield PhoneSpot(e164(number), found[0], Method.TEXT, found.start(), found.end())


_TWO_DIGITS: Final = re.compile(r"\d\d")
_MINUS_NOUGHT: Final = re.compile(r"[-\u2010-\u2015]0$")
_BARE_EXTENSION: Final = re.compile(
    r"(?<![^\W\d_])(?:ext(?:ension|n)?|durchwahl|toestel|poste|anexo|ramal)\.?[ ]?[:#]?[ ]{0,2}-?"
    r"(?P<first>\d{2,5})(?![\d-])",
    re.IGNORECASE,
)


def bare_extensions(document: Document, phones: Sequence[PhoneSpot], is_main: Sequence[bool]) -> Iterator[PhoneSpot]:
    """Extensions without a number: they belong to the nearest main number before them, or else to the first."""
    taken = {position for spot in phones for position in range(spot.start, spot.end)}
    mains = [spot for spot, main in zip(phones, is_main, strict=True) if main]
    for found in found_on_lines(_TWO_DIGITS, _BARE_EXTENSION, document.text) if mains else ():
        if found.end() - 1 not in taken:
            main = next((spot for spot in reversed(mains) if spot.end <= found.start()), mains[0])
            yield _extended(main, found)


def _extended(main: PhoneSpot, found: re.Match[str]) -> PhoneSpot:
    """An extension of a number; of one that ends in "-0" it takes the nought's place."""
    digits = found["first"]
    if _MINUS_NOUGHT.search(main.text):
        return PhoneSpot(main.e164[:-1] + digits, found[0], Method.TEXT, found.start(), found.end())
    return PhoneSpot(main.e164, found[0], Method.TEXT, found.start(), found.end(), digits)
