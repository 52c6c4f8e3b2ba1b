"""The reader of mail under atheris (libFuzzer): every file must be read or be reported, and nothing else.

    PYTHONPATH=.venv-fuzz python -m tests.fuzz.mail_by_coverage -max_total_time=600

It begins from the mailboxes of `tests/mailboxes`. A finding is written to the working directory as crash-..., and ends
the run.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

MAILBOXES = Path(__file__).parents[1] / "mailboxes"
LIBRARIES = ["discovery.mail", "discovery.correspondence", "email", "icalendar", "vobject"]
NOW = datetime(2026, 11, 22, tzinfo=UTC)
COMPANIES = ("Synergistics", "Nordlicht Werke GmbH", "Harbour & Finch")


def main() -> None:
    """Fuzz until libFuzzer's own limits end it."""
    atheris = import_module("atheris")  # of requirements/fuzz.txt, which the other tests do without

    with atheris.instrument_imports(include=LIBRARIES):
        from data.model import Case, Outcome
        from discovery.correspondence import read_correspondence
        from discovery.mail.companies import read_applications

    def one_file(octets: bytes) -> None:
        """One input as a file of mail, read for a company that the mailboxes name."""
        file.write_bytes(octets)
        company = COMPANIES[len(octets) % len(COMPANIES)]
        case = Case(
            case_id="k", company=company, role="", outcome=Outcome.REJECTED, since=NOW, country="US", mail=(str(file),)
        )
        read_correspondence(case, NOW)
        read_applications([file])

    with tempfile.TemporaryDirectory() as found, tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "input"
        seeds = [str(folder) for folder in MAILBOXES.iterdir() if folder.is_dir()]
        limits = ["-max_len=20000", "-timeout=10", "-rss_limit_mb=1500"]
        atheris.Setup([sys.argv[0], found, *seeds, *limits, *sys.argv[1:]], one_file)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
