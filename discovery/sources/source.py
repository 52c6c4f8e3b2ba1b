"""What every outside source is: a name, its terms, how it is asked, and what it may return."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from data.model import Answer, Asked, PublishedEmail, PublishedPhone, Source
from discovery.looking import NotRead
from discovery.transport import COULD_NOT_LOOK, Question

if TYPE_CHECKING:
    from discovery.transport import Reader

DAY_S = 86_400.0
WEEK_S = 7 * DAY_S
SIGNALS_OF_A_SOURCE = 3  # the best of what a source names


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a source says of one company. Nothing private has a place here: what is no field is dropped."""

    domain: str | None  # registrable; None: it knows the company, and no web site of it
    name: str  # as the source has it
    source: Source
    legal_name: str | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None  # ISO 3166-2
    mail_domains: tuple[str, ...] = ()
    phones: tuple[PublishedPhone, ...] = ()
    emails: tuple[PublishedEmail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One source's answer to one question."""

    asked: Asked
    known: tuple[Known, ...] = ()  # likeliest first; empty unless the answer is `found`


class CompanySource(Protocol):
    """Somebody outside who may know which company a name is.

    `terms` says on whose terms it is asked; `apart_s` is how far apart its requests are kept, `kept_s` how long an
    answer is kept, `left_out` which of its fields are about people and are cut out before. Each adapter takes the
    fields of `Known` out of an answer and leaves the rest where it is.
    """

    @property
    def name(self) -> str: ...
    @property
    def terms(self) -> str: ...
    @property
    def apart_s(self) -> float: ...
    @property
    def kept_s(self) -> float: ...
    @property
    def left_out(self) -> frozenset[str]: ...

    async def companies(self, name: str, country: str | None, api: Api) -> tuple[Known, ...]:
        """What it knows of a company of that name. Raises `NoAnswer` where it did not say."""
        ...


class NoAnswer(Exception):
    """A source did not say: the outcome tells why, the words say it to the user and hold no key and no person."""

    def __init__(self, answer: Answer, words: str, status: int | None = None) -> None:
        super().__init__(answer, words, status)
        self.answer = answer
        self.words = words
        self.status = status  # of HTTP, where there was one


# What an adapter stumbles over where the answer is hostile, or its shape has changed.
MALFORMED = (AttributeError, KeyError, TypeError, IndexError, ValueError)
OTHER_SHAPE = NoAnswer(Answer.UNREACHABLE, "it answered in a shape that is not the documented one")

# What a status means, where the source's documentation says nothing else.
OUTCOMES: Mapping[int, tuple[Answer, str]] = {
    400: (Answer.REFUSED, "it did not accept the question"),
    401: (Answer.REFUSED, "it did not accept the key"),
    402: (Answer.LIMITED, "the plan is used up"),
    403: (Answer.REFUSED, "it does not want to be asked"),
    404: (Answer.NOTHING, "it does not know the company"),
    422: (Answer.REFUSED, "it did not accept the question"),
    429: (Answer.LIMITED, "too many requests, or the plan is used up"),
    451: (Answer.REFUSED, "the person has asked that nothing be told of them"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """How one source is asked over HTTP: with its pace, its key in a header, its answers kept for a while."""

    reader: Reader
    question: Question
    outcomes: Mapping[int, tuple[Answer, str]] = field(default_factory=lambda: OUTCOMES)

    @property
    def about_people(self) -> Api:
        """The same for a question about a person: of people nothing is kept."""
        return replace(self, question=replace(self.question, kept_s=0.0))

    async def json(self, url: str) -> Any:
        """The JSON that a URL answers. Raises `NoAnswer` for every other outcome."""
        try:
            reply = await self.reader.ask(url, self.question)
        except NotRead as left:
            raise NoAnswer(Answer.UNREACHABLE, str(left)) from left
        except COULD_NOT_LOOK as failure:
            raise NoAnswer(Answer.UNREACHABLE, f"no answer ({type(failure).__name__})") from failure
        if reply.status != 200:
            answer, words = self.outcomes.get(reply.status, (Answer.UNREACHABLE, f"it answered {reply.status}"))
            raise NoAnswer(answer, words, reply.status)
        try:
            return json.loads(reply.content)
        except (ValueError, RecursionError) as malformed:
            raise NoAnswer(Answer.UNREACHABLE, "it answered what is no JSON") from malformed


async def ask(source: CompanySource, name: str, country: str | None, api: Api) -> Told:
    """A source's answer about a company, whatever came of it."""
    now = api.reader.clock()
    try:
        known = (await source.companies(name, country, api))[:SIGNALS_OF_A_SOURCE]
    except NoAnswer as no:
        return Told(asked=Asked(source=source.name, answer=no.answer, words=no.words, at=now))
    except MALFORMED:
        return Told(asked=Asked(source=source.name, answer=OTHER_SHAPE.answer, words=OTHER_SHAPE.words, at=now))
    if not known:
        words = f"it knows no company called {name}"
        return Told(asked=Asked(source=source.name, answer=Answer.NOTHING, words=words, at=now))
    words = ", ".join(one.domain or f"{one.name}, without a web site" for one in known)
    return Told(asked=Asked(source=source.name, answer=Answer.FOUND, words=words, at=now), known=known)
