"""What a page says to machines: schema.org as JSON-LD, microdata and RDFa, and hCard (microformats).

Mark-up is believed: a number that it calls a telephone is one, even where libphonenumber has doubts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from data.model import Method
from discovery.pages.document import Document
from discovery.pages.text import squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One person or organisation as mark-up describes it."""

    method: Method
    kind: str  # schema.org type, or "" where mark-up does not say
    name: str | None = None
    organisation: str | None = None
    title: str | None = None
    label: str | None = None  # contactType, TYPE=fax
    telephones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    country: str | None = None

    @property
    def is_person(self) -> bool:
        return self.kind == "Person"


# Apart, and by attribute, they take half the time of one expression over all elements.
_CARD_SIGNS: Final = tuple(
    map(etree.XPath, ("boolean(//@itemscope)", "boolean(//@typeof)", "boolean(//@class[contains(., 'card')])"))
)
_DEEPEST: Final = 24
_MOST_CARDS: Final = 500
_LARGEST_JSON: Final = 400_000  # characters
_TRAILING_COMMA: Final = re.compile(r",(?=\s{0,50}[}\]])")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_cards(document: Document) -> tuple[Card, ...]:
    """Every person or organisation of the page's mark-up that carries a name, a number or an address."""
    cards = [*_json_ld(document)]
    if any(found(document.root) for found in _CARD_SIGNS):
        cards += [*_microdata(document.root), *_hcards(document.root)]
    return tuple(cards[:_MOST_CARDS])


# --- JSON-LD ------------------------------------------------------------------------------------------------


def _json_ld(document: Document) -> Iterator[Card]:
    for script in document.scripts:
        if script.media_type.startswith("application/ld+json") and len(script.text) <= _LARGEST_JSON:
            yield from _cards_in(_loads(script.text), Method.JSON_LD, 0)


def _loads(text: str) -> Any:
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_TRAILING_COMMA.sub("", _CONTROL.sub(" ", text)), strict=False)
    except (ValueError, RecursionError):
        return None


def _cards_in(value: Any, method: Method, depth: int) -> Iterator[Card]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _cards_in(item, method, depth + 1)
    elif isinstance(value, dict):
        card = _card(value, method)
        if card:
            yield card
        for item in value.values():
            if isinstance(item, (dict, list)):
                yield from _cards_in(item, method, depth + 1)


def _card(node: dict[str, Any], method: Method) -> Card | None:
    kind = next(iter(_strings(node.get("@type"))), "").rpartition("/")[2].rpartition(":")[2]
    telephones, faxes = tuple(_strings(node.get("telephone"))), tuple(_strings(node.get("faxNumber")))
    emails = tuple(_strings(node.get("email")))
    name = next(iter(_strings(node.get("name"))), None)
    if not (telephones or faxes or emails or (kind == "Person" and name)):
        return None
    return Card(
        method=method,
        kind=kind,
        name=name,
        title=next(iter(_strings(node.get("jobTitle"))), None),
        label=next(iter(_strings(node.get("contactType"))), None),
        telephones=telephones,
        faxes=faxes,
        emails=emails,
        country=_country(node.get("address")),
    )


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, (str, int)) and not isinstance(item, bool) and squeeze(str(item)):
            yield squeeze(str(item))
        elif isinstance(item, dict) and "@value" in item:
            yield from _strings(item["@value"])


def _country(address: Any) -> str | None:
    for item in address if isinstance(address, list) else [address]:
        if isinstance(item, dict):
            country = item.get("addressCountry")
            country = country.get("name") if isinstance(country, dict) else country
            named = next(iter(_strings(country)), None)
            if named:
                return named
    return None


# --- Microdata and RDFa ---------------------------------------------------------------------------------------

_ITEMS: Final = "descendant-or-self::*[@itemscope or @typeof]"
_PROPERTY: Final = ("itemprop", "property")


def _microdata(root: etree._Element) -> Iterator[Card]:
    for item in root.xpath(_ITEMS)[:_MOST_CARDS]:
        node = _node(item)
        card = _card(node, Method.MICRODATA)
        if card:
            yield card


