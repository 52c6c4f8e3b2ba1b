"""What was found is kept true: the stages of a second look, in order, for all cases of one company at a time."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from data.model import Case, Cause, Channel, Dossier, Published, Verdict, Verification
from data.store import Store, UnknownCase, open_store
from discovery.due import due_for_return, due_sources, pages_of, sources_of
from discovery.reverification import (
    Again,
    channels_by_id,
    is_news,
    looked_at,
    published_by,
    returned,
    seen_elsewhere,
    verify,
)
from discovery.second_look import SecondLook, joined, look_again
from discovery.transport import Reader, open_reader
from flows.leases import turn
from flows.opening import new_id
from flows.pipeline import conclude
from flows.running import Run, each, settled
from flows.settings import Settings, manners, read_world, utc_now
from flows.work import files_of, recall, suppression_key, write_files
from outreach.retention import expires_at, has_ended
from outreach.suppression import domain_digest, without_suppressed_evidence

AT_ONCE = 8  # companies; each host is read by one of them, at its own pace
LOOKED_FOR = timedelta(days=30)  # what is gone: it may come back
FRESH_S = 30.0  # a younger copy was read by this very look, before its retry


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One case of which something is to be looked at again."""

    dossier: Dossier
    channels: tuple[Channel, ...]
    uris: frozenset[str]
    gone: tuple[Verification, ...] = ()  # what may come back, by a page among the `uris`


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """All due cases of one company: its sources are read once for them all, by one worker at a time."""

    host: str
    cases: tuple[Due, ...]
    listed_at: datetime

    @property
    def uris(self) -> frozenset[str]:
        return frozenset().union(*(case.uris for case in self.cases))


def due_companies(settings: Settings, now: datetime, *, everything: bool) -> tuple[Company, ...]:
    """What is to be looked at again, by company. `everything`: as if every look were too long ago."""
    found: defaultdict[str, list[Due]] = defaultdict(list)
    with open_store(settings.store_url) as store:
        for dossier in open_dossiers(store, settings, now):
            if (due := _due(dossier, store, now, everything=everything)).uris:
                host = dossier.evidence.company.web_domain or dossier.case.case_id
                found[host].append(due)
    return tuple(Company(host=host, cases=tuple(cases), listed_at=now) for host, cases in sorted(found.items()))


def _due(dossier: Dossier, store: Store, now: datetime, *, everything: bool) -> Due:
    """What is to be looked at again of one case; nothing, most often."""
    case_id, standing = dossier.case.case_id, channels_by_id(dossier.contacts)
    channels = tuple(standing.values())
    gone = tuple(lost for lost in store.gone(case_id, now - LOOKED_FOR) if lost.channel_id not in standing)
    if everything:
        uris = frozenset(chain.from_iterable([*map(sources_of, channels), *map(pages_of, gone)]))
    else:
        looked = store.looks(case_id)
        uris = due_sources(channels, looked, now) | due_for_return(gone, looked, now)
    return Due(dossier=dossier, channels=channels, uris=uris, gone=gone)


def open_dossiers(store: Store, settings: Settings, now: datetime) -> Iterator[Dossier]:
    """The newest dossier of every case that has neither ended nor expired, and whose company may be read."""
    key, keep, touched = suppression_key(settings.home), timedelta(days=settings.retention_days), store.last_activity()
    for case in store.cases():
        dossier = store.dossier(case.case_id)
        if dossier is None or expires_at(touched[case.case_id], dossier.contacts, keep) <= now:
            continue
        memory = store.memory(case.case_id, key)
        domain = dossier.evidence.company.web_domain or ""
        if not has_ended(case, memory.logged) and domain_digest(key, domain) not in memory.suppressed.digests:
            yield dossier


async def look_at_all(companies: Sequence[Company], settings: Settings, run: Run) -> tuple[Verification, ...]:
    """Second looks at several companies, some at once."""
    turns = asyncio.Semaphore(AT_ONCE)
    again = replace(manners(settings), fresh_s=FRESH_S)

    async def one(company: Company, reader: Reader) -> tuple[Verification, ...]:
        async with turns:
            return await look_at(company, settings, run, reader)

    async with open_reader(again, read_world(settings.world), utc_now) as reader:
        looks = await each(one(company, reader) for company in companies)
    return tuple(verification for look in looks for verification in look)


