"""Paragraphs that a mail program broke into lines: format=flowed (RFC 3676)."""

from __future__ import annotations

SIGNATURE = "-- "  # RFC 3676 section 4.3: never flowed into anything


def unflowed(text: str, *, del_sp: bool = False) -> str:
    """The text with flowed lines joined, at each depth of quoting for itself.

    >>> unflowed("a long \\nline\\n> and \\n> another\\n-- \\nJim")
    'a long line\\n> and another\\n-- \\nJim'
    """
    lines: list[str] = []
    is_open = False  # the line before goes on
    depth_before = 0
    for line in text.split("\n"):
        depth, content = quoted(line)
        content = content.removeprefix(" ")  # section 4.4: one space may be stuffed
        flows_on = content.endswith(" ") and content != SIGNATURE
        if del_sp and flows_on:
            content = content[:-1]
        if is_open and depth == depth_before and content != SIGNATURE:
            lines[-1] += content
        else:
            lines.append(f"{'>' * depth} {content}" if depth else content)
        is_open, depth_before = flows_on, depth
    return "\n".join(lines)


def quoted(line: str) -> tuple[int, str]:
    """How deep a line is quoted, and what it says.

    >>> quoted("> > Hello"), quoted(">>> Hi"), quoted("Hello")
    ((2, ' Hello'), (3, ' Hi'), (0, 'Hello'))
    """
    depth = at = 0
    for at, char in enumerate(line[:_DEEPEST]):
        if char == ">":
            depth += 1
        elif char != " " or (at + 1 < len(line) and line[at + 1] != ">"):
            break
    else:
        at = len(line[:_DEEPEST])
    return (depth, line[at:]) if depth else (0, line)


_DEEPEST = 60  # characters that quoting takes, at most
