"""The text of a message in HTML: a line for each block, quotes marked as in plain text. Nothing is fetched or run."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

_UNSEEN: Final = frozenset(
    "head title script noscript style template noframes object iframe svg select textarea".split()
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_CELLS: Final = frozenset(("td", "th"))
_SPACES: Final = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def html_to_text(markup: str) -> str:
    """What a reader sees, line by line; what stands in a blockquote begins with ">".

    >>> html_to_text("<p>Hi Ada,<br>no.</p><blockquote>On Monday you wrote:<div>Any news?</div></blockquote>")
    'Hi Ada,\\nno.\\n\\n> On Monday you wrote:\\n> Any news?'
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(markup.replace("\x00", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it
        return ""
    if root is None:
        return ""
    page = _Lines()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            page.leave(element.tag)
            page.write(element.tail or "")
        elif element.tag in _UNSEEN:
            walker.skip_subtree()
        else:
            page.enter(element.tag)
            page.write(element.text or "")
    page.end_line()
    return _EMPTY_LINES.sub("\n\n", "\n".join(page.lines)).strip("\n")


class _Lines:
    """The lines laid down so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.depth = 0

    def enter(self, tag: str) -> None:
        if tag in _BLOCKS:
            went_on = self.end_line()
            if tag == "br" and not went_on and self.lines and self.lines[-1]:
                self.lines.append("")  # a second <br>: an empty line
        if tag == "blockquote":
            self.depth += 1
        elif tag == "hr":
            self.parts.append("_" * 20)

    def leave(self, tag: str) -> None:
        if tag in _BLOCKS and tag != "br":
            self.end_line()
        if tag == "blockquote":
            self.depth = max(self.depth - 1, 0)
        elif tag == "p" and self.lines and self.lines[-1]:
            self.lines.append("")
        elif tag in _CELLS:
            self.parts.append("  ")

    def write(self, text: str) -> None:
        if text:
            self.parts.append(text)

    def end_line(self) -> bool:
        """Ends the line; whether anything stood on it."""
        text = _SPACES.sub(" ", "".join(self.parts)).strip()
        self.parts.clear()
        if text:
            self.lines.append(f"{'> ' * min(self.depth, 9)}{text}")
        return bool(text)
