"""Reading politely and each page once, in a small world on loopback."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import dns.exception
import dns.rcode
import httpx
import pytest

from data.model import Page, Skipped
from discovery.manners import Manners, World
from discovery.transport import Reader, ServerFailed, open_reader
from tests.loopback import Name, Reply, closed_port, small_world, watched_connections

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
MANNERS = Manners(user_agent="openline-tests/1.0 (+https://openline.example)", pace_s=0, timeout_s=2)
HOME = Reply(body=b"<h1>Synergistics</h1>")
T = TypeVar("T")


def reading(world: World, do: Callable[[Reader], Awaitable[T]], manners: Manners = MANNERS, now: datetime = NOW) -> T:
    async def read() -> T:
        async with open_reader(manners, world, clock=lambda: now) as reader:
            return await do(reader)

    return asyncio.run(read())


def fetch(world: World, url: str, manners: Manners = MANNERS, now: datetime = NOW) -> Page | Skipped:
    return reading(world, lambda reader: reader.fetch(url), manners, now)


def fetch_all(world: World, *urls: str, manners: Manners = MANNERS) -> list[Page | Skipped]:
    async def one_after_the_other(reader: Reader) -> list[Page | Skipped]:
        return [await reader.fetch(url) for url in urls]

    return reading(world, one_after_the_other, manners)


def why(answer: Page | Skipped) -> str:
    assert isinstance(answer, Skipped), answer
    return answer.why


# --- Pages ------------------------------------------------------------------------------------------


def test_a_page_comes_as_it_was_served_under_its_own_url() -> None:
    reply = Reply(body=b"<h1>\xdcber uns</h1>", headers={"Content-Type": "Text/HTML; Charset=ISO-8859-1"})
    with small_world({"nordlicht.example/%C3%BCber?a=1": reply}) as (world, web, _):
        page = fetch(world, "https://Nordlicht.example/über?a=1#team")
    assert page == Page(
        url="https://nordlicht.example/%C3%BCber?a=1",
        status=200,
        content=b"<h1>\xdcber uns</h1>",
        retrieved_at=NOW,
        media_type="text/html",
        charset="iso-8859-1",
    )
    assert web.visits[-1].host == "nordlicht.example"
    assert web.visits[-1].headers["User-Agent"] == "openline-tests/1.0 (+https://openline.example)"


@pytest.mark.parametrize("status", [404, 410, 451, 418])
def test_a_page_that_is_not_there_is_a_fact(status: int) -> None:
    with small_world({"synergistics.example/old": Reply(status=status, body=b"gone")}) as (world, _, _):
        page = fetch(world, "http://synergistics.example/old")
    assert isinstance(page, Page)
    assert (page.status, page.content) == (status, b"gone")


@pytest.mark.parametrize("status", [408, 500, 502, 503])
def test_a_failing_server_is_a_failure_to_look(status: int) -> None:
    with (
        small_world({"synergistics.example/": Reply(status=status)}) as (world, _, _),
        pytest.raises(ServerFailed, match=f"^synergistics.example answered {status}$"),
    ):
        fetch(world, "http://synergistics.example/")


def test_a_slow_server_is_a_failure_to_look() -> None:
    with (
        small_world({"synergistics.example/": Reply(delay_s=4.0)}) as (world, _, _),
        pytest.raises(httpx.ReadTimeout, match=r"^synergistics.example took more than 2 s$"),
    ):
        fetch(world, "http://synergistics.example/", replace(MANNERS, timeout_s=2.0))


@pytest.mark.parametrize(
    "raw",
    [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", b"no http at all\r\n\r\n"],
    ids=["hangs up", "ends early", "another protocol"],
)
def test_a_broken_answer_is_a_failure_to_look(raw: bytes) -> None:
    with small_world({"synergistics.example/": Reply(raw=raw)}) as (world, _, _), pytest.raises(httpx.TransportError):
        fetch(world, "http://synergistics.example/")


def test_a_closed_door_is_a_failure_to_look() -> None:
    with small_world({"synergistics.example/": HOME}) as (world, _, _), pytest.raises(httpx.ConnectError):
        fetch(replace(world, http=("127.0.0.1", closed_port())), "http://synergistics.example/")


@pytest.mark.parametrize("name", [Name(rcode=dns.rcode.SERVFAIL), Name(silent=True)], ids=["SERVFAIL", "silence"])
def test_a_name_server_without_an_answer_is_a_failure_to_look(name: Name) -> None:
    names = {"synergistics.example": name}
    with small_world({}, names) as (world, _, _), pytest.raises(dns.exception.DNSException):
        fetch(world, "http://synergistics.example/", replace(MANNERS, timeout_s=2.0))


def test_a_host_that_does_not_exist_is_skipped() -> None:
    with small_world({}) as (world, _, _):
        assert why(fetch(world, "http://gone.example/")) == "gone.example has no address"


# --- Redirects --------------------------------------------------------------------------------------


def _to(location: str, status: int = 301) -> Reply:
    return Reply(status=status, headers={"Location": location})


def test_redirects_are_followed_to_another_domain_too() -> None:
    replies = {
        "synergistics.example/": _to("//www.synergistics.example/home", 308),
        "www.synergistics.example/home": _to("https://synergistics-group.example/"),
        "synergistics-group.example/": HOME,
    }
    with small_world(replies) as (world, _, _):
        page = fetch(world, "http://synergistics.example/")
    assert isinstance(page, Page)
    assert page.url == "https://synergistics-group.example/"


@pytest.mark.parametrize("location", ["http://xn--/", "http://synergistics.example:http/"])
def test_a_redirect_to_what_is_no_url_is_a_broken_answer(location: str) -> None:
    with (
        small_world({"synergistics.example/": _to(location)}) as (world, _, _),
        pytest.raises(httpx.RemoteProtocolError),
    ):
        fetch(world, "http://synergistics.example/")


def test_redirects_end_somewhere() -> None:
    replies = {"synergistics.example/a": _to("/b"), "synergistics.example/b": _to("/a")}
    with small_world(replies) as (world, web, _):
        assert why(fetch(world, "http://synergistics.example/a")) == "more than 5 redirects"
    assert web.paths == ["synergistics.example/a", "synergistics.example/b"]  # each asked for once


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1/", "127.0.0.1 is at 127.0.0.1, which is not public"),
        ("http://[::1]/", "::1 is at ::1, which is not public"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is at 169.254.169.254, which is not public"),
        ("http://0x7f.1/", "0x7f.1 has no address"),
        ("http://2130706433/", "2130706433 has no address"),
        ("http://inside.example/", "inside.example is at 10.0.0.7, which is not public"),
        ("http://synergistics.example:8080/", "port 8080, neither 80 nor 443"),
        ("http://ada:secret@synergistics.example/", "a URL with a user name in it"),
        ("file:///etc/passwd", "neither http nor https: file"),
        ("ftp://synergistics.example/", "neither http nor https: ftp"),
        ("https://www.linkedin.com/company/synergistics", "www.linkedin.com is opened by hand only"),
        ("https://synergistics.example/" + "a" * 3000, "a URL of more than 2048 characters"),
    ],
)
def test_a_redirect_is_checked_like_any_other_url(location: str, reason: str) -> None:
    names = {"inside.example": Name(records={"A": ["10.0.0.7"]})}
    with small_world({"synergistics.example/": _to(location)}, names) as (world, web, _):
        answer = fetch(world, "http://synergistics.example/")
    assert answer == Skipped(url="http://synergistics.example/", why=reason)
    assert web.paths == ["synergistics.example/"]


def test_the_new_hosts_robots_txt_counts_after_a_redirect() -> None:
    replies = {
        "synergistics.example/": _to("http://group.example/"),
        "group.example/": HOME,
        "group.example/robots.txt": Reply(body=b"User-agent: *\nDisallow: /"),
    }
    with small_world(replies) as (world, web, _):
        assert why(fetch(world, "http://synergistics.example/")) == "disallowed by robots.txt of group.example"
    assert web.paths == ["synergistics.example/"]


# --- Bounds -----------------------------------------------------------------------------------------


def _gzipped(body: bytes, encoding: str = "gzip") -> Reply:
    return Reply(body=gzip.compress(body), headers={"Content-Type": "text/html", "Content-Encoding": encoding})


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP"])
def test_a_compressed_page_is_opened(encoding: str) -> None:
    with small_world({"synergistics.example/": _gzipped(b"<h1>Hi</h1>", encoding)}) as (world, web, _):
        page = fetch(world, "http://synergistics.example/")
    assert isinstance(page, Page)
    assert page.content == b"<h1>Hi</h1>"
    assert web.visits[-1].headers["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize("pack", [lambda body: Reply(body=body), _gzipped], ids=["plain", "a bomb"])
def test_a_long_body_is_cut_after_decompression(pack: Callable[[bytes], Reply]) -> None:
    with small_world({"synergistics.example/": pack(b"x" * 30_000_000)}) as (world, _, _):
        page = fetch(world, "http://synergistics.example/", replace(MANNERS, max_body=1000))
    assert isinstance(page, Page)
    assert (page.content, page.cut) == (b"x" * 1000, True)


def test_a_body_of_just_the_limit_is_whole() -> None:
    with small_world({"synergistics.example/": Reply(body=b"x" * 1000)}) as (world, _, _):
        page = fetch(world, "http://synergistics.example/", replace(MANNERS, max_body=1000))
    assert isinstance(page, Page)
    assert (len(page.content), page.cut) == (1000, False)


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd"])
def test_an_encoding_that_was_not_asked_for_is_not_opened(encoding: str) -> None:
    with small_world({"synergistics.example/": _gzipped(b"x", encoding)}) as (world, _, _):
        assert why(fetch(world, "http://synergistics.example/")) == f"encoded as {encoding!r}, which was not asked for"


def test_damaged_gzip_is_a_failure_to_look() -> None:
    reply = Reply(body=b"not gzip", headers={"Content-Encoding": "gzip"})
    with (
        small_world({"synergistics.example/": reply}) as (world, _, _),
        pytest.raises(httpx.RemoteProtocolError, match=r"^synergistics.example sent damaged gzip$"),
    ):
        fetch(world, "http://synergistics.example/")


def test_endless_headers_are_not_read_to_the_end() -> None:
    raw = b"HTTP/1.1 200 OK\r\n" + b"X-Filler: " + b"x" * 400_000 + b"\r\n\r\n"
    with small_world({"synergistics.example/": Reply(raw=raw)}) as (world, _, _), pytest.raises(httpx.TransportError):
        fetch(world, "http://synergistics.example/")


def test_no_cookie_is_sent_back() -> None:
    reply = Reply(body=b"a", headers={"Set-Cookie": "id=4711; Path=/", "Content-Type": "text/html"})
    with small_world({"synergistics.example/": reply, "synergistics.example/b": HOME}) as (world, web, _):
        fetch_all(world, "http://synergistics.example/", "http://synergistics.example/b")
    assert "Cookie" not in web.visits[-1].headers


# --- Manners ----------------------------------------------------------------------------------------


def test_robots_txt_is_read_once_and_obeyed() -> None:
    replies = {
        "synergistics.example/robots.txt": Reply(body=b"User-agent: *\nDisallow: /board"),
        "synergistics.example/contact": HOME,
    }
    with small_world(replies) as (world, web, _):
        contact, board = fetch_all(world, "http://synergistics.example/contact", "http://synergistics.example/board")
    assert isinstance(contact, Page)
    assert why(board) == "disallowed by robots.txt of synergistics.example"
    assert [visit.path for visit in web.visits] == ["/robots.txt", "/contact"]


def test_robots_txt_behind_a_redirect_counts_for_the_first_host() -> None:
    replies = {
        "synergistics.example/": HOME,
        "synergistics.example/robots.txt": _to("https://group.example/robots.txt"),
        "group.example/robots.txt": Reply(body=b"User-agent: *\nDisallow: /"),
    }
    with small_world(replies) as (world, _, _):
        assert why(fetch(world, "http://synergistics.example/")) == "disallowed by robots.txt of synergistics.example"


def test_a_robots_txt_that_cannot_be_read_is_a_failure_to_look() -> None:
    replies = {"synergistics.example/": HOME, "synergistics.example/robots.txt": Reply(status=503)}
    with small_world(replies) as (world, web, _), pytest.raises(ServerFailed):
        fetch(world, "http://synergistics.example/")
    assert web.paths == []


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_host_that_refuses_is_left_alone_for_the_rest_of_the_run(status: int) -> None:
    replies = {"synergistics.example/": Reply(status=status), "synergistics.example/team": HOME}
    with small_world(replies) as (world, web, _):
        first, second = fetch_all(world, "http://synergistics.example/", "http://synergistics.example/team")
    assert isinstance(first, Page)
    assert first.status == status
    assert why(second) == "synergistics.example refused us in this run"
    assert web.paths == ["synergistics.example/"]


def test_a_host_that_refuses_its_robots_txt_is_left_alone() -> None:
    replies = {"synergistics.example/": HOME, "synergistics.example/robots.txt": Reply(status=403)}
    with small_world(replies) as (world, web, _):
        assert why(fetch(world, "http://synergistics.example/")) == "robots.txt answered 403"
    assert web.paths == []


def test_requests_to_one_host_keep_their_distance_and_do_not_wait_for_another() -> None:
    replies = {f"{host}.example/{n}": Reply(body=b"%d" % n, delay_s=0.02) for host in "ab" for n in range(3)}
    replies["c.example/robots.txt"] = Reply(body=b"User-agent: *\nCrawl-delay: 0.4")

    async def all_at_once(reader: Reader) -> None:
        urls = [*(f"http://{url}" for url in replies if url[0] in "ab"), "http://c.example/1", "http://c.example/2"]
        await asyncio.gather(*(reader.fetch(url) for url in urls))

    with small_world(replies) as (world, web, _):
        began = time.monotonic()
        reading(world, all_at_once, replace(MANNERS, pace_s=0.2))
        took = time.monotonic() - began
    for host, apart in [("a.example", 0.2), ("b.example", 0.2), ("c.example", 0.4)]:
        visits = sorted(visit.at for visit in web.visits if visit.host == host)
        pages = visits if host != "c.example" else visits[1:]
        assert all(later - earlier > apart * 0.7 for earlier, later in pairwise(pages)), host
    assert took < 1.6  # the slowest host alone takes 0.8 s; one after the other they would take 2 s


# --- Each page once ---------------------------------------------------------------------------------


def test_a_page_is_asked_for_once_in_a_run() -> None:
    with small_world({"synergistics.example/": HOME}) as (world, web, _):
        first, second = fetch_all(world, "http://synergistics.example/", "http://synergistics.example/#team")
    assert first == second
    assert web.paths == ["synergistics.example/"]


def test_a_later_run_takes_the_fresh_copy_without_asking_anybody(tmp_path: Path) -> None:
    manners = replace(MANNERS, cache_dir=tmp_path / "pages")
    replies = {
        "synergistics.example/": _to("/home"),
        "synergistics.example/home": HOME,
        "synergistics.example/old": Reply(status=404, body=b"gone"),
    }
    with small_world(replies) as (world, web, _):
        first = [fetch(world, f"http://synergistics.example{path}", manners) for path in ("/", "/old")]
        web.visits.clear()
        later = NOW + timedelta(hours=23)
        assert [fetch(world, f"http://synergistics.example{path}", manners, later) for path in ("/", "/old")] == first
    assert web.visits == []


def test_a_stale_copy_is_confirmed_by_a_conditional_request(tmp_path: Path) -> None:
    manners = replace(MANNERS, cache_dir=tmp_path)
    later = NOW + timedelta(hours=25)
    with small_world({"synergistics.example/": Reply(body=b"Hi", etag='"v1"')}) as (world, web, _):
        first = fetch(world, "http://synergistics.example/", manners)
        again = fetch(world, "http://synergistics.example/", manners, later)
    assert isinstance(first, Page)
    assert again == replace(first, retrieved_at=later)
    assert web.visits[-1].headers["If-None-Match"] == '"v1"'


def test_a_validator_that_cannot_be_sent_is_not_sent(tmp_path: Path) -> None:
    manners = replace(MANNERS, cache_dir=tmp_path)
    raw = b'HTTP/1.1 200 OK\r\nETag: "\xfcber"\r\nContent-Length: 2\r\n\r\nHi'
    with small_world({"synergistics.example/": Reply(raw=raw)}) as (world, web, _):
        for now in (NOW, NOW + timedelta(hours=25)):
            assert isinstance(fetch(world, "http://synergistics.example/", manners, now), Page)
    assert "If-None-Match" not in web.visits[-1].headers


def test_a_stale_copy_is_replaced_by_what_is_there_now(tmp_path: Path) -> None:
    manners = replace(MANNERS, cache_dir=tmp_path)
    with small_world({"synergistics.example/": Reply(body=b"old", etag='"v1"')}) as (world, web, _):
        fetch(world, "http://synergistics.example/", manners)
        web.replies["synergistics.example/"] = Reply(body=b"new", etag='"v2"')
        page = fetch(world, "http://synergistics.example/", manners, NOW + timedelta(hours=25))
    assert isinstance(page, Page)
    assert page.content == b"new"


@pytest.mark.parametrize("status", [403, 503])
def test_what_says_nothing_of_the_page_is_not_kept(status: int, tmp_path: Path) -> None:
    manners = replace(MANNERS, cache_dir=tmp_path)
    with small_world({"synergistics.example/": Reply(status=status)}) as (world, web, _):
        try:
            fetch(world, "http://synergistics.example/", manners)
        except ServerFailed:
            assert status == 503
        web.replies["synergistics.example/"] = HOME
        page = fetch(world, "http://synergistics.example/", manners)
    assert isinstance(page, Page)
    assert page.content == b"<h1>Synergistics</h1>"


# --- A world stays within itself --------------------------------------------------------------------


def test_a_world_connects_nowhere_but_to_its_two_servers() -> None:
    names = {
        "outside.example": Name(records={"A": ["93.184.216.34"]}),
        "inside.example": Name(records={"AAAA": ["::1"]}),
        "mixed.example": Name(records={"A": ["192.0.2.1", "127.0.0.1"]}),
    }
    hosts = [*names, "127.0.0.1", "synergistics.example"]
    urls = [f"{scheme}://{host}/" for scheme in ("http", "https") for host in hosts]
    with small_world({"synergistics.example/": HOME}, names) as (world, _, _), watched_connections() as connections:
        answers = fetch_all(world, *urls)
    assert [isinstance(answer, Page) for answer in answers] == [False, False, False, False, True] * 2
    assert set(connections) == {world.dns, world.http}
