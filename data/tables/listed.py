"""How a table writes many words: in a text, with commas between them."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """The words of a text that commas separate.

    >>> listed("main line, reception")
    ('main line', 'reception')
    """
    return tuple(word for word in (" ".join(part.split()) for part in text.split(",")) if word)
