"""`openline words` keeps to the budget: what is over it is refused, with the reason and the day it becomes possible."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner, Result

from data.model import Logged, LoggedOutcome
from data.store import open_store
from flows.cli import app
from flows.settings import read_settings
from outreach.scripts import WordsDoNotApply
from tests.dossiers import CASE
from tests.stored import kept

LATER = datetime(2035, 11, 21, 12, tzinfo=UTC)  # later than any day on which this runs: a reminder is still to come


def words(*options: str) -> Result:
    return CliRunner().invoke(app, ["words", CASE.case_id, "--person", "Jim Carter", *options])


def refusal(kind: str) -> str:
    refused = words("--kind", kind).exception
    assert isinstance(refused, WordsDoNotApply)
    return str(refused)


@pytest.fixture(autouse=True)
def _kept() -> None:
    kept()


def logged(what: Logged) -> None:
    with open_store(read_settings().store_url) as store:
        store.log(LoggedOutcome(case_id=CASE.case_id, person_id="p-jim", what=what, at=LATER))


def test_before_an_answer_there_is_no_check_in_and_no_reminder() -> None:
    assert refusal("check-in-1-month") == "check-in-1-month: check-ins come only after an answer"
    assert refusal("article") == "article: check-ins come only after an answer"
    assert refusal("reminder") == "reminder: there is no message yet of which to remind them"


def test_after_the_voicemail_there_is_no_second_one_and_the_reminder_has_its_day() -> None:
    logged(Logged.LEFT_VOICEMAIL)
    assert refusal("voicemail") == "voicemail: one opening a person, and you left a voicemail on November 21"
    assert refusal("reminder") == (
        "reminder: a reminder comes seven business days after the opening; possible from December 3, 2035"
    )


def test_without_a_kind_only_what_is_within_the_budget_is_printed() -> None:
    before = {text["kind"] for text in json.loads(words("--json").stdout)}
    assert {"voicemail", "linkedin-note", "thank-you-mail"} <= before
    logged(Logged.INVITED)
    assert {text["kind"] for text in json.loads(words("--json").stdout)} == before - {"linkedin-note"}
