"""What has passed between the candidate and one person, out of what was logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.model import THE_COMPANY, Logged, LoggedOutcome

CALLS = frozenset({Logged.CALLED, Logged.LEFT_VOICEMAIL})
SENT = CALLS | {Logged.MAILED}
ANSWERS = frozenset({Logged.REPLIED, Logged.FEEDBACK, Logged.DECLINED_FEEDBACK})
INVITATIONS = frozenset({Logged.INVITED, Logged.ACCEPTED_INVITATION})  # what was accepted had been sent
PARTINGS = frozenset({Logged.SAID_NO, Logged.LEFT_COMPANY})  # of one person; for good
MESSAGES = 2  # of one's own without an answer: the opening and the reminder
# What came to nothing: the message is taken back, since it never reached them.
UNDOES = {Logged.BOUNCED: frozenset({Logged.MAILED}), Logged.WRONG_NUMBER: CALLS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What has passed between the candidate and one person."""

    messages: tuple[LoggedOutcome, ...] = ()  # the candidate's own that reached them, before any answer
    later: tuple[LoggedOutcome, ...] = ()  # and since
    answers: tuple[LoggedOutcome, ...] = ()
    owed: LoggedOutcome | None = None  # the answer that still waits for a reply
    invited: LoggedOutcome | None = None
    ended: LoggedOutcome | None = None


def conversation(person_id: str | None, logged: Sequence[LoggedOutcome]) -> Conversation:
    """What passed with one person, or with the company itself (None), as it was logged."""
    messages: list[LoggedOutcome] = []
    later: list[LoggedOutcome] = []
    answers: list[LoggedOutcome] = []
    owed: LoggedOutcome | None = None
    own = [line for line in logged if line.person_id == (person_id or THE_COMPANY)]
    for line in own:
        sent = later if answers else messages
        if line.what in SENT:
            sent.append(line)
            owed = None
        elif line.what in ANSWERS:
            answers.append(line)
            owed = line
        elif sent and sent[-1].what in UNDOES.get(line.what, ()):
            sent.pop()
    ends = (line for line in own if line.what in PARTINGS)
    reopened = (line for line in logged if line.what is Logged.REOPENED)
    return Conversation(
        messages=tuple(messages),
        later=tuple(later),
        answers=tuple(answers),
        owed=owed,
        invited=next((line for line in own if line.what in INVITATIONS), None),
        ended=next(ends, None) or next(reopened, None),
    )
