"""The servers of a world: what they answer, and that they answer nothing else."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import dns.exception
import dns.flags
import dns.message
import dns.query
import dns.rcode
import httpx
import pytest

from flows.world import DEMO, ServedWorld, serve_world
from flows.world_dns import BadZone
from flows.world_http import BadHostFile, load_hosts

ZONE = """$TTL 60
@       IN SOA   ns1 hostmaster 1 7200 900 1209600 300
        IN NS    ns1
        IN A     192.0.2.1
        IN MX    10 mail.post.example.
ns1     IN A     192.0.2.2
www     IN CNAME @
away    IN CNAME ns1.post.example.
astray  IN CNAME www.elsewhere.example.
round   IN CNAME and
and     IN CNAME round
a.deep  IN A     192.0.2.3
big     IN TXT   {long}
"""
POST = """$TTL 60
@    IN SOA ns1 hostmaster 1 7200 900 1209600 300
ns1  IN A   192.0.2.4
"""
TELLINGS = """
["/old"]
status = 301
location = "https://www.tiny.example/new"

["/latin.html"]
content_type = "text/html; charset=iso-8859-1"

["/slow"]
delay_s = 0.2

["/huge"]
pad_to = 3_000_000

["/closed"]
status = 403

["/odd"]
headers = { Retry-After = "120" }
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("world")
    site, other = root / "sites" / "tiny.example", root / "sites" / "other.example"
    for made in (site / "about", other, root / "zones"):
        made.mkdir(parents=True)
    long = " ".join(f'"{"x" * 250}"' for _ in range(6))
    (root / "zones" / "tiny.example.zone").write_text(ZONE.format(long=long))
    (root / "zones" / "post.example.zone").write_text(POST)
    (root / "zones" / "lame.example.zone").write_text("; nothing")
    (root / "secret.html").write_text("not of any site")
    (other / "index.html").write_text("other")
    (site / "_host.toml").write_text(TELLINGS)
    for name in ("index", "slow", "huge", "closed", "odd", "about/index"):
        (site / f"{name}.html").write_text(f"<p>{name}</p>")
    (site / "latin.html").write_bytes("<p>Grüße</p>".encode("iso-8859-1"))
    (site / "robots.txt").write_text("User-agent: *\n")
    return root


@pytest.fixture(scope="module")
def world(folder: Path) -> Iterator[ServedWorld]:
    with serve_world(folder) as served:
        yield served


Get = Callable[..., httpx.Response]


@pytest.fixture
def get(world: ServedWorld) -> Iterator[Get]:
    with httpx.Client(base_url=f"http://127.0.0.1:{world.http[1]}", trust_env=False) as client:

        def ask(path: str, host: str = "tiny.example", method: str = "GET", **headers: str) -> httpx.Response:
            asked = {"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
            return client.request(method, path, headers=asked)

        yield ask


Transport = Callable[..., dns.message.Message]


def ask_dns(world: ServedWorld, name: str, kind: str, over: Transport = dns.query.udp) -> dns.message.Message:
    return over(dns.message.make_query(name, kind), world.dns[0], port=world.dns[1], timeout=5)


def records(message: dns.message.Message) -> list[str]:
    return sorted(f"{rrset.name} {record}" for rrset in message.answer for record in rrset)


# --- The name server --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "rcode", "answer"),
    [
        ("tiny.example", "MX", "NOERROR", ["tiny.example. 10 mail.post.example."]),
        ("TINY.example", "A", "NOERROR", ["TINY.example. 192.0.2.1"]),
        ("www.tiny.example", "A", "NOERROR", ["tiny.example. 192.0.2.1", "www.tiny.example. tiny.example."]),
        ("away.tiny.example", "A", "NOERROR", ["away.tiny.example. ns1.post.example.", "ns1.post.example. 192.0.2.4"]),
        ("www.tiny.example", "CNAME", "NOERROR", ["www.tiny.example. tiny.example."]),
        ("tiny.example", "AAAA", "NOERROR", []),  # the name is there, the type is not
        ("deep.tiny.example", "A", "NOERROR", []),  # RFC 4592 section 2.2.2: an empty non-terminal is a name too
        ("nobody.tiny.example", "A", "NXDOMAIN", []),
        ("elsewhere.example", "A", "REFUSED", []),
        ("astray.tiny.example", "A", "REFUSED", ["astray.tiny.example. www.elsewhere.example."]),
        ("lame.example", "MX", "SERVFAIL", []),
    ],
)
@pytest.mark.parametrize("over", [dns.query.udp, dns.query.tcp])
def test_a_question_is_answered_as_the_zones_have_it(
    world: ServedWorld, name: str, kind: str, rcode: str, answer: list[str], over: Transport
) -> None:
    response = ask_dns(world, name, kind, over)
    assert (dns.rcode.to_text(response.rcode()), records(response)) == (rcode, answer)


