"""Files, folders and archives of mail, one message, invitation, card or export at a time; the memory stays flat."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO, Final

from data.model import Skipped

LARGEST: Final = 25 * 2**20  # bytes of one item; most servers take no larger mail
LARGEST_ARCHIVE: Final = 500 * 2**20  # bytes of all that an archive expands to
MOST_FILES: Final = 50_000  # of a folder or an archive
_CHUNK: Final = 2**20
_HEAD: Final = 4_096  # bytes by which a file is known
_BOM: Final = b"\xef\xbb\xbf"
# "From " begins a message only with its postmark: "From my side it was a close call" is somebody's sentence.
_POSTMARK: Final = re.compile(rb"From [^\r\n]{0,200}\d\d:\d\d[^\r\n]{0,40}\r?\n")
_LONGEST_POSTMARK: Final = 250
_ESCAPED_FROM: Final = re.compile(rb"^>(?=>{0,9}From )", re.MULTILINE)  # mboxrd: one > was put before
_HEADER: Final = re.compile(
    rb"\s{0,9}(?:\d{1,9}\s{1,9})?[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]"
)  # .emlx: its length first
_EXPORT: Final = re.compile(rb"First Name,Last Name,")  # LinkedIn's Connections.csv, below its notes


class Kind(StrEnum):
    """What an item is, by how it begins: names of files are not to be relied on."""

    LETTER = "message"
    OUTLOOK = "Outlook message"
    CALENDAR = "calendar"
    CARDS = "vCards"
    CONNECTIONS = "LinkedIn export"
    MBOX = "mbox"
    ZIP = "zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One message, invitation, collection of cards or export."""

    name: str  # "export.zip/mail/no.eml", "takeout.mbox#3"
    kind: Kind
    content: bytes


def read_items(paths: Iterable[Path]) -> Iterator[Item | Skipped]:
    """Everything in these files, folders and archives, in the order of names; what is not read, with the reason."""
    for path in paths:
        for number, file in enumerate(_files_of(path)):
            if number == MOST_FILES:
                yield Skipped(url=path.name, why=f"holds more than {MOST_FILES:,} files; the others are not read")
                break
            name = file.name if file == path else str(file.relative_to(path))
            try:
                with file.open("rb") as stream:
                    yield from _read_stream(stream, name, file.stat().st_size)
            except OSError as error:
                yield Skipped(url=name, why=f"cannot be read: {error.strerror}")


def is_too_much(path: Path) -> bool:
    """Whether a folder holds more files than are read: a whole disk, more likely than somebody's mail."""
    return next(islice(_files_of(path), MOST_FILES, None), None) is not None


def kind_of(head: bytes) -> Kind | None:
    """What a file is that begins so; None: nothing that is read here.

    >>> kind_of(b"BEGIN:VCARD\\r\\n"), kind_of(b"Received: from mx\\r\\n"), kind_of(b"%PDF-1.7")
    (<Kind.CARDS: 'vCards'>, <Kind.LETTER: 'message'>, None)
    """
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):  # [MS-CFB] 2.2
        return Kind.OUTLOOK
    if head.startswith(b"PK\x03\x04"):
        return Kind.ZIP
    text = head.removeprefix(_BOM).lstrip()
    if _POSTMARK.match(text):
        return Kind.MBOX
    if text[:15].upper() == b"BEGIN:VCALENDAR":
        return Kind.CALENDAR
    if text[:11].upper() == b"BEGIN:VCARD":
        return Kind.CARDS
    if _EXPORT.search(text):
        return Kind.CONNECTIONS
    return Kind.LETTER if _HEADER.match(text) else None