def _node(item: etree._Element) -> dict[str, Any]:
    """An item's own properties, those of items inside it left out (but for its address)."""
    node: dict[str, Any] = {"@type": (item.get("itemtype") or item.get("typeof") or "").split(" ")[0].rstrip("/")}
    stack = list(reversed(item))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        names = " ".join(element.get(attribute) or "" for attribute in _PROPERTY).split()
        inner = element.get("itemscope") is not None or element.get("typeof") is not None
        for name in names:
            name = name.rpartition(":")[2].rpartition("/")[2]
            value: Any = _node(element) if inner and name == "address" else None if inner else _value(element)
            if value:
                node.setdefault(name, []).append(value)
        if not inner:
            stack.extend(reversed(element))
    return node


def _value(element: etree._Element) -> str:
    if element.get("content") is not None:
        return squeeze(str(element.get("content")))
    href = str(element.get("href") or "")
    if href[:7].lower() == "mailto:" or href[:4].lower() == "tel:":
        text = _text(element)
        return href if href[:7].lower() == "mailto:" else (text if re.search(r"\d{3}", text) else href[4:])
    return _text(element)


# --- hCard ------------------------------------------------------------------------------------------------------

_HCARD_ROOT: Final = re.compile(r"(?:^|\s)(?:vcard|h-card)(?:\s|$)")


def _hcards(root: etree._Element) -> Iterator[Card]:
    for element in root.xpath("descendant-or-self::*[contains(@class, 'card')]")[:_MOST_CARDS]:
        if _HCARD_ROOT.search(element.get("class")):
            yield _hcard(element)


def _hcard(root: etree._Element) -> Card:
    telephones: list[str] = []
    faxes: list[str] = []
    for element in _with_class(root, "tel", "p-tel", "u-tel"):
        (faxes if _is_fax(element) else telephones).append(_hvalue(element))
    names = [_hvalue(e) for e in _with_class(root, "fn", "p-name")] or _implied_name(root)
    organisations = [_hvalue(e) for e in _with_class(root, "org", "p-org", "organization-name", "p-organization-name")]
    name = names[0] if names else None
    return Card(
        method=Method.HCARD,
        kind="Organization" if name in organisations else "Person",
        name=name,
        organisation=organisations[0] if organisations else None,
        title=next((_hvalue(e) for e in _with_class(root, "title", "p-job-title", "role", "p-role")), None),
        telephones=tuple(filter(None, telephones)),
        faxes=tuple(filter(None, faxes)),
        emails=tuple(filter(None, (_hvalue(e) for e in _with_class(root, "email", "u-email", "p-email")))),
        country=next((_hvalue(e) for e in _with_class(root, "country-name", "p-country-name")), None),
    )


def _text(element: etree._Element) -> str:
    return squeeze("".join(element.itertext()))


def _with_class(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    wanted = set(names)
    for element in root.iterdescendants():
        if isinstance(element.tag, str) and wanted & set((element.get("class") or "").split()):
            yield element


def _is_fax(element: etree._Element) -> bool:
    return any(
        "fax" in squeeze(_text(e) + " " + str(e.get("title") or "")).lower() for e in _with_class(element, "type")
    )


def _hvalue(element: etree._Element) -> str:
    """An hCard property's value: by the value class pattern, a link's address, an abbreviation's title, its text."""
    parts = [e.get("title") or _text(e) for e in _with_class(element, "value", "value-title")]
    if parts:
        return squeeze("".join(parts))
    if element.tag == "abbr" and element.get("title"):
        return squeeze(str(element.get("title")))
    if element.tag in ("img", "area"):
        return squeeze(str(element.get("alt") or ""))
    href = str(element.get("href") or "")
    if href[:7].lower() == "mailto:":
        return href
    if href[:4].lower() == "tel:":
        return href[4:]
    types = " ".join(_text(e) for e in _with_class(element, "type"))
    return _text(element).removeprefix(types).strip(" :")


def _implied_name(root: etree._Element) -> list[str]:
    """microformats2: an h-card without a name is named by its picture, its abbreviation or its text."""
    if "h-card" not in (root.get("class") or ""):
        return []
    picture = (
        root
        if root.tag in ("img", "area")
        else next((e for e in root.iterdescendants("img", "area") if e.get("alt")), None)
    )
    if picture is not None and picture.get("alt"):
        return [squeeze(str(picture.get("alt")))]
    if root.tag == "abbr" and root.get("title"):
        return [squeeze(str(root.get("title")))]
    text = _text(root)
    return [text] if text else []
