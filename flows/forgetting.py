"""`openline forget`: a person is deleted everywhere we keep anything, and stays forgotten by a keyed hash."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from data.folding import fold
from data.model import Case, ChannelKind, Contact, Grade
from data.store import Store, open_store
from discovery.cache import forget_host
from flows.settings import Settings, utc_now
from flows.work import suppression_key, write_files
from outreach.suppression import person_digests, value_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """Where the person was; the runs of these cases are to be deleted from Prefect as well."""

    case_ids: tuple[str, ...]
    names: tuple[str, ...]


def forget(name: str, company: str, settings: Settings) -> Forgotten:
    """Deletes a person of that company from the store, the cache, the kits and the sheets; and suppresses them.

    Works also for somebody who is in no case: they will not come up later either.
    """
    with open_store(settings.store_url) as store:
        concerned = [case for case in store.cases() if fold(case.company) == fold(company)]
        digests = set(person_digests(suppression_key(settings.home), name, [company]))
        found = [(case, who) for case in concerned for who in case.people if _same_name(who.name, name)]
        for case in concerned:
            digests |= _forget_in(store, case, name, settings)
        store.suppress(sorted(digests), utc_now())
    return Forgotten(
        case_ids=tuple(case.case_id for case, _ in found),
        names=tuple(dict.fromkeys([name, *(who.name for _, who in found)])),
    )


def _forget_in(store: Store, case: Case, name: str, settings: Settings) -> set[str]:
    """Deletes a person from one case, whoever else is in it; what is left is written out again. Gives their hashes."""
    key = suppression_key(settings.home)
    before = store.dossier(case.case_id)
    who = next((who for who in case.people if _same_name(who.name, name)), None)
    theirs = {case.company, case.domain or case.company}
    values = {who.email, who.phone} - {None} if who else set[str | None]()
    if before is not None:
        domains = {before.evidence.company.web_domain, *(exchange.domain for exchange in before.evidence.exchanges)}
        theirs |= {domain for domain in domains if domain}
        contact = next((contact for contact in before.contacts if who and contact.interviewer == who), None)
        values |= set(_own_values(contact)) if contact else set()
        for domain in domains - {None}:
            forget_host(settings.cache, str(domain))
    traces = [name, *([who.name] if who else []), *(str(value) for value in values)]
    store.forget_person(case.case_id, who.person_id if who else "", traces)
    shutil.rmtree(settings.cases / case.case_id, ignore_errors=True)
    if (after := store.dossier(case.case_id)) is not None:
        write_files(after, settings)
    digests = {value_digest(key, str(value)) for value in values}
    return digests | {mark for spelling in traces[:2] for mark in person_digests(key, spelling, theirs)}


def _own_values(contact: Contact) -> list[str]:
    """Addresses and lines that are the person's; the switchboard is everybody's."""
    return [
        channel.value
        for channel in contact.channels
        if channel.kind is ChannelKind.EMAIL
        or (channel.kind is ChannelKind.PHONE and _is_their_line(contact, channel.value))
    ]


def _is_their_line(contact: Contact, number: str) -> bool:
    return any(
        (channel.value == number and channel.phone_kind in {"direct", "mobile"}) or channel.grade is Grade.KNOWN
        for channel in contact.channels
        if channel.value == number
    )


def _same_name(one: str, other: str) -> bool:
    """Names as `suppression.person_digests` compares them: whatever the order and dress of the words."""
    return sorted(fold(one).split()) == sorted(fold(other).split())
