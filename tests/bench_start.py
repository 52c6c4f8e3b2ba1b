"""How long a command takes to start: `make bench-start`. Medians of one run, taken in turns on one machine.

What a stage itself takes (its imports included, as `--timings` prints it) is no start-up, and is taken off.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from flows.server import Server, ensure_server, prefect_home, stop_server
from flows.world import serve_world

WORLD = Path(__file__).parent / "sites" / "bench"
OPENLINE = Path(sys.executable).parent / "openline"
FIND = [
    *(str(OPENLINE), "find", "Jim Carter", "--company", "Bench Company", "--domain", "bench.example"),
    *("--role", "Carpenter", "--on", "2026-11-18", "--timings"),
]
TRIVIAL = """
import asyncio
from prefect import flow

@flow
async def trivial() -> int:
    return 1

asyncio.run(trivial())
"""
TURNS = 9
FIRST_TURNS = 3
A_MOST, B_MOST = 4.0, 1.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """One command's seconds, and how many of them its stages took."""

    whole: float
    stages: float = 0.0

    @property
    def start(self) -> float:
        return self.whole - self.stages


def timed(command: Sequence[str], environment: dict[str, str]) -> Took:
    """Runs a command to its end; what it prints as JSON are the seconds of its stages."""
    start = time.perf_counter()
    done = subprocess.run(command, env=os.environ | environment, check=True, capture_output=True, text=True)
    whole = time.perf_counter() - start
    line = next((line for line in done.stdout.splitlines() if line.startswith("{")), "{}")
    return Took(whole=whole, stages=sum(json.loads(line).values()))


def first_start(settings: dict[str, str]) -> Took:
    """A command in an empty home, which has its server to start."""
    with tempfile.TemporaryDirectory() as home:
        try:
            return timed(FIND, settings | {"OPENLINE_HOME": home})
        finally:
            stop_server(Path(home))


def client_of(server: Server, home: Path) -> dict[str, str]:
    """All that a flow of anybody's needs to run with this server."""
    return {
        "PREFECT_HOME": str(prefect_home(home)),
        "PREFECT_API_URL": server.api_url,
        "PREFECT_API_AUTH_STRING": str(server.password),
        "DO_NOT_TRACK": "1",
    }


def measure(home: Path, settings: dict[str, str]) -> dict[str, list[Took]]:
    """Every command, in turns, after one of each that does not count."""
    prefect = client_of(ensure_server(home, lambda text: None), home)
    commands = {
        "e": ([sys.executable, "-c", "import httpx, bs4"], {}),
        "d": ([sys.executable, "-c", TRIVIAL], prefect),
        "a": ([*FIND, "--direct"], settings),
        "b": (FIND, settings),
    }
    turns = [{name: timed(*command) for name, command in commands.items()} for _ in range(1 + TURNS)]
    took = {name: [turn[name] for turn in turns[1:]] for name in commands}
    return took | {"c": [first_start(settings) for _ in range(FIRST_TURNS)]}


def report(took: Mapping[str, Sequence[Took]]) -> str:
    """The medians, a line each, and the two ratios that are promised."""
    names = {
        "a": "openline find --direct",
        "b": "openline find, server running",
        "c": "openline find, first start",
        "d": "a trivial Prefect flow, same server",
        "e": 'python -c "import httpx, bs4"',
    }
    whole, stages, start = (
        {name: median(getattr(one, part) for one in took[name]) for name in names}
        for part in ("whole", "stages", "start")
    )
    lines = [f"{'':39}{'seconds':>8}{'stages':>8}{'start':>8}"]
    lines += [
        f"({name}) {text:<35}{whole[name]:8.2f}{stages[name]:8.2f}{start[name]:8.2f}" for name, text in names.items()
    ]
    for name, other, most in (("a", "e", A_MOST), ("b", "d", B_MOST)):
        ratio = start[name] / whole[other]
        verdict = "reached" if ratio <= most else "missed"
        lines.append(f"({name}) without its stages = {ratio:.2f} x ({other}); at most {most:.2f} x: {verdict}")
    return "\n".join(lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, serve_world(WORLD) as served:
        home = Path(folder)
        settings = {
            "OPENLINE_HOME": folder,
            "OPENLINE_WORLD": str(served),
            "OPENLINE_PACE_S": "0",
            "OPENLINE_CACHE_FRESH_S": "0",
        }
        try:
            print(report(measure(home, settings)))
        finally:
            stop_server(home)


if __name__ == "__main__":
    main()
