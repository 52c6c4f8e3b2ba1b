"""The command line, as a person uses it: against the demo world, with a data folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.sheets import read_contacts
from flows.world import DEMO, ServedWorld, serve_world

JIM = ["find", "Jim Carter", "--company", "Synergistics", "--role", "Project Manager", "--on", "2026-11-18", "--direct"]


DAY = "2026-11-23"  # a Monday


class Told:
    """What one command said, and how it ended."""

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


Openline = Callable[..., Told]


@pytest.fixture(scope="module")
def world() -> Iterator[ServedWorld]:
    with serve_world(DEMO) as served:
        yield served


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def environment(world: ServedWorld, home: Path) -> dict[str, str]:
    ours = {"OPENLINE_HOME": str(home), "OPENLINE_WORLD": str(world), "OPENLINE_PACE_S": "0", "COLUMNS": "100"}
    return {**os.environ, **ours}


@pytest.fixture
def openline(environment: dict[str, str], tmp_path: Path) -> Openline:
    def run(*words: str) -> Told:
        command = [sys.executable, "-c", "from flows.cli import main; main()", *words]
        done = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
        )
        return Told(done)

    return run


@pytest.fixture(scope="module")
def jims_home(world: ServedWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which Jim Carter's case has been run: made once, since a run takes seconds."""
    home = tmp_path_factory.mktemp("jims") / "home"
    ours = {"OPENLINE_HOME": str(home), "OPENLINE_WORLD": str(world), "OPENLINE_PACE_S": "0"}
    command = [sys.executable, "-c", "from flows.cli import main; main()", *JIM]
    subprocess.run(command, env={**os.environ, **ours}, check=True, capture_output=True, timeout=120)
    return home


@pytest.fixture
def case(jims_home: Path, home: Path) -> str:
    """Jim Carter's case, found before, in a data folder of the test's own."""
    shutil.copytree(jims_home, home)
    return only_case(home)


def only_case(home: Path) -> str:
    (case,) = (home / "cases").iterdir()
    return case.name


def test_find_shows_the_card_and_writes_the_sheet_and_the_kit(openline: Openline, home: Path) -> None:
    told = openline(*JIM, "--timings")
    assert (told.code, told.err) == (0, "")
    assert "Call the switchboard and ask for Jim Carter" in told.out
    assert "jim.carter@synergistics.example" in told.out
    timings = json.loads(told.out.splitlines()[-1])
    stages = "load read_correspondence resolve_company crawl read_pages ask_services look_up_exchanges conclude keep"
    assert list(timings) == stages.split()
    folder = home / "cases" / only_case(home)
    assert sorted(file.name for file in folder.iterdir()) == ["contacts.csv", "kit.html"]
    private = {stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*") if path.is_file()}
    assert private == {0o600}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*") if path.is_dir()}
    assert folders == {0o700}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["find", "Jim", "--company", "S", "--role", "PM", "--on", "soon"], "find: on: 'soon' is not a date"),
        (["find", "Jim", "--company", " ", "--role", "PM", "--on", "2026-11-18"], "find: company: "),
        (["run", "missing.toml"], "missing.toml: there is no such file; check its name"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_writes_nothing(
    words: list[str], said: str, openline: Openline, home: Path
) -> None:
    told = openline(*words)
    assert told.code == 2
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert not home.exists()


@pytest.mark.parametrize("words", [["show", "k0"], ["run", "k0"], ["edit", "k0", "--phone", "+12025550100"]])
def test_an_unknown_case_is_said_to_be_unknown(words: list[str], openline: Openline) -> None:
    told = openline(*words)
    assert (told.code, told.err) == (2, "openline: no case 'k0' in the store; `openline list` shows those there are\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "--out", "here.txt"], "--out: here.txt is a file; name a folder"),
        (["export", "--day", "soon"], "export: --day: 'soon' is not a date: write 2026-11-18 or 2026-11-18T16:30"),
        (["status", "--day", "soon"], "status: --day: 'soon' is not a date: write 2026-11-18 or 2026-11-18T16:30"),
        (["forget", "", "--company", ""], "forget: name the person and the company"),
    ],
)
def test_a_place_or_a_name_that_is_none_is_said_to_be_none(
    words: list[str], said: str, openline: Openline, tmp_path: Path
) -> None:
    (tmp_path / "here.txt").touch()
    told = openline(*words)
    assert told.code == 2
    assert said in told.err
    assert len(told.err.splitlines()) == 1


