"""A sheet of cases: bad rows told, good ones run, a company read once; ended at any moment, it goes on."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from data.batches import run_of
from data.model import Dossier, Reach
from data.store import open_store
from flows.batch_desk import BatchCutShort, going_on_later
from flows.batching import left_of, open_sheet, work_on_companies, workshop
from flows.cli import app
from flows.forms import BadCase
from flows.settings import Settings, read_settings
from flows.work import files_of, suppression_key
from outreach.suppression import person_digests
from tests.dossiers import NOW
from tests.loopback import Reply, WebServer, small_world

PEOPLE = 4  # at each company
COMPANIES = ("Alder", "Birch", "Cedar")
HOME = '<html lang=en><title>{0}</title><h1>{0}</h1><a href="/contact">Contact</a>'
CONTACT = "<html lang=en><title>Contact {0}</title><p>Main: (202) 555-01{1:02}"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """Three companies, each with a home page and a contact page."""
    replies = {}
    for number, name in enumerate(COMPANIES):
        replies[f"{name.lower()}.example/"] = Reply(body=HOME.format(name).encode(), delay_s=0.05)
        replies[f"{name.lower()}.example/contact"] = Reply(body=CONTACT.format(name, number).encode(), delay_s=0.05)
    with small_world(replies) as (world, served, _):
        monkeypatch.setenv("OPENLINE_WORLD", f"dns=127.0.0.1:{world.dns[1]},http=127.0.0.1:{world.http[1]}")
        monkeypatch.setenv("OPENLINE_PACE_S", "0")
        yield served


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A row for each person; the companies come and go, as in a list by date."""
    rows = [
        f"{name},{name.lower()}.example,Carpenter,2026-11-18,Jim {'ABCD'[number]}rthurson"
        for number in range(PEOPLE)
        for name in COMPANIES
    ]
    path = tmp_path / "cases.csv"
    path.write_text("\n".join(["company,domain,role,on,interviewer", *rows]))
    return path


def work_through(batch_id: str, settings: Settings) -> int:
    async def go() -> int:
        companies = left_of(batch_id, settings)
        async with workshop(companies, settings) as shop:
            return await work_on_companies(companies, shop)

    return asyncio.run(go())


def dossiers(settings: Settings) -> list[Dossier]:
    with open_store(settings.store_url) as store:
        found = [store.dossier(case.case_id) for case in store.cases()]
    return [dossier for dossier in found if dossier]


def test_rows_of_one_application_are_one_case_and_a_company_is_read_once_for_all(sheet: Path, web: WebServer) -> None:
    settings = read_settings()
    text = sheet.read_text().replace("2026-11-18,Jim C", "2026-11-17,Jim C")  # another day: another application
    sheet.write_text(text)
    opened = open_sheet(sheet, settings)
    assert [len(case.people) for case in opened.cases] == [3, 3, 3, 1, 1, 1]
    assert work_through(opened.batch_id, settings) == 6
    assert set(Counter(web.paths).values()) == {1}
    first = [one.contacts[0].route.channel for one in dossiers(settings)]
    assert {channel.value for channel in first if channel} == {"+12025550100", "+12025550101", "+12025550102"}
    assert all(path.exists() for one in dossiers(settings) for path in files_of(one.case.case_id, settings))


def test_a_bad_row_is_told_by_its_number_and_field_and_the_good_ones_are_opened(tmp_path: Path) -> None:
    settings = read_settings()
    with open_store(settings.store_url) as store:
        store.suppress(list(person_digests(suppression_key(settings.home), "Ann Quiet", ["Alder"])), NOW)
    path = tmp_path / "cases.csv"
    path.write_text(
        "company,role,on,interviewer,phone,country\n"
        "Alder,Carpenter,2026-11-18,Jim Carter,\n"
        "Alder,Carpenter,soon,Dana Whitfield,\n"
        "Birch,,2026-11-18,Lena Brandt,\n"
        "Cedar,Carpenter,2026-11-18,Omar Haddad,12\n"
        "Alder,Carpenter,2026-11-18,QUIET Ann,\n"
        "Cedar,Carpenter,2026-11-18,Omar Haddad,,Germany\n"
    )
    opened = open_sheet(path, settings)
    assert [who.name for case in opened.cases for who in case.people] == ["Jim Carter"]
    assert opened.faults == (
        "row 3: on: 'soon' is not a date: write 2026-11-18 or 2026-11-18T16:30",
        "row 4: role: is missing",
        "row 5: phone: '12' is not a telephone number; write it as +44 20 7946 0958",
        "row 6: interviewer: is to stay forgotten: not looked up, nothing written",
        "row 7: country: 'Germany' is not a country's two letters: write DE",
    )


