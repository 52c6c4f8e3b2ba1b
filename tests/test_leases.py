"""A host is read by one worker at a time; who died is not waited for, who lives is."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from data.leases import give_back, take_lease
from data.store import open_store
from flows.leases import has_died, lease, new_holder
from flows.running import NOBODY, WATCH, Watch, with_retries
from flows.settings import Settings, read_settings, utc_now
from flows.work import work_on
from tests.dossiers import CASE, JIM, NOW
from tests.loopback import Reply, WebServer, small_world

HOST = "synergistics.example"
HOME = b"<html lang=en><title>Synergistics</title><p>Main: (202) 555-0100"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    """The company's site, and a case with it."""
    with small_world({f"{HOST}/": Reply(body=HOME)}) as (world, served, _):
        monkeypatch.setenv("OPENLINE_WORLD", f"dns=127.0.0.1:{world.dns[1]},http=127.0.0.1:{world.http[1]}")
        monkeypatch.setenv("OPENLINE_PACE_S", "0")
        monkeypatch.setattr("flows.leases.ASKED_S", 0.05)
        with open_store(read_settings().store_url) as store:
            store.keep_case(replace(CASE, people=(JIM,), since=utc_now() - timedelta(days=2)), utc_now())
        yield served


def work(settings: Settings) -> None:
    asyncio.run(work_on("c-1", settings, with_retries([])))


@pytest.mark.parametrize("days", [0, 1, 8])
def test_a_lease_is_its_holders_until_it_ends(days: int, tmp_path: Path) -> None:
    later = NOW + timedelta(days=days)
    with open_store(f"sqlite:///{tmp_path / 'openline.db'}") as store:
        assert take_lease(store.engine, "a.example", "one", NOW)
        assert take_lease(store.engine, "a.example", "one", NOW + timedelta(seconds=60))
        assert take_lease(store.engine, "b.example", "two", NOW)
        assert take_lease(store.engine, "a.example", "two", later) is (days > 0)


def test_a_site_that_another_one_reads_is_waited_for_and_the_user_is_told(web: WebServer) -> None:
    settings = read_settings()
    told: list[str] = []

    def let_go() -> None:
        while "wait" not in told:
            time.sleep(0.01)
        assert web.visits == []
        with open_store(settings.store_url) as store:
            give_back(store.engine, HOST, "another")

    with open_store(settings.store_url) as store:
        assert take_lease(store.engine, HOST, "another", utc_now())
    other = threading.Thread(target=let_go)
    other.start()
    WATCH.set(Watch(begins=told.append))
    work(settings)
    WATCH.set(NOBODY)
    other.join()
    assert f"{HOST}/" in web.paths


def test_whoever_has_read_lets_the_next_one_read(web: WebServer) -> None:
    settings = read_settings()
    work(settings)
    with open_store(settings.store_url) as store:
        assert take_lease(store.engine, HOST, "another", utc_now())


def test_who_died_while_reading_is_not_waited_for(web: WebServer) -> None:
    settings = read_settings()
    said = subprocess.run(
        [sys.executable, "-c", "from flows.leases import new_holder; print(new_holder())"],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    died = said.stdout.strip()
    with open_store(settings.store_url) as store:
        assert take_lease(store.engine, HOST, died, utc_now())
    assert has_died(died)
    work(settings)
    assert f"{HOST}/" in web.paths


def test_who_lives_or_is_elsewhere_has_not_died() -> None:
    assert not has_died(new_holder())
    assert not has_died(f"another-machine.{os.getpid()}.abcd")
    assert not has_died("h-1")
    assert not has_died(new_holder().replace(str(os.getpid()), "1", 1))  # of another user, or the system's first


def test_a_lease_is_renewed_while_the_reading_lasts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.leases.RENEWED_S", 0.02)
    settings = read_settings()

    async def read() -> list[str]:
        ends = []
        async with lease(HOST, settings):
            for _ in range(2):
                with open_store(settings.store_url) as store, store.engine.connect() as db:
                    ends.append(str(db.exec_driver_sql("SELECT until FROM leases").scalar()))
                await asyncio.sleep(0.3)
        return ends

    first, then = asyncio.run(read())
    assert first < then
