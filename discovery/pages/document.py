"""A page as a reader sees it: its visible text, a line for every block, with the layout that binds them.

One walk over one tree. Every other reader works on the text by position, so that a number, the word before it
and the name above it can be brought together without touching the tree again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from lxml import etree

from data.model import Method, Page
from discovery.pages.encoding import decode
from discovery.pages.obfuscation import CLOAKS, attribute_address, written_backwards
from discovery.pages.text import squeeze

_INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark nobr q s samp small span
    strike strong sub sup svg time tt u var wbr""".split()
)
_UNSEEN: Final = frozenset(
    "title script style template noframes object iframe svg select textarea datalist math audio video canvas".split()
)
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6 th dt caption legend summary".split())
_ZONES: Final = {"footer": "footer", "header": "header", "nav": "nav", "aside": "aside", "address": "address"}
_FOOTER_NAME = re.compile(r"(?<![a-z])foot(?:er)?(?![a-z])|colophon", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CELLS: Final = frozenset(("td", "th"))
_HIDDEN: Final = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)
_ENDS: Final = ("</body>", "</html>", "</BODY>", "</HTML>")  # behind them libxml2 reads nothing, and browsers go on
_BOLD: Final = frozenset(("b", "strong"))
_PLAIN: Final = _INLINE - _BOLD - _UNSEEN - {"a", "img"}  # nothing of it is seen but its text
_HOST: Final = re.compile(r"https?://(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_LEADS_TO_A_PAGE: Final = re.compile(r"\s*(?!mailto:|tel:|javascript:|#)\S", re.IGNORECASE)
_LONGEST_ALT: Final = 80
_LONGEST_HEAD: Final = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the visible text."""

    start: int
    end: int
    block: int  # index into Document.blocks
    heading: bool = False
    column: str = ""  # what stands above in the table's head
    zone: str = ""  # footer, header, nav, aside, address, or empty for the page's own matter
    linked: bool = False  # all of it is one link to another page: an entry of a menu


@dataclass(frozen=True, slots=True)
class Block:
    """A block-level element: from where to where its text goes, and in which block it stands."""

    start: int
    end: int
    parent: int  # -1: the body


@dataclass(frozen=True, slots=True)
class Blocks:
    """Every block-level element of a page, by index: columns, for most are never asked for."""

    starts: Sequence[int]
    ends: Sequence[int]
    parents: Sequence[int]

    def __getitem__(self, index: int) -> Block:
        return Block(self.starts[index], self.ends[index], self.parents[index])


@dataclass(frozen=True, slots=True)
class Link:
    """A link's address and the stretch of text it covers."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Reveal:
    """A stretch of text that a browser shows only after a script has run, and how we read it."""

    start: int
    end: int
    method: Method


@dataclass(frozen=True, slots=True)
class Script:
    """A script, and where in the text it stands (a script may write an address there)."""

    start: int
    media_type: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page, laid flat."""

    url: str
    root: etree._Element
    text: str
    lines: tuple[Line, ...]
    blocks: Blocks
    links: tuple[Link, ...]
    reveals: tuple[Reveal, ...]
    scripts: tuple[Script, ...]
    language: str = ""
    _starts: Sequence[int] = field(default=(), repr=False)

    def line_index(self, position: int) -> int:
        """Which line a position of the text is in."""
        return max(bisect_right(self._starts, position) - 1, 0)

    def line_text(self, index: int) -> str:
        line = self.lines[index]
        return self.text[line.start : line.end]

    def blocks_around(self, position: int) -> list[int]:
        """The blocks that a position stands in, innermost first."""
        index, chain = self.lines[self.line_index(position)].block, []
        while index >= 0:
            chain.append(index)
            index = self.blocks.parents[index]
        return chain


def read_document(page: Page) -> Document:
    """The page's text and layout. A page that is not HTML, or empty, gives a document of one empty line."""
    markup = _markup(page)
    root = _parse(markup)
    walk = _Walk(page.url, cloaked=any(sign in markup for sign in CLOAKS))
    walk.walk(root)
    return Document(
        url=page.url,
        root=root,
        text="".join(walk.parts),
        lines=tuple(walk.lines),
        blocks=Blocks(walk.starts, walk.ends, walk.parents),
        links=tuple(walk.links),
        reveals=tuple(walk.reveals),
        scripts=tuple(walk.scripts),
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower(),
        _starts=[line.start for line in walk.lines],
    )


def plain_document(lines: Sequence[str]) -> Document:
    """Lines that are of no page, a letter's say, for those who read a page's text: no layout, no links."""
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    return Document(
        url="",
        root=etree.Element("html"),
        text="\n".join(lines),
        lines=tuple(Line(start, start + len(line), -1) for start, line in zip(starts, lines, strict=False)),
        blocks=Blocks((), (), ()),
        links=(),
        reveals=(),
        scripts=(),
        _starts=starts[:-1],
    )


def _markup(page: Page) -> str:
    return decode(page.content, page.charset).replace("\x00", "")


def _parse(markup: str) -> etree._Element:
    for end in _ENDS:
        markup = markup.replace(end, "")
    # Plain elements: lxml.html's own cost a look-up in Python each.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it
        root = None
    return etree.Element("html") if root is None else root


@dataclass(slots=True)
class _Table:
    """The table that the walk is in: what its head says of each column."""

    heads: dict[int, str] = field(default_factory=dict)
    row: int = -1
    column: int = 0
    cell_start: int = 0  # index into the parts


def apart(one: Line, other: Line) -> bool:
    """Whether two lines stand in different parts of the page's frame: its footer and its matter, say."""
    return one.zone != other.zone and "address" not in (one.zone, other.zone)


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found[1].lower() if found else ""


class _Walk:
    """One walk over a tree, and the text laid down so far."""

    def __init__(self, url: str, cloaked: bool) -> None:
        self.host = _host(url)
        self.cloaked = cloaked  # whether an element may hide an address on this page
        self.parts: list[str] = []
        self.at = 0  # length of all parts
        self.line_start = 0
        self.spaced = True  # at a line's beginning, or after a space
        self.bold = 0  # characters of this line in bold
        self.in_bold = self.in_heading = 0
        self.starts: list[int] = []  # of blocks; with the next two, a column each
        self.ends: list[int] = []
        self.parents: list[int] = []
        self.open = [-1]
        self.zones = [""]
        self.footers: dict[str, str] = {}  # zone by id and classes: a page has few that differ
        self.linked_from = self.linked_to = -1  # the last link to another page
        self.lines: list[Line] = []
        self.links: list[Link] = []
        self.open_links: list[tuple[int, str]] = []
        self.reveals: list[Reveal] = []
        self.scripts: list[Script] = []
        self.tables: list[_Table] = []

    def walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in _UNSEEN:
                    self._unseen(element)
                    walker.skip_subtree()
                elif (self.cloaked or element.get("style")) and self._reveal(element):
                    walker.skip_subtree()
                else:
                    if tag not in _PLAIN:
                        self._enter(tag, element)
                    if (text := element.text) and not (self.spaced and text.isspace()):
                        self._write(text)
            else:
                if tag not in _PLAIN and tag not in _UNSEEN:
                    self._leave(tag)
                if (tail := element.tail) and not (self.spaced and tail.isspace()):
                    self._write(tail)
        self._break()
        if not self.lines:  # a page of nothing but a link: it stands on a line, too
            self.lines.append(Line(0, 0, -1))

    def _unseen(self, element: etree._Element) -> None:
        if element.tag == "script" and element.text:
            self.scripts.append(Script(self.at, (element.get("type") or "").lower(), element.text))

    def _reveal(self, element: etree._Element) -> bool:
        """Whether the element hid something: an address, which is written in the open, or a decoy."""
        style = element.get("style")
        if style and element.tag in _INLINE and _HIDDEN.search(style):
            return True  # jane<span style="display:none">no-spam</span>@acme.example
        if found := attribute_address(element.tag, element):
            address, method = found
        elif written_backwards(element.tag, element):
            address, method = squeeze("".join(element.itertext()))[::-1], Method.OBFUSCATED
        else:
            return False
        start = self.at
        self._write(address)
        self.reveals.append(Reveal(start, self.at, method))
        if element.tag == "a":
            self.open_links.append((start, ""))
        return True

    def _enter(self, tag: str, element: etree._Element) -> None:
        if (onclick := element.get("onclick")) and "mailto" in onclick:
            self.scripts.append(Script(self.at, "", onclick))
        if tag == "a":
            if not self.spaced and self.parts[-1][-1].isalnum():
                self._write(" ")  # "jane@acme.example<a>Legal</a>": two words, set apart by style alone
            self.open_links.append((self.at, element.get("href") or ""))
        elif tag == "br":
            self._break()
        elif tag == "img" or tag == "area":
            self._alternative(element)
        elif tag not in _INLINE:
            self._open_block(tag, element)
        elif tag in _BOLD:
            self.in_bold += 1

    def _leave(self, tag: str) -> None:
        if tag == "a":
            start, href = self.open_links.pop() if self.open_links else (self.at, "")
            if href:
                self.links.append(Link(start, self.at, href.strip()))
                if _LEADS_TO_A_PAGE.match(href):
                    self.linked_from, self.linked_to = start, self.at
        elif tag not in _INLINE and tag != "br" and tag != "area":
            self._close_block(tag)
        elif tag in _BOLD:
            self.in_bold = max(self.in_bold - 1, 0)

    def _alternative(self, element: etree._Element) -> None:
        """An image says what its alt says, if it is no banner of others; an image map's area is a link without text."""
        alt = element.get("alt") or ""
        if alt and len(alt) <= _LONGEST_ALT and not (self.open_links and self._leads_away(self.open_links[-1][1])):
            self._write(f" {alt} ")
        if element.tag == "area" and element.get("href"):
            self.links.append(Link(self.at, self.at, str(element.get("href")).strip()))

    def _leads_away(self, href: str) -> bool:
        return _host(href) not in ("", self.host)

    def _open_block(self, tag: str, element: etree._Element) -> None:
        self._break()
        zone = _ZONES.get(tag) or self._named_footer(element.get("id"), element.get("class"))
        self.starts.append(self.at)
        self.ends.append(self.at)
        self.parents.append(self.open[-1])
        self.open.append(len(self.starts) - 1)
        self.zones.append(zone or self.zones[-1])
        if tag in _HEADINGS:
            self.in_heading += 1
        if tag == "table":
            self.tables.append(_Table())
        elif self.tables:
            self._open_in_table(tag)

    def _named_footer(self, name: str | None, classes: str | None) -> str:
        """The zone "footer" where an element's id or one of its classes says so, else none."""
        if not (name or classes):
            return ""
        names = f"{name or ''} {classes or ''}"
        zone = self.footers.get(names)
        if zone is None:
            zone = self.footers[names] = "footer" if _FOOTER_NAME.search(names) else ""
        return zone

    def _open_in_table(self, tag: str) -> None:
        table = self.tables[-1]
        if tag == "tr":
            table.row += 1
            table.column = 0
        elif tag in _CELLS:
            table.cell_start = len(self.parts)

    def _close_block(self, tag: str) -> None:
        self._break()
        if len(self.open) > 1:
            self.ends[self.open.pop()] = self.at
            self.zones.pop()
        if tag in _HEADINGS:
            self.in_heading = max(self.in_heading - 1, 0)
        if tag == "table" and self.tables:
            self.tables.pop()
        elif self.tables and tag in _CELLS:
            table = self.tables[-1]
            if table.row == 0:
                table.heads[table.column] = squeeze("".join(self.parts[table.cell_start :]))[:_LONGEST_HEAD]
            table.column += 1

    def _write(self, text: str) -> None:
        """Lay text down with every run of white space as one space, and none at a line's beginning."""
        if not text.isascii():
            text = _INVISIBLE.sub("", text)
        laid = " ".join(text.split())  # by far quicker than a regular expression
        if not self.spaced and text[:1].isspace():
            laid = " " + laid
        if laid and laid != " " and text[-1].isspace():
            laid += " "
        if laid:
            self.parts.append(laid)
            self.at += len(laid)
            self.spaced = laid[-1] == " "
            if self.in_bold:
                self.bold += len(laid)

    def _break(self) -> None:
        """End the line, if anything stands on it."""
        if self.at == self.line_start:
            return
        end = self.at - self.spaced
        heading = self.in_heading > 0 or self.bold >= end - self.line_start
        table = self.tables[-1] if self.tables else None
        column = table.heads.get(table.column, "") if table and table.row > 0 else ""
        inside = bool(self.open_links) and self.open_links[0][0] <= self.line_start
        linked = inside or (self.linked_from <= self.line_start and self.linked_to >= end)
        self.lines.append(Line(self.line_start, end, self.open[-1], heading, column, self.zones[-1], linked))
        self.parts.append("\n")
        self.at += 1
        self.line_start, self.spaced, self.bold = self.at, True, 0
