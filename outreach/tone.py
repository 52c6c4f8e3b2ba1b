"""A text read with the reader's eyes: what would argue, hurt, press, flatter or bore, and how to say it better.

The phrases stand in data/tables/tone/LANGUAGE.txt, a row each; here they are compiled and looked for. Precision
comes first: a linter that cries wolf is switched off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from data.model import Language
from data.tables.tone_words import ADVICE, CONTRACTIONS, NEGATIONS


class Tone(StrEnum):
    """What can be wrong with a sentence to somebody who has just said no; the graver first."""

    ANGER = "anger"
    ARGUING = "arguing"  # with the decision
    PRESSURE = "pressure"
    GUILT = "guilt"  # makes the reader feel it
    SELF_PITY = "self-pity"
    SURPRISE = "surprise"  # at how the contact was found
    FLATTERY = "flattery"
    SEVERAL_ASKS = "several-asks"
    JARGON = "jargon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A sentence that would be better otherwise."""

    tone: Tone
    sentence: str  # as it stands
    phrase: str  # what gave it away, in plain small letters
    why: str
    better: str


def findings_in(text: str, language: Language = Language.ENGLISH) -> tuple[Finding, ...]:
    """What the linter finds, in the order of the text; a sentence has at most one finding of a class.

    >>> [str(finding.tone) for finding in findings_in("Please reconsider your decision. Thank you.")]
    ['arguing']
    """
    asked: set[str] = set()
    return tuple(finding for sentence in sentences(text) for finding in _of_sentence(sentence, language, asked))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a line ends one, too.

    >>> sentences("Hi Jim,\\nthank you. Shall we talk? Yes")
    ('Hi Jim,', 'thank you.', 'Shall we talk?', 'Yes')
    """
    return tuple(filter(None, (sentence.strip() for sentence in _SENTENCE_END.split(text))))


def _of_sentence(sentence: str, language: Language, asked: set[str]) -> Iterator[Finding]:
    """`asked`: what the text has asked for so far; a second thing is one too many, in whatever sentence."""
    plain = plain_words(sentence, language)
    table = _table(language)
    for tone in Tone:
        if tone is Tone.SEVERAL_ASKS:
            before = len(asked)
            asked |= _asks(plain, table)
            found = _Hit(phrase=", ".join(sorted(asked))) if len(asked) > max(before, 1) else None
        else:
            found = _hit(plain, table.phrases.get(tone, ()), language)
        if found is None and tone is Tone.ANGER and _SHOUTED.search(sentence):
            found = _Hit(phrase="capitals")
        if found:
            why, better = ADVICE[tone]
            yield Finding(tone=tone, sentence=sentence, phrase=found.phrase, why=why, better=found.better or better)


def plain_words(sentence: str, language: Language = Language.ENGLISH) -> str:
    """A sentence as the phrases are written: small letters, contractions written out, one space around every word.

    >>> plain_words("I can’t see it, Jim!")
    ' i can not see it jim '
    """
    text = sentence.lower().translate(_APOSTROPHES)
    for short, full in CONTRACTIONS.get(language, ()):
        text = text.replace(short, full)
    return f" {' '.join(_WORD.findall(text))} "


_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s”»“’\"')]+|\n+")
_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_SHOUTED = re.compile(r"\b[A-Z]{3,}[ ,]+(?:[A-Z]+[ ,]+)?[A-Z]{3,}[ ,]+[A-Z]{2,}\b")  # THIS IS NOT FAIR


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    pattern: re.Pattern[str]
    better: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    phrase: str
    better: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The phrases of one language."""

    phrases: dict[Tone, tuple[_Phrase, ...]]
    openings: tuple[_Phrase, ...]  # words with which something is asked for
    asks: dict[str, tuple[_Phrase, ...]]  # what it may be


def _hit(plain: str, phrases: tuple[_Phrase, ...], language: Language) -> _Hit | None:
    """The first phrase that stands in the sentence and is not denied there."""
    negated = _negated(language)
    for phrase in phrases:
        for found in phrase.pattern.finditer(plain):
            if not negated.search(plain[max(0, found.start() - _REACH_OF_NOT) : found.start()]):
                return _Hit(phrase=found[0].strip(), better=phrase.better)
    return None


_REACH_OF_NOT = 60  # characters; three words are seldom longer


@cache
def _negated(language: Language) -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(NEGATIONS[language])}) (?:\w+ ){{0,3}}$")


def _asks(plain: str, table: _Table) -> set[str]:
    """What a sentence asks for; nothing without a word that asks."""
    if not any(opening.pattern.search(plain) for opening in table.openings):
        return set()
    return {ask for ask, phrases in table.asks.items() if any(phrase.pattern.search(plain) for phrase in phrases)}


@cache
def _table(language: Language) -> _Table:
    """A language's file, read and compiled."""
    rows: dict[str, list[_Phrase]] = {}
    names: dict[str, str] = {}
    section: list[_Phrase] = []
    text = (files("data.tables.tone") / f"{language}.txt").read_text(encoding="utf-8")
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("["):
            section = rows.setdefault(line.strip("[]"), [])
        elif line.startswith("<") and " = " in line:
            name, _, words = line.partition(" = ")
            names[name] = words
        elif line and not line.startswith("#"):
            section.append(_phrase(line, names))
    return _Table(
        phrases={tone: tuple(rows.get(tone, ())) for tone in Tone},
        openings=tuple(rows.get("opening", ())),
        asks={name: tuple(found) for name, found in rows.items() if name.startswith("ask:")},
    )


def _phrase(row: str, names: dict[str, str]) -> _Phrase:
    written, _, better = row.partition(" => ")
    for name, words in names.items():
        written = written.replace(name, words)
    pattern = "".join(map(_token, _TOKEN.findall(written)))
    return _Phrase(pattern=re.compile(f"(?<= ){pattern}"), better=better or None)


_TOKEN = re.compile(r"\S+")
_GAPS = {"*": r"(?:\w+ ){0,3}", "**": r"(?:\w+ ){0,8}"}


def _token(token: str) -> str:
    if token in _GAPS:
        return _GAPS[token]
    optional = token.endswith("?")
    plain = re.escape(token.rstrip("?")).replace(r"\|", "|").replace("_", " ")
    words = plain.replace("\\~", "~").replace("~", r"\w*")
    return f"(?:(?:{words}) )?" if optional else f"(?:{words}) "
