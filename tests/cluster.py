"""Several machines' worth of openline on this one: `make cluster WORKERS=2`.

PostgreSQL for the store and for Prefect, Prefect's server, and workers with data folders of their own; a batch in parts
is given out to them, and what came of it is counted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from data.batches import left, unfinished
from data.store import open_store
from flows.server import ensure_server, stop_server
from flows.settings import read_settings
from flows.work import suppression_key
from flows.world import serve_world
from tests.bench_world import make_world, write_sheet
from tests.postgresql import binaries, new_database, postgresql_server

OPENLINE = Path(sys.executable).parent / "openline"
COMPANIES, CASES = 12, 48
LIMIT_S = 300.0
POOL = "openline"


@contextmanager
def worker(home: Path, first: Path) -> Iterator[None]:
    """One machine: its own data folder, with the key that the suppression list is hashed by on all of them."""
    home.mkdir()
    shutil.copy(first / "suppression.key", home)
    with (home / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [OPENLINE, "serve", "--pool", POOL], env=os.environ | {"OPENLINE_HOME": str(home)}, stdout=log, stderr=log
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def wait_for(batch_id: str) -> float:
    """Seconds until nothing is left to do."""
    start = time.monotonic()
    with open_store(read_settings().store_url) as store:
        while left(store.engine, batch_id):
            if time.monotonic() - start > LIMIT_S:
                raise TimeoutError("the batch was not done")
            time.sleep(0.5)
    return time.monotonic() - start


def give_out(sheet: Path, parts: int) -> str:
    """Gives the sheet's parts to whoever serves, as soon as somebody does; returns the batch."""
    deadline = time.monotonic() + LIMIT_S
    while subprocess.run([OPENLINE, "batch", sheet, "--parts", str(parts)], stderr=subprocess.DEVNULL).returncode:
        if time.monotonic() > deadline:
            raise TimeoutError("nobody serves")
    with open_store(read_settings().store_url) as store:
        return unfinished(store.engine)[-1]


def main() -> None:
    workers = int(sys.argv[1])
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        host = stack.enter_context(postgresql_server(programs))
        make_world(folder / "world", COMPANIES, 0.05)
        served = stack.enter_context(serve_world(folder / "world"))
        home = folder / "home"
        prefect = new_database(host, "prefect").replace("postgresql:", "postgresql+asyncpg:")
        os.environ |= {
            "OPENLINE_HOME": str(home),
            "OPENLINE_SERVER_HOME": str(home),
            "OPENLINE_DATABASE_URL": new_database(host, "openline"),
            "OPENLINE_WORLD": str(served),
            "OPENLINE_PACE_S": "0.2",
            "PREFECT_API_DATABASE_CONNECTION_URL": prefect,
        }
        suppression_key(home)
        ensure_server(home, print)
        stack.callback(stop_server, home)
        for number in range(workers):
            stack.enter_context(worker(folder / f"worker{number}", home))
        sheet = write_sheet(folder / "cases.csv", CASES, COMPANIES)
        batch_id = give_out(sheet, parts=4 * workers)
        print(f"{CASES} cases at {COMPANIES} companies by {workers} workers: {wait_for(batch_id):.0f} s")
        kits = Counter(kit.parts[-4] for kit in folder.glob("worker*/cases/*/kit.html"))
        print(", ".join(f"{count} kits by {name}" for name, count in sorted(kits.items())))
        subprocess.run([OPENLINE, "db", "check"], check=True)


if __name__ == "__main__":
    main()
