"""Every command answers a program as well as a person: one JSON text on standard output."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from flows.cli import app
from flows.world import DEMO, serve_world
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
    assert answer("forget", "Nobody At All", "--company", "Synergistics") == {"cases": []}


def test_none_of_these_commands_is_without_it() -> None:
    commands = dict(get_command(app).commands)  # type: ignore[attr-defined]
    commands |= {f"case {name}": one for name, one in commands.pop("case").commands.items()}
    flags = {name: {flag for param in one.params for flag in param.opts} for name, one in commands.items()}
    with_it = {name for name, known in flags.items() if "--json" in known}
    assert {"find", "run", "demo", "world", "case new", "list", "show", "edit", "log", "status", "export"} <= with_it
    assert {"forget", "server", "stop"} <= with_it
