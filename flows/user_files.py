"""The files that a user names: read within bounds, written where they are meant, every mistake told in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.tables.os_refusals import REFUSALS
from flows.forms import BadCase

LONGEST = 10_000_000  # bytes; a text that a person writes is far shorter, and /dev/zero has no end


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Inside, `path` is read; raises `BadCase` that says what to change where it cannot be, or is not UTF-8."""
    try:
        yield
    except FileNotFoundError as error:
        raise BadCase(f"{path}: there is no such file; check its name") from error
    except OSError as error:
        raise BadCase(f"{path}: cannot be read: {refusal(error)}") from error
    except UnicodeDecodeError as error:
        raise BadCase(f"{path}: is not UTF-8; save it as UTF-8") from error


def text_of(path: Path) -> str:
    """What stands in a text file in UTF-8, with or without a byte order mark, which some editors begin a file with."""
    with readable(path), path.open("rb") as file:
        content = file.read(LONGEST + 1)
        if len(content) > LONGEST:
            raise BadCase(f"{path}: is longer than {LONGEST // 1_000_000} MB; name a shorter text")
        return content.decode("utf-8-sig")


def unused(path: Path) -> Path:
    """A place for a new file: nothing stands there yet, and its folder does; raises `BadCase` where it is not so."""
    if path.is_dir():
        raise BadCase(f"{path} is a folder; name a file")
    if path.exists():
        raise BadCase(f"{path} exists already; name another file, or move that one away")
    return in_a_folder(path)


def in_a_folder(path: Path) -> Path:
    """A place whose folder is there: a slip in a path makes no folder anywhere; raises `BadCase`."""
    if not path.parent.is_dir():
        raise BadCase(f"{path}: there is no folder {path.parent}; make it first, or name another place")
    return path


def refusal(error: OSError) -> str:
    """Why the operating system refused, in words that say what to change; what is rare, in its own."""
    return REFUSALS.get(error.errno or 0) or error.strerror or str(error)
