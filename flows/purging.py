"""Cases that nobody has touched for a long time are deleted, with all that was found of anybody for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from data.erasure import delete_cases
from data.store import Store, open_store
from discovery.cache import forget_host
from flows.forgetting import settle
from flows.settings import Settings
from outreach.retention import expires_at


def purge_expired(settings: Settings, now: datetime) -> tuple[str, ...]:
    """Deletes the expired cases, their files, and the kept pages of companies that no other case is about.

    Returns their ids: Prefect's runs of them are to be deleted as well.
    """
    with open_store(settings.store_url) as store:
        expired = tuple(_expired(store, settings, now))
        if not expired:
            return ()
        others = [case.case_id for case in store.cases() if case.case_id not in expired]
        hosts = _hosts(store, expired) - _hosts(store, others)
        delete_cases(store.engine, expired)
        for host in hosts:
            forget_host(settings.cache, host)
        for case_id in expired:
            shutil.rmtree(settings.cases / case_id, ignore_errors=True)
        settle(store, settings)
    return expired


def _expired(store: Store, settings: Settings, now: datetime) -> Iterator[str]:
    touched, keep = store.last_activity(), timedelta(days=settings.retention_days)
    for case in store.cases():
        dossier = store.dossier(case.case_id)
        if expires_at(touched[case.case_id], dossier.contacts if dossier else (), keep) <= now:
            yield case.case_id


def _hosts(store: Store, case_ids: Iterable[str]) -> set[str]:
    """The web domains of these cases' companies."""
    dossiers = map(store.dossier, case_ids)
    return {dossier.evidence.company.web_domain or "" for dossier in dossiers if dossier} - {""}
