"""A mistake of the user's as one sentence: what is wrong, and what to change."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from typer import TyperException


def mistakes() -> tuple[type[Exception], ...]:
    """What a user can do something about. Asked only when something is wrong."""
    from data.copies import BadCopy
    from data.documents import BadDocument
    from data.store import UnknownCase
    from flows.forms import BadCase
    from flows.server import ServerNotStarted
    from flows.settings import BadSetting
    from flows.world_dns import BadZone
    from flows.world_http import BadHostFile
    from outreach.scripts import VoicemailTooLong, WordsDoNotApply
    from outreach.wording import BadTemplate

    words = (BadTemplate, VoicemailTooLong, WordsDoNotApply)
    return (
        BadCase,
        BadCopy,
        BadDocument,
        BadHostFile,
        BadSetting,
        BadZone,
        OSError,
        ServerNotStarted,
        TyperException,
        UnknownCase,
        *words,
    )


def first_of(errors: BaseExceptionGroup[Any], kinds: tuple[type[Exception], ...]) -> BaseException | None:
    """Of the errors of much that was done at once, the first; None where one of them is of no such kind."""
    if errors.split(kinds)[1] is not None:
        return None
    first: BaseException = errors
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return first


def sentence(mistake: BaseException) -> str:
    """The mistake on one line; an error of the operating system's or of the command line's in our words.

    Empty where the help has been shown in its place.
    """
    if isinstance(mistake, OSError) and mistake.errno is not None:
        from flows.user_files import refusal

        told = f"{mistake.filename}: {refusal(mistake)}" if mistake.filename else refusal(mistake)
    elif isinstance(mistake, TyperException):
        told = _of_the_command_line(mistake)
    else:
        told = str(mistake)
    return " ".join(told.split())


def _of_the_command_line(mistake: Any) -> str:
    """What Typer found: at which command and which parameter, and what that is for."""
    context, parameter = getattr(mistake, "ctx", None), getattr(mistake, "param", None)
    path = context.command_path if context else "openline"
    where = path.partition(" ")[2]
    said = _found(mistake)
    if parameter is not None:
        name = max(parameter.opts, key=len) if parameter.param_type_name == "option" else parameter.name.upper()
        said = f"{name}: {said}" if said else f"{name} is missing ({_lowered(parameter.help).rstrip('.')})"
    elif said:
        said = f"{_lowered(said)}; `{path} --help` shows what there is"
    return f"{where}: {said}" if where and said else said


def _found(mistake: Any) -> str:
    """What is wrong, in our words where it was pydantic, behind Typer, that found it."""
    if isinstance(mistake.__cause__, ValidationError):
        from flows.said import said

        return said(mistake.__cause__.errors()[0]).rstrip(".")
    return str(mistake.message).rstrip(".")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
