"""Feeds the reader of mail with what no mail program wrote: every file must be read or be reported, and nothing else.

    python -m tests.fuzz.fuzz_mail -max_total_time=600 FOLDER

Needs atheris (requirements/fuzz.txt). Begins from the mailboxes of tests/mailboxes; what libFuzzer finds new goes into
FOLDER.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import atheris  # type: ignore  # not among the tools of every day

with atheris.instrument_imports(
    include=["discovery.mail", "discovery.correspondence", "email", "icalendar", "vobject"]
):
    from data.model import Case, Outcome
    from discovery.correspondence import read_correspondence
    from discovery.mail.companies import read_applications

MAILBOXES = Path(__file__).parents[1] / "mailboxes"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
COMPANIES = ("Synergistics", "Nordlicht Werke GmbH", "Harbour & Finch")


def read(data: bytes) -> None:
    """One input as a file of mail, read for a company that the mailboxes name."""
    path = SCRATCH / "input"
    path.write_bytes(data)
    company = COMPANIES[len(data) % len(COMPANIES)]
    case = Case(
        case_id="k", company=company, role="", outcome=Outcome.REJECTED, since=NOW, country="US", mail=(str(path),)
    )
    read_correspondence(case, NOW)
    read_applications([path])


def main() -> None:
    """Fuzz until the time is up, or an error comes through."""
    seeds = [str(folder) for folder in MAILBOXES.iterdir() if folder.is_dir()]
    atheris.Setup([*sys.argv, *seeds, "-max_len=20000", "-timeout=10", "-rss_limit_mb=1500"], read)
    atheris.Fuzz()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        SCRATCH = Path(scratch)
        main()
