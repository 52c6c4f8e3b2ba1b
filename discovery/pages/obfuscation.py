"""Addresses that a page hides from machines: recipes that undo it without running a script.

Each recipe takes what stands on the page and gives back the address in the open, or nothing.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from typing import Final, Protocol
from urllib.parse import unquote

from data.model import Method

_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2}){6,255}")
_CLOUDFLARE_LINK: Final = "/cdn-cgi/l/email-protection#"
_LONGEST_ADDRESS: Final = 254  # RFC 5321 section 4.5.3.1.3, less the angle brackets


def cloudflare_address(encoded: str) -> str | None:
    """Cloudflare's data-cfemail: hexadecimal, the first byte XORed over the rest.

    >>> cloudflare_address("5a303b343f1a3b39373f743f223b372a363f")
    'jane@acme.example'
    """
    if not _HEX.fullmatch(encoded):
        return None
    key, *rest = bytes.fromhex(encoded)
    address = bytes(byte ^ key for byte in rest).decode("utf-8", errors="replace")
    return address if "@" in address else None


def cloudflare_link_address(href: str) -> str | None:
    """The same, where Cloudflare replaced a mailto link."""
    _, found, encoded = href.partition(_CLOUDFLARE_LINK)
    return cloudflare_address(encoded.strip()) if found else None


# An address in the attributes of an element, which the page's script puts together.
_LOCAL_PARTS: Final = ("data-user", "data-name", "data-local", "data-username", "data-mailbox", "data-account")
_HOSTS: Final = ("data-domain", "data-host", "data-site", "data-server")
_TOP_LEVEL: Final = ("data-tld", "data-ext")
# What the mark-up of a page with such an element holds, so that others need not be searched element by element.
CLOAKS: Final = ("data-cfemail", "joomla-hidden-mail", "bidi-override", "<bdo", *_HOSTS)
_RIGHT_TO_LEFT: Final = re.compile(r"bidi-override[^}]{0,80}rtl|rtl[^}]{0,80}bidi-override", re.IGNORECASE)


class Attributes(Protocol):
    """The attributes of an element, asked one by one."""

    def get(self, name: str, /) -> str | None: ...


def attribute_address(tag: str, attributes: Attributes) -> tuple[str, Method] | None:
    """The address that an element holds in its attributes, and by which recipe.

    >>> attribute_address("a", {"data-user": "jane", "data-domain": "acme.example"})
    ('jane@acme.example', <Method.OBFUSCATED: 'spelt out'>)
    """
    if encoded := attributes.get("data-cfemail"):
        hidden = cloudflare_address(encoded)
        return (hidden, Method.CLOUDFLARE) if hidden else None
    if tag == "joomla-hidden-mail":  # Joomla 4 and later
        local, host = _from_base64(attributes.get("first") or ""), _from_base64(attributes.get("last") or "")
    elif host := _first(attributes, _HOSTS):
        local, top = _first(attributes, _LOCAL_PARTS), _first(attributes, _TOP_LEVEL)
        host = f"{host}.{top}" if top else host
    else:
        return None
    address = f"{local}@{host}"
    whole = local and "." in host and "@" not in local + host and len(address) <= _LONGEST_ADDRESS
    return (address, Method.OBFUSCATED) if whole else None


def _first(attributes: Attributes, names: Iterable[str]) -> str:
    return next(filter(None, map(attributes.get, names)), "")


def written_backwards(tag: str, attributes: Attributes) -> bool:
    """Whether a browser shows an element's text from its end: style, or <bdo dir="rtl">."""
    if tag == "bdo":
        return (attributes.get("dir") or "").lower() == "rtl"
    style = attributes.get("style")
    return bool(style and _RIGHT_TO_LEFT.search(style))


def _from_base64(encoded: str) -> str:
    try:
        return base64.b64decode(encoded[: 4 * _LONGEST_ADDRESS], validate=True).decode("utf-8", errors="replace")
    except binascii.Error:
        return ""


# "janeNOSPAM@acme.example": for people to take out.
_FOR_PEOPLE: Final = re.compile(
    r"[._-]?(?:NO[-_]?SPAM|(?:DELETE|REMOVE)[-_]?(?:THIS|ME)?|ANTI[-_]?SPAM|SPAM[-_]?FREE)[._-]?"
)


def without_capitals_against_spam(address: str) -> str:
    """The address without the word that only people know to take out.

    >>> without_capitals_against_spam("janeNOSPAM@acme.example"), without_capitals_against_spam("NOSPAM@ACME.EXAMPLE")
    ('jane@acme.example', 'NOSPAM@ACME.EXAMPLE')
    """
    return address if address.isupper() else _FOR_PEOPLE.sub("", address)


# TYPO3's linkTo_UnCryptMailto('nbjmup+kbofAbdnf\/fybnqmf'): every character moved along within its range.
_TYPO3_CALL: Final = re.compile(
    r"linkTo_UnCryptMailto\(\s{0,9}(?:'|%27|\"|%22)([^'\"()\s]{8,300}?)(?:'|%27|\"|%22)", re.IGNORECASE
)
_TYPO3_RANGES: Final = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))


