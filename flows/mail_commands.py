"""`openline case from-mail`: a case file drafted from the candidate's own mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.counting import counted
from flows.terminal import Json, err, say


def case_from_mail(
    folder: Annotated[Path, typer.Argument(help="Your mail about it: a folder, a zip, an mbox, a message.")],
    company: Annotated[str | None, typer.Option(help="Which company, where the mail is about several.")] = None,
    to: Annotated[Path, typer.Option("--out", help="The file to write.")] = Path("case.toml"),
    as_json: Json = False,
) -> None:
    """Draft a case file from your own mail, for you to correct; nothing of it leaves this machine."""
    from data.documents import dump
    from flows.mail_draft import draft_from_mail
    from outreach.printable import printable

    with err.status(f"reading {printable(str(folder))}"):
        reading = draft_from_mail(folder, company, to)
    read = f"{reading.kept} of {counted(reading.messages, 'message')}"
    told = f"{to} is drafted from {read}; correct it, then: openline run {to}"
    left_out = (printable(f"not read: {skipped.url}: {skipped.why}") for skipped in reading.skipped)
    say("\n".join((told, *left_out)), {"file": str(to)} | dump(reading), as_json=as_json)
