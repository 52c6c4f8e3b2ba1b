"""The same stages as a Prefect flow: each reading of the world a task of its own, retried; no logic here.

Prefect is the operator's view, and sees ids and counts: stages run as closures, so that no value of theirs is a task's
parameter, and no result is kept. What a person types into Prefect's own form is its one exception; `forget` cleans it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from prefect import State, flow, task
from prefect.cache_policies import NO_CACHE

from discovery.looking import CouldNotLook
from flows.forms import QuickCase
from flows.opening import from_quick
from flows.running import JITTER, Run, perform
from flows.settings import read_settings
from flows.work import open_case, work_on

# What is a task of its own: the readings of the world, then the rest. What lies between is too small to be one.
TASKS = {"read_correspondence", "resolve_company", "crawl", "look_up_exchanges", "conclude", "keep"}


@flow(name="discover", flow_run_name="discover-{case_id}", persist_result=False, validate_parameters=True)
async def discover_case(interview: QuickCase | None = None, case_id: str | None = None) -> dict[str, int]:
    """Find the channels of one case and write its words.

    Args:
        interview: Who interviewed you, where, for what, and when you heard; leave case_id empty.
        case_id: A case that is stored already; leave interview empty.
    """
    settings = read_settings()
    if case_id is None:
        if interview is None:
            raise ValueError("give an interview or a case_id")
        case_id = (await asyncio.to_thread(open_case, from_quick(interview, settings), settings)).case_id
    dossier = await work_on(case_id, settings, as_tasks(settings.retry_delays_s))
    return {
        "people": len(dossier.case.people),
        "pages": len(dossier.evidence.site.pages),
        "channels": sum(len(contact.channels) for contact in dossier.contacts),
        "words": len(dossier.words),
    }


def as_tasks(delays_s: Sequence[float]) -> Run:
    """Runs a stage as a Prefect task, tried again with growing, jittered delays while it could not look."""

    async def run(stage: Callable[..., Any], *args: object) -> Any:
        if stage.__name__ not in TASKS:
            return await perform(stage, *args)

        @task(
            name=stage.__name__,
            retries=len(delays_s),
            retry_delay_seconds=list(delays_s),
            retry_jitter_factor=JITTER,
            retry_condition_fn=could_not_look,
            cache_policy=NO_CACHE,
            persist_result=False,
        )
        async def look() -> Any:
            return await perform(stage, *args)

        return await look()

    return run


async def could_not_look(_task: Any, _run: Any, state: State[Any]) -> bool:
    """Whether trying again may help: any other error would only come back."""
    return isinstance(await state.aresult(raise_on_failure=False), CouldNotLook)
