"""From a name to a web domain: what is told needs no guess, a guess needs the home page's own word."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace

import dns.rcode
import pytest

from data.model import Answer, Case, Company, Page, Standing
from discovery.company import guesses, resolve_company
from discovery.confirmation import confirmation, own_words
from discovery.domain_guesses import guess_domains
from discovery.looking import CouldNotLook
from discovery.manners import Manners, World
from discovery.sources.access import Access
from discovery.transport import open_reader
from tests.dossiers import CASE, NOW
from tests.loopback import Name, Reply, small_world

MANNERS = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=2.0)
UNTOLD = replace(CASE, domain=None, country=None)


def home(title: str, more: str = "") -> Reply:
    return Reply(body=f"<html><head><title>{title}</title>{more}</head><body>Hello</body></html>".encode())


def resolve(
    case: Case, replies: Mapping[str, Reply], names: Mapping[str, Name] | None = None, manners: Manners = MANNERS
) -> Company:
    async def ask() -> Company:
        with small_world(replies, names) as (world, _, _):
            async with open_reader(manners, world, lambda: NOW) as reader:
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
    assert company.mail_domains == ("synergistics.example",)  # where a name led first, mail may still go


SLOGAN = home("We line things up", "<body><a href='/de/impressum'>Impressum</a> <a href='/terms'>Terms</a></body>")


def test_an_imprint_names_the_company_whose_home_page_does_not() -> None:
    imprint = Reply(body="<h1>Impressum</h1><p>Angaben gemäß § 5 DDG: Synergistics GmbH, Dock 1</p>".encode())
    replies = {"synergistics.example/": SLOGAN, "synergistics.example/de/impressum": imprint}
    company = resolve(UNTOLD, replies)
    assert (company.standing, company.web_domain) == (Standing.VERIFIED, "synergistics.example")
    assert company.reason == "the imprint at https://synergistics.example/de/impressum reads “Synergistics GmbH”"
    assert company.legal_name == "Synergistics GmbH"


@pytest.mark.parametrize(
    "text",
    [
        "Blue Door GmbH",
        "Synergistics is what we love",
        "Blue Door Bakery<h2>Webdesign</h2><p>Synergistics GmbH</p>",
    ],
)
def test_an_imprint_of_somebody_else_confirms_nothing(text: str) -> None:
    replies = {"synergistics.example/": SLOGAN, "synergistics.example/de/impressum": home("Impressum", text)}
    assert resolve(UNTOLD, replies).standing is Standing.NOT_FOUND


def test_no_second_page_is_read_where_the_home_page_names_the_company_or_is_parked() -> None:
    for title in ("Synergistics", "This domain is for sale"):
        links = f"<title>{title}</title><p>{title}</p><a href='/impressum'>Impressum</a>"
        with small_world({"synergistics.example/": Reply(body=links.encode())}) as (world, web, _):

            async def ask(world: World = world) -> None:
                async with open_reader(MANNERS, world, lambda: NOW) as reader:
                    await resolve_company(UNTOLD, reader)

            asyncio.run(ask())
            assert web.paths == ["synergistics.example/"]


def test_an_advertisement_on_a_board_gives_another_name_to_look_for() -> None:
    case = replace(UNTOLD, company="Harbour & Finch Ltd", ad="https://jobs.lever.co/hf-works/5ac21346")
    company = resolve(case, {"hfworks.example/": home("HF Works")})
    assert (company.name, company.web_domain) == ("Harbour & Finch Ltd", "hfworks.example")


def test_an_advertisement_on_a_site_of_another_name_needs_the_sites_own_word() -> None:
    case = replace(UNTOLD, ad="https://jobs.syn-works.example/7")
    company = resolve(case, {"syn-works.example/": home("Synergistics")})
    assert (company.standing, company.web_domain) == (Standing.VERIFIED, "syn-works.example")
    company = resolve(case, {"syn-works.example/": home("Work in Ohio"), "synergistics.example/": home("Synergistics")})
    assert (company.standing, company.web_domain) == (Standing.VERIFIED, "synergistics.example")
    company = resolve(case, {"syn-works.example/": home("Work in Ohio")})
    assert (company.standing, company.web_domain) == (Standing.AMBIGUOUS, None)


def test_a_domain_that_stands_in_the_advertisements_address_is_said_to() -> None:
    company = resolve(replace(CASE, ad="https://jobs.synergistics.example/7"), {})
    assert (company.web_domain, company.reason) == ("synergistics.example", "the job advertisement stands there")


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


REGISTERS = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=2.0, access=Access(registers=True))
SEARCHED = (
    "www.wikidata.org/w/api.php?action=wbsearchentities&search=Synergistics&language=en&type=item&limit=5&format=json"
)
ENTITY = (
    "www.wikidata.org/w/api.php?action=wbgetentities&ids=Q1&props=labels%7Caliases%7Cclaims&languages=en&format=json"
)


def json_reply(value: object) -> Reply:
    return Reply(body=json.dumps(value).encode(), headers={"Content-Type": "application/json"})


def wikidata(site: str) -> dict[str, Reply]:
    """A world whose Wikidata knows one Synergistics, with that web site."""
    claims = {"P856": [{"mainsnak": {"datavalue": {"value": site}}, "rank": "normal"}]}
    entity = {"id": "Q1", "labels": {"en": {"value": "Synergistics"}}, "claims": claims}
    return {
        SEARCHED: json_reply({"search": [{"id": "Q1", "match": {"text": "Synergistics"}}]}),
        ENTITY: json_reply({"entities": {"Q1": entity}}),
    }


def test_a_register_and_the_home_page_settle_it_before_anything_is_guessed() -> None:
    replies = wikidata("https://www.syn-works.example/") | {"syn-works.example/": home("Synergistics")}
    company = resolve(UNTOLD, replies, manners=REGISTERS)
    assert (company.standing, company.web_domain) == (Standing.VERIFIED, "syn-works.example")
    assert company.reason == "the title of https://syn-works.example/ reads “Synergistics”"
    assert [(asked.source, asked.answer) for asked in company.asked] == [("Wikidata", Answer.FOUND)]


def test_a_register_alone_is_one_signal_and_is_said_to_be_one() -> None:
    company = resolve(UNTOLD, wikidata("https://syn-works.example/"), manners=REGISTERS)
    assert (company.standing, company.web_domain) == (Standing.AMBIGUOUS, None)
    assert [(choice.domain, choice.signals) for choice in company.choices] == [
        ("syn-works.example", ("Wikidata names it",))
    ]
    assert company.reason == (
        "only one thing speaks for syn-works.example: Wikidata names it; "
        "give --domain syn-works.example if it is the company"
    )


def test_a_register_that_did_not_answer_is_said_to_be_silent() -> None:
    company = resolve(UNTOLD, {"synergistics.example/": home("Blue Door Bakery")}, manners=REGISTERS)
    assert [asked.answer for asked in company.asked] == [Answer.UNREACHABLE, Answer.UNREACHABLE]
    assert "(Wikidata, SEC EDGAR did not say)" in company.reason


@pytest.mark.parametrize(("country", "phones"), [("US", ["+19375550100"]), ("DE", [])])
def test_a_register_without_a_web_site_counts_only_where_the_country_agrees(country: str, phones: list[str]) -> None:
    place = f'{{"@type":"PostalAddress","addressCountry":"{country}"}}'
    marked = f'<script type="application/ld+json">{{"name":"Synergistics","address":{place}}}</script>'
    business = {"business": {"stateOrCountry": "OH"}}
    record = {"name": "SYNERGISTICS INC", "phone": "937-555-0100", "addresses": business}
    replies = {
        "www.sec.gov/files/company_tickers.json": json_reply({"0": {"cik_str": 1234, "title": "SYNERGISTICS INC"}}),
        "data.sec.gov/submissions/CIK0000001234.json": json_reply(record),
        "synergistics.example/": home("Synergistics", marked),
    }
    company = resolve(UNTOLD, replies, manners=REGISTERS)
    assert [phone.e164 for phone in company.phones] == phones
    assert company.region == ("US-OH" if country == "US" else None)


def test_two_companies_of_one_name_are_both_shown_and_none_is_taken() -> None:
    case = replace(UNTOLD, company="Harbour Industries Ltd")
    titles = {"harbour": "Harbour Industries of Whitby", "harbourindustries": "Harbour Industries of Oban"}
    company = resolve(case, {f"{label}.example/": home(title) for label, title in titles.items()})
    assert company.standing is Standing.AMBIGUOUS
    assert company.web_domain is None
    assert {choice.domain for choice in company.choices} == {"harbour.example", "harbourindustries.example"}
    assert all(len(choice.signals) == 2 for choice in company.choices)
    assert "give --domain with the right one" in company.reason


def test_a_third_signal_tells_two_companies_of_one_name_apart() -> None:
    suggest = Access(suggest_url="https://suggest.example/companies")
    manners = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=2.0, access=suggest)
    titles = {"harbour": "Harbour Industries of Whitby", "harbourindustries": "Harbour Industries of Oban"}
    replies = {f"{label}.example/": home(title) for label, title in titles.items()}
    known = [{"name": "Harbour Industries", "domain": "harbourindustries.example"}]
    replies["suggest.example/companies?query=Harbour+Industries+Ltd"] = json_reply(known)
    company = resolve(replace(UNTOLD, company="Harbour Industries Ltd"), replies, manners=manners)
    assert (company.standing, company.web_domain) == (Standing.VERIFIED, "harbourindustries.example")
    assert [(asked.source, asked.answer) for asked in company.asked] == [("company suggest", Answer.FOUND)]


def test_an_address_that_the_candidate_holds_leads_to_the_company() -> None:
    jim = replace(CASE.people[0], email="jim.carter@syn-works.example")
    company = resolve(replace(UNTOLD, people=(jim,)), {"syn-works.example/": home("Synergistics")})
    assert (company.standing, company.web_domain) == (Standing.VERIFIED, "syn-works.example")


@pytest.mark.parametrize("domain", ["gmail.com", "mailinator.com", "jobs.lever.co", "boards.greenhouse.io"])
def test_where_anybody_has_mail_or_vacancies_is_no_companys_domain(domain: str) -> None:
    company = resolve(replace(UNTOLD, domain=domain), {"synergistics.example/": home("Synergistics")})
    assert company.web_domain == "synergistics.example"


def test_who_runs_a_site_that_many_have_pages_at_is_found_there() -> None:
    jim = replace(CASE.people[0], email="jim.carter@bloomberg.com")
    replies = {"bloomberg.com/": home("Bloomberg, where Synergistics has a page")}
    assert resolve(replace(UNTOLD, company="Bloomberg", people=(jim,)), replies).web_domain == "bloomberg.com"
    assert resolve(replace(UNTOLD, people=(jim,)), replies).web_domain is None


def test_the_home_page_tells_legal_name_and_place() -> None:
    marked = (
        '<script type="application/ld+json">{"@type":"Organization","name":"Synergistics",'
        '"legalName":"Synergistics, Inc.",'
        '"address":{"@type":"PostalAddress","addressRegion":"OH","addressCountry":"US"}}</script>'
    )
    company = resolve(UNTOLD, {"synergistics.example/": home("Synergistics", marked)})
    assert (company.legal_name, company.country, company.region) == ("Synergistics, Inc.", "US", "US-OH")


def test_the_imprints_line_bears_the_legal_name() -> None:
    told = page("<title>Welcome</title><footer>© 2019–2026 Synergistics GmbH All rights reserved</footer>")
    assert confirmation(told, "Synergistics") == (
        "the imprint of https://synergistics.example/ reads “Synergistics GmbH”"
    )
    assert own_words(told, "Synergistics").legal_name == "Synergistics GmbH"


def test_the_probability_is_that_of_the_name_alone() -> None:
    company = resolve(UNTOLD, {"synergistics.example/": home("Synergistics")})
    assert company.probability is not None
    assert 0.5 < company.probability < 1.0


@pytest.mark.parametrize("name", ["", "Ltd", "的", "-", "x" * 500, "a b c d e f g h i j k", "&", "S.A."])
def test_guesses_of_odd_names_are_few_and_their_chances_sum_to_no_more_than_one(name: str) -> None:
    made = guess_domains(name, None)
    assert len(made) <= 60
    assert sum(guess.probability for guess in made) <= 1.0
    assert [guess.probability for guess in made] == sorted((guess.probability for guess in made), reverse=True)


@pytest.mark.parametrize(
    ("name", "country", "among"),
    [
        ("Harbour Finch Pharmaceuticals plc", "GB", "harbourfinchpharma.com"),
        ("Harbour plc", "GB", "harbourplc.com"),
        ("International Harbour Finch", None, "ihf.com"),
        ("Kong", "US", "konghq.com"),
        ("Finch", "US", "tryfinch.com"),
        ("Nordlicht AB (publ)", "SE", "nordlicht.se"),
        ("Nimble.io", None, "nimble.io"),
        ("Scale AI", None, "scale.ai"),
        ("Finch.health", None, "finch.health"),
        ("PT Harbour Finch Tbk", "ID", "harbourfinch.co.id"),
        ("Dürrwald AG", "DE", "duerrwald.de"),
        ("O'Brien's", None, "obriens.com"),
    ],
)
def test_what_companies_do_with_their_names_is_among_the_guesses(name: str, country: str | None, among: str) -> None:
    assert among in [guess.domain for guess in guess_domains(name, country)]


@pytest.mark.parametrize(
    ("name", "country", "first"),
    [
        ("Synergistics", None, ["synergistics.com", "synergisticsgroup.com", "synergistics.io"]),
        ("Nordlicht-Werke GmbH", "DE", ["nordlicht-werke.com", "nordlichtwerke.com"]),
        ("O'Brien Ltd", "GB", ["obrien.com", "obrien.co.uk"]),
        ("Acme K.K.", "JP", ["acme.com", "acme.co.jp"]),  # acme.com is much used, and so the likelier
        ("Harbourheron K.K.", "JP", ["harbourheron.co.jp", "harbourheron.com"]),
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