def test_a_store_that_is_none_is_said_to_be_none(openline: Openline, home: Path) -> None:
    home.mkdir()
    (home / "openline.db").write_bytes(b"no database at all" * 100)
    told = openline("list")
    assert told.code == 2
    assert "openline.db cannot be opened: file is not a database" in told.err


def test_a_name_with_markup_in_it_is_listed_as_it_is(openline: Openline) -> None:
    openline(*["A [/b] [red]B" if word == "Jim Carter" else word for word in JIM])
    assert "A [/b] [red]B" in openline("list").out


@pytest.mark.parametrize("missing", ["--company", "--role", "--on"])
def test_without_a_purpose_nobody_is_looked_up(missing: str, openline: Openline, world: ServedWorld) -> None:
    at = JIM.index(missing)
    before = len(world.requests)
    assert openline(*JIM[:at], *JIM[at + 2 :]).code == 2
    assert len(world.requests) == before


def test_the_company_alone_has_its_main_and_hr_channels(openline: Openline) -> None:
    told = openline("find", "--company", "Synergistics", "--role", "PM", "--on", "2026-11-18", "--direct")
    assert told.code == 0
    assert "switchboard" in told.out


def test_a_correction_and_a_text_of_ones_own_survive_later_runs(openline: Openline, home: Path, tmp_path: Path) -> None:
    openline(*JIM)
    case = only_case(home)
    (tmp_path / "mine.txt").write_text("Hello Jim, this is Ada, in my own words.")
    assert openline("edit", case, "--person", "Jim Carter", "--phone", "+1 202 555 0177").code == 0
    assert openline("edit", case, "--person", "Jim Carter", "--words", "voicemail", "--file", "mine.txt").code == 0
    for told in (openline("show", case), openline("run", case, "--direct")):
        assert "+1 202 555 0177" in told.out
        assert "Call Jim Carter on the direct line" in told.out
        assert "Hello Jim, this is Ada, in my own words." in told.out


def test_a_text_of_ones_own_that_is_empty_is_not_kept(openline: Openline, home: Path, tmp_path: Path) -> None:
    openline(*JIM)
    case = only_case(home)
    before = openline("words", case, "--kind", "voicemail").out
    (tmp_path / "empty.txt").write_text(" \n\n")
    told = openline("edit", case, "--person", "Jim Carter", "--words", "voicemail", "--file", "empty.txt")
    assert (told.code, told.err) == (2, "openline: empty.txt: holds no text; write your own voicemail there\n")
    assert openline("words", case, "--kind", "voicemail").out == before


def test_an_edited_case_file_keeps_its_people(openline: Openline, home: Path, environment: dict[str, str]) -> None:
    openline(*JIM)
    environment["EDITOR"] = """sed -i -e 's/^role.*/role = "Designer"/'"""
    assert openline("edit", only_case(home)).code == 0
    assert "Designer" in openline("list").out
    assert "Jim Carter" in openline("list").out


def test_what_cannot_become_a_case_is_not_lost(openline: Openline, home: Path, environment: dict[str, str]) -> None:
    openline(*JIM)
    case = only_case(home)
    environment["EDITOR"] = """sed -i -e 's/^role.*/role = "Designer"/' -e 's/^on = .*/on = "soon"/'"""
    told = openline("edit", case)
    assert (told.code, told.out) == (2, "")
    assert told.err.endswith(f"nothing is changed, and openline edit {case} goes on with your text\n")
    assert "Designer" not in openline("list").out
    environment["EDITOR"] = """sed -i -e 's/^on = .*/on = 2026-11-18/'"""
    assert openline("edit", case).code == 0
    assert "Designer" in openline("list").out
    assert not (home / "cases" / case / "edited.toml").exists()


def test_a_bounce_is_followed_by_the_next_likely_address(openline: Openline, home: Path) -> None:
    openline(*JIM)
    case = only_case(home)
    told = openline("log", case, "Jim Carter", "bounced")
    assert told.out.startswith("Noted: jim.carter@synergistics.example is undeliverable")
    shown = openline("show", case).out
    assert "jcarter@synergistics.example" in shown
    assert "likely" in shown
    assert "you logged that mail to jim.carter@synergistics.example came back" in " ".join(shown.split())


