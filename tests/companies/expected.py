"""What a run for one company of the demo world must find, and what it must not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from data.model import Approach, Case, Language, MailVerdict, PhoneKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The contacts of one company, written out by whoever wrote its pages."""

    case: Case
    web_domain: str
    read: frozenset[str]  # URLs, after redirects
    not_asked: frozenset[str]  # paths that robots.txt keeps to itself
    phones: Mapping[str, PhoneKind]  # every number that is printed whole
    completed: frozenset[str] = frozenset()  # numbers printed in part: right to find, not required
    extension: tuple[str, str] | None = None  # a number and the extension that is printed with it
    people: frozenset[str]  # names that must be among those found
    emails: frozenset[str]  # addresses that must be found
    never: frozenset[str]  # addresses and numbers that stand nowhere, or where no robot may read
    not_offered: frozenset[str] = frozenset()  # printed, but not the company's, or read by nobody
    exchanges: Mapping[str, MailVerdict]
    format: str
    explained: int  # of the addresses seen, how many the format explains
    seen: int
    best_email: str  # for the interviewer
    email_grade_floor: float  # the best address is at least this likely
    approach: Approach
    first_number: str  # what to dial
    call_opens: datetime  # at MADE_AT
    language: Language = Language.ENGLISH  # of the words
