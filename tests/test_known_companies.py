"""A name that was settled on a company is not looked up again for a while; a silence is not kept at all."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import dns.rcode

from data.model import Answer, Company, Standing
from discovery.cache import forget_host
from discovery.company import Wanted, identify
from discovery.manners import Manners
from discovery.sources.access import Access
from discovery.transport import open_reader
from flows.forgetting import sweep
from flows.settings import Settings
from tests.dossiers import NOW
from tests.loopback import Name, Reply, small_world
from tests.test_company import home

WANTED = Wanted(name="Synergistics")
SITE = {"synergistics.example/": home("Synergistics")}
MOVED = {"synergistics.example/": home("Blue Door Bakery")}


def looked_up(
    folder: Path,
    replies: Mapping[str, Reply],
    wanted: Wanted = WANTED,
    at: datetime = NOW,
    names: Mapping[str, Name] | None = None,
    **manners: Any,
) -> Company:
    """One run of its own over the same data folder; pages are always asked for anew."""

    async def ask() -> Company:
        with small_world(replies, names) as (world, _, _):
            how = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=2.0, cache_dir=folder, fresh_s=0.0)
            async with open_reader(replace(how, **manners), world, lambda: at) as reader:
                return await identify(wanted, reader)

    return asyncio.run(ask())


def test_a_settled_name_is_not_looked_up_again(tmp_path: Path) -> None:
    first = looked_up(tmp_path, SITE)
    again = looked_up(tmp_path, {}, replace(WANTED, name="SYNERGISTICS"), NOW + timedelta(days=6))
    assert (again.name, again.web_domain, again.reason) == ("SYNERGISTICS", first.web_domain, first.reason)
    assert again.sources == first.sources  # with the time at which it was seen
    assert [(asked.source, asked.answer, asked.words) for asked in again.asked] == [
        ("earlier look-up", Answer.FOUND, "synergistics.example, settled on 2026-11-21")
    ]


def test_after_a_week_or_where_none_is_wanted_it_is_looked_up_anew(tmp_path: Path) -> None:
    looked_up(tmp_path, SITE)
    assert looked_up(tmp_path, MOVED, at=NOW + timedelta(days=7)).standing is Standing.NOT_FOUND
    assert looked_up(tmp_path, MOVED, company_fresh_s=0.0).standing is Standing.NOT_FOUND


def test_what_the_candidate_gives_comes_first(tmp_path: Path) -> None:
    looked_up(tmp_path, SITE)
    assert looked_up(tmp_path, {}, replace(WANTED, domain="syn-works.example")).web_domain == "syn-works.example"
    held = replace(WANTED, held=("jim.carter@syn-works.example",))
    assert looked_up(tmp_path, {"syn-works.example/": home("Synergistics")}, held).web_domain == "syn-works.example"


def test_another_country_is_another_question(tmp_path: Path) -> None:
    looked_up(tmp_path, SITE)
    assert looked_up(tmp_path, MOVED, replace(WANTED, country="DE")).standing is Standing.NOT_FOUND


def test_what_was_not_settled_or_not_answered_is_not_kept(tmp_path: Path) -> None:
    looked_up(tmp_path / "nothing", MOVED)
    assert looked_up(tmp_path / "nothing", SITE).web_domain == "synergistics.example"
    silent = Access(registers=True)  # nobody answers for Wikidata in this world
    assert looked_up(tmp_path / "silent", SITE, access=silent).web_domain == "synergistics.example"
    assert looked_up(tmp_path / "silent", MOVED).standing is Standing.NOT_FOUND
    case = Wanted(name="Harbour & Finch")
    lame = {"harbourandfinch.example": Name(rcode=dns.rcode.SERVFAIL)}
    found = {"harbour-finch.example/": home("Harbour &amp; Finch")}
    assert looked_up(tmp_path / "lame", found, case, names=lame).web_domain == "harbour-finch.example"
    assert looked_up(tmp_path / "lame", {}, case).standing is Standing.NOT_FOUND


def test_a_broken_file_is_no_answer(tmp_path: Path) -> None:
    looked_up(tmp_path, SITE)
    (file,) = tmp_path.glob("*/_companies/*")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_bytes(b"{}")
    assert looked_up(tmp_path, MOVED).standing is Standing.NOT_FOUND


def test_forgetting_a_person_leaves_the_company_unless_it_bears_their_name(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    looked_up(settings.cache, SITE)
    forget_host(settings.cache, "synergistics.example")
    sweep(settings, lambda text: "Jim Carter" in text)
    assert looked_up(settings.cache, MOVED).web_domain == "synergistics.example"
    sweep(settings, lambda text: "Synergistics" in text)
    assert looked_up(settings.cache, MOVED).standing is Standing.NOT_FOUND
