"""What can go wrong, each as one function: it does the harm at a moment by chance, and mends it again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from multiprocessing.process import BaseProcess

from flows.server import ensure_server
from tests import postgresql
from tests.chaos_scene import START_BY_PREFECT_S, Scene
from tests.processes import kill

DAY_S = 86_400.0
PARTS = 2
USERS = {0, 2, 3}  # exit codes that are told in a sentence: done, cannot be used, look again


def kill_worker(scene: Scene) -> None:
    """kill -9 of one of the processes that work, or of all of them: the machine has gone."""
    process = scene.batch("--direct")
    scene.wait(process)
    working = scene.processes()
    kill(working if scene.chance.random() < 0.5 else scene.chance.sample(working, min(1, len(working))))
    scene.ended(process)


def kill_server(scene: Scene) -> None:
    """kill -9 of Prefect's server while a run of it goes on; half of the time it comes back, and the run must end."""
    process = scene.batch()
    scene.wait(process, START_BY_PREFECT_S)
    if server := scene.server():
        kill([server])
    if scene.chance.random() < 0.5:
        ensure_server(scene.server_home, lambda text: None)
        _in_words(scene, process)
    else:
        time.sleep(2)
        kill(scene.processes())


def kill_postgresql(scene: Scene) -> None:
    """kill -9 of the store's server; it is started again, and has its own journal to read."""
    programs, folder = scene.postgres
    process = scene.batch("--direct")
    scene.wait(process)
    postgresql.kill(folder)
    time.sleep(scene.chance.uniform(0, 2))
    postgresql.start(programs, folder)
    _in_words(scene, process)


def kill_serving(scene: Scene) -> None:
    """kill -9 of `openline serve` while it works on what was given out, alone or with the runs it has started."""
    serving = scene.run("serve")
    while scene.ended(scene.batch("--parts", str(PARTS))) and serving.is_alive():  # nobody serves yet
        time.sleep(1)
    scene.wait(serving, START_BY_PREFECT_S)
    kill(scene.processes() if scene.chance.random() < 0.5 else [serving.pid or 0])
    scene.ended(serving)
    scene.finish("resume", "--direct")


def full_disk(scene: Scene) -> None:
    """No file may grow beyond a limit that the store reaches sooner or later."""
    most = scene.chance.randint(50_000, 500_000)
    process = scene.batch("--direct", most_bytes=most)
    _in_words(scene, process)
    scene.kept_when_harmed = scene.kept()


def dead_dns(scene: Scene) -> None:
    """No name server and no web server answers any more, in the middle of it; later they do."""
    process = scene.batch("--direct")
    scene.wait(process)
    scene.world.close()
    _in_words(scene, process)
    scene.serve_world()


def moved_clock(scene: Scene) -> None:
    """The clock jumps by hours and days, back and forth, while a batch runs, between commands and in a second look."""
    process = scene.batch("--direct")
    while process.is_alive():
        scene.move_clock(_jump(scene))
        time.sleep(scene.chance.uniform(0.2, 3))
    _in_words(scene, process)
    scene.kept_when_harmed = 0
    looking = scene.run("reverify", "--everything-due", "--json")
    while looking.is_alive():
        scene.move_clock(_jump(scene))
        time.sleep(scene.chance.uniform(0.2, 1))
    told = json.loads(scene.commands[-1][1].read_text())
    if told["changes"] or (scene.kept() and not told["looked_at"]):  # on a day before the rejection no row is taken
        raise AssertionError(f"a second look told of {told}")
    scene.move_clock(0)


def _jump(scene: Scene) -> float:
    return scene.chance.uniform(-40, 40) * scene.chance.choice((DAY_S, DAY_S / 24))


def _in_words(scene: Scene, process: BaseProcess) -> None:
    """A command that was harmed ends by itself, and as the README says that commands end."""
    if (code := scene.ended(process)) not in USERS:
        raise AssertionError(f"exit code {code}: {scene.said()[-1500:]}")


HARMS: Mapping[str, Callable[[Scene], None]] = {
    "worker": kill_worker,
    "server": kill_server,
    "postgresql": kill_postgresql,
    "serving": kill_serving,
    "disk": full_disk,
    "dns": dead_dns,
    "clock": moved_clock,
}
