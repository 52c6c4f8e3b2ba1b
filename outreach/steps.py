"""The single steps of a plan for one contact: the opening, the invitation, the one reminder, and what answers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from data.model import (
    LEADS_NOWHERE,
    Approach,
    CallWindow,
    Case,
    Channel,
    ChannelKind,
    Contact,
    Logged,
    Memory,
    Outcome,
    PlanStep,
    StepKind,
    WordsKind,
)
from outreach.budget import REMINDER_AFTER, check_in_days, full_until, months_in_words, reminder_day, standing_of
from outreach.business_hours import (
    AT_THE_LATEST,
    MORNING,
    after_business_days,
    business_day,
    call_window,
    next_window,
    rested,
)
from outreach.clock import CALLS, no_hours
from outreach.conversation import MESSAGES, Conversation, conversation
from outreach.occasions import refusal

ASK = {
    Approach.DIRECT_LINE: "Call {who} on the direct line",
    Approach.SWITCHBOARD: "Call the switchboard and ask for {who}",
    Approach.REPLY: "Reply to {who}, in the thread that you have",
    Approach.MAIL: "Write to {who}",
    Approach.NONE: "Answer the mail that told you: no channel to {who} is believable",
    Approach.LEAVE: "Leave {who} in peace",
}
NOBODY = "whoever looks after applications"  # whom one asks for where only the company is known

# The words that a way of opening calls for, in the order in which they will be needed; of one place's words, the first
# that fit the case and the person.
_MAIL = (WordsKind.NUDGE, WordsKind.HR_NOTE, WordsKind.THANK_YOU_MAIL)
_REPLY = (WordsKind.KEEP_ON_FILE_REPLY, WordsKind.REJECTION_REPLY)
OPENING_WORDS = {
    Approach.DIRECT_LINE: ((WordsKind.LIVE_CALL,), (WordsKind.VOICEMAIL,)),
    Approach.SWITCHBOARD: ((WordsKind.RECEPTION,), (WordsKind.LIVE_CALL,), (WordsKind.VOICEMAIL,)),
    Approach.REPLY: ((*_REPLY, *_MAIL),),
    Approach.MAIL: (_MAIL,),
    Approach.NONE: ((*_REPLY, *_MAIL),),
    Approach.LEAVE: (),
}
REMINDER_CALL_WORDS = (WordsKind.RECEPTION, WordsKind.REMINDER)
ANSWERING = {
    Logged.REPLIED: ("Answer {who}", (WordsKind.TALKING_POINTS, WordsKind.KEEP_ON_FILE_REQUEST, WordsKind.OTHER_ROLE)),
    Logged.FEEDBACK: (
        "Thank {who} for the feedback",
        (WordsKind.FEEDBACK_THANKS, WordsKind.KEEP_ON_FILE_REQUEST, WordsKind.OTHER_ROLE),
    ),
    Logged.DECLINED_FEEDBACK: ("Thank {who} all the same", (WordsKind.NO_FEEDBACK_THANKS,)),
}
CHECK_IN_WORDS = (WordsKind.CHECK_IN_1, WordsKind.CHECK_IN_3, WordsKind.CHECK_IN_6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where and when a plan is made."""

    case: Case
    memory: Memory
    now: datetime
    zone: tzinfo  # the candidate's: it says which day is today

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


def steps_for(contact: Contact, desk: Desk, opened: Sequence[date]) -> Iterator[PlanStep]:
    """What is left to do for one contact. `opened`: the days of the openings that the plan has already."""
    talk = conversation(person_id_of(contact), desk.memory.logged)
    if talk.ended:
        return
    if talk.answers:
        yield from _answer(contact, desk, talk)
        yield from _invitation(contact, desk, talk, desk.today)
        yield from _check_ins(contact, desk, talk)
    elif talk.messages:
        yield from _invitation(contact, desk, talk, desk.today)
        yield from _reminder(contact, desk, talk, reminder_day(talk.messages[0], contact.country))
    else:
        first = _opening(contact, desk, opened)
        yield from _thanks_in_time(contact, desk, first)
        yield first
        yield from _invitation(contact, desk, talk, first.day)
        yield from _reminder(contact, desk, talk, after_business_days(first.day, REMINDER_AFTER, contact.country))


