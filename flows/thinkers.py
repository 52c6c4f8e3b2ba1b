"""The processes that think: they look into pages and conclude, so that every core works and no host's answer waits."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait

from flows.processes import set_to_work, settle_in

FEW = 48  # cases: for them a process takes as long to start as they take to think


@contextmanager
def thinkers(cases: int) -> Iterator[Executor]:
    """A process for each core, or for a few cases a thread. They load what they need before there is work for them.

    The processes are spawned: a fork would take this one's threads and locks along.
    """
    if cases < FEW:
        with ThreadPoolExecutor(1) as thread:
            yield thread
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(_cores(), mp_context=context, initializer=_begin) as pool:
        for _ in range(_cores()):
            pool.submit(_nothing)  # a process begins when it is given something
        yield pool


def _cores() -> int:
    """Those that we may use (taskset, a container's); all, where the system does not say (macOS)."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load() -> None:
    """What thinking takes, and keeping what was thought; then this process is set to work."""
    import pandas  # noqa: F401

    import flows.sharing  # noqa: F401
    import outreach.kit  # noqa: F401

    set_to_work()


def _nothing() -> None:
    """Who does it has begun."""


def _begin() -> None:
    """What each process does first. It ends with the one that it works for, and not before."""
    settle_in()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for that one to hear
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load()


def _end_with_parent() -> None:
    """Who is killed cannot end its workers, which would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
