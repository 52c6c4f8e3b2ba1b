"""A schedule on trial: `make trial`.

In the demo's world a number on a page changes while `openline serve` runs; how soon this is told is printed, and the
run and its table, as Prefect's own page shows them, become docs/changes-run.png and docs/changes-table.png.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

from flows.server import Server, server_status, stop_server
from flows.world import DEMO, serve_world
from tests.test_kit import CHROMIUM, FLAGS

DOCS = Path(__file__).parent.parent / "docs"
OPENLINE = Path(sys.executable).parent / "openline"
HOME = Path("/tmp/openline")  # noqa: S108 (it stands in the picture: nobody's own folder)
OLD, NEW = "555-0100", "555-0199"
LIMIT_S = 180.0


def command(*words: str) -> str:
    return subprocess.run([OPENLINE, *words], check=True, capture_output=True, text=True).stdout


@contextmanager
def serving() -> Iterator[None]:
    server = subprocess.Popen([OPENLINE, "serve"], stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def change_number(world: Path) -> None:
    """On every page of the company, in every spelling."""
    for page in (world / "sites" / "synergistics.example").rglob("*.html"):
        text = page.read_text("utf-8")
        for mark in "-. ":
            text = text.replace(OLD.replace("-", mark), NEW.replace("-", mark))
        page.write_text(text.replace("9375550100", "9375550199"), "utf-8")


def seconds_until_told() -> float:
    start = time.monotonic()
    while "0199" not in command("changes", "--since", "2026-01-01"):
        if time.monotonic() - start > LIMIT_S:
            raise TimeoutError("the change was not told")
        time.sleep(1)
    return time.monotonic() - start


def signed_in(page: Page, server: Server) -> str:
    """Prefect's page, opened with its password."""
    base = server.api_url.removesuffix("/api")
    page.goto(base)
    key = base64.b64encode(str(server.password).encode()).decode()
    page.evaluate("key => localStorage.setItem('prefect-password', key)", key)
    return base


def take_pictures(server: Server) -> None:
    user, _, password = str(server.password).partition(":")
    made = httpx.post(f"{server.api_url}/artifacts/filter", json={}, auth=(user, password)).json()[0]
    pictures = {
        "changes-run.png": f"runs/flow-run/{made['flow_run_id']}",
        "changes-table.png": f"artifacts/artifact/{made['id']}",
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1180, "height": 560})
        base = signed_in(page, server)
        for name, path in pictures.items():
            page.goto(f"{base}/{path}", wait_until="networkidle")
            page.wait_for_timeout(2000)  # it draws when it has loaded
            page.screenshot(path=DOCS / name)
        browser.close()


def main() -> None:
    shutil.rmtree(HOME, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        world = Path(shutil.copytree(DEMO, Path(folder) / "world"))
        with serve_world(world) as served:
            os.environ |= {"OPENLINE_HOME": str(HOME), "OPENLINE_WORLD": str(served), "OPENLINE_PACE_S": "0.05"}
            command("find", "Jim Carter", "--company", "Synergistics", "--role", "Carpenter", "--on", "2026-11-18")
            command("schedule", "--every", "1m", "--everything-due")
            with serving():
                change_number(world)
                print(f"told after {seconds_until_told():.0f} s")
                server = server_status(HOME)
                assert server is not None
                time.sleep(10)  # the run's end
                take_pictures(server)
    stop_server(HOME)
    shutil.rmtree(HOME)


if __name__ == "__main__":
    main()
