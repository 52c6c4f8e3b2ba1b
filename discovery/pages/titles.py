"""The job title that stands with a name: on its line, or on the line below."""

from __future__ import annotations

import re
from typing import Final

from data.tables.people_words import JOB_ENDINGS, JOB_WORDS
from discovery.pages.document import Document
from discovery.pages.text import fold, squeeze, word_beginnings

JOB_WORD: Final = word_beginnings(JOB_WORDS)
_ENDING: Final = re.compile("|".join(map(re.escape, JOB_ENDINGS)))
_LONGEST: Final = 70  # characters
_MOST_WORDS: Final = 9
_AFTER: Final = re.compile(r"[ ]?(?:[,–—|:•/-]|\(|[ ]-)[ ]{0,2}(?P<title>[^,;:|•()@\d\n]{2,70})")
_REST: Final = re.compile(r"[ ](?P<title>[^\W\d_][^,;:|•()@\d\n]{2,50})$")
_BEFORE: Final = re.compile(r"(?P<title>[^,;:|•()@\d.!?\n]{2,60})[ ]?[,–—|:•-][ ]{0,2}$")
_NO_TITLE: Final = re.compile(r"[@\d]")


def job_title(document: Document, start: int, end: int) -> str | None:
    """The title of the person whose name stands from `start` to `end`, or None where none is given."""
    return _beside(document.text, start, end) or _below(document, start, end)


def _beside(text: str, start: int, end: int) -> str | None:
    """On the name's own line: "Jane Roe, Sales Manager", "City Clerk – Jane Roe", "Jane Roe Office Manager"."""
    after = _AFTER.match(text, end) or _rest_of_line(text, end)
    if after and _is_title(after["title"]):
        return squeeze(after["title"])
    before = _BEFORE.search(text[max(start - _LONGEST, 0) : start].rpartition("\n")[2])
    return squeeze(before["title"]) if before and _is_title(before["title"]) else None


def _rest_of_line(text: str, end: int) -> re.Match[str] | None:
    """What follows a name without a mark between, where it is in capitals to the end of the line."""
    rest = _REST.match(text[end : end + _LONGEST].partition("\n")[0])
    return rest if rest and rest["title"].istitle() else None


def _below(document: Document, start: int, end: int) -> str | None:
    """On the line under a name that has its line to itself."""
    index = document.line_index(start)
    line = document.lines[index]
    if start - line.start > 6 or line.end - end > 12 or index + 1 >= len(document.lines):
        return None
    below = document.line_text(index + 1)
    suits = len(below) <= _LONGEST and not _NO_TITLE.search(below) and _is_title(below)
    return squeeze(below) if suits else None


def _is_title(text: str) -> bool:
    folded = fold(text)
    return len(text.split()) <= _MOST_WORDS and bool(JOB_WORD.search(folded) or _ENDING.search(folded))
