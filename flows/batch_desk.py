"""`openline batch` and `openline resume`: a sheet of cases under the eyes of the user."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flows.batching import TELL, left_of, open_sheet, unfinished_batches, work_on_companies, workshop
from flows.forms import BadCase
from flows.prefect_environment import prepare_client
from flows.server import ServerNotStarted, ensure_server, prefect_home
from flows.settings import Settings, read_settings, read_world

if TYPE_CHECKING:
    from rich.console import Console


def run_sheet(path: Path, out: Console, err: Console, *, direct: bool, parts: int = 1) -> bool:
    """Works on every case of a sheet; False where rows had to be left out, each with what is wrong with it.

    Several `parts` are not worked on here, but given to whoever serves, on however many machines.
    """
    settings = read_settings()
    read_world(settings.world)  # a wrong setting is told before anything is kept
    sheet = open_sheet(path, settings)
    for fault in sheet.faults:
        err.print(f"{path}, {fault}", markup=False, highlight=False, soft_wrap=True)
    if not sheet.cases:
        raise BadCase(f"{path}: there is no row in it that can be used")
    if parts > 1:
        _hand_out(sheet.batch_id, parts, settings, out, err)
    else:
        _work(sheet.batch_id, settings, out, err, direct=direct)
    return not sheet.faults


def _hand_out(batch_id: str, parts: int, settings: Settings, out: Console, err: Console) -> None:
    """One run of the deployment for each part; what becomes of them stands on Prefect's page."""
    server = ensure_server(settings.prefect, lambda text: err.print(text, markup=False))
    prepare_client(prefect_home(settings.prefect), server.api_url, server.password, verbose=False)
    from flows import deployments

    given = [{"batch_id": batch_id, "part": part, "parts": parts} for part in range(parts)]
    if not asyncio.run(deployments.hand_out("batch", given)):
        raise BadCase("batch: nobody serves: start `openline serve` on one machine or more, then give them the parts")
    out.print(f"Batch {batch_id}: {parts} parts given out. When they are done: openline resume", markup=False)


def resume(out: Console, err: Console, *, direct: bool) -> None:
    """Goes on with every batch of which something is left to do."""
    settings = read_settings()
    batches = unfinished_batches(settings)
    for batch_id in batches:
        _work(batch_id, settings, out, err, direct=direct)
    if not batches:
        out.print("Nothing is left to do.")


def _work(batch_id: str, settings: Settings, out: Console, err: Console, *, direct: bool) -> None:
    count = sum(map(len, left_of(batch_id, settings)))
    with _going_on_later(err), _progress(count, err):
        if direct:
            asyncio.run(_directly(batch_id, settings))
        else:
            _by_prefect(batch_id, settings, err)
    out.print(f"Batch {batch_id}: {count} cases done. All contacts: openline export --out contacts.csv", markup=False)


async def _directly(batch_id: str, settings: Settings) -> None:
    companies = left_of(batch_id, settings)
    async with workshop(companies, settings) as shop:
        await work_on_companies(companies, shop)


def _by_prefect(batch_id: str, settings: Settings, err: Console) -> None:
    """As a run of our Prefect flow; where no server can be had, this is said, and it goes on without."""
    try:
        server = ensure_server(settings.prefect, lambda text: err.print(text, markup=False))
    except ServerNotStarted as reason:
        err.print(f"Going on without Prefect: {reason}", markup=False, soft_wrap=True)
        asyncio.run(_directly(batch_id, settings))
        return
    prepare_client(prefect_home(settings.prefect), server.api_url, server.password, verbose=False)
    from flows.batch import batch  # Prefect reads its environment when it is imported

    asyncio.run(batch(batch_id))


@contextmanager
def _going_on_later(err: Console) -> Iterator[None]:
    """Ctrl-C ends in one sentence and exit code 130, as in a shell."""
    try:
        yield
    except KeyboardInterrupt:
        err.print(
            "openline: stopped; what is done is kept, and `openline resume` goes on with the rest",
            markup=False,
            soft_wrap=True,
        )
        sys.exit(130)


@contextmanager
def _progress(count: int, err: Console) -> Iterator[None]:
    """How many cases are done, and about how long the rest will take; a bar on a terminal, else nothing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("cases"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("left"))
    with Progress(*columns, console=err, disable=not err.is_terminal) as progress:
        bar = progress.add_task("cases", total=count)
        TELL.set(lambda case_id: progress.advance(bar))
        yield
