"""What can go wrong, going wrong at random moments of a batch: `make chaos ROUNDS=20`.

Each round opens a sheet in a small world, does harm while it is worked on, mends it, and runs the same command again.
Then every case must have been done once, by the run that the batch has for it, with its files, in a sound store. What
stands in chaos.jsonl in this folder is not done again.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from data.batches import run_of
from data.store import open_store
from flows.batching import FEW, open_sheet
from flows.server import LOCK, prefect_home, stop_server
from flows.settings import read_settings
from flows.work import files_of
from flows.world import ServedWorld, serve_world
from tests.bench_world import make_world, write_sheet

OPENLINE = Path(sys.executable).parent / "openline"
RESULTS = Path("chaos.jsonl")
COMPANIES, CASES = 6, FEW + 6  # enough for processes of their own
LONGEST_S = 20.0  # until the harm is done: a batch of this size takes as long
LIMIT_S = 240.0


@dataclass(slots=True)
class Scene:
    """One round while it goes on."""

    folder: Path
    chance: random.Random
    prefect: bool = False
    world: ExitStack = field(default_factory=ExitStack)
    served: ServedWorld | None = None

    @property
    def command(self) -> list[str]:
        how = [] if self.prefect else ["--direct"]
        return [str(OPENLINE), "batch", str(self.folder / "cases.csv"), *how]

    def serve(self) -> None:
        """Serves the world, at the ports where it was served before."""
        dns, http = (self.served.dns[1], self.served.http[1]) if self.served else (0, 0)
        self.served = self.world.enter_context(serve_world(self.folder / "world", dns_port=dns, http_port=http))

    def run(self, **more: object) -> subprocess.Popen[str]:
        return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
            self.command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, **more
        )

    def wait(self) -> None:
        time.sleep(self.chance.uniform(0.5, LONGEST_S))


def kill_worker(scene: Scene) -> None:
    """kill -9 of the process that works; its own processes find out by themselves."""
    process = scene.run()
    scene.wait()
    process.kill()
    process.wait()


def kill_server(scene: Scene) -> None:
    """kill -9 of Prefect's server while a run of it goes on."""
    scene.prefect = True
    process = scene.run()
    scene.wait()
    lock = prefect_home(scene.folder / "home") / LOCK
    if lock.exists() and lock.read_text():
        os.kill(int(lock.read_text()), signal.SIGKILL)
    time.sleep(2)
    os.killpg(process.pid, signal.SIGKILL)  # it would wait for a server that does not come back
    process.wait()


def dead_dns(scene: Scene) -> None:
    """No name server and no web server answers any more, in the middle of it; later they do."""
    process = scene.run()
    scene.wait()
    scene.world.close()
    process.wait(LIMIT_S)
    scene.serve()


def full_disk(scene: Scene) -> None:
    """No file may grow beyond a limit that the store reaches sooner or later."""
    most = scene.chance.randint(50_000, 600_000)
    process = scene.run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    said, _ = process.communicate(timeout=LIMIT_S)
    if process.returncode not in {0, 2}:
        raise AssertionError(f"exit code {process.returncode}: {said[-400:]}")


HARMS: Mapping[str, Callable[[Scene], None]] = {
    "worker": kill_worker,
    "server": kill_server,
    "dns": dead_dns,
    "disk": full_disk,
}


def round_of(harm: str, seed: int) -> str:
    """One round; says what is wrong afterwards, or nothing."""
    with tempfile.TemporaryDirectory() as name:
        scene = Scene(Path(name), random.Random(f"{harm} {seed}"))
        make_world(scene.folder / "world", COMPANIES, 0.02)
        write_sheet(scene.folder / "cases.csv", CASES, COMPANIES)
        with scene.world:
            scene.serve()
            os.environ |= {
                "OPENLINE_HOME": str(scene.folder / "home"),
                "OPENLINE_WORLD": str(scene.served),
                "OPENLINE_PACE_S": "0.05",
                "OPENLINE_TIMEOUT_S": "2",
                "OPENLINE_RETRY_DELAYS_S": "[0.2]",
            }
            HARMS[harm](scene)
            done = scene.run()
            said, _ = done.communicate(timeout=LIMIT_S)
            stop_server(scene.folder / "home")
        return f"exit code {done.returncode}: {said[-400:]}" if done.returncode else _wrong(scene)


def _wrong(scene: Scene) -> str:
    settings = read_settings()
    sheet = open_sheet(scene.folder / "cases.csv", settings)
    with open_store(settings.store_url) as store, store.engine.begin() as db:
        runs = [tuple(row) for row in db.exec_driver_sql("SELECT case_id, run_id FROM runs ORDER BY case_id")]
    should = sorted((case.case_id, run_of(sheet.batch_id, case.case_id)) for case in sheet.cases)
    if runs != should or len(should) != CASES:
        return f"{len(runs)} runs for {len(should)} cases"
    if not all(file.exists() for case in sheet.cases for file in files_of(case.case_id, settings)):
        return "a sheet or a kit is missing"
    check = subprocess.run([OPENLINE, "db", "check"], capture_output=True, text=True)
    return "" if check.returncode == 0 else check.stderr


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    done = [json.loads(line) for line in RESULTS.read_text().splitlines()] if RESULTS.exists() else []
    known = {(one["harm"], one["round"]) for one in done}
    for number in range(rounds):
        for harm in HARMS:
            if (harm, number) not in known:
                start = time.monotonic()
                wrong = round_of(harm, number)
                line = {"harm": harm, "round": number, "wrong": wrong, "seconds": round(time.monotonic() - start)}
                with RESULTS.open("a") as file:
                    file.write(json.dumps(line) + "\n")
                print(f"{harm:8} {number:3}  {wrong or 'well'}  {line['seconds']} s", flush=True)


if __name__ == "__main__":
    main()
