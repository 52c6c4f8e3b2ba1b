"""The commands about words: `openline words`, `openline tone`, `openline templates copy`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.counting import counted
from data.model import Language, Pronoun, Voice, WordsKind
from flows.terminal import Json, say

templates_app = typer.Typer(help="The files that the words are made from.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Makes these commands part of the command line."""
    app.command()(words)
    app.command()(tone)
    app.add_typer(templates_app, name="templates")


def words(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case, as `openline list` names it.")],
    kind: Annotated[list[WordsKind] | None, typer.Option(help="Which words; none: all that fit.")] = None,
    person: Annotated[str | None, typer.Option(help="For whom; none: everybody in the case, and the company.")] = None,
    voice: Annotated[Voice | None, typer.Option(help="How they sound; default: as the case says.")] = None,
    lang: Annotated[Language | None, typer.Option(help="In which language; default: as the case says.")] = None,
    pronoun: Annotated[Pronoun | None, typer.Option(help="Familiar (du, tu, tú, je) or polite.")] = None,
    about: Annotated[
        str | None, typer.Option(help="What only this text needs: the article, the news, the advice, the role seen.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Print the words: what to say and to write, and what would make it more personal.

    Exit code 0: printed. 2: a mistake, or words that do not fit the case; a sentence says why.
    """
    from flows.writing import Wish, chosen_words, words_json, words_text

    wish = Wish(kinds=tuple(kind or ()), person=person, voice=voice, language=lang, pronoun=pronoun, about=about)
    written = chosen_words(case, wish)
    typer.echo(words_json(written) if as_json else words_text(written))


def tone(
    file: Annotated[Path, typer.Argument(help="The text; - reads what is piped in.")],
    lang: Annotated[Language | None, typer.Option(help="Its language; default: found out.")] = None,
    as_json: Json = False,
) -> None:
    """Read a text of yours with the reader's eyes: what would hurt, press or bore, and how to say it better.

    Exit code 0: nothing found. 1: something found. 2: a mistake, such as a file that cannot be read.
    """
    from flows.writing import findings_json, findings_text, tone_of

    findings = tone_of(file, lang)
    typer.echo(findings_json(findings) if as_json else findings_text(findings))
    if findings:
        raise typer.Exit(1)


@templates_app.command("copy")
def templates_copy(as_json: Json = False) -> None:
    """Copy the files of words into your data folder, where you can change them; yours are never written over."""
    from flows.writing import copy_templates

    folder, copied, kept = copy_templates()
    told = f"{counted(copied, 'file')} copied to {folder}, {kept} of yours kept. What you change there wins."
    say(told, {"folder": str(folder), "copied": copied, "kept": kept}, as_json=as_json)
