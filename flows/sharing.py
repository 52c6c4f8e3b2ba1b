"""How a batch runs the stages: what is about the company once for all its cases, what only thinks elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Hashable, Mapping
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from typing import Any

from data.batches import unseen_run
from data.folding import fold
from data.model import Dossier
from discovery.crawl import crawl
from discovery.read_site import look_into
from flows.pipeline import conclude
from flows.running import Run
from flows.settings import Settings
from flows.work import keep_dossier

# The stages whose answer is the same for every case of a company, and what of their arguments it depends on.
SHARED: Mapping[str, Callable[..., Hashable]] = {
    "resolve_company": lambda case, reader: (fold(case.company), case.domain, case.ad, case.country),
    "crawl": lambda company, reader: (company.web_domain, company.home, company.country),
    "look_up_exchanges": lambda domains, reader: domains,
}


def shared(run: Run) -> Run:
    """Runs each stage that is about the company once, and gives every case of it the same answer, or failure."""
    answers: dict[tuple[str, Hashable], asyncio.Future[Any]] = {}

    async def once(stage: Callable[..., Any], *args: object) -> Any:
        if stage.__name__ not in SHARED:
            return await run(stage, *args)
        key = stage.__name__, SHARED[stage.__name__](*args)
        if key not in answers:
            answers[key] = asyncio.ensure_future(run(stage, *args))
        return await answers[key]

    return once


def looking_elsewhere(run: Run, pool: Executor) -> Run:
    """Looks into pages in other processes, so that every core reads, and the answers of hosts need not wait."""

    async def look(stage: Callable[..., Any], *args: object) -> Any:
        return await run(partial(crawl, look=partial(_there, pool, look_into)) if stage is crawl else stage, *args)

    return look


def concluding_elsewhere(run: Run, pool: Executor, keep: Callable[[Dossier], None]) -> Run:
    """Concludes in other processes, too.

    What is concluded is kept there, and does not come back: most of the way would be spent on carrying it.
    """

    async def conclude_there(stage: Callable[..., Any], *args: object) -> Any:
        if stage is not conclude:
            return await run(stage, *args)
        return await _there(pool, _conclude_and_keep, keep, *args)

    return conclude_there


async def _there(pool: Executor, work: Callable[..., Any], *args: object) -> Any:
    return await asyncio.get_running_loop().run_in_executor(pool, work, *args)


def _conclude_and_keep(keep: Callable[[Dossier], None], *args: Any) -> None:
    keep(conclude(*args))


def keep_run(dossier: Dossier, settings: Settings, unseen: Collection[str]) -> None:
    """Keeps what one run has found; as another run than the batch's where something could not be looked at."""
    keep_dossier(replace(dossier, run_id=unseen_run(dossier.run_id)) if unseen else dossier, settings)
