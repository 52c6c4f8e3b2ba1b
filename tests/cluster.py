"""Several machines' worth of openline on this one: `make cluster WORKERS=2`.

PostgreSQL for the store and for Prefect, Prefect's server, a work pool, and workers with data folders of their own; a
batch in parts is given out to them, and what came of it is counted. Then a second one, and one of the machines goes.
Last somebody is forgotten, and looked for in both databases and on all machines.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import httpx

from data.batches import left, unfinished
from data.store import open_store
from flows.server import Server, ensure_server, stop_server
from flows.settings import read_settings
from flows.work import suppression_key
from flows.world import serve_world
from tests.bench_world import domain_of, make_world, write_sheet
from tests.postgresql import binaries, every_row, new_database, postgresql_server
from tests.processes import kill, working_in

OPENLINE = Path(sys.executable).parent / "openline"
COMPANIES, CASES = 12, 48
LIMIT_S = 300.0
POOL = "openline"
RARE = "Quillfeather"  # nobody else of the world is called so


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


def wait_until(holds: Callable[[], object], what: str) -> float:
    """Seconds until it holds; raises TimeoutError, with what was waited for."""
    start = time.monotonic()
    while not holds():
        if time.monotonic() - start > LIMIT_S:
            raise TimeoutError(what)
        time.sleep(0.5)
    return time.monotonic() - start


def still_to_do(batch_id: str) -> int:
    """How many cases of a batch are not done."""
    with open_store(read_settings().store_url) as store:
        return sum(map(len, left(store.engine, batch_id)))


def give_out(sheet: Path, parts: int) -> str:
    """Gives the sheet's parts to the pool, as soon as somebody has made it; returns the batch."""
    command = f"{OPENLINE} batch {sheet} --parts {parts}".split()
    wait_until(lambda: subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0, "nobody serves")
    with open_store(read_settings().store_url) as store:
        return unfinished(store.engine)[-1]


def runs(server: Server, *states: str) -> list[dict[str, Any]]:
    """Prefect's runs of batches in one of these states."""
    user, _, password = str(server.password).partition(":")
    asked = {"flows": {"name": {"any_": ["batch"]}}, "flow_runs": {"state": {"type": {"any_": states}}}}
    answer = httpx.post(f"{server.api_url}/flow_runs/filter", json=asked, auth=(user, password))
    return list(answer.raise_for_status().json())


def spread(sheet: Path, folder: Path, workers: int) -> None:
    """One batch over all workers."""
    batch_id = give_out(sheet, parts=4 * workers)
    took = wait_until(lambda: not still_to_do(batch_id), "the batch was not done")
    print(f"{CASES} cases at {COMPANIES} companies by {workers} workers of a process work pool: {took:.0f} s")
    kits = Counter(kit.parts[-4] for kit in folder.glob("worker*/cases/*/kit.html"))
    print(", ".join(f"{count} kits by {name}" for name, count in sorted(kits.items())))


def lose_one(sheet: Path, folder: Path, workers: int, server: Server) -> None:
    """Another batch, in the middle of which a machine is lost: the others go on, and `resume` does what is left."""
    batch_id = give_out(sheet, parts=4 * workers)
    wait_until(lambda: still_to_do(batch_id) < CASES and runs(server, "RUNNING"), "nothing was begun")
    kill(working_in(folder / "worker0"))
    print(f"a machine is lost with {still_to_do(batch_id)} of {CASES} cases still to do")
    seen = wait_until(lambda: runs(server, "CRASHED"), "nobody saw that its runs are dead")
    print(f"its runs are marked as crashed after {seen:.0f} s")
    wait_until(lambda: not runs(server, "SCHEDULED", "PENDING", "RUNNING"), "the others did not end")
    print(f"the others have left {still_to_do(batch_id)} cases; openline resume:")
    subprocess.run([OPENLINE, "resume"], check=True)


def forget_one(folder: Path, databases: Sequence[str], server: Server) -> None:
    """Somebody is forgotten on every machine, and is in no column of either database then, nor in any file."""
    company = {"company": "Works 00000", "domain": domain_of(0), "role": "Potter", "on": "2026-11-18"}
    start_typed(server, {"interviewer": f"Zenobia {RARE}", **company})
    machines = (folder / "home", *sorted(folder.glob("worker[0-9]")))
    was = mentions(machines, databases)
    for home in machines:
        command = [str(OPENLINE), "forget", f"Zenobia {RARE}", "--company", company["company"]]
        subprocess.run(command, check=True, env=os.environ | {"OPENLINE_HOME": str(home)}, stdout=subprocess.DEVNULL)
    print(f"somebody in {was} rows and files is forgotten on every machine: then in {mentions(machines, databases)}")


def start_typed(server: Server, interview: dict[str, str]) -> None:
    """A run as somebody starts it with Prefect's own form, to its end: what they typed is its parameter."""
    user, _, password = str(server.password).partition(":")
    with httpx.Client(base_url=f"{server.api_url}/", auth=(user, password)) as client:
        deployed = client.get("deployments/name/discover/discover").raise_for_status().json()["id"]
        asked = {"parameters": {"interview": interview}}
        run = client.post(f"deployments/{deployed}/create_flow_run", json=asked).raise_for_status().json()["id"]
        wait_until(
            lambda: client.get(f"flow_runs/{run}").json()["state_type"] in {"COMPLETED", "FAILED", "CRASHED"},
            "the typed run did not end",
        )


def mentions(machines: Sequence[Path], databases: Sequence[str]) -> int:
    """How many rows of the databases, and files of the machines, speak of them."""
    rows = (row for url in databases for row in every_row(url))
    files = (file.read_text("utf-8", "replace") for home in machines for file in home.rglob("*") if file.is_file())
    return sum(RARE.casefold() in text.casefold() for text in chain(rows, files))


def main() -> None:
    workers = int(sys.argv[1])
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        host = stack.enter_context(postgresql_server(programs))
        make_world(folder / "world", COMPANIES, 0.05)
        served = stack.enter_context(serve_world(folder / "world"))
        home = folder / "home"
        store, prefect = new_database(host, "openline"), new_database(host, "prefect")
        os.environ |= {
            "OPENLINE_HOME": str(home),
            "OPENLINE_SERVER_HOME": str(home),
            "OPENLINE_DATABASE_URL": store,
            "OPENLINE_WORLD": str(served),
            "OPENLINE_PACE_S": "0.2",
            "PREFECT_API_DATABASE_CONNECTION_URL": prefect.replace("postgresql:", "postgresql+asyncpg:"),
        }
        suppression_key(home)
        server = ensure_server(home, print)
        stack.callback(stop_server, home)
        for number in range(workers):
            stack.enter_context(worker(folder / f"worker{number}", home))
        sheet = write_sheet(folder / "cases.csv", CASES, COMPANIES)
        spread(sheet, folder, workers)
        other = folder / "others.csv"
        other.write_text(sheet.read_text("utf-8").replace("Role", "Post"), "utf-8")
        lose_one(other, folder, workers, server)
        with open_store(store) as ours, ours.engine.begin() as db:
            kept = db.exec_driver_sql("SELECT count(*) FROM runs").scalar()
        print(f"{kept} runs of {2 * CASES} cases")
        forget_one(folder, (store, prefect), server)
        subprocess.run([OPENLINE, "db", "check"], check=True)


if __name__ == "__main__":
    main()
