"""How much is welcome. One opening and one invitation a person, one reminder, then silence; "no" is for good.

Nothing here is a guess about people: the counts are those of the project's rules of conduct, and what has been spent
is what the candidate has logged. An answer to what they sent counts as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from data.model import (
    THE_COMPANY,
    Allowance,
    Approach,
    Case,
    Contact,
    Dossier,
    Logged,
    LoggedOutcome,
    Memory,
    Outcome,
    PlanStep,
    Refusal,
    Words,
    WordsKind,
)
from outreach.business_hours import after_business_days, business_day, months_after
from outreach.conversation import MESSAGES, Conversation, conversation

OPENINGS = 3  # at one company ...
OPENINGS_WITHIN = 10  # ... in so many business days
REMINDER_AFTER = 7  # business days
CHECK_INS = (1, 3, 6)  # months after the answer

# What a text may be used for; a text for several is refused only where all of them are.
SPENDS: dict[WordsKind, tuple[Allowance, ...]] = {
    WordsKind.RECEPTION: (Allowance.OPENING, Allowance.REMINDER),
    WordsKind.LIVE_CALL: (Allowance.OPENING, Allowance.REMINDER),
    WordsKind.VOICEMAIL: (Allowance.OPENING,),
    WordsKind.THANK_YOU_MAIL: (Allowance.OPENING,),
    WordsKind.NUDGE: (Allowance.OPENING,),
    WordsKind.HR_NOTE: (Allowance.OPENING,),
    WordsKind.THANK_YOU_CARD: (Allowance.OPENING,),
    WordsKind.LINKEDIN_NOTE: (Allowance.INVITATION,),
    WordsKind.REMINDER: (Allowance.REMINDER,),
    WordsKind.REJECTION_REPLY: (Allowance.REPLY,),
    WordsKind.KEEP_ON_FILE_REPLY: (Allowance.REPLY,),
    WordsKind.KEEP_ON_FILE_REQUEST: (Allowance.REPLY,),
    WordsKind.TALKING_POINTS: (Allowance.REPLY,),
    WordsKind.FEEDBACK_THANKS: (Allowance.REPLY,),
    WordsKind.NO_FEEDBACK_THANKS: (Allowance.REPLY,),
    WordsKind.CHECK_IN_1: (Allowance.CHECK_IN,),
    WordsKind.CHECK_IN_3: (Allowance.CHECK_IN,),
    WordsKind.CHECK_IN_6: (Allowance.CHECK_IN,),
    WordsKind.ARTICLE: (Allowance.CHECK_IN,),
    WordsKind.OTHER_ROLE: (Allowance.CHECK_IN,),  # a thread of its own: not before an answer, but in one it may stand
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that a rule of the budget looks at."""

    conversation: Conversation
    case: Case
    country: str | None
    nearby_openings: tuple[date, ...]  # of other people at the company
    today: date


def ended_by(person_id: str, logged: Iterable[LoggedOutcome]) -> LoggedOutcome | None:
    """The "no" of this person, which ends it for good; None while they may still be written to."""
    return next((line for line in logged if line.person_id == person_id and line.what is Logged.SAID_NO), None)


def ended_by_all(case: Case, logged: Sequence[LoggedOutcome]) -> LoggedOutcome | None:
    """The last "no" of a case in which everybody has said it: it holds for the company itself, too; else None."""
    ends = [ended_by(who.person_id, logged) for who in case.people]
    return max((end for end in ends if end), key=lambda end: end.at) if ends and None not in ends else None


def why_ended(line: LoggedOutcome) -> str:
    """Why nothing more is welcome after what was logged, with its day."""
    return f"{_ENDS[line.what]} ({_day(line)})"


def refusals(case: Case, contacts: Sequence[Contact], memory: Memory, now: datetime) -> tuple[Refusal, ...]:
    """What is over budget now, for every contact and every kind of message."""
    found = []
    for contact in contacts:
        standing = standing_of(contact, case, memory, now)
        person_id = contact.interviewer.person_id if contact.interviewer else None
        for allowance, rule in RULES.items():
            if (refused := _ended(standing) or rule(standing)) is not None:
                reason, possible = refused
                found.append(Refusal(person_id=person_id, allowance=allowance, reason=reason, possible_from=possible))
    return tuple(found)


