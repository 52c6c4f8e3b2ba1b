"""Who is forgotten is in no byte and in no column of anything that we keep; who is only suppressed is not shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data.erasure import Trace, rows_about
from data.model import ChannelKind, Correction, Feedback, Logged, LoggedOutcome, Words, WordsKind
from data.store import open_store
from flows.cli import app
from flows.copies import backup
from flows.forgetting import forget
from flows.looking_again import due_companies, look_at_all
from flows.purging import purge_expired
from flows.running import with_retries
from flows.settings import Settings, read_settings, utc_now
from flows.work import files_of, keep_dossier, work_on
from tests.dossiers import CASE, DANA, JIM
from tests.loopback import Reply, small_world
from tests.postgresql import every_row

CARD = "<div><h3>{name}</h3><p>{title}</p><p>Direct: {line}</p><p><a href='mailto:{mail}'>{mail}</a></p></div>"
TEAM = "<html lang=en><title>Team</title><p>Main: (202) 555-0100<h1>Our team</h1>" + "".join(
    CARD.format(name=name, title="Head of it", line=line, mail=f"{local}@synergistics.example")
    for name, line, local in (
        ("Zoë Quillfeather", "(202) 555-0133", "zoe.quillfeather"),
        ("Dana Whitfield", "(202) 555-0134", "dana.whitfield"),
    )
)
ZOE = replace(JIM, person_id="p-zoe", name="Zoë Quillfeather", phone="+12025550188")
NEVER_AGAIN = ("quillfeather", "5550133", "555-0133", "5550188", "555-0188", "zoë", "zo\\u00eb", "zo&euml;", "zq@")


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A data folder in which a case was opened, run, talked about, looked at again, and backed up."""
    if request.param == "postgresql":
        monkeypatch.setenv("OPENLINE_DATABASE_URL", request.getfixturevalue("postgres_url"))
    page = Reply(body=TEAM.encode())
    with small_world({"synergistics.example/": page}) as (world, _, _):
        monkeypatch.setenv("OPENLINE_WORLD", f"dns=127.0.0.1:{world.dns[1]},http=127.0.0.1:{world.http[1]}")
        monkeypatch.setenv("OPENLINE_PACE_S", "0")
        found = read_settings()
        now = utc_now()
        dana = replace(DANA, moment="how Zoë Quillfeather runs the team")
        case = replace(CASE, people=(ZOE, dana), since=now - timedelta(days=2), said="Zoë Quillfeather regrets.")
        with open_store(found.store_url) as store:
            store.keep_case(case, now)
            store.log(
                LoggedOutcome(
                    case_id="c-1", person_id="p-zoe", what=Logged.REPLIED, at=now, value="zq@synergistics.example"
                )
            )
            correction = Correction(
                case_id="c-1", person_id="p-zoe", kind=ChannelKind.PHONE, value="+12025550188", at=now
            )
            store.correct(correction)
            text = Words(kind=WordsKind.VOICEMAIL, person_id="p-dana", text="Hi Dana, Zoë Quillfeather told me ...")
            store.edit("c-1", text, now)
        asyncio.run(work_on("c-1", found, with_retries([])))
        asyncio.run(look_at_all(due_companies(found, now, everything=True), found, with_retries([])))
        backup(None)
        yield found


def kept_bytes(settings: Settings) -> str:
    """All that stands in our folder and, where it is in PostgreSQL, in any column of the store."""
    held = b"".join(file.read_bytes() for file in sorted(settings.home.rglob("*")) if file.is_file())
    url = settings.store_url
    columns = "".join(every_row(url)) if url.startswith("postgresql") else ""
    return (held.decode("utf-8", "replace") + columns).casefold()


