"""What a person types, checked: the quick form (one interviewer) and the whole case (all of them)."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
)

from data.folding import fold
from data.model import Function, Language, Outcome, Pronoun, Voice
from flows.said import said


class BadCase(ValueError):
    """A case that cannot be used; the message names the file or option, the field, and what to write."""


def _when(value: object) -> object:
    """A date, or a date and time as `2026-11-18T16:30`; TOML has both as types of their own."""
    if isinstance(value, datetime | date):
        return value
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a date: write 2026-11-18 or 2026-11-18T16:30")
    try:
        return datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value!r} is not a date: write 2026-11-18 or 2026-11-18T16:30") from error


def _words(value: object) -> object:
    """Text on one line, as a person types it; a control character is no part of anybody's name."""
    if isinstance(value, str):
        value = " ".join(value.split())
        if any(unicodedata.category(char) in {"Cc", "Cs"} for char in value):
            raise ValueError("has a character in it that cannot be seen")
    return value


def _of_name(family_name: str, form: ValidationInfo) -> str:
    """A family name is a part of the name that it settles."""
    name = form.data.get("name") or form.data.get("interviewer") or ""
    if fold(family_name) not in fold(name):
        raise ValueError(f"{family_name!r} is no part of {name!r}; write the part that is the family name")
    return family_name


def _country(value: str) -> str:
    """A country's code (ISO 3166-1 alpha-2), in capitals."""
    if not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise ValueError(f"{value!r} is not a country's two letters: write DE")
    return value.upper()


def read_moment(text: str, where: str) -> datetime | date:
    """A day or a moment that was typed as an option; raises `BadCase` that names the option."""
    try:
        return _when(text)  # type: ignore[return-value]  # of a text it makes one of the two
    except ValueError as error:
        raise BadCase(f"{where}: {error}") from error


# A voicemail with names of these lengths keeps within its 45 seconds; hardly one that is real is longer.
Name = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=60)]
FamilyName = Annotated[Name, AfterValidator(_of_name)]
Country = Annotated[str, AfterValidator(_country)]
Number = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=30)]
Text = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=500)]
Url = Annotated[str, BeforeValidator(_words), StringConstraints(min_length=1, max_length=2_048)]
FileName = Annotated[str, StringConstraints(min_length=1, max_length=4_000)]
When = Annotated[datetime | date, BeforeValidator(_when)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuickCase(_Form):
    """One interviewer at one company: what `openline find` asks, and Prefect's own run form."""

    interviewer: Name | None = Field(
        None,
        description="Who interviewed you; empty: the company's main and HR channels",
        json_schema_extra={"position": 0},
    )
    company: Text | None = Field(
        None, description="The company, as you would say it; empty: as ad names it", json_schema_extra={"position": 1}
    )
    role: Name = Field(description="The role you applied for", json_schema_extra={"position": 2})
    on: When = Field(
        description="When the rejection came, 2026-11-18 or 2026-11-18T16:30; for no-response, when the interview was",
        json_schema_extra={"position": 3},
    )
    outcome: Outcome = Field(Outcome.REJECTED, description="What happened", json_schema_extra={"position": 4})
    function: Function = Field(
        Function.HIRING_MANAGER, description="What the interviewer was", json_schema_extra={"position": 5}
    )
    domain: Text | None = Field(
        None, description="The company's web domain, if you know it", json_schema_extra={"position": 6}
    )
    moment: Text | None = Field(
        None, description='What you two talked about: "the talk about ..."', json_schema_extra={"position": 7}
    )
    your_name: Name | None = Field(None, description="Your name, for the words", json_schema_extra={"position": 8})
    your_phone: Number | None = Field(None, description="Your number, for the words", json_schema_extra={"position": 9})
    family_name: FamilyName | None = Field(
        None,
        description="The interviewer's family name, where the order of the name is not clear: Li of Li Wei",
        json_schema_extra={"position": 10},
    )
    ad: Url | None = Field(
        None,
        description="The address of the job advertisement: it names the company, or stands on its site",
        json_schema_extra={"position": 11},
    )


class Person(_Form):
    """An interviewer in a case file."""

    name: Name
    function: Function = Function.INTERVIEWER
    title: Text | None = None
    moment: Text | None = None
    met_on: date | None = None
    introduced_by: Name | None = None
    family_name: FamilyName | None = None
    prefers_writing: bool = False
    email: Text | None = None
    phone: Text | None = None


class You(_Form):
    """The candidate in a case file."""

    name: Name | None = None
    phone: Number | None = None
    email: Text | None = None
    time_zone: Text | None = None
    note_limit: int = Field(200, ge=200, le=300)
    voice: Voice | None = None
    language: Language | None = None
    pronoun: Pronoun | None = None


class CaseFile(_Form):
    """A whole case, as `case.toml` has it."""

    company: Text | None = None
    role: Name
    on: When
    outcome: Outcome = Outcome.REJECTED
    domain: Text | None = None
    ad: Url | None = None
    country: Country | None = None
    said: Text | None = None
    postal_address: Text | None = None
    mail: tuple[FileName, ...] = ()
    you: You = You()
    people: tuple[Person, ...] = ()


Form = TypeVar("Form", bound=_Form)


def checked(form: type[Form], values: dict[str, Any], where: str) -> Form:
    """The values as that form; raises `BadCase` with the first wrong field in one sentence."""
    try:
        return form.model_validate(values)
    except ValidationError as error:
        # A name that is not known here comes first: behind a slip in it, the name that is meant is missing, too.
        first = min(error.errors(), key=lambda found: found["type"] != "extra_forbidden")
        parts = [part for part in first["loc"] if part not in _MEMBERS]
        field = ", ".join(f"entry {part + 1}" if isinstance(part, int) else _OPTIONS.get(part, part) for part in parts)
        raise BadCase(f"{where}: {field}: {said(first)}") from error


_MEMBERS = {"datetime", "date", "constrained-str"}  # pydantic names the member of a union that failed
_OPTIONS = {
    "your_name": "--from",
    "your_phone": "--phone",
    "family_name": "--family-name",
}  # fields that the command line calls otherwise
