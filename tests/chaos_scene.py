"""One round of `make chaos`: a small world, a data folder, a sheet, and openline at work on them."""

from __future__ import annotations

import os
import random
import shlex
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from data.batches import run_of, unseen_run
from data.store import open_store
from flows.batching import open_sheet
from flows.copies import check
from flows.server import LOCK, is_alive, prefect_home
from flows.settings import read_settings
from flows.thinkers import FEW
from flows.work import files_of
from flows.world import ServedWorld, serve_world
from tests.bench_world import make_world, write_sheet
from tests.chaos_openline import start
from tests.processes import kill, working_in

COMPANIES, CASES = 4, 12
LIMIT_S = 240.0  # for a command that nobody harms any more
START_S, START_BY_PREFECT_S = 4.0, 20.0  # until the first case is done, about
POLL_S = 0.02

Rows = tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Scene:
    """One round while it goes on."""

    folder: Path
    chance: random.Random
    server_home: Path  # of Prefect's server, which outlives the rounds
    store: str | None  # PostgreSQL's URL; None: SQLite
    postgres: tuple[Path, Path]  # its programs and its folder
    world: ExitStack = field(default_factory=ExitStack)
    served: ServedWorld | None = None
    commands: list[tuple[BaseProcess, Path]] = field(default_factory=list)
    kept_when_harmed: int = CASES

    def set_up(self) -> None:
        """The world is served, the sheet lies there, and openline's settings name them.

        Half of all batches think in processes, as a large one does.
        """
        make_world(self.folder / "world", COMPANIES, 0.02)
        write_sheet(self.folder / "cases.csv", CASES, COMPANIES)
        self.serve_world()
        self.move_clock(0)
        os.environ |= {
            "OPENLINE_HOME": str(self.folder / "home"),
            "OPENLINE_SERVER_HOME": str(self.server_home),
            "OPENLINE_WORLD": str(self.served),
            "OPENLINE_PACE_S": "0.05",
            "OPENLINE_TIMEOUT_S": "5",
            "OPENLINE_RETRY_DELAYS_S": "[0.2]",
            "OPENLINE_TESTS_CLOCK": str(self.folder / "clock"),
            "OPENLINE_TESTS_FEW": str(self.chance.choice((0, FEW))),
        }
        os.environ.pop("OPENLINE_DATABASE_URL", None)
        if self.store:
            os.environ["OPENLINE_DATABASE_URL"] = self.store

    def serve_world(self) -> None:
        """Serves the world, at the ports where it was served before."""
        dns, http = (self.served.dns[1], self.served.http[1]) if self.served else (0, 0)
        self.served = self.world.enter_context(serve_world(self.folder / "world", dns_port=dns, http_port=http))

    def move_clock(self, seconds: float) -> None:
        """From now on, openline's clock is wrong by so much."""
        new = self.folder / "clock.new"
        new.write_text(str(seconds))
        new.replace(self.folder / "clock")

    # --- commands

    def run(self, *words: str, most_bytes: int | None = None) -> BaseProcess:
        """openline with these words; no file of its may grow beyond `most_bytes`."""
        said = self.folder / f"said{len(self.commands)}"
        process = start(words, said, most_bytes)
        self.commands.append((process, said))
        return process

    def batch(self, *words: str, most_bytes: int | None = None) -> BaseProcess:
        """The sheet is worked on."""
        return self.run("batch", str(self.folder / "cases.csv"), *words, most_bytes=most_bytes)

    def ended(self, process: BaseProcess) -> int:
        """The exit code of a command, when it has ended."""
        process.join(LIMIT_S)
        if process.exitcode is None:
            raise AssertionError(f"a command has not ended in {LIMIT_S:.0f} s")
        return process.exitcode

    def finish(self, *words: str) -> None:
        """A command that nobody harms: it must succeed. It has little left to do, and one process for it."""
        os.environ["OPENLINE_TESTS_FEW"] = str(FEW)
        if code := self.ended(self.run(*words)):
            raise AssertionError(f"{shlex.join(words)}: exit code {code}: {self.said()[-400:]}")

    def said(self) -> str:
        """What all commands have said until now."""
        return "".join(said.read_text(errors="replace") for _, said in self.commands if said.exists())

    def kept(self) -> int:
        """How many cases are done: the kit is the last that is written of each."""
        return len(list((self.folder / "home" / "cases").glob("*/kit.html")))

    def wait(self, process: BaseProcess, start_s: float = START_S) -> None:
        """Until a moment by chance: within so many seconds, or when so many cases are done and a little later."""
        begin, soon = time.monotonic(), self.chance.uniform(0.3, start_s)
        share = self.chance.uniform(-0.25, 0.8)
        while process.is_alive():
            waited = time.monotonic() - begin
            if waited >= soon if share < 0 else self.kept() >= share * CASES:
                break
            time.sleep(POLL_S)
        time.sleep(self.chance.uniform(0, 0.1))
        self.kept_when_harmed = self.kept()

    def processes(self) -> list[int]:
        """Every process that works for this round. Prefect's server does not, though it has what a command had set."""
        sessions = (process.pid for process, _ in self.commands)
        return working_in(self.folder / "home", sessions, but_for=self.server())

    def server(self) -> int | None:
        """The process of Prefect's server, whose session has its name; None where it does not run."""
        folder = prefect_home(self.server_home)
        return int((folder / LOCK).read_text() or 0) if is_alive(folder) else None

    def tear_down(self) -> None:
        """Whoever still works here ends."""
        kill(self.processes())
        for process, _ in self.commands:
            process.join()
        self.world.close()

    # --- what must hold afterwards

    def found(self) -> Rows:
        """What the store says was found of every case: role, noun, value, grade. The plan goes by the day."""
        query = (
            "SELECT runs.case_id, noun, value, grade FROM findings JOIN runs ON runs.run_id = findings.run_id"
            " JOIN batch_cases ON batch_cases.run_id = runs.run_id WHERE noun NOT IN ('step', 'refusal')"
        )
        with open_store(read_settings().store_url) as store:
            roles = {case.case_id: case.role for case in store.cases()}
            with store.engine.begin() as db:
                rows = [(roles[row[0]], *(str(cell) for cell in row[1:])) for row in db.exec_driver_sql(query)]
        return tuple(sorted(rows))

    def differs(self, reference: Rows) -> str:
        """How what was found differs from what there is to be found."""
        found = Counter(self.found())
        more, less = found - Counter(reference), Counter(reference) - found
        return f"found besides: {list(more)[:3]}, not found: {list(less)[:3]}" if more or less else ""

    def wrong(self, reference: Rows) -> str:
        """What does not hold: every case once, by the batch's own run, with its words once and its files; with all
        that is found where nothing is harmed; a sound store; no command that ended in a traceback.
        """
        settings = read_settings()
        sheet = open_sheet(self.folder / "cases.csv", settings)
        with open_store(settings.store_url) as store, store.engine.begin() as db:
            known = set(db.exec_driver_sql("SELECT run_id FROM runs").scalars())
            again = "SELECT run_id FROM words GROUP BY run_id, CAST(document AS TEXT) HAVING count(*) > 1"
            twice = db.exec_driver_sql(again).all()
        due = {run_of(sheet.batch_id, case.case_id) for case in sheet.cases}
        faults = {
            f"{len(due & known)} of {CASES} cases are done": len(due & known) == len(due) == CASES,
            "a run that nobody asked for": known - due <= set(map(unseen_run, due)),
            "words twice": not twice,
            self.differs(reference): not self.differs(reference),
            "a sheet or a kit is missing": all(
                file.exists() for case in sheet.cases for file in files_of(case.case_id, settings)
            ),
            "; ".join(check()): not check(),
            f"a traceback: {self.said()[-300:]}": "Traceback" not in self.said(),
        }
        return "; ".join(fault for fault, holds in faults.items() if not holds)
