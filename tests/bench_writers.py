"""Several processes that write into one SQLite store at once, for a while."""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass, replace
from pathlib import Path

from data.engine import BrokenStore
from data.store import open_store
from tests.dossiers import DOSSIER


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What one writer did: its runs, the longest that one took, and what it was refused with."""

    runs: int
    slowest_s: float
    refused: tuple[str, ...]


def write_at_once(store: Path, writers: int, seconds: float) -> list[Written]:
    """Each writer keeps one run after the other, as a command does: the store opened, written and closed."""
    url = f"sqlite:///{store}"
    with open_store(url) as opened:
        opened.keep_case(DOSSIER.case, DOSSIER.made_at)
    with multiprocessing.get_context("spawn").Pool(writers) as pool:
        return pool.starmap(_write, [(url, writer, seconds) for writer in range(writers)], chunksize=1)


def _write(url: str, writer: int, seconds: float) -> Written:
    runs, slowest_s, refused, end = 0, 0.0, [], time.monotonic() + seconds
    while (start := time.monotonic()) < end:
        try:
            with open_store(url) as store:
                store.keep_run(replace(DOSSIER, run_id=f"{writer}-{runs}"))
        except BrokenStore as error:
            refused.append(str(error))
        runs += 1
        slowest_s = max(slowest_s, time.monotonic() - start)
    return Written(runs=runs, slowest_s=slowest_s, refused=tuple(refused))
