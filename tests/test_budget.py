"""How much is welcome: every cap, with its reason and the day on which it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data.model import (
    Allowance,
    Approach,
    Case,
    Logged,
    LoggedOutcome,
    Memory,
    Outcome,
    Refusal,
    StepKind,
    Suppressed,
    WordsKind,
)
from outreach.budget import SPENDS, over_for, refusal_of, refusals
from outreach.neighbours import with_neighbours
from outreach.plan import make_plan, planned
from tests.dossiers import CASE, DANA_CONTACT, JIM, JIM_CONTACT, UNPLANNED

MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 3, 15, 0, tzinfo=UTC)
EMPTY = Memory(suppressed=Suppressed(key=b"a key for tests only"))
CONTACTS = (JIM_CONTACT, replace(DANA_CONTACT, country="US"))


def line(what: Logged, at: datetime = MONDAY, person_id: str = "p-jim", case_id: str = "c-1") -> LoggedOutcome:
    return LoggedOutcome(case_id=case_id, person_id=person_id, what=what, at=at)


def found(*lines: LoggedOutcome, now: datetime = MONDAY, case: Case = CASE, memory: Memory = EMPTY) -> list[Refusal]:
    known = replace(memory, logged=(*memory.logged, *lines))
    return [one for one in refusals(case, CONTACTS, known, now) if one.person_id == "p-jim"]


def against(allowance: Allowance, refused: list[Refusal]) -> tuple[str, date | None] | None:
    return next(((one.reason, one.possible_from) for one in refused if one.allowance is allowance), None)


def test_at_first_there_is_one_opening_and_one_invitation_and_a_reply_to_what_they_sent() -> None:
    assert {one.allowance: one.reason for one in found()} == {
        Allowance.REMINDER: "there is no message yet of which to remind them",
        Allowance.CHECK_IN: "check-ins come only after an answer",
    }


@pytest.mark.parametrize(
    ("what", "did"),
    [
        (Logged.LEFT_VOICEMAIL, "you left a voicemail"),
        (Logged.CALLED, "you called"),
        (Logged.MAILED, "you sent a mail"),
    ],
)
def test_a_second_opening_is_refused_for_good_and_a_reminder_until_its_day(what: Logged, did: str) -> None:
    refused = found(line(what))
    assert against(Allowance.OPENING, refused) == (f"one opening a person, and {did} on November 23", None)
    assert against(Allowance.REMINDER, refused) == (
        "a reminder comes seven business days after the opening",
        date(2026, 12, 3),
    )
    assert against(Allowance.REMINDER, found(line(what), now=LATER)) is None


def test_there_is_one_reminder_and_then_silence() -> None:
    refused = found(line(Logged.LEFT_VOICEMAIL), line(Logged.LEFT_VOICEMAIL, LATER), now=LATER)
    assert against(Allowance.REMINDER, refused) == (
        "one reminder a person, and it was on December 3: now silence",
        None,
    )
    assert against(Allowance.CHECK_IN, refused) == ("check-ins come only after an answer", None)


def test_there_is_one_invitation() -> None:
    refused = found(line(Logged.INVITED))
    assert against(Allowance.INVITATION, refused) == ("one invitation a person, and you sent it on November 23", None)


def test_what_they_accepted_had_been_sent() -> None:
    assert against(Allowance.INVITATION, found(line(Logged.ACCEPTED_INVITATION))) == (
        "one invitation a person, and they accepted yours on November 23",
        None,
    )


@pytest.mark.parametrize("what", [Logged.REPLIED, Logged.FEEDBACK, Logged.DECLINED_FEEDBACK])
def test_after_an_answer_one_answers_and_looks_in_after_a_month(what: Logged) -> None:
    refused = found(line(Logged.LEFT_VOICEMAIL), line(what))
    assert against(Allowance.REPLY, refused) is None
    assert against(Allowance.OPENING, refused) == ("they have answered (November 23): answer them", None)
    assert against(Allowance.CHECK_IN, refused) == (
        "check-in 1 comes a month after their answer at the earliest",
        date(2026, 12, 23),
    )


def test_an_accepted_invitation_is_no_answer() -> None:
    refused = found(line(Logged.INVITED), line(Logged.ACCEPTED_INVITATION))
    assert against(Allowance.CHECK_IN, refused) == ("check-ins come only after an answer", None)


def test_three_check_ins_are_all() -> None:
    dates = [datetime(2026, 12, 23, tzinfo=UTC), datetime(2027, 2, 23, tzinfo=UTC), datetime(2027, 5, 24, tzinfo=UTC)]
    lines = [line(Logged.REPLIED), *(line(Logged.MAILED, at) for at in dates)]
    refused = found(*lines, now=datetime(2027, 9, 1, tzinfo=UTC))
    assert against(Allowance.CHECK_IN, refused) == ("three check-ins have been made", None)


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        (Logged.SAID_NO, "they said no, and that is for good (November 23)"),
        (Logged.LEFT_COMPANY, "they have left the company (November 23)"),
        (Logged.REOPENED, "the application is open again: talk with them, not past them (November 23)"),
    ],
)
def test_what_ends_it_refuses_everything_replies_too(what: Logged, reason: str) -> None:
    for now in (MONDAY, datetime(2030, 1, 1, tzinfo=UTC)):
        assert {(one.reason, one.possible_from) for one in found(line(what), now=now)} == {(reason, None)}
    assert len(found(line(what))) == len(Allowance)


def test_a_company_has_three_openings_in_ten_business_days() -> None:
    others = [line(Logged.MAILED, MONDAY, f"p-{number}") for number in range(3)]
    reason = "three people of Synergistics have been written to or called in ten business days"
    assert against(Allowance.OPENING, found(*others)) == (reason, date(2026, 12, 8))
    assert against(Allowance.OPENING, found(*others[:2])) is None
    elsewhere = replace(EMPTY, nearby=tuple(others))
    assert against(Allowance.OPENING, found(memory=elsewhere)) == (reason, date(2026, 12, 8))
    assert against(Allowance.OPENING, found(*others, now=datetime(2026, 12, 8, 15, tzinfo=UTC))) is None


def test_a_mail_that_came_back_was_no_opening() -> None:
    refused = found(line(Logged.MAILED), line(Logged.BOUNCED))
    assert against(Allowance.OPENING, refused) is None


def test_silence_cannot_be_answered() -> None:
    silent = replace(CASE, outcome=Outcome.NO_RESPONSE)
    assert against(Allowance.REPLY, found(case=silent)) == ("they have sent nothing that could be answered", None)
    assert against(Allowance.REPLY, found(line(Logged.REPLIED), case=silent)) is None


def test_every_kind_of_words_spends_something() -> None:
    assert set(SPENDS) == set(WordsKind)


def test_words_for_two_occasions_are_refused_only_where_both_are_and_until_the_sooner() -> None:
    refused = found(line(Logged.LEFT_VOICEMAIL))
    reception = refusal_of(WordsKind.RECEPTION, "p-jim", refused)
    assert reception is not None
    assert reception.possible_from == date(2026, 12, 3)
    assert refusal_of(WordsKind.RECEPTION, "p-jim", found()) is None
    voicemail = refusal_of(WordsKind.VOICEMAIL, "p-jim", refused)
    assert voicemail is not None
    assert voicemail.possible_from is None


# --- what other cases say


def elsewhere(*lines: LoggedOutcome, **changes: object) -> Memory:
    jim = replace(JIM, person_id="p-jim-there")
    other = replace(CASE, case_id="c-2", role="Analyst", people=(jim,), **changes)  # type: ignore[arg-type]
    return with_neighbours(CASE, EMPTY, [(other, lines)])


def test_a_no_holds_in_every_case_of_the_same_candidate() -> None:
    memory = elsewhere(line(Logged.SAID_NO, person_id="p-jim-there", case_id="c-2"))
    assert {one.reason for one in found(memory=memory)} == {"they said no, and that is for good (November 23)"}


def test_a_no_to_one_candidate_is_none_to_another() -> None:
    no = line(Logged.SAID_NO, person_id="p-jim-there", case_id="c-2")
    memory = elsewhere(no, candidate=replace(CASE.candidate, name="Grace Hopper"))
    assert memory.logged == ()


def test_an_opening_in_another_case_is_the_one_opening_of_that_person() -> None:
    memory = elsewhere(line(Logged.MAILED, person_id="p-jim-there", case_id="c-2"))
    refused = found(memory=memory)
    assert against(Allowance.OPENING, refused) == ("one opening a person, and you sent a mail on November 23", None)
    assert against(Allowance.REMINDER, refused) == (
        "a reminder comes seven business days after the opening",
        date(2026, 12, 3),
    )
    steps = [step for step in make_plan(CASE, CONTACTS, memory, MONDAY) if step.person_id == "p-jim"]
    assert [step.kind for step in steps] == [StepKind.INVITE, StepKind.REMIND]


def test_an_opening_in_another_case_counts_once_for_the_company() -> None:
    two = [line(Logged.MAILED, person_id=person_id, case_id="c-2") for person_id in ("p-jim-there", "p-else")]
    memory = elsewhere(*two)
    assert (len(memory.logged), memory.nearby) == (1, (two[1],))
    dana = [one for one in refusals(CASE, CONTACTS, memory, MONDAY) if one.person_id == "p-dana"]
    assert against(Allowance.OPENING, dana) is None


def test_that_an_application_is_open_again_is_of_that_one_only() -> None:
    reopened = line(Logged.REOPENED, person_id="p-jim-there", case_id="c-2")
    assert elsewhere(reopened).logged == ()


def test_the_company_is_left_in_peace_once_everybody_in_the_case_said_no() -> None:
    noes = (line(Logged.SAID_NO), line(Logged.SAID_NO, person_id="p-dana"))
    for logged, ended in ((noes[:1], False), (noes, True)):
        after = planned(UNPLANNED, replace(EMPTY, logged=logged), MONDAY)
        company = after.contacts[-1]
        assert (company.route.approach is Approach.LEAVE) is ended
        assert any(text.person_id is None for text in after.words) is not ended
        assert over_for(company, after) == ("they said no, and that is for good (November 23)" if ended else None)


def test_a_company_of_which_everybody_has_left_may_still_be_written_to() -> None:
    logged = (line(Logged.LEFT_COMPANY), line(Logged.LEFT_COMPANY, person_id="p-dana"))
    after = planned(UNPLANNED, replace(EMPTY, logged=logged), MONDAY)
    assert any(text.person_id is None for text in after.words)
