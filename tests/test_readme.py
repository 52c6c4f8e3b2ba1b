"""The README says what is so: its session is what the demo prints, its tables are what the code has."""

from __future__ import annotations

import re

import pytest
from typer.main import get_command

from flows.cli import app
from tests import readme

TEXT = readme.README.read_text(encoding="utf-8")


def test_the_session_is_what_the_demo_prints() -> None:
    shown = readme.part(TEXT, "session").removeprefix("```text\n").removesuffix("\n```")
    printed = readme.session()
    assert readme.without_what_changes(printed) == readme.without_what_changes(shown)


@pytest.mark.parametrize("name", ["columns", "people", "settings"])
def test_the_tables_are_what_the_code_has(name: str) -> None:
    assert readme.part(TEXT, name) == getattr(readme, name)()


def test_every_command_is_in_the_readme() -> None:
    commands = set(get_command(app).commands) - {"case", "demo"}  # type: ignore[attr-defined]
    assert {name for name in commands if f"openline {name}" not in TEXT} == set()
    assert "make demo" in TEXT


def test_every_file_that_the_readme_shows_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert len(links) >= 4
    assert [link for link in links if not (readme.README.parent / link).exists()] == []
