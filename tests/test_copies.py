"""Copies of a store: checked, taken while others write, and read into either database."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import schema
from data.copies import BadCopy, back_up, faults, lines_of, read_into, read_lines, write_lines
from data.model import Logged, LoggedOutcome
from data.store import open_store
from tests.dossiers import CASE, DOSSIER, NOW

HEAD = '{"format": "openline store", "schema": "0003"}\n'
THREAD = {
    "address": "dana@synergistics.example",
    "person": None,
    "subject": "Your application",
    "message_id": "1@synergistics.example",
    "source": {"uri": "mid:1@synergistics.example", "retrieved_at": "2026-11-20T09:30:00Z", "method": "your own mail"},
}


def _run(run_id: object, case_id: object) -> str:
    row = {"run_id": run_id, "case_id": case_id, "made_at": "2026-11-20T09:30:00+00:00", "cause": "asked"}
    return json.dumps({"table": "runs", "row": row}) + "\n"


def _finding(noun: str, document: object) -> str:
    row = {"run_id": "r-1", "position": 0, "case_id": "c-1", "noun": noun, "document": document}
    row |= {"person_id": None, "value": None, "grade": None}
    return json.dumps({"table": "findings", "row": row}) + "\n"


NOTED = LoggedOutcome(case_id="c-1", person_id="p-jim", what=Logged.REPLIED, at=NOW)


def filled(url: str) -> None:
    with open_store(url) as store:
        store.keep_case(CASE, NOW)
        store.keep_run(DOSSIER)
        store.log(NOTED)


def test_a_sound_store_has_no_faults_and_a_torn_document_is_told_by_its_row(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'openline.db'}"
    filled(url)
    with open_store(url) as store:
        assert list(faults(store.engine)) == []
        with store.engine.begin() as db:
            db.execute(sa.update(schema.words).where(schema.words.c.number == 1).values(document={"kind": "song"}))
            db.execute(sa.delete(schema.cases))
        said = list(faults(store.engine))
    assert said[0].startswith("words: row 1: a document is no Words (")
    assert said[1:] == ["runs: r-1 is of a case that is not there"]


def test_a_backup_is_a_store_of_its_own(tmp_path: Path) -> None:
    filled(f"sqlite:///{tmp_path / 'openline.db'}")
    with open_store(f"sqlite:///{tmp_path / 'openline.db'}") as store:
        copy = back_up(store.engine, tmp_path / "backups" / "copy.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    with open_store(f"sqlite:///{copy}") as store:
        assert store.case("c-1") == CASE


def test_what_one_store_exports_the_other_reads_and_a_second_time_adds_nothing(
    tmp_path: Path, postgres_url: str
) -> None:
    filled(f"sqlite:///{tmp_path / 'openline.db'}")
    with open_store(f"sqlite:///{tmp_path / 'openline.db'}") as store:
        file = write_lines(tmp_path / "store.jsonl", lines_of(store.engine))
    with open_store(postgres_url) as store:
        first = read_into(store.engine, read_lines(file))
        assert first == len(file.read_text().splitlines()) - 1
        assert read_into(store.engine, read_lines(file)) == 0
        read = store.dossier("c-1")
        assert read is not None
        assert read.contacts == DOSSIER.contacts
        assert store.memory("c-1", b"").logged == (NOTED,)
        store.log(replace(NOTED, what=Logged.SAID_NO))  # numbers go on where the copy's ended
        assert len(store.memory("c-1", b"").logged) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing\n", "line 1: is not JSON"),
        ('{"format": "other"}\n', "is no store that openline has exported"),
        ('{"format": "openline store", "schema": "9999"}\n', "was written by a later openline"),
        ('{"format": "openline store", "schema": "0001"}\n{"table": "x", "row": {}}\n', "line 2: is no row of a store"),
        ('{"format": "openline store", "schema": "0001"}\n[]\n', "line 2: is no row of a store"),
        (HEAD + _run("r-1", "../../etc"), "line 2: is no row of a store"),  # a case's id names a folder, too
        (HEAD + _run("r-1", 7), "line 2: is no row of a store"),
        (HEAD + _finding("song", {}), "line 2: nothing is called 'song'"),
        (HEAD + _finding("company", {"name": "Synergistics"}), "line 2: a document is no Company"),
        (HEAD + _finding("thread", THREAD), "the copy is not whole: a row of findings belongs to one that is not in"),
    ],
)
def test_a_file_that_is_no_copy_is_told_by_its_line_and_nothing_is_read(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.jsonl"
    file.write_text(text)
    with open_store(f"sqlite:///{tmp_path / 'openline.db'}") as store:
        with pytest.raises(BadCopy, match=said):
            read_into(store.engine, read_lines(file))
        assert store.cases() == ()


def test_a_copy_of_an_earlier_schema_is_read(tmp_path: Path) -> None:
    run = {"run_id": "r-1", "case_id": "c-1", "made_at": "2026-11-20T09:30:00+00:00"}  # before runs had a cause
    file = tmp_path / "copy.jsonl"
    file.write_text(HEAD.replace("0003", "0001") + json.dumps({"table": "runs", "row": run}) + "\n")
    with open_store(f"sqlite:///{tmp_path / 'openline.db'}") as store:
        assert read_into(store.engine, read_lines(file)) == 1
        with store.engine.begin() as db:
            assert db.scalar(sa.select(schema.runs.c.cause)) == "asked"


def _write(url: str, writer: int) -> None:
    for number in range(25):
        with open_store(url) as store:
            store.keep_case(replace(CASE, case_id=f"c-{writer}-{number}"), NOW)
            store.log(replace(NOTED, case_id=f"c-{writer}-{number}"))


def test_four_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "openline.db"
    writers = [multiprocessing.Process(target=_write, args=(f"sqlite:///{path}", number)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM cases").fetchone() == (100,)
        assert db.execute("SELECT count(*) FROM outcomes").fetchone() == (100,)
