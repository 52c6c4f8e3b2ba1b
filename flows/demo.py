"""`openline demo`: the main job in a small world of invented companies, served by this machine to itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flows.desk import open_quick, work
from flows.forms import BadCase
from flows.settings import read_settings, utc_now
from flows.world import DEMO, serve_world

if TYPE_CHECKING:
    from rich.console import Console

REJECTED_BEFORE = timedelta(days=4)
JIM = {
    "interviewer": "Jim Carter",
    "company": "Synergistics",
    "role": "Project Manager",
    "moment": "the talk about the Kafka move",
    "your_name": "Ada Lovelace",
    "your_phone": "+1 312 555 0142",
}


def run_demo(out: Console, err: Console, *, direct: bool, verbose: bool, timings: bool, as_json: bool = False) -> None:
    """Serves the demo world, finds Jim Carter in it and shows his card; the demo's store is a folder of its own."""
    settings = read_settings()
    with serve_world(DEMO) as served:
        os.environ |= {
            "OPENLINE_HOME": str(settings.home / "demo"),
            "OPENLINE_SERVER_HOME": str(settings.prefect),
            "OPENLINE_WORLD": str(served),
            "OPENLINE_PACE_S": os.environ.get("OPENLINE_PACE_S", "0.05"),  # our own servers do not mind
        }
        case = open_quick(JIM | {"on": f"{utc_now() - REJECTED_BEFORE:%Y-%m-%d}T16:30"})
        work(case.case_id, out, err, direct=direct, verbose=verbose, timings=timings, as_json=as_json)
    if not as_json:
        there = f"OPENLINE_HOME={settings.home / 'demo'} openline ..."
        told = f"  This was the demo, in a data folder of its own; to try these there:\n  {there}\n"
        out.print(told, markup=False, highlight=False, soft_wrap=True)


def serve_until_stopped(folder: Path, tell: Callable[[str], None]) -> None:
    """Serves a world until Ctrl-C; its setting is told first, so that a script can take it.

    Raises `BadCase` for a folder without sites, and what `serve_world` raises.
    """
    if not (folder / "sites").is_dir():
        raise BadCase(f"world: {folder} has no folder `sites`; put pages there as sites/HOST/PATH.html")
    with serve_world(folder) as served:
        tell(str(served))
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return
