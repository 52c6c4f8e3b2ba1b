"""What one run leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.model.case import Case
from data.model.contact import Contact
from data.model.email_format import InferredFormat
from data.model.evidence import Evidence
from data.model.logged import LoggedOutcome
from data.model.plan import PlanStep, Refusal
from data.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that one run found and wrote for one case: what is stored, and what every sheet shows."""

    run_id: str
    case: Case
    evidence: Evidence
    formats: tuple[InferredFormat, ...]
    contacts: tuple[Contact, ...]  # the interviewers in the case's order, then the company
    words: tuple[Words, ...]  # in every voice
    made_at: datetime
    plan: tuple[PlanStep, ...] = ()  # what comes next, day by day
    refused: tuple[Refusal, ...] = ()  # what is over the budget today
    logged: tuple[LoggedOutcome, ...] = ()  # what came of it so far

    @property
    def chosen_words(self) -> tuple[Words, ...]:
        """The words in the voice that the candidate chose."""
        return tuple(text for text in self.words if text.voice is self.case.candidate.voice)
