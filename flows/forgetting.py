"""`openline forget`: a person is deleted everywhere we keep anything, and stays forgotten by keyed hashes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from data.folding import fold
from data.model import Case, ChannelKind, Contact, Dossier, PhoneKind
from data.store import Store, open_store
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


def forget(name: str, company: str, settings: Settings) -> Forgotten:
    """Deletes a person of that company from the store, the cache, the kits and the sheets; and suppresses them.

    Works also for somebody who is in no case: they will not come up later either.
    """
    key = suppression_key(settings.home)
    with open_store(settings.store_url) as store:
        concerned = [case for case in store.cases() if fold(case.company) == fold(company)]
        found = {case.case_id: traces_of(name, case, store.dossier(case.case_id)) for case in concerned}
        everywhere = [Traces(names=frozenset({name}), organisations=frozenset({company})), *found.values()]
        store.suppress([mark for traces in everywhere for mark in _digests(key, traces)], utc_now())
        for case_id, traces in found.items():
            _forget_in(store, case_id, traces, settings)
    return Forgotten(
        case_ids=tuple(case_id for case_id, traces in found.items() if traces.person_ids),
        names=tuple(sorted({spelling for traces in everywhere for spelling in traces.names})),
    )


def traces_of(name: str, case: Case, dossier: Dossier | None) -> Traces:
    """What leads to that person in a case and in its newest run; their own channels only where they are in the case."""
    people = [who for who in case.people if sorted(fold(who.name).split()) == sorted(fold(name).split())]
    values = {value for who in people for value in (who.email, who.phone) if value}
    organisations = {case.company, case.domain}
    hosts = {case.domain}
    if dossier is not None:
        values |= {value for contact in dossier.contacts if contact.interviewer in people for value in _own(contact)}
        domains = {dossier.evidence.company.web_domain, *(exchange.domain for exchange in dossier.evidence.exchanges)}
        organisations |= domains
        hosts |= domains | {urlsplit(page.url).hostname for page in dossier.evidence.site.pages}
    return Traces(
        names=frozenset({name, *(who.name for who in people)}),
        person_ids=frozenset(who.person_id for who in people),
        values=frozenset(values),
        organisations=frozenset(organisation for organisation in organisations if organisation),
        hosts=frozenset(host for host in hosts if host),
    )


def _own(contact: Contact) -> Iterator[str]:
    for channel in contact.channels:
        if channel.kind is ChannelKind.EMAIL or channel.phone_kind in {PhoneKind.DIRECT, PhoneKind.MOBILE}:
            yield channel.value


def _digests(key: bytes, traces: Traces) -> Iterator[str]:
    for name in traces.names:
        yield from person_digests(key, name, traces.organisations)
    for value in traces.values:
        yield value_digest(key, value)


def _forget_in(store: Store, case_id: str, traces: Traces, settings: Settings) -> None:
    """Deletes a person from one case, whoever else is in it; what is left is written out again."""
    store.forget_person(case_id, traces.person_ids, (*traces.names, *traces.values))
    for host in traces.hosts:
        forget_host(settings.cache, host)
    shutil.rmtree(settings.cases / case_id, ignore_errors=True)
    if (left := store.dossier(case_id)) is not None:
        write_files(left, settings)
