"""What somebody said of an interview, sorted into strengths, weaknesses and actions."""

from __future__ import annotations

import re

from data.model import Feedback

# What may stand before a list, in the words in which people say it.
LABELS = {
    "strengths": ("strength", "strengths", "went well", "good"),
    "weaknesses": ("weakness", "weaknesses", "went less well", "did not go well", "to improve"),
    "actions": ("action", "actions", "next", "to do"),
}
HOW = 'sort it with labels: "strengths: calm, clear; weaknesses: thin on SQL; actions: a course in SQL"'

_LABEL_OF = {word: label for label, words in LABELS.items() for word in words}
_PART = re.compile(r"[;\n]")


def sorted_feedback(text: str) -> Feedback:
    """The text as it stands, and its parts by the labels in it; without a label, only the text.

    Parts end at a semicolon or a line's end, things in a part at a comma.

    >>> sorted_feedback("Strengths: calm, clear; weaknesses: thin on SQL; next: a course").strengths
    ('calm', 'clear')
    >>> sorted_feedback("a good talk, all in all").strengths
    ()
    """
    found: dict[str, list[str]] = {label: [] for label in LABELS}
    label: str | None = None
    for part in _PART.split(text):
        before, colon, after = part.partition(":")
        named = _LABEL_OF.get(before.strip().casefold()) if colon else None
        label, things = (named, after) if named else (label, part)
        if label:
            found[label] += [thing.strip() for thing in things.split(",") if thing.strip()]
    return Feedback(text=text, **{name: tuple(things) for name, things in found.items()})
