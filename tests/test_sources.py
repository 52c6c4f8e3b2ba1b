"""Outside sources, each over real HTTP against a loopback server that answers in the documented shape."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote_plus

import pytest
from pydantic import SecretStr

from data.model import Answer, PhoneKind
from discovery.manners import Manners
from discovery.sources.access import Access
from discovery.sources.hunter import Hunter, OptedOut
from discovery.sources.opened import Opened, registers, services
from discovery.sources.rocketreach import RocketReach
from discovery.sources.source import NoAnswer, Told, ask
from discovery.transport import Reader, open_reader
from tests.dossiers import NOW
from tests.loopback import Reply, Visit, small_world

KEY = "k-3c1d5b"
ACCESS = Access(
    registers=True,
    searxng_url="https://searx.example",
    suggest_url="https://suggest.example/v1/companies/suggest",
    brave_key=SecretStr(KEY),
    hunter_key=SecretStr(KEY),
    rocketreach_key=SecretStr(KEY),
)
PRIVATE = ("1975", "12 Elm Street", "jim.private@gmail.com", "+1 937 555 0199", "photo.jpg", "facebook.com/jim")

SEARCHED = (
    "www.wikidata.org/w/api.php?action=wbsearchentities&search=Synergistics&language=en&type=item&limit=5&format=json"
)
ENTITY = (
    "www.wikidata.org/w/api.php?action=wbgetentities&ids={}&props=labels%7Caliases%7Cclaims&languages=en&format=json"
)
SEARX = "searx.example/search?q=" + quote_plus('"Synergistics" company official site') + "&format=json"
BRAVE = "api.search.brave.com/res/v1/web/search?q=" + quote_plus('"Synergistics" company official site') + "&count=10"
SUGGEST = "suggest.example/v1/companies/suggest?query=Synergistics"
HUNTER = "api.hunter.io/v2/domain-search?company=Synergistics&limit=1"
FINDER = "api.hunter.io/v2/email-finder?domain=synergistics.example&first_name=Jim&last_name=Carter"
ROCKET = "api.rocketreach.co/api/v2/company/lookup/?name=Synergistics"
PERSON = "api.rocketreach.co/api/v2/person/lookup?name=Jim+Carter&current_employer=Synergistics"
TICKERS = "www.sec.gov/files/company_tickers.json"
FILED = "data.sec.gov/submissions/CIK0000001234.json"


def told(value: Any, status: int = 200, **more: Any) -> Reply:
    headers = {"Content-Type": "application/json", **more.pop("headers", {})}
    return Reply(body=json.dumps(value).encode(), status=status, headers=headers, **more)


def claim(value: Any, **more: Any) -> dict[str, Any]:
    return {"mainsnak": {"datavalue": {"value": value}}, "rank": "normal", **more}


WIKIDATA = {
    SEARCHED: told(
        {"search": [{"id": "Q1", "match": {"text": "Synergistics, Inc."}}, {"id": "Q9", "match": {"text": "Synergy"}}]}
    ),
    ENTITY.format("Q1"): told(
        {
            "entities": {
                "Q1": {
                    "id": "Q1",
                    "labels": {"en": {"value": "Synergistics"}},
                    "aliases": {"en": [{"value": "Synco"}]},
                    "claims": {
                        "P856": [
                            claim("https://old.example/", qualifiers={"P582": []}),
                            claim("https://www.synergistics.example/"),
                        ],
                        "P1329": [claim("+1 937 555 0100")],
                        "P968": [claim("mailto:info@synergistics.example")],
                        "P1448": [claim({"text": "Synergistics, Inc.", "language": "en"})],
                        "P17": [claim({"id": "Q30"})],
                        "P159": [claim({"id": "Q1397"})],
                        "P169": [claim({"id": "Q5", "text": PRIVATE[1]})],  # who runs it is nobody we look up
                    },
                }
            }
        }
    ),
    ENTITY.format("Q1397%7CQ30"): told(
        {
            "entities": {
                "Q1397": {"id": "Q1397", "claims": {"P300": [claim("US-OH")]}},
                "Q30": {"id": "Q30", "claims": {"P297": [claim("US")]}},
            }
        }
    ),
}
EDGAR = {
    TICKERS: told(
        {
            "0": {"cik_str": 1234, "ticker": "SYNG", "title": "SYNERGISTICS INC"},
            "1": {"cik_str": 99, "ticker": "SYN", "title": "SYNERGY CORP"},
        }
    ),
    FILED: told(
        {
            "name": "SYNERGISTICS INC",
            "website": "",
            "phone": "937-555-0100",
            "addresses": {"business": {"street1": "1 Main Street", "stateOrCountry": "OH"}},
            "formerNames": [{"name": "SYNCO INC"}],
            "insiderTransactionForOwnerExists": 1,
        }
    ),
}
RESULTS = [
    {"url": "https://www.linkedin.com/company/synergistics", "title": "Synergistics | LinkedIn"},
    {"url": "https://www.synergistics.example/", "title": "Synergistics: we line things up", "content": PRIVATE[3]},
    {"url": "https://bakery.example/", "title": "Blue Door Bakery"},
]
FOUND: dict[str, dict[str, Reply]] = {
    "Wikidata": WIKIDATA,
    "SEC EDGAR": EDGAR,
    "SearXNG": {SEARX: told({"results": RESULTS, "unresponsive_engines": []})},
    "Brave Search": {BRAVE: told({"type": "search", "web": {"results": RESULTS}})},
    "company suggest": {
        SUGGEST: told(
            [
                {"name": "Synergistics", "domain": "synergistics.example", "logo": PRIVATE[4]},
                {"name": "Synergistics Bakery", "domain": "bakery.example", "logo": None},
            ]
        )
    },
    "Hunter": {
        HUNTER: told(
            {
                "data": {
                    "domain": "synergistics.example",
                    "organization": "Synergistics",
                    "country": "US",
                    "pattern": "{first}.{last}",
                    "emails": [{"value": "jim.carter@synergistics.example", "phone_number": PRIVATE[3]}],
                }
            }
        )
    },
    "RocketReach": {
        ROCKET: told(
            {
                "name": "Synergistics",
                "domain": "synergistics.example",
                "email_domain": "mail.synergistics-group.example",
                "country_code": "US",
                "phone": "+1 937 555 0100",
                "employees": [{"name": "Jim Carter", "birth_year": PRIVATE[0]}],
            }
        )
    },
}
NOTHING: dict[str, dict[str, Reply]] = {
    "Wikidata": {SEARCHED: told({"search": []})},
    "SEC EDGAR": {TICKERS: told({})},
    "SearXNG": {SEARX: told({"results": [], "unresponsive_engines": []})},
    "Brave Search": {BRAVE: told({"type": "search"})},
    "company suggest": {SUGGEST: told([])},
    "Hunter": {HUNTER: told({"data": {"domain": None, "organization": None}})},
    "RocketReach": {ROCKET: told({"detail": "not found"}, 404)},
}
FIRST_ASKED = {name: next(iter(replies)) for name, replies in FOUND.items()}


def in_a_world(
    replies: Mapping[str, Reply], work: Callable[[Reader], Coroutine[Any, Any, Any]], access: Access = ACCESS
) -> tuple[Any, list[Visit]]:
    async def run() -> tuple[Any, list[Visit]]:
        with small_world(replies) as (world, web, _):
            manners = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=1.0, access=access)
            async with open_reader(manners, world, lambda: NOW) as reader:
                return await work(reader), web.visits

    return asyncio.run(run())


def opened(name: str, reader: Reader) -> Opened:
    return next(one for one in (*registers(reader), *services(reader)) if one.source.name == name)


def asked(name: str, replies: Mapping[str, Reply]) -> tuple[Told, list[Visit]]:
    async def work(reader: Reader) -> Told:
        source, api = opened(name, reader)
        return await ask(source, "Synergistics", None, api)

    return in_a_world(replies, work)


@pytest.mark.parametrize("name", FOUND)
def test_a_source_that_knows_the_company_says_so(name: str) -> None:
    answer, _ = asked(name, FOUND[name])
    assert answer.asked.answer is Answer.FOUND
    assert [known.domain for known in answer.known] == [None if name == "SEC EDGAR" else "synergistics.example"]


@pytest.mark.parametrize("name", FOUND)
def test_no_private_field_leaves_an_adapter(name: str) -> None:
    answer, _ = asked(name, FOUND[name])
    assert not [private for private in (*PRIVATE, "Jim", "jim.carter") if private in repr(answer)]


@pytest.mark.parametrize("name", NOTHING)
def test_a_source_that_does_not_know_the_company_says_so(name: str) -> None:
    assert asked(name, NOTHING[name])[0].asked.answer is Answer.NOTHING


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize(
    ("status", "answer"),
    [(401, Answer.REFUSED), (402, Answer.LIMITED), (429, Answer.LIMITED), (500, Answer.UNREACHABLE)],
)
def test_every_refusal_has_its_outcome(name: str, status: int, answer: Answer) -> None:
    found, _ = asked(name, {FIRST_ASKED[name]: told({}, status)})
    assert (found.asked.answer, found.known) == (answer, ())


def test_hunters_403_is_its_pace_and_everybody_elses_a_refusal() -> None:
    assert asked("Hunter", {HUNTER: told({}, 403)})[0].asked.answer is Answer.LIMITED
    assert asked("SearXNG", {SEARX: told({}, 403)})[0].asked.answer is Answer.REFUSED


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"<html>maintenance</html>"),
        told(["a", "shape", "that", "is", "none"]),
        told({"search": 1, "results": None, "data": "x", "0": 7}),
        told({}, delay_s=1.5),
    ],
    ids=["no JSON", "another shape", "wrong types", "slow"],
)
def test_what_cannot_be_understood_is_not_taken_for_nothing(name: str, reply: Reply) -> None:
    assert asked(name, {FIRST_ASKED[name]: reply})[0].asked.answer is Answer.UNREACHABLE


def test_a_searxng_whose_engines_were_silent_has_not_said_nothing() -> None:
    silent = told({"results": [], "unresponsive_engines": [["duckduckgo", "CAPTCHA"]]})
    assert asked("SearXNG", {SEARX: silent})[0].asked.answer is Answer.UNREACHABLE


def test_what_a_register_says_of_a_company_is_kept_with_its_source() -> None:
    (known,) = asked("Wikidata", FOUND["Wikidata"])[0].known
    assert (known.legal_name, known.aliases, known.country, known.region) == (
        "Synergistics, Inc.", ("Synco",), "US", "US-OH",
    )  # fmt: skip
    assert [(phone.e164, phone.kind, phone.source.uri) for phone in known.phones] == [
        ("+19375550100", PhoneKind.MAIN, "https://www.wikidata.org/wiki/Q1")
    ]
    assert [mail.address for mail in known.emails] == ["info@synergistics.example"]


def test_edgar_tells_telephone_state_and_former_names_without_a_web_site() -> None:
    (known,) = asked("SEC EDGAR", EDGAR)[0].known
    assert (known.region, known.aliases, [phone.e164 for phone in known.phones]) == (
        "US-OH", ("SYNCO INC",), ["+19375550100"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "header"),
    [("Hunter", "X-API-KEY"), ("RocketReach", "Api-Key"), ("Brave Search", "X-Subscription-Token")],
)
def test_a_key_goes_in_a_header_and_in_no_url(name: str, header: str) -> None:
    answer, visits = asked(name, FOUND[name])
    assert [visit.headers[header] for visit in visits] == [KEY]
    assert KEY not in visits[0].path
    assert KEY not in repr(answer)
    assert KEY not in repr(ACCESS)


def test_nothing_is_asked_that_the_user_has_not_set_up() -> None:
    async def work(reader: Reader) -> list[str]:
        return [one.source.name for one in (*registers(reader), *services(reader))]

    assert in_a_world({}, work, Access())[0] == []
    assert in_a_world({}, work, Access(registers=True))[0] == ["Wikidata", "SEC EDGAR"]


@pytest.mark.parametrize(("country", "names"), [("US", ["Wikidata", "SEC EDGAR"]), ("DE", ["Wikidata"])])
def test_the_register_of_the_united_states_is_not_asked_for_a_company_elsewhere(country: str, names: list[str]) -> None:
    async def work(reader: Reader) -> list[str]:
        return [one.source.name for one in registers(reader, country)]

    assert in_a_world({}, work)[0] == names


def test_retry_after_is_waited_for_once() -> None:
    limited = told({}, 429, headers={"Retry-After": "1"})
    began = time.monotonic()
    answer, visits = asked("RocketReach", {ROCKET: limited})
    assert answer.asked.answer is Answer.LIMITED
    assert len(visits) == 2
    assert 1.0 <= time.monotonic() - began < 10.0


@pytest.mark.parametrize("wait", ["3600", "Wed, 21 Oct 2026 07:28:00 GMT", "-1"])
def test_a_retry_after_that_is_long_or_odd_is_not_waited_for(wait: str) -> None:
    assert len(asked("Hunter", {HUNTER: told({}, 429, headers={"Retry-After": wait})})[1]) == 1


@pytest.mark.parametrize(("name", "requests"), [("RocketReach", 1), ("Hunter", 1), ("Wikidata", 2)])
def test_a_question_that_bills_is_not_put_again_when_nobody_answered(name: str, requests: int) -> None:
    async def twice(reader: Reader) -> list[Answer]:
        source, api = opened(name, reader)
        return [(await ask(source, "Synergistics", None, api)).asked.answer for _ in range(2)]

    answers, visits = in_a_world({FIRST_ASKED[name]: told({}, 500)}, twice)
    assert answers == [Answer.UNREACHABLE] * 2
    assert len(visits) == requests


def test_an_answer_is_asked_for_once_in_a_run() -> None:
    async def twice(reader: Reader) -> None:
        source, api = opened("Hunter", reader)
        await asyncio.gather(*(ask(source, "Synergistics", None, api) for _ in range(2)))

    assert len(in_a_world(FOUND["Hunter"], twice)[1]) == 1


def test_who_opted_out_of_hunter_is_told_apart() -> None:
    async def find(reader: Reader) -> object:
        return await Hunter().find("Jim", "Carter", "synergistics.example", opened("Hunter", reader).api)

    with pytest.raises(OptedOut):
        in_a_world({FINDER: told({"errors": [{"id": "claimed_email", "code": 451}]}, 451)}, find)


@pytest.mark.parametrize(("score", "addresses"), [(92, ["jim.carter@synergistics.example"]), (31, [])])
def test_hunters_finder_gives_a_business_address_and_nothing_else(score: int, addresses: list[str]) -> None:
    async def find(reader: Reader) -> Any:
        return await Hunter().find("Jim", "Carter", "synergistics.example", opened("Hunter", reader).api)

    data = {"email": "jim.carter@synergistics.example", "score": score, "phone_number": PRIVATE[3], "twitter": "jim"}
    found, _ = in_a_world({FINDER: told({"data": data})}, find)
    assert [mail.address for mail in found] == addresses
    assert not [private for private in PRIVATE if private in repr(found)]


def test_rocketreach_gives_professional_addresses_and_work_lines_only() -> None:
    async def look(reader: Reader) -> Any:
        return await RocketReach().person("Jim Carter", "Synergistics", opened("RocketReach", reader).api)

    person = {
        "status": "complete", "name": "Jim Carter", "current_title": "Head of Delivery", "birth_year": PRIVATE[0],
        "location": PRIVATE[1], "profile_pic": PRIVATE[4], "links": {"facebook": PRIVATE[5]},
        "emails": [
            {"email": "jim.carter@synergistics.example", "type": "professional"},
            {"email": PRIVATE[2], "type": "personal"},
        ],
        "phones": [
            {"number": "+1 937 555 0101", "type": "work", "extension": "12"},
            {"number": PRIVATE[3], "type": "mobile"},
            {"number": PRIVATE[3], "type": None},
        ],
    }  # fmt: skip
    person["phones"][2]["type"] = ""  # type: ignore[index]
    found, _ = in_a_world({PERSON: told(person)}, look)
    assert (found.title, [mail.address for mail in found.emails]) == (
        "Head of Delivery", ["jim.carter@synergistics.example"],
    )  # fmt: skip
    assert [(line.e164, line.extension) for line in found.phones] == [("+19375550101", "12")]
    assert not [private for private in PRIVATE if private in repr(found)]
    assert in_a_world({PERSON: told({"status": "failed"})}, look)[0] is None
    with pytest.raises(NoAnswer, match="still searching"):
        in_a_world({PERSON: told({"status": "searching"})}, look)


def test_of_people_nothing_is_kept_on_the_disk(tmp_path: Any) -> None:
    async def find() -> None:
        data = {"data": {"email": "jim.carter@synergistics.example", "score": 92}}
        with small_world({FINDER: told(data), **FOUND["Hunter"]}) as (world, _, _):
            manners = Manners(user_agent="openline-test", pace_s=0.0, cache_dir=tmp_path, access=ACCESS)
            async with open_reader(manners, world, lambda: NOW) as reader:
                source, api = opened("Hunter", reader)
                await ask(source, "Synergistics", None, replace(api))
                await Hunter().find("Jim", "Carter", "synergistics.example", api)

    asyncio.run(find())
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"domain-search" in kept
    assert b"email-finder" not in kept
    assert b"jim.carter" not in kept  # the search for the domain returns people, too
    assert KEY.encode() not in kept


def test_hunter_tells_the_pattern_of_a_domain() -> None:
    async def look(reader: Reader) -> Any:
        return await Hunter().pattern("synergistics.example", opened("Hunter", reader).api)

    url = "api.hunter.io/v2/domain-search?domain=synergistics.example&limit=1"
    (found,), _ = in_a_world({url: told({"data": {"pattern": "{first}.{last}", "accept_all": True}})}, look)
    assert (found.domain, found.format) == ("synergistics.example", "{first}.{last}")
    assert in_a_world({url: told({"data": {"pattern": None}})}, look)[0] == ()


@pytest.mark.parametrize("status", ["valid", "invalid", "accept_all"])
def test_hunters_word_on_an_address_is_kept_as_its_word(status: str) -> None:
    async def look(reader: Reader) -> Any:
        return await Hunter().verify("jim.carter@synergistics.example", opened("Hunter", reader).api)

    url = "api.hunter.io/v2/email-verifier?email=jim.carter%40synergistics.example"
    found, _ = in_a_world({url: told({"data": {"status": status, "score": 90}})}, look)
    assert (found.status, found.source.method.value) == (status, "returned to the user's own key")
    with pytest.raises(OptedOut):
        in_a_world({url: told({}, 451)}, look)
