"""`openline words`, `openline tone` and `openline templates copy`, as a person uses them."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data.model import Logged, LoggedOutcome, Words, WordsKind
from data.store import open_store
from flows.cli import app
from flows.forms import BadCase
from flows.settings import read_settings
from outreach.scripts import WordsDoNotApply
from outreach.wording import BadTemplate
from tests.dossiers import CASE, CONTACTS, DOSSIER, NOW


def openline(*words: str, said: str | None = None) -> Result:
    return CliRunner().invoke(app, words, input=said)


@pytest.fixture
def case() -> str:
    """A case that has been run, in the store."""
    with open_store(read_settings().store_url) as store:
        store.keep_case(CASE, NOW)
        store.keep_run(DOSSIER)
    return CASE.case_id


def test_any_kind_is_printed_with_what_would_make_it_more_personal(case: str) -> None:
    long_ago = datetime(2026, 1, 21, 12, tzinfo=UTC)  # an article is for somebody who has answered, a month ago or more
    with open_store(read_settings().store_url) as store:
        store.log(LoggedOutcome(case_id=case, person_id="p-jim", what=Logged.REPLIED, at=long_ago))
    told = openline("words", case, "--kind", "article", "--person", "Jim Carter")
    assert told.exit_code == 0
    assert told.output.startswith("── Jim Carter: something to read (article, warm, en, ")
    assert "Subject: Something you might like to read\n\nHello Jim,\n\nI came across this" in told.output
    assert told.output.endswith(
        "More personal: What is it that they might like to read? Give its title and address: --about.\n"
    )


def test_voice_language_and_pronoun_can_be_chosen(case: str) -> None:
    chosen = ("--voice", "brief", "--lang", "de", "--pronoun", "familiar", "--json")
    (words,) = json.loads(openline("words", case, "--kind", "voicemail", "--person", "p-jim", *chosen).output)
    assert (words["to"], words["voice"], words["language"]) == ("Jim Carter", "brief", "de")
    assert words["text"].startswith("Hallo Jim, hier ist Ada Lovelace, wegen der Stelle als Project Manager.")
    assert words["lines"][0] == "Hallo Jim, hier ist Ada Lovelace,"
    assert words["tone"] == []


def test_without_a_kind_all_that_fit_are_printed_for_everybody(case: str) -> None:
    words = json.loads(openline("words", case, "--json").output)
    assert {text["to"] for text in words} == {"Jim Carter", "Dana Whitfield", "Synergistics"}
    assert "nudge" not in {text["kind"] for text in words}


def test_a_kind_that_fits_nobody_is_refused_with_the_reason(case: str) -> None:
    refused = openline("words", case, "--kind", "nudge").exception
    assert isinstance(refused, WordsDoNotApply)
    assert str(refused) == "nudge: they have answered; `thank-you-mail` thanks them and asks"


def test_the_company_is_asked_for_by_its_name(case: str) -> None:
    (words,) = json.loads(
        openline("words", case, "--kind", "thank-you-mail", "--person", "Synergistics", "--json").output
    )
    assert (words["to"], words["person_id"], words["question"]) == ("Synergistics", None, None)
    refused = openline("words", case, "--kind", "talking-points", "--person", "Synergistics").exception
    assert isinstance(refused, WordsDoNotApply)
    assert str(refused) == (
        "talking-points: these words are for a person, and this is the company: choose who interviewed you"
    )


def test_who_is_in_the_case_but_not_in_its_last_run_is_told_so(case: str) -> None:
    with open_store(read_settings().store_url) as store:
        later = NOW + timedelta(days=1)
        store.keep_run(replace(DOSSIER, run_id="r-later", contacts=CONTACTS[:1], made_at=later))
    refused = openline("words", case, "--kind", "thank-you-mail", "--person", "Dana Whitfield").exception
    assert isinstance(refused, WordsDoNotApply)
    assert str(refused).startswith("thank-you-mail: the last run found nobody to write to")


def test_a_case_that_has_not_been_run_has_no_words() -> None:
    with open_store(read_settings().store_url) as store:
        store.keep_case(CASE, NOW)
    refused = openline("words", "c-1").exception
    assert isinstance(refused, BadCase)
    assert str(refused) == "case c-1 has not been run yet: openline run c-1"


def test_a_text_of_ones_own_is_printed_and_read_by_the_linter_too(case: str) -> None:
    mine = Words(kind=WordsKind.THANK_YOU_MAIL, person_id="p-jim", text="Please reconsider.", edited=True)
    with open_store(read_settings().store_url) as store:
        store.edit(case, mine, NOW)
    told = openline("words", case, "--kind", "thank-you-mail", "--person", "Jim Carter")
    assert "18 characters, your own text)" in told.output
    assert "arguing: Please reconsider.\n  It argues with the decision." in told.output


def test_tone_finds_something_and_says_so_with_its_exit_code(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Jim,\nI expect an answer from you this week.", encoding="utf-8")
    told = openline("tone", str(letter))
    assert told.exit_code == 1
    assert told.output.startswith("pressure: I expect an answer from you this week.\n  It presses for an answer.")
    (finding,) = json.loads(openline("tone", str(letter), "--json").output)
    assert finding["tone"] == "pressure"


def test_tone_finds_nothing_in_a_kind_letter_that_is_piped_in() -> None:
    told = openline("tone", "-", said="Thank you for your time.\n")
    assert (told.exit_code, told.output) == (0, "Nothing found.\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file; check its name"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"x" * 100_001, "is longer than 100000"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, content: bytes | None, said: str) -> None:
    letter = tmp_path / "letter.txt"
    if content is not None:
        letter.write_bytes(content)
    refused = openline("tone", str(letter)).exception
    assert isinstance(refused, BadCase)
    assert said in str(refused)


def test_templates_are_copied_once_and_then_win(case: str) -> None:
    folder = read_settings().templates
    assert openline("templates", "copy").output.startswith(f"17 files copied to {folder}, 0 of yours kept.")
    mine = folder / "en" / "warm.txt.j2"
    assert stat.S_IMODE(mine.stat().st_mode) == 0o600
    mine.write_text(
        mine.read_text("utf-8").replace("May I ask one thing?", "One question, if I may."), encoding="utf-8"
    )
    assert openline("templates", "copy").output.startswith("0 files copied")
    told = openline("words", case, "--kind", "thank-you-mail", "--person", "Jim Carter").output
    assert "One question, if I may." in told
    mine.write_text("{{ oops }}", encoding="utf-8")
    refused = openline("words", case, "--kind", "thank-you-mail", "--person", "Jim Carter").exception
    assert isinstance(refused, BadTemplate)
    assert str(refused) == "en/warm.txt.j2, line 1: 'oops' is undefined"
