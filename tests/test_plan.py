"""The plan: what comes first and next, on which day, and what follows from what was logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from data.model import (
    THE_COMPANY,
    Approach,
    Case,
    Contact,
    Function,
    Interviewer,
    Logged,
    LoggedOutcome,
    Memory,
    Outcome,
    PlanStep,
    StepKind,
    Suppressed,
    WordsKind,
)
from outreach.plan import due, make_plan, planned, today_of
from tests.dossiers import CASE, COMPANY_CONTACT, CONTACTS, DANA_CONTACT, DOSSIER, JIM, JIM_CONTACT, NOW, SINCE

MEMORY = Memory(suppressed=Suppressed(key=b"a key for tests only"))
JIMS = replace(CASE, people=(JIM,))
MONDAY = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # 10:00 in New York
THANKSGIVING = date(2026, 11, 26)


def line(what: Logged, at: datetime, person_id: str = "p-jim", value: str | None = None) -> LoggedOutcome:
    return LoggedOutcome(case_id="c-1", person_id=person_id, what=what, at=at, value=value)


def told(*lines: LoggedOutcome, nearby: Sequence[LoggedOutcome] = ()) -> Memory:
    return replace(MEMORY, logged=lines, nearby=tuple(nearby))


def jims(memory: Memory = MEMORY, now: datetime = NOW, case: Case = JIMS, contact: Contact = JIM_CONTACT) -> list[str]:
    """Jim's plan, a line a step."""
    return [said(step) for step in make_plan(case, (contact, COMPANY_CONTACT), memory, now)]


def said(step: PlanStep) -> str:
    hours = f" {step.window.opens:%H:%M}-{step.window.closes:%H:%M}" if step.window else ""
    return f"{step.day} {step.kind}{hours}"


def at(text: str, zone: str = "America/New_York") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def test_reflect_call_invite_and_remind_once() -> None:
    assert jims() == [
        "2026-11-21 reflect",
        "2026-11-23 call 09:30-11:45",
        "2026-11-23 invite",
        "2026-12-03 remind 09:30-11:45",  # seven business days, and Thanksgiving is none
    ]


def test_a_step_says_what_why_by_which_channel_and_with_which_words() -> None:
    call = make_plan(JIMS, (JIM_CONTACT,), MEMORY, NOW)[1]
    assert call.what == "Call the switchboard and ask for Jim Carter"
    assert call.why == (
        "no direct line is printed for Jim Carter; the switchboard is on the contact page; "
        "the next business hours there"
    )
    assert call.channel == JIM_CONTACT.route.channel
    assert call.words == (WordsKind.RECEPTION, WordsKind.LIVE_CALL, WordsKind.VOICEMAIL)


def test_the_invitation_follows_the_first_message_and_never_comes_before_it() -> None:
    plan = make_plan(CASE, CONTACTS, MEMORY, NOW)
    for person in ("p-jim", "p-dana"):
        kinds = [step.kind for step in plan if step.person_id == person]
        assert kinds.index(StepKind.INVITE) == 1
        assert kinds[0] in {StepKind.CALL, StepKind.WRITE}


def test_after_the_voicemail_there_are_the_invitation_and_one_reminder() -> None:
    voicemail = line(Logged.LEFT_VOICEMAIL, MONDAY)
    assert jims(told(voicemail), MONDAY) == ["2026-11-23 invite", "2026-12-03 remind 09:30-11:45"]
    invited = line(Logged.INVITED, MONDAY)
    assert jims(told(voicemail, invited), MONDAY) == ["2026-12-03 remind 09:30-11:45"]


def test_a_reminder_takes_the_channel_of_the_opening() -> None:
    mailed = line(Logged.MAILED, MONDAY, value="jim.carter@synergistics.example")
    (step,) = make_plan(JIMS, (JIM_CONTACT,), told(mailed, line(Logged.INVITED, MONDAY)), MONDAY)
    assert (step.kind, step.day, step.window) == (StepKind.REMIND, date(2026, 12, 3), None)
    assert step.channel is not None
    assert step.channel.value == "jim.carter@synergistics.example"


def test_after_the_reminder_there_is_silence() -> None:
    lines = [line(Logged.LEFT_VOICEMAIL, MONDAY), line(Logged.INVITED, MONDAY)]
    lines.append(line(Logged.LEFT_VOICEMAIL, at("2026-12-03T10:00")))
    assert jims(told(*lines), at("2026-12-03T11:00")) == []


@pytest.mark.parametrize("what", [Logged.SAID_NO, Logged.LEFT_COMPANY, Logged.REOPENED])
def test_what_ends_it_ends_the_plan(what: Logged) -> None:
    assert jims(told(line(what, MONDAY)), MONDAY) == []


