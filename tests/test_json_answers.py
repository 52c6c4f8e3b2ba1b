"""Every command answers a program as well as a person: one JSON text on standard output."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from flows.cli import app
from flows.world import DEMO, serve_world
from tests.dossiers import NOW
from tests.evaluation.eval_mail import MAILBOXES
from tests.stored import kept

JIM = ["Jim Carter", "--company", "Synergistics", "--role", "Project Manager", "--on", "2026-11-18"]


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", os.environ.copy())  # the demo sets its own


def answer(*words: str) -> Any:
    told = CliRunner().invoke(app, [*words, "--json"], catch_exceptions=False)
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


def test_find_and_run_answer_with_the_whole_record(monkeypatch: pytest.MonkeyPatch) -> None:
    with serve_world(DEMO) as served:
        monkeypatch.setenv("OPENLINE_WORLD", str(served))
        monkeypatch.setenv("OPENLINE_PACE_S", "0")
        found = answer("find", *JIM, "--direct", "--timings")
        again = answer("run", found["case"]["case_id"], "--direct")
    assert next(iter(found["timings"])) == "load"
    assert found["contacts"][0]["route"]["channel"]["value"] == "+19375550100"
    assert [step["kind"] for step in again["plan"]] == ["reflect", "call", "invite", "remind"]


def test_the_other_commands_answer_with_what_they_did() -> None:
    case = kept()
    assert [one["case_id"] for one in answer("list")] == [case]
    assert answer("show", case)["case"]["role"] == "Project Manager"
    assert answer("status")["cases"][0]["case_id"] == case
    assert answer("edit", case, "--phone", "+1 202 555 0177") == {"case_id": case, "kept": True}
    assert answer("log", case, "Jim Carter", "left-voicemail")["next_step"]["kind"] == "invite"
    assert answer("export", "--format", "vcf") == {"files": ["contacts.vcf"]}
    assert answer("server") == {"running": False}
    assert answer("stop") == {"stopped": False}
    assert answer("case", "new") == {"file": "case.toml"}
    assert answer("forget", "Nobody At All", "--company", "Synergistics") == {"cases": [], "left": [], "wrong": []}


def test_what_is_kept_true_and_whole_answers_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.changes.utc_now", lambda: NOW)  # on the day of what is kept, nothing is due
    case = kept()
    assert answer("db", "check") == {"faults": []}
    assert Path(answer("db", "backup")["file"]).suffix == ".db"
    assert answer("db", "export", "--out", "copy.jsonl") == {"file": "copy.jsonl"}
    assert answer("db", "import", "copy.jsonl") == {"rows": 0}
    assert answer("changes", "--since", "2026-11-01") == []
    assert answer("reverify") == {"looked_at": 0, "changes": []}
    assert answer("resume") == []
    assert answer("purge") == {"cases": []}
    assert {row["case"] for row in answer("export-person", "Jim Carter", "--company", "Synergistics")["rows"]} == {case}
    told = answer("export-person", "Jim Carter", "--company", "Synergistics", "--out", "jim.json")
    assert told == {"file": "jim.json"}
    assert answer("templates", "copy")["kept"] == 0


def test_the_list_of_who_never_comes_up_answers_with_counts_and_hashes() -> None:
    Path("list.csv").write_text("domain\nharbour.example\n", encoding="utf-8")
    assert answer("suppress", "add", "--domain", "synergistics.example") == {"hashes": 1}
    assert answer("suppress", "import", "list.csv") == {"rows": 1}
    assert [sorted(one) for one in answer("suppress", "list")] == [["hash", "since"], ["hash", "since"]]
    assert answer("suppress", "remove", "--domain", "harbour.example") == {"hashes": 1}
    assert answer("suppress", "remove", "--domain", "harbour.example") == {"hashes": 0}


def test_schedules_answer_with_how_they_stand() -> None:
    (weekly,) = answer("schedule", "--every", "7d")
    assert (weekly["name"], weekly["every_s"], weekly["active"], weekly["last_run"]) == (
        "reverify",
        604800.0,
        True,
        None,
    )
    assert [one["active"] for one in answer("schedule", "pause")] == [False]
    assert [one["active"] for one in answer("schedule", "resume")] == [True]
    assert answer("schedule", "list")[0]["name"] == "reverify"
    assert answer("schedule", "remove") == []


def test_a_sheet_answers_with_its_batch_and_the_rows_that_were_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "Synergistics,Project Manager,{},Jim Carter\n"
    text = "company,role,on,interviewer\n" + row.format("2026-11-18") + row.format("soon")
    Path("cases.csv").write_text(text, encoding="utf-8")
    with serve_world(DEMO) as served:
        monkeypatch.setenv("OPENLINE_WORLD", str(served))
        monkeypatch.setenv("OPENLINE_PACE_S", "0")
        told = CliRunner().invoke(app, ["batch", "cases.csv", "--direct", "--json"])
    assert told.exit_code == 2
    done = json.loads(told.stdout)
    assert (done["cases"], done["parts"], len(done["faults"])) == (1, 1, 1)
    assert done["faults"][0].startswith("row 3")


def test_a_drafted_case_answers_with_how_far_the_mail_was_read() -> None:
    mail = MAILBOXES / "first" / "01-outlook-rejection-en.eml"
    drafted = answer("case", "from-mail", str(mail), "--company", "Synergistics")
    assert drafted == {"file": "case.toml", "messages": 1, "kept": 1, "skipped": []}


def every_command(group: Any, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Each command's words with its options; a group that does something by itself is one, too."""
    for name, one in group.commands.items():
        words = f"{before}{name}"
        if not hasattr(one, "commands") or one.invoke_without_command:
            yield words, {flag for param in one.params for flag in param.opts}
        if hasattr(one, "commands"):
            yield from every_command(one, f"{words} ")


# Why each of these does without.
WITHOUT_JSON = {"serve": "runs until Ctrl-C, and has no answer; `openline changes --json` tells what its runs found"}


def test_every_command_answers_in_json_or_is_known_to_have_no_answer() -> None:
    commands = dict(every_command(get_command(app)))
    assert len(commands) > 35
    assert {words for words, flags in commands.items() if "--json" not in flags} == set(WITHOUT_JSON)


def test_the_exit_codes_are_told_by_the_programs_own_help() -> None:
    told = " ".join(CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).output.split())
    assert "Exit codes: 0 done; 1 what was checked is not sound, or a defect of openline's; 2 a mistake" in told
