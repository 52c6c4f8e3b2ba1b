"""What a page's own script would write, where that is only a matter of joining strings.

`user + '@' + host`, Joomla's cloak, String.fromCharCode, unescape: a sequence of assignments of joined literals,
followed in order. Nothing is run: no loop, no condition, no function but the two that spell characters.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from urllib.parse import unquote

_LONGEST_SCRIPT: Final = 60_000  # characters: what writes an address is short
_LONGEST_VALUE: Final = 4_000
_MOST_TERMS: Final = 4_000
_WRITES_AN_ADDRESS: Final = (  # in lower case
    "@", "&#64;", "&#x40;", "%40", "fromcharcode", r"\x40", r"\u0040", "rot13", "ebg13", "mailto", "atob",
)  # fmt: skip

_TOKEN: Final = re.compile(
    r"""(?://[^\n]*|/\*.{0,2000}?\*/|<!--|\s)
      | (?P<string>"(?:[^"\\\n]|\\.){0,4000}"|'(?:[^'\\\n]|\\.){0,4000}')
      | (?P<encoded>(?:window\.)?atob\s{0,9}\(\s{0,9}["'][A-Za-z0-9+/=]{4,600}["']\s{0,9}\))
      | (?P<joined>\[(?:\s{0,9}(?:"[^"\\\n]{0,200}"|'[^'\\\n]{0,200}')\s{0,9},?){1,9}\]
                   \s{0,9}\.\s{0,9}join\(["'][^"'\n]{0,9}["']\))
      | (?P<codes>String\s{0,9}\.\s{0,9}fromCharCode\s{0,9}\(\s{0,9}[\d\s,xa-fA-F]{1,2000}\))
      | (?P<name>[A-Za-z_$][\w$.]{0,80})
      | (?P<sign>\+=|==+|=|\+|[;,(){}\[\]])
      | (?P<other>\S)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER: Final = re.compile(r"(?<![\w.])(?:0x[0-9a-fA-F]{1,5}|0|[1-9]\d{0,5})(?!\w)")
_QUOTED: Final = re.compile(r""" "[^"\n]{0,200}"|'[^'\n]{0,200}' """.strip())
_ESCAPE: Final = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_SHIFTED: Final = re.compile(r"\[\s{0,9}(?P<numbers>\d{1,4}(?:\s{0,9},\s{0,9}\d{1,4}){9,3000})\s{0,9}\]")
_SHIFT: Final = re.compile(r"fromCharCode\([^()]{1,60}?(?P<sign>[-+])\s{0,9}(?P<by>\d{1,4})\s{0,9}\)")
_ROT13: Final = re.compile(r"rot[-_]?13|[+-] ?13\b", re.IGNORECASE)
_WHITE: Final = {"n": "\n", "r": "\n", "t": "\t"}
_WRITERS: Final = frozenset(("document.write", "document.writeln"))
_ENDS: Final = frozenset(";,)}]{")


def written_strings(script: str) -> Iterator[str]:
    """The strings that a script puts together, joined as it would join them, with entities and percent-escapes undone.

    A plain literal is left out, unless it goes straight to document.write: data of the page's own software is full of
    addresses that nobody is shown.

    >>> list(written_strings("var user = 'jane'; document.write(user + '&#64;' + 'acme.example');"))
    ['jane@acme.example']
    """
    if len(script) > _LONGEST_SCRIPT or not _may_write_an_address(script.lower()):
        return
    yield from _shifted_arrays(script)
    known: dict[str, str] = {}
    name, target, value, pieces = "", "", "", 0
    for terms, found in enumerate(_TOKEN.finditer(script + ";")):
        if terms > _MOST_TERMS:
            return
        kind, text = str(found.lastgroup), found[0]
        if kind in _SPELLERS:
            value, pieces = value + _SPELLERS[kind](text), pieces + 1 + (kind != "string")
        elif kind == "name":
            name = text.removeprefix("window.")
            value, pieces = value + known.get(name, ""), pieces + (name in known)
        elif text in ("=", "+="):
            target, value, pieces = name, known.get(name, "") if text == "+=" else "", int(text == "+=")
        elif text in _ENDS or kind == "other":
            value = value[:_LONGEST_VALUE]
            shown = _in_the_open(value)
            written = name in _WRITERS or shown.startswith("mailto:")
            if pieces > 1 or shown != value or (pieces and written):
                yield shown
            if target and pieces:
                known[target] = value
            target, value, pieces = ("" if text not in "()" else target), "", 0


def _may_write_an_address(lowered: str) -> bool:
    return any(sign in lowered for sign in _WRITES_AN_ADDRESS)


def _literal(quoted: str) -> str:
    """A string literal's value."""
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _WHITE.get(m[3], m[3]), quoted[1:-1])


def _spelt(call: str) -> str:
    """String.fromCharCode(106, 0x61, ...)."""
    codes = (int(number, 0) for number in _NUMBER.findall(call))
    return "".join(chr(code) for code in codes if code <= 0x10FFFF)


def _decoded(call: str) -> str:
    """atob("amFuZQ=="); what is no base64 is nothing."""
    try:
        return base64.b64decode(re.split("[\"']", call)[1], validate=True).decode("utf-8", errors="replace")
    except binascii.Error:
        return ""


def _joined(call: str) -> str:
    """["jane", "acme.example"].join("@")."""
    *parts, between = (_literal(quoted) for quoted in _QUOTED.findall(call))
    return between.join(parts)


_SPELLERS: Final[dict[str, Callable[[str], str]]] = {
    "string": _literal,
    "codes": _spelt,
    "encoded": _decoded,
    "joined": _joined,
}


def _shifted_arrays(script: str) -> Iterator[str]:
    """An array of character codes, each moved by the same number: `String.fromCharCode(codes[i] - 9)`."""
    shift = _SHIFT.search(script)
    if shift:
        by = int(shift["sign"] + shift["by"])
        for array in _SHIFTED.finditer(script):
            codes = (int(number) + by for number in array["numbers"].split(","))
            yield _in_the_open("".join(chr(code) for code in codes if code > 0))


def _in_the_open(value: str) -> str:
    return unquote(html.unescape(value))


def with_disguised(written: Iterable[str], script: str) -> Iterator[str]:
    """The strings, and what each is turned round, or in ROT13, where their script speaks of either."""
    strings = tuple(written)
    backwards = bool(strings) and "reverse" in script
    rotated = bool(strings) and bool(_ROT13.search(script))
    for value in strings:
        yield value
        if backwards:
            yield value[::-1]
        if rotated:
            yield codecs.encode(value, "rot13")
