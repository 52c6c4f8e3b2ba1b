"""A real web server on loopback that answers for every host of a folder of saved sites.

`sites/HOST/PATH.html` is what `http://HOST/PATH` shows; `index.html` is a directory's page. What a saved page
cannot say of itself stands in `HOST/_host.toml`, a table a path:

    ["/contact-us"]
    status = 301
    location = "/contact"

    ["/impressum"]
    content_type = "text/html; charset=iso-8859-1"
"""

from __future__ import annotations

import hashlib
import mimetypes
import sys
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOST_FILE = "_host.toml"
HAS_NO_PAGE = "<!doctype html><title>{status}</title><h1>{phrase}</h1>\n"
PADDING = b"\n<!-- " + b"This page was intentionally left long. " * 1000 + b"-->"


class BadHostFile(ValueError):
    """A `_host.toml` that cannot be understood; the message names the file and the path in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What `_host.toml` says of one path."""

    status: int = 200
    content_type: str | None = None  # with its charset; None: by the file's suffix
    location: str | None = None
    delay_s: float = 0.0
    pad_to: int = 0  # bytes: a huge page without a huge file
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """One site of the folder."""

    files: Mapping[str, Path]  # by every path that shows them; nothing else of the disk can be asked for
    tellings: Mapping[str, Telling]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one request is told."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One line of the request log."""

    at: datetime
    host: str
    path: str  # with its query
    user_agent: str
    status: int


def load_hosts(folder: Path) -> Mapping[str, Host]:
    """The sites of a folder, by host name."""
    return {
        site.name: Host(files=_files(site), tellings=_tellings(site / HOST_FILE))
        for site in sorted(folder.iterdir())
        if site.is_dir()
    }


def _files(site: Path) -> Mapping[str, Path]:
    files: dict[str, Path] = {}
    for file in sorted(file for file in site.rglob("*") if file.is_file() and file.name != HOST_FILE):
        for path in _paths("/" + file.relative_to(site).as_posix()):
            files.setdefault(path, file)
    return files


def _paths(path: str) -> tuple[str, ...]:
    """The paths that show one file.

    >>> _paths("/about/index.html")
    ('/about/index.html', '/about/index', '/about/', '/about')
    """
    if not path.endswith(".html"):
        return (path,)
    bare = path.removesuffix(".html")
    if not bare.endswith("/index"):
        return path, bare
    folder = bare.removesuffix("index")
    return path, bare, folder, folder.removesuffix("/")


def _tellings(file: Path) -> Mapping[str, Telling]:
    if not file.exists():
        return {}
    tellings = {}
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except ValueError as error:  # not TOML, or not UTF-8
        raise BadHostFile(f"{file}: is not TOML in UTF-8: {error}") from error
    for path, table in told.items():
        try:
            tellings[path] = Telling(**table)
        except TypeError as error:
            raise BadHostFile(f"{file}, {path!r}: {error}") from error
    return tellings


def answer(hosts: Mapping[str, Host], name: str, target: str, asked: Mapping[str, str]) -> Answer:
    """What the host of that name says to `GET target`; `asked`: the request's headers, names in lower case."""
    host = hosts.get(name)
    if host is None:
        return _without_page(HTTPStatus.MISDIRECTED_REQUEST)  # RFC 9110 section 15.5.20
    path = unquote(urlsplit(target).path)
    telling = host.tellings.get(path, Telling())
    if telling.location is not None:
        return _without_page(telling.status, {"Location": telling.location}, telling.delay_s)
    file = host.files.get(path)
    if file is None:
        return _without_page(404 if telling.status == 200 else telling.status, telling.headers, telling.delay_s)
    return _unless_unchanged(_with_page(file, telling), asked)


def _with_page(file: Path, telling: Telling) -> Answer:
    content = file.read_bytes()
    changed = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    headers = {
        "Content-Type": telling.content_type or mimetypes.guess_type(file.name)[0] or "text/html",
        "ETag": f'"{hashlib.sha256(content).hexdigest()[:16]}"',
        "Last-Modified": format_datetime(changed, usegmt=True),
        **telling.headers,
    }
    if len(content) < telling.pad_to:
        missing = telling.pad_to - len(content)
        content += (PADDING * (missing // len(PADDING) + 1))[:missing]
    return Answer(status=telling.status, headers=headers, body=content, delay_s=telling.delay_s)


def _without_page(status: int, headers: Mapping[str, str] | None = None, delay_s: float = 0.0) -> Answer:
    page = HAS_NO_PAGE.format(status=int(status), phrase=HTTPStatus(status).phrase)
    return Answer(
        status=int(status),
        headers={"Content-Type": "text/html; charset=utf-8", **(headers or {})},
        body=page.encode(),
        delay_s=delay_s,
    )


def _unless_unchanged(full: Answer, asked: Mapping[str, str]) -> Answer:
    """A 304 where the client's copy is still good. RFC 9110 section 13.2.2: the entity tag counts before the date."""
    tags, since = asked.get("if-none-match"), asked.get("if-modified-since")
    if tags is not None:
        unchanged = full.headers["ETag"] in (tag.strip().removeprefix("W/") for tag in tags.split(","))
    else:
        unchanged = since is not None and not _is_later(full.headers["Last-Modified"], since)
    if not unchanged or full.status != HTTPStatus.OK:
        return full
    return Answer(status=HTTPStatus.NOT_MODIFIED, headers=full.headers, body=b"", delay_s=full.delay_s)


def _is_later(changed: str, since: str) -> bool:
    try:
        return parsedate_to_datetime(changed) > parsedate_to_datetime(since)
    except (TypeError, ValueError):  # RFC 9110 section 13.1.3: a date that is none is ignored
        return True


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "saved-sites"
    timeout = 30
    server: HttpServer
    disable_nagle_algorithm = True  # the body need not wait until the head is acknowledged

    def do_GET(self) -> None:
        name = self.headers.get("Host", "").partition(":")[0].lower()
        asked = {header.lower(): value for header, value in self.headers.items()}
        told = answer(self.server.hosts, name, self.path, asked)
        self.server.requests.append(
            Request(
                at=datetime.now(UTC),
                host=name,
                path=self.path,
                user_agent=self.headers.get("User-Agent", ""),
                status=told.status,
            )
        )
        time.sleep(told.delay_s)
        self.send_response(told.status)
        for header, value in told.headers.items():
            self.send_header(header, value)
        if told.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(told.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(told.body)

    do_HEAD = do_GET  # noqa: N815  (the base class's spelling)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Nothing: the request log is `HttpServer.requests`."""


class HttpServer(ThreadingHTTPServer):
    """The saved sites over HTTP, with a log of what was asked."""

    def __init__(self, address: tuple[str, int], hosts: Mapping[str, Host]) -> None:
        super().__init__(address, _Handler)
        self.hosts = hosts
        self.requests: list[Request] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that hangs up in the middle of a huge page is no news; anything else is reported as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed names private types
