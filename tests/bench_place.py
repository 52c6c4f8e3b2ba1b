"""Where a command of the bench runs, and what it takes."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What commands took: seconds on the clock until the last one ended, of all cores, MiB of the greatest process."""

    wall: float
    cpu: float
    memory: float


@contextmanager
def place(home: Path, **settings: str) -> Iterator[Path]:
    """A data folder, and settings, for what runs in the block."""
    names = {"OPENLINE_HOME": str(home), **{f"OPENLINE_{key.upper()}": value for key, value in settings.items()}}
    os.environ |= names
    try:
        yield home
    finally:
        for name in names:
            del os.environ[name]


def spent_by(*commands: Command) -> Spent:
    """Runs the commands at once; raises `subprocess.CalledProcessError` for one that fails."""
    start = time.monotonic()
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
    used = [_ended(process) for process in running]
    wall = time.monotonic() - start
    return Spent(wall=wall, cpu=sum(cpu for cpu, _ in used), memory=max(memory for _, memory in used))


def _ended(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
