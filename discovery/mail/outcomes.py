"""What a letter says of the application: rejected, or kept on file; and the sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data.model import Outcome
from data.tables.outcome_words import WORDINGS, Wording
from discovery.mail.language import languages_of
from discovery.pages.text import fold, squeeze

LONGEST_SENTENCE: Final = 400  # characters that are kept of it
_END: Final = re.compile(r"(?<=[.!?])\s+(?![a-zà-ÿ\d])|\n\s*\n")  # a full stop before a number or a small word is none
_CONTRACTED: Final = re.compile(r"(?<=[a-z])n't\b")
_NEAR: Final = r"[^.!?\n]{0,70}?"
_MOST_READ: Final = 2_000  # characters of one sentence


@dataclass(frozen=True, slots=True)
class _Heard:
    """One language's wording as patterns."""

    refused: re.Pattern[str]  # a step that is not taken
    another: re.Pattern[str]  # somebody else, who is chosen
    outright: re.Pattern[str]
    not_yet: re.Pattern[str]
    unless: re.Pattern[str]
    keeps: re.Pattern[str]

    def rejects(self, folded: str) -> bool:
        """Whether a sentence says no."""
        if self.unless.search(folded):
            return False
        if self.outright.search(folded):
            return True
        says_no = self.refused.search(folded) or self.another.search(folded)
        return says_no is not None and not self.not_yet.search(folded)


def read_outcome(lines: Sequence[str]) -> tuple[Outcome, str] | None:
    """The outcome that a letter tells, with its sentence; None where it tells none.

    >>> read_outcome(["We won't be moving forward. We'll keep your CV on file."])
    (<Outcome.KEEPS_ON_FILE: 'keeps-on-file'>, "We'll keep your CV on file.")
    >>> read_outcome(["Unfortunately I have to move our call to Monday."]) is None
    True
    """
    heard = [_HEARD[language] for language in languages_of("\n".join(lines)) or _HEARD]
    rejected = kept = ""
    for sentence in sentences(lines):
        folded = _plain(sentence)
        if not rejected and any(one.rejects(folded) for one in heard):
            rejected = sentence
        if not kept and any(one.keeps.search(folded) for one in heard):
            kept = sentence
    if not rejected:  # an acknowledgement keeps data, too
        return None
    outcome = Outcome.KEEPS_ON_FILE if kept else Outcome.REJECTED
    return outcome, (kept or rejected)[:LONGEST_SENTENCE]


def sentences(lines: Sequence[str]) -> Iterator[str]:
    """The sentences of a letter, each on one line."""
    for sentence in _END.split("\n".join(lines)):
        if text := squeeze(sentence):
            yield text


def _plain(sentence: str) -> str:
    """Folded, with "won't" as "will not": one wording for the table."""
    folded = fold(sentence[:_MOST_READ]).replace("’", "'").replace("cannot", "can not").replace("won't", "will not")
    return _CONTRACTED.sub(" not", folded)


def _compiled(wording: Wording) -> _Heard:
    negations, steps, chosen, others = map(_any, wording[:4])
    keeps, kept = _any(wording.keeps), _any(wording.kept)
    return _Heard(
        refused=re.compile(f"{negations}{_NEAR}{steps}"),
        another=re.compile(f"{chosen}{_NEAR}{others}|{others}{_NEAR}{chosen}"),
        outright=re.compile(_any(wording.outright)),
        not_yet=re.compile(_any(wording.not_yet)),
        unless=re.compile(_any(wording.unless)),
        keeps=re.compile(f"{keeps}{_NEAR}{kept}|{kept}{_NEAR}{keeps}"),
    )


def _any(rows: Sequence[str]) -> str:
    """A pattern of beginnings of words; a star alone is a few words of the sentence, or none."""
    words = sorted(rows, key=len, reverse=True)
    return r"(?<![^\W\d_])(?:" + "|".join(map(_one, words)) + ")"


def _one(row: str) -> str:
    end = r"(?![^\W\d_])" if row.endswith("$") else ""
    return r"(?: [^.!?\n]{0,40}?)? ".join(map(re.escape, row.removesuffix("$").split(" * "))) + end


_HEARD: Final = {language: _compiled(wording) for language, wording in WORDINGS.items()}
