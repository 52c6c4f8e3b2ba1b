"""A sheet of cases: every row checked first; rows of one application are one case, cases of one company one work."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.folding import fold
from data.model import Case, Suppressed
from data.sheets import NO_COLUMN, NoSheet, read_rows
from flows.forms import BadCase, CaseFile, Country, Person, QuickCase, Text, You, checked
from flows.opening import application, continued, to_case
from flows.settings import Settings, utc_now
from flows.user_files import readable
from outreach.suppression import without_suppressed_people


class BatchRow(QuickCase):
    """One interviewer of one case, as a row of the sheet has it."""

    title: Text | None = None
    email: Text | None = None
    phone: Text | None = None
    country: Country | None = None
    said: Text | None = None
    prefers_writing: bool = False
    your_email: Text | None = None
    your_time_zone: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a sheet asks for, and the rows that cannot be used, a sentence each."""

    batch_id: str  # of its content
    cases: tuple[Case, ...]
    faults: tuple[str, ...]


def read_sheet(path: Path, known: Iterable[Case], suppressed: Suppressed, settings: Settings) -> Sheet:
    """The cases of a CSV, joined with those that are known already; raises `BadCase` where it is none."""
    try:
        with readable(path):
            rows, content = read_rows(path), path.read_bytes()
    except NoSheet as error:
        raise BadCase(f"{path}: is no CSV that can be read: {error}") from error
    _check_columns(path, rows)
    cases, faults = _cases(rows, known, suppressed, settings)
    return Sheet(batch_id="b" + hashlib.sha256(content).hexdigest()[:10], cases=cases, faults=faults)


def _cases(
    rows: Sequence[dict[str, str]], known: Iterable[Case], suppressed: Suppressed, settings: Settings
) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """The cases of the rows that can be used, and what is wrong with the others."""
    opened: defaultdict[tuple[object, ...], dict[str, Case]] = defaultdict(dict)
    for case in known:
        opened[application(case)][case.case_id] = case
    found: dict[str, Case] = {}
    faults: list[str] = []
    for number, row in enumerate(rows, 2):  # as a spreadsheet counts: the first row is the header
        if not row:
            continue
        try:
            case = _permitted(to_case(_file(row, f"row {number}", settings), settings, utc_now()), suppressed)
        except BadCase as error:
            faults.append(_with_row(str(error), number))
            continue
        alike = opened[application(case)]
        case = continued(case, tuple(alike.values()))
        alike[case.case_id] = found[case.case_id] = case
    return tuple(found.values()), tuple(faults)


def by_company(cases: Sequence[Case]) -> tuple[tuple[Case, ...], ...]:
    """The cases that are about one company together, in the order in which the sheet first names it."""
    companies: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        companies[case.domain or fold(case.company)].append(case)
    return tuple(map(tuple, companies.values()))


def _check_columns(path: Path, rows: Sequence[dict[str, str]]) -> None:
    known = set(BatchRow.model_fields)
    unknown = sorted({name for row in rows for name in row} - known - {NO_COLUMN})
    if unknown:
        raise BadCase(f"{path}: no column {unknown[0]!r} is known; there are {', '.join(sorted(known))}")


def _file(row: dict[str, str], where: str, settings: Settings) -> CaseFile:
    if NO_COLUMN in row:
        raise BadCase(f"{where}: has more cells than there are columns; put quotes around a cell with a comma in it")
    told = checked(BatchRow, row, where)
    names = ("title", "moment", "family_name", "email", "phone", "function", "prefers_writing")
    person = told.interviewer and Person(name=told.interviewer, **{name: getattr(told, name) for name in names})
    you = {"name": told.your_name, "phone": told.your_phone, "email": told.your_email}
    return CaseFile(
        company=told.company,
        role=told.role,
        on=told.on,
        outcome=told.outcome,
        domain=told.domain,
        ad=told.ad,
        country=told.country,
        said=told.said,
        you=You(**you, time_zone=told.your_time_zone, note_limit=settings.note_limit),
        people=(person,) if person else (),
    )


def _permitted(case: Case, suppressed: Suppressed) -> Case:
    if without_suppressed_people(case, suppressed) != case:
        raise BadCase("interviewer: is to stay forgotten: not looked up, nothing written")
    return case


def _with_row(said: str, number: int) -> str:
    return said if said.startswith("row ") else f"row {number}: {said}"
