"""How a name is built into an address."""

from __future__ import annotations

from dataclasses import dataclass

from data.model.published import PublishedEmail, SaidFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in its parts, as the person writes them (no lower-casing, no transliteration)."""

    full: str
    given: str
    family: str = ""  # empty for a mononym
    middle: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()  # van, de la: belong before `family`
    known_as: str = ""  # "Bob" of "Robert (Bob) Smith"
    swapped: float = 0.0  # the chance that `given` and `family` stand the other way round

    def __hash__(self) -> int:
        return hash(self.full)  # asked for often, and nearly always as telling as all the parts


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatShare:
    """How likely a format is the one that a domain uses. Formats are written in Hunter's tokens."""

    format: str  # "{first}.{last}"
    share: float
    seen: int = 0  # how many of the examples it explains


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitShare:
    """How much more often than others a domain makes one choice: keeps a hyphen, writes ü as ue, a middle initial."""

    habit: str  # "family hyphen"
    choice: str  # "dropped"
    factor: float  # on the share among all companies; 1 where nothing was seen


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredFormat:
    """The posterior over a mail domain's formats, with what it rests on."""

    domain: str
    shares: tuple[FormatShare, ...]  # best first; with `something_else` they sum to 1
    something_else: float
    reason: str  # "3 of 4 addresses seen at synergistics.example read {first}.{last}; the other is {f}{last}"
    habits: tuple[HabitShare, ...] = ()  # only those about which the region or the examples say something
    numbered: float = 0.0  # how many more of its people than elsewhere have a number behind the format: jsmith2
    examples: tuple[PublishedEmail, ...] = ()  # the personal addresses seen at the domain
    said: tuple[SaidFormat, ...] = ()  # by services


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailCandidate:
    """An address that was built, not seen."""

    address: str
    format: str
    probability: float
    reason: str
