"""What the kit shows of one contact: its steps with their words, the rest of its words, and what has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.model import (
    THE_COMPANY,
    Contact,
    Dossier,
    Feedback,
    LoggedOutcome,
    PlanStep,
    Refusal,
    StepKind,
    Voice,
    Words,
    WordsKind,
)
from outreach.budget import over_for
from outreach.plan import today_of
from outreach.steps import OPENING_WORDS, person_id_of

FIRST_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One kind of words in every voice, the candidate's own first."""

    kind: WordsKind
    voiced: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """A step with the words that it is the first to need."""

    step: PlanStep
    scripts: tuple[Script, ...]
    soon: bool  # within the first week: it is on paper, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All that the page shows of one contact."""

    contact: Contact
    steps: tuple[StepShown, ...]
    others: tuple[Script, ...]  # for when it turns out otherwise
    logged: tuple[LoggedOutcome, ...]
    feedback: tuple[Feedback, ...]
    refused: tuple[Refusal, ...]
    over: str | None  # why nothing more is to be done; None where something is


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """The contacts in their order, each with what belongs to it."""
    return tuple(_section(dossier, contact) for contact in dossier.contacts)


def next_steps(dossier: Dossier) -> tuple[PlanStep, ...]:
    """The steps of the first day on which there is something to do: today's, where there are any."""
    first = max(dossier.plan[0].day, today_of(dossier.case, dossier.made_at)) if dossier.plan else None
    return tuple(step for step in dossier.plan if first and step.day <= first)


def contact_of(dossier: Dossier, step: PlanStep) -> Contact | None:
    """Whom a step is about; None for what is the candidate's own."""
    if step.kind is StepKind.REFLECT:
        return None
    return next((contact for contact in dossier.contacts if person_id_of(contact) == step.person_id), None)


def _section(dossier: Dossier, contact: Contact) -> Section:
    person_id = person_id_of(contact)
    logged = tuple(line for line in dossier.logged if line.person_id == (person_id or THE_COMPANY))
    scripts = {script.kind: script for script in _scripts(dossier, person_id)}
    steps: list[StepShown] = []
    shown: set[WordsKind] = set()
    week = today_of(dossier.case, dossier.made_at) + FIRST_WEEK
    for step in _own(dossier, contact):
        fresh = tuple(scripts[kind] for kind in step.words if kind in scripts and kind not in shown)
        shown |= set(step.words)
        steps.append(StepShown(step=step, scripts=fresh, soon=_is_soon(step, steps, week)))
    return Section(
        contact=contact,
        steps=tuple(steps),
        others=_others(contact, scripts, shown),
        logged=logged,
        feedback=tuple(line.feedback for line in logged if line.feedback),
        refused=tuple(one for one in dossier.refused if one.person_id == person_id),
        over=over_for(contact, dossier),
    )


def _own(dossier: Dossier, contact: Contact) -> Sequence[PlanStep]:
    return [step for step in dossier.plan if contact_of(dossier, step) == contact]


def _is_soon(step: PlanStep, before: Sequence[StepShown], week: date) -> bool:
    """Within the first week; the first step is soon however far away it is."""
    return step.day <= week or not before


def _scripts(dossier: Dossier, person_id: str | None) -> Sequence[Script]:
    own = [text for text in dossier.words if text.person_id == person_id]
    order = sorted(Voice, key=lambda voice: voice is not dossier.case.candidate.voice)
    return [
        Script(kind=kind, voiced=tuple(sorted(texts, key=lambda text: order.index(text.voice))))
        for kind in WordsKind
        if (texts := [text for text in own if text.kind is kind])
    ]


def _others(contact: Contact, scripts: dict[WordsKind, Script], shown: set[WordsKind]) -> tuple[Script, ...]:
    """What no step shows, in the order of the way that the contact's route takes."""
    first = [kind for place in OPENING_WORDS[contact.route.approach] for kind in place]
    rest = sorted(scripts, key=lambda kind: (kind not in first, list(WordsKind).index(kind)))
    return tuple(scripts[kind] for kind in rest if kind not in shown)
