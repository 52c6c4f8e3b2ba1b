"""`openline db` and the other commands that keep things, as a person uses them."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data.copies import BadCopy
from data.model import ChannelKind, Verdict, Verification
from data.store import open_store
from flows.cli import app
from flows.forgetting import forget
from flows.settings import Settings, read_settings, utc_now
from tests.dossiers import CASE, DOSSIER, NOW


@pytest.fixture
def settings() -> Settings:
    """The data folder of this test, with one case in its store."""
    found = read_settings()
    with open_store(found.store_url) as store:
        store.keep_case(CASE, NOW)
        store.keep_run(DOSSIER)
    return found


def openline(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "200"})


def test_a_store_is_checked_and_backed_up(settings: Settings) -> None:
    assert openline("db", "check").output == "The store is sound.\n"
    copy = Path(openline("db", "backup").output.strip())
    assert copy.parent == settings.home / "backups"
    assert "exists already" in str(openline("db", "backup", "--out", copy).exception)


def test_an_older_copy_does_not_bring_back_who_was_forgotten(settings: Settings, tmp_path: Path) -> None:
    copy = tmp_path / "store.jsonl"
    openline("db", "export", "--out", copy)
    assert "Dana Whitfield" in copy.read_text()
    forget("Whitfield, Dana", "Synergistics", settings)
    (settings.home / "openline.db").unlink()  # the hashes alone are kept: on another machine, say
    with open_store(settings.store_url) as store:
        store.suppress(_hashes_of_dana(settings), NOW)
    told = openline("db", "import", copy)
    assert told.exit_code == 0, told.exception
    with open_store(settings.store_url) as store:
        assert [who.name for who in store.case("c-1").people] == ["Jim Carter"]
    held = (settings.home / "openline.db").read_bytes()
    assert b"Jim Carter" in held
    assert b"hitfield" not in held
    assert openline("db", "import", copy).output == "0 rows added.\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xa7\x00\xff\x10\n\xfe", "line 1: is not JSON"),
        (b"[" * 100_000, "line 1: is not JSON"),
        (b'{"format": "openline store"}\n\xff\n', "line 2: is not JSON"),
        (b'{"format": "another"}\n', "is no store that openline has exported"),
    ],
)
def test_a_file_that_is_no_copy_is_told_in_a_sentence(
    content: bytes, said: str, settings: Settings, tmp_path: Path
) -> None:
    copy = tmp_path / "store.jsonl"
    copy.write_bytes(content)
    mistake = openline("db", "import", copy).exception
    assert isinstance(mistake, BadCopy)
    assert said in str(mistake)


def test_a_copy_that_is_a_folder_or_missing_is_told_in_a_sentence(settings: Settings, tmp_path: Path) -> None:
    for copy, said in ((tmp_path, "Is a directory"), (tmp_path / "none.jsonl", "No such file or directory")):
        mistake = openline("db", "import", copy).exception
        assert isinstance(mistake, BadCopy)
        assert str(mistake) == f"{copy}: cannot be read: {said}"


def _hashes_of_dana(settings: Settings) -> list[str]:
    from flows.work import suppression_key
    from outreach.suppression import person_digests, value_digest

    key = suppression_key(settings.home)
    names = list(person_digests(key, "Dana Whitfield", ["Synergistics", "synergistics.example"]))
    return [*names, value_digest(key, "dana.whitfield@synergistics.example")]


def test_a_list_that_is_kept_with_another_key_stops_everything_that_would_ask_it(settings: Settings) -> None:
    openline("suppress", "add", "--email", "dana@synergistics.example")
    (settings.home / "suppression.key").unlink()  # another machine, which nobody gave the key
    strange = "suppression.key in the data folder is not the key"
    for words in (
        ["find", "X Y", "--company", "Z", "--role", "R", "--on", "2026-11-18"],
        ["suppress", "add", "--email"],
    ):
        assert strange in str(openline(*words, "a@b.example" if words[0] == "suppress" else "--direct").exception)
    assert strange in str(openline("forget", "Jim Carter", "--company", "Synergistics").exception)
    assert openline("suppress", "restart").output == "1 hash taken off the list.\n"
    assert openline("suppress", "add", "--email", "dana@synergistics.example").exit_code == 0
    assert len(openline("suppress", "list").output.splitlines()) == 1


@pytest.mark.parametrize(("since", "found"), [("7d", 1), ("30m", 0), ("2020-01-01", 1)])
def test_changes_are_told_since_a_day_or_within_a_span(since: str, found: int, settings: Settings) -> None:
    gone = Verification(
        case_id="c-1",
        channel_id="ch-1",
        person_id=None,
        kind=ChannelKind.PHONE,
        value="+12025550100",
        verdict=Verdict.GONE,
        reason="nobody prints it any more",
        at=utc_now() - timedelta(days=2),
        sources=(),
    )
    with open_store(settings.store_url) as store:
        store.keep_verifications([gone])
    assert len(json.loads(openline("changes", "--since", since, "--json").output)) == found


def test_a_span_that_is_none_is_told_in_a_sentence(settings: Settings) -> None:
    said = "--since: 'lately' is no date and no span: write 2026-11-18, 2026-11-18T16:30 or 7d"
    assert said in str(openline("changes", "--since", "lately").exception)
