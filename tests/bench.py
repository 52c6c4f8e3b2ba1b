"""How long a batch takes beside what it must take, what Prefect adds, what it holds, what a second core is worth, and
whether second looks find what changed: `make bench CASES=1000 COMPANIES=200`.
"""

from __future__ import annotations

import asyncio
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.model import Verdict
from discovery.transport import open_reader
from flows.batching import Workshop, left_of, open_sheet, work_on_companies
from flows.looking_again import due_companies, look_at_all
from flows.running import with_retries
from flows.server import ensure_server, stop_server
from flows.settings import manners, read_settings, read_world, utc_now
from flows.world import ServedWorld, serve_world
from tests.bench_world import PAGES, make_world, write_sheet

OPENLINE = Path(sys.executable).parent / "openline"
PACE_S = 1.0
REQUEST_S = 0.05
REQUESTS = len(PAGES) + 1  # of one host: its pages and robots.txt


@dataclass(frozen=True, slots=True)
class Spent:
    """What one command took: seconds on the clock, of all cores, and MiB of its greatest process."""

    wall: float
    cpu: float
    memory: float


def spent_by(command: list[str | Path]) -> Spent:
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@contextmanager
def place(name: str, folder: Path, **settings: str) -> Iterator[Path]:
    """A data folder of its own, with these settings."""
    home = folder / name
    os.environ |= {"OPENLINE_HOME": str(home), **{f"OPENLINE_{key.upper()}": value for key, value in settings.items()}}
    yield home
    for key in settings:
        del os.environ[f"OPENLINE_{key.upper()}"]


def stages_alone(sheet: Path) -> float:
    """CPU seconds of a batch's stages in one process, one thread at a time, every page at hand."""
    settings = read_settings()
    opened = open_sheet(sheet, settings)

    async def go() -> None:
        with ThreadPoolExecutor(1) as pool:
            async with open_reader(manners(settings), read_world(settings.world), utc_now) as reader:
                shop = Workshop(settings, reader, pool, asyncio.Semaphore(1), lambda case_id: None)
                await work_on_companies(left_of(opened.batch_id, settings), shop)

    start = time.process_time()
    asyncio.run(go())
    return time.process_time() - start


def change_main_numbers(world: Path, companies: int) -> None:
    """Another main number on every page of that many companies."""
    for site in sorted((world / "sites").iterdir())[:companies]:
        for page in site.glob("*.html"):
            page.write_text(re.sub(r"555-0100", "555-0199", page.read_text("utf-8")), "utf-8")


def second_look() -> tuple[Counter[Verdict], int]:
    """The verdicts of a second look at everything, and how many sources were to be read."""
    settings = read_settings()
    companies = due_companies(settings, utc_now(), everything=True)
    seen = asyncio.run(look_at_all(companies, settings, with_retries([])))
    return Counter(one.verdict for one in seen), sum(len(company.uris) for company in companies)


@dataclass(frozen=True, slots=True)
class Bench:
    """One world, and the sheets of its cases."""

    folder: Path
    served: ServedWorld
    sheet: Path
    small: Path  # with a tenth of the cases

    @property
    def cache(self) -> Path:
        """Every page, once the first batch has read it."""
        return self.folder / "direct" / "cache"

    @contextmanager
    def with_pages(self, name: str) -> Iterator[None]:
        """A data folder that has every page already, and no pace to keep."""
        with place(name, self.folder, pace_s="0") as home:
            home.mkdir()
            (home / "cache").symlink_to(self.cache)
            yield

    def report(self, companies: int) -> Iterator[str]:
        """The lines of the report, as they are known."""
        with place("direct", self.folder, pace_s=str(PACE_S)):
            direct = spent_by([OPENLINE, "batch", self.sheet, "--direct"])
        yield self.against_the_floor(direct)
        yield self.with_prefect(direct)
        yield self.memory(direct)
        yield self.cores()
        yield from self.second_looks(max(1, companies // 20))

    def against_the_floor(self, direct: Spent) -> str:
        with self.with_pages("alone"):
            alone = stages_alone(self.sheet)
        floor = max(REQUESTS * PACE_S, alone / (os.cpu_count() or 1))
        ratio = direct.wall / floor
        return f"wall {direct.wall:.1f} s, floor {floor:.1f} s (stages alone {alone:.1f} CPU s): {ratio:.2f}"

    def with_prefect(self, direct: Spent) -> str:
        with place("prefect", self.folder, pace_s=str(PACE_S)) as home:
            ensure_server(home, lambda text: None)
            prefect = spent_by([OPENLINE, "batch", self.sheet])
            stop_server(home)
        return f"with Prefect {prefect.wall:.1f} s: {prefect.wall / direct.wall - 1:+.0%}"

    def memory(self, direct: Spent) -> str:
        with self.with_pages("small"):
            tenth = spent_by([OPENLINE, "batch", self.small, "--direct"])
        ratio = direct.memory / tenth.memory
        return f"memory {tenth.memory:.0f} -> {direct.memory:.0f} MiB for ten times the cases: {ratio:.2f}"

    def cores(self) -> str:
        walls = []
        for cores in ("0", "0,1"):
            with self.with_pages(f"cores{len(cores)}"):
                walls.append(spent_by(["taskset", "--cpu-list", cores, OPENLINE, "batch", self.sheet, "--direct"]).wall)
        return f"pages from disk, one core {walls[0]:.1f} s, two {walls[1]:.1f} s: {walls[0] / walls[1]:.2f} x"

    def second_looks(self, changed: int) -> Iterator[str]:
        change_main_numbers(self.folder / "world", changed)
        before = len(self.served.requests)
        with place("direct", self.folder, pace_s="0"):
            verdicts, sources = second_look()
        told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
        yield f"second looks, the main numbers of {changed} companies changed: {told}"
        yield f"{len(self.served.requests) - before} requests for {sources} sources, each host's robots.txt with them"


def main() -> None:
    cases, companies = (int(word) for word in sys.argv[1:3])
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{cases} cases at {companies} companies, {len(PAGES)} pages of 30 to 60 KB each, {REQUEST_S:g} s a request")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_world(folder / "world", companies, REQUEST_S)
        sheets = [write_sheet(folder / f"{count}.csv", count, companies) for count in (cases, cases // 10)]
        with serve_world(folder / "world") as served:
            os.environ["OPENLINE_WORLD"] = str(served)
            for line in Bench(folder, served, *sheets).report(companies):
                print(line, flush=True)


if __name__ == "__main__":
    main()
