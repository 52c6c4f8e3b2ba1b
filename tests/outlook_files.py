"""Outlook's message files for the tests: a compound file ([MS-CFB]) with a message's properties ([MS-OXMSG]) in it."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

SECTOR, MINI, SMALL = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SUBJECT, BODY, HTML, HEADERS, CLASS = 0x0037, 0x1000, 0x1013, 0x007D, 0x001A
SENDER_NAME, SENDER_ADDRESS, SENT, NAME, ADDRESS = 0x0C1A, 0x5D01, 0x0039, 0x3001, 0x39FE

Tree = dict[str, Any]  # a stream's bytes, or a storage's Tree


def outlook_message(
    texts: Mapping[int, str], recipients: list[tuple[str, str]], sent: datetime, html: bytes | None = None
) -> bytes:
    """A .msg file; `texts`: string properties by their identifiers."""
    tree = _properties(texts, sent, html, head=struct.pack("<8xIIII8x", len(recipients), 0, len(recipients), 0))
    for number, (name, address) in enumerate(recipients):
        storage = _properties({NAME: name, ADDRESS: address}, None, None, head=bytes(8))
        tree[f"__recip_version1.0_#{number:08X}"] = storage
    return compound_file(tree)


def _properties(texts: Mapping[int, str], sent: datetime | None, html: bytes | None, head: bytes) -> Tree:
    tree: Tree = {}
    table = head
    values = {(identifier << 16) | 0x1F: text.encode("utf-16-le") for identifier, text in texts.items()}
    if html is not None:
        values[(HTML << 16) | 0x0102] = html
    for tag, value in values.items():
        tree[f"__substg1.0_{tag:08X}"] = value
        table += struct.pack("<IIII", tag, 6, len(value) + 2, 0)
    if sent is not None:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        table += struct.pack("<IIQ", (SENT << 16) | 0x40, 6, ticks)
    return tree | {"__properties_version1.0": table}


def compound_file(tree: Tree) -> bytes:
    """A compound file of version 3 with these streams and storages."""
    entries: list[bytes] = []
    small, sectors = bytearray(), bytearray()
    mini_fat: list[int] = []
    fat: list[int] = []

    def chain(table: list[int], count: int) -> int:
        first = len(table)
        table += [first + at + 1 for at in range(count - 1)] + [END]
        return first

    def store(content: bytes) -> int:
        if len(content) < SMALL:
            small.extend(content.ljust(-(-len(content) // MINI) * MINI, b"\0"))
            return chain(mini_fat, -(-len(content) // MINI)) if content else END
        sectors.extend(content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\0"))
        return chain(fat, -(-len(content) // SECTOR))

    def entry(name: str, kind: int, right: int, child: int, first: int, size: int) -> bytes:
        named = name.encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII16xI16xIQ", named, len(named), kind, 1, FREE, right, child, 0, first, size
        )  # fmt: skip

    def lay(branch: Tree) -> int:
        """The entries of one storage, each pointing right to the next; gives the first one's number."""
        first = len(entries)
        entries.extend([b""] * len(branch))
        for at, (name, value) in enumerate(branch.items()):
            right = first + at + 1 if at + 1 < len(branch) else FREE
            if isinstance(value, bytes):
                entries[first + at] = entry(name, 2, right, FREE, store(value), len(value))
            else:
                entries[first + at] = entry(name, 1, right, lay(value), END, 0)
        return first if branch else FREE

    entries.append(b"")
    top = lay(tree)
    mini_start = chain(fat, -(-len(small) // SECTOR)) if small else END
    sectors.extend(small.ljust(-(-len(small) // SECTOR) * SECTOR, b"\0"))
    entries[0] = entry("Root Entry", 5, FREE, top, mini_start, len(small))
    table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    table = table.ljust(-(-len(table) // SECTOR) * SECTOR, b"\xff")
    mini_fat_start = chain(fat, len(table) // SECTOR) if table else END
    sectors.extend(table)
    directory = b"".join(entries).ljust(-(-len(entries) * 128 // SECTOR) * SECTOR, b"\0")
    directory_start = chain(fat, len(directory) // SECTOR)
    sectors.extend(directory)
    fat_sectors = -(-(len(fat) + 1) // (SECTOR // 4 - 1))
    fat_start = len(fat)
    fat += [FAT] * fat_sectors
    sectors.extend(struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * SECTOR, b"\xff"))
    difat = [*range(fat_start, fat_start + fat_sectors)]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_sectors, directory_start, 0, SMALL,
        mini_fat_start, len(table) // SECTOR, END, 0,
    )  # fmt: skip
    return header + struct.pack("<109I", *difat, *[FREE] * (109 - len(difat))) + bytes(sectors)
