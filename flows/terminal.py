"""Where the commands speak: to a person in words, to a program in JSON; what went wrong on the second channel."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType

out = Console()
err = Console(stderr=True)

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, for a program.")]


def say(words: RenderableType, value: Any, *, as_json: bool) -> None:
    """The answer of a command: `words` for a person, or `value` as one JSON text on standard output."""
    if as_json:
        print_json(value)
    elif isinstance(words, str):
        out.print(words, markup=False, highlight=False, soft_wrap=True)
    else:
        out.print(words)


def print_json(value: Any) -> None:
    """One JSON text, whole lines and no colour, whatever the terminal."""
    out.out(json.dumps(value, ensure_ascii=False, indent=2, default=str), highlight=False)
