"""In which country a page is at home: whose national numbers stand on it without a country code."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

import phonenumbers

from data.tables.countries import (
    COUNTRY_OF,
    CURRENCIES,
    HOME_OF_LANGUAGE,
    LANGUAGE_WORDS,
    LEGAL_SIGNS,
    NO_COUNTRY,
    POSTAL_ADDRESSES,
    country_names,
)
from discovery.pages.document import Document
from discovery.pages.telephony import read_number
from discovery.pages.text import fold, found_on_lines

_WITH_COUNTRY_CODE: Final = re.compile(
    r"(?<![\d+])(?:\+|00)[ ]?(?P<digits>[1-9](?:[ ().\u2010-\u2015/-]{0,3}\d){7,14})"
)
_COUNTRY_CODE_SIGN: Final = re.compile("[+0]")
_NORTH_AMERICAN: Final = re.compile(
    r"(?<![\d.+-])(?:1[-. ])?\(?[2-9]\d\d[)][ ]?[2-9]\d\d[-. ]\d{4}(?!\d)"
    r"|(?<![\d.+-])(?:1[-. ])?[2-9]\d\d([-.])[2-9]\d\d\1\d{4}(?!\d)"
)
_NORTH_AMERICAN_SIGN: Final = re.compile(r"\d\d\d[-. ]\d\d\d\d")
# With a 0 at the front on an English page: British, where nothing speaks for another country.
_BRITISH: Final = re.compile(r"(?<![\d.+/-])\(?0[1-357-9]\d{1,3}\)?[ -]?\d{3,6}(?:[ -]?\d{2,4}){0,2}(?![\d./-])")
_NOUGHT: Final = re.compile("0")
_READ: Final = 200_000  # characters of text that are looked at
_MOST: Final = 20  # votes of one sort that one page may cast

# How much a sign weighs. A top-level domain is chosen on purpose; one number with a country code may be a customer's.
_TLD, _COUNTRY_CODE, _LEGAL, _CURRENCY, _LANGUAGE, _NANP, _NATIONAL = 6, 2, 2, 1, 2, 3, 1
_ADDRESS_MOST: Final = 6
_LONGEST_ADDRESS: Final = 200  # characters of a line with a postal address
_DIGIT: Final = re.compile(r"\d")
_LONGEST_COUNTRY_LINE: Final = 80  # characters


def home_region(document: Document, marked_up: str | None = None) -> str | None:
    """The likeliest country (ISO 3166-1 alpha-2) of a page, or None where nothing speaks.

    `marked_up`: what the page's own mark-up gives as its country.
    """
    votes: Counter[str] = Counter()
    text = document.text[:_READ]
    if marked_up:
        votes[marked_up] += _TLD
    for region in (_of_top_level_domain(document.url), _of_language_tag(document)):
        if region:
            votes[region] += _TLD
    for region, count in _of_country_codes(text).items():
        votes[region] += _COUNTRY_CODE * min(count, _MOST)
    lines = _address_lines(document)
    for region, weight, pattern in POSTAL_ADDRESSES:
        votes[region] += weight * min(sum(1 for _ in pattern.finditer(lines)), _ADDRESS_MOST)
    folded = fold(text)
    for region, signs in LEGAL_SIGNS.items():
        votes[region] += _LEGAL * sum(sign in folded for sign in signs)
    for region, signs, prices in CURRENCIES:
        votes[region] += _CURRENCY * (any(sign in text for sign in signs) and prices.search(text) is not None)
    votes["US"] += _NANP * min(_north_american(text), 2)
    spoken = document.language or _spoken(folded)
    if spoken in HOME_OF_LANGUAGE:
        votes[HOME_OF_LANGUAGE[spoken]] += _LANGUAGE
    elif spoken == "en":
        votes["GB"] += _NATIONAL * _has_british_number(text)
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else None


def _north_american(text: str) -> int:
    """How many numbers stand there as they are written in North America."""
    return sum(1 for _ in found_on_lines(_NORTH_AMERICAN_SIGN, _NORTH_AMERICAN, text))


def postal_country(document: Document) -> str | None:
    """The country that the postal addresses on the page speak for, if only one."""
    lines = _address_lines(document)
    found = {region for region, weight, pattern in POSTAL_ADDRESSES if weight > 1 and pattern.search(lines)}
    return found.pop() if len(found) == 1 else None


def _address_lines(document: Document) -> str:
    """The lines that may be of an address: short ones with a digit."""
    lines = (
        document.text[line.start : line.end] for line in document.lines if line.end - line.start <= _LONGEST_ADDRESS
    )
    return "\n".join(line for line in lines if _DIGIT.search(line))[:_READ]


def iso_country(named: str | None) -> str | None:
    """A country as mark-up writes it, as its ISO code: "DE", "Germany", "USA"."""
    if not named:
        return None
    code = country_names().get(fold(named).strip(" ."), named.strip().upper())
    return code if code in phonenumbers.SUPPORTED_REGIONS else None


def regions_of_lines(document: Document) -> tuple[tuple[int, str], ...]:
    """The lines that name a country and no more, or end an address with one, as (line, ISO code)."""
    named = []
    for index, line in enumerate(document.lines):
        if line.end - line.start <= _LONGEST_COUNTRY_LINE and not line.linked:
            last = document.text[line.start : line.end].rpartition(",")[2]
            code = country_names().get(fold(last).strip(" .,:-–0123456789()"))
            if code:
                named.append((index, code))
    return tuple(named)


def _of_top_level_domain(url: str) -> str | None:
    label = (urlsplit(url).hostname or "").rpartition(".")[2]
    if label in NO_COUNTRY:
        return None
    region = COUNTRY_OF.get(label, label.upper())
    return region if region in phonenumbers.SUPPORTED_REGIONS else None


def _of_language_tag(document: Document) -> str | None:
    """The region of lang="de-AT"; "en-US" is what software writes that was never told."""
    tag = (document.root.get("lang") or "").replace("_", "-")
    region = tag[-2:].upper() if len(tag) == 5 and tag[2] == "-" else ""
    return region if region in phonenumbers.SUPPORTED_REGIONS and tag.lower() not in ("en-us", "en-gb") else None


def _of_country_codes(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for match in islice(found_on_lines(_COUNTRY_CODE_SIGN, _WITH_COUNTRY_CODE, text), _MOST + 1):
        digits = re.sub(r"\D", "", match["digits"].replace("(0)", ""))
        try:
            number = phonenumbers.parse("+" + digits)
        except phonenumbers.NumberParseException:
            continue
        region = phonenumbers.region_code_for_number(number)
        if region:
            found[region] += 1
    return found


def _has_british_number(text: str) -> bool:
    candidates = islice(found_on_lines(_NOUGHT, _BRITISH, text), _MOST)
    return any(read_number(found[0], "GB") for found in candidates)


def _spoken(folded: str) -> str:
    """The language whose commonest words are commonest here."""
    sample = folded[:20_000]
    counts = {language: sum(sample.count(word) for word in words) for language, words in LANGUAGE_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= 3 else ""