def asked(contact: Contact) -> str:
    """What to do first for a contact, as a sentence without its stop."""
    return ASK[contact.route.approach].format(who=_who(contact))


def person_id_of(contact: Contact) -> str | None:
    """Whose contact it is; None: the company's own."""
    return contact.interviewer.person_id if contact.interviewer else None


# --- the first message


def _opening(contact: Contact, desk: Desk, opened: Sequence[date]) -> PlanStep:
    """A call or a mail; where the company has had its three openings, it waits until there is room."""
    others = (*standing_of(contact, desk.case, desk.memory, desk.now).nearby_openings, *opened)
    free = full_until(others, desk.today, contact.country)
    start = desk.now if free is None else max(desk.now, datetime.combine(free, time(), _zone(contact, desk)))
    waits = "" if free is None else f"; three other people of {desk.case.company} come first"
    if contact.route.approach in CALLS:
        return _call(contact, desk, start, waits)
    day, why = _writing_day(contact, desk, start)
    return replace(_first(StepKind.WRITE, contact, desk, day, why + waits), by=_limit(desk, day))


def _call(contact: Contact, desk: Desk, start: datetime, waits: str) -> PlanStep:
    window = call_window(desk.case.since, contact.time_zones, contact.country, start, desk.case.outcome)
    if window is None:
        day = business_day(max(start, _rested(desk)).astimezone(desk.zone).date(), contact.country)
        return _first(StepKind.CALL, contact, desk, day, no_hours(contact) + waits)
    day = window.opens.date()
    step = _first(StepKind.CALL, contact, desk, day, window.why + waits)
    return replace(step, window=window, by=_limit(desk, day))


def _first(kind: StepKind, contact: Contact, desk: Desk, day: date, why: str) -> PlanStep:
    return PlanStep(
        kind=kind,
        person_id=person_id_of(contact),
        what=asked(contact),
        why=f"{contact.route.why}; {why}",
        day=day,
        channel=contact.route.channel,
        words=_fitting(OPENING_WORDS[contact.route.approach], contact, desk),
    )


def _writing_day(contact: Contact, desk: Desk, start: datetime) -> tuple[date, str]:
    """The next business morning where that is within 48 hours of the news; else the next morning, whatever its day."""
    since, ready = desk.case.since, _rested(desk)
    if start >= since + AT_THE_LATEST or desk.case.outcome is Outcome.NO_RESPONSE:
        return start.astimezone(desk.zone).date(), "it has rested"
    zone = _zone(contact, desk)
    moment = max(start, ready).astimezone(zone)
    day = moment.date() if moment.time() < MORNING[1] else moment.date() + timedelta(days=1)
    best = business_day(day, contact.country)
    if datetime.combine(best, MORNING[0], zone) <= since + AT_THE_LATEST:
        return best, "the next business morning, after four hours' rest"
    return day, "the next morning: their next business day is more than 48 hours after the news"


def _thanks_in_time(contact: Contact, desk: Desk, first: PlanStep) -> Iterator[PlanStep]:
    """Thanks come within 48 hours: where no call is possible by then, the mail that told you is answered first."""
    limit = desk.case.since + AT_THE_LATEST
    reply = _fitting((_REPLY,), contact, desk)
    in_time = first.window is not None and first.window.opens <= limit
    if reply and first.kind is StepKind.CALL and desk.now < limit and not in_time:
        day, _ = _writing_day(contact, desk, desk.now)
        yield PlanStep(
            kind=StepKind.ANSWER,
            person_id=person_id_of(contact),
            what="Answer the mail that told you, with thanks",
            why="a call has to wait longer than 48 hours after the news; a reply counts as no message of yours",
            day=day,
            by=limit,
            words=reply,
        )


def _limit(desk: Desk, day: date) -> datetime | None:
    """The moment by which thanks are due, where that can still be met on `day`."""
    limit = desk.case.since + AT_THE_LATEST
    return limit if desk.case.outcome is not Outcome.NO_RESPONSE and day <= limit.astimezone(desk.zone).date() else None


