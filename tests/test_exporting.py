"""Exporting: which cases and people, in which formats, and nobody who is suppressed by now."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.sheets import read_contacts
from data.store import open_store
from flows.export_choices import Format, Per
from flows.exporting import export
from flows.forms import BadCase
from flows.overview import as_data, due_today, statuses
from flows.settings import read_settings
from flows.work import suppression_key
from outreach.suppression import person_digests, value_digest
from tests.dossiers import CASE, NOW
from tests.stored import kept

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


def test_every_format_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    kept()
    written = export(tmp_path / "out", list(Format), read_settings(), MONDAY)
    assert [str(path.relative_to(tmp_path / "out")) for path in written] == [
        "contacts.csv",
        "contacts.xlsx",
        "contacts.vcf",
        "plan.ics",
        "cases.json",
        "drafts/c-1-jim-carter-thank-you-mail.eml",
        "drafts/c-1-dana-whitfield-thank-you-mail.eml",
        "drafts/c-1-synergistics-thank-you-mail.eml",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}


def test_a_row_is_a_channel_or_a_person(tmp_path: Path) -> None:
    kept()
    channels, *_ = export(tmp_path, [Format.CSV], read_settings(), MONDAY)
    people, *_ = export(tmp_path, [Format.CSV], read_settings(), MONDAY, per=Per.PERSON)
    assert list(read_contacts(people)["person"]) == ["Jim Carter", "Dana Whitfield", ""]
    assert len(read_contacts(channels)) == 10


def test_what_is_due_holds_only_those_for_whom_something_is_to_be_done(tmp_path: Path) -> None:
    kept()
    calendar, people = export(
        tmp_path, [Format.CALENDAR, Format.CSV], read_settings(), NOW, only_due=True, per=Per.PERSON
    )
    text = calendar.read_text(encoding="utf-8")
    assert "Write to Dana Whitfield" in text
    assert "Call the switchboard" not in text
    assert "Jim Carter" not in set(read_contacts(people)["person"])


def test_who_is_suppressed_since_the_run_is_in_no_export(tmp_path: Path) -> None:
    kept()
    settings = read_settings()
    key = suppression_key(settings.home)
    marks = [*person_digests(key, "Jim Carter", ["Synergistics"])]
    marks += [value_digest(key, f"{local}@synergistics.example") for local in ("jim.carter", "jcarter")]
    with open_store(settings.store_url) as store:
        store.suppress(marks, NOW)
    written = export(tmp_path, list(Format), settings, MONDAY)
    everything = b"".join(path.read_bytes() for path in written if path.suffix != ".xlsx").lower()
    assert b"dana whitfield" in everything
    for trace in (b"jim carter", b"jim.carter", b"jcarter", b"jim%20carter"):
        assert trace not in everything


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(BadCase, match="is a file; name a folder"):
        export(tmp_path / "out", [Format.CSV], read_settings(), NOW)


def test_status_shows_how_every_case_stands_and_what_is_due() -> None:
    kept()
    with open_store(read_settings().store_url) as store:
        store.keep_case(replace(CASE, case_id="c-2", role="Analyst"), NOW)
    found = statuses(read_settings(), MONDAY)
    assert [(one.case.case_id, one.state) for one in found] == [("c-1", "to do today"), ("c-2", "not run yet")]
    assert list(due_today(found))[1:4] == [
        "Call the switchboard and ask for Jim Carter (Project Manager, Synergistics), +1 202 555 0100, 9:30–11:45",
        "Invite Jim Carter on LinkedIn, with the note (Project Manager, Synergistics), "
        "https://www.linkedin.com/search/results/people/?keywords=Jim%20Carter%20Synergistics",
        "Write to Dana Whitfield (Project Manager, Synergistics), dana.whitfield@synergistics.example",
    ]
    data = as_data(found)["cases"]
    assert [(one["state"], len(one["due"])) for one in data] == [("to do today", 5), ("not run yet", 0)]
    assert data[1]["next"] is None
