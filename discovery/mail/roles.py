"""Which role a letter speaks of, in the words of its subject and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from data.tables.mail_words import INTERVIEW
from data.tables.people_words import JOB_ENDINGS
from data.tables.role_words import APPLICATION, BEFORE, BEFORE_CAPITALS, BEHIND, JOINTS, NO_ROLE, UNTIL
from discovery.mail.names import is_common_given_name
from discovery.mail.outcomes import sentences
from discovery.pages.text import fold, word_beginnings
from discovery.pages.titles import JOB_WORD

# How far to believe a role, by where it stands: behind a cue, in a subject as a job's name, in a subject alone.
CUED, CALLED, ALONE = 4, 2, 1
_MOST_WORDS: Final = 6
_LONGEST: Final = 60  # as a case's role may be
_MOST_SENTENCES: Final = 200
_CUES: Final = tuple(
    (word_beginnings(word if word.endswith(("'", ":")) else f"{word}$" for word in words), in_capitals)
    for words, in_capitals in ((BEFORE_CAPITALS, True), (BEFORE, False))
)
_BEHIND: Final = re.compile(rf"(?:{'|'.join(BEHIND)})s?\b", re.IGNORECASE)
_BESIDE: Final = word_beginnings((*INTERVIEW, *APPLICATION))
_ADDED: Final = re.compile(
    r"\s?\((?:[mwfdxhvgu][ /|*]{0,3}){2,4}\)|\s?\(all genders\)|\s[mwfdxh]/[mwfdxh](?:/[mwfdxh])?\b|\s?\(?remote\)?$",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(
    r"(?:(?:re|aw|sv|fw|fwd|wg|tr|rv|antw|rif|vs|vb|i|r)\s?:\s{0,3}){1,6}|updated invitation:\s?", re.IGNORECASE
)
_TOPIC: Final = re.compile(
    r"\s{0,9}(?:topic|betreff|thema|sujet|tema|onderwerp|oggetto|argomento|amne|ämne)\s?:", re.IGNORECASE
)
_CUTS: Final = re.compile(r"\s[–—|-]\s|[:;,()/\[\]„“”\"«»]|\s@\s")
_WORD: Final = re.compile(r"[^\s.,;:!?()<>„“”\"«»]+(?:\.(?=\w)[^\s.,;:!?()<>]+)?")
_ENGLISH: Final = re.compile(
    r"\b(?:the|our|a|an|open)\s(?P<role>[A-Z][\w&/+#.-]*(?:\s(?:of|and|for|in|&|[A-Z][\w&/+#.-]*|[IVX]+)){0,5})"
    r"\s(?:position|role|job|opening|vacancy|post|opportunity)\b"
)


def roles_in(subject: str, lines: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each role that a letter names, as it is written, without (m/w/d), and how far to believe it.

    >>> list(roles_in("AW: Bewerbung als Produktmanagerin (m/w/d)", ["You applied for our Data Analyst job."]))
    [('Produktmanagerin', 4), ('Data Analyst', 4)]
    """
    topics = (line.partition(":")[2] for line in lines if _TOPIC.match(line))
    for topic in (_PREFIX.sub("", subject, count=1), *topics):
        yield from _in_subject(_ADDED.sub("", topic))
    for _, sentence in zip(range(_MOST_SENTENCES), sentences(lines), strict=False):
        text = _ADDED.sub("", sentence[:1_000])
        found = [match["role"] for match in _ENGLISH.finditer(text)] or list(_after_a_cue(text))
        yield from ((role, CUED) for role in found if _is_role(role))


def _in_subject(subject: str) -> Iterator[tuple[str, int]]:
    cued = [role for role in _after_a_cue(subject) if _is_role(role)]
    yield from ((role, CUED) for role in cued)
    if cued:
        return
    speaks_of_one = bool(_BESIDE.search(fold(subject)))
    for piece in _CUTS.split(subject):
        words = [word for word in piece.split() if not _BESIDE.match(fold(word))]
        text = _BEHIND.sub("", " ".join(_capitalised(words)).strip(" .!?")).strip()
        if 1 <= len(words) <= _MOST_WORDS and _is_role(text):
            if _is_job(text):
                yield text, CALLED
            elif speaks_of_one and not _has_small_words(text) and not is_common_given_name(text.split()[0]):
                yield text, ALONE


def _is_job(text: str) -> bool:
    folded = fold(text)
    return bool(JOB_WORD.search(folded)) or folded.removesuffix("in").endswith(JOB_ENDINGS)


def _has_small_words(text: str) -> bool:
    """Whether it is a phrase rather than a name: "Dank voor het", but not "cheffe de projet"."""
    words = text.split()
    edges = (words[0], words[-1])
    return any(fold(word) in UNTIL for word in words) or any(_is_joint(w) or fold(w) in NO_ROLE for w in edges)


def _capitalised(words: Sequence[str]) -> list[str]:
    """ "Project Manager decision" without its topic; what is small all through, or after its first word, is left."""
    end = len(words)
    while end > 2 and words[end - 1].islower() and not _is_joint(words[end - 2]) and words[1][0].isupper():
        end -= 1
    return list(words[:end])


def _is_joint(word: str) -> bool:
    return fold(word) in JOINTS


def _after_a_cue(text: str) -> Iterator[str]:
    folded = fold(text)
    if len(folded) != len(text):  # folding changed lengths (ß, æ): positions would not fit
        text = folded
    for pattern, in_capitals in _CUES:
        for cue in pattern.finditer(folded):
            if role := _role_at(text, cue.end(), in_capitals=in_capitals and text is not folded):
                yield role


def _role_at(text: str, at: int, *, in_capitals: bool) -> str:
    """The words of a role from there on: up to a full stop or a word that begins the next thing."""
    words: list[str] = []
    while len(words) < _MOST_WORDS and (found := _WORD.match(text, _space(text, at))):
        word = found[0]
        small = in_capitals and word[0].islower() and not (words and (_is_joint(word) or _is_joint(words[-1])))
        if small or word[0].isdigit() or fold(word) in UNTIL or (words and _BEHIND.fullmatch(word)):
            break
        words.append(word)
        at = found.end()
    while words and _is_joint(words[-1]):
        words.pop()
    return " ".join(words)


def _space(text: str, at: int) -> int:
    """Past the white space and an opening quote."""
    while at < len(text) and text[at] in " „“\"«:'":
        at += 1
    return at


def _is_role(text: str) -> bool:
    words = fold(text).split()
    digits = any(char.isdigit() for char in text)
    return 2 < len(text) <= _LONGEST and bool(words) and words[0] not in NO_ROLE and not digits
