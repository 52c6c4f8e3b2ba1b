"""Templates to text. They are plain text, in Jinja2's sandbox, where an unknown name is an error, never a gap.

`templates/words/shapes.txt.j2` says what each kind of words is made of, `LANGUAGE/VOICE.txt.j2` the words. A file of
the same name in the candidate's own folder wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from data.model import Language, OwnTemplate, Pronoun, WordsKind
from outreach.english import keypad, with_article
from outreach.facts import Facts
from outreach.romance import after_de, spanish_after_de

TEMPLATES = Path(__file__).parent / "templates" / "words"

_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_BETWEEN_VERSIONS = re.compile(r"^---$", re.MULTILINE)
_SPACES = re.compile(r"[ \t\n]+")  # French's own no-break spaces stay
_SPACE_BEFORE_STOP = re.compile(r" (?=[,.](?!\w))")
_DOUBLED_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")
_NOTHING = "\0"  # where a sentence is left out: its empty line is no end of a paragraph
_AFTER_GREETING = re.compile(r"(?<=,\n\n)\w")


class BadTemplate(ValueError):
    """A template that cannot be used; the message names file and line."""


def versions(kind: WordsKind, facts: Facts, own: tuple[OwnTemplate, ...] = ()) -> Iterator[str]:
    """The versions of a text, the fullest first; raises `BadTemplate`."""
    name = f"{facts.language}/{facts.voice}.txt.j2"
    try:
        template = _environment(own).get_template(name)
        rendered = template.render(_by_name(facts), kind=kind.replace("-", "_"), you=_you(facts.pronoun))
    except TemplateSyntaxError as error:
        raise BadTemplate(f"{error.name}, line {error.lineno}: {error.message}") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise BadTemplate(f"{_place(error) or name}: {error}") from error
    for version in _BETWEEN_VERSIONS.split(rendered):
        if text := _folded(version, facts.language):
            yield text


def _by_name(facts: Facts) -> dict[str, object]:
    return {field.name: getattr(facts, field.name) for field in fields(facts)}


def _you(pronoun: Pronoun) -> Callable[[str, str], str]:
    """Of two ways to say it, the one that fits: you("dir", "Ihnen")."""
    return lambda familiar, polite: familiar if pronoun is Pronoun.FAMILIAR else polite


@cache
def _environment(own: tuple[OwnTemplate, ...]) -> SandboxedEnvironment:
    """Text, not HTML: nothing is escaped."""
    environment = SandboxedEnvironment(
        loader=_loader(own), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_put_in
    )
    environment.filters.update(
        with_article=with_article,
        keypad=keypad,
        after_de=after_de,
        spanish_after_de=spanish_after_de,
        after_comma=_after_comma,
    )
    return environment


def _put_in(value: object) -> object:
    """What stands in a line for {{ ... }}: a block without the line breaks around it."""
    return value.strip("\n") or _NOTHING if isinstance(value, str) else value


def _loader(own: tuple[OwnTemplate, ...]) -> BaseLoader:
    """The candidate's own file, else ours. Each keeps its name, so that an error can tell it."""
    texts = {template.name: template.text for template in own}

    def load(name: str) -> tuple[str, str, None] | None:
        text = texts.get(name)
        if text is None and (TEMPLATES / name).is_file():
            text = (TEMPLATES / name).read_text(encoding="utf-8")
        return None if text is None else (text, name, None)

    return FunctionLoader(load)


def _place(error: BaseException) -> str | None:
    """File and line of the innermost template in which an error rose: Jinja2 writes them into the traceback."""
    place, frame = None, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename.endswith(".txt.j2"):
            place = f"{frame.tb_frame.f_code.co_filename}, line {frame.tb_lineno}"
        frame = frame.tb_next
    return place


def _after_comma(sentence: str) -> str:
    """A sentence as it goes on after "Hi Jim,"; English keeps its I.

    >>> _after_comma("Je repense"), _after_comma("I keep"), _after_comma("I’d")
    ('je repense', 'I keep', 'I’d')
    """
    sentence = sentence.strip()
    return sentence if re.match(r"I\b", sentence) else sentence[:1].lower() + sentence[1:]


def _folded(rendered: str, language: Language) -> str:
    """Lines joined to paragraphs; "Synergistics Inc." at the end of a sentence has one full stop."""
    paragraphs = (_folded_paragraph(paragraph) for paragraph in _BETWEEN_PARAGRAPHS.split(rendered.strip()))
    text = _DOUBLED_STOP.sub(".", "\n\n".join(filter(None, paragraphs)))
    if language is Language.GERMAN:  # goes on with a small letter after "Guten Tag,"
        text = _AFTER_GREETING.sub(lambda letter: letter[0].lower(), text, count=1)
    return text[:1].upper() + text[1:]


def _folded_paragraph(paragraph: str) -> str:
    kept_breaks = re.split(r"\\\n", paragraph.replace(_NOTHING, "").strip(" \t\n"))
    lines = (_SPACES.sub(" ", line).strip(" ") for line in kept_breaks)
    return "\n".join(_SPACE_BEFORE_STOP.sub("", line).replace("“ ", "“").replace(" ”", "”") for line in lines if line)
