"""What a letter says of the application: rejected, or kept on file; and the sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from data.model import Outcome
from data.tables.outcome_words import KEEPS_ON_FILE, REJECTED
from discovery.pages.text import fold, squeeze

LONGEST_SENTENCE: Final = 400  # characters that are kept of it
_END: Final = re.compile(r"(?<=[.!?])\s+(?![a-zà-ÿ\d])|\n\s*\n")  # not in "kl. 13"
_CONTRACTED: Final = re.compile(r"(?:(?<=wo)|(?<=ca)|(?<=[a-z]))n't\b")
_SOME_WORDS: Final = r"(?: [^.!?\n]{0,50}?)? "


def read_outcome(lines: Sequence[str]) -> tuple[Outcome, str] | None:
    """The outcome that a letter tells, with its sentence; None where it tells none.

    >>> read_outcome(["We won't be moving forward. We'll keep your CV on file."])
    (<Outcome.KEEPS_ON_FILE: 'keeps-on-file'>, "We'll keep your CV on file.")
    >>> read_outcome(["Unfortunately I have to move our call to Monday."]) is None
    True
    """
    rejected = kept = ""
    for sentence in sentences(lines):
        folded = _plain(sentence)
        if not rejected and _REJECTED.search(folded):
            rejected = sentence
        if not kept and _KEPT.search(folded):
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
    folded = fold(sentence[:2_000]).replace("’", "'").replace("cannot", "can not").replace("won't", "will not")
    return _CONTRACTED.sub(" not", folded)


def _compiled(rows: Sequence[str]) -> re.Pattern[str]:
    """ "not * mov* forward": a star alone is a few words of the sentence, or none; one behind letters, any ending."""
    phrases = (_SOME_WORDS.join(map(_phrase, row.replace("cannot", "can not").split(" * "))) for row in rows)
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(phrases) + ")")


def _phrase(words: str) -> str:
    return r"[^\W_]{0,20}".join(map(re.escape, words.removesuffix(" *").split("*")))


_REJECTED: Final = _compiled(REJECTED)
_KEPT: Final = _compiled(KEEPS_ON_FILE)
