"""One spelling for comparing: names and companies that differ only in letters' dress are the same."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")  # S.A., K.K., J.P.
_APOSTROPHES = re.compile(r"['’‘`´]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "&": " and "})


def fold(text: str) -> str:
    """Lower-case ASCII words with one space between them.

    >>> fold("Jürgen  O’Brien-Åse"), fold("Harbour & Finch"), fold("Acme K.K.")
    ('juergen obrien aase', 'harbour and finch', 'acme kk')
    """
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text).casefold())
    plain = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), plain)
    return _NOT_WORD.sub(" ", anyascii(plain.translate(_UMLAUTS)).lower()).strip()