def typo3_address(href: str) -> str | None:
    """The address in a TYPO3 link.

    >>> typo3_address("javascript:linkTo_UnCryptMailto('nbjmup+kbofAbdnf\\\\/fybnqmf');")
    'jane@acme.example'
    """
    found = _TYPO3_CALL.search(href)
    if not found:
        return None
    encrypted = unquote(found[1]).replace("\\", "")
    shift = ord("m") - ord(encrypted[0])  # what stands there begins with "mailto:"
    decrypted = "".join(_moved(character, shift) for character in encrypted)
    return decrypted[7:] if decrypted.startswith("mailto") and "@" in decrypted else None


def _moved(character: str, shift: int) -> str:
    code = ord(character)
    for first, last in _TYPO3_RANGES:
        if first <= code <= last:
            return chr(first + (code - first + shift) % (last - first + 1))
    return character


# "jane [at] acme [dot] example" in the languages in which we have seen it. The @ may itself stand in brackets.
_AT_WORDS: Final = (
    r"at|ad|ät|æt|arroba|arobase|arobas|chiocciola|apenstaartje|snabel-?a|malpa|małpa|kukac|zavinac|zavináč"
    r"|klammeraffe|affe|собака|@|(?:[a-z]{2,10} ){0,3}at[ -]?(?:sign|symbol|zeichen)(?: [a-z]{2,10}){0,2}"
)
_DOT_WORDS: Final = r"dot|punkt|point|punto|ponto|punt|prik|kropka|pont|tecka|tečka|точка|d0t|\."
_OPEN, _CLOSE = r"[\[({<«|*]", r"[\])}>»|*]"
_BRACKETED_AT = rf"[ ]{{0,3}}{_OPEN}[ ]{{0,2}}(?:{_AT_WORDS})[ ]{{0,2}}{_CLOSE}[ ]{{0,3}}"
_BRACKETED_DOT = rf"[ ]{{0,3}}{_OPEN}[ ]{{0,2}}(?:{_DOT_WORDS})[ ]{{0,2}}{_CLOSE}[ ]{{0,3}}"
_SPOKEN_DOT = r"[ ]{1,3}(?:dot|punkt|point|punto|ponto|DOT)[ ]{1,3}"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LOCAL_PART = rf"(?<![\w.+-])[\w+-]{{1,40}}(?:(?:\.|{_BRACKETED_DOT})[\w+-]{{1,40}}){{0,4}}"
_HOST = rf"{_LABEL}(?:(?:\.|{_BRACKETED_DOT}|{_SPOKEN_DOT}){_LABEL}){{1,4}}"

_LETTER_AT = r"\([aäæ]\)|\[[aä]\]"  # without spaces: "f(a) result.So" is no address
_SPACED_AT = r"[ ]{1,3}@[ ]{1,3}|[ ]?(?:_at_|-at-|\*at\*)[ ]?"
_BARE_AT = r"[ ]{1,3}(?:at|arroba)[ ]{1,3}"

SPELT_OUT: Final = re.compile(
    rf"(?P<local>{_LOCAL_PART})(?:{_BRACKETED_AT}|{_LETTER_AT}|{_SPACED_AT}|(?P<bare>{_BARE_AT}))(?P<host>{_HOST})(?![\w@])",
    re.IGNORECASE,
)
# What every match of it holds, and what is quickly looked for.
ANY_AT: Final = re.compile(
    rf"{_OPEN}[ ]{{0,2}}(?:{_AT_WORDS}|a)[ ]{{0,2}}{_CLOSE}|@[ ]|[_*-]at[_*-]|[ ](?:at|arroba)[ ]", re.IGNORECASE
)
_ANY_DOT: Final = re.compile(rf"{_BRACKETED_DOT}|{_SPOKEN_DOT}", re.IGNORECASE)
_SAID_DOT: Final = re.compile(rf"{_BRACKETED_DOT}|{_SPOKEN_DOT}", re.IGNORECASE)


def spelt_out_address(found: re.Match[str]) -> str | None:
    """The address in a match of `SPELT_OUT`.

    A bare "at" counts only where the dot is spelt out too, or where it alone is in capitals: "seen at acme.example"
    is a sentence.

    >>> texts = "jane (at) acme [dot] example", "jane at acme dot example", "seen at acme.example"
    >>> [spelt_out_address(SPELT_OUT.search(text)) for text in texts]
    ['jane@acme.example', 'jane@acme.example', None]
    """
    loud = found["bare"] and found["bare"].strip() == "AT" and not found["local"].isupper()
    if found["bare"] and not loud and not _SAID_DOT.search(found["host"]):
        return None
    address = f"{_ANY_DOT.sub('.', found['local'])}@{_ANY_DOT.sub('.', found['host'])}"
    return address if len(address) <= _LONGEST_ADDRESS else None
