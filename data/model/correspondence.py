"""What the candidate's own mail says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from data.model.case import Outcome
from data.model.published import Published
from data.model.site import Skipped
from data.model.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class MailReading:
    """How far the candidate's own mail was read: counts, and what could not be."""

    messages: int = 0
    kept: int = 0  # those that concern the case's company
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a message of the company says of the application."""

    outcome: Outcome
    text: str  # the sentence that says it, as it stood
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """When an interview is to be, or was."""

    at: datetime  # naive: where the company is; a message seldom says in which zone
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRole:
    """What a message calls the role that was applied for."""

    name: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """What the candidate's own mail says of one company. No message is in it, and nobody else."""

    reading: MailReading = field(default_factory=MailReading)
    held: Published = field(default_factory=Published)
    decisions: tuple[Decision, ...] = ()  # oldest first
    interviews: tuple[Interview, ...] = ()  # oldest first
    roles: tuple[NamedRole, ...] = ()  # the most often named first
