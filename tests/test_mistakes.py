"""A mistake is one sentence that says what to change, exit code 2, and nothing written."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command

from data.store import open_store
from flows.cli import app, exit_code
from flows.mistakes import sentence
from flows.panels import PANEL_OF
from flows.settings import read_settings
from tests.stored import kept

Told = Callable[..., str]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Told:
    """What a mistaken command says."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> str:
        monkeypatch.setattr("sys.argv", ["openline", *words])
        assert exit_code() == 2
        said = capsys.readouterr().err
        assert len(said.splitlines()) == 1
        return said.removeprefix("openline: ").rstrip("\n")

    return run


NO_STORE = (
    "the store's URL is none of SQLite or PostgreSQL; write OPENLINE_DATABASE_URL=sqlite:////folder/openline.db"
    " or postgresql://user:password@host/name"
)
PURPOSE = ("--company", "Synergistics", "--role", "PM", "--on", "2026-11-18")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["find"], "find: --role is missing (the role that you applied for)"),
        (["find", "--voice", "x"], "find: no such option: --voice; `openline find --help` shows what there is"),
        (["words", "k", "--voice", "x"], "words: --voice: 'x' is not one of 'warm', 'brief', 'formal'"),
        (["frob"], "no such command 'frob'; `openline --help` shows what there is"),
        (["words"], "words: CASE is missing (the case, as `openline list` names it)"),
        (["batch", "x.csv", "--parts", "none"], "batch: --parts: is not a whole number"),
        (["batch", "x.csv", "--parts", "0"], "batch: --parts: is less than 1"),
        (["world", "nowhere"], "world: nowhere has no folder `sites`; put pages there as sites/HOST/PATH.html"),
        (["run", "none.toml"], "none.toml: there is no such file; check its name"),
        (["run", "."], "run: '.' is no case file; name one that ends in .toml, or a case as `openline list` does"),
        (["status", "--day", "9999-12-31"], "status: --day: 9999-12-31 is too far away; name a day within 5 years"),
        (["export", "--day", "0001-01-01"], "export: --day: 0001-01-01 is too far away; name a day within 5 years"),
        (["batch", "none.csv"], "none.csv: there is no such file; check its name"),
        (["suppress", "import", "none.csv"], "none.csv: there is no such file; check its name"),
        (["suppress", "add", "--person", "x"], "suppress: a person goes with their company; name both"),
        (["tone", "."], ".: cannot be read: is a folder; name a file"),
        (["tone", "/dev/zero"], "/dev/zero: is longer than 10 MB; name a shorter text"),
        (["case", "new", "no/x.toml"], "no/x.toml: there is no folder no; make it first, or name another place"),
        (["db", "export", "--out", "no/x"], "no/x: there is no folder no; make it first, or name another place"),
        (["export", "--out", "no/a/b"], "no/a/b: there is no folder no/a; make it first, or name another place"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_and_writes_nothing(words: list[str], said: str, told: Told, tmp_path: Path) -> None:
    assert told(*words) == said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PACE_S", "abc", "is not a number (seconds between two requests to one host)"),
        ("PACE_S", "-1", "is less than 0.0 (seconds between two requests to one host)"),
        ("NOTE_LIMIT", "2.5", "is not a whole number (characters of a LinkedIn note)"),
        ("VOICE", "loud", "is none of 'warm', 'brief' or 'formal' (how your words sound: warm, brief or formal)"),
        ("REGISTERS", "x", "is neither true nor false (ask Wikidata and SEC EDGAR which company a name is)"),
        ("WEBHOOK", "x", "is no web address; write https://... (a URL of yours that is told of changes, by ids only)"),
        ("RETRY_DELAYS_S", "x", "is not a list of numbers; write [1, 5]"),
    ],
)
def test_a_setting_that_cannot_be_used_says_what_it_is_for(
    name: str, value: str, said: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"OPENLINE_{name}", value)
    assert told("list") == f"setting OPENLINE_{name} (or {name.lower()} in config.toml): {said}"


def test_a_setting_that_is_empty_is_not_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENLINE_HOME", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert read_settings().home == tmp_path / "openline"


