"""How a stage of the pipeline is run: with retries, or watched. Prefect's way is in flows/discover.py."""

from __future__ import annotations

import asyncio
import inspect
import random
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from discovery.looking import CouldNotLook

T = TypeVar("T")

Run = Callable[..., Coroutine[Any, Any, Any]]  # runs a stage with its arguments, and gives its answer

JITTER = 0.5  # share of a delay by which it may grow, so that many do not come back at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who is told of each stage as it begins, and the seconds that each one took."""

    begins: Callable[[str], None] = lambda stage: None
    took: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def over(self, stage: str) -> Iterator[None]:
        """Watches one stage from its beginning to its end."""
        self.begins(stage)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.took[stage] = self.took.get(stage, 0.0) + time.perf_counter() - start


NOBODY = Watch()
WATCH: ContextVar[Watch] = ContextVar("WATCH")  # set by the command line; a flow inherits it


async def perform(stage: Callable[..., Any], *args: object) -> Any:
    """A stage's answer, whether it reads the world (async) or only thinks (plain)."""
    answer = stage(*args)
    return await answer if inspect.isawaitable(answer) else answer


async def settled(run: Run, stage: Callable[..., Awaitable[Any]], *args: object) -> Any:
    """The stage's answer; where the last try could still not look, its answer with `unknown` in that place."""
    try:
        return await run(stage, *args)
    except CouldNotLook as failure:
        return failure.settled


def with_retries(delays_s: Sequence[float]) -> Run:
    """Runs a stage, and again after each delay while it could not look; what it saw is in the cache by then."""

    async def run(stage: Callable[..., Any], *args: object) -> Any:
        for delay in delays_s:
            try:
                return await perform(stage, *args)
            except CouldNotLook:
                await asyncio.sleep(delay * (1 + random.random() * JITTER))  # noqa: S311 (no secret)
        return await perform(stage, *args)

    return run


def noting(run: Run, unseen: set[str]) -> Run:
    """The same; what could not be looked at is noted."""

    async def noted(stage: Callable[..., Any], *args: object) -> Any:
        try:
            return await run(stage, *args)
        except CouldNotLook as failure:
            unseen.add(failure.why)
            raise

    return noted


def watched(run: Run) -> Run:
    """The same, under the eyes of this context's watch."""

    async def telling(stage: Callable[..., Any], *args: object) -> Any:
        with WATCH.get(NOBODY).over(stage.__name__):
            return await run(stage, *args)

    return telling


async def each(works: Iterable[Awaitable[T]]) -> list[T]:
    """The answers of all of them. An error of one leaves the others whole: it is raised when they are done."""
    ended = await asyncio.gather(*works, return_exceptions=True)
    if errors := [end for end in ended if isinstance(end, Exception)]:
        raise ExceptionGroup(f"{len(errors)} of {len(ended)} ended in an error", errors)
    return [end for end in ended if not isinstance(end, BaseException)]
