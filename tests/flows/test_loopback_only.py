"""Nothing connects anywhere but to loopback: not openline, not Prefect's client, and not its server."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path

from tests.conftest import skip

OPENLINE = Path(sys.executable).parent / "openline"
ADDRESS = re.compile(r'sin_addr=inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"')


@contextmanager
def terminal() -> Iterator[int]:
    """A terminal that somebody reads: what Prefect's client has to tell its makers, it tells at a terminal only."""
    reader, end = pty.openpty()

    def read() -> None:
        try:
            while os.read(reader, 65536):
                pass
        except OSError:  # the other end is closed
            return

    reading = threading.Thread(target=read)
    reading.start()
    try:
        yield end
    finally:
        os.close(end)
        reading.join()
        os.close(reader)


def addresses_in(trace: str) -> set[str]:
    """The IP addresses to which a process has connected or sent.

    >>> addresses_in('connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = 0')
    {'192.0.2.1'}
    """
    return {four or six for four, six in ADDRESS.findall(trace)}


def test_the_demo_connects_to_loopback_alone_from_its_servers_start_to_its_stop(tmp_path: Path) -> None:
    if not shutil.which("strace"):
        skip("strace is not installed (Debian: apt-get install strace)")
    environment = {name: value for name, value in os.environ.items() if name not in {"CI", "PREFECT_API_URL"}}
    environment["OPENLINE_HOME"] = str(tmp_path / "home")
    trace = tmp_path / "trace"
    calls = ["--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg"]
    commands = f"{OPENLINE} demo; ended=$?; {OPENLINE} stop; exit $ended"
    with terminal() as end:
        done = subprocess.run(
            ["strace", "--follow-forks", *calls, "-o", str(trace), "sh", "-c", commands],
            env=environment,
            stdin=end,
            stdout=end,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 0, done.stderr.decode()
    seen = addresses_in(trace.read_text())
    assert "127.0.0.1" in seen
    assert {address for address in seen if not ip_address(address).is_loopback} == set()
