"""What the candidate reports afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Logged(StrEnum):
    """What the candidate reports of a person afterwards."""

    CALLED = "called"  # and spoke with them
    LEFT_VOICEMAIL = "left-voicemail"
    MAILED = "mailed"
    INVITED = "invited"  # on LinkedIn
    ACCEPTED_INVITATION = "accepted-invitation"
    REPLIED = "replied"  # from the address or number in `LoggedOutcome.value`, where that is known
    SAID_NO = "said-no"  # they do not want to be written to: that is for good
    DECLINED_FEEDBACK = "declined-feedback"  # their policy is to give none
    WRONG_NUMBER = "wrong-number"  # `LoggedOutcome.value` does not reach them
    LEFT_COMPANY = "left-company"
    BOUNCED = "bounced"  # the mail to `LoggedOutcome.value` came back
    REOPENED = "reopened"  # they came back: the application is open again
    FEEDBACK = "feedback"  # what they said is in `LoggedOutcome.feedback`


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What somebody said of the interview, and what the candidate makes of it."""

    text: str  # as the candidate wrote it down
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()  # what the candidate will do about it


THE_COMPANY = ""  # in place of a person: what was logged of the company itself


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedOutcome:
    """One line of `openline log`: the candidate's own word, never openline's."""

    case_id: str
    person_id: str  # or THE_COMPANY
    what: Logged
    at: datetime
    value: str | None = None  # the address or number it concerns, where there is one
    feedback: Feedback | None = None
