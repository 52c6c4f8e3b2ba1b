"""What the services with a key return of a case's people: theirs, said to be theirs, and of nobody who opted out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pydantic import SecretStr

from data.documents import findings_of, rows_of
from data.model import (
    Answer,
    Case,
    Company,
    Grade,
    InferredFormat,
    Method,
    Published,
    PublishedEmail,
    Source,
    Standing,
)
from data.store import open_store
from discovery.due import sources_of
from discovery.email_channels import built, printed_as_theirs
from discovery.email_format import infer_format
from discovery.evidence import infer_formats
from discovery.manners import Manners
from discovery.names import parse_name
from discovery.provider_people import ask_services
from discovery.sources.access import Access
from discovery.transport import open_reader
from flows.settings import Settings
from flows.work import keep, suppression_key
from outreach.suppression import without_suppressed_people
from tests.dossiers import CASE, DOSSIER, EVIDENCE, JIM, MEMORY, NOW
from tests.loopback import Reply, small_world
from tests.test_sources import FINDER, told

COMPANY = Company(
    name="Synergistics",
    standing=Standing.GIVEN,
    reason="the candidate gave the domain",
    web_domain="synergistics.example",
)
ONLY_JIM = replace(CASE, people=(JIM,))
HUNTER = Access(hunter_key=SecretStr("k"), people=True)
PATTERN = "api.hunter.io/v2/domain-search?domain=synergistics.example&limit=1"
VERIFIER = "api.hunter.io/v2/email-verifier?email=jim.carter%40synergistics.example"
DOMAIN = "synergistics.example"
ADDRESS = "jim.carter@synergistics.example"
ANSWERS = told({"data": {"email": ADDRESS, "score": 95}})
NO_ADDRESS = told({"data": {"email": None, "score": None}})
SAYS_F_LAST = told({"data": {"pattern": "{f}{last}"}})
REFUTED = (Grade.UNDELIVERABLE, "api.hunter.io says, to your key, that it does not exist")


def after(
    reply: Reply,
    published: Published | None = None,
    access: Access = HUNTER,
    case: Case = ONLY_JIM,
    others: Mapping[str, Reply] | None = None,
) -> tuple[Case, Company, Published, list[str]]:
    async def ask() -> Any:
        with small_world({FINDER: reply, **(others or {})}) as (world, web, _):
            manners = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=1.0, access=access)
            async with open_reader(manners, world, lambda: NOW) as reader:
                return *await ask_services(case, COMPANY, published or Published(), reader), web.paths

    found: tuple[Case, Company, Published, list[str]] = asyncio.run(ask())
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
    assert [(asked.source, asked.answer, asked.words) for asked in company.asked] == [
        ("Hunter", Answer.NOTHING, "the format at synergistics.example: it does not know the company"),
        ("Hunter", Answer.UNREACHABLE, "an interviewer's address: no answer (ServerFailed)"),
    ]
    assert (case, published) == (ONLY_JIM, Published())
    assert "Carter" not in repr(company)


def test_another_shape_is_silence_too() -> None:
    _, company, _, _ = after(told({"data": []}))
    assert [asked.answer for asked in company.asked] == [Answer.NOTHING, Answer.UNREACHABLE]


def test_nobody_is_asked_without_a_key_or_where_the_address_is_there_already() -> None:
    page = Source(uri="https://synergistics.example/team", retrieved_at=NOW, method=Method.MAILTO)
    printed = Published(emails=(PublishedEmail(address=ADDRESS, text=ADDRESS, source=page, person="James Carter"),))
    held = replace(ONLY_JIM, people=(replace(JIM, email=ADDRESS),))
    assert after(ANSWERS, access=Access())[3] == []
    assert after(ANSWERS, published=printed)[3] == []
    assert after(ANSWERS, case=held)[3] == []


def test_with_a_key_alone_the_format_is_asked_for_and_nobody_by_name() -> None:
    _, _, published, paths = after(ANSWERS, access=replace(HUNTER, people=False), others={PATTERN: SAYS_F_LAST})
    assert paths == [PATTERN]
    assert [(said.domain, said.format) for said in published.formats] == [("synergistics.example", "{f}{last}")]


def test_the_format_is_not_asked_for_where_addresses_show_it() -> None:
    page = Source(uri="https://synergistics.example/team", retrieved_at=NOW, method=Method.MAILTO)
    local_parts = ("ada.quist", "bram.okafor", "dov.lund")
    addresses = [f"{local_part}@synergistics.example" for local_part in local_parts]
    seen = tuple(PublishedEmail(address=address, text=address, source=page) for address in addresses)
    assert after(NO_ADDRESS, Published(emails=seen), replace(HUNTER, people=False))[3] == []


def test_what_a_service_says_of_the_format_moves_the_posterior_less_than_an_address_that_was_seen() -> None:
    published = after(NO_ADDRESS, others={PATTERN: SAYS_F_LAST})[2]
    printed = PublishedEmail(address="aquist@synergistics.example", text="", source=published.formats[0].source)
    nothing, said, seen = (
        infer_format("synergistics.example", emails, said=formats)
        for emails, formats in (((), ()), ((), published.formats), ((replace(printed, person="Ada Quist"),), ()))
    )
    shares = [share_of("{f}{last}", inferred) for inferred in (nothing, said, seen)]
    assert shares == sorted(shares)
    assert shares[1] > 2 * shares[0]
    assert said.reason.endswith("; api.hunter.io says {f}{last}")
    assert said.reason.startswith("no personal address seen at synergistics.example")


def test_the_likeliest_address_is_put_to_the_verifier_where_the_finder_has_none() -> None:
    says = {PATTERN: told({"data": {"pattern": "{first}.{last}"}})}
    valid = after(NO_ADDRESS, others={**says, VERIFIER: told({"data": {"status": "valid"}})})[2]
    assert [(email.address, email.person, email.source.uri) for email in valid.emails] == [
        (ADDRESS, "Jim Carter", "https://api.hunter.io/v2/email-verifier")
    ]
    unknown = after(NO_ADDRESS, others={**says, VERIFIER: told({"data": {"status": "accept_all"}})})[2]
    assert (unknown.emails, unknown.refuted) == ((), ())


def test_an_address_that_a_service_says_does_not_exist_is_undeliverable_and_speaks_against_its_format() -> None:
    invalid = {VERIFIER: told({"data": {"status": "invalid"}}), PATTERN: told({"data": {"pattern": "{first}.{last}"}})}
    published = after(NO_ADDRESS, others=invalid)[2]
    assert [email.address for email in published.refuted] == [ADDRESS]
    (inferred,) = infer_formats(ONLY_JIM, replace(EVIDENCE, published=published), MEMORY)
    (before,) = infer_formats(ONLY_JIM, replace(EVIDENCE, published=replace(published, refuted=())), MEMORY)
    assert share_of("{first}.{last}", inferred) < share_of("{first}.{last}", before)
    names = ("Ada Quist", "Bram Okafor", "Dov Lund", "Edda Novak", "Finn Moss", "Gro Vale", "Hal Reed", "Ivo Stone")
    (printed,) = published.refuted
    seen = tuple(replace(printed, address=f"{n.lower().replace(' ', '.')}@{DOMAIN}", person=n) for n in names)
    evidence = replace(EVIDENCE, published=Published(emails=seen, refuted=published.refuted))
    channels, _ = built(parse_name("Jim Carter"), infer_formats(ONLY_JIM, evidence, MEMORY), evidence, ())
    (refuted,) = [channel for channel in channels if channel.value == ADDRESS]  # all others read so: it ranks yet
    assert (refuted.grade, refuted.reason, refuted.probability) == (*REFUTED, None)


def test_what_a_service_said_is_kept_with_the_run_and_never_asked_again_by_schedule() -> None:
    published = after(NO_ADDRESS, others={PATTERN: SAYS_F_LAST, VERIFIER: told({"data": {"status": "invalid"}})})[2]
    dossier = replace(DOSSIER, evidence=replace(EVIDENCE, published=published))
    rows = [SimpleNamespace(**row) for row in rows_of(dossier)]
    assert findings_of(rows)["evidence"].published == published
    channels, _ = built(
        parse_name("Jim Carter"), infer_formats(ONLY_JIM, dossier.evidence, MEMORY), dossier.evidence, ()
    )
    assert {source.method for channel in channels for source in channel.sources} == {Method.PROVIDER}
    assert [uri for channel in channels for uri in sources_of(channel) if "hunter" in uri] == []


def share_of(format_: str, inferred: InferredFormat) -> float:
    return next(share.share for share in inferred.shares if share.format == format_)
