"""What has changed, told to the candidate with the values: `openline reverify` and `openline changes`."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from data.counting import counted
from data.model import Case, ChannelKind, Verdict, Verification
from data.numbers import international
from data.store import open_store
from flows.forms import BadCase
from flows.looking_again import NEWS, due_companies, look_at_all
from flows.running import with_retries
from flows.settings import read_settings, utc_now
from flows.spans import read_span
from flows.work import suppression_key
from outreach.suppression import is_listed, without_suppressed_people

if TYPE_CHECKING:
    from rich.console import Console


def look_now(*, everything: bool) -> tuple[Verification, ...]:
    """Looks again at what is due, without Prefect; what each channel looked at turned out to be."""
    settings = read_settings()
    companies = due_companies(settings, utc_now(), everything=everything)
    return tuple(asyncio.run(look_at_all(companies, settings, with_retries(settings.retry_delays_s))))


def news_in(seen: Sequence[Verification]) -> tuple[Verification, ...]:
    """Those that say something new."""
    return tuple(one for one in seen if one.verdict in NEWS)


def in_words(seen: Sequence[Verification]) -> str:
    """How many channels were looked at, and what they turned out to be, in a sentence; and why some are not known."""
    if not seen:
        return "Nothing is due."
    found = [same[0] for same in _once(seen)]
    counts = Counter(one.verdict for one in found)
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    unseen = dict.fromkeys(one.reason for one in found if one.verdict is Verdict.UNKNOWN)
    return "\n".join([f"{counted(len(found), 'channel')} looked at again: {told}.", *unseen])


def changes_since(since: str) -> tuple[Verification, ...]:
    """Every change since a day, or within a span of time, the oldest first, of what is not suppressed by now."""
    settings = read_settings()
    with open_store(settings.store_url) as store:
        suppressed = store.memory("", suppression_key(settings.home)).suppressed
        shown: set[str | None] = {None}
        shown |= {who.person_id for case in store.cases() for who in without_suppressed_people(case, suppressed).people}
        found = store.verifications(_moment(since), NEWS)
    return tuple(
        change
        for change in found
        if change.person_id in shown
        and not any(is_listed(value, suppressed) for value in (change.value, change.now) if value)
    )


def show(out: Console, changes: Sequence[Verification]) -> None:
    """The changes, a few lines each, with the values: they stay on this machine."""
    from rich.padding import Padding
    from rich.text import Text

    from outreach.printable import printable

    with open_store(read_settings().store_url) as store:
        cases = {case.case_id: case for case in store.cases()}
    for same in _once(changes):
        change = same[0]
        head = f"{change.verdict:9}{_written(change, change.value)}"
        instead = f" -> {_written(change, change.now)}" if change.now not in {None, change.value} else ""
        out.print(Text(printable(head + instead), style="bold"))
        lines = [_who(same, cases.get(change.case_id)), change.reason]
        if change.kit_made_at:
            lines.append(f"the kit of {change.kit_made_at:%Y-%m-%d} showed it as it was; it has been written anew")
        for line in lines:
            out.print(Padding(Text(printable(line)), (0, 0, 0, 9)))
    for case_id in dict.fromkeys(change.case_id for change in changes if change.verdict is Verdict.GONE):
        out.print(f"To look for what is gone on the whole site: openline run {case_id}", markup=False, highlight=False)


def _once(seen: Sequence[Verification]) -> tuple[tuple[Verification, ...], ...]:
    """What was found, each with all whom it is about: the switchboard is a channel of everybody's."""
    same: dict[tuple[object, ...], list[Verification]] = {}
    for one in seen:
        same.setdefault((one.case_id, one.value, one.verdict, one.reason, one.now, one.at), []).append(one)
    return tuple(map(tuple, same.values()))


def _written(change: Verification, value: str | None) -> str:
    return international(value or "", None) if change.kind is ChannelKind.PHONE else value or ""


def _who(same: Sequence[Verification], case: Case | None) -> str:
    if case is None:
        return same[0].case_id
    names = [who.name for who in case.people if who.person_id in {one.person_id for one in same}]
    told = ", ".join(names or ["the company"])
    return f"{told}, {case.company} ({case.case_id}), {same[0].at:%Y-%m-%d %H:%M} UTC"


def _moment(since: str) -> datetime:
    if (span := read_span(since)) is not None:
        return utc_now() - span
    try:
        told = datetime.fromisoformat(since)
    except ValueError as error:
        raise BadCase(f"--since: {since!r} is no date and no span: write 2026-11-18, 2026-11-18T16:30 or 7d") from error
    return told if told.tzinfo else told.astimezone()
