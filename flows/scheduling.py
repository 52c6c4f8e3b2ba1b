"""`openline schedule`, `openline serve`: when what runs by itself, kept in our store; Prefect is told of it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from data.documents import dump
from data.model import Schedule
from data.schedules import keep_schedule, last_sweep, remove_schedule, schedules
from data.store import open_store
from flows.forms import BadCase
from flows.prefect_environment import prepare_client
from flows.processes import end_in_order
from flows.server import ensure_server, named_server, prefect_home, server_status
from flows.settings import Settings, read_settings, utc_now
from flows.spans import read_span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

SCHEDULED = ("reverify", "purge")
LEAST = timedelta(minutes=1)
CRON_FIELDS = 5
FINDS = {"reverify": " What it found: openline changes --since {day:%Y-%m-%d}"}


def set_schedule(name: str, every: str | None, cron: str | None, zone: str, *, everything_due: bool) -> str:
    """The flow runs so often, or by that cron line, from now on; says so in a sentence."""
    _known(name)
    if (every is None) == (cron is None):
        raise BadCase('schedule: say --every 7d, or --cron "0 7 * * 1-5" (with --timezone), and not both')
    if everything_due and name != "reverify":
        raise BadCase(f"schedule: --everything-due is for reverify, and {name} has nothing of the kind")
    schedule = Schedule(
        name=name,
        since=utc_now(),
        every_s=_span(every).total_seconds() if every else None,
        cron=cron,
        time_zone=_zone(zone),
        everything_due=everything_due,
    )
    if every and schedule.time_zone != "UTC":
        raise BadCase("--timezone: is for --cron; an interval is the same everywhere")
    settings = read_settings()
    is_running = _find_server(settings)
    if cron is not None:
        _check_cron(schedule)
    with open_store(settings.store_url) as store:
        keep_schedule(store.engine, schedule)
    return _told(schedule.name, schedule, "is kept", is_running=is_running)


def switch(name: str, *, active: bool) -> str:
    """The schedule rests, or goes on."""
    settings = read_settings()
    schedule = replace(_stored(name, settings), active=active)
    with open_store(settings.store_url) as store:
        keep_schedule(store.engine, schedule)
    return _told(name, schedule, "goes on" if active else "is paused", is_running=_find_server(settings))


def remove(name: str) -> str:
    """That flow runs only when it is asked to."""
    settings = read_settings()
    _stored(name, settings)
    with open_store(settings.store_url) as store:
        remove_schedule(store.engine, name)
    return _told(name, None, "is removed", is_running=_find_server(settings))


def run_now(name: str, err: Console) -> str:
    """One run at once, as Prefect's, in this process; what changed is told as by the schedule."""
    _known(name)
    settings = read_settings()
    _as_client(settings, err)
    from flows import deployments

    asyncio.run(deployments.run_here(name, _schedule_of(name, settings)))
    return f"{name} has run.{FINDS.get(name, '').format(day=utc_now())}"


def every_schedule() -> tuple[tuple[Schedule, datetime | None], ...]:
    """Every schedule, and when its flow last ran."""
    with open_store(read_settings().store_url) as store:
        known = schedules(store.engine)
        return tuple((schedule, last_sweep(store.engine, schedule.name, utc_now())) for schedule in known)


def table_of_schedules(known: Sequence[tuple[Schedule, datetime | None]]) -> Table:
    """The schedules for a person, a line each."""
    from rich.table import Table

    table = Table("flow", "when", "active", "last run", box=None, pad_edge=False)
    for schedule, last in known:
        when = f"{schedule.cron} in {schedule.time_zone}" if schedule.cron else f"every {_words(schedule)}"
        when += ", as if everything were due" if schedule.everything_due else ""
        told = f"{last:%Y-%m-%d %H:%M} UTC" if last else "never"
        table.add_row(schedule.name, when, "yes" if schedule.active else "paused", told)
    return table


def as_data(known: Sequence[tuple[Schedule, datetime | None]]) -> list[dict[str, Any]]:
    """The same for a program."""
    return [dump(schedule) | {"last_run": last} for schedule, last in known]