def openline(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_who_is_forgotten_is_in_no_byte_of_what_is_kept_and_the_others_are(settings: Settings) -> None:
    before = kept_bytes(settings)
    assert all(mark in before for mark in ("quillfeather", "5550133", "5550188"))
    forget("QUILLFEATHER, Zoe", "synergistics, Inc.", settings)  # other spellings of the person and of the company
    after = kept_bytes(settings)
    assert [mark for mark in NEVER_AGAIN if mark in after] == []
    assert "dana whitfield" in after
    assert len(list((settings.home / "backups").iterdir())) == 1  # a fresh one, in the place of those that knew them


SPELLINGS = ("Dr. Zoë Quillfeather", "Quillfeather, Zoe", "ZOË K. QUILLFEATHER", "Prof. Quillfeather, Zoe, PhD")


@pytest.mark.parametrize("asked", SPELLINGS)
def test_who_is_forgotten_is_so_in_every_case_whatever_they_are_called_there(asked: str, settings: Settings) -> None:
    others = {"Dr. Zoë Quillfeather": "Synergistics Inc.", "Quillfeather, Zoe": "Synergistics"}
    with open_store(settings.store_url) as store:
        for number, (name, company) in enumerate(others.items(), 2):
            zoe = replace(ZOE, person_id=f"p-zoe-{number}", name=name, phone=None)
            case = replace(CASE, case_id=f"c-{number}", company=company, role=f"Role {number}", people=(zoe,))
            store.keep_case(replace(case, since=utc_now() - timedelta(days=2)), utc_now())
        asked_for = LoggedOutcome(case_id="c-1", person_id="p-dana", what=Logged.FEEDBACK, at=utc_now())
        store.log(replace(asked_for, feedback=Feedback(text="Ask Quillfeather", actions=("write to Z. Quillfeather",))))
    for case_id in ("c-2", "c-3"):
        asyncio.run(work_on(case_id, settings, with_retries([])))
    forgotten = forget(asked, "Synergistics", settings)
    assert forgotten.case_ids == ("c-1", "c-2", "c-3")
    assert [mark for mark in NEVER_AGAIN if mark in kept_bytes(settings)] == []
    with open_store(settings.store_url) as store:
        logged = store.memory("c-1", b"").logged
    assert [(line.person_id, line.what, line.feedback) for line in logged] == [("p-dana", Logged.FEEDBACK, None)]


def test_who_was_taken_out_of_a_case_before_is_forgotten_in_its_earlier_revisions(settings: Settings) -> None:
    with open_store(settings.store_url) as store:
        case = store.case("c-1")
        store.keep_case(replace(case, people=(replace(DANA, moment=None),), said=None), utc_now())
    forget("Zoe Quillfeather", "Synergistics", settings)
    assert [mark for mark in NEVER_AGAIN if mark in kept_bytes(settings)] == []


def test_what_is_left_is_written_again_and_one_s_own_files_are_told(settings: Settings) -> None:
    openline("templates", "copy")
    template = settings.templates / "en" / "warm.txt.j2"
    template.write_text(template.read_text() + "{# as Quillfeather, Zoë said #}")
    (settings.exports).mkdir()
    (settings.exports / "contacts.csv").write_text("Zoë Quillfeather")
    told = openline("forget", "Zoe Quillfeather", "--company", "Synergistics").output
    assert f"Your own file still names them; change it: {template}" in told.replace("\n", "")
    assert list(settings.exports.iterdir()) == []
    kit = files_of("c-1", settings)[1].read_text().casefold()
    assert "dana whitfield" in kit
    assert "quillfeather" not in kit


def test_a_wrong_template_of_one_s_own_keeps_nobody_from_being_forgotten(settings: Settings) -> None:
    with open_store(settings.store_url) as store:
        store.keep_case(replace(CASE, case_id="c-2", people=(replace(DANA, person_id="p-2"),)), utc_now())
    asyncio.run(work_on("c-2", settings, with_retries([])))
    (settings.templates / "en").mkdir(parents=True)
    (settings.templates / "en" / "warm.txt.j2").write_text("{% if %}")
    told = openline("forget", "Zoe Quillfeather", "--company", "Synergistics")
    assert told.exit_code == 2
    words = told.output.replace("\n", " ")
    assert "Zoe Quillfeather is forgotten (1 case changed)" in words
    assert all(
        f"Case {case} has no sheet and no kit:" in words and f"openline run {case}" in words for case in ("c-1", "c-2")
    )
    assert "warm.txt.j2" in words
    assert [mark for mark in NEVER_AGAIN if mark in kept_bytes(settings)] == []


def test_where_prefect_s_server_is_down_the_rest_is_forgotten_and_that_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    told = openline("forget", "Zoe Quillfeather", "--company", "Synergistics")
    assert told.exit_code == 2
    assert "Prefect's runs may still name them: the Prefect server at http://127.0.0.1:9/api" in told.output
    assert [mark for mark in NEVER_AGAIN if mark in kept_bytes(settings)] == []
    assert "dana whitfield" in files_of("c-1", settings)[1].read_text().casefold()


@pytest.mark.parametrize("company", ["synergistics.example", "www.Synergistics.example"])
def test_a_company_may_be_named_by_its_domain(company: str, settings: Settings) -> None:
    assert forget("Zoe Quillfeather", company, settings).case_ids == ("c-1",)
    assert [mark for mark in NEVER_AGAIN if mark in kept_bytes(settings)] == []


def test_whoever_shares_the_initial_keeps_what_is_theirs(settings: Settings) -> None:
    people = (replace(ZOE, person_id="p-z", name="D. Whitfield", phone=None),)
    with open_store(settings.store_url) as store:
        store.keep_case(replace(CASE, case_id="c-2", people=people), utc_now())
    asyncio.run(work_on("c-2", settings, with_retries([])))
    forgotten = forget("Doris Whitfield", "Synergistics", settings)
    assert forgotten.case_ids == ("c-2",)
    assert not {"dana.whitfield@synergistics.example", "+12025550134"} & forgotten.trace.values
    with open_store(settings.store_url) as store:
        assert [who.name for who in store.case("c-1").people] == ["Zoë Quillfeather", "Dana Whitfield"]
    dossier = asyncio.run(work_on("c-1", settings, with_retries([])))
    assert "+12025550134" in {channel.value for contact in dossier.contacts for channel in contact.channels}


def test_who_is_shortened_in_another_case_is_forgotten_there_and_a_namesake_is_not(settings: Settings) -> None:
    people = (
        replace(ZOE, person_id="p-z", name="Z. Quillfeather"),
        replace(ZOE, person_id="p-y", name="Yves Quillfeather"),
    )
    with open_store(settings.store_url) as store:
        store.keep_case(replace(CASE, case_id="c-2", people=people), utc_now())
    assert forget("Zoe Quillfeather", "Synergistics", settings).case_ids == ("c-1", "c-2")
    with open_store(settings.store_url) as store:
        assert [who.name for who in store.case("c-2").people] == ["Yves Quillfeather"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cache/others.example/1", "<b>Zoë Quillfeather</b>Head of it".encode()),
        ("cache/others.example/2", b"<a href='mailto:zoe.quillfeather@others.example'>write</a>"),
        ("cache/others.example/3", "<p>Zoë Quillfeather".encode("cp1252")),
        ("cache/others.example/4", rb'{"name": "Zo\u00eb Quillfeather"}'),
    ],
)
def test_a_kept_page_of_anybody_s_that_names_them_goes_in_whichever_way_it_does(
    name: str, content: bytes, settings: Settings
) -> None:
    file = settings.home / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    other = file.with_name("0")
    other.write_bytes(b"<p>Yves Quillfeather")
    forget("Zoe Quillfeather", "Synergistics", settings)
    assert not file.exists()
    assert other.exists()


