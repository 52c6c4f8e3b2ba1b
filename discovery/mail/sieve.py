"""A quick look at a letter's bytes, before the careful one: most of a mailbox does not so much as spell the company."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_FRAGMENT: Final = re.compile(r"[a-z0-9]+")
_SHORTEST: Final = 4  # letters of a fragment that tells anything
# What hides letters: base64 in bodies and headers (RFC 2045, 2047), charsets that do not write ASCII as ASCII, lines
# that break within a word (RFC 5545 section 3.1, RFC 3676 section 4.1).
_HIDING: Final = re.compile(rb"base64|\?b\?|utf-16|utf-7|utf-32|iso-2022|text/calendar|delsp")


def fragments(company: str, domains: Iterable[str]) -> tuple[bytes, ...]:
    """Letters of which some must stand in all mail that concerns a company; none: no mail can be told by its bytes.

    Those of the first word and of the longest one, between its umlauts: fjalldata, fjaelldata and Fj=E4lldata all have
    "lldata".

    >>> fragments("Fjälldata AB", ("fjell.example",)), fragments("3M", ())
    ((b'lldata', b'fjell.example'), ())
    """
    words = company.lower().split()
    chosen = dict.fromkeys((*words[:1], *sorted(words, key=len)[-1:]))
    found = [max(_FRAGMENT.findall(word), key=len, default="") for word in chosen]
    if not found or min(map(len, found)) < _SHORTEST:
        return ()
    return tuple(fragment.encode("ascii") for fragment in dict.fromkeys((*found, *domains)))


def may_concern(raw: bytes, wanted: tuple[bytes, ...]) -> bool:
    """Whether a letter may concern the company: it has one of the fragments, or writes so that bytes do not show it."""
    if not wanted:
        return True
    small = raw.lower()
    if any(fragment in small for fragment in wanted) or _HIDING.search(small):
        return True
    if b"=\n" not in small and b"=\r\n" not in small:
        return False
    joined = small.replace(b"=\r\n", b"").replace(b"=\n", b"")  # quoted-printable breaks words (RFC 2045 section 6.7)
    return any(fragment in joined for fragment in wanted)


def is_spelt(text: str, wanted: tuple[bytes, ...]) -> bool:
    """The same of what was hidden, once it is decoded."""
    small = text.lower()
    return not wanted or any(fragment.decode("ascii") in small for fragment in wanted)