def test_an_application_that_is_open_again_ends_everybodys_plan() -> None:
    assert make_plan(CASE, CONTACTS, told(line(Logged.REOPENED, MONDAY)), MONDAY) == ()


def test_an_answer_is_answered_and_only_then_come_check_ins_at_one_three_and_six_months() -> None:
    replied = (line(Logged.LEFT_VOICEMAIL, MONDAY), line(Logged.REPLIED, MONDAY), line(Logged.INVITED, MONDAY))
    assert jims(told(*replied), MONDAY) == [
        "2026-11-23 answer",
        "2026-12-23 check-in",
        "2027-02-23 check-in",
        "2027-05-24 check-in",  # the 23rd is a Sunday
    ]
    answered = (*replied, line(Logged.MAILED, MONDAY))
    assert jims(told(*answered), MONDAY)[0] == "2026-12-23 check-in"


def test_a_check_in_is_never_within_a_month_of_what_was_said_last() -> None:
    lines = [line(Logged.REPLIED, MONDAY), line(Logged.INVITED, MONDAY), line(Logged.MAILED, at("2026-12-20T10:00"))]
    assert jims(told(*lines), at("2026-12-21T10:00"))[0] == "2027-01-20 check-in"


@pytest.mark.parametrize(
    ("what", "asked", "words"),
    [
        (Logged.FEEDBACK, "Thank Jim Carter for the feedback", WordsKind.FEEDBACK_THANKS),
        (Logged.DECLINED_FEEDBACK, "Thank Jim Carter all the same", WordsKind.NO_FEEDBACK_THANKS),
        (Logged.REPLIED, "Answer Jim Carter", WordsKind.TALKING_POINTS),
    ],
)
def test_what_they_sent_is_answered_in_its_own_words(what: Logged, asked: str, words: WordsKind) -> None:
    step = make_plan(JIMS, (JIM_CONTACT,), told(line(what, MONDAY)), MONDAY)[0]
    assert (step.kind, step.what, step.words[0]) == (StepKind.ANSWER, asked, words)
    assert step.by == MONDAY + timedelta(hours=48)


def test_a_mail_that_bounced_and_a_wrong_number_are_no_opening() -> None:
    bounced = told(line(Logged.MAILED, MONDAY), line(Logged.BOUNCED, MONDAY))
    wrong = told(line(Logged.CALLED, MONDAY), line(Logged.WRONG_NUMBER, MONDAY))
    assert jims(bounced, MONDAY) == jims(wrong, MONDAY) == jims(now=MONDAY)


def test_a_fresh_rejection_is_answered_the_next_business_morning() -> None:
    case = replace(JIMS, since=at("2026-11-23T14:00"))
    assert jims(case=case, now=at("2026-11-23T15:00"))[1] == "2026-11-24 call 09:30-11:45"
    written = replace(DANA_CONTACT, interviewer=JIM, time_zones=("America/New_York",), country="US")
    step = make_plan(case, (written,), MEMORY, at("2026-11-23T15:00"))[1]
    assert (said(step), step.by) == ("2026-11-24 write", at("2026-11-25T14:00"))


def test_thanks_come_within_48_hours_even_where_no_call_can() -> None:
    friday = replace(JIMS, since=at("2026-11-20T15:00"))
    plan = make_plan(friday, (JIM_CONTACT,), MEMORY, at("2026-11-20T16:00"))
    assert [said(step) for step in plan] == [
        "2026-11-20 reflect",
        "2026-11-21 answer",  # a mail disturbs nobody on a Saturday
        "2026-11-23 call 09:30-11:45",
        "2026-11-23 invite",
        "2026-12-03 remind 09:30-11:45",
    ]
    assert (plan[1].by, plan[1].words) == (at("2026-11-22T15:00"), (WordsKind.REJECTION_REPLY,))


def test_a_mail_to_people_whose_office_is_closed_for_longer_goes_out_in_time() -> None:
    written = replace(DANA_CONTACT, interviewer=JIM, time_zones=("America/New_York",), country="US")
    friday = replace(JIMS, since=at("2026-11-20T15:00"))
    assert said(make_plan(friday, (written,), MEMORY, at("2026-11-20T16:00"))[1]) == "2026-11-21 write"


def test_silence_since_the_interview_needs_no_reflection_and_no_rest() -> None:
    silent = replace(JIMS, outcome=Outcome.NO_RESPONSE, since=at("2026-11-16T10:00"))
    assert jims(case=silent, now=MONDAY)[0] == "2026-11-23 call 10:00-11:45"


