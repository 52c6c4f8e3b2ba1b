"""What came of it, as the candidate reports it: kept line after line, and the plan, grades and words follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from data.counting import counted
from data.folding import fold
from data.model import (
    LEADS_NOWHERE,
    THE_COMPANY,
    Case,
    Channel,
    ChannelKind,
    Dossier,
    Feedback,
    Logged,
    LoggedOutcome,
    PlanStep,
)
from data.store import open_store
from flows.forms import BadCase
from flows.opening import held_address, held_number
from flows.settings import read_settings, utc_now
from flows.work import conclude_again, recall, write_neighbours
from outreach.clock import day_in_words
from outreach.conversation import conversation
from outreach.feedback import HOW, sorted_feedback
from outreach.plan import today_of

# What an outcome is about: the channel that it went through, or that turned out to lead nowhere.
CONCERNS = {
    Logged.CALLED: ChannelKind.PHONE,
    Logged.LEFT_VOICEMAIL: ChannelKind.PHONE,
    Logged.WRONG_NUMBER: ChannelKind.PHONE,
    Logged.MAILED: ChannelKind.EMAIL,
    Logged.BOUNCED: ChannelKind.EMAIL,
    Logged.REPLIED: ChannelKind.EMAIL,
}
NEEDS_A_VALUE = {Logged.BOUNCED: "which address bounced", Logged.WRONG_NUMBER: "which number is wrong"}
FOLLOWS = {
    Logged.CALLED: 'Noted: you called. If they gave feedback, keep it: log ... feedback "...".',
    Logged.LEFT_VOICEMAIL: "Noted: you left a voicemail.",
    Logged.MAILED: "Noted: you wrote to {value}.",
    Logged.INVITED: "Noted: you sent the invitation.",
    Logged.ACCEPTED_INVITATION: "Noted: they accepted. You are in touch.",
    Logged.REPLIED: "Noted: they answered.",
    Logged.SAID_NO: "Noted: no more words for them. Thank you for respecting it.",
    Logged.DECLINED_FEEDBACK: "Noted: they give no feedback; thank them all the same.",
    Logged.WRONG_NUMBER: "Noted: {value} does not reach them; the route and the words follow.",
    Logged.LEFT_COMPANY: "Noted: they have left; nothing more is planned for them.",
    Logged.BOUNCED: "Noted: {value} is undeliverable; the other addresses, the route and the words follow.",
    Logged.REOPENED: "Good news. The plan rests: talk with them.",
    Logged.FEEDBACK: "Kept: {strengths}, {weaknesses}, {actions}.",
}
_PARTS = {"strengths": "strength", "weaknesses": "weakness", "actions": "action"}
TEACHES = "Noted: they answered from {value}, so that is right; it also teaches the company's format."


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was logged, what it means in a sentence, and what comes next for that person."""

    line: LoggedOutcome
    follows: str
    next_step: PlanStep | None = None
    next_day: str = ""


def log(case_id: str, person: str, what: Logged, value: str | None, on: date | datetime | None) -> Noted:
    """Records what came of it. Raises `UnknownCase`, and `BadCase` for what cannot be.

    `value`: the address or number that it concerns, or the words of the feedback; none: the likeliest.
    `on`: when it was, where that was not just now.
    """
    settings, now = read_settings(), utc_now()
    case, memory = recall(case_id, settings)
    person_id = person_id_of(case, person)
    with open_store(settings.store_url) as store:
        dossier = store.dossier(case_id)
        feedback = _feedback(case, person, value) if what is Logged.FEEDBACK else None
        told = _held(what, value, case) if value and not feedback else None
        if told and what in NEEDS_A_VALUE:
            _check_it_is_theirs(told, what, person, person_id, memory.logged, dossier)
        line = LoggedOutcome(
            case_id=case_id,
            person_id=person_id,
            what=what,
            at=_moment(on, case, now),
            value=told or _likeliest(what, person_id, memory.logged, dossier),
            feedback=feedback,
        )
        if line.value is None and what in NEEDS_A_VALUE:
            raise BadCase(f"log: {NEEDS_A_VALUE[what]}? Write it behind: openline log {case_id} {person!r} {what} ...")
        store.log(line)
    after = conclude_again(case_id, settings)
    write_neighbours(case, settings)
    step = _next_step(after, person_id)
    day = day_in_words(step.day, today_of(case, now)) if step else ""
    return Noted(line=line, follows=_follows(line), next_step=step, next_day=day)