# --- what follows it


def _invitation(contact: Contact, desk: Desk, talk: Conversation, day: date) -> Iterator[PlanStep]:
    if contact.interviewer is None or talk.invited:
        return
    yield PlanStep(
        kind=StepKind.INVITE,
        person_id=person_id_of(contact),
        what=f"Invite {_who(contact)} on LinkedIn, with the note",
        why="after the first message, never instead of it",
        day=day,
        channel=_first_of(contact, ChannelKind.LINKEDIN),
        words=(WordsKind.LINKEDIN_NOTE,),
    )


def _reminder(contact: Contact, desk: Desk, talk: Conversation, day: date) -> Iterator[PlanStep]:
    if len(talk.messages) >= MESSAGES:
        return
    by_mail = talk.messages[0].what is Logged.MAILED if talk.messages else contact.route.approach not in CALLS
    window = None if by_mail else _window_from(contact, desk, day)
    yield PlanStep(
        kind=StepKind.REMIND,
        person_id=person_id_of(contact),
        what=f"If {_who(contact)} has not answered, remind them once",
        why="seven business days after the first message, on the same channel; after it, silence",
        day=window.opens.date() if window else max(day, desk.today),
        window=window,
        channel=_first_of(contact, ChannelKind.EMAIL) if by_mail else contact.route.channel,
        words=(WordsKind.REMINDER,) if by_mail else REMINDER_CALL_WORDS,
    )


def _answer(contact: Contact, desk: Desk, talk: Conversation) -> Iterator[PlanStep]:
    """What they sent is answered, once, and at the latest after 48 hours."""
    theirs = talk.owed
    if theirs is None:
        return
    what, words = ANSWERING[theirs.what]
    yield PlanStep(
        kind=StepKind.ANSWER,
        person_id=person_id_of(contact),
        what=what.format(who=_who(contact)),
        why="they took the time; a reply counts as no message of yours",
        day=desk.today,
        by=theirs.at + AT_THE_LATEST,
        channel=_first_of(contact, ChannelKind.EMAIL) or contact.route.channel,
        words=_fitting([(kind,) for kind in words], contact, desk),
    )


def _check_ins(contact: Contact, desk: Desk, talk: Conversation) -> Iterator[PlanStep]:
    for number, day in check_in_days(talk, contact.country):
        yield PlanStep(
            kind=StepKind.CHECK_IN,
            person_id=person_id_of(contact),
            what=f"Look in with {_who(contact)}, with something worth reading",
            why=f"{months_in_words(number)} after their answer",
            day=max(day, desk.today),
            channel=_first_of(contact, ChannelKind.EMAIL) or contact.route.channel,
            words=(CHECK_IN_WORDS[number - 1], WordsKind.ARTICLE),
            number=number,
        )


# --- inside


def _fitting(places: Sequence[Sequence[WordsKind]], contact: Contact, desk: Desk) -> tuple[WordsKind, ...]:
    """For each place, the first kind of words that fits the case and the person."""
    fit = [[kind for kind in kinds if refusal(kind, desk.case, contact) is None] for kinds in places]
    return tuple(kinds[0] for kinds in fit if kinds)


def _window_from(contact: Contact, desk: Desk, day: date) -> CallWindow | None:
    earliest = max(desk.now, datetime.combine(day, time(), _zone(contact, desk)))
    return next_window(contact.time_zones, contact.country, earliest)


def _first_of(contact: Contact, kind: ChannelKind) -> Channel | None:
    usable = (one for one in contact.channels if one.kind is kind and one.grade not in LEADS_NOWHERE)
    return next(usable, None)


def _zone(contact: Contact, desk: Desk) -> tzinfo:
    """Where the contact is; where that is not known, where the candidate is."""
    return ZoneInfo(contact.time_zones[0]) if contact.time_zones else desk.zone


def _rested(desk: Desk) -> datetime:
    return rested(desk.case.since, desk.case.outcome)


def _who(contact: Contact) -> str:
    return contact.interviewer.name if contact.interviewer else NOBODY