def test_what_one_has_put_into_the_data_folder_oneself_is_told(settings: Settings) -> None:
    copy = settings.home / "my copies" / "all.jsonl"
    copy.parent.mkdir()
    openline("db", "export", "--out", copy)
    assert forget("Zoe Quillfeather", "Synergistics", settings).left == (copy,)


def test_who_is_forgotten_while_the_company_is_being_read_is_not_kept_by_that_run(settings: Settings) -> None:
    with open_store(settings.store_url) as store:
        before = store.dossier("c-1")
    assert before is not None
    forget("Zoe Quillfeather", "Synergistics", settings)
    keep_dossier(replace(before, run_id="r-late", made_at=utc_now()), settings)
    assert [mark for mark in NEVER_AGAIN if mark in kept_bytes(settings)] == []


def test_who_is_forgotten_stays_so_when_the_company_is_read_again(settings: Settings) -> None:
    forget("Zoë Quillfeather", "Synergistics", settings)
    dossier = asyncio.run(work_on("c-1", settings, with_retries([])))
    assert [who.name for who in dossier.case.people] == ["Dana Whitfield"]
    with open_store(settings.store_url) as store:
        assert (
            rows_about(
                store.engine, "c-1", Trace(names=frozenset({"Zoe Quillfeather"}), person_ids=frozenset({"p-zoe"}))
            )
            == ()
        )


