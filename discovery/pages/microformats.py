"""hCard and h-card: people and organisations told by class names.

By the rules of https://microformats.org/wiki/microformats2-parsing (read 2026-11); classic hCard is read as the h-card
that those rules map it to, with the value class and include patterns (https://microformats.org/wiki/include-pattern).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from lxml import etree

from data.model import Method
from data.tables.people_words import given_names
from discovery.pages.card import Card
from discovery.pages.text import fold, squeeze

_MOST_CARDS: Final = 500
_MOST_VALUES: Final = 12  # of one property
_MOST_INCLUDED: Final = 300  # elements that one card takes from elsewhere on the page
_ROOT: Final = re.compile(r"h(?:-[a-z0-9]+)?(?:-[a-z]+)+")
_PROPERTY: Final = re.compile(r"(?P<prefix>p|u|dt|e)-(?P<name>(?:[a-z0-9]+-)?[a-z]+(?:-[a-z]+)*)")
_CLASSIC_ROOTS: Final = frozenset(
    "vcard vevent hentry hfeed hnews hproduct hreview hreview-aggregate hresume hrecipe hlisting".split()
)
_CLASSIC_PROPERTIES: Final = {
    "fn": ("p", "name"),
    "org": ("p", "org"),
    "organization-name": ("p", "organization-name"),
    "given-name": ("p", "given-name"),
    "family-name": ("p", "family-name"),
    "title": ("p", "job-title"),
    "role": ("p", "role"),
    "tel": ("p", "tel"),
    "email": ("u", "email"),
    "street-address": ("p", "street-address"),
    "extended-address": ("p", "extended-address"),
    "locality": ("p", "locality"),
    "region": ("p", "region"),
    "postal-code": ("p", "postal-code"),
    "country-name": ("p", "country-name"),
}
_PART_OF_THE_CARD: Final = frozenset(("h-adr", "h-geo"))  # nested, but it speaks of nobody else
_ADDRESS: Final = frozenset(("street-address", "extended-address", "postal-code", "locality", "region", "country-name"))
_DROPPED: Final = frozenset(("script", "style", "template"))
_PICTURES: Final = frozenset(("img", "area"))

Properties = dict[str, list[tuple[str, etree._Element]]]  # name -> (prefix, element), in the order of the page
Ids = dict[str, etree._Element]


def read_hcards(root: etree._Element) -> Iterator[Card]:
    """Every h-card and hCard of a page."""
    named = root.xpath("descendant-or-self::*[contains(@class, 'card')]")
    roots = [element for element in named if {"h-card", "vcard"} & set(_classes(element)) and not _is_dropped(element)]
    ids = _ids(root) if roots else {}
    for element in roots[:_MOST_CARDS]:
        yield _card(element, ids)


def _is_dropped(element: etree._Element) -> bool:
    return element.tag in _DROPPED or any(outer.tag in _DROPPED for outer in element.iterancestors())


def _card(root: etree._Element, ids: Ids) -> Card:
    found = _properties(root, ids)
    name = next(iter(_texts(found, "name")), None) or _implied_name(root, found)
    organisations = (*_texts(found, "org"), *_texts(found, "organization-name"))
    telephones = found["tel"][:_MOST_VALUES]
    return Card(
        method=Method.HCARD,
        kind="Organization" if _is_organisation(name, organisations, found) else "Person",
        name=name,
        title=next(iter((*_texts(found, "job-title"), *_texts(found, "role"))), None),
        telephones=_values([(p, e) for p, e in telephones if not _is_fax(e)]),
        faxes=_values([(p, e) for p, e in telephones if _is_fax(e)]),
        emails=_values(found["email"][:_MOST_VALUES]),
        address=", ".join(text for part in list(found) if part in _ADDRESS for text in _texts(found, part)[:1]) or None,
        country=next(iter(_texts(found, "country-name")), None),
    )


def _is_organisation(name: str | None, organisations: Sequence[str], found: Properties) -> bool:
    """hCard: a name that is also the organisation's; or one with an address, and none that people bear."""
    if name in organisations:
        return True
    personal = organisations or found["job-title"] or found["given-name"] or found["family-name"]
    return not personal and bool(found["locality"]) and fold(name or "").partition(" ")[0] not in given_names()


# --- Which element is which property ------------------------------------------------------------------------------


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _roots(classes: Iterable[str]) -> list[str]:
    """The classes that begin a microformat of its own; classic ones only where no newer one is."""
    classes = tuple(classes)
    return [c for c in classes if _ROOT.fullmatch(c)] or [c for c in classes if c in _CLASSIC_ROOTS]