def test_no_call_is_ever_planned_outside_business_hours() -> None:
    for hour in range(0, 24 * 14, 5):
        now = NOW + timedelta(hours=hour)
        for step in make_plan(CASE, CONTACTS, MEMORY, now):
            if step.window:
                assert step.window.opens >= now
                hours = (f"{step.window.opens:%H:%M}", f"{step.window.closes:%H:%M}")
                assert (hours[0] >= "09:30" and hours[1] <= "11:45") or (hours[0] >= "13:30" and hours[1] <= "16:30")
                assert step.day.weekday() < 5
                assert step.day != THANKSGIVING


def test_an_unknown_zone_gives_a_day_and_no_hour() -> None:
    nowhere = replace(JIM_CONTACT, time_zones=(), country=None, call_window=None)
    assert jims(contact=nowhere)[1] == "2026-11-23 call"


def five_people() -> tuple[Case, tuple[Contact, ...]]:
    people = tuple(
        Interviewer(person_id=f"p-{number}", name=f"Person {number}", function=function)
        for number, function in enumerate([Function.HR, *[Function.INTERVIEWER] * 3, Function.HIRING_MANAGER])
    )
    contacts = tuple(replace(JIM_CONTACT, interviewer=who) for who in people)
    return replace(CASE, people=people), (*contacts, COMPANY_CONTACT)


def test_a_company_has_three_openings_in_ten_business_days_the_hiring_managers_first() -> None:
    case, contacts = five_people()
    calls = [step for step in make_plan(case, contacts, MEMORY, NOW) if step.kind is StepKind.CALL]
    assert [(step.person_id, f"{step.day}") for step in calls] == [
        ("p-4", "2026-11-23"),
        ("p-1", "2026-11-23"),
        ("p-2", "2026-11-23"),
        ("p-3", "2026-12-08"),
        ("p-0", "2026-12-08"),
    ]
    assert calls[3].why.endswith("three other people of Synergistics come first")


def test_openings_of_other_cases_with_the_company_count_as_well() -> None:
    nearby = [line(Logged.MAILED, MONDAY, f"p-elsewhere-{number}") for number in range(3)]
    assert jims(told(nearby=nearby), MONDAY)[1] == "2026-12-08 call 09:30-11:45"


def test_the_company_itself_is_asked_only_where_nobody_there_is_known() -> None:
    assert all(step.person_id != THE_COMPANY for step in make_plan(CASE, CONTACTS, MEMORY, NOW))
    alone = make_plan(replace(CASE, people=()), (COMPANY_CONTACT,), MEMORY, NOW)
    assert [said(step) for step in alone] == [
        "2026-11-21 reflect",
        "2026-11-23 call 09:30-11:45",
        "2026-12-03 remind 09:30-11:45",
    ]
    mailed = line(Logged.MAILED, MONDAY, THE_COMPANY)
    (remind,) = make_plan(replace(CASE, people=()), (COMPANY_CONTACT,), told(mailed), MONDAY)
    assert remind.kind is StepKind.REMIND


def test_what_is_due_is_what_has_its_day_today_where_the_candidate_is() -> None:
    plan = make_plan(JIMS, (JIM_CONTACT,), MEMORY, MONDAY)
    assert [step.kind for step in due(plan, date(2026, 11, 23))] == [StepKind.REFLECT, StepKind.CALL, StepKind.INVITE]
    assert today_of(CASE, datetime(2026, 11, 23, 3, 0, tzinfo=UTC)) == date(2026, 11, 22)  # still Sunday in Chicago


def test_the_contact_shows_the_hours_of_its_next_call() -> None:
    dossier = planned(DOSSIER, told(line(Logged.LEFT_VOICEMAIL, MONDAY)), MONDAY)
    window = dossier.contacts[0].call_window
    assert window is not None
    assert f"{window.opens:%Y-%m-%d %H:%M}" == "2026-12-03 09:30"
    assert dossier.contacts[1].call_window is None  # Dana's route begins with a mail
    assert dossier.contacts[1].route.approach is Approach.MAIL


def test_the_words_are_those_of_today_and_of_planned_days_and_no_others() -> None:
    def kinds(*lines: LoggedOutcome) -> set[WordsKind]:
        words = planned(DOSSIER, told(*lines), MONDAY).words
        return {text.kind for text in words if text.person_id == "p-jim"}

    assert kinds() >= {WordsKind.VOICEMAIL, WordsKind.RECEPTION, WordsKind.LINKEDIN_NOTE}
    left = line(Logged.LEFT_VOICEMAIL, MONDAY)
    assert WordsKind.VOICEMAIL not in kinds(left)
    assert WordsKind.RECEPTION in kinds(left)  # for the reminder, which the plan has a day for
    assert WordsKind.LINKEDIN_NOTE not in kinds(left, line(Logged.INVITED, MONDAY))
    assert kinds(line(Logged.SAID_NO, MONDAY)) == set()
    assert SINCE < NOW
