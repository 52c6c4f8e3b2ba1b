"""Yes, no, and not known: what is raised where nothing could be seen, and where we chose not to look."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class CouldNotLook(Exception, Generic[T]):
    """A stage saw only a part of the world; looking again may show the rest.

    `settled` is the stage's answer with `unknown` in the place of what could not be seen: the flow takes it when its
    retries are used up. `why` names hosts, never persons.
    """

    def __init__(self, settled: T, why: str) -> None:
        super().__init__(settled, why)  # both, so that the exception survives pickling
        self.settled = settled
        self.why = why

    def __str__(self) -> str:
        return self.why


class NotRead(Exception):
    """A URL left unread on purpose; the message says why. Looking again would change nothing."""