def test_all_that_is_held_of_a_person_can_be_shown(settings: Settings) -> None:
    held = json.loads(openline("export-person", "Zoe Quillfeather", "--company", "Synergistics").output)
    assert {row["table"] for row in held["rows"]} == {
        "cases",
        "corrections",
        "findings",
        "outcomes",
        "verifications",
        "words",
    }
    assert not held["suppressed"]
    assert {Path(file).name for file in held["files"]} >= {"contacts.csv", "kit.html"}
    forget("Zoë Quillfeather", "Synergistics", settings)
    held = json.loads(openline("export-person", "Zoe Quillfeather", "--company", "Synergistics").output)
    assert (held["rows"], held["files"], held["suppressed"]) == ([], [], True)


def test_what_is_shown_of_a_person_says_nothing_of_others(settings: Settings) -> None:
    openline("export", "--format", "xlsx", "--out", settings.exports)
    shown = openline("export-person", "Zoe Quillfeather", "--company", "Synergistics").output
    assert "202555013" in shown
    assert [mark for mark in ("Whitfield", "2025550134", "dana.", "ada@") if mark in shown] == []
    assert any(file.endswith(".xlsx") for file in json.loads(shown)["files"])
    assert any("backups" in file for file in json.loads(shown)["files"])


def test_a_case_that_nobody_touched_for_180_days_is_purged_and_a_younger_one_is_not(settings: Settings) -> None:
    later = utc_now() + timedelta(days=181)
    with open_store(settings.store_url) as store:
        store.keep_case(replace(CASE, case_id="c-2", company="Harbour", people=(), domain=None), later)
    assert purge_expired(settings, utc_now() + timedelta(days=179)).case_ids == ()
    openline("export", "--format", "csv", "--out", settings.exports)
    purged = purge_expired(settings, later)
    assert (purged.case_ids, purged.trace.names) == (("c-1",), frozenset({"Zoë Quillfeather", "Dana Whitfield"}))
    held = kept_bytes(settings)
    assert [mark for mark in (*NEVER_AGAIN, "whitfield", "c-1", "5550100") if mark in held] == []
    with open_store(settings.store_url) as store:
        assert [case.case_id for case in store.cases()] == ["c-2"]


def test_the_suppression_list_is_kept_by_hashes_and_may_be_taken_back(tmp_path: Path) -> None:
    rows = tmp_path / "list.csv"
    rows.write_text("person,company,email,phone,domain\nJim Carter,Synergistics,,,\n,,,+1 202 555 0177,\n")
    assert openline("suppress", "import", rows).output == "2 rows put on the list.\n"
    assert openline("suppress", "add", "--domain", "www.harbour.example").exit_code == 0
    told = openline("suppress", "list").output.splitlines()
    assert len(told) == 3
    assert "arter" not in "".join(told)
    assert openline("suppress", "remove", "--person", "CARTER, Jim", "--company", "synergistics").output.startswith(
        "It may"
    )
    assert openline("suppress", "remove", "--domain", "other.example").output == "It was not on the list.\n"
    assert len(openline("suppress", "list").output.splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("person,company\nJim,\n", "row 2: a person goes with their company"),
        ("email\nnot an address\n", "row 2: email: 'not an address'"),
        ("phone\n+12025550100\nsoon\n", "row 3: phone: 'soon' is not a telephone number"),
        ("domain\n\x20\n", "row 2: name a person and a company"),
        ("name\nJim\n", "no column 'name' is known"),
    ],
)
def test_a_list_with_a_bad_row_is_told_by_that_row_and_not_kept(text: str, said: str, tmp_path: Path) -> None:
    rows = tmp_path / "list.csv"
    rows.write_text(text)
    assert said in str(openline("suppress", "import", rows).exception)
    assert openline("suppress", "list").output == "Nobody and nothing is on the list.\n"