def _properties(root: etree._Element, ids: Ids) -> Properties:
    """A card's properties; what belongs to a microformat inside it is that one's own."""
    classic = not any(map(_ROOT.fullmatch, _classes(root)))
    found: Properties = defaultdict(list)
    elements = [*_inside(root)]
    for part in _included(root, elements, ids) if classic else ():
        elements += islice((part, *_inside(part)), _MOST_INCLUDED)
    for element in elements:
        for name in _classes(element):
            if classic and name in _CLASSIC_PROPERTIES:
                prefix, name = _CLASSIC_PROPERTIES[name]
                found[name].append((prefix, element))
            elif not classic and (match := _PROPERTY.fullmatch(name)):
                found[match["name"]].append((match["prefix"], element))
    return found


def _inside(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of a microformat, in the order of the page; of one nested in it only the root."""
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if isinstance(element.tag, str) and element.tag not in _DROPPED:
            yield element
            if not set(_roots(_classes(element))) - _PART_OF_THE_CARD:
                stack.extend(reversed(element))


def _ids(root: etree._Element) -> Ids:
    """Every element with an id, on a page that uses one of the include patterns."""
    if not root.xpath("boolean(//*[@headers or @itemref or contains(@class, 'include')])"):
        return {}
    return {element.get("id"): element for element in root.xpath("//*[@id]")}


def _included(root: etree._Element, elements: Sequence[etree._Element], ids: Ids) -> list[etree._Element]:
    """The include pattern: by an object or link, by a table cell's headers, by itemref."""
    references = f"{root.get('headers') or ''} {root.get('itemref') or ''}".split()
    for element in elements if ids else ():
        if "include" in _classes(element):
            references.append((element.get("href") or element.get("data") or "").removeprefix("#"))
    return [ids[reference] for reference in references[:_MOST_VALUES] if reference in ids]


# --- What a property says -----------------------------------------------------------------------------------------


def _texts(found: Properties, name: str) -> tuple[str, ...]:
    return _values(found[name][:_MOST_VALUES])


def _values(elements: Iterable[tuple[str, etree._Element]]) -> tuple[str, ...]:
    return tuple(filter(None, (_value(prefix, element) for prefix, element in elements)))


def _value(prefix: str, element: etree._Element) -> str:
    """A property's value: of a microformat its name, else by the value class, an attribute, or the text."""
    if set(_roots(_classes(element))) - _PART_OF_THE_CARD:
        nested = _properties(element, {})
        return next((_own_value("p", e) for _, e in nested["name"]), "") or _implied_name(element, nested) or ""
    return _own_value(prefix, element)


def _own_value(prefix: str, element: etree._Element) -> str:
    if prefix == "u" and element.tag in ("a", "area", "link") and element.get("href"):
        return squeeze(str(element.get("href")))
    parts = [e for e in _inside(element) if {"value", "value-title"} & set(_classes(e))][:_MOST_VALUES]
    if parts:
        return squeeze("".join(_value_part(part) for part in parts))
    text = _attribute(element) or _text(element)
    href = str(element.get("href") or "")
    if href.lower().startswith("tel:") and not re.search(r"\d{3}", text):
        return href[4:]  # "call us"
    types = " ".join(_text(e) for e in _inside(element) if "type" in _classes(e))
    return text.removeprefix(types).strip(" :") if types else text


def _value_part(part: etree._Element) -> str:
    if "value-title" in _classes(part) and part.get("title"):
        return str(part.get("title"))
    return _attribute(part) or _text(part)


def _attribute(element: etree._Element) -> str:
    """What an element says in an attribute instead of its text."""
    if element.tag in ("abbr", "link"):
        return squeeze(str(element.get("title") or ""))
    if element.tag in ("data", "input"):
        return squeeze(str(element.get("value") or ""))
    return squeeze(str(element.get("alt") or "")) if element.tag in _PICTURES else ""


def _text(element: etree._Element) -> str:
    """The text of an element, pictures replaced by what their alt says."""
    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "end":
            parts.append(inner.tail or "" if inner is not element else "")
        elif inner.tag in _DROPPED:
            walker.skip_subtree()
        else:
            parts.append((inner.get("alt") if inner.tag == "img" else inner.text) or "")
    return squeeze("".join(parts))


def _is_fax(element: etree._Element) -> bool:
    types = (e for e in _inside(element) if "type" in _classes(e))
    return any("fax" in f"{_text(e)} {e.get('title') or ''}".lower() for e in types)


# --- A name that is not marked ------------------------------------------------------------------------------------


def _implied_name(root: etree._Element, found: Properties) -> str | None:
    """The name of an h-card that has no other property of text, and holds no other microformat."""
    worded = any(prefix in ("p", "e") for elements in found.values() for prefix, _ in elements)
    if worded or not any(map(_ROOT.fullmatch, _classes(root))):
        return None
    if any(_roots(_classes(element)) for element in _inside(root)):
        return None
    alone = _only_child(root)
    return (
        next(filter(None, (_named(e) for e in (root, alone, _only_child(alone)) if e is not None)), _text(root)) or None
    )


def _only_child(element: etree._Element | None) -> etree._Element | None:
    return element[0] if element is not None and len(element) == 1 else None


def _named(element: etree._Element) -> str:
    return _attribute(element) if element.tag in _PICTURES or element.tag == "abbr" else ""