@pytest.mark.parametrize(("name", "kind"), [("nobody.tiny.example", "A"), ("tiny.example", "AAAA")])
def test_a_no_carries_the_soa(world: ServedWorld, name: str, kind: str) -> None:
    assert [str(rrset.name) for rrset in ask_dns(world, name, kind).authority] == ["tiny.example."]


def test_a_loop_of_aliases_ends_in_servfail(world: ServedWorld) -> None:
    assert ask_dns(world, "round.tiny.example", "A").rcode() == dns.rcode.SERVFAIL


def test_what_does_not_fit_a_datagram_is_truncated_and_whole_over_tcp(world: ServedWorld) -> None:
    short = ask_dns(world, "big.tiny.example", "TXT")
    assert short.flags & dns.flags.TC
    assert short.answer == []
    assert len(records(ask_dns(world, "big.tiny.example", "TXT", dns.query.tcp))[0]) > 1500


def test_what_is_not_dns_is_not_answered_and_hurts_nobody(world: ServedWorld) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.settimeout(0.1)
        stranger.sendto(b"hello?", world.dns)
        with pytest.raises(TimeoutError):
            stranger.recv(512)
    assert ask_dns(world, "tiny.example", "A").rcode() == dns.rcode.NOERROR


# --- The web server ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, "<p>index</p>"),
        ("/index.html", 200, "<p>index</p>"),
        ("/about", 200, "<p>about/index</p>"),
        ("/about/", 200, "<p>about/index</p>"),
        ("/%61bout?from=home", 200, "<p>about/index</p>"),
        ("/closed", 403, "<p>closed</p>"),
        ("/missing", 404, "<!doctype html><title>404</title><h1>Not Found</h1>\n"),
    ],
)
def test_a_path_shows_its_page(get: Get, path: str, status: int, body: str) -> None:
    response = get(path)
    assert (response.status_code, response.text) == (status, body)


def test_a_host_is_chosen_by_the_host_header(get: Get) -> None:
    assert get("/", host="OTHER.example:80").text == "other"
    assert get("/", host="unknown.example").status_code == 421


@pytest.mark.parametrize("path", ["/_host.toml", "/../../secret.html", "/%2e%2e/%2e%2e/secret", "/%00"])
def test_nothing_but_the_pages_of_a_site_is_shown(get: Get, path: str) -> None:
    assert get(path).status_code == 404


def test_a_redirect_says_where_to(get: Get) -> None:
    response = get("/old")
    assert (response.status_code, response.headers["location"]) == (301, "https://www.tiny.example/new")


@pytest.mark.parametrize(
    ("path", "content_type"),
    [("/", "text/html"), ("/latin.html", "text/html; charset=iso-8859-1"), ("/robots.txt", "text/plain")],
)
def test_a_page_has_its_type(get: Get, path: str, content_type: str) -> None:
    assert get(path).headers["content-type"] == content_type


def test_a_charset_reaches_the_reader(get: Get) -> None:
    assert get("/latin.html").text == "<p>Grüße</p>"


def test_headers_of_its_own_are_sent(get: Get) -> None:
    assert get("/odd").headers["retry-after"] == "120"


def test_a_slow_page_takes_its_time(get: Get) -> None:
    began = time.monotonic()
    assert get("/slow").status_code == 200
    assert time.monotonic() - began >= 0.2


def test_a_huge_page_needs_no_huge_file(get: Get) -> None:
    content = get("/huge").content
    assert len(content) == 3_000_000
    assert content.startswith(b"<p>huge</p>\n<!-- This page was intentionally left long.")


def test_an_unchanged_page_is_not_sent_again(get: Get) -> None:
    first = get("/")
    by_tag = get("/", If_None_Match=f'"stale", W/{first.headers["etag"]}')
    by_date = get("/", If_Modified_Since=first.headers["last-modified"])
    assert (by_tag.status_code, by_tag.content, by_tag.headers["etag"]) == (304, b"", first.headers["etag"])
    assert by_date.status_code == 304


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"stale"'},
        {"If_Modified_Since": format_datetime(datetime(2001, 1, 1, tzinfo=UTC), usegmt=True)},
        {"If_Modified_Since": "the day before yesterday"},
        {"If_None_Match": '"stale"', "If_Modified_Since": format_datetime(datetime.now(UTC), usegmt=True)},
    ],
)
def test_a_changed_page_is_sent_whole(get: Get, headers: dict[str, str]) -> None:
    assert get("/", **headers).text == "<p>index</p>"


