"""What can go wrong, going wrong at random moments of a batch: `make chaos ROUNDS=20`.

Each round opens a sheet in a small world, does harm while it is worked on, mends it, and runs the same command again.
Then every case must have been done once, by the run that the batch has for it, with all that is found where nothing is
harmed, with its files, in a sound store. What stands in chaos.jsonl in this folder is not done again.
"""

from __future__ import annotations

import json
import os
import platform
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.server import stop_server
from tests.chaos_harms import HARMS
from tests.chaos_openline import get_ready
from tests.chaos_scene import CASES, Rows, Scene
from tests.postgresql import binaries, new_database, postgresql_server

RESULTS = Path("chaos.jsonl")
ON_POSTGRESQL = frozenset({"worker", "server", "serving", "dns", "clock"})  # every other round; of one harm, each


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What came of one round: a line of chaos.jsonl."""

    harm: str
    round: int
    store: str
    kept: int  # cases that were done when the harm was
    wrong: str
    seconds: int


def one_round(harm: str, number: int, server_home: Path, postgres: tuple[Path, Path], reference: Rows) -> Round:
    """Sets a scene, does the harm, and looks at what is left when the same command has run again."""
    start = time.monotonic()
    is_postgres = harm == "postgresql" or (harm in ON_POSTGRESQL and number % 2 == 1)
    store = new_database(postgres[1], f"{harm}{number}-{time.time_ns()}") if is_postgres else None
    with tempfile.TemporaryDirectory(prefix="openline-chaos-") as name:
        scene = Scene(Path(name), random.Random(f"{harm} {number}"), server_home, store, postgres)
        scene.set_up()
        try:
            HARMS[harm](scene)
            scene.finish("batch", str(scene.folder / "cases.csv"), "--direct")
            wrong = scene.wrong(reference)
        except AssertionError as error:
            wrong = f"{error}"
        finally:
            scene.tear_down()
    seconds = round(time.monotonic() - start)
    kind = "postgresql" if is_postgres else "sqlite"
    return Round(harm=harm, round=number, store=kind, kept=scene.kept_when_harmed, wrong=wrong, seconds=seconds)


def unharmed(server_home: Path, postgres: tuple[Path, Path]) -> Rows:
    """What is found where nothing goes wrong."""
    with tempfile.TemporaryDirectory(prefix="openline-chaos-") as name:
        scene = Scene(Path(name), random.Random(0), server_home, None, postgres)
        scene.set_up()
        try:
            scene.finish("batch", str(scene.folder / "cases.csv"), "--direct")
            return scene.found()
        finally:
            scene.tear_down()


def done_before() -> list[Round]:
    return [Round(**json.loads(line)) for line in RESULTS.read_text().splitlines()] if RESULTS.exists() else []


def table(rounds: list[Round]) -> str:
    """Each harm, how often it was done, how often in the middle of the work, and how often something was wrong."""
    lines = [f"{'harm':10} {'rounds':>6} {'cut short':>9} {'well':>5} {'wrong':>5}"]
    for harm in HARMS:
        some = [one for one in rounds if one.harm == harm]
        wrong, short = sum(bool(one.wrong) for one in some), sum(one.kept < CASES for one in some)
        lines.append(f"{harm:10} {len(some):6} {short:9} {len(some) - wrong:5} {wrong:5}")
    return "\n".join(lines)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    harms = sys.argv[2:] or list(HARMS)
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    done = done_before()
    known = {(one.harm, one.round) for one in done}
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}", flush=True)
    get_ready()
    with ExitStack() as stack:
        postgres = programs, stack.enter_context(postgresql_server(programs))
        server_home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="openline-chaos-")))
        stack.callback(stop_server, server_home)
        reference = unharmed(server_home, postgres)
        for number, harm in [(number, harm) for number in range(rounds) for harm in harms]:
            if (harm, number) not in known:
                one = one_round(harm, number, server_home, postgres, reference)
                done.append(one)
                with RESULTS.open("a") as file:
                    file.write(json.dumps(asdict(one)) + "\n")
                told = f"{one.wrong or 'well'}  {one.kept} of {CASES} done before, {one.store}, {one.seconds} s"
                print(f"{harm:10} {number:3}  {told}", flush=True)
    print(table(done))


if __name__ == "__main__":
    main()
