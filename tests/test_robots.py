"""robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from data.model import Page
from discovery.looking import NotRead
from discovery.robots import Rules, rules_from

USER_AGENT = "openline/0.1 (+https://openline.example; ada@lovelace.example)"


def _rules(text: str | bytes, status: int = 200) -> Rules:
    content = text.encode() if isinstance(text, str) else text
    url, now = "https://synergistics.example/robots.txt", datetime(2026, 11, 18, tzinfo=UTC)
    return rules_from(Page(url=url, status=status, content=content, retrieved_at=now), USER_AGENT)


def _allows(text: str, path: str) -> bool:
    return _rules(text).allow("https://synergistics.example" + path)


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/contact", True),
        ("User-agent: *\nDisallow: /private", "/private/board", False),
        ("User-agent: *\nDisallow: /private", "/contact", True),
        ("User-agent: *\nDisallow: /\nAllow: /contact", "/contact", True),  # the longest match counts
        ("User-agent: *\nDisallow: /*.php$", "/contact.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/contact.php?x", True),
        ("User-agent: openline\nDisallow: /team\n\nUser-agent: *\nDisallow: /", "/contact", True),
        ("User-agent: OpenLine\nDisallow: /team\n\nUser-agent: *\nDisallow: /", "/team", False),
        ("User-agent: openline/2.0\nDisallow: /team", "/team", False),
        ("User-agent: open\nDisallow: /", "/team", True),  # a part of our name is another robot
        ("User-agent: ada\nDisallow: /", "/team", True),  # so is the contact in our user agent
        ("User-agent: greedybot\nDisallow: /\n\nUser-agent: *\nDisallow: /team", "/contact", True),
        ("User-agent: greedybot\nUser-agent: *\nDisallow: /team", "/team", False),  # one group, two names
        ("User-agent: *\nDisallow: /a\nUser-agent: greedybot\nDisallow: /b", "/b", True),
        ("user agent : *\nDISALLOW: /team", "/team", False),
        ("\ufeffUser-agent: *\nDisallow: /team", "/team", False),
        ("User-agent: *  # everybody\r\nDisallow: /team # ours\r\n", "/team", False),
        ("<!doctype html><h1>Welcome</h1>", "/team", True),
        ("User-agent: *\nDisallow:", "/team", True),
    ],
)
def test_rules_are_obeyed(text: str, path: str, allowed: bool) -> None:
    assert _allows(text, path) is allowed


@pytest.mark.parametrize("status", [400, 404, 410, 418])
def test_no_robots_txt_allows_everything(status: int) -> None:
    assert _rules("User-agent: *\nDisallow: /", status).allow("https://synergistics.example/contact")


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_refused_robots_txt_is_no_invitation(status: int) -> None:
    with pytest.raises(NotRead, match=f"robots.txt answered {status}"):
        _rules("", status)


@pytest.mark.parametrize(
    ("asked", "kept"), [("5", 5.0), ("0.5", 0.5), ("3600", 30.0), ("soon", 0.0), ("-1", 0.0), ("nan", 0.0)]
)
def test_the_crawl_delay_is_kept_up_to_our_patience(asked: str, kept: float) -> None:
    assert _rules(f"User-agent: *\nCrawl-delay: {asked}").delay_s == kept


def test_what_stands_after_500_kib_is_not_parsed_and_no_line_is_cut() -> None:
    filler = "# filler\n" * 60_000
    assert _allows("User-agent: *\n" + filler + "Disallow: /team\n", "/team")
    up_to_the_slash = "User-agent: *\n" + "#" * (500 * 1024 - 14 - 1 - 11) + "\nDisallow: /team"
    assert _allows(up_to_the_slash, "/contact")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: bot{n}\n" for n in range(15_000)) + "Disallow: /x\n" * 15_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 250_000,
        "User-agent: *\n" + "Disallow: /*a*a*a*b\n" * 25_000,
        "User-agent: *\n" + "Disallow: /$\n" * 35_000,
        " " * 512_000,
        "user" + " " * 512_000,
        "User-agent:" * 46_000,
    ],
    ids=["names times rules", "stars in a line", "lines of stars", "dollars", "blanks", "a gap", "colons"],
)
def test_a_hostile_robots_txt_costs_little_time(text: str) -> None:
    began = time.process_time()
    _rules(text).allow("https://synergistics.example/" + "a" * 2000)
    assert time.process_time() - began < 2.0
