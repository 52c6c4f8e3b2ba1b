"""openline as a process of its own, with what a round wants of it: a clock that is moved meanwhile, a full disk.

It is forked from a server that has imported all it needs, so that a round takes seconds, not the start of two commands.
OPENLINE_TESTS_CLOCK names a file with the seconds by which the clock is wrong just now; processes that think are used
for OPENLINE_TESTS_FEW cases already.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from pathlib import Path

from flows import settings

ROOT = Path(__file__).parent.parent
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [__name__, "flows.batch_desk", "flows.changes", "outreach.kit", "pandas", "alembic.command"]
)


def moved_now() -> datetime:
    """The clock, wrong by what the file says; right in a process that nobody gave one."""
    file = os.environ.get("OPENLINE_TESTS_CLOCK")
    return datetime.now(UTC) + timedelta(seconds=float(Path(file).read_text()) if file else 0)


settings.utc_now = moved_now  # before anybody else takes the clock from there

from flows import thinkers  # noqa: E402
from flows.cli import main  # noqa: E402


def get_ready() -> None:
    """Starts the server that every command is forked from; before any round, whose settings it would take on."""
    forkserver.ensure_running()


def start(words: Sequence[str], said: Path, most_bytes: int | None) -> BaseProcess:
    """openline with these words, what it says in a file; no file of its may grow beyond `most_bytes`."""
    process = FORKS.Process(target=_run, args=(words, said, most_bytes, dict(os.environ)))
    process.start()
    return process


def _run(words: Sequence[str], said: Path, most_bytes: int | None, environment: Mapping[str, str]) -> None:
    os.setsid()
    os.chdir(ROOT)
    out = os.open(said, os.O_WRONLY | os.O_CREAT, 0o600)
    os.dup2(out, sys.stdout.fileno())
    os.dup2(out, sys.stderr.fileno())
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["openline", *words]
    thinkers.FEW = int(environment["OPENLINE_TESTS_FEW"])
    if most_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    main()
