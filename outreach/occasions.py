"""Which words fit which case and whom, and why others do not. When their time has come is another question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.model import Case, Contact, Function, LoggedOutcome, Outcome, WordsKind
from outreach.budget import ended_by

ALWAYS = frozenset(Outcome)
ANSWERED = frozenset({Outcome.REJECTED, Outcome.KEEPS_ON_FILE})
PEOPLE: frozenset[Function | None] = frozenset(Function)
ANYBODY = PEOPLE | {None}  # None: the company, where no person is known
OFFICE = ANYBODY - {Function.INTERVIEWER}  # who tells of the decision, or keeps files


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When a kind of words makes sense: after which outcome, to whom; else why not."""

    outcomes: frozenset[Outcome] = ALWAYS
    otherwise: str = ""  # why not, after another outcome
    to: frozenset[Function | None] = PEOPLE


_NOT_YET = "nobody has answered yet; `nudge` asks where things stand"
OCCASIONS = {
    WordsKind.RECEPTION: Occasion(to=ANYBODY),
    WordsKind.LIVE_CALL: Occasion(),
    WordsKind.VOICEMAIL: Occasion(),
    WordsKind.THANK_YOU_MAIL: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET, to=ANYBODY),
    WordsKind.REJECTION_REPLY: Occasion(
        outcomes=frozenset({Outcome.REJECTED}),
        otherwise="there is no rejection to answer; `keep-on-file-reply` or `nudge` fits",
        to=OFFICE,
    ),
    WordsKind.KEEP_ON_FILE_REPLY: Occasion(
        outcomes=frozenset({Outcome.KEEPS_ON_FILE}),
        otherwise="they did not offer to keep you on file; `keep-on-file-request` asks for it once they have answered",
        to=OFFICE,
    ),
    WordsKind.NUDGE: Occasion(
        outcomes=frozenset({Outcome.NO_RESPONSE}),
        otherwise="they have answered; `thank-you-mail` thanks them and asks",
        to=ANYBODY,
    ),
    WordsKind.HR_NOTE: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET, to=frozenset({Function.HR, None})),
    WordsKind.LINKEDIN_NOTE: Occasion(),
    WordsKind.REMINDER: Occasion(to=ANYBODY),
    WordsKind.TALKING_POINTS: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET),
    WordsKind.FEEDBACK_THANKS: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET),
    WordsKind.NO_FEEDBACK_THANKS: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET, to=ANYBODY),
    WordsKind.KEEP_ON_FILE_REQUEST: Occasion(
        outcomes=frozenset({Outcome.REJECTED}),
        otherwise="they keep you on file already, or have not answered; `keep-on-file-reply` or `nudge` fits",
        to=OFFICE,
    ),
    WordsKind.OTHER_ROLE: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET, to=OFFICE),
    WordsKind.THANK_YOU_CARD: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET),
    WordsKind.CHECK_IN_1: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET),
    WordsKind.CHECK_IN_3: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET),
    WordsKind.CHECK_IN_6: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET),
    WordsKind.ARTICLE: Occasion(outcomes=ANSWERED, otherwise=_NOT_YET),
}


def refusal(kind: WordsKind, case: Case, contact: Contact, logged: Sequence[LoggedOutcome] = ()) -> str | None:
    """Why there are no words of this kind for a contact, in a sentence; None where there are."""
    person = contact.interviewer
    if person and ended_by(person.person_id, logged):
        return f"{person.name} said no, and that is for good"
    occasion, who = OCCASIONS[kind], person.function if person else None
    if case.outcome not in occasion.outcomes:
        return occasion.otherwise
    if who not in occasion.to:
        return _NOT_THE_COMPANY if who is None and case.people else _WRONG_READER[who]
    if kind is WordsKind.HR_NOTE and any(one.function is not Function.HR for one in case.people):
        return f"you know {next(one.name for one in case.people if one.function is not Function.HR)}; write to them"
    return None


_NOT_THE_COMPANY = "these words are for a person, and this is the company: choose who interviewed you"
_WRONG_READER = {
    None: "these words are for a person, and only the company is known: add who interviewed you",
    Function.INTERVIEWER: "an interviewer did not send the decision and keeps no file: choose the hiring manager or HR",
    Function.HIRING_MANAGER: "these words are for HR, who can pass them on",
    Function.HR: "these words are for who interviewed you",
}
