"""A finished text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.model.case import Language, Voice


class WordsKind(StrEnum):
    """Which words, for which moment; in the order in which they may come to be used."""

    RECEPTION = "reception"  # also into a dial-by-name directory
    LIVE_CALL = "live-call"  # when they pick up themselves
    VOICEMAIL = "voicemail"
    THANK_YOU_MAIL = "thank-you-mail"  # with the question for feedback
    REJECTION_REPLY = "rejection-reply"  # in the thread of the mail that said no
    KEEP_ON_FILE_REPLY = "keep-on-file-reply"  # they offered it
    NUDGE = "nudge"  # no answer since the interview
    HR_NOTE = "hr-note"  # where nobody but HR is known
    LINKEDIN_NOTE = "linkedin-note"
    REMINDER = "reminder"  # the one that there may be
    TALKING_POINTS = "talking-points"  # for the feedback call
    FEEDBACK_THANKS = "feedback-thanks"
    NO_FEEDBACK_THANKS = "no-feedback-thanks"  # their policy is to give none
    KEEP_ON_FILE_REQUEST = "keep-on-file-request"  # they did not offer it
    OTHER_ROLE = "other-role"
    THANK_YOU_CARD = "thank-you-card"
    CHECK_IN_1 = "check-in-1-month"
    CHECK_IN_3 = "check-in-3-months"
    CHECK_IN_6 = "check-in-6-months"
    ARTICLE = "article"  # something worth their reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A finished text for one person."""

    kind: WordsKind
    person_id: str | None
    text: str
    voice: Voice = Voice.WARM
    language: Language = Language.ENGLISH
    subject: str | None = None  # of a mail
    seconds: float | None = None  # of what is spoken
    question: str | None = None  # whose answer would make it personal; None: it is
    edited: bool = False  # by the candidate: a later run keeps it

    @property
    def characters(self) -> int:
        return len(self.text)