async def look_at(company: Company, settings: Settings, run: Run, reader: Reader) -> tuple[Verification, ...]:
    """Reads a company's due sources again, and keeps what that says of each channel of each of its cases.

    Who else reads that host just now is waited for; what they have looked at needs no look of ours.
    """
    async with turn(company.host, settings):
        company = await asyncio.to_thread(_still_due, company, settings)
        look = await settled(run, look_again, company.uris, reader)
        if further := await asyncio.to_thread(_further, company, look):
            look = joined(look, await settled(run, look_again, further, reader))
        return await asyncio.to_thread(_keep_all, company, look, settings)


def _still_due(company: Company, settings: Settings) -> Company:
    """The company as it stands when its turn has come: the list of what is due may be old by then."""
    with open_store(settings.store_url) as store:
        cases = (_due_since(due, company.listed_at, store) for due in company.cases)
        return replace(company, cases=tuple(due for due in cases if due is not None and due.uris))


def _due_since(due: Due, listed_at: datetime, store: Store) -> Due | None:
    """What is left to be looked at of a case that another one may have looked at, or deleted, since it was listed."""
    case_id = due.dossier.case.case_id
    seen = {uri for uri, at in store.looks(case_id).items() if at >= listed_at}
    if store.newest_run(case_id) == due.dossier.run_id:
        return replace(due, uris=due.uris - seen)
    dossier = _dossier(case_id, store)
    if dossier is None:
        return None
    channels = tuple(channels_by_id(dossier.contacts).values())
    sources = {source for channel in channels for source in channel.sources}
    seen |= {source.uri for source in sources if source.retrieved_at >= listed_at}
    return replace(due, dossier=dossier, channels=channels, uris=due.uris - seen)


def _dossier(case_id: str, store: Store) -> Dossier | None:
    """What is known of a case; None where it was forgotten or purged meanwhile."""
    try:
        return store.dossier(case_id)
    except UnknownCase:
        return None


def _further(company: Company, look: SecondLook) -> frozenset[str]:
    read = readings(look)
    again = ((due, looked_at(due.dossier.evidence, look, read(due))) for due in company.cases)
    return frozenset().union(*(seen_elsewhere(due.channels, seen) for due, seen in again))


def _keep_all(company: Company, look: SecondLook, settings: Settings) -> tuple[Verification, ...]:
    read = readings(look)
    return tuple(verdict for due in company.cases for verdict in keep_look(due, look, read(due), settings))


def readings(look: SecondLook) -> Callable[[Due], Mapping[str, Published]]:
    """What the pages publish, read once for all cases that expect the numbers of one country."""
    known: dict[str | None, Mapping[str, Published]] = {}

    def read(due: Due) -> Mapping[str, Published]:
        country = due.dossier.evidence.company.country or due.dossier.case.country
        if country not in known:
            known[country] = published_by(look, country)
        return known[country]

    return read


def keep_look(
    due: Due, look: SecondLook, read: Mapping[str, Published], settings: Settings
) -> tuple[Verification, ...]:
    """What a second look says of one case: the verdicts; and, where there is news, its channels and words anew."""
    before = due.dossier
    try:
        case, memory = recall(before.case.case_id, settings)
    except UnknownCase:
        return ()  # forgotten or purged while its company was read
    again = looked_at(before.evidence, look, read)
    allowed = without_suppressed_evidence(again.after.published, again.after.company, memory.suppressed)
    again = replace(again, after=replace(again.after, published=allowed))
    after = conclude(case, again.after, memory, new_id("r"), utc_now()) if is_news(again) else None
    kit = files_of(case.case_id, settings)[1]
    made_at = before.made_at if kit.exists() else None
    verdicts = tuple(
        verdict if verdict.verdict in QUIET else replace(verdict, kit_made_at=made_at)
        for verdict in _verdicts(case, due, again, after)
    )
    with open_store(settings.store_url) as store:
        store.keep_verifications(verdicts)
        if after is not None:
            store.keep_run(after, Cause.VERIFIED)
    if after is not None:
        write_files(after, settings)
    return verdicts


QUIET = frozenset({Verdict.SAME, Verdict.UNKNOWN})  # no news
NEWS = frozenset(Verdict) - QUIET


def _verdicts(case: Case, due: Due, again: Again, after: Dossier | None) -> Iterator[Verification]:
    contacts = (after or due.dossier).contacts
    looked = [channel for channel in due.channels if due.uris.intersection(sources_of(channel))]
    lost = [channel for channel in due.gone if due.uris.intersection(pages_of(channel))]
    return chain(verify(case, looked, again, contacts), returned(lost, again.look, contacts))
