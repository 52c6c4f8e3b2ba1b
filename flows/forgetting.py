"""`openline forget`: a person is deleted everywhere we keep anything, and stays forgotten by keyed hashes."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from data.copies import back_up
from data.engine import BACKUPS, file_of
from data.erasure import Trace, erase_person, own_values
from data.folding import fold
from data.spellings import Finder, is_same_name, with_initial
from data.store import Store, open_store
from data.tables.legal_forms import without_legal_form
from discovery.cache import forget_host
from flows.export_choices import Format
from flows.settings import CONFIG, Settings, utc_now
from flows.work import conclude_again, suppression_key
from outreach.suppression import person_digests, value_digest

_MARK = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """Who was forgotten, and where; Prefect's runs of these cases and those that name them are to be deleted, too."""

    trace: Trace
    cases_at_company: tuple[str, ...] = ()
    case_ids: tuple[str, ...] = ()  # of these the cases in which they were
    left: tuple[Path, ...] = ()  # files of the candidate's own that still name them


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces(Trace):
    """The same, with where it was found."""

    case_ids: tuple[str, ...] = ()  # every case at the company, by whichever of its names the case calls it
    organisations: frozenset[str] = frozenset()  # the company's names and domains
    hosts: frozenset[str] = frozenset()  # whose kept pages may name them


def forget(name: str, company: str, settings: Settings) -> Forgotten:
    """Deletes a person of that company from store, backups, cache, kits, sheets and exports; and suppresses them.

    Works also for somebody who is in no case: they will not come up later either. Afterwards the cases of the company
    have neither sheet nor kit: see `write_again`.
    """
    key = suppression_key(settings.home)
    with open_store(settings.store_url) as store:
        store.check_key(key)
        traces = traces_in(store, name, company)
        store.suppress(list(_digests(key, traces)), utc_now())
        were_in = [case.case_id for case in store.cases() if {who.person_id for who in case.people} & traces.person_ids]
        erase(store, traces)
        for case_id in traces.case_ids:
            shutil.rmtree(settings.cases / case_id, ignore_errors=True)
        settle(store, settings)
    for host in traces.hosts:
        forget_host(settings.cache, host)
    return Forgotten(
        trace=traces,
        cases_at_company=traces.case_ids,
        case_ids=tuple(were_in),
        left=sweep(settings, traces.is_in),
    )


def write_again(case_ids: Iterable[str], settings: Settings) -> None:
    """What is left of these cases is concluded anew, with its sheet and kit: nothing is read for it."""
    for case_id in case_ids:
        conclude_again(case_id, settings)


def traces_in(store: Store, name: str, company: str) -> Traces:
    """What leads to a person of a company, in every case at it and in all its runs."""
    asked, cases, domains = _short(company), store.cases(), store.web_domains()
    known = {domains.get(case.case_id) or case.domain for case in cases if _short(case.company) == asked} - {None}
    at_company = [
        case for case in cases if _short(case.company) == asked or (domains.get(case.case_id) or case.domain) in known
    ]
    people = [who for case in at_company for who in case.people if is_same_name(who.name, name)]
    names = frozenset({name, *(who.name for who in people)})
    trace = Trace(names=names, person_ids=frozenset(who.person_id for who in people))
    held = {value for who in people for value in (who.email, who.phone) if value}
    seen = (own_values(store.engine, case.case_id, trace) for case in at_company)
    dossiers = [dossier for case in at_company if (dossier := store.dossier(case.case_id))]
    mail_domains = {exchange.domain for dossier in dossiers for exchange in dossier.evidence.exchanges}
    pages = {urlsplit(page.url).hostname for dossier in dossiers for page in dossier.evidence.site.pages}
    organisations = {company, *known, *mail_domains, *(case.company for case in at_company)}
    return Traces(
        names=names,
        person_ids=trace.person_ids,
        values=frozenset(held.union(*seen)),
        case_ids=tuple(case.case_id for case in at_company),
        organisations=frozenset(filter(None, organisations)),
        hosts=frozenset(filter(None, known | mail_domains | pages)),
    )


def erase(store: Store, traces: Traces) -> None:
    """Deletes a person from every case of the company, whoever else is in it."""
    for case_id in traces.case_ids:
        erase_person(store.engine, case_id, traces)


def _short(company: str) -> tuple[str, ...]:
    """The company's name as people say it: Synergistics Inc. is Synergistics."""
    return without_legal_form(tuple(fold(company).split()))


def settle(store: Store, settings: Settings) -> None:
    """After something was deleted: the store without its free pages, one fresh backup in the place of all others."""
    backups = settings.home / BACKUPS
    had_some = backups.is_dir() and any(backups.iterdir())
    store.settle()
    shutil.rmtree(backups, ignore_errors=True)
    if had_some:
        ending = "db" if file_of(store.engine) else "jsonl"
        back_up(store.engine, backups / f"{utc_now():%Y%m%dT%H%M%S}.{ending}")


def sweep(settings: Settings, is_trace: Finder) -> tuple[Path, ...]:
    """Deletes every kept page that names them, whichever host it is of, and every export: both can be made again.

    Returns the candidate's own files in our folder that name them: those are not ours to change.
    """
    for file in _files(settings.exports):
        if file.suffix.removeprefix(".") in set(Format):
            file.unlink()
    for file in _files(settings.cache):
        if is_trace(readable_text(file)):
            file.unlink()
    return tuple(file for file in _own_files(settings) if is_trace(readable_text(file)))


def files_kept(settings: Settings) -> Iterator[Path]:
    """Every file in our folder that may name somebody, the store and Prefect's own apart."""
    for folder in (settings.cases, settings.exports, settings.cache):
        yield from _files(folder)
    yield from _own_files(settings)


def readable_text(file: Path) -> str:
    """What a person reads in a file, were it a page: without marks, its entities and escapes resolved."""
    return unquote(html.unescape(_MARK.sub("", file.read_bytes().decode("utf-8", "replace"))))


def _own_files(settings: Settings) -> list[Path]:
    return [file for file in (settings.home / CONFIG, *_files(settings.templates)) if file.is_file()]


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _digests(key: bytes, traces: Traces) -> Iterator[str]:
    for name in traces.names:
        yield from person_digests(key, name, traces.organisations)
        yield from person_digests(key, with_initial(name), traces.organisations)
    for value in traces.values:
        yield value_digest(key, value)
