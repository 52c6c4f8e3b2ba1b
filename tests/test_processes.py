"""What every process of ours does, whoever has started it."""

from __future__ import annotations

import signal
import subprocess
import sys

SERVES = (
    "import asyncio; from flows.processes import end_in_order; end_in_order();"
    "print('serving', flush=True); asyncio.run(asyncio.sleep(60))"
)


def test_a_supervisor_can_end_what_a_script_has_started_in_the_background() -> None:
    script = f'{sys.executable} -c "{SERVES}" & echo $!; wait $!; echo ended with $?'  # sh: & ignores Ctrl-C
    with subprocess.Popen(["sh", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as shell:
        assert shell.stdout
        process = int(shell.stdout.readline())
        assert shell.stdout.readline() == "serving\n"
        subprocess.run(["kill", "-TERM", str(process)], check=True)
        told, _ = shell.communicate(timeout=20)
    assert told == f"ended with {128 + signal.SIGINT}\n"
