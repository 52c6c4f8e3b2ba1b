"""`openline suppress`: who and what never comes up again, kept as keyed hashes; and `openline export-person`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from data.about import OTHERS_TOO
from data.erasure import rows_about
from data.folding import fold
from data.spellings import names_in_full
from data.store import Store, open_store
from flows.company_given import held_domain
from flows.forgetting import digests, files_kept, names_them, traces_in
from flows.forms import BadCase
from flows.opening import held_address, held_number
from flows.runs import runs_about
from flows.settings import Settings, read_settings, utc_now
from flows.user_files import text_of
from flows.work import suppression_key
from outreach.suppression import domain_digest, person_digests, value_digest

COLUMNS = ("person", "company", "email", "phone", "domain")


def digests_of(row: dict[str, str], settings: Settings, where: str) -> tuple[str, ...]:
    """The hashes of one subject: a person of a company, an address, a number or a domain.

    Raises `BadCase`, with `where` before it, for a row that names none, or a person without a company.
    """
    told = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if bool(fold(told["person"])) != bool(fold(told["company"])):
        raise BadCase(f"{where}: a person goes with their company; name both")
    marks = tuple(_digests(told, suppression_key(settings.home), where))
    if not marks:
        raise BadCase(f"{where}: name a person and a company, an email, a phone or a domain")
    return marks


def _digests(told: dict[str, str], key: bytes, where: str) -> Iterator[str]:
    try:
        if told["person"]:
            yield from person_digests(key, told["person"], [told["company"]])
        if told["email"]:
            yield value_digest(key, held_address(told["email"]))
        if told["phone"]:
            yield value_digest(key, held_number(told["phone"], None)[0])
        if told["domain"]:
            yield domain_digest(key, held_domain(told["domain"]))
    except BadCase as error:
        raise BadCase(f"{where}: {error}") from error


def add(row: dict[str, str]) -> int:
    """Puts one subject on the list; returns how many hashes that are."""
    settings = read_settings()
    marks = digests_of(row, settings, "suppress")
    with open_store(settings.store_url) as store:
        store.check_key(suppression_key(settings.home))
        store.suppress([*marks, *_also_known(store, row, settings)], utc_now())
    return len(marks)


def remove(row: dict[str, str]) -> int:
    """Takes one subject off the list; returns how many of its hashes were on it."""
    settings = read_settings()
    marks = digests_of(row, settings, "suppress")
    with open_store(settings.store_url) as store:
        store.check_key(suppression_key(settings.home))
        return store.unsuppress({*marks, *_also_known(store, row, settings)})


def _also_known(store: Store, row: dict[str, str], settings: Settings) -> Iterator[str]:
    """A person's hashes by whatever else they and their company are called in our cases, as `forget` keeps them."""
    if row.get("person"):
        traces = traces_in(store, row["person"], row["company"])
        yield from digests(suppression_key(settings.home), replace(traces, values=frozenset()))


def restart() -> int:
    """Empties the list, and keeps it with this data folder's key from now on; returns how many hashes were on it."""
    settings = read_settings()
    with open_store(settings.store_url) as store:
        count = store.restart_suppression()
        store.check_key(suppression_key(settings.home))
    return count


def listed() -> tuple[tuple[datetime, str], ...]:
    """What is on the list: when it came there, and the beginning of a hash that says of nobody who it is."""
    with open_store(read_settings().store_url) as store:
        return tuple((at, digest[:16]) for digest, at in store.suppressed())


def import_list(path: Path) -> int:
    """Puts every row of a CSV on the list, or, where one cannot be used, none; returns how many rows there were."""
    settings = read_settings()
    try:
        rows = list(csv.DictReader(text_of(path).splitlines(keepends=True), strict=True))
    except csv.Error as error:
        raise BadCase(f"{path}: is no CSV that can be read: {error}") from error
    if unknown := {str(name) for row in rows for name in row} - set(COLUMNS):
        raise BadCase(f"{path}: no column {sorted(unknown)[0]!r} is known; there are {', '.join(COLUMNS)}")
    marks = [mark for number, row in enumerate(rows, 2) for mark in digests_of(row, settings, f"{path}, row {number}")]
    with open_store(settings.store_url) as store:
        store.check_key(suppression_key(settings.home))
        store.suppress(marks, utc_now())
    return len(rows)


def export_person(name: str, company: str) -> str:
    """All that is held of a person of a company, as JSON: the rows, files and runs of Prefect's that `forget` deletes.

    What stands there of others is left out.
    """
    if not fold(name) or not fold(company):
        raise BadCase("export-person: name the person and the company: openline export-person NAME --company COMPANY")
    settings = read_settings()
    with open_store(settings.store_url) as store:
        traces = traces_in(store, name, company)
        held: dict[str, Any] = {
            "person": name,
            "company": company,
            "suppressed": _is_suppressed(store, name, company, settings),
            "rows": [
                {"case": case_id, "table": row.table, "document": row.document}
                for case_id in traces.case_ids
                for row in rows_about(store.engine, case_id, traces, traces.others)
            ],
        }
    is_trace, is_others = traces.is_in, names_in_full(traces.others)
    held["files"] = [str(file) for file in files_kept(settings) if names_them(file, is_trace)]
    held["runs"] = [
        {
            "run": str(told.run.id),
            "begun": told.run.start_time and told.run.start_time.isoformat(),
            "says": [OTHERS_TOO if is_others(text) else text for text in told.says],
        }
        for told in runs_about(settings.prefect, traces.case_ids, traces)
    ]
    return json.dumps(held, ensure_ascii=False, indent=2)


def _is_suppressed(store: Store, name: str, company: str, settings: Settings) -> bool:
    marks = set(person_digests(suppression_key(settings.home), name, [company]))
    return not marks.isdisjoint(digest for digest, _ in store.suppressed())