def test_head_is_get_without_the_body(get: Get) -> None:
    response = get("/", method="HEAD")
    assert (response.status_code, response.headers["content-length"], response.content) == (200, "12", b"")


def test_a_reader_that_hangs_up_hurts_nobody(get: Get, world: ServedWorld, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(world.http) as hasty:
        hasty.sendall(b"GET /huge HTTP/1.1\r\nHost: tiny.example\r\n\r\n")
        hasty.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # reset, not a polite end
        hasty.recv(100)
    time.sleep(0.1)
    assert get("/").status_code == 200
    assert "Traceback" not in capfd.readouterr().err


# --- The world --------------------------------------------------------------------------------------


def test_every_request_is_in_the_log(folder: Path) -> None:
    with serve_world(folder) as served:
        address = f"http://127.0.0.1:{served.http[1]}/about?x=1"
        httpx.get(address, headers={"Host": "tiny.example", "User-Agent": "openline-test"}, trust_env=False)
        line = served.requests[0]
        assert len(served.requests) == 1
        assert (line.host, line.path) == ("tiny.example", "/about?x=1")
        assert (line.user_agent, line.status) == ("openline-test", 200)
        assert abs((datetime.now(UTC) - line.at).total_seconds()) < 5


def test_a_world_prints_as_a_setting() -> None:
    world = ServedWorld(dns=("127.0.0.1", 5300), http=("127.0.0.1", 8000), requests=[])
    assert str(world) == "dns=127.0.0.1:5300,http=127.0.0.1:8000"


def test_a_world_ends_with_its_block_and_its_ports_are_free_again(folder: Path) -> None:
    with serve_world(folder) as served:
        dns_port, http_port = served.dns[1], served.http[1]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(served.http, timeout=1)
    with serve_world(folder, dns_port=dns_port, http_port=http_port) as again:
        assert (again.dns, again.http) == (served.dns, served.http)


def test_a_taken_port_is_an_error(folder: Path, world: ServedWorld) -> None:
    with pytest.raises(OSError, match="in use"), serve_world(folder, dns_port=world.dns[1]):
        pass


def test_a_host_file_with_an_unknown_word_is_named(tmp_path: Path) -> None:
    site = tmp_path / "sites" / "tiny.example"
    site.mkdir(parents=True)
    (site / "_host.toml").write_text('["/"]\nstaus = 301\n')
    with pytest.raises(BadHostFile, match=r"_host.toml, '/': .*staus"), serve_world(tmp_path):
        pass


def test_a_zone_file_with_an_error_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "zones").mkdir()
    (tmp_path / "zones" / "tiny.example.zone").write_text("@ IN A three.two.one\n")
    with pytest.raises(BadZone, match=r"tiny\.example\.zone: is no zone file: line \d: "), serve_world(tmp_path):
        pass


def test_every_host_of_the_demo_is_declared_in_its_zones() -> None:
    hosts = sorted(site.name for site in (DEMO / "sites").iterdir())
    with serve_world(DEMO) as served:
        answers = {host: ask_dns(served, host, "A").answer for host in hosts}
    addresses = {host: str(answer[-1][0]) for host, answer in answers.items()}
    assert addresses == {
        "finchandco.example": "192.0.2.60",
        "harbourandfinch.example": "192.0.2.60",
        "nordlicht-werke.example": "192.0.2.40",
        "nordlicht.example": "192.0.2.40",
        "synergistics.example": "192.0.2.10",
        "www.harbourandfinch.example": "192.0.2.60",
        "www.nordlicht-werke.example": "192.0.2.40",
    }


def test_every_link_of_the_demo_leads_to_a_page_but_these() -> None:
    dead = {}
    for host in ("synergistics.example", "www.nordlicht-werke.example", "harbourandfinch.example"):
        site = load_hosts(DEMO / "sites")[host]
        pages = [file.read_text("iso-8859-1") for file in site.files.values()]
        links = {link for page in pages for link in re.findall(r'href="(/[^"#]*)', page)}
        dead[host] = links - set(site.files) - set(site.tellings)
    assert dead == {
        "synergistics.example": {"/about/history", "/press/2025-april", "/cdn-cgi/l/email-protection"},
        "www.nordlicht-werke.example": set(),
        "harbourandfinch.example": set(),
    }
