"""Other processes of this machine: whose they are, and an end to them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def working_in(home: Path, sessions: Iterable[int | None] = (), *, but_for: int | None = None) -> list[int]:
    """Every process that was started with this data folder, or in one of these sessions; `but_for` those of one."""
    mark, known = f"OPENLINE_HOME={home}\0".encode(), set(sessions)
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just ended
            session = os.getsid(int(one.name))
            if session != but_for and (session in known or mark in (one / "environ").read_bytes()):
                found.append(int(one.name))
    return sorted(found)


def kill(processes: Iterable[int]) -> None:
    """kill -9 of these processes, and of nobody else."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