def split_mbox(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The messages of an mbox, one at a time; None in the place of one that is larger than `LARGEST`."""
    pending, seen, too_large = b"", 0, False
    while chunk := stream.read(_CHUNK):
        pending += chunk
        start = 0
        while (cut := _next_postmark(pending, max(seen, start + 1))) >= 0:
            yield None if too_large else _unescaped(pending[start:cut])
            start = seen = cut
            too_large = False
        pending = pending[start:]
        seen = max(len(pending) - _LONGEST_POSTMARK, 0)
        if len(pending) > LARGEST:
            pending, too_large = pending[-_LONGEST_POSTMARK:], True
            seen = 0
    if pending:
        yield None if too_large else _unescaped(pending)


def _next_postmark(text: bytes, start: int) -> int:
    """Where the next message begins, or -1: a postmark after an empty line."""
    while (at := text.find(b"\nFrom ", start)) >= 0:
        before = text[max(at - 1, 0) : at]
        if (before == b"\n" or text[max(at - 2, 0) : at] == b"\n\r") and _POSTMARK.match(text, at + 1):
            return at + 1
        start = at + 1
    return -1


def _unescaped(message: bytes) -> bytes:
    """A message of an mbox without its postmark, its lines as they were written."""
    body = message.partition(b"\n")[2] if message.startswith(b"From ") else message
    return _ESCAPED_FROM.sub(b"", body) if b"\n>" in body else body


def _files_of(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path):  # symbolic links are not followed
        subfolders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if not file.is_symlink() and file.is_file():
                yield file


def _read_stream(stream: IO[bytes], name: str, size: int) -> Iterator[Item | Skipped]:
    head = stream.read(_HEAD)
    kind = kind_of(head)
    stream.seek(0)
    if kind is Kind.ZIP:
        yield from _read_archive(stream, name)
    elif kind is Kind.MBOX:
        yield from _read_mbox(stream, name)
    elif kind is None:
        yield Skipped(url=name, why="is no message, invitation, card or export that is read here")
    elif size > LARGEST:
        yield Skipped(url=name, why=f"is larger than {LARGEST // 2**20} MiB")
    else:
        yield Item(name=name, kind=kind, content=stream.read(LARGEST))


def _read_mbox(stream: IO[bytes], name: str) -> Iterator[Item | Skipped]:
    for number, message in enumerate(split_mbox(stream), start=1):
        if message is None:
            yield Skipped(url=f"{name}#{number}", why=f"is larger than {LARGEST // 2**20} MiB")
        else:
            yield Item(name=f"{name}#{number}", kind=Kind.LETTER, content=message)


def _read_archive(stream: IO[bytes], name: str) -> Iterator[Item | Skipped]:
    """A zip's members, each bounded by what it really expands to: the sizes that its directory tells may be lies."""
    left = LARGEST_ARCHIVE
    try:
        with zipfile.ZipFile(stream) as archive:
            for member in archive.infolist()[:MOST_FILES]:
                if member.is_dir():
                    continue
                inside = f"{name}/{member.filename}"
                content = _expanded(archive, member, min(LARGEST, left))
                if isinstance(content, str):
                    yield Skipped(url=inside, why=content)
                    continue
                left -= len(content)
                yield from _read_member(content, inside)
    except _BROKEN_ARCHIVE as error:
        yield Skipped(url=name, why=f"is a broken zip: {error}")


def _read_member(content: bytes, name: str) -> Iterator[Item | Skipped]:
    import io

    if kind_of(content[:_HEAD]) is Kind.ZIP:
        yield Skipped(url=name, why="is an archive in an archive; unpack it first")
        return
    yield from _read_stream(io.BytesIO(content), name, len(content))


def _expanded(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes | str:
    """A member's bytes, or why there are none."""
    if member.flag_bits & 0x1:
        return "is encrypted; unpack it first"
    try:
        with archive.open(member) as opened:
            content = opened.read(limit + 1)
    except _BROKEN_ARCHIVE as error:
        return f"cannot be expanded: {error}"
    return content if len(content) <= limit else "expands to more than is read"


# What zipfile and its decompressors raise for archives that are not what they say.
_BROKEN_ARCHIVE: Final = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, ValueError, OSError)
