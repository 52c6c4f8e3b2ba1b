"""`openline forget`: a person is deleted everywhere we keep anything, and stays forgotten by keyed hashes."""

from __future__ import annotations

import html
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from data.copies import back_up
from data.engine import BACKUPS, file_of
from data.erasure import Trace, erase_person, own_values
from data.folding import fold
from data.model import Published
from data.spellings import Finder, is_called, shortened
from data.store import Store, open_store
from data.tables.legal_forms import without_legal_form
from discovery.cache import forget_host
from discovery.domains import registrable_domain
from flows.export_choices import Format
from flows.mistakes import mistakes, sentence
from flows.settings import STORE, Settings, utc_now
from flows.work import conclude_again, suppression_key
from outreach.suppression import person_digests, value_digest

_MARK = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})", re.IGNORECASE)  # of JSON: in a page's script, in a record, in a copy
_PIECE = 1 << 20  # bytes of a file that are read at once
_LONGEST = 1 << 10  # bytes in which a name stands, with all its marks
OURS = frozenset({"backups", "cache", "cases", "demo", "prefect", "suppression.key"})  # in the data folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """Who was forgotten, and where; Prefect's runs of these cases and those that name them are to be deleted, too."""

    trace: Trace
    cases_at_company: tuple[str, ...] = ()
    case_ids: tuple[str, ...] = ()  # of these the cases in which they were
    left: tuple[Path, ...] = ()  # files of the candidate's own that still name them
    wrong: tuple[str, ...] = ()  # what could not be done, a sentence each


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces(Trace):
    """The same, with where it was found."""

    case_ids: tuple[str, ...] = ()  # every case at the company, by whichever of its names the case calls it
    others: frozenset[str] = frozenset()  # who else is known there
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
        store.suppress(list(digests(key, traces)), utc_now())
        were_in = [case.case_id for case in store.cases() if {who.person_id for who in case.people} & traces.person_ids]
        for case_id in traces.case_ids:
            shutil.rmtree(settings.cases / case_id, ignore_errors=True)
        for host in traces.hosts:
            forget_host(settings.cache, host)
        sweep(settings, traces.is_in)
        erase(store, traces)  # the last: until then it leads whoever was interrupted to all the rest
        settle(store, settings)
    return Forgotten(
        trace=traces,
        cases_at_company=traces.case_ids,
        case_ids=tuple(were_in),
        left=tuple(file for file in _own_files(settings) if names_them(file, traces.is_in)),
    )


def write_again(case_ids: Iterable[str], settings: Settings) -> tuple[str, ...]:
    """What is left of these cases is concluded anew, with its sheet and kit: nothing is read for it.

    Returns why a case has none, a sentence each: a template of the candidate's own may be wrong.
    """
    wrong = []
    for case_id in case_ids:
        try:
            conclude_again(case_id, settings)
        except mistakes() as mistake:
            wrong.append(f"Case {case_id} has no sheet and no kit: {sentence(mistake)}; then: openline run {case_id}")
    return tuple(wrong)


def traces_in(store: Store, name: str, company: str) -> Traces:
    """What leads to a person of a company, in every case at it and in all its runs."""
    asked, cases, domains = _short(company), store.cases(), store.web_domains()
    called = {case.case_id for case in cases if _short(case.company) == asked}
    known = {domains.get(case.case_id) or case.domain for case in cases if case.case_id in called}
    known = (known | {registrable_domain(company.strip())}) - {None}
    at_company = [
        case for case in cases if case.case_id in called or (domains.get(case.case_id) or case.domain) in known
    ]
    people = [who for case in at_company for who in case.people if is_called(who.name, name)]
    names = frozenset({name, *(who.name for who in people)})
    trace = Trace(names=names, person_ids=frozenset(who.person_id for who in people))
    held = {value for who in people for value in (who.email, who.phone) if value}
    seen = (own_values(store.engine, case.case_id, trace) for case in at_company)
    others = {who.name for case in at_company for who in case.people if who not in people}
    dossiers = [dossier for case in at_company if (dossier := store.dossier(case.case_id))]
    mail_domains = {exchange.domain for dossier in dossiers for exchange in dossier.evidence.exchanges}
    pages = {urlsplit(page.url).hostname for dossier in dossiers for page in dossier.evidence.site.pages}
    organisations = {company, *known, *mail_domains, *(case.company for case in at_company)}
    return Traces(
        names=names,
        person_ids=trace.person_ids,
        values=frozenset(held.union(*seen)),
        case_ids=tuple(case.case_id for case in at_company),
        others=frozenset(others.union(*(_published(dossier.evidence.published) for dossier in dossiers)) - names),
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


def sweep(settings: Settings, is_trace: Finder) -> None:
    """Deletes every kept page that names them, whichever host it is of, and every export: both can be made again."""
    delete_exports(settings)
    for file in _files(settings.cache):
        if names_them(file, is_trace):
            file.unlink()


def delete_exports(settings: Settings) -> None:
    """Deletes what was exported without another folder being named: it can be made again."""
    for file in _files(settings.exports):
        if file.suffix.removeprefix(".") in set(Format):
            file.unlink()


def files_kept(settings: Settings) -> Iterator[Path]:
    """Every file in our folder that may name somebody, the store and Prefect's own apart."""
    for folder in (settings.cases, settings.cache, settings.home / BACKUPS):
        yield from _files(folder)
    yield from _own_files(settings)


def names_them(file: Path, is_trace: Finder) -> bool:
    """Whether a file names somebody, as it stands or as who reads it as a page would see it."""
    if file.suffix == ".xlsx" and zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as book:
            return any(is_trace(readable(book.read(part))) for part in book.namelist())
    with file.open("rb") as read:
        before = b""
        while piece := read.read(_PIECE):
            if is_trace(readable(before + piece)):
                return True
            before = piece[-_LONGEST:]
    return False


def readable(content: bytes) -> str:
    """What is to be read in a file: with its marks and without them, its entities and escapes resolved.

    >>> readable(b"<b>Jim</b><b>Carter</b>Cook").split("\\n")
    [' Jim  Carter Cook', 'JimCarterCook', '<b></b><b></b>']
    """
    text = content.decode("utf-8", "replace")
    if "\ufffd" in text:  # an older page, or what is no text at all
        text += content.decode("cp1252", "replace")
    text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    ways = (_MARK.sub(" ", text), _MARK.sub("", text), "".join(_MARK.findall(text)))
    return unquote(html.unescape("\n".join(ways)))


def _own_files(settings: Settings) -> list[Path]:
    """Files in our folder that are the candidate's: their settings and templates, and whatever they have put there."""
    if not settings.home.is_dir():
        return []
    theirs = [place for place in settings.home.iterdir() if place.name not in OURS and STORE not in place.name]
    return sorted(
        file for place in theirs for file in (_files(place) if place.is_dir() else (place,)) if file.is_file()
    )


def _published(published: Published) -> Iterator[str]:
    """Who is named on the pages."""
    yield from (person.name for person in published.people)
    yield from (email.person for email in published.emails if email.person)
    yield from (phone.person for phone in published.phones if phone.person)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def digests(key: bytes, traces: Traces) -> Iterator[str]:
    """The keyed hashes of a person, in whatever spelling and at the company by whatever name, and of what is theirs."""
    for name in traces.names:
        yield from person_digests(key, name, traces.organisations)
        for short in shortened(name):
            yield from person_digests(key, short, traces.organisations)
    for value in traces.values:
        yield value_digest(key, value)
