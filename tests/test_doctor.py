"""`openline doctor`: each thing that can be broken is broken, and told in plain words with what to do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from dns.nameserver import Do53Nameserver
from typer.testing import CliRunner

from data.engine import BrokenStore
from data.store import open_store
from discovery.manners import Manners
from discovery.transport import open_reader
from flows import cli
from flows.doctor import check_dns
from flows.doctor_checks import Check
from flows.doctor_services import SERVICES
from flows.settings import BadSetting, Settings, read_settings
from tests.dossiers import NOW
from tests.loopback import SOA, Name, NameServer, Reply, closed_port, name_server, small_world
from tests.test_sources import told

KEY = "k-3c1d5b"
HUNTER, ROCKETREACH = "api.hunter.io/v2/account", "api.rocketreach.co/api/v2/account/"
BRAVE = "api.search.brave.com/res/v1/web/search?q=openline&count=1"
SEARX, SUGGEST = "searx.example/search?q=openline&format=json", "suggest.example/companies?query=openline"
KEYED = {"HUNTER_KEY": KEY, "ROCKETREACH_KEY": KEY, "BRAVE_KEY": KEY}
SET_UP = {**KEYED, "SEARXNG_URL": "https://searx.example/", "SUGGEST_URL": "https://suggest.example/companies"}
WHATS = ("key for Hunter", "key for RocketReach", "key for Brave Search", "SearXNG", "suggest service")
OF = dict(zip((HUNTER, ROCKETREACH, BRAVE, SEARX, SUGGEST), WHATS, strict=True))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in {"HOME": str(tmp_path / "home"), "PACE_S": "0", "TIMEOUT_S": "1"}.items():
        monkeypatch.setenv(f"OPENLINE_{name}", value)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    return tmp_path / "home"


def examined(
    monkeypatch: pytest.MonkeyPatch,
    replies: Mapping[str, Reply] | None = None,
    settings: Mapping[str, str] | None = None,
    names: Mapping[str, Name] | None = None,
) -> tuple[int, dict[str, tuple[bool | None, str]]]:
    """How the command ends in a small world, and each check: whether it works, and the words."""
    with small_world(replies or {}, names) as (world, _, _):
        ends = {"dns": world.dns, "http": world.http}
        monkeypatch.setenv("OPENLINE_WORLD", ",".join(f"{kind}={host}:{port}" for kind, (host, port) in ends.items()))
        for name, value in (settings or {}).items():
            monkeypatch.setenv(f"OPENLINE_{name}", value)
        done = CliRunner().invoke(cli.app, ["doctor", "--json"])
    assert KEY not in done.output
    return done.exit_code, {check["what"]: (check["works"], check["words"]) for check in json.loads(done.output)}


def test_where_all_works_it_says_so_and_what_is_not_set_up_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    code, checks = examined(monkeypatch)
    assert code == 0
    assert {what: works for what, (works, _) in checks.items()} == {
        "DNS": True,
        "HTTP": True,
        **dict.fromkeys(WHATS),
        "data folder": True,
        "store": True,
        "Prefect": None,
    }
    assert checks["Prefect"][1] == "its server does not run; the next openline find starts it"


def test_every_service_that_is_set_up_is_tried_and_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    code, checks = examined(monkeypatch, {url: told({}) for url in OF}, SET_UP)
    assert code == 0
    assert {what: checks[what] for what in WHATS} == {
        "key for Hunter": (True, "accepted"),
        "key for RocketReach": (True, "accepted"),
        "key for Brave Search": (True, "accepted; this counted as one search"),
        "SearXNG": (True, "it answers"),
        "suggest service": (True, "it answers"),
    }
    assert len(SERVICES) == len(WHATS)


@pytest.mark.parametrize("url", [HUNTER, SEARX])
@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (told({}, 401), "(it answered 401)"),
        (told({}, 429), "too many questions, or the plan is used up (it answered 429); try again later"),
        (told({}, 500), "could not be tried: "),
        (told({}, 404), "it answered 404; see that the address is right, or try again later"),
        (Reply(body=b"<html>log in</html>"), "it answers with a page for people, where programs are given JSON"),
        (told({}, delay_s=1.5), "could not be tried: no answer in time; try again, or raise OPENLINE_TIMEOUT_S"),
    ],
    ids=["refused", "limited", "broken", "not there", "a page", "slow"],
)
def test_a_service_that_does_not_work_is_told_and_the_others_are_tried(
    monkeypatch: pytest.MonkeyPatch, url: str, reply: Reply, words: str
) -> None:
    code, checks = examined(monkeypatch, {other: told({}) for other in OF} | {url: reply}, SET_UP)
    assert code == 1
    assert [what for what in WHATS if checks[what][0] is False] == [OF[url]]
    assert words in checks[OF[url]][1]


def test_a_refused_key_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    _, checks = examined(monkeypatch, {HUNTER: told({}, 401), SEARX: told({}, 403)}, SET_UP)
    assert "see that it is copied whole" in checks["key for Hunter"][1]
    assert "allow format=json" in checks["SearXNG"][1]
    assert checks["suggest service"][1] == "could not be tried: suggest.example has no address"


@pytest.mark.parametrize("key", ["schlüssel", "two words", " "])
def test_what_is_no_key_is_one_sentence(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("OPENLINE_HUNTER_KEY", key)
    with pytest.raises(BadSetting) as caught:
        read_settings()
    assert str(caught.value).startswith(
        "setting OPENLINE_HUNTER_KEY (or hunter_key in config.toml): is no key: write it"
    )
    assert key.strip() == "" or key not in str(caught.value)


def test_a_line_break_that_was_copied_with_a_key_is_no_part_of_it() -> None:
    assert str(Settings(hunter_key="k-1\n").hunter_key.get_secret_value()) == "k-1"  # type: ignore[union-attr]


def test_a_silent_name_server_is_told_apart_from_one_that_invents(monkeypatch: pytest.MonkeyPatch) -> None:
    assert examined(monkeypatch, names={"org": Name(silent=True)})[1]["DNS"] == (
        False,
        "the world's name server does not answer",
    )
    invented = {"openline-asks-whether-names-that-nobody-has-get-an-answer.org": Name(records={"A": ["192.0.2.99"]})}
    works, words = examined(monkeypatch, names=invented)[1]["DNS"]
    assert works is False
    assert words == "your name server gives 192.0.2.99 for names that do not exist; use another one"


@pytest.mark.parametrize(
    ("org", "works", "words"),
    [
        (Name(records={"SOA": [SOA]}), True, "names are told, and none is made up"),
        (None, False, "your name server does not know even .org; it may be cut off from the internet (NXDOMAIN)"),
        (Name(silent=True), False, "the name server that /etc/resolv.conf names does not answer"),
    ],
)
def test_outside_a_world_a_name_server_must_know_the_internet(org: Name | None, works: bool, words: str) -> None:
    async def check(server: NameServer) -> Check:
        manners = Manners(user_agent="openline-test", timeout_s=1.0)
        async with open_reader(manners, None, lambda: NOW) as reader:
            reader.resolver.nameservers = [Do53Nameserver(*server.address)]
            return await check_dns(reader)

    with name_server({"org": org} if org else {}) as server:
        assert asyncio.run(check(server)) == Check("DNS", works, words)


def test_an_endpoint_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENLINE_WORLD", f"dns=127.0.0.1:{closed_port()},http=127.0.0.1:{closed_port()}")
    done = CliRunner().invoke(cli.app, ["doctor"])
    told_words = " ".join(done.output.split())
    assert done.exit_code == 1
    assert "the world's endpoint does not answer; start it: openline world FOLDER" in told_words
    assert "Errno" not in told_words


def test_a_store_that_is_none_is_told_and_prefect_is_tried_yet(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    home.mkdir()
    (home / "openline.db").write_bytes(b"no database" * 100)
    code, checks = examined(monkeypatch)
    assert (code, checks["store"][0], checks["Prefect"][0]) == (1, False, None)
    assert "cannot be opened: file is not a database" in checks["store"][1]


def test_a_data_folder_that_cannot_be_is_told(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    home.write_text("a file")
    code, checks = examined(monkeypatch)
    assert (code, checks["data folder"][0], checks["store"][0]) == (1, False, False)
    assert "cannot be written to" in checks["data folder"][1]
    assert checks["data folder"][1].endswith("; give yourself the right to, or set OPENLINE_HOME")


@pytest.mark.parametrize("url", ["nonsense", "mysql://me:secret@h/d", "sqlite://", "postgresql://me:secret@h:port/d"])
def test_a_store_url_that_is_none_is_one_sentence_and_repeats_no_password(url: str) -> None:
    with pytest.raises(BrokenStore, match="write OPENLINE_DATABASE_URL=sqlite") as caught, open_store(url):
        pass
    assert "secret" not in str(caught.value)


def test_a_database_server_that_does_not_run_is_told_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"postgresql://me:secret@127.0.0.1:{closed_port()}/openline"
    works, words = examined(monkeypatch, settings={"DATABASE_URL": url})[1]["store"]
    assert works is False
    assert "cannot be opened" in words
    assert "secret" not in words
    assert "\n" not in words


def test_a_prefect_server_that_was_named_and_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{closed_port()}/api")
    works, words = examined(monkeypatch)[1]["Prefect"]
    assert works is False
    assert words.endswith("; start it, or unset PREFECT_API_URL")
