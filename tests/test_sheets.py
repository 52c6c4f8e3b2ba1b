"""The contact sheet: what it holds, that no cell of it can run, that it is whole or not there."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contact_rows import COLUMNS
from data.model import Contact
from data.sheets import neutralised, read_contacts, restored, write_contacts, write_text
from tests.conftest import skip
from tests.dossiers import DOSSIER, JIM_CONTACT


def with_reason(text: str) -> Contact:
    """Jim's contact with a page's text in a cell."""
    channel = replace(JIM_CONTACT.channels[0], reason=text, text=text, label=text)
    return replace(JIM_CONTACT, channels=(channel,))


def test_the_sheet_has_a_row_for_each_channel_and_the_documented_columns(tmp_path: Path) -> None:
    path = write_contacts(tmp_path / "contacts.csv", [DOSSIER])
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == (
        "case_id,company,role,person,function,channel,value,number_uri,number,number_kind,label,first,grade,probability,"
        "reason,text,seen_at,seen_on,method,call_from,call_until"
    )
    assert len(lines) - 1 == sum(len(contact.channels) for contact in DOSSIER.contacts) == 10
    assert list(read_contacts(path).columns) == list(COLUMNS)


def test_a_number_is_there_as_a_link_and_to_read(tmp_path: Path) -> None:
    sheet = read_contacts(write_contacts(tmp_path / "contacts.csv", [DOSSIER]))
    first = sheet.iloc[0]
    assert (first["number_uri"], first["number"], first["value"]) == ("tel:+12025550100", "+1 202 555 0100", "")
    assert (first["person"], first["number_kind"], first["first"]) == ("Jim Carter", "main", "yes")
    assert first["seen_at"] == "https://www.synergistics.example/contact"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "'", "＝"])
def test_no_cell_that_a_page_made_begins_a_formula(start: str, tmp_path: Path) -> None:
    text = f'{start}HYPERLINK("http://192.0.2.66","Jim")'
    path = write_contacts(tmp_path / "contacts.csv", [replace(DOSSIER, contacts=(with_reason(text),))])
    import pandas as pd

    raw = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert raw.loc[0, "reason"] == f"'{text}"
    assert read_contacts(path).loc[0, "reason"] == text


@given(st.text())
def test_a_cell_is_read_back_as_it_was(cell: str) -> None:
    assert restored(neutralised(cell)) == cell


def test_libreoffice_reads_numbers_as_text_and_runs_nothing(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        skip("LibreOffice is not installed (Debian: apt-get install libreoffice-calc)")
    hostile = with_reason("=1+1")
    path = write_contacts(tmp_path / "contacts.csv", [replace(DOSSIER, contacts=(hostile,))])
    # 44,34,76: comma, quotation mark, UTF-8; as a person would open it: cells are interpreted, not all taken as text
    subprocess.run(
        [str(soffice), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "ods",
         "--infilter=CSV:44,34,76,1,,0,false,true", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    import zipfile

    content = zipfile.ZipFile(tmp_path / "contacts.ods").read("content.xml").decode("utf-8")
    assert "table:formula" not in content
    assert "<text:p>+1 202 555 0100</text:p>" in content
    assert "<text:p>tel:+12025550100</text:p>" in content


def test_a_file_is_the_owners_alone_and_leaves_no_other(tmp_path: Path) -> None:
    path = write_text(tmp_path / "kit.html", "words")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["kit.html"]


def test_a_kill_in_the_middle_of_writing_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = write_text(tmp_path / "kit.html", "old" * 1_000_000)
    script = (
        "import sys; from pathlib import Path; from data.sheets import write_text\n"
        "print('begins', flush=True)\n"
        "while True: write_text(Path(sys.argv[1]), 'new' * 1_000_000)"
    )
    for delay in (0.0, 0.01, 0.03, 0.05):
        process = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert path.read_text() in {"old" * 1_000_000, "new" * 1_000_000}
