"""Real saved pages as a world of their own: their own host names, on loopback only, in a folder outside the repository.

A collection is a folder with `pages/` and `gold.jsonl`, a page a line: id, url, file, encoding, region, phones, emails.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from discovery.domains import registrable_domain

TITLE = re.compile(rb"<title[^>]*>([^<]{1,200})", re.IGNORECASE)
LONGEST_NAME = 200  # octets of a file name, below what file systems allow


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """One page of the collection, where the world shows it, and what a careful reader found on it."""

    page_id: str
    host: str
    path: str
    numbers: frozenset[str]  # E.164
    addresses: frozenset[str]  # lower case
    doubtful: frozenset[str]  # neither hit nor miss


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedCompany:
    """One registered domain with its saved pages."""

    domain: str
    country: str
    pages: tuple[SavedPage, ...]


def build_world(collection: Path, world: Path) -> tuple[SavedCompany, ...]:
    """Write a world folder from a collection; sites without a domain name of their own are left out."""
    by_domain: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (collection / "gold.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        domain = registrable_domain(_host(page["url"]))
        if domain:
            by_domain[domain].append(page)
    (world / "zones").mkdir(parents=True)
    numbered = zip(count(), sorted(by_domain.items()), strict=False)
    return tuple(_company(collection, world, domain, pages, n) for n, (domain, pages) in numbered)


def _company(
    collection: Path, world: Path, domain: str, records: Sequence[Mapping[str, Any]], number: int
) -> SavedCompany:
    taken: set[tuple[str, str]] = set()
    pages, contents, types = [], {}, defaultdict[str, dict[str, str]](dict)
    for record in records:
        host, path = _host(record["url"]), _own_path(record["url"])
        if path is None or (host, path) in taken:
            path = f"/_saved/{record['id']}"
        taken.add((host, path))
        contents[host, path] = gzip.decompress((collection / "pages" / record["file"]).read_bytes())
        types[host][path] = f"text/html; charset={record['encoding']}"
        pages.append(_saved_page(record, host, path))
    _add_home(domain, pages[0].host, contents)
    for (host, path), content in contents.items():
        _write(world / "sites" / host, path, content)
    _write_tellings(world, domain, pages[0].host, types)
    _write_zone(world, domain, {domain, *types}, number)
    return SavedCompany(domain=domain, country=records[0]["region"], pages=tuple(pages))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _own_path(url: str) -> str | None:
    """The path of a URL where a file can have that name; None where the page needs a path made for it."""
    parts = urlsplit(url)
    path = unquote(parts.path) or "/"
    names = PurePosixPath(path).parts
    odd = parts.query or "\0" in path or ".." in names or any(len(name.encode()) > LONGEST_NAME for name in names)
    return None if odd else path


def _saved_page(record: Mapping[str, Any], host: str, path: str) -> SavedPage:
    phones, emails = record["phones"], record["emails"]
    return SavedPage(
        page_id=record["id"],
        host=host,
        path=path,
        numbers=frozenset(phone["e164"] for phone in phones if not phone.get("optional")),
        addresses=frozenset(email["value"] for email in emails if not email.get("optional")),
        doubtful=frozenset(
            [phone["e164"] for phone in phones if phone.get("optional")]
            + [email["value"] for email in emails if email.get("optional")]
        ),
    )


def _add_home(domain: str, host: str, contents: dict[tuple[str, str], bytes]) -> None:
    """Links to all saved pages on the home page, which is made where it was not saved."""
    links = "".join(
        f'<a href="http://{where}{quote(path)}">{html.escape(_title(content))}</a>\n'
        for (where, path), content in contents.items()
        if (where, path) != (host, "/")
    )
    home = contents.get((host, "/"), f"<html><head><title>{domain}</title></head><body>\n".encode())
    contents[host, "/"] = home + f"\n<p>{links}</p>\n".encode("ascii", "xmlcharrefreplace")


def _title(content: bytes) -> str:
    found = TITLE.search(content)
    return html.unescape(found[1].decode("utf-8", "replace")).strip() if found else "A saved page"


def _write(site: Path, path: str, content: bytes) -> None:
    file = site / (path.lstrip("/") + "index.html" if path.endswith("/") else f"{path.lstrip('/')}.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _write_tellings(world: Path, domain: str, home: str, types: Mapping[str, Mapping[str, str]]) -> None:
    for host, pages in types.items():
        tables = [f"[{_quoted(path)}]\ncontent_type = {_quoted(kind)}\n" for path, kind in pages.items()]
        (world / "sites" / host / "_host.toml").write_text("\n".join(tables), "utf-8")
    if domain not in types:
        (world / "sites" / domain).mkdir()
        redirect = f'["/"]\nstatus = 301\nlocation = "http://{home}/"\n'
        (world / "sites" / domain / "_host.toml").write_text(redirect)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's is one, but for U+007F."""
    return json.dumps(text, ensure_ascii=False)


def _write_zone(world: Path, domain: str, hosts: Iterable[str], number: int) -> None:
    address = f"192.0.2.{number % 254 + 1}"
    names = "".join(f"{host}. IN A {address}\n{host}. IN MX 10 {host}.\n" for host in sorted(hosts))
    soa = f"@ IN SOA {domain}. hostmaster.{domain}. 1 7200 900 1209600 300\n"
    (world / "zones" / f"{domain}.zone").write_text(f"$TTL 60\n{soa}{names}")
