"""What leaves the store: which cases, in which formats, to which folder; suppression is asked again at that moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from data.contact_rows import COLUMNS, PERSON_COLUMNS, contact_rows, person_rows
from data.model import Dossier, StepKind
from data.sheets import write_bytes, write_contacts, write_text
from data.store import open_store
from flows.export_choices import Format, Per
from flows.forms import BadCase
from flows.settings import Settings
from flows.user_files import in_a_folder
from flows.work import recall
from outreach.budget import within_budget
from outreach.plan import due, planned, today_of
from outreach.suppression import without_suppressed

Written = Sequence[Path]
Writer = Callable[[Path, Sequence[Dossier]], Written]


def export(
    folder: Path,
    formats: Sequence[Format],
    settings: Settings,
    now: datetime,
    *,
    case_ids: Sequence[str] = (),
    only_due: bool = False,
    per: Per = Per.CHANNEL,
) -> tuple[Path, ...]:
    """Writes the cases (none named: all) into the folder, in every format; returns the files.

    `only_due`: only the people for whom something is to be done on the day of `now`, and only those steps.
    Raises `UnknownCase`, and `BadCase` for a folder that is none.
    """
    if folder.exists() and not folder.is_dir():
        raise BadCase(f"--out: {folder} is a file; name a folder")
    in_a_folder(folder)
    found = list(dossiers(settings, now, case_ids))
    if only_due:
        found = [reduced for dossier in found if (reduced := only_what_is_due(dossier, now)).plan]
    writers = WRITERS | ({Format.CSV: _by_person} if per is Per.PERSON else {})
    return tuple(path for kind in dict.fromkeys(formats) for path in writers[kind](folder, found))


def dossiers(settings: Settings, now: datetime, case_ids: Sequence[str] = ()) -> Iterator[Dossier]:
    """The cases that have been run, planned for the day of `now`, without whoever is suppressed by now."""
    with open_store(settings.store_url) as store:
        stored = [store.dossier(case_id) for case_id in case_ids or [case.case_id for case in store.cases()]]
    for dossier in stored:
        if dossier is not None:
            _, memory = recall(dossier.case.case_id, settings)
            yield planned(without_suppressed(dossier, memory.suppressed), memory, now)


def only_what_is_due(dossier: Dossier, now: datetime) -> Dossier:
    """The dossier with the steps of today, and the people and words that they are about."""
    plan = due(dossier.plan, today_of(dossier.case, now))
    people = {step.person_id for step in plan if step.kind is not StepKind.REFLECT}  # that one is the candidate's own
    return replace(
        dossier,
        plan=plan,
        contacts=tuple(one for one in dossier.contacts if (one.interviewer and one.interviewer.person_id) in people),
        words=tuple(text for text in dossier.words if text.person_id in people),
    )


def _by_channel(folder: Path, found: Sequence[Dossier]) -> Written:
    return [write_contacts(folder / "contacts.csv", found, COLUMNS, contact_rows)]


def _by_person(folder: Path, found: Sequence[Dossier]) -> Written:
    return [write_contacts(folder / "people.csv", found, PERSON_COLUMNS, person_rows)]


def _workbook(folder: Path, found: Sequence[Dossier]) -> Written:
    from data.exports.workbook import workbook

    return [write_bytes(folder / "contacts.xlsx", workbook(found))]


def _cards(folder: Path, found: Sequence[Dossier]) -> Written:
    from data.exports.cards import cards

    return [write_text(folder / "contacts.vcf", cards(found))]


def _calendar(folder: Path, found: Sequence[Dossier]) -> Written:
    from data.exports.calendar import calendar

    return [write_bytes(folder / "plan.ics", calendar(found))]


def _records(folder: Path, found: Sequence[Dossier]) -> Written:
    from data.exports.records import records

    return [write_text(folder / "cases.json", records(found))]


def _drafts(folder: Path, found: Sequence[Dossier]) -> Written:
    """Only what may be sent today: a draft that lies about is soon sent."""
    from data.exports.drafts import drafts

    today = [replace(one, words=within_budget(one.words, one.refused, plan=())) for one in found]
    return [write_bytes(folder / "drafts" / name, content) for name, content in drafts(today)]


WRITERS: dict[Format, Writer] = {
    Format.CSV: _by_channel,
    Format.XLSX: _workbook,
    Format.VCARD: _cards,
    Format.CALENDAR: _calendar,
    Format.JSON: _records,
    Format.DRAFTS: _drafts,
}
