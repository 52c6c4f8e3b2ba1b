"""What runs when: kept in our store, one run for all that were missed, and a mistake told in a sentence."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.leases import take_lease
from data.model import Schedule
from data.schedules import begin_sweep, keep_schedule, last_sweep, remove_schedule, schedules
from data.store import open_store
from flows.cli import app
from tests.dossiers import NOW

WEEKLY = Schedule(name="reverify", since=NOW, every_s=604_800.0)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command sets Prefect's environment for its process, which here is that of all the other tests as well."""
    monkeypatch.setattr("flows.prefect_environment.os.environ", dict(os.environ))


def openline(*words: str) -> tuple[str, str]:
    """What a command said, and the mistake that it found."""
    done = CliRunner().invoke(app, words)
    return done.output, str(done.exception or "")


def test_a_flow_has_one_schedule_and_the_last_one_told_is_it(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'openline.db'}") as store:
        keep_schedule(store.engine, WEEKLY)
        daily = Schedule(name="reverify", since=NOW, cron="0 7 * * 1-5", time_zone="Europe/Berlin")
        keep_schedule(store.engine, daily)
        assert schedules(store.engine) == (daily,)
        remove_schedule(store.engine, "reverify")
        assert schedules(store.engine) == ()


def test_what_was_missed_many_times_is_made_up_for_once(tmp_path: Path) -> None:
    missed = [NOW + timedelta(hours=hour) for hour in range(5)]
    back = NOW + timedelta(hours=5)
    with open_store(f"sqlite:///{tmp_path / 'openline.db'}") as store:
        began = [begin_sweep(store.engine, "reverify", hour, back) for hour in missed]
        assert began == [True, False, False, False, False]
        assert last_sweep(store.engine, "reverify", back) == back
        assert begin_sweep(store.engine, "reverify", NOW + timedelta(hours=6), NOW + timedelta(hours=6))
        assert begin_sweep(store.engine, "purge", missed[0], back)  # each flow for itself


def test_a_clock_that_was_wrong_for_a_while_stops_nothing(tmp_path: Path) -> None:
    next_year = NOW + timedelta(days=365)
    with open_store(f"sqlite:///{tmp_path / 'openline.db'}") as store:
        assert begin_sweep(store.engine, "reverify", next_year, next_year)
        assert begin_sweep(store.engine, "reverify", NOW, NOW)
        assert last_sweep(store.engine, "reverify", NOW) == NOW
        assert take_lease(store.engine, "a.example", "one", next_year)
        assert take_lease(store.engine, "a.example", "two", NOW)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "say --every 7d, or --cron"),
        (["--every", "7d", "--cron", "0 7 * * *"], "and not both"),
        (["--every", "soon"], "--every: 'soon' is not a span of a minute or more"),
        (["--every", "30s"], "--every: '30s' is not a span of a minute or more"),
        (["--cron", "61 * * * *"], "--cron: '61 * * * *' is no cron line that ever comes"),
        (["--cron", ""], "--cron: '' is no cron line"),
        (["--cron", "0 0 30 2 *"], "is no cron line that ever comes"),  # February 30
        (["--cron", "* * * * * *"], "write five fields"),  # every second
        (["--every", "7d", "--timezone", "Europe/Berlin"], "--timezone: is for --cron"),
        (["--every", "7d", "--timezone", "Mars"], "--timezone: 'Mars' is not an IANA name"),
        (["--every", "7d", "--of", "lunch"], "no flow 'lunch'"),
        (["--every", "7d", "--of", "purge", "--everything-due"], "--everything-due is for reverify"),
        (["pause"], "reverify has none"),
    ],
)
def test_a_mistake_is_one_sentence_and_nothing_is_kept(words: list[str], said: str) -> None:
    assert said in openline("schedule", *words)[1]
    assert openline("schedule", "list")[0].split() == ["flow", "when", "active", "last", "run"]


def test_a_schedule_is_kept_paused_listed_and_removed() -> None:
    assert "Nobody serves just now: it counts while `openline serve` runs" in openline("schedule", "--every", "7d")[0]
    assert "every 7d  yes" in openline("schedule", "list")[0]
    openline("schedule", "--every", "1m", "--everything-due")
    assert "every 1m, as if everything were due  yes" in openline("schedule", "list")[0]
    openline("schedule", "--every", "7d")
    openline("schedule", "pause")
    assert "every 7d  paused" in openline("schedule", "list")[0]
    openline("schedule", "resume")
    openline("schedule", "--cron", "0 7 * * 1-5", "--timezone", "Europe/Berlin")
    assert "0 7 * * 1-5 in Europe/Berlin  yes" in openline("schedule", "list")[0]
    assert openline("schedule", "remove")[0] == "The schedule of reverify is removed.\n"
    assert "reverify" not in openline("schedule", "list")[0]
