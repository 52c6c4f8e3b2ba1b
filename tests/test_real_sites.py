"""A collection of saved pages becomes a world: shown with an invented collection, in the shape of the real ones."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.world import serve_world
from tests.real import main
from tests.real_sites import SavedCompany, build_world

HOME = "http://www.harbour.example/"
PAGES = [
    {"id": "a/1", "url": HOME, "html": "<title>Harbour</title><a href='/gone'>Gone</a>"},
    {"id": "a/2", "url": HOME, "html": "<title>Contact &amp; more</title>020 7946 0800"},
    {"id": "a/3?x", "url": "http://www.harbour.example/team.php?id=3", "html": "<title>Team</title>"},
    {"id": "a/4", "url": "https://shop.harbour.example/Grüße/", "html": "<title>Grüße</title>", "encoding": "cp1252"},
    {"id": "b/1", "url": "http://nordlicht.example/kontakt", "html": "<p>030 23125-0"},
    {"id": "c/1", "url": "http://192.0.2.7/", "html": "a site without a name"},
]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "collection"
    (folder / "pages").mkdir(parents=True)
    lines = []
    for number, page in enumerate(PAGES):
        encoding = page.get("encoding", "utf-8")
        (folder / "pages" / f"{number}.gz").write_bytes(gzip.compress(page["html"].encode(encoding)))
        lines.append(json.dumps(_record(page, f"{number}.gz", encoding)))
    (folder / "gold.jsonl").write_text("\n".join(lines))
    return folder


def _record(page: dict[str, str], file: str, encoding: str) -> dict[str, Any]:
    phones = [{"e164": "+442079460800"}, {"e164": "+442079460801", "optional": True}] if page["id"] == "a/2" else []
    record = {"region": "GB", "file": file, "encoding": encoding, "phones": phones, "emails": []}
    return record | {"id": page["id"], "url": page["url"]}


def _where(company: SavedCompany) -> list[tuple[str, str]]:
    return [(page.host, page.path) for page in company.pages]


def test_pages_that_share_a_url_get_paths_of_their_own(collection: Path, tmp_path: Path) -> None:
    harbour, nordlicht = build_world(collection, tmp_path / "world")
    assert _where(harbour) == [
        ("www.harbour.example", "/"),
        ("www.harbour.example", "/_saved/a/2"),
        ("www.harbour.example", "/_saved/a/3?x"),
        ("shop.harbour.example", "/Grüße/"),
    ]
    assert _where(nordlicht) == [("nordlicht.example", "/kontakt")]
    assert (harbour.domain, harbour.country) == ("harbour.example", "GB")


def test_what_is_known_of_a_page_comes_with_it(collection: Path, tmp_path: Path) -> None:
    contact = build_world(collection, tmp_path / "world")[0].pages[1]
    assert (contact.numbers, contact.doubtful) == (frozenset({"+442079460800"}), frozenset({"+442079460801"}))


@pytest.mark.parametrize(
    ("host", "path", "shows"),
    [
        ("www.harbour.example", "/", "<title>Harbour</title><a href='/gone'>Gone</a>"),
        ("www.harbour.example", "/", '<a href="http://www.harbour.example/_saved/a/2">Contact &amp; more</a>'),
        ("www.harbour.example", "/", '<a href="http://www.harbour.example/_saved/a/3%3Fx">Team</a>'),
        ("www.harbour.example", "/_saved/a/3%3Fx", "<title>Team</title>"),
        ("shop.harbour.example", "/Gr%C3%BC%C3%9Fe/", "<title>Grüße</title>"),
        ("nordlicht.example", "/", '<a href="http://nordlicht.example/kontakt">A saved page</a>'),  # no home was saved
    ],
)
def test_every_saved_page_is_served_and_linked(
    collection: Path, tmp_path: Path, host: str, path: str, shows: str
) -> None:
    build_world(collection, tmp_path / "world")
    with serve_world(tmp_path / "world") as world:
        response = httpx.get(f"http://127.0.0.1:{world.http[1]}{path}", headers={"Host": host}, trust_env=False)
    assert response.status_code == 200
    assert shows in response.text


def test_the_bare_domain_leads_to_the_host_that_was_saved(collection: Path, tmp_path: Path) -> None:
    build_world(collection, tmp_path / "world")
    with serve_world(tmp_path / "world") as world:
        address = f"http://127.0.0.1:{world.http[1]}/"
        response = httpx.get(address, headers={"Host": "harbour.example"}, trust_env=False)
    assert (response.status_code, response.headers["location"]) == (301, HOME)


def test_a_whole_collection_is_measured(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(collection) == 0
    table = capsys.readouterr().out
    assert "2 companies, 0 errors" in table
    assert "harbour.example" in table
    assert "saved pages not reached: 0" in table


def test_without_a_collection_one_sentence_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path) == 0
    assert capsys.readouterr().out == (
        f"skipped: there is no collection of saved pages at {tmp_path} (no gold.jsonl); name one with PAGES=\n"
    )
