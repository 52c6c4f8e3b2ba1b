"""`openline forget`: a person is deleted everywhere we keep anything, and stays forgotten by keyed hashes."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from data.copies import back_up
from data.engine import BACKUPS, file_of
from data.folding import fold
from data.model import Case, Dossier
from data.store import Store, open_store
from data.tables.legal_forms import without_legal_form
from discovery.cache import forget_host
from flows.settings import Settings, utc_now
from flows.work import suppression_key, write_files
from outreach.suppression import person_digests, value_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """Where a person was; Prefect's runs of these cases, and those that name them, are to be deleted as well."""

    case_ids: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """All that leads to one person in one case."""

    names: frozenset[str]
    person_ids: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()  # addresses and lines of their own; the switchboard is everybody's
    organisations: frozenset[str] = frozenset()  # the company's name and domains
    hosts: frozenset[str] = frozenset()  # whose kept pages may name them

    @property
    def texts(self) -> frozenset[str]:
        """What must not be found in anything that is kept."""
        return self.names | self.values


def forget(name: str, company: str, settings: Settings) -> Forgotten:
    """Deletes a person of that company from store, backups, cache, kits and sheets; and suppresses them.

    Works also for somebody who is in no case: they will not come up later either.
    """
    key = suppression_key(settings.home)
    with open_store(settings.store_url) as store:
        found = traces_in(store, name, company)
        everywhere = [Traces(names=frozenset({name}), organisations=frozenset({company})), *found.values()]
        store.suppress([mark for traces in everywhere for mark in _digests(key, traces)], utc_now())
        for case_id, traces in found.items():
            _forget_in(store, case_id, traces, settings)
        settle(store, settings)
    sweep(settings.cache, frozenset(chain.from_iterable(traces.texts for traces in everywhere)))
    return Forgotten(
        case_ids=tuple(case_id for case_id, traces in found.items() if traces.person_ids),
        names=tuple(sorted({spelling for traces in everywhere for spelling in traces.names})),
    )


def traces_in(store: Store, name: str, company: str) -> dict[str, Traces]:
    """What leads to a person of a company, in every case at it, by whichever of its names the case calls it."""
    told = {case.case_id: (case, store.dossier(case.case_id)) for case in store.cases()}
    asked = _short(company)
    domains = {_domain(case, dossier) for case, dossier in told.values() if _short(case.company) == asked}
    return {
        case.case_id: traces_of(name, case, dossier, store)
        for case, dossier in told.values()
        if _short(case.company) == asked or _domain(case, dossier) in domains - {None}
    }


def _short(company: str) -> tuple[str, ...]:
    """The company's name as people say it: Synergistics Inc. is Synergistics."""
    return without_legal_form(tuple(fold(company).split()))


def _domain(case: Case, dossier: Dossier | None) -> str | None:
    return (dossier.evidence.company.web_domain if dossier else None) or case.domain


def traces_of(name: str, case: Case, dossier: Dossier | None, store: Store) -> Traces:
    """What leads to that person in a case and in all its runs; their own channels only where they are in the case."""
    people = [who for who in case.people if sorted(fold(who.name).split()) == sorted(fold(name).split())]
    ids = frozenset(who.person_id for who in people)
    held = {value for who in people for value in (who.email, who.phone) if value}
    organisations, hosts = {case.company, case.domain}, {case.domain}
    if dossier is not None:
        domains = {dossier.evidence.company.web_domain, *(exchange.domain for exchange in dossier.evidence.exchanges)}
        organisations |= domains
        hosts |= domains | {urlsplit(page.url).hostname for page in dossier.evidence.site.pages}
    names = frozenset({name, *(who.name for who in people)})
    return Traces(
        names=names,
        person_ids=ids,
        values=(store.own_values(case.case_id, ids, names) if ids else frozenset()) | held,
        organisations=frozenset(organisation for organisation in organisations if organisation),
        hosts=frozenset(host for host in hosts if host),
    )


def settle(store: Store, settings: Settings) -> None:
    """After something was deleted: the store without its free pages, one fresh backup in the place of all others."""
    backups = settings.home / BACKUPS
    had_some = backups.is_dir() and any(backups.iterdir())
    store.settle()
    shutil.rmtree(backups, ignore_errors=True)
    if had_some:
        ending = "db" if file_of(store.engine) else "jsonl"
        back_up(store.engine, backups / f"{utc_now():%Y%m%dT%H%M%S}.{ending}")


def sweep(cache: Path, texts: Collection[str]) -> None:
    """Deletes every kept page that holds one of these texts, whichever host it is of: it can be read again."""
    marks = [text.casefold() for text in texts]
    for file in sorted(file for file in cache.rglob("*") if file.is_file()):
        held = file.read_bytes().decode("utf-8", "replace").casefold()
        if any(mark in held for mark in marks):
            file.unlink()


def _digests(key: bytes, traces: Traces) -> Iterator[str]:
    for name in traces.names:
        yield from person_digests(key, name, traces.organisations)
    for value in traces.values:
        yield value_digest(key, value)


def _forget_in(store: Store, case_id: str, traces: Traces, settings: Settings) -> None:
    """Deletes a person from one case, whoever else is in it; what is left is written out again."""
    store.forget_person(case_id, traces.person_ids, traces.texts)
    for host in traces.hosts:
        forget_host(settings.cache, host)
    shutil.rmtree(settings.cases / case_id, ignore_errors=True)
    if (left := store.dossier(case_id)) is not None:
        write_files(left, settings)
