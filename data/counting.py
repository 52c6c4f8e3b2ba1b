"""Things counted, in English."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """So many of them; `many`: their plural, where it is not `one` with an s.

    >>> counted(1, "case"), counted(2, "case"), counted(0, "weakness", "weaknesses")
    ('1 case', '2 cases', '0 weaknesses')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