def person_id_of(case: Case, person: str) -> str:
    """Whom the candidate means, by id or by name, or the company by its name; raises `BadCase` where it is nobody."""
    for who in case.people:
        if person == who.person_id or fold(person) == fold(who.name):
            return who.person_id
    if fold(person) == fold(case.company):
        return THE_COMPANY
    names = ", ".join((*(who.name for who in case.people), case.company))
    raise BadCase(f"person: {person!r} is not in case {case.case_id}, which has {names}")


def _feedback(case: Case, person: str, text: str | None) -> Feedback:
    if not text or not text.strip():
        raise BadCase(f'log: what did they say? Write it behind: openline log {case.case_id} {person!r} feedback "..."')
    return sorted_feedback(text.strip())


def _held(what: Logged, value: str, case: Case) -> str:
    kind = CONCERNS.get(what)
    if kind is ChannelKind.PHONE:
        return held_number(value, case.country)[0]
    if kind is ChannelKind.EMAIL:
        return held_address(value)
    raise BadCase(f"log: {what} takes no address or number; leave out {value!r}")


def _check_it_is_theirs(
    value: str, what: Logged, person: str, person_id: str, logged: tuple[LoggedOutcome, ...], dossier: Dossier | None
) -> None:
    """What came to nothing is a channel of this case, or one that was logged: else it is a slip of the pen."""
    shown = [channel for channel in _channels(dossier, person_id) if channel.kind is CONCERNS[what]]
    known = [line.value for line in logged if line.person_id == person_id]
    if value not in {*known, *(channel.value for channel in shown)}:
        there_are = ", ".join(channel.value for channel in shown) or "none"
        raise BadCase(f"log: {value} is none of {person}'s here ({there_are}); log first that you used it")


def _likeliest(what: Logged, person_id: str, logged: tuple[LoggedOutcome, ...], dossier: Dossier | None) -> str | None:
    """The channel that was used last, else the first that can be: but from where they answered is not guessed."""
    kind = CONCERNS.get(what)
    talk = conversation(person_id, logged)
    for line in reversed((*talk.messages, *talk.later)):
        if line.value and CONCERNS.get(line.what) is kind:
            return line.value
    if kind is None or what is Logged.REPLIED:
        return None
    usable = (one for one in _channels(dossier, person_id) if one.kind is kind and one.grade not in LEADS_NOWHERE)
    return next((channel.value for channel in usable), None)


def _channels(dossier: Dossier | None, person_id: str) -> tuple[Channel, ...]:
    """The channels to a person, or to the company, best first."""
    contacts = dossier.contacts if dossier else ()
    theirs = (one for one in contacts if (one.interviewer.person_id if one.interviewer else THE_COMPANY) == person_id)
    return next((contact.channels for contact in theirs), ())


def _moment(on: date | datetime | None, case: Case, now: datetime) -> datetime:
    if on is None:
        return now
    moment = on if isinstance(on, datetime) else datetime.combine(on, time(12))
    moment = moment if moment.tzinfo else moment.replace(tzinfo=case.since.tzinfo)
    if moment.date() > today_of(case, now):
        raise BadCase(f"log: --on {on} is in the future; log it when it has happened")
    first = min(case.since.date(), today_of(case, case.since))  # of two zones the earlier day
    if moment.date() < first:
        raise BadCase(f"log: --on {on} is before the day of the case, {first}; give that day or a later one")
    return min(moment, now)  # of today only the day may be known


def _next_step(dossier: Dossier | None, person_id: str) -> PlanStep | None:
    steps = dossier.plan if dossier else ()
    return next((step for step in steps if (step.person_id or THE_COMPANY) == person_id and step.words), None)


def _follows(line: LoggedOutcome) -> str:
    if line.what is Logged.REPLIED and line.value:
        return TEACHES.format(value=line.value)
    kept = line.feedback
    if kept and not (kept.strengths or kept.weaknesses or kept.actions):
        return f"Kept as it stands; {HOW}"
    counts = {many: counted(len(getattr(kept, many)), one, many) for many, one in _PARTS.items()} if kept else {}
    return FOLLOWS[line.what].format(value=line.value or "them", **counts)
