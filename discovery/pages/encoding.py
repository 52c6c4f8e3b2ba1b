"""Bytes of a page to text, by the rules of the HTML standard (https://encoding.spec.whatwg.org)."""

from __future__ import annotations

import codecs
import re
from typing import Final

# What the standard reads a label as, where Python's codec of that name is narrower.
_READ_AS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a <meta> that was read as ASCII cannot speak of UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-7": "cp1252",  # the standard refuses it
}
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PRESCAN: Final = 4_096  # bytes; the standard says 1024, browsers read on
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_FALLBACK: Final = "cp1252"


def decode(content: bytes, charset: str | None) -> str:
    """The page's text: byte order mark, then the transport's charset, then the page's own, then UTF-8 where it fits.

    >>> decode("Zürich".encode("latin-1"), "ISO-8859-1")
    'Zürich'
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, errors="replace")
    declared = _codec(charset) or _declared(content[:_PRESCAN])
    if declared:
        return content.decode(declared, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_FALLBACK, errors="replace")


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    return _codec((found[1] or found[2]).decode("ascii")) if found else None


def _codec(label: str | None) -> str | None:
    """The codec for a label, or None where nobody knows it or it is no text encoding."""
    try:
        info = codecs.lookup((label or "").strip())
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding or info.name in {
        "idna",
        "punycode",
        "raw_unicode_escape",
        "unicode_escape",
        "undefined",
    }:
        return None
    return _READ_AS.get(info.name, info.name)
