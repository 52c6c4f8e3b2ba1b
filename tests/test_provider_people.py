"""What the services with a key return of a case's people: theirs, said to be theirs, and of nobody who opted out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from data.model import Answer, Case, Company, Grade, Method, Published, PublishedEmail, Source, Standing
from data.store import open_store
from discovery.email_channels import printed_as_theirs
from discovery.manners import Manners
from discovery.names import parse_name
from discovery.provider_people import ask_services
from discovery.sources.access import Access
from discovery.transport import open_reader
from flows.settings import Settings
from flows.work import keep, suppression_key
from outreach.suppression import without_suppressed_people
from tests.dossiers import CASE, DOSSIER, EVIDENCE, JIM, NOW
from tests.loopback import Reply, small_world
from tests.test_sources import FINDER, told

COMPANY = Company(
    name="Synergistics",
    standing=Standing.GIVEN,
    reason="the candidate gave the domain",
    web_domain="synergistics.example",
)
ONLY_JIM = replace(CASE, people=(JIM,))
HUNTER = Access(hunter_key=SecretStr("k"))
ADDRESS = "jim.carter@synergistics.example"
ANSWERS = told({"data": {"email": ADDRESS, "score": 95}})


def after(
    reply: Reply, published: Published | None = None, access: Access = HUNTER, case: Case = ONLY_JIM
) -> tuple[Case, Company, Published, int]:
    async def ask() -> Any:
        with small_world({FINDER: reply}) as (world, web, _):
            manners = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=1.0, access=access)
            async with open_reader(manners, world, lambda: NOW) as reader:
                return *await ask_services(case, COMPANY, published or Published(), reader), len(web.visits)

    found: tuple[Case, Company, Published, int] = asyncio.run(ask())
    return found


def test_what_a_service_returns_is_a_channel_and_said_to_be_its_word() -> None:
    _, _, published, _ = after(ANSWERS)
    assert [(email.address, email.person, email.source.method) for email in published.emails] == [
        (ADDRESS, "Jim Carter", Method.PROVIDER)
    ]
    (channel,) = printed_as_theirs(parse_name("Jim Carter"), replace(EVIDENCE, published=published))
    assert (channel.grade, channel.reason) == (Grade.LIKELY, "returned by api.hunter.io to your key")


def test_who_opted_out_is_out_of_the_case() -> None:
    case, _, published, _ = after(told({"errors": [{"code": 451}]}, 451))
    assert (case.people, published.emails, published.opted_out) == ((), (), (JIM.person_id,))


def test_who_opted_out_is_suppressed_for_good(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with open_store(settings.store_url) as store:
        store.keep_case(DOSSIER.case, NOW)
    published = replace(DOSSIER.evidence.published, opted_out=(JIM.person_id,))
    asyncio.run(keep(replace(DOSSIER, evidence=replace(DOSSIER.evidence, published=published)), settings))
    with open_store(settings.store_url) as store:
        suppressed = store.memory(DOSSIER.case.case_id, suppression_key(tmp_path)).suppressed
    left = without_suppressed_people(DOSSIER.case, suppressed)
    assert JIM.person_id not in [who.person_id for who in left.people]
    assert len(left.people) == len(DOSSIER.case.people) - 1


def test_silence_is_told_and_is_no_answer() -> None:
    case, company, published, _ = after(told({}, 500))
    assert [(asked.source, asked.answer) for asked in company.asked] == [("Hunter", Answer.UNREACHABLE)]
    assert (case, published) == (ONLY_JIM, Published())


def test_another_shape_is_silence_too() -> None:
    _, company, _, _ = after(told({"data": []}))
    assert [asked.answer for asked in company.asked] == [Answer.UNREACHABLE]


def test_nobody_is_asked_without_a_key_or_where_the_address_is_there_already() -> None:
    page = Source(uri="https://synergistics.example/team", retrieved_at=NOW, method=Method.MAILTO)
    printed = Published(emails=(PublishedEmail(address=ADDRESS, text=ADDRESS, source=page, person="James Carter"),))
    held = replace(ONLY_JIM, people=(replace(JIM, email=ADDRESS),))
    assert after(ANSWERS, access=Access())[3] == 0
    assert after(ANSWERS, published=printed)[3] == 0
    assert after(ANSWERS, case=held)[3] == 0
