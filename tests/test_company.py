"""From a name to a web domain: what is told needs no guess, a guess needs the home page's own word."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import dns.rcode
import pytest

from data.model import Case, Company, Page, Standing
from discovery.company import guesses, resolve_company
from discovery.confirmation import confirmation
from discovery.looking import CouldNotLook
from discovery.manners import Manners
from discovery.transport import open_reader
from tests.dossiers import CASE, NOW
from tests.loopback import Name, Reply, small_world

MANNERS = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=2.0)
UNTOLD = replace(CASE, domain=None, country=None)


def home(title: str, more: str = "") -> Reply:
    return Reply(body=f"<html><head><title>{title}</title>{more}</head><body>Hello</body></html>".encode())


def resolve(case: Case, replies: Mapping[str, Reply], names: Mapping[str, Name] | None = None) -> Company:
    async def ask() -> Company:
        with small_world(replies, names) as (world, _, _):
            async with open_reader(MANNERS, world, lambda: NOW) as reader:
                return await resolve_company(case, reader)

    return asyncio.run(ask())


def test_a_given_domain_needs_no_guess() -> None:
    company = resolve(CASE, {})
    assert (company.standing, company.web_domain, company.reason) == (
        Standing.GIVEN,
        "synergistics.example",
        "the candidate gave the domain",
    )


def test_a_name_that_is_a_domain_is_taken_for_it() -> None:
    assert resolve(replace(UNTOLD, company="synergistics.example"), {}).web_domain == "synergistics.example"


def test_a_guess_is_confirmed_by_the_home_pages_title() -> None:
    company = resolve(UNTOLD, {"synergistics.example/": home("Synergistics, Inc. | We line things up")})
    assert (company.standing, company.web_domain) == (Standing.VERIFIED, "synergistics.example")
    assert company.reason == "the title of https://synergistics.example/ reads “Synergistics, Inc. | We line things up”"


def test_a_home_page_of_somebody_else_is_not_taken() -> None:
    company = resolve(UNTOLD, {"synergistics.example/": home("Blue Door Bakery")})
    assert (company.standing, company.web_domain) == (Standing.NOT_FOUND, None)
    assert "--domain" in company.reason


def test_the_end_of_a_redirect_is_the_domain() -> None:
    company = resolve(
        UNTOLD,
        {
            "synergistics.example/": Reply(status=301, headers={"Location": "https://www.syn-group.example/"}),
            "www.syn-group.example/": home("Synergistics"),
        },
    )
    assert (company.web_domain, company.home) == ("syn-group.example", "https://www.syn-group.example/")


def test_a_domain_that_answers_only_with_www_is_found() -> None:
    company = resolve(UNTOLD, {"www.synergistics.example/": home("Synergistics")})
    assert company.home == "https://www.synergistics.example/"


def test_a_parked_domain_is_nobodys() -> None:
    parked = Reply(body=b"<title>synergistics.example</title><p>This domain is for sale. Synergistics!</p>")
    assert resolve(UNTOLD, {"synergistics.example/": parked}).standing is Standing.NOT_FOUND


def test_could_not_look_is_not_a_no() -> None:
    with pytest.raises(CouldNotLook) as caught:
        resolve(UNTOLD, {}, {"synergistics.example": Name(rcode=dns.rcode.SERVFAIL)})
    assert caught.value.settled.standing is Standing.UNKNOWN
    assert "Carter" not in str(caught.value)


def test_a_guess_that_answers_wins_over_one_that_could_not_be_seen() -> None:
    case = replace(UNTOLD, company="Harbour & Finch Ltd")
    company = resolve(
        case,
        {"harbour-finch.example/": home("Harbour &amp; Finch")},
        {"harbourandfinch.example": Name(rcode=dns.rcode.SERVFAIL)},
    )
    assert company.web_domain == "harbour-finch.example"


@pytest.mark.parametrize(
    ("name", "country", "first"),
    [
        ("Synergistics", None, ["synergistics.com", "synergistics.io"]),
        ("Nordlicht-Werke GmbH", "DE", ["nordlicht-werke.com"]),
        ("O'Brien Ltd", "GB", ["obrien.com", "obrien.co.uk"]),
        ("Acme K.K.", "JP", ["acme.co.jp", "acme.com", "acme.jp"]),
    ],
)  # fmt: skip
def test_guesses_come_likeliest_first(name: str, country: str | None, first: list[str]) -> None:
    assert [guess.domain for guess in guesses(name, country)][: len(first)] == first


def test_a_world_is_asked_for_its_own_suffix_first_and_the_internet_never() -> None:
    assert next(guesses("Synergistics", None, in_a_world=True)).domain == "synergistics.example"
    assert all(not guess.domain.endswith(".example") for guess in guesses("Synergistics", None))


def page(html: str, status: int = 200) -> Page:
    return Page(url="https://synergistics.example/", status=status, content=html.encode(), retrieved_at=NOW)


@pytest.mark.parametrize(
    "html",
    [
        "<title>Home</title><meta property='og:site_name' content='Synergistics'>",
        "<title>Home</title><script type='application/ld+json'>{'@type':'Organization','name':'x'}</script>"
        '<script type="application/ld+json">{"@graph":[{"legalName":"Synergistics Inc."}]}</script>',
        "<title>SYNERGISTICS | home</title>",
    ],
)
def test_a_page_says_in_several_ways_whose_it_is(html: str) -> None:
    assert confirmation(page(html), "Synergistics, Inc.") is not None


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<title>Synergistic Minds</title>", "Synergistics"),
        ("<title>Finch Harbour Tours</title>", "Harbour Finch"),
        ("<p>Synergistics is one of our clients</p>", "Synergistics"),
    ],
)
def test_a_similar_name_is_another_company(html: str, name: str) -> None:
    assert confirmation(page(html), name) is None


def test_an_error_page_confirms_nothing() -> None:
    assert confirmation(page("<title>Synergistics</title>", status=404), "Synergistics") is None