def standing_of(contact: Contact, case: Case, memory: Memory, now: datetime) -> Standing:
    """How things stand with one contact on the day of `now`."""
    person_id = contact.interviewer.person_id if contact.interviewer else None
    others = {line.person_id for line in memory.logged} - {person_id or THE_COMPANY}
    talk = conversation(person_id, memory.logged)
    if person_id is None and talk.ended is None:
        talk = replace(talk, ended=ended_by_all(case, memory.logged))
    return Standing(
        conversation=talk,
        case=case,
        country=contact.country,
        nearby_openings=(*_openings(others, memory.logged), *_openings_elsewhere(memory.nearby)),
        today=now.date(),
    )


def refusal_of(kind: WordsKind, person_id: str | None, refused: Sequence[Refusal]) -> Refusal | None:
    """Why words of this kind are over budget for somebody today; None where they are not."""
    against = {one.allowance: one for one in refused if one.person_id == person_id}
    found = [against.get(allowance) for allowance in SPENDS[kind]]
    soonest = sorted((one for one in found if one), key=lambda one: one.possible_from or date.max)
    return soonest[0] if None not in found else None


def told(refused: Refusal) -> str:
    """A refusal as a sentence without its stop: the reason, and from which day it ends, if it does.

    >>> told(Refusal(person_id=None, allowance=Allowance.REMINDER, reason="too soon", possible_from=date(2026, 12, 3)))
    'too soon; possible from December 3, 2026'
    """
    day = refused.possible_from
    return f"{refused.reason}; possible from {day:%B} {day.day}, {day.year}" if day else refused.reason


def over_for(contact: Contact, dossier: Dossier) -> str | None:
    """Why nothing more is to be done for a person for whom the plan has no step; for the company, only after a "no"."""
    who = contact.interviewer
    if who is None:
        return contact.route.why if contact.route.approach is Approach.LEAVE else None
    if any(step.person_id == who.person_id for step in dossier.plan):
        return None
    refused = (one for one in dossier.refused if one.person_id == who.person_id)
    return next((one.reason for one in refused if one.allowance is Allowance.REMINDER), None)


def within_budget(words: Sequence[Words], refused: Sequence[Refusal], plan: Sequence[PlanStep]) -> tuple[Words, ...]:
    """The words that may be used today, and those for which the plan has a day; all others are not made."""
    planned = {(step.person_id, kind) for step in plan for kind in step.words}
    return tuple(
        text
        for text in words
        if (text.person_id, text.kind) in planned or refusal_of(text.kind, text.person_id, refused) is None
    )


def full_until(openings: Sequence[date], day: date, country: str | None) -> date | None:
    """The first day on which one more opening at a company keeps within three in ten business days; None: `day` itself.

    `openings`: the days of those that were made, and of those that are planned.

    >>> full_until([date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)], date(2026, 11, 19), None)
    datetime.date(2026, 11, 30)
    """
    first = day
    while sum(1 for opened in openings if _counts(opened, day, country)) >= OPENINGS:
        day = business_day(day + timedelta(days=1), country)
    return day if day != first else None


def reminder_day(opened: LoggedOutcome, country: str | None) -> date:
    """The first day for the one reminder."""
    return after_business_days(opened.at.date(), REMINDER_AFTER, country)


def check_in_days(talk: Conversation, country: str | None) -> tuple[tuple[int, date], ...]:
    """The check-ins that are left (1, 2, 3), each with its first day; none before an answer.

    They come 1, 3 and 6 months after the first answer, and never within a month of whatever was said last.
    """
    if not talk.answers:
        return ()
    answered = talk.answers[0].at.date()
    last = max(line.at for line in (*talk.answers, *talk.later)).date()
    made = sum(1 for line in talk.later if line.at.date() >= months_after(answered, 1))
    days = []
    for number, months in list(enumerate(CHECK_INS, start=1))[made:]:
        last = business_day(max(months_after(answered, months), months_after(last, 1)), country)
        days.append((number, last))
    return tuple(days)


