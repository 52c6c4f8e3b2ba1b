"""What the candidate's own mail holds: its grade is known, and its reason says which message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.model import Channel, ChannelKind, Evidence, Function, Grade, Interviewer, Method, PublishedPerson, Source
from discovery.identity import is_same_person
from discovery.names import parse_name


def is_held(source: Source) -> bool:
    """Whether a value stands in the candidate's own mail."""
    return source.method is Method.OWN_MAIL


def graded(grade: Grade, reason: str, source: Source, label: str = "") -> tuple[Grade, str]:
    """What is held is known, by which message; what is printed keeps the grade and reason that its page gave it.

    `label`: what the message itself says of the value, where it says something.
    """
    if not is_held(source):
        return grade, reason
    where = f"in your own mail of {source.retrieved_at:%Y-%m-%d} ({source.uri})"
    return Grade.KNOWN, f"{label}, {where}" if label else where


def by_its_message(channel: Channel, evidence: Evidence) -> Channel:
    """What the candidate gave, with their own message in which it stands: a case drafted from mail gives it again."""
    found = evidence.published
    seen = [(phone.source, phone.reason) for phone in found.phones if phone.e164 == channel.value]
    seen += [(email.source, "") for email in found.emails if email.address.lower() == channel.value.lower()]
    source, label = next(((source, label) for source, label in seen if is_held(source)), (None, ""))
    if source is None:
        return channel
    grade, reason = graded(channel.grade, channel.reason, source, label)
    return replace(channel, grade=grade, reason=reason, sources=(source,))


def in_its_thread(channel: Channel, evidence: Evidence) -> Channel:
    """An address with the conversation in which an answer goes there, where the candidate has one."""
    if channel.kind is not ChannelKind.EMAIL:
        return channel
    threads = (one for one in evidence.published.threads if one.address.lower() == channel.value.lower())
    thread = next(threads, None)
    return replace(channel, thread=thread.subject) if thread else channel


def recruiters(evidence: Evidence, people: tuple[Interviewer, ...]) -> Iterator[PublishedPerson]:
    """Who looks after applications, by the candidate's own mail, where no hiring manager is known.

    `people`: the case's own, who have their channels already.
    """
    if any(who.function is Function.HIRING_MANAGER for who in people):
        return
    names = [parse_name(who.name, family_name=who.family_name) for who in people]
    for person in evidence.published.people:
        theirs = is_held(person.source) and person.function is Function.HR
        if theirs and not any(is_same_person(person.name, name) for name in names):
            yield person