def test_after_a_no_there_are_no_more_words(openline: Openline, case: str) -> None:
    assert openline("log", case, "Jim Carter", "said-no").code == 0
    shown = openline("show", case).out
    assert "Voicemail" not in shown
    assert shown.count("Nothing more: they said no, and that is for good") == 2  # to the company neither
    told = openline("words", case)
    assert (told.code, told.out) == (2, "")
    assert "no words: Jim Carter: Jim Carter said no, and that is for good; Synergistics: they said no" in told.err


def test_what_is_logged_moves_the_plan_and_status_says_what_is_due(openline: Openline, case: str) -> None:
    due = openline("status", "--day", DAY).out
    assert "ask for Jim Carter (Project Manager, Synergistics), +1 937 555 0100, 9:30" in due
    told = openline("log", case, "Jim Carter", "left-voicemail")
    assert told.out == "Noted: you left a voicemail.\nNext, today: Invite Jim Carter on LinkedIn, with the note.\n"


def test_export_writes_every_format_from_the_store(openline: Openline, case: str, home: Path, tmp_path: Path) -> None:
    formats = [word for kind in ("csv", "xlsx", "vcf", "ics", "json", "eml") for word in ("--format", kind)]
    told = openline("export", "--all", *formats, "--out", "out")
    names = ["contacts.csv", "contacts.xlsx", "contacts.vcf", "plan.ics", "cases.json"]
    mails = [f"drafts/{case}-jim-carter-thank-you-mail.eml", f"drafts/{case}-synergistics-thank-you-mail.eml"]
    assert [line for line in told.out.splitlines() if "drafts" not in line] == [f"out/{name}" for name in names]
    assert {f"out/{name}" for name in mails} <= set(told.out.splitlines())
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").rglob("*.*")} == {0o600}
    rows = read_contacts(tmp_path / "out" / "contacts.csv")
    assert rows.equals(read_contacts(home / "cases" / case / "contacts.csv"))


def test_where_no_server_runs_it_is_said(openline: Openline) -> None:
    assert openline("server").out.startswith("No Prefect server of ours is running")
    assert openline("stop").out == "No Prefect server of ours was running.\n"


def test_a_case_file_is_written_once_and_never_over_another(openline: Openline, tmp_path: Path) -> None:
    assert openline("case", "new").code == 0
    assert (tmp_path / "case.toml").exists()
    told = openline("case", "new")
    assert (told.code, told.err) == (
        2,
        "openline: case.toml exists already; name another file, or move that one away\n",
    )


def test_who_is_forgotten_is_nowhere_under_our_folder_and_stays_so(
    openline: Openline, home: Path, environment: dict[str, str]
) -> None:
    openline(*JIM)
    openline(*["Dana Whitfield" if word == "Jim Carter" else word for word in JIM])
    told = openline("forget", "JIM CARTER", "--company", "synergistics")
    assert told.code == 0
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Dana Whitfield" in everything
    for trace in (b"Jim Carter", b"jim.carter", b"jcarter", b"Jim+Carter"):
        assert trace not in everything
    again = openline(*JIM)
    assert (again.code, again.err) == (
        2,
        "openline: Jim Carter at Synergistics is to stay forgotten: not looked up, nothing written\n",
    )
    environment["EDITOR"] = """sed -i -e 's/^name = "Dana Whitfield"/name = "Jim Carter"/'"""
    edited = openline("edit", only_case(home))
    assert (edited.code, edited.err) == (again.code, again.err)
    assert "Jim Carter" not in openline("list").out


def test_a_kill_at_any_moment_leaves_nothing_half_written(
    environment: dict[str, str], home: Path, openline: Openline
) -> None:
    command = [sys.executable, "-c", "from flows.cli import main; main()", *JIM]
    for delay in (0.6, 0.9, 1.2, 1.6, 2.2):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for sheet in home.glob("cases/*/contacts.csv"):
            assert len(read_contacts(sheet)) > 3
        for kit in home.glob("cases/*/kit.html"):
            assert kit.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert openline(*JIM).code == 0
    with sqlite3.connect(home / "openline.db") as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        assert db.execute("select count(distinct case_id) from cases").fetchone() == (1,)
