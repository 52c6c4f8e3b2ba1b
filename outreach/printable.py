"""Text that somebody else wrote, before it is shown."""

from __future__ import annotations

import unicodedata

# What cannot be seen can only deceive: control characters steer terminals (ECMA-48), format characters
# turn the direction of writing round (UAX #9) or hide inside an address.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def printable(text: str) -> str:
    """The text without characters that cannot be seen; line breaks stay.

    >>> printable("Jim\\x1b[31m\\u202e Carter")
    'Jim[31m Carter'
    """
    return "\n".join(line if line.isprintable() else _seen(line) for line in text.split("\n"))


def _seen(line: str) -> str:
    return "".join(char for char in line if unicodedata.category(char) not in _UNSEEN)
