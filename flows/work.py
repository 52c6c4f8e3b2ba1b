"""One case, from the store and back: what the Prefect flow and `--direct` both do around the pipeline."""

from __future__ import annotations

import asyncio
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from data.erasure import Trace, erase_person
from data.model import Case, Dossier, Memory, OwnTemplate
from data.store import Store, open_store
from flows.forms import BadCase, CaseFile
from flows.leases import one_at_a_time
from flows.opening import continued, new_id, to_case
from flows.running import NOBODY, WATCH, Run, watched
from flows.settings import BadSetting, Settings, manners, read_world, utc_now
from flows.user_files import text_of
from outreach.neighbours import with_neighbours
from outreach.plan import planned
from outreach.suppression import person_digests, without_suppressed, without_suppressed_people

KEY_BYTES = 32


def open_case(file: CaseFile, settings: Settings) -> Case:
    """The case that a form describes, stored: checked before anything is written, and nobody in it suppressed."""
    case = to_case(file, settings, utc_now())
    with open_store(settings.store_url) as store:
        return keep_permitted(continued(case, store.cases()), store, settings)


def keep_permitted(case: Case, store: Store, settings: Settings) -> Case:
    """Stores a case as it now stands; raises `BadCase`, with nothing written, where somebody in it is suppressed."""
    suppressed = store.memory(case.case_id, suppression_key(settings.home)).suppressed
    left = without_suppressed_people(case, suppressed)
    stay = {who.person_id for who in left.people}
    if gone := [who.name for who in case.people if who.person_id not in stay]:
        raise BadCase(f"{gone[0]} at {case.company} is to stay forgotten: not looked up, nothing written")
    return store.keep_case(left, utc_now())


async def work_on(case_id: str, settings: Settings, run: Run) -> Dossier:
    """Reads the world for a case, keeps what was found and writes its sheet and kit. `run` runs each stage."""
    with WATCH.get(NOBODY).over("load"):  # what the stages import: a quarter of a second, needed from here on
        from discovery.transport import open_reader
        from flows.pipeline import discover
    run = one_at_a_time(watched(run), settings)
    case, memory = await asyncio.to_thread(recall, case_id, settings)
    async with open_reader(manners(settings), read_world(settings.world), utc_now) as reader:
        dossier = await discover(case, memory, reader, run, new_id("r"), utc_now())
    await run(keep, dossier, settings)
    return dossier


def conclude_again(case_id: str, settings: Settings) -> Dossier | None:
    """The case concluded anew from what was read before, after the candidate's word changed; reads nothing."""
    from flows.pipeline import conclude

    case, memory = recall(case_id, settings)
    with open_store(settings.store_url) as store:
        before = store.dossier(case_id)
    if before is None:
        return None
    dossier = conclude(case, before.evidence, memory, new_id("r"), utc_now())
    keep_dossier(dossier, settings)
    return dossier


def write_neighbours(case: Case, settings: Settings) -> None:
    """The sheet and kit of every other case with the company: what is welcome there follows from what was logged."""
    with open_store(settings.store_url) as store:
        neighbours = [store.dossier(case_id) for case_id in store.neighbours(case)]
    for dossier in neighbours:
        if dossier is not None:
            _, memory = recall(dossier.case.case_id, settings)
            write_files(planned(without_suppressed(dossier, memory.suppressed), memory, utc_now()), settings)


async def keep(dossier: Dossier, settings: Settings) -> None:
    """The last stage: the store first, since it is the record, then the files that are made from it."""
    await asyncio.to_thread(keep_dossier, dossier, settings)


def recall(case_id: str, settings: Settings) -> tuple[Case, Memory]:
    """A case as it stands, with what bears on it: what other cases know of the same people and company, too."""
    with open_store(settings.store_url) as store:
        case, memory = store.case(case_id), store.memory(case_id, suppression_key(settings.home))
        memory = with_neighbours(case, memory, store.logged_elsewhere(case))
        return case, replace(memory, templates=own_templates(settings.templates))


def own_templates(folder: Path) -> tuple[OwnTemplate, ...]:
    """The candidate's own files of words; raises `BadCase` for one that is no text."""
    return tuple(
        OwnTemplate(name=path.relative_to(folder).as_posix(), text=text_of(path))
        for path in sorted(folder.rglob("*.txt.j2"))
    )


def write_files(dossier: Dossier, settings: Settings) -> tuple[Path, ...]:
    """The contact sheet and the kit, in the case's own folder."""
    from data.sheets import write_contacts, write_text
    from outreach.kit import kit_html

    sheet, kit = files_of(dossier.case.case_id, settings)
    return write_contacts(sheet, [dossier]), write_text(kit, kit_html(dossier))


def files_of(case_id: str, settings: Settings) -> tuple[Path, Path]:
    """Where a case's sheet and kit are."""
    folder = settings.cases / case_id
    return folder / "contacts.csv", folder / "kit.html"


def suppression_key(home: Path) -> bytes:
    """The key of the suppression list's hashes; made at first use, readable by its owner alone.

    Raises `BadSetting` where the file holds none.
    """
    path = home / "suppression.key"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        handle, new = tempfile.mkstemp(dir=home)  # 0600; linked when it is whole, or another one would read half of it
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(KEY_BYTES))
        with suppress(FileExistsError):  # another one was faster
            os.link(new, path)
        Path(new).unlink()
    try:
        key = bytes.fromhex(path.read_text())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:  # nobody would be known again with it
        raise BadSetting(
            f"{path}: is not the key that was written there: copy it from a backup of the data folder; if it is lost,"
            " delete it, and openline suppress restart begins a new list"
        )
    return key


def keep_dossier(dossier: Dossier, settings: Settings) -> None:
    """Keeps a run, and writes its files; who was suppressed while the company was being read does not come with it."""
    case_id = dossier.case.case_id
    with open_store(settings.store_url) as store:
        allowed = without_suppressed(dossier, store.memory(case_id, suppression_key(settings.home)).suppressed)
        store.keep_run(allowed)
        gone = _erase_gone(store, dossier, allowed)
        if marks := _opted_out(dossier, store, settings):
            store.suppress(marks, utc_now())
    if gone:
        conclude_again(case_id, settings)
    else:
        write_files(allowed, settings)


def _erase_gone(store: Store, found: Dossier, allowed: Dossier) -> bool:
    """Erases who was suppressed meanwhile: the words for the others may speak of them. Returns whether anybody was."""
    left = {who.person_id for who in allowed.case.people}
    gone = [who for who in found.case.people if who.person_id not in left]
    for who in gone:
        trace = Trace(names=frozenset({who.name}), person_ids=frozenset({who.person_id}))
        erase_person(store.engine, found.case.case_id, trace)
    if gone:
        store.settle()
    return bool(gone)


def _opted_out(dossier: Dossier, store: Store, settings: Settings) -> list[str]:
    """The keyed hashes of those who told a service that nothing be told of them: they do not come up again."""
    gone = dossier.evidence.published.opted_out
    if not gone:
        return []
    people = [who for who in store.case(dossier.case.case_id).people if who.person_id in gone]
    organisations = [part for part in (dossier.case.company, dossier.evidence.company.web_domain) if part]
    key = suppression_key(settings.home)
    return [digest for who in people for digest in person_digests(key, who.name, organisations)]
