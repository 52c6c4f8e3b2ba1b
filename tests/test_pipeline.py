"""The shape of the whole: the stages without Prefect, retries, `unknown` where nothing could be seen, quick imports."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import dns.rcode
import pytest

from data.model import Approach, Dossier, MailVerdict, Memory, Outcome, Reach, Standing, Suppressed
from discovery.looking import CouldNotLook
from discovery.manners import Manners
from discovery.transport import open_reader
from flows.pipeline import discover
from flows.running import WATCH, Watch, each, perform, settled, watched, with_retries
from outreach.suppression import domain_digest, person_digests
from tests.dossiers import CASE, JIM, NOW
from tests.loopback import Name, Reply, small_world

ROOT = Path(__file__).parent.parent
KEY = b"a key for tests only"
MANNERS = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=2.0)
HOME = Reply(body=b"<html lang=en><title>Synergistics</title><a href=/contact>Contact</a></html>")
CONTACT = Reply(
    body=b"<html lang=en><title>Contact</title><p>Main: <a href='tel:+12025550100'>(202) 555-0100</a></p></html>"
)


def run_case(
    replies: dict[str, Reply], names: dict[str, Name] | None = None, memory: Memory | None = None
) -> tuple[Dossier, list[str]]:
    """A dossier of Jim's case in a small world, and what its web server was asked for."""

    async def go() -> tuple[Dossier, list[str]]:
        with small_world(replies, names) as (world, web, _):
            async with open_reader(MANNERS, world, lambda: NOW) as reader:
                case = replace(CASE, people=(JIM,))
                known = memory or Memory(suppressed=Suppressed(key=KEY))
                dossier = await discover(case, known, reader, with_retries([0.0]), "r-1", NOW)
            return dossier, web.paths

    return asyncio.run(go())


def test_a_company_that_answers_is_read_to_the_number_to_dial() -> None:
    dossier, _ = run_case({"synergistics.example/": HOME, "synergistics.example/contact": CONTACT})
    assert dossier.contacts[0].route.channel is not None
    assert dossier.contacts[0].route.channel.value == "+12025550100"
    assert dossier.evidence.site.reach is Reach.READ


def test_a_site_that_cannot_be_looked_at_is_unknown_and_the_words_are_there_all_the_same() -> None:
    dossier, _ = run_case({"synergistics.example/": Reply(status=503)})
    assert dossier.evidence.site.reach is Reach.UNKNOWN
    assert dossier.contacts[0].route.approach in {Approach.MAIL, Approach.NONE}
    assert {words.person_id for words in dossier.words} == {"p-jim", None}


def test_a_site_that_refuses_is_left_alone() -> None:
    dossier, asked = run_case({"synergistics.example/": Reply(status=403)})
    assert dossier.evidence.site.reach is Reach.REFUSED
    assert asked == ["synergistics.example/"]


def test_a_name_server_that_fails_leaves_mail_unknown_and_never_no() -> None:
    dossier, _ = run_case(
        {"synergistics.example/": HOME, "synergistics.example/contact": CONTACT},
        {"synergistics.example": Name(records={"A": ["192.0.2.80"]}, fails=frozenset({"MX"}))},
    )
    assert [exchange.verdict for exchange in dossier.evidence.exchanges] == [MailVerdict.UNKNOWN]


def test_a_company_that_is_not_to_be_found_is_no_error() -> None:
    async def go() -> Dossier:
        names = {"synergistics.example": Name(rcode=dns.rcode.NXDOMAIN)}
        with small_world({}, names) as (world, _, _):
            async with open_reader(MANNERS, world, lambda: NOW) as reader:
                case = replace(CASE, domain=None, outcome=Outcome.NO_RESPONSE)
                return await discover(case, Memory(suppressed=Suppressed(key=KEY)), reader, with_retries([]), "r", NOW)

    dossier = asyncio.run(go())
    assert dossier.evidence.company.standing is Standing.NOT_FOUND
    assert dossier.evidence.site.reach is Reach.NO_SITE


def test_who_is_suppressed_is_not_looked_up() -> None:
    marks = frozenset(person_digests(KEY, "Jim Carter", ["Synergistics"]))
    dossier, _ = run_case({"synergistics.example/": HOME}, memory=Memory(suppressed=Suppressed(key=KEY, digests=marks)))
    assert [contact.interviewer for contact in dossier.contacts] == [None]


def test_a_suppressed_domain_is_not_asked_for_anything() -> None:
    marks = frozenset({domain_digest(KEY, "synergistics.example")})
    _, asked = run_case({"synergistics.example/": HOME}, memory=Memory(suppressed=Suppressed(key=KEY, digests=marks)))
    assert asked == []


def test_a_stage_that_could_not_look_is_tried_again_and_another_error_is_not() -> None:
    tries: list[int] = []

    async def sees_at_third() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise CouldNotLook("unknown", "no answer")
        return "seen"

    async def is_broken() -> str:
        tries.append(1)
        raise KeyError("a bug")

    assert asyncio.run(with_retries([0.0, 0.0])(sees_at_third)) == "seen"
    tries.clear()
    with pytest.raises(KeyError):
        asyncio.run(with_retries([0.0, 0.0])(is_broken))
    assert len(tries) == 1


def test_after_the_last_try_the_answer_is_what_was_settled() -> None:
    async def never_sees() -> str:
        raise CouldNotLook("unknown", "no answer")

    assert asyncio.run(settled(with_retries([0.0]), never_sees)) == "unknown"


def test_an_error_of_one_leaves_the_others_whole_and_is_told_in_the_end() -> None:
    done: list[int] = []

    async def work(number: int) -> None:
        if number == 1:
            raise KeyError("a bug")
        await asyncio.sleep(0.01)
        done.append(number)

    with pytest.raises(ExceptionGroup, match="1 of 3 ended in an error"):
        asyncio.run(each(work(number) for number in range(3)))
    assert done == [0, 2]


def test_a_watch_is_told_of_every_stage_and_of_its_seconds() -> None:
    begun: list[str] = []
    watch = Watch(begins=begun.append)

    async def go() -> None:
        WATCH.set(watch)
        await watched(perform)(sorted, (2, 1))

    asyncio.run(go())
    assert begun == ["sorted"]
    assert list(watch.took) == ["sorted"]


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after some code."""
    script = f"{code}\nimport sys; print(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-c", script], text=True, cwd=ROOT).split())


@pytest.mark.parametrize(
    ("code", "lazy"),
    [
        ("import flows.pipeline", {"prefect", "pandas", "sqlalchemy", "alembic"}),
        ("import flows.cli, flows.desk", {"prefect", "pandas", "alembic", "phonenumbers", "httpx", "lxml", "jinja2"}),
    ],
)
def test_what_is_not_needed_is_not_loaded(code: str, lazy: set[str]) -> None:
    assert loaded_by(code) & lazy == set()


def test_the_pipeline_reads_as_a_story() -> None:
    lines = (ROOT / "flows" / "pipeline.py").read_text().splitlines()
    assert len(lines) < 60
    assert "prefect" not in "\n".join(lines).lower().replace("as a prefect task", "")
