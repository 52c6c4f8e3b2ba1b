"""A flow as a run of Prefect's, as long as there is a server: without one, the same stages run all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import httpx

from flows.prefect_environment import prepare_client
from flows.server import ServerNotStarted, ensure_server, prefect_home
from flows.settings import Settings

if TYPE_CHECKING:
    from rich.console import Console

Flow = Callable[[], Coroutine[Any, Any, object]]  # imports it first: Prefect reads its environment when it is imported


def under_prefect(
    flow: Flow, without: Callable[[], object], settings: Settings, err: Console, *, verbose: bool = False
) -> None:
    """Runs the flow; where no server can be had, or it ends meanwhile, this is said, and it goes on `without`."""
    try:
        server = ensure_server(settings.prefect, lambda text: err.print(text, markup=False))
    except ServerNotStarted as reason:
        _go_on(reason, without, err)
        return
    prepare_client(prefect_home(settings.prefect), server.api_url, server.password, verbose=verbose)
    from prefect.exceptions import PrefectException

    try:
        asyncio.run(flow())
    except (
        httpx.HTTPError,
        PrefectException,
        RuntimeError,
    ) as reason:  # by each of them Prefect tells of a dead server
        _go_on(reason, without, err)


def _go_on(reason: Exception, without: Callable[[], object], err: Console) -> None:
    err.print(f"Going on without Prefect: {reason or type(reason).__name__}", markup=False, soft_wrap=True)
    without()
