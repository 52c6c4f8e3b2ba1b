"""In which language, and with which "you", the words are written, and how that language writes a day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from data.model import Case, Contact, Language, Pronoun, Voice
from data.tables.languages import DAYS, FAMILIAR_IN, LANGUAGE_OF, MONTH_FIRST_IN, MONTHS, SMALL_WORDS

_WORD = re.compile(r"[^\W\d_]+")


def language_for(case: Case, contact: Contact) -> Language:
    """The candidate's choice; else the language in which the company or the candidate wrote; else the country's.

    A text in another language than the candidate's own notes about it could not use them.
    """
    moment = contact.interviewer.moment if contact.interviewer else None
    return (
        case.candidate.language
        or language_of(case.said or "")
        or language_of(moment or "")
        or LANGUAGE_OF.get(contact.country or case.country or "", Language.ENGLISH)
    )


def language_of(text: str) -> Language | None:
    """The language whose small words stand in a text most often; None where there are none, or as many of two.

    >>> language_of("the talk about the Kafka move"), language_of("Kafka")
    (<Language.ENGLISH: 'en'>, None)
    """
    words = Counter(_WORD.findall(text.lower()))
    hits = sorted(((sum(words[word] for word in small), language) for language, small in SMALL_WORDS.items()))
    (second, _), (most, language) = hits[-2:]
    return language if most > second else None


def pronoun_for(case: Case, contact: Contact, voice: Voice) -> Pronoun:
    """Du or Sie: polite in the formal voice; else the candidate's choice; else the custom of the country."""
    if voice is Voice.FORMAL:
        return Pronoun.POLITE
    custom = Pronoun.FAMILIAR if (contact.country or case.country) in FAMILIAR_IN else Pronoun.POLITE
    return case.candidate.pronoun or custom


def day_in(language: Language, day: date, country: str | None) -> str:
    """A day without its year, as it stands in a sentence; in English as the country writes it.

    >>> [day_in(language, date(2026, 11, 1), "US") for language in Language]
    ['November 1', '1. November', '1er novembre', '1 de noviembre', '1 november']
    >>> day_in(Language.ENGLISH, date(2026, 11, 1), "GB")
    '1 November'
    """
    month = MONTHS[language][day.month - 1]
    if language is Language.ENGLISH and (country or "US") in MONTH_FIRST_IN:
        return f"{month} {day.day}"
    number = "1er" if language is Language.FRENCH and day.day == 1 else str(day.day)
    return DAYS[language].format(day=number, month=month)
