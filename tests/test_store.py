"""The record: appended, read back whole, forgotten where asked, and the same on SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.engine import make_private
from data.erasure import Trace, erase_person
from data.model import ChannelKind, Correction, Logged, LoggedOutcome, Words, WordsKind
from data.store import Store, UnknownCase, open_store
from tests.dossiers import CASE, DANA, DOSSIER, JIM, NOW

KEY = b"a key for tests only"
JIM_TRACE = Trace(
    names=frozenset({"Jim Carter"}),
    person_ids=frozenset({"p-jim"}),
    values=frozenset({"jim.carter@synergistics.example"}),
)


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> object:
    url = f"sqlite:///{tmp_path / 'openline.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    with open_store(url) as opened:
        yield opened


def test_a_case_is_read_back_as_it_was_kept(store: Store) -> None:
    store.keep_case(CASE, NOW)
    assert store.case("c-1") == CASE


def test_a_run_after_a_clock_that_was_ahead_is_the_newest_all_the_same(store: Store) -> None:
    store.keep_case(CASE, NOW)
    store.keep_run(replace(DOSSIER, run_id="r-ahead", made_at=NOW + timedelta(days=400)))
    store.keep_run(replace(DOSSIER, run_id="r-right", made_at=NOW))
    newest = store.dossier(CASE.case_id)
    assert newest is not None
    assert (newest.run_id, newest.made_at) == ("r-right", NOW + timedelta(days=400, microseconds=1))


def test_the_newest_revision_of_a_case_is_the_case(store: Store) -> None:
    store.keep_case(CASE, NOW)
    store.keep_case(replace(CASE, role="Programme Manager"), NOW + timedelta(hours=1))
    store.keep_case(replace(CASE, case_id="c-2"), NOW + timedelta(hours=2))
    assert [(case.case_id, case.role) for case in store.cases()] == [
        ("c-1", "Programme Manager"),
        ("c-2", "Project Manager"),
    ]


def test_an_unknown_case_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(UnknownCase, match="no case 'c-9' in the store"):
        store.case("c-9")


def test_a_run_is_read_back_whole_but_for_the_pages_content(store: Store) -> None:
    store.keep_case(CASE, NOW)
    assert store.dossier("c-1") is None
    store.keep_run(DOSSIER)
    read = store.dossier("c-1")
    assert read is not None
    assert (read.case, read.contacts, read.words, read.formats) == (
        DOSSIER.case,
        DOSSIER.contacts,
        DOSSIER.words,
        DOSSIER.formats,
    )
    assert read.evidence.published.emails == DOSSIER.evidence.published.emails
    assert [page.url for page in read.evidence.site.pages] == [page.url for page in DOSSIER.evidence.site.pages]


def test_keeping_a_run_twice_adds_nothing_and_a_later_run_is_the_present(store: Store) -> None:
    store.keep_case(CASE, NOW)
    store.keep_run(DOSSIER)
    store.keep_run(replace(DOSSIER, words=()))
    later = replace(DOSSIER, run_id="r-9", made_at=NOW + timedelta(days=1), words=DOSSIER.words[:1])
    store.keep_run(later)
    read = store.dossier("c-1")
    assert read is not None
    assert (read.run_id, len(read.words)) == ("r-9", 1)


def test_the_candidates_word_is_remembered_and_the_last_one_wins(store: Store) -> None:
    store.keep_case(CASE, NOW)
    first = Correction(case_id="c-1", person_id="p-jim", kind=ChannelKind.PHONE, value="+12025550111", at=NOW)
    second = replace(first, value="+12025550112")
    bounced = LoggedOutcome(
        case_id="c-1", person_id="p-jim", what=Logged.BOUNCED, at=NOW, value="j@synergistics.example"
    )
    text = Words(kind=WordsKind.VOICEMAIL, person_id="p-jim", text="Hello Jim, in my own words.")
    for word in (first, second):
        store.correct(word)
    store.log(bounced)
    store.edit("c-1", text, NOW)
    memory = store.memory("c-1", KEY)
    assert memory.corrections == (second,)
    assert memory.logged == (bounced,)
    assert memory.edited == (replace(text, edited=True),)


def test_who_is_forgotten_is_in_no_row(store: Store) -> None:
    store.keep_case(CASE, NOW)
    store.keep_run(DOSSIER)
    store.log(LoggedOutcome(case_id="c-1", person_id="p-jim", what=Logged.REPLIED, at=NOW))
    erase_person(store.engine, "c-1", JIM_TRACE)
    assert store.case("c-1").people == (DANA,)
    assert store.memory("c-1", KEY).logged == ()
    read = store.dossier("c-1")
    assert read is not None
    assert [contact.interviewer for contact in read.contacts] == [DANA, None]
    assert {words.person_id for words in read.words} == {"p-dana", None}


def test_who_is_forgotten_is_not_kept_as_somebody_who_introduced_another(store: Store) -> None:
    store.keep_case(replace(CASE, people=(JIM, replace(DANA, introduced_by="Jim Carter"))), NOW)
    erase_person(store.engine, "c-1", JIM_TRACE)
    assert store.case("c-1").people == (DANA,)


def test_a_forgotten_name_is_not_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "openline.db"
    with open_store(f"sqlite:///{path}") as store:
        store.keep_case(CASE, NOW)
        store.keep_run(DOSSIER)
        erase_person(store.engine, "c-1", JIM_TRACE)
        store.settle()
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Dana Whitfield" in held
    assert b"Jim Carter" not in held
    assert b"jim.carter" not in held


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'new' / 'openline.db'}") as store:
        store.keep_case(CASE, NOW)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "new").iterdir()}
    assert set(modes.values()) == {0o600}


def test_two_who_open_a_new_store_at_once_both_get_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'openline.db'}"

    def keep(number: int) -> None:
        with open_store(url) as store:
            store.keep_case(replace(CASE, case_id=f"c-{number}"), datetime(2026, 11, 21, 9, number, tzinfo=UTC))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(keep, range(8)))
    with open_store(url) as store:
        assert [case.case_id for case in store.cases()] == [f"c-{number}" for number in range(8)]
    with sqlite3.connect(tmp_path / "openline.db") as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)


COMES_AND_GOES = """
import sqlite3, sys
from contextlib import closing
with closing(sqlite3.connect(sys.argv[1])) as db:
    print(*db.execute("SELECT count(*) FROM cases").fetchone())
"""


def test_who_opens_the_store_does_not_let_go_of_another_threads_lock_on_it(tmp_path: Path) -> None:
    """A file that is opened and closed loses all POSIX locks of its process: the next one who leaves takes the log."""
    path = tmp_path / "openline.db"
    with open_store(f"sqlite:///{path}") as store, store.engine.connect():
        store.keep_case(CASE, NOW)
        make_private(path)  # as the next open_store does
        subprocess.run([sys.executable, "-c", COMES_AND_GOES, str(path)], check=True, stdout=subprocess.DEVNULL)
        assert (tmp_path / "openline.db-wal").exists()
