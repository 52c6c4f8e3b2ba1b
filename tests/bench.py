"""How long a batch takes beside what it must take, what Prefect adds, what it holds, what a second core is worth,
whether second looks find what changed, and whether writers bear with each other: `make bench CASES=1000 COMPANIES=200`.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.model import Verdict
from flows.batching import open_sheet
from flows.server import ensure_server, stop_server
from flows.settings import read_settings
from tests.bench_alone import stages_alone
from tests.bench_place import Command, Spent, place, spent_by
from tests.bench_second_looks import change_main_numbers, look_again_at
from tests.bench_served import BenchWorld, Delays, served_apart
from tests.bench_world import PAGES, make_world, write_sheet
from tests.bench_writers import write_at_once

OPENLINE = Path(sys.executable).parent / "openline"
DELAYS = Delays()
PACE_S = 1.0
REQUESTS = len(PAGES) + 1  # of one host: its pages and robots.txt
ROUNDS = 3  # of each, by turns
LOOKED_AT = 10  # channels for each case of a batch: 10,000 of 1,000
CASES_A_COMPANY, CHANNELS_A_CASE, CHANGED_A_CASE = 5, 3, 2  # of the second looks: at least so many channels
WRITERS, WRITING_S = 4, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One world, and how large a batch in it is."""

    folder: Path
    world: BenchWorld
    cases: int
    companies: int

    @contextmanager
    def place(self, name: str, pace_s: float = 0.0, pages: Path | None = None) -> Iterator[Path]:
        """A new data folder, which may have every page already."""
        with place(self.folder / name, world=self.world.setting, pace_s=str(pace_s)) as home:
            if pages is not None:
                home.mkdir()
                (home / "cache").symlink_to(pages / "cache")
            yield home

    def sheet(self, cases: int, companies: int) -> Path:
        return write_sheet(self.folder / f"{cases}-{companies}.csv", cases, companies)

    def report(self) -> Iterator[str]:
        """The lines of the report, as they are known."""
        sheet = self.sheet(self.cases, self.companies)
        self.warm()
        rounds = [self.round(f"{number}", sheet) for number in range(ROUNDS)]
        direct, prefect, alone = (sum(seconds) / ROUNDS for seconds in zip(*rounds, strict=True))
        floor = max(REQUESTS * PACE_S, alone / (os.cpu_count() or 1))
        yield (
            f"wall {direct:.1f} s, floor {floor:.1f} s (the same stages alone {alone:.1f} CPU s): {direct / floor:.2f}"
        )
        yield f"with Prefect {prefect:.1f} s: {prefect / direct - 1:+.0%}"
        yield self.memory()
        yield self.workers(sheet)
        yield from self.second_looks()
        yield self.writers()

    def warm(self) -> None:
        """Everything is compiled, as it is where openline is installed and in use."""
        one = self.sheet(1, 1)
        self.direct("warm", one, pace_s=0.0)
        self.prefect("warm with Prefect", one, pace_s=0.0)

    def direct(self, name: str, sheet: Path, pace_s: float = PACE_S) -> Spent:
        """A batch without Prefect."""
        with self.place(name, pace_s):
            return self.told(f"{name}: {sheet.name}", [OPENLINE, "batch", sheet, "--direct"])

    def prefect(self, name: str, sheet: Path, pace_s: float = PACE_S) -> Spent:
        """The same with Prefect, whose server runs already."""
        with self.place(name, pace_s) as home:
            ensure_server(home, lambda text: None)
            try:
                return self.told(f"{name}: {sheet.name}", [OPENLINE, "batch", sheet])
            finally:
                stop_server(home)

    def told(self, what: str, *commands: Command) -> Spent:
        """What commands took, told on stderr with what the world took beside them."""
        self.world.served()
        spent = spent_by(*commands)
        served = self.world.served()
        tell(
            f"{what}: {spent.wall:.1f} s, {spent.cpu:.1f} CPU s; its world {served.cpu:.1f} CPU s "
            f"for {served.requests} requests and {served.questions} questions"
        )
        return spent

    def round(self, name: str, sheet: Path) -> tuple[float, float, float]:
        """Seconds of a batch, of one with Prefect, and CPU seconds of its stages alone: a machine has its moods."""
        direct, prefect = self.direct(f"direct{name}", sheet), self.prefect(f"prefect{name}", sheet)
        tell("the same stages alone")
        with self.place(f"alone{name}"):
            return direct.wall, prefect.wall, stages_alone(sheet)

    def memory(self) -> str:
        """No pace is kept, so that the pages come as fast as they can be read."""
        sizes = [(self.cases, self.companies), (10 * self.cases, 10 * self.companies)]
        small, large = (self.direct(f"memory{size[0]}", self.sheet(*size), pace_s=0.0) for size in sizes)
        shutil.rmtree(self.folder / f"memory{sizes[1][0]}")
        cases = " -> ".join(f"{count:,}" for count, _ in sizes)
        return f"memory, {cases} cases: {small.memory:.0f} -> {large.memory:.0f} MiB: {large.memory / small.memory:.2f}"

    def workers(self, sheet: Path) -> str:
        """Whole workers, each bound to a core of its own, the batch cut in as many parts; every page is on the disk."""
        walls = []
        for workers in (1, 2):
            with self.place(f"workers{workers}", pages=self.folder / "direct0"):
                open_sheet(sheet, read_settings())
                commands = [_worker(sheet, part, workers) for part in range(workers)]
                walls.append(self.told(f"{workers} at work, pages from disk", *commands).wall)
        return f"pages from disk, one worker {walls[0]:.1f} s, two {walls[1]:.1f} s: {walls[0] / walls[1]:.2f} x"

    def second_looks(self) -> Iterator[str]:
        channels, changed = LOOKED_AT * self.cases, self.cases // 10
        companies = channels // (CHANNELS_A_CASE * CASES_A_COMPANY)
        self.direct("looks", self.sheet(companies * CASES_A_COMPANY, companies), pace_s=0.0)
        change_main_numbers(self.folder / "world", changed // (CASES_A_COMPANY * CHANGED_A_CASE))
        tell(f"a second look at {channels:,} channels")
        self.world.served()
        with place(self.folder / "looks", world=self.world.setting, pace_s="0"):
            verdicts, sources = look_again_at(channels)
        asked = self.world.served().requests
        told = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(verdicts.items()))
        met = verdicts == {Verdict.CHANGED: changed, Verdict.SAME: channels - changed}
        yield f"second looks, {changed} of {channels:,} channels changed: {told}{'' if met else ' (WRONG)'}"
        yield f"{asked:,} requests for {sources:,} sources, each host's robots.txt with them: {asked / sources:.2f}"

    def writers(self) -> str:
        tell(f"{WRITERS} writers for {WRITING_S:g} s")
        written = write_at_once(self.folder / "written.db", WRITERS, WRITING_S)
        refused = [error for one in written for error in one.refused]
        runs, slowest = sum(one.runs for one in written), max(one.slowest_s for one in written)
        return (
            f"SQLite, {WRITERS} writers for {WRITING_S:g} s: {runs:,} runs kept, the slowest in {slowest:.1f} s, "
            f"{sum('locked' in error for error in refused)} times locked, {len(refused)} errors"
        )


def _worker(sheet: Path, part: int, parts: int) -> Command:
    return [
        "taskset",
        "--cpu-list",
        str(part),
        sys.executable,
        "-m",
        "tests.bench_worker",
        sheet,
        str(part),
        str(parts),
    ]


def tell(what: str) -> None:
    print(f"  [{time.strftime('%H:%M:%S')}] {what}", file=sys.stderr, flush=True)


def main() -> None:
    cases, companies = (int(word) for word in sys.argv[1:3])
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed openline is compiled, as pip does it
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    delays = f"{DELAYS.request:g} s a request, {DELAYS.dns:g} s an answer of DNS"
    print(f"{cases:,} cases at {companies} companies, {len(PAGES)} pages of 30 to 60 KB each, {delays}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tell("making the world")
        make_world(folder / "world", max(10 * companies, cases), DELAYS.request)
        with served_apart(folder / "world", DELAYS) as world:
            for line in Bench(folder=folder, world=world, cases=cases, companies=companies).report():
                print(line, flush=True)


if __name__ == "__main__":
    main()
