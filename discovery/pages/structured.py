"""What a page says to machines: schema.org as JSON-LD, microdata and RDFa, beside hCard (see microformats.py).

Mark-up is believed: a number that it calls a telephone is one, even where libphonenumber has doubts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from data.model import Method
from discovery.pages.card import Card
from discovery.pages.document import Document
from discovery.pages.microformats import read_hcards
from discovery.pages.text import squeeze

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
        cards += [*_microdata(document.root), *read_hcards(document.root)]
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
    """What a node says of a person or organisation; None where it says nothing by which to reach or name one."""
    card = Card(
        method=method,
        kind=_first(node.get("@type")).rpartition("/")[2].rpartition(":")[2],
        name=_first(node.get("name")) or None,
        title=_first(node.get("jobTitle")) or None,
        label=_first(node.get("contactType")) or None,
        telephones=tuple(_strings(node.get("telephone"))),
        faxes=tuple(_strings(node.get("faxNumber"))),
        emails=tuple(_strings(node.get("email"))),
        address=_address(node.get("address")),
        country=_country(node.get("address")),
    )
    reached = card.telephones or card.faxes or card.emails
    return card if reached or (card.name and (card.is_person or card.is_organisation)) else None


def _first(value: Any) -> str:
    return next(iter(_strings(value)), "")


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, (str, int)) and not isinstance(item, bool) and squeeze(str(item)):
            yield squeeze(str(item))
        elif isinstance(item, dict) and "@value" in item:
            yield from _strings(item["@value"])


_ADDRESS_LINES: Final = (
    ("streetAddress",),
    ("postOfficeBoxNumber",),
    ("postalCode", "addressLocality"),
    ("addressRegion",),
    ("addressCountry",),
)


def _address(address: Any) -> str | None:
    """A schema.org PostalAddress on one line, or a text in its place; None without a street or box."""
    for item in address if isinstance(address, list) else [address]:
        if isinstance(item, dict) and (item.get("streetAddress") or item.get("postOfficeBoxNumber")):
            lines = (" ".join(text for name in names for text in _strings(item.get(name))) for names in _ADDRESS_LINES)
            return ", ".join(filter(None, lines))
    return None


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


def _text(element: etree._Element) -> str:
    return squeeze("".join(element.itertext()))