def serve(out: Console, pool: str | None) -> None:
    """Prefect's server, where it does not run yet, and all deployments, until Ctrl-C; in a pool, as one of many."""
    settings = read_settings()
    _as_client(settings, out)
    if pool is None:
        from flows import deployments

        served, work = "the schedules of `openline schedule list`", deployments.serve(settings)
    else:
        from flows import work_pool

        served, work = f"the work pool {pool}", work_pool.work_in(pool, settings)
    out.print(f"Serving {served} until Ctrl-C; runs: openline server", markup=False, highlight=False, soft_wrap=True)
    end_in_order()
    asyncio.run(work)


# --- inside


def _known(name: str) -> None:
    if name not in SCHEDULED:
        raise BadCase(f"schedule: no flow {name!r}; there is {', '.join(SCHEDULED)}")


def _schedule_of(name: str, settings: Settings) -> Schedule | None:
    with open_store(settings.store_url) as store:
        return next((schedule for schedule in schedules(store.engine) if schedule.name == name), None)


def _stored(name: str, settings: Settings) -> Schedule:
    _known(name)
    schedule = _schedule_of(name, settings)
    if schedule is None:
        raise BadCase(f"schedule: {name} has none; openline schedule --of {name} --every 7d makes one")
    return schedule


def _span(text: str) -> timedelta:
    span = read_span(text)
    if span is None or span < LEAST:
        raise BadCase(f"--every: {text!r} is not a span of a minute or more; write 30m, 12h, 7d or 2w")
    return span


def _words(schedule: Schedule) -> str:
    """The span in its greatest whole unit up to days.

    >>> _words(Schedule(name="reverify", since=utc_now(), every_s=604800.0))
    '7d'
    """
    seconds = int(schedule.every_s or 0)
    size, letter = next(
        (size, letter) for size, letter in ((86400, "d"), (3600, "h"), (60, "m"), (1, "s")) if seconds % size == 0
    )
    return f"{seconds // size}{letter}"


def _zone(zone: str) -> str:
    try:
        return str(ZoneInfo(zone))
    except (KeyError, ValueError, OSError) as error:
        raise BadCase(f"--timezone: {zone!r} is not an IANA name; write Europe/Berlin") from error


def _check_cron(schedule: Schedule) -> None:
    from flows import deployments

    fields = (schedule.cron or "").split()
    try:
        if len(fields) > CRON_FIELDS:  # a sixth one would be of seconds
            raise ValueError
        asyncio.run(deployments.next_time(schedule, schedule.since))
    except ValueError as error:
        said = f'--cron: {schedule.cron!r} is no cron line that ever comes; write five fields, as in "0 7 * * 1-5"'
        raise BadCase(said) from error


def _told(name: str, schedule: Schedule | None, what: str, *, is_running: bool) -> str:
    """Tells the server, where one runs, and the user what follows."""
    said = f"The schedule of {name} {what}."
    if is_running:
        from flows import deployments

        if asyncio.run(deployments.tell_prefect(name, schedule)):
            return said
    waits = schedule is not None and schedule.active
    return f"{said} Nobody serves just now: it counts while `openline serve` runs." if waits else said


def _find_server(settings: Settings) -> bool:
    """Makes this process a client of the server in use, where one runs: to be done before Prefect is imported."""
    named = os.environ.get("PREFECT_API_URL")
    server = named_server(named) if named else server_status(settings.prefect)
    settings.prefect.mkdir(mode=0o700, parents=True, exist_ok=True)  # Prefect wants a folder above its own
    url, password = (server.api_url, server.password) if server else ("", "")
    prepare_client(prefect_home(settings.prefect), url, password, verbose=False)
    return server is not None


def _as_client(settings: Settings, out: Console) -> None:
    server = ensure_server(settings.prefect, lambda text: out.print(text, markup=False))
    prepare_client(prefect_home(settings.prefect), server.api_url, server.password, verbose=False)
