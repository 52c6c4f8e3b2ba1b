"""Cases that nobody has touched for a long time are deleted, with all that was found of anybody for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from data.erasure import NOBODY, Trace, delete_cases
from data.store import Store, open_store
from discovery.cache import forget_host
from flows.forgetting import delete_exports, settle
from flows.settings import Settings
from outreach.retention import expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """The cases that were deleted, and who was in them: Prefect's runs of both are to be deleted as well."""

    case_ids: tuple[str, ...] = ()
    trace: Trace = NOBODY


def purge_expired(settings: Settings, now: datetime) -> Purged:
    """Deletes the expired cases, their files, every export, and the kept pages of hosts that no other case is about."""
    with open_store(settings.store_url) as store:
        expired = tuple(_expired(store, settings, now))
        if not expired:
            return Purged()
        people = [who.name for case in store.cases() if case.case_id in expired for who in case.people]
        others = [case.case_id for case in store.cases() if case.case_id not in expired]
        for host in _hosts(store, expired) - _hosts(store, others):
            forget_host(settings.cache, host)
        for case_id in expired:
            shutil.rmtree(settings.cases / case_id, ignore_errors=True)
        delete_exports(settings)
        delete_cases(store.engine, expired)  # the last: until then it is known what else there is to delete
        settle(store, settings)
    return Purged(case_ids=expired, trace=Trace(names=frozenset(people)))


def _expired(store: Store, settings: Settings, now: datetime) -> Iterator[str]:
    touched, keep = store.last_activity(), timedelta(days=settings.retention_days)
    for case in store.cases():
        dossier = store.dossier(case.case_id)
        if expires_at(touched[case.case_id], dossier.contacts if dossier else (), keep) <= now:
            yield case.case_id


def _hosts(store: Store, case_ids: Iterable[str]) -> set[str]:
    """The web domains of these cases' companies, and whatever other hosts were read for them."""
    found = [dossier.evidence for dossier in map(store.dossier, case_ids) if dossier]
    pages = {urlsplit(page.url).hostname for evidence in found for page in evidence.site.pages}
    return {host for host in pages.union(evidence.company.web_domain for evidence in found) if host}
