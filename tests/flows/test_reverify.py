"""A second look as Prefect's run: what changed is told by ids alone, on its page and to the user's own URL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx

from flows.server import prefect_home
from tests.flows.conftest import OwnServer, files_with
from tests.loopback import Reply, closed_port, small_world

OPENLINE = Path(sys.executable).parent / "openline"
FIND = ["find", "Prudence Evenhand", "--company", "Bench", "--domain", "bench.example", "--role", "PM", "--direct"]
PAGE = "<html lang=en><title>Bench</title><p>Main: (202) 555-01{}"


@contextmanager
def listener() -> Iterator[tuple[str, list[Any]]]:
    """A URL of the user's, and all that it was told."""
    told: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/changed", told
        server.shutdown()
        thread.join()


def test_what_changed_is_told_by_ids_alone(own_server: OwnServer, tmp_path: Path) -> None:
    with (
        small_world({"bench.example/": Reply(body=PAGE.format("00").encode())}) as (world, web, _),
        listener() as (url, told),
    ):
        environment = os.environ | {
            "OPENLINE_HOME": str(tmp_path / "home"),
            "OPENLINE_SERVER_HOME": str(own_server.home),
            "OPENLINE_WORLD": f"dns=127.0.0.1:{world.dns[1]},http=127.0.0.1:{world.http[1]}",
            "OPENLINE_PACE_S": "0",
            "OPENLINE_WEBHOOK": f"http://127.0.0.1:{closed_port()}/changed",  # nobody listens yet
            "OPENLINE_RETRY_DELAYS_S": "[0.1]",
        }

        def openline(*words: str) -> str:
            return subprocess.run(
                [OPENLINE, *words], env=environment, check=True, capture_output=True, text=True
            ).stdout

        openline(*FIND, "--on", "2026-11-18")
        openline("schedule", "--every", "7d", "--everything-due")
        web.replies["bench.example/"] = Reply(body=PAGE.format("77").encode())
        at_once = "import flows.looking_again as again, sys; again.FRESH_S = 0.0; from flows.cli import main; main()"
        command = [sys.executable, "-c", at_once, "schedule", "run-now"]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        listening = environment | {"OPENLINE_WEBHOOK": url}
        for _ in range(2):  # nothing has changed since; what was missed is told, and once
            subprocess.run(command, env=listening, check=True, capture_output=True)
        digest = openline("changes", "--since", "2026-01-01")
    assert "+1 202 555 0100 -> +1 202 555 0177" in digest
    (message,) = told
    assert {change["verdict"] for change in message["changes"]} == {"changed"}
    assert set(message["changes"][0]) == {"case", "channel", "kind", "verdict"}
    user, _, password = str(own_server.server.password).partition(":")
    answer = httpx.post(f"{own_server.server.api_url}/artifacts/filter", json={}, auth=(user, password))
    rows = json.loads(answer.json()[0]["data"])
    assert {key: rows[0][key] for key in message["changes"][0]} == message["changes"][0]
    assert files_with(prefect_home(own_server.home), "5550177") == []
    assert files_with(prefect_home(own_server.home), "evenhand") == []
