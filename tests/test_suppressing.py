"""The list of who never comes up again: its key, its copies, and how one comes off it."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data.model import Logged, LoggedOutcome, Words, WordsKind
from data.store import open_store
from flows.cli import app
from flows.settings import BadSetting, Settings, read_settings, utc_now
from flows.work import keep_permitted, suppression_key
from outreach.suppression import domain_digest, is_listed
from tests.dossiers import CASE, DANA, DOSSIER, JIM
from tests.test_suppression import KEY, suppressed


@pytest.fixture
def settings() -> Settings:
    """A data folder with one case, which has been run."""
    found = read_settings()
    with open_store(found.store_url) as store:
        store.keep_case(CASE, utc_now() - timedelta(days=1))
        store.keep_run(DOSSIER)
    return found


def openline(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def everything(settings: Settings) -> str:
    copy = settings.home.parent / "everything.jsonl"
    openline("db", "export", "--out", copy)
    text = copy.read_text()
    copy.unlink()
    return text.casefold()


@pytest.mark.parametrize("torn", [b"", b"\n", b"5f3", b"key", b"\xff\xfe", b"00" * 31])
def test_a_torn_key_is_told_and_no_other_one_is_made_up(torn: bytes, tmp_path: Path) -> None:
    file = tmp_path / "suppression.key"
    file.write_bytes(torn)
    with pytest.raises(BadSetting, match="is not the key that was written there"):
        suppression_key(tmp_path)
    assert file.read_bytes() == torn


def test_whoever_comes_first_makes_the_key_and_everybody_has_the_same(tmp_path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        for number in range(20):
            assert len(set(pool.map(suppression_key, [tmp_path / str(number)] * 4, chunksize=1))) == 1
    assert (tmp_path / "0" / "suppression.key").stat().st_mode & 0o077 == 0
    assert [file.name for file in (tmp_path / "0").iterdir()] == ["suppression.key"]


def test_who_was_forgotten_may_be_taken_back_by_name_and_company_alone(settings: Settings) -> None:
    assert openline("forget", "Jim Carter", "--company", "Synergistics").exit_code == 0
    again = replace(CASE, case_id="c-2", people=(JIM,))
    with open_store(settings.store_url) as store:
        with pytest.raises(ValueError, match="Jim Carter at Synergistics is to stay forgotten"):
            keep_permitted(again, store, settings)
        assert openline("suppress", "remove", "--person", "Carter, Jim", "--company", "Synergistics").exit_code == 0
        assert keep_permitted(again, store, settings).people == (JIM,)


def test_whoever_was_introduced_by_somebody_suppressed_is_not_suppressed_with_them(settings: Settings) -> None:
    openline("suppress", "add", "--person", "Jim Carter", "--company", "Synergistics")
    dana = replace(DANA, introduced_by="Jim Carter")
    with open_store(settings.store_url) as store:
        assert keep_permitted(replace(CASE, case_id="c-2", people=(dana,)), store, settings).people == (DANA,)


def test_a_domain_is_listed_with_all_that_is_below_it() -> None:
    marks = suppressed(domain_digest(KEY, "synergistics.example"))
    assert is_listed("jim@mail.synergistics.example", marks)
    assert not is_listed("jim@other-synergistics.example", marks)


def test_an_older_copy_brings_nobody_back_in_whichever_row_it_names_them(settings: Settings, tmp_path: Path) -> None:
    """In an earlier revision, in a text of one's own, as who introduced somebody; the others come back whole."""
    dana = replace(DANA, introduced_by="Jim Carter", moment="what Jim Carter's team does")
    with open_store(settings.store_url) as store:
        store.keep_case(replace(CASE, people=(dana,)), utc_now())
        text = Words(kind=WordsKind.VOICEMAIL, person_id="p-dana", text="Hi Dana, as Carter, Jim told me ...")
        store.edit("c-1", text, utc_now())
        store.log(
            LoggedOutcome(
                case_id="c-1", person_id="p-dana", what=Logged.REPLIED, at=utc_now(), value="dana@harbour.example"
            )
        )
    copy = tmp_path / "older.jsonl"
    openline("db", "export", "--out", copy)
    openline("forget", "Jim Carter", "--company", "Synergistics")
    (settings.home / "openline.db").unlink()
    openline("suppress", "add", "--person", "Jim Carter", "--company", "Synergistics")
    assert openline("db", "import", copy).exit_code == 0
    held = everything(settings)
    assert [mark for mark in ("carter", "p-jim") if mark in held] == []
    assert "dana@harbour.example" in held
    with open_store(settings.store_url) as store:
        assert store.case("c-1").people == (replace(DANA, moment=None),)


def test_a_copy_whose_list_is_kept_with_another_key_is_not_read_in(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = {name: tmp_path / f"{name}.jsonl" for name in ("empty", "full")}
    openline("suppress", "list")
    suppression_key(settings.home)
    openline("suppress", "add", "--email", "jim@synergistics.example")
    openline("suppress", "remove", "--email", "jim@synergistics.example")
    openline("db", "export", "--out", copies["empty"])
    openline("suppress", "add", "--email", "jim@synergistics.example")
    openline("db", "export", "--out", copies["full"])
    monkeypatch.setenv("OPENLINE_HOME", str(tmp_path / "another machine"))
    assert "another suppression.key than this data folder's" in str(openline("db", "import", copies["full"]).exception)
    assert openline("list").output.startswith("No case yet")
    assert openline("db", "import", copies["empty"]).exit_code == 0
    assert openline("suppress", "add", "--email", "dana@synergistics.example").exit_code == 0