@pytest.mark.parametrize("world", ["x", "dns=192.0.2.1:53,http=192.0.2.1:80", "dns=127.0.0.1:99999,http=127.0.0.1:80"])
def test_a_world_is_on_this_machine(world: str, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENLINE_WORLD", world)
    assert "is no loopback place; write dns=127.0.0.1:5300,http=127.0.0.1:8300" in told("find", "Jim", *PURPOSE)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("x", NO_STORE),
        ("oracle://x", NO_STORE),
        ("sqlite:////proc/none/x", "/proc/none: is not there, and cannot be made; name another place"),
    ],
)
def test_a_store_that_cannot_be_reached_says_what_to_change(
    address: str, said: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENLINE_DATABASE_URL", address)
    assert told("list") == said


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("false", "the editor 'false' ended without saving; nothing is changed"),
        ("rm", "the editor 'rm' ended without saving; nothing is changed"),
        ("no-such-editor", "the editor 'no-such-editor' cannot be started; set EDITOR to one that is there"),
        ("'vi", 'EDITOR is "\'vi", which is no command; set it to a program, as in EDITOR=nano'),
        (" ", "EDITOR is ' ', which is no command; set it to a program, as in EDITOR=nano"),
        (
            "sed -i s/^company/compony/",
            "edit: compony: is not known here; nothing is changed, and openline edit CASE goes on with your text",
        ),
    ],
)
def test_an_editor_that_fails_changes_nothing(
    editor: str, said: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = kept()
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.delenv("VISUAL", raising=False)
    assert told("edit", case) == said.replace("CASE", case)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("people = 5", "people: is not a list: write it in brackets, [...]"),
        ("you = 5", "you: is not a table of its own: write its name in brackets above its lines, [name]"),
        ('country = "Germany"', "country: 'Germany' is not a country's two letters: write DE"),
        ('outcome = "maybe"', "outcome: is none of 'rejected', 'keeps-on-file' or 'no-response'"),
        ("[you]\nnote_limit = 5", "you, note_limit: is less than 200"),
        ('[you]\nemail = "x"', "email: 'x' is not an e-mail address; write it as jim@synergistics.example"),
        ('[[people]]\nname = "X"\nmet_on = "x"', "people, entry 1, met_on: is not a date: write 2026-11-18"),
        ('[[people]]\nname = "X"\nprefers_writing = 5', "people, entry 1, prefers_writing: is neither true nor false"),
        ('[[people]]\nnam = "X"', "people, entry 1, nam: is not known here"),
    ],
)  # fmt: skip
def test_a_case_file_that_is_wrong_says_where(lines: str, said: str, told: Told, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(f'company = "S"\nrole = "PM"\non = 2026-11-18\n{lines}\n')
    assert told("run", "case.toml") == f"case.toml: {said}"


def test_an_address_with_half_a_bracket_is_no_domain(told: Told) -> None:
    said = "domain: 'http://[::1' is not a company's web domain; write synergistics.example"
    assert told("find", *PURPOSE, "--domain", "http://[::1") == said


def test_a_correction_that_cannot_be_keeps_none_of_them(told: Told) -> None:
    case = kept()
    assert told("edit", case, "--phone", "+1 202 555 0177", "--email", "x").startswith("email: 'x' is not an e-mail")
    with open_store(read_settings().store_url) as store:
        assert store.memory(case, b"").corrections == ()


def test_a_date_is_no_number(told: Told, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('company = "S"\nrole = "PM"\non = 5\n')
    assert told("run", "case.toml") == "case.toml: on: 5 is not a date: write 2026-11-18 or 2026-11-18T16:30"


def test_brackets_without_end_are_told_as_such(told: Told, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("x = " + "[" * 100_000)
    assert told("run", "case.toml") == "case.toml: has brackets within brackets without end; take them out"


def test_a_zone_file_that_is_none_is_named(told: Told, tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "zones").mkdir()
    (tmp_path / "zones" / "harbour.example.zone").write_text("no zone at all")
    assert told("world", str(tmp_path)).startswith(f"{tmp_path}/zones/harbour.example.zone: is no zone file: ")


def test_a_full_disk_is_told_in_words() -> None:
    said = sentence(OSError(errno.ENOSPC, "No space left on device", "out/kit.html"))
    assert said == "out/kit.html: the disk is full; make room, then run it again"


def test_without_a_command_the_help_is_shown_and_no_mistake_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["openline"])
    assert exit_code() == 2
    shown = capsys.readouterr()
    assert shown.err == ""
    order = ["The main job", "find", "run", "What comes next", "status", "This machine", "doctor"]
    assert sorted(order, key=shown.out.index) == order


def test_every_command_has_its_place_in_the_help() -> None:
    assert set(get_command(app).commands) == set(PANEL_OF)  # type: ignore[attr-defined]


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["openline", "--version"])
    assert exit_code() == 0
    assert capsys.readouterr().out == "openline 0.1.0\n"