def months_in_words(number: int) -> str:
    """How long after the answer a check-in comes: "a month", "3 months", "6 months"."""
    months = CHECK_INS[number - 1]
    return "a month" if months == 1 else f"{months} months"


# --- the rules: each gives its reason and the day on which it ends (None: never), or None where it has no objection

Objection = tuple[str, date | None] | None


def _ended(standing: Standing) -> Objection:
    line = standing.conversation.ended
    return (why_ended(line), None) if line else None


_ENDS = {
    Logged.SAID_NO: "they said no, and that is for good",
    Logged.LEFT_COMPANY: "they have left the company",
    Logged.REOPENED: "the application is open again: talk with them, not past them",
}


def _opening(standing: Standing) -> Objection:
    talk = standing.conversation
    if talk.answers:
        return f"they have answered ({_day(talk.answers[0])}): answer them", None
    if talk.messages:
        return f"one opening a person, and {_DID[talk.messages[0].what]} on {_day(talk.messages[0])}", None
    free = full_until(standing.nearby_openings, standing.today, standing.country)
    if free is not None:
        return f"three people of {standing.case.company} have been written to or called in ten business days", free
    return None


def _invitation(standing: Standing) -> Objection:
    invited = standing.conversation.invited
    if invited is None:
        return None
    did = "you sent it" if invited.what is Logged.INVITED else "they accepted yours"
    return f"one invitation a person, and {did} on {_day(invited)}", None


def _reminder(standing: Standing) -> Objection:
    talk = standing.conversation
    if talk.answers:
        return f"they have answered ({_day(talk.answers[0])})", None
    if not talk.messages:
        return "there is no message yet of which to remind them", None
    if len(talk.messages) >= MESSAGES:
        return f"one reminder a person, and it was on {_day(talk.messages[1])}: now silence", None
    possible = reminder_day(talk.messages[0], standing.country)
    return ("a reminder comes seven business days after the opening", possible) if standing.today < possible else None


def _check_in(standing: Standing) -> Objection:
    talk = standing.conversation
    coming = check_in_days(talk, standing.country)
    if not coming:
        return ("three check-ins have been made" if talk.answers else "check-ins come only after an answer"), None
    number, possible = coming[0]
    if standing.today < possible:
        return f"check-in {number} comes {months_in_words(number)} after their answer at the earliest", possible
    return None


def _reply(standing: Standing) -> Objection:
    if standing.case.outcome is Outcome.NO_RESPONSE and not standing.conversation.answers:
        return "they have sent nothing that could be answered", None
    return None


RULES: dict[Allowance, Callable[[Standing], Objection]] = {
    Allowance.OPENING: _opening,
    Allowance.INVITATION: _invitation,
    Allowance.REMINDER: _reminder,
    Allowance.CHECK_IN: _check_in,
    Allowance.REPLY: _reply,
}
_DID = {
    Logged.CALLED: "you called",
    Logged.LEFT_VOICEMAIL: "you left a voicemail",
    Logged.MAILED: "you sent a mail",
}


def _openings(person_ids: Iterable[str], logged: Sequence[LoggedOutcome]) -> tuple[date, ...]:
    talks = (conversation(person_id, logged) for person_id in sorted(person_ids))
    return tuple(talk.messages[0].at.date() for talk in talks if talk.messages)


def _openings_elsewhere(nearby: Sequence[LoggedOutcome]) -> tuple[date, ...]:
    """The openings of other cases with the company; a person id is of one case only."""
    return _openings({line.person_id for line in nearby if line.person_id != THE_COMPANY}, nearby) + tuple(
        day
        for case_id in sorted({line.case_id for line in nearby})
        for day in _openings((THE_COMPANY,), [line for line in nearby if line.case_id == case_id])
    )


def _counts(opened: date, day: date, country: str | None) -> bool:
    """Whether two openings lie within the same ten business days."""
    first, second = sorted((opened, day))
    return second < after_business_days(first, OPENINGS_WITHIN, country)


def _day(line: LoggedOutcome) -> str:
    at = line.at.astimezone(UTC)
    return f"{at:%B} {at.day}"
