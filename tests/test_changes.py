"""What second looks showed, as the candidate reads it."""

from __future__ import annotations

from dataclasses import replace

from typer.testing import CliRunner

from data.model import ChannelKind, Verdict, Verification
from data.store import open_store
from flows.changes import in_words
from flows.cli import app
from flows.settings import read_settings
from tests.dossiers import CASE, DANA, DOSSIER, JIM, NOW

SWITCHBOARD = Verification(
    case_id="c-1",
    channel_id="ch-1",
    person_id=JIM.person_id,
    kind=ChannelKind.PHONE,
    value="+12025550100",
    verdict=Verdict.CHANGED,
    reason="+1 202 555 0177 stands in its place at https://synergistics.example/contact",
    at=NOW,
    sources=(),
    now="+12025550177",
    kit_made_at=NOW,
)
EVERYBODYS = tuple(replace(SWITCHBOARD, person_id=who) for who in (JIM.person_id, DANA.person_id, None))
FAX = replace(
    SWITCHBOARD,
    channel_id="ch-2",
    person_id=None,
    value="+12025550101",
    verdict=Verdict.GONE,
    reason="https://synergistics.example/contact answers 404",
    now=None,
    kit_made_at=None,
)


def test_a_number_that_is_everybodys_is_told_once_and_what_is_gone_with_what_may_be_done() -> None:
    with open_store(read_settings().store_url) as store:
        store.keep_case(CASE, NOW)
        store.keep_run(DOSSIER)
        store.keep_verifications([*EVERYBODYS, FAX])
    told = CliRunner().invoke(app, ["changes", "--since", "2026-11-01"], env={"COLUMNS": "200"}).output
    assert [line.strip() for line in told.splitlines()] == [
        "changed  +1 202 555 0100 -> +1 202 555 0177",
        "Jim Carter, Dana Whitfield, Synergistics (c-1), 2026-11-21 09:30 UTC",
        "+1 202 555 0177 stands in its place at https://synergistics.example/contact",
        "the kit of 2026-11-21 showed it as it was; it has been written anew",
        "gone     +1 202 555 0101",
        "the company, Synergistics (c-1), 2026-11-21 09:30 UTC",
        "https://synergistics.example/contact answers 404",
        "To look for what is gone on the whole site: openline run c-1",
    ]


def test_what_could_not_be_looked_at_says_why() -> None:
    unseen = replace(FAX, verdict=Verdict.UNKNOWN, reason="https://synergistics.example/: disallowed by robots.txt")
    assert in_words([*EVERYBODYS, unseen, replace(unseen, value="+12025550102")]) == (
        "3 channels looked at again: 1 changed, 2 unknown.\nhttps://synergistics.example/: disallowed by robots.txt"
    )
    assert in_words([]) == "Nothing is due."
