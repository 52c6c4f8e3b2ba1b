"""How a text sounds when it is spoken: how long it takes, how a telephone number is read out.

A voicemail is judged by the clock, so the clock is kept honest: syllables and pauses, each digit for
itself. The figures are those of somebody who reads aloud to a stranger and wants to be understood.
"""

from __future__ import annotations

import re
import unicodedata

import phonenumbers

from data.model import Language
from data.tables.languages import SYLLABLES_PER_SECOND
from data.tables.open_slots import OPEN_SLOTS, Slot

SECONDS_PER_DIGIT = 0.33  # slower than prose: somebody is writing along
SECONDS_PER_LETTER = 0.4  # of a name that is spelt: W-R-Z-O-S-E-K
PAUSES = {",": 0.2, ";": 0.3, ":": 0.3, "–": 0.3, "—": 0.3, ".": 0.4, "?": 0.4, "!": 0.4}
NUMBER_SLOTS = tuple(slots[Slot.NUMBER] for slots in OPEN_SLOTS.values())
SLOT_DIGITS = 10  # an open slot takes the time of what will stand there

_TOKEN = re.compile(
    "|".join(map(re.escape, NUMBER_SLOTS))
    + r"|\d|[^\W\d_](?:-[^\W\d_])+(?![^\W\d_])|[^\W\d_]+(?:['’][^\W\d_]+)*|[,;:.?!–—]"
)
_DIGITS = re.compile(r"\d+")
_BREATHS = re.compile(r"(?<=[.?!:;,]) ")

# What sounds in a syllable. A Spanish i or u beside a, e or o belongs to its syllable, and two of a, e, o are two.
_V = "aeiouyàáâäåæèéêëìíîïòóôöøùúûüýÿœ"
_GROUPS = re.compile(f"[{_V}]+")
_NUCLEI = {
    Language.SPANISH: re.compile("[aeoáéíóú]|(?<![aeoáéíóú])[iuüy]+(?![aeoáéíóúiuüy])"),
    Language.FRENCH: re.compile(f"(?!(?<=[^{_V}])es?$)[{_V}]+"),  # "notre" has one, "marché" two
}


def seconds(text: str, language: Language = Language.ENGLISH) -> float:
    """How long it takes to say `text`, in seconds, to a tenth.

    >>> seconds("Thank you, Jim!")
    1.2
    >>> seconds("2 0 2, 5 5 5, 0 1 4 3.")
    4.1
    """
    return round(sum(_token_seconds(token, language) for token in _TOKEN.findall(text)), 1)


def lines_to_read(text: str, width: int = 42) -> tuple[str, ...]:
    """A spoken text in lines of a breath each, for large type; an empty line between paragraphs.

    >>> lines_to_read("Hi Jim, this is Ada Lovelace, about the Project Manager role. Thank you for your time.")
    ('Hi Jim, this is Ada Lovelace,', 'about the Project Manager role.', 'Thank you for your time.')
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.append("")
        for breath in _BREATHS.split(paragraph):
            ends = lines[-1].endswith((".", "?", "!"))
            if lines[-1] and not ends and len(lines[-1]) + 1 + len(breath) <= width:
                lines[-1] += f" {breath}"
            elif lines[-1]:
                lines.append(breath)
            else:
                lines[-1] = breath
    return tuple(lines)


def spoken_number(written: str, listener: int | None = None, plus: str = "plus") -> str:
    """A telephone number as it is read out: digit by digit, in the groups of its country.

    `listener` is the calling code of the country where it is heard; there the number goes without its own.
    `plus` is that word in the language of the text. A number that cannot be parsed keeps its own groups.

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
    return f"{plus} " + _groups(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def _groups(number: str) -> str:
    return ", ".join(" ".join(group) for run in _DIGITS.findall(number) for group in _sayable(run))


def _sayable(digits: str) -> tuple[str, ...]:
    """Nobody keeps more than four digits in mind at once: 2312500 is said 231, 2500."""
    if len(digits) <= 4:
        return (digits,)
    return (digits[:3], *_sayable(digits[3:]))


def _token_seconds(token: str, language: Language) -> float:
    if token in PAUSES:
        return PAUSES[token]
    if token in NUMBER_SLOTS:
        return SLOT_DIGITS * SECONDS_PER_DIGIT
    if token.isdigit():
        return SECONDS_PER_DIGIT
    if "-" in token:
        return len(token.split("-")) * SECONDS_PER_LETTER
    return _syllables(token, language) / SYLLABLES_PER_SECOND[language]


def _syllables(word: str, language: Language) -> int:
    """Groups of vowels, without the silent e of "time" and "looked"; letter by letter where there is no vowel."""
    spelt = len(word) + 2 * word.count("W")
    if word.isupper() and len(word) > 1:  # HR, IT, SAP
        return spelt
    letters = unicodedata.normalize("NFC", word).lower()
    count = len(_NUCLEI.get(language, _GROUPS).findall(letters))
    if count > 1 and language is Language.ENGLISH and _ends_silently(letters):
        count -= 1
    return count or spelt


def _ends_silently(word: str) -> bool:
    """The e of looked, lines and time; not that of started, houses and table."""
    if word.endswith("ed"):
        return word[-3] not in "tdaeiouy"
    if word.endswith("es"):
        return word[-3] not in "aeiouyscgxzh"
    return word.endswith("e") and word[-2] not in "aeiouy" and not (word.endswith("le") and word[-3] not in "aeiouy")
