"""Copies of what was read, so that nothing is asked for twice: not by a retry, not the same day."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from data.model import Page

IN_WORLD = "_world"  # a folder that no host is called


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One answer, as it came: a redirect is a copy of its own."""

    page: Page
    location: str | None = None  # of a redirect, as sent
    etag: str | None = None
    last_modified: str | None = None
    retry_after_s: float | None = None  # of a 429 that says so; such an answer is used at once and never kept

    def is_fresh(self, now: datetime, fresh_s: float) -> bool:
        """Whether it need not be asked for again; one of the future was read when the clock was wrong."""
        return self.page.retrieved_at <= now < self.page.retrieved_at + timedelta(seconds=fresh_s)

    def confirmed(self, now: datetime) -> Copy:
        """The copy after the host has said that nothing changed (RFC 9110: 304)."""
        return replace(self, page=replace(self.page, retrieved_at=now))

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it has changed (RFC 9110 section 13.1).

        What is not ASCII was no validator to begin with, and could not be sent.
        """
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in told.items() if value is not None and value.isascii()}


class Cache(Protocol):
    """Where copies are kept."""

    def get(self, url: str) -> Copy | None: ...

    def put(self, copy: Copy) -> None: ...


class MemoryCache:
    """Keeps copies for one run."""

    def __init__(self) -> None:
        self._copies: dict[str, Copy] = {}

    def get(self, url: str) -> Copy | None:
        return self._copies.get(url)

    def put(self, copy: Copy) -> None:
        self._copies[copy.page.url] = copy


class DiskCache:
    """Keeps copies in a folder of the user's own: a folder a host, a file a URL."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Copy | None:
        """The copy of a URL; None where there is none, or none that can be read."""
        try:
            head, _, content = self._file(url).read_bytes().partition(b"\n")
            return _copy_from(json.loads(head), content)
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def put(self, copy: Copy) -> None:
        write_whole(self._file(copy.page.url), _head_of(copy) + b"\n" + copy.page.content)

    def _file(self, url: str) -> Path:
        return self._folder / quote(urlsplit(url).hostname or "", safe="") / sha256(url.encode()).hexdigest()


def write_whole(file: Path, content: bytes) -> None:
    """Write to a temporary file and rename: what is kept is whole or not there. Folders 0700, files 0600."""
    _make_private(file.parent)
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(temporary).replace(file)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def open_cache(cache_dir: Path | None, in_world: bool) -> Cache:
    """The cache below a folder, or in memory. What a world says of a host is kept apart from what the internet says."""
    if cache_dir is None:
        return MemoryCache()
    return DiskCache(cache_dir / IN_WORLD if in_world else cache_dir)


def forget_host(cache_dir: Path, domain: str) -> None:
    """Delete every copy from a domain and its sub-domains."""
    for folder in [*cache_dir.glob("*"), *cache_dir.glob(f"{IN_WORLD}/*")]:
        if folder.name == domain or folder.name.endswith("." + domain):
            shutil.rmtree(folder)


def _make_private(folder: Path) -> None:
    """Make a folder and those above it that are missing, for the user's eyes only."""
    if not folder.exists():
        _make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _head_of(copy: Copy) -> bytes:
    """All of a copy but its content, on one line."""
    head = asdict(copy)
    del head["page"]["content"]
    head["page"]["retrieved_at"] = copy.page.retrieved_at.isoformat()
    return json.dumps(head).encode()


def _copy_from(head: Any, content: bytes) -> Copy:
    """The copy again; any of `get`'s exceptions where the head is not one that we have written."""
    page = head["page"]
    return Copy(
        page=Page(**{**page, "content": content, "retrieved_at": datetime.fromisoformat(page["retrieved_at"])}),
        location=head["location"],
        etag=head["etag"],
        last_modified=head["last_modified"],
    )
