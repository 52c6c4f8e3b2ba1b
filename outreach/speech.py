"""How a text sounds when it is spoken: how long it takes, how a telephone number is read out.

A voicemail is judged by the clock, so the clock is kept honest: syllables and pauses, each digit for
itself. The figures are those of somebody who reads aloud to a stranger and wants to be understood.
"""

from __future__ import annotations

import re
import unicodedata

import phonenumbers

SYLLABLES_PER_SECOND = 4.8  # between the pauses; with them some 250 a minute, an unhurried conversation
SECONDS_PER_DIGIT = 0.33  # slower than prose: somebody is writing along
PAUSES = {",": 0.2, ";": 0.3, ":": 0.3, "–": 0.3, "—": 0.3, ".": 0.4, "?": 0.4, "!": 0.4}
SLOT_DIGITS = {"[your number]": 10}  # a slot takes the time of what will stand there

_TOKEN = re.compile(r"\[your number\]|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[,;:.?!–—]")
_VOWELS = re.compile(r"[aeiouy]+")
_DIGITS = re.compile(r"\d+")


def seconds(text: str) -> float:
    """How long it takes to say `text`, in seconds, to a tenth.

    >>> seconds("Thank you, Jim!")
    1.2
    >>> seconds("2 0 2, 5 5 5, 0 1 4 3.")
    4.1
    """
    return round(sum(_token_seconds(token) for token in _TOKEN.findall(text)), 1)


def spoken_number(written: str, listener: int | None = None) -> str:
    """A telephone number as it is read out: digit by digit, in the groups of its country.

    `listener` is the calling code of the country where it is heard; there the number goes without its own.
    A number that cannot be parsed keeps the groups in which it was written.

    >>> spoken_number("+1 202 555 0143", listener=1)
    '2 0 2, 5 5 5, 0 1 4 3'
    >>> spoken_number("+44 20 7946 0958", listener=1)
    'plus 4 4, 2 0, 7 9 4 6, 0 9 5 8'
    """
    try:
        number = phonenumbers.parse(written)
    except phonenumbers.NumberParseException:
        return _groups(written)
    if number.country_code == listener:
        return _groups(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    return "plus " + _groups(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def _groups(number: str) -> str:
    return ", ".join(" ".join(group) for run in _DIGITS.findall(number) for group in _sayable(run))


def _sayable(digits: str) -> tuple[str, ...]:
    """Nobody keeps more than four digits in mind at once: 2312500 is said 231, 2500."""
    if len(digits) <= 4:
        return (digits,)
    return (digits[:3], *_sayable(digits[3:]))


def _token_seconds(token: str) -> float:
    if token in PAUSES:
        return PAUSES[token]
    if token in SLOT_DIGITS:
        return SLOT_DIGITS[token] * SECONDS_PER_DIGIT
    if token.isdigit():
        return SECONDS_PER_DIGIT
    return _syllables(token) / SYLLABLES_PER_SECOND


def _syllables(word: str) -> int:
    """Groups of vowels, without the silent e of "time" and "looked"; letter by letter where there is no vowel."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    spelt = len(word) + 2 * word.count("W")
    if word.isupper() and len(word) > 1:  # HR, IT, SAP
        return spelt
    letters = plain.lower()
    count = len(_VOWELS.findall(letters))
    if count > 1 and _ends_silently(letters):
        count -= 1
    return count or spelt


def _ends_silently(word: str) -> bool:
    """The e of looked, lines and time; not that of started, houses and table."""
    if word.endswith("ed"):
        return word[-3] not in "tdaeiouy"
    if word.endswith("es"):
        return word[-3] not in "aeiouyscgxzh"
    return word.endswith("e") and word[-2] not in "aeiouy" and not (word.endswith("le") and word[-3] not in "aeiouy")
