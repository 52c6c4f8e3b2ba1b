"""What every process of openline's does first."""

from __future__ import annotations

import gc
import os
import signal


def settle_in() -> None:
    """What it writes is its owner's alone; and it looks for garbage seldom, since most of what there is stays."""
    os.umask(0o077)
    gc.set_threshold(50_000, 20, 20)


def end_in_order() -> None:
    """From now on a supervisor's SIGTERM ends this process as Ctrl-C does, in whichever way it was started.

    What a script starts in the background (`&`) ignores Ctrl-C from the first, and so would ignore the SIGTERM, too.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, stop_as_told)


def stop_as_told(*_: object) -> None:
    """What a supervisor's SIGTERM does: the same as Ctrl-C, so that what was begun is ended in order."""
    signal.raise_signal(signal.SIGINT)
