"""What the candidate reports: kept line after line, and the plan, the route and the words follow."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from rich.console import Console

from data.model import THE_COMPANY, Approach, Grade, Logged, LoggedOutcome, StepKind
from data.store import open_store
from flows.desk import show_card
from flows.forms import BadCase
from flows.outcomes import log
from flows.settings import read_settings
from flows.work import conclude_again, files_of
from outreach.feedback import sorted_feedback
from outreach.neighbours import with_neighbours
from tests.dossiers import CASE, DOSSIER, JIM, JIM_CONTACT, MEMORY, NOW
from tests.stored import kept

JIMS_MAIL = "jim.carter@synergistics.example"
YESTERDAY = date(2026, 11, 21)


def lines() -> tuple[LoggedOutcome, ...]:
    with open_store(read_settings().store_url) as store:
        dossier = store.dossier(CASE.case_id)
    assert dossier is not None
    return dossier.logged


@pytest.fixture(autouse=True)
def _kept() -> None:
    kept()


def test_every_outcome_can_be_logged_and_is_added_to_those_before() -> None:
    values = {Logged.FEEDBACK: "strengths: calm", Logged.BOUNCED: JIMS_MAIL}
    for what in Logged:
        assert log(CASE.case_id, "Jim Carter", what, values.get(what), None).line.what is what
    assert [line.what for line in lines()] == list(Logged)


def test_a_voicemail_is_followed_by_the_invitation_then_by_the_reminder() -> None:
    noted = log(CASE.case_id, "JIM  carter", Logged.LEFT_VOICEMAIL, None, None)
    assert noted.follows == "Noted: you left a voicemail."
    assert noted.line.value == "+12025550100"
    assert noted.next_step is not None
    assert (noted.next_step.kind, noted.next_day) == (StepKind.INVITE, "today")
    assert log(CASE.case_id, "Jim Carter", Logged.INVITED, None, None).next_step is not None


def test_what_happened_before_is_logged_on_its_day() -> None:
    noted = log(CASE.case_id, "Jim Carter", Logged.MAILED, None, YESTERDAY)
    assert (noted.line.at.date(), noted.line.value) == (YESTERDAY, JIMS_MAIL)
    moment = datetime(2026, 11, 20, 15, 30, tzinfo=NOW.tzinfo)
    assert log(CASE.case_id, "Jim Carter", Logged.CALLED, None, moment).line.at == moment


def test_an_answer_proves_the_address_that_was_written_to_and_no_other() -> None:
    assert log(CASE.case_id, "Jim Carter", Logged.REPLIED, None, None).line.value is None  # it may have come by phone
    log(CASE.case_id, "Jim Carter", Logged.MAILED, "jcarter@synergistics.example", None)
    noted = log(CASE.case_id, "Jim Carter", Logged.REPLIED, None, None)
    assert noted.line.value == "jcarter@synergistics.example"
    assert noted.follows.startswith("Noted: they answered from jcarter@synergistics.example, so that is right")


def test_a_wrong_number_is_not_tried_again() -> None:
    noted = log(CASE.case_id, "Jim Carter", Logged.WRONG_NUMBER, None, None)
    assert noted.follows == "Noted: +12025550100 does not reach them; the route and the words follow."
    dossier = conclude_again(CASE.case_id, read_settings())
    assert dossier is not None
    jim = dossier.contacts[0]
    assert (jim.channels[0].grade, jim.channels[0].reason) == (
        Grade.WRONG,
        "you logged that it does not reach them",
    )
    assert jim.route.approach is Approach.MAIL


def test_feedback_is_kept_as_it_was_said_and_sorted() -> None:
    said = "strengths: calm; weaknesses: SQL, names; next: a course"
    noted = log(CASE.case_id, "Jim Carter", Logged.FEEDBACK, said, None)
    assert noted.follows == "Kept: 1 strength, 2 weaknesses, 1 action."
    (line,) = lines()
    assert line.feedback is not None
    assert (line.feedback.weaknesses, line.feedback.actions) == (("SQL", "names"), ("a course",))


def test_feedback_without_labels_is_kept_as_it_stands_and_how_to_sort_it_is_told() -> None:
    noted = log(CASE.case_id, "Jim Carter", Logged.FEEDBACK, "a good talk, all in all", None)
    assert noted.follows.startswith('Kept as it stands; sort it with labels: "strengths: calm, clear;')
    assert sorted_feedback("a good talk, all in all").text == "a good talk, all in all"


def test_the_company_itself_can_be_logged_of() -> None:
    assert log(CASE.case_id, "synergistics", Logged.CALLED, None, None).line.person_id == THE_COMPANY


@pytest.mark.parametrize(
    ("person", "what", "value", "on", "said"),
    [
        ("Jim Carter", Logged.FEEDBACK, None, None, "log: what did they say?"),
        ("Jim Carter", Logged.BOUNCED, "not an address", None, "email: 'not an address'"),
        ("Jim Carter", Logged.WRONG_NUMBER, "12", None, "phone: '12' is not a telephone number"),
        ("Jim Carter", Logged.INVITED, "+12025550100", None, "log: invited takes no address or number; leave out"),
        (
            "Jim Carter",
            Logged.BOUNCED,
            "omar@synergistics.example",
            None,
            "omar@synergistics.example is none of",
        ),
        ("Dana Whitfield", Logged.WRONG_NUMBER, "+12025550199", None, "none of Dana Whitfield's here (+12025550100)"),
        ("Nobody", Logged.CALLED, None, None, "person: 'Nobody' is not in case c-1, which has Jim Carter, Dana"),
        ("Jim Carter", Logged.CALLED, None, date(2035, 1, 1), "log: --on 2035-01-01 is in the future"),
        (
            "Jim Carter",
            Logged.MAILED,
            None,
            date(2026, 11, 17),
            "log: --on 2026-11-17 is before the day of the case, 2026",
        ),
    ],
)
def test_what_cannot_be_logged_is_said_and_not_kept(
    person: str, what: Logged, value: str | None, on: date | None, said: str
) -> None:
    with pytest.raises(BadCase, match=re.escape(said)):
        log(CASE.case_id, person, what, value, on)
    assert lines() == ()


def test_a_no_holds_for_a_later_application_with_the_same_person() -> None:
    log(CASE.case_id, "Jim Carter", Logged.SAID_NO, None, None)
    jim = replace(JIM, person_id="p-jim-again")
    again = replace(CASE, case_id="c-9", role="Analyst", people=(jim,))
    kept(replace(DOSSIER, run_id="r-9", case=again, plan=(), refused=()))
    later = conclude_again("c-9", read_settings())
    assert later is not None
    assert later.words == ()  # nor is the company asked round them
    assert {one.reason[:36] for one in later.refused if one.person_id == "p-jim-again"} == {
        "they said no, and that is for good ("
    }


def test_an_opening_counts_on_the_card_of_a_later_application_with_the_same_person() -> None:
    jim = replace(JIM, person_id="p-jim-again")
    again = replace(CASE, case_id="c-9", role="Analyst", people=(jim,))
    contacts = (replace(JIM_CONTACT, interviewer=jim),)
    kept(replace(DOSSIER, run_id="r-9", case=again, contacts=contacts, plan=(), refused=()))
    log(CASE.case_id, "Jim Carter", Logged.LEFT_VOICEMAIL, None, None)
    out = Console(width=100, file=StringIO())
    show_card("c-9", out)
    assert isinstance(out.file, StringIO)
    assert "Invite Jim Carter on LinkedIn, with the note" in out.file.getvalue()
    assert "Call the switchboard" not in out.file.getvalue()


def test_what_is_logged_in_one_case_changes_the_kit_of_another_with_the_same_person() -> None:
    jim = replace(JIM, person_id="p-jim-again")
    again = replace(CASE, case_id="c-9", role="Analyst", people=(jim,))
    contacts = (replace(JIM_CONTACT, interviewer=jim),)
    kept(replace(DOSSIER, run_id="r-9", case=again, contacts=contacts, plan=(), refused=()))
    log(CASE.case_id, "Jim Carter", Logged.SAID_NO, None, None)
    kit = files_of("c-9", read_settings())[1].read_text()
    assert "they said no, and that is for good" in kit
    assert "Call the switchboard and ask for Jim Carter" not in kit


@pytest.mark.parametrize(("days", "counts"), [(179, True), (181, False)])
def test_an_opening_of_half_a_year_before_is_another_conversation(days: int, counts: bool) -> None:
    jim = replace(JIM, person_id="p-jim-again")
    later = replace(CASE, case_id="c-9", role="Analyst", people=(jim,), since=NOW)
    opened = LoggedOutcome(case_id="c-1", person_id="p-jim", what=Logged.MAILED, at=NOW - timedelta(days=days))
    refused = replace(opened, what=Logged.SAID_NO, at=NOW - timedelta(days=365))
    memory = with_neighbours(later, MEMORY, [(CASE, (opened, refused))])
    assert [line.what for line in memory.logged] == [Logged.SAID_NO, *([Logged.MAILED] if counts else [])]


@pytest.mark.parametrize(
    ("company", "domain", "counts"),
    [
        ("SYNERGISTICS", None, True),
        ("Synergistics Group", "synergistics.example", True),
        ("Harbour & Finch", "harbourandfinch.example", False),
    ],
)
def test_what_was_logged_elsewhere_counts_where_the_company_is_the_same(
    company: str, domain: str | None, counts: bool
) -> None:
    kept(replace(DOSSIER, run_id="r-9", case=replace(CASE, case_id="c-9", company=company, domain=domain)))
    log("c-9", "Jim Carter", Logged.MAILED, None, None)
    with open_store(read_settings().store_url) as store:
        found = store.logged_elsewhere(CASE)
    assert [other.case_id for other, _ in found] == (["c-9"] if counts else [])
