"""Copies of what was read, in a folder of the user's own."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.model import Page
from discovery.cache import Cache, Copy, forget_host, open_cache

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
PAGE = Page(
    url="https://synergistics.example/?a=1",
    status=200,
    content=b"line\n\x00\xff\nline",
    retrieved_at=NOW,
    media_type="text/html",
    charset="utf-8",
    cut=True,
)
COPY = Copy(page=PAGE, location="/näher", etag='"v1"', last_modified="Tue, 17 Nov 2026 09:00:00 GMT")


@pytest.fixture(params=["memory", "disk"])
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> Cache:
    return open_cache(tmp_path / "pages" if request.param == "disk" else None, in_world=False)


def test_a_copy_comes_back_as_it_was_kept(cache: Cache) -> None:
    cache.put(COPY)
    assert cache.get(PAGE.url) == COPY
    assert cache.get(PAGE.url + "2") is None


def test_a_copy_is_fresh_for_its_time_and_one_of_the_future_is_not() -> None:
    assert COPY.is_fresh(NOW + timedelta(seconds=59), 60)
    assert not COPY.is_fresh(NOW + timedelta(seconds=60), 60)
    assert not COPY.is_fresh(NOW - timedelta(seconds=1), 60)  # the clock was ahead when it was read


def test_a_later_copy_takes_the_place_of_an_earlier_one(cache: Cache) -> None:
    later = replace(COPY, page=replace(PAGE, status=404, content=b""), etag=None)
    cache.put(COPY)
    cache.put(later)
    assert cache.get(PAGE.url) == later


def test_a_copy_is_fresh_for_as_long_as_it_is_said_to_be() -> None:
    assert COPY.is_fresh(NOW + timedelta(seconds=59), fresh_s=60)
    assert not COPY.is_fresh(NOW + timedelta(seconds=60), fresh_s=60)
    assert not COPY.is_fresh(NOW, fresh_s=0)


def test_folders_and_files_are_for_the_users_eyes_only(tmp_path: Path) -> None:
    open_cache(tmp_path / "new" / "pages", in_world=True).put(COPY)
    kept = list((tmp_path / "new").rglob("*"))
    assert len([path for path in kept if path.is_file()]) == 1
    for path in [tmp_path / "new", *kept]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_what_a_world_says_of_a_host_is_not_taken_for_the_internet(tmp_path: Path) -> None:
    open_cache(tmp_path, in_world=True).put(COPY)
    assert open_cache(tmp_path, in_world=False).get(PAGE.url) is None


@pytest.mark.parametrize("in_world", [False, True])
def test_a_domain_is_forgotten_with_its_sub_domains_and_no_other(tmp_path: Path, in_world: bool) -> None:
    cache = open_cache(tmp_path, in_world)
    urls = [f"https://{host}synergistics.example/" for host in ("", "www.", "not")]
    for url in urls:
        cache.put(replace(COPY, page=replace(PAGE, url=url)))
    forget_host(tmp_path, "synergistics.example")
    assert [cache.get(url) is None for url in urls] == [True, True, False]


def test_nothing_to_forget_is_no_error(tmp_path: Path) -> None:
    forget_host(tmp_path / "nowhere", "synergistics.example")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]\nx", b'{"page": 1}\nx', b'{"page": {}}\nx', b"\xff\n", b"null\n"])
def test_a_damaged_copy_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    cache = open_cache(tmp_path, in_world=False)
    cache.put(COPY)
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        file.write_bytes(damage)
    assert cache.get(PAGE.url) is None
