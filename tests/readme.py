"""Writes the README's parts that are made: the demo's session, the sheet's columns, the settings: `make readme`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from data.contact_rows import COLUMNS, PERSON_COLUMNS
from flows.settings import Settings

README = Path(__file__).parent.parent / "README.md"
# What differs from day to day and from machine to machine, in the session's lines.
CHANGES = {
    re.compile(r"\d{4}-\d\d-\d\d"): "DATE",
    re.compile(r"\w+day, \w+ \d+|\b(?:Today|Tomorrow)\b"): "DAY",
    re.compile(r"\bk[0-9a-f]{10}\b"): "CASE",
    re.compile(r"\S+(?=/demo/cases)"): "HOME",
}


def session() -> str:
    """What the demo prints at 80 columns, in an empty data folder whose path is short enough not to be broken."""
    command = [sys.executable, "-c", "from flows.cli import main; main()", "demo", "--direct"]
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"OPENLINE_HOME": home, "COLUMNS": "80", "TERM": "dumb"}
        printed = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    lines = (line.rstrip() for line in printed.replace(home, "~/.local/share/openline").splitlines())
    return "\n".join(lines).strip("\n")


def without_what_changes(text: str) -> list[str]:
    """A session's words for comparing: days differ in length, so that lines break elsewhere.

    The line that explains the hours depends on the day, too.
    """
    for pattern, word in CHANGES.items():
        text = pattern.sub(word, text)
    return " ".join(line for line in text.splitlines() if "business hours" not in line).split()


def columns() -> str:
    """The contact sheet's columns as a table."""
    rows = [f"| `{name}` | {meaning} |" for name, meaning in COLUMNS.items()]
    return "\n".join(["| column | what it holds |", "| --- | --- |", *rows])


def people() -> str:
    """The columns of the sheet of people as a table."""
    rows = [f"| `{name}` | {meaning} |" for name, meaning in PERSON_COLUMNS.items()]
    return "\n".join(["| column | what it holds |", "| --- | --- |", *rows])


def settings() -> str:
    """The settings as a table."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None or field.default_factory else f"`{field.default}`"
        rows.append(f"| `OPENLINE_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(["| setting | default | what it is |", "| --- | --- | --- |", *rows])


def part(readme: str, name: str) -> str:
    """What stands between a part's two marks."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", readme, re.DOTALL)
    assert found, name
    return found[1].strip()


def with_part(readme: str, name: str, text: str) -> str:
    """The README with a part made anew."""
    before, _, rest = readme.partition(f"<!-- {name} -->\n")
    _, _, after = rest.partition(f"<!-- /{name} -->")
    return f"{before}<!-- {name} -->\n{text}\n<!-- /{name} -->{after}"


def main() -> None:
    readme = README.read_text(encoding="utf-8")
    readme = with_part(readme, "session", f"```text\n{session()}\n```")
    readme = with_part(with_part(readme, "columns", columns()), "people", people())
    readme = with_part(readme, "settings", settings())
    README.write_text(readme, encoding="utf-8")


if __name__ == "__main__":
    main()