def test_a_row_with_a_comma_too_many_is_told_and_the_others_run(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(
        "company,role,on,interviewer\n"
        "Alder,Carpenter,2026-11-18,Jim Carter,,\n"  # as a spreadsheet ends its rows
        "Birch, Oak and Sons,Carpenter,2026-11-18,Dana Whitfield\n"
        "\n"
        "Cedar,Carpenter\n"
        '"Birch, Oak and Sons",Carpenter,2026-11-18,Lena Brandt\n'
    )
    opened = open_sheet(path, read_settings())
    assert [(case.company, case.people[0].name) for case in opened.cases] == [
        ("Alder", "Jim Carter"),
        ("Birch, Oak and Sons", "Lena Brandt"),
    ]
    assert opened.faults == (
        "row 3: has more cells than there are columns; put quotes around a cell with a comma in it",
        "row 5: on: is missing",
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_cells_may_be_parted_by_what_the_spreadsheet_parts_them_by(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    rows = (
        ("company", "role", "on", "moment"),
        ("Alder", '"Head; Wood, Trees"', "2026-11-18", f'"the ""{separator}"" talk"'),
    )
    path.write_text("\r\n".join(map(separator.join, rows)), encoding="utf-8-sig")
    opened = open_sheet(path, read_settings())
    assert opened.faults == ()
    assert [(case.company, case.role) for case in opened.cases] == [("Alder", "Head; Wood, Trees")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"company,role,on,company\nA,B,2026-11-18,C\n", "two columns are called 'company'"),
        (b'company,role,on\n"A,B,2026-11-18\n', "line 2: unexpected end of data"),
        (b"company,role,on,boss\nA,B,2026-11-18,C\n", "no column 'boss' is known"),
        (b"", "is no CSV that can be read: its first line names no columns"),
        (b"company\n\xff\xfe", "is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_sheet_that_is_none_is_told_and_nothing_is_kept(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    with pytest.raises(BadCase, match=said):
        open_sheet(path, read_settings())
    assert dossiers(read_settings()) == []


def test_a_second_run_of_a_sheet_does_nothing_twice_and_writes_what_is_missing(sheet: Path, web: WebServer) -> None:
    settings = read_settings()
    opened = open_sheet(sheet, settings)
    work_through(opened.batch_id, settings)
    before = len(web.visits)
    _, kit = files_of(opened.cases[0].case_id, settings)
    kit.unlink()
    assert open_sheet(sheet, settings).batch_id == opened.batch_id
    assert left_of(opened.batch_id, settings) == ()
    assert kit.exists()
    assert len(web.visits) == before


def test_a_machine_writes_the_files_of_its_own_part_alone(sheet: Path, web: WebServer) -> None:
    settings = read_settings()
    opened = open_sheet(sheet, settings)
    work_through(opened.batch_id, settings)
    shutil.rmtree(settings.cases)  # as on another machine
    assert left_of(opened.batch_id, settings, 1, 2) == ()
    assert sorted(kit.parent.name for kit in settings.cases.glob("*/kit.html")) == [opened.cases[1].case_id]


def test_a_company_that_did_not_answer_is_looked_at_again_by_the_next_run(
    sheet: Path, web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENLINE_RETRY_DELAYS_S", "[]")
    answers = web.replies["birch.example/"]
    web.replies["birch.example/"] = Reply(status=503)
    said = CliRunner().invoke(app, ["batch", str(sheet), "--direct", "--json"])
    assert (said.exit_code, json.loads(said.stdout)["cases"], json.loads(said.stdout)["unseen"]) == (3, 2, 1)
    assert CliRunner().invoke(app, ["resume", "--direct"]).exit_code == 3
    web.replies["birch.example/"] = answers
    assert {dossier.evidence.site.reach for dossier in dossiers(read_settings())} == {Reach.READ, Reach.UNKNOWN}
    again = CliRunner().invoke(app, ["resume", "--direct", "--json"])
    assert again.exit_code == 0
    assert [(one["cases"], one["unseen"]) for one in json.loads(again.stdout)] == [(1, 0)]
    assert {dossier.evidence.site.reach for dossier in dossiers(read_settings())} == {Reach.READ}
    assert "Nothing is left to do" in CliRunner().invoke(app, ["resume", "--direct"]).stdout


def test_a_full_disk_and_a_worker_that_was_ended_are_told_in_a_sentence(sheet: Path, web: WebServer) -> None:
    command = [sys.executable, "-c", "from flows.cli import main; main()", "batch", str(sheet), "--direct"]
    small = subprocess.run(["prlimit", "--fsize=60000", *command], capture_output=True, text=True, check=False)
    assert small.returncode == 2
    assert small.stderr.startswith("openline: ")
    assert "Traceback" not in small.stderr

    async def broken() -> None:
        raise ExceptionGroup("2 of 2", [ExceptionGroup("1 of 1", [BrokenProcessPool("a process ended")])])

    told = "ended from outside, as the system does where memory is short; what is done is kept"
    with pytest.raises(BatchCutShort, match=told), going_on_later(Console()):
        asyncio.run(broken())


def test_the_parts_of_a_batch_are_all_of_it_and_no_company_is_in_two(sheet: Path, web: WebServer) -> None:
    settings = read_settings()
    batch_id = open_sheet(sheet, settings).batch_id
    parts = [left_of(batch_id, settings, part, 2) for part in range(2)]
    assert [len(part) for part in parts] == [2, 1]
    assert {work for part in parts for work in part} == set(left_of(batch_id, settings))


def test_killed_at_any_moment_it_goes_on_and_every_case_is_done_once(sheet: Path, web: WebServer) -> None:
    settings = read_settings()
    head, *rows = sheet.read_text().splitlines()
    roles = [row.replace("Carpenter", f"Carpenter {number}") for number, row in enumerate(rows)]
    sheet.write_text("\n".join([head, *roles]))  # each row a case
    command = [sys.executable, "-c", "from flows.cli import main; main()", "batch", str(sheet), "--direct"]
    for seconds in (2.0, 3.0, 3.5):
        process = subprocess.Popen(command, start_new_session=True, env=os.environ.copy())
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    subprocess.run(command, check=True, timeout=120)
    runs = [(one.case.case_id, one.run_id) for one in dossiers(settings)]
    batch_id = open_sheet(sheet, settings).batch_id
    assert len(runs) == PEOPLE * len(COMPANIES)
    assert runs == [(case_id, run_of(batch_id, case_id)) for case_id, _ in runs]
    with open_store(settings.store_url) as store, store.engine.begin() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM runs").scalar() == len(runs)
    assert max(Counter(web.paths).values()) <= 4  # what was read is in the cache: only a reading cut off is read again


def test_stopped_by_the_user_it_says_in_one_sentence_how_to_go_on(sheet: Path, web: WebServer) -> None:
    command = [sys.executable, "-c", "from flows.cli import main; main()", "batch", str(sheet), "--direct"]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 20
    while not web.paths:  # it is at work
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: its worker processes have it too
    _, said = process.communicate(timeout=30)
    told = "openline: stopped; what is done is kept, and `openline resume` goes on with the rest"
    assert (" ".join(said.split()), process.returncode) == (told, 130)
    subprocess.run([*command[:3], "resume", "--direct"], check=True, timeout=120)
    assert len(dossiers(read_settings())) == len(COMPANIES)


ENDS_SUDDENLY = """
import os, sys, time
from flows.thinkers import FEW, thinkers

if __name__ == "__main__":
    with thinkers(FEW) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        os.kill(os.getpid(), 9)
"""


def test_the_processes_of_one_that_was_killed_end_with_it(tmp_path: Path) -> None:
    script = tmp_path / "ends.py"
    script.write_text(ENDS_SUDDENLY)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    said = subprocess.run([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True, check=False)
    deadline = time.monotonic() + 20
    while _is_alive(int(said.stdout)):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
