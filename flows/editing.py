"""The candidate's word: corrections and texts of their own. It wins over everything found."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from data.folding import fold
from data.model import Case, ChannelKind, Correction, Dossier, Words, WordsKind
from data.sheets import write_text
from data.store import open_store
from flows.casefile import case_file, case_toml
from flows.forms import BadCase
from flows.opening import held_address, held_number, to_case
from flows.outcomes import person_id_of
from flows.settings import read_settings, utc_now
from flows.user_files import text_of
from flows.work import conclude_again, keep_permitted


def correct(case_id: str, person: str | None, told: Mapping[ChannelKind, str]) -> None:
    """Channels as the candidate knows them, kept for every later run; all of them or, where one cannot be, none."""
    settings = read_settings()
    with open_store(settings.store_url) as store:
        case = store.case(case_id)
        person_id = (person_id_of(case, person) or None) if person else None
        for correction in [_correction(case, person_id, kind, value) for kind, value in told.items()]:
            store.correct(correction)
    conclude_again(case_id, settings)


def _correction(case: Case, person_id: str | None, kind: ChannelKind, value: str) -> Correction:
    is_number = kind is ChannelKind.PHONE
    held, extension = held_number(value, case.country) if is_number else (held_address(value), None)
    return Correction(
        case_id=case.case_id, person_id=person_id, kind=kind, value=held, extension=extension, at=utc_now()
    )


def rewrite(case_id: str, person: str | None, kind: WordsKind, file: Path | None) -> None:
    """A text in the candidate's own wording, kept for every later run."""
    settings = read_settings()
    with open_store(settings.store_url) as store:
        case, dossier = store.case(case_id), store.dossier(case_id)
        person_id = (person_id_of(case, person) or None) if person else _only_person(case)
        present = _present(dossier, kind, person_id)
        text = (text_of(file) if file else _in_editor(present.text, "words.txt")).strip()
        if not text:
            raise BadCase(f"{file or 'the editor'}: holds no text; write your own {kind} there")
        store.edit(case_id, replace(present, text=text, edited=True), utc_now())
    conclude_again(case_id, settings)


def edit_case(case_id: str) -> None:
    """The case as a file in an editor; what is saved there becomes the case.

    What cannot become one is kept beside the case's sheet, and the next time goes on with it.
    """
    settings = read_settings()
    draft = settings.cases / case_id / "edited.toml"
    with open_store(settings.store_url) as store:
        before = store.case(case_id)
        written = _in_editor(text_of(draft) if draft.exists() else case_toml(before), "case.toml")
        try:
            after = to_case(case_file(written, "edit", Path.cwd()), settings, utc_now())
        except BadCase as error:
            write_text(draft, written)
            raise BadCase(f"{error}; nothing is changed, and openline edit {case_id} goes on with your text") from error
        known = {fold(who.name): who.person_id for who in before.people}
        people = tuple(replace(who, person_id=known.get(fold(who.name), who.person_id)) for who in after.people)
        keep_permitted(replace(after, case_id=case_id, people=people), store, settings)
        draft.unlink(missing_ok=True)
    conclude_again(case_id, settings)


def _only_person(case: Case) -> str | None:
    return case.people[0].person_id if len(case.people) == 1 else None


def _present(dossier: Dossier | None, kind: WordsKind, person_id: str | None) -> Words:
    for words in dossier.words if dossier else ():
        if (words.kind, words.person_id) == (kind, person_id):
            return words
    return Words(kind=kind, person_id=person_id, text="")


def _in_editor(text: str, name: str) -> str:
    """What the candidate leaves in their editor of a file called `name`; raises `BadCase` where it leaves nothing."""
    command = _editor()
    with tempfile.TemporaryDirectory() as folder:  # 0700; some editors put another file in the place of ours
        file = Path(folder) / name
        file.write_text(text, encoding="utf-8")
        try:
            done = subprocess.run([*command, str(file)], check=False)  # noqa: S603 (the user's own editor)
        except OSError as error:
            raise BadCase(f"the editor {command[0]!r} cannot be started; set EDITOR to one that is there") from error
        if done.returncode or not file.is_file():
            raise BadCase(f"the editor {command[0]!r} ended without saving; nothing is changed")
        return text_of(file)


def _editor() -> list[str]:
    """The candidate's editor as a command: $VISUAL, $EDITOR, else nano."""
    told = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "nano"
    try:
        command = shlex.split(told)
    except ValueError:  # a quotation mark without its other
        command = []
    if not command:
        raise BadCase(f"EDITOR is {told!r}, which is no command; set it to a program, as in EDITOR=nano")
    return command
