"""Second looks in a small world: found once, changed meanwhile, and read again from nothing but their own sources."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from data.erasure import delete_cases
from data.leases import give_back, take_lease
from data.model import Logged, LoggedOutcome, Verdict, Verification
from data.store import open_store
from flows.cli import exit_code
from flows.looking_again import due_companies, look_at_all
from flows.running import with_retries
from flows.settings import Settings, read_settings, utc_now
from flows.work import files_of, suppression_key, work_on
from outreach.suppression import value_digest
from tests.dossiers import CASE, DANA, JIM
from tests.loopback import Name, NameServer, Reply, WebServer, small_world

HOME, CONTACT, TEAM = (f"synergistics.example{path}" for path in ("/", "/contact", "/team"))
PAGES = {
    HOME: '<html lang=en><title>Synergistics</title><a href="/contact">Contact</a> <a href="/team">Our team</a>',
    CONTACT: "<html lang=en><title>Contact</title><h1>Contact</h1><p>Main: "
    '<a href="tel:+12025550100">(202) 555-0100</a>'
    '<p>Fax: (202) 555-0101<p><a href="mailto:careers@synergistics.example">careers@synergistics.example</a>',
    TEAM: "<html lang=en><title>Team</title><ul>"
    '<li>Lena Brandt <a href="mailto:lena.brandt@synergistics.example">lena.brandt@synergistics.example</a>'
    '<li>Omar Haddad <a href="mailto:omar.haddad@synergistics.example">omar.haddad@synergistics.example</a></ul>',
}
MX = {"MX": ["10 mx1.synergistics.example."], "A": ["192.0.2.80"]}


def page(text: str) -> Reply:
    return Reply(body=text.encode(), etag=f'"{hash(text)}"')


@dataclass(frozen=True, slots=True)
class Town:
    """The small world, with one case already worked on in it."""

    web: WebServer
    names: NameServer
    settings: Settings

    def find_again(self) -> None:
        """The whole case, with the pages as they stand."""
        asyncio.run(work_on("c-1", self.settings.model_copy(update={"cache_fresh_s": 0.0}), with_retries([])))

    def look(self, *, everything: bool = True) -> dict[str, Verification]:
        """A second look, each verdict by the value it is about."""
        companies = due_companies(self.settings, utc_now(), everything=everything)
        seen = asyncio.run(look_at_all(companies, self.settings, with_retries([0.0])))
        return {one.value: one for one in seen if one.person_id in {None, JIM.person_id}}


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    names = {
        "synergistics.example": Name(records=MX),
        "mx1.synergistics.example": Name(records={"A": ["192.0.2.25"]}),
    }
    with ExitStack() as stack:
        world, web, zone = stack.enter_context(small_world({url: page(text) for url, text in PAGES.items()}, names))
        monkeypatch.setenv("OPENLINE_WORLD", f"dns=127.0.0.1:{world.dns[1]},http=127.0.0.1:{world.http[1]}")
        monkeypatch.setenv("OPENLINE_PACE_S", "0")
        monkeypatch.setattr("flows.looking_again.FRESH_S", 0.0)  # a look follows the last one at once
        settings = read_settings()
        with open_store(settings.store_url) as store:
            store.keep_case(replace(CASE, people=(JIM,), since=utc_now() - timedelta(days=2)), utc_now())
        asyncio.run(work_on("c-1", settings, with_retries([])))
        web.visits.clear()
        yield Town(web, zone, settings)


def verdicts(seen: dict[str, Verification]) -> dict[str, str]:
    return {value: one.verdict.value for value, one in seen.items()}


def test_what_stands_as_it_stood_is_the_same_and_no_page_is_sent_twice(town: Town) -> None:
    assert verdicts(town.look()) == {
        "+12025550100": "same",
        "+12025550101": "same",
        "careers@synergistics.example": "same",
        "james.carter@synergistics.example": "same",
        "jim.carter@synergistics.example": "same",
        "jim@synergistics.example": "same",
    }
    assert sorted(town.web.paths) == [CONTACT, TEAM]  # not the home page: nothing rests on it
    assert all("If-None-Match" in visit.headers for visit in town.web.visits if visit.path != "/robots.txt")
    with open_store(town.settings.store_url) as store, store.engine.begin() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM runs").scalar() == 1  # nothing new, nothing concluded


def test_nothing_is_due_on_the_day_that_it_was_read(town: Town) -> None:
    assert town.look(everything=False) == {}
    assert town.web.visits == []


def test_a_number_that_another_one_replaced_is_changed_and_the_kit_and_the_words_follow(town: Town) -> None:
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("0100", "0177"))
    seen = town.look()
    assert verdicts(seen)["+12025550100"] == "changed"
    assert seen["+12025550100"].now == "+12025550177"
    assert seen["+12025550100"].kit_made_at is not None
    assert verdicts(seen)["+12025550101"] == "same"
    assert "555-0177" in files_of("c-1", town.settings)[1].read_text().replace("\u2011", "-").replace(" ", "-")
    with open_store(town.settings.store_url) as store:
        dossier = store.dossier("c-1")
    assert dossier is not None
    assert dossier.contacts[0].route.channel is not None
    assert dossier.contacts[0].route.channel.value == "+12025550177"


def test_a_number_on_another_page_has_moved(town: Town) -> None:
    town.web.replies[TEAM] = page(PAGES[TEAM] + "<p>Fax: (202) 555-0101")
    town.look()  # seen there too
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("Fax: (202) 555-0101", ""))
    assert verdicts(town.look())["+12025550101"] == "moved"


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (Reply(status=404), Verdict.GONE),
        (page("<html lang=en><title>Contact</title><p>Write to us."), Verdict.GONE),
        (Reply(status=503), Verdict.UNKNOWN),
        (Reply(status=403), Verdict.UNKNOWN),
        (page("<html lang=en><title>Just a moment...</title><p>Checking your browser."), Verdict.UNKNOWN),
        (page("<html lang=en><title>Synergistics | We’ll be back soon!</title>"), Verdict.UNKNOWN),
        (page("<html lang=de><title>Wartungsarbeiten</title>"), Verdict.UNKNOWN),
        (page(""), Verdict.UNKNOWN),
        (Reply(body=b"\x89PNG\r\n", headers={"Content-Type": "image/png"}), Verdict.UNKNOWN),
        (page("<html lang=en><title>Building maintenance</title><p>Write to us."), Verdict.GONE),
    ],
)
def test_a_page_that_is_gone_and_one_that_could_not_be_seen(now: Reply, verdict: Verdict, town: Town) -> None:
    town.web.replies[CONTACT] = now
    assert town.look()["+12025550101"].verdict is verdict


def test_a_page_that_moved_inside_the_site_is_the_same_page(town: Town) -> None:
    town.web.replies[CONTACT] = Reply(status=301, headers={"Location": "/contact-us"})
    town.web.replies["synergistics.example/contact-us"] = page(PAGES[CONTACT])
    assert verdicts(town.look())["+12025550100"] == "same"


def test_a_number_that_is_a_fax_now_has_changed(town: Town) -> None:
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("Main:", "Fax:"))
    assert verdicts(town.look())["+12025550100"] == "changed"


def test_a_built_address_changes_with_what_it_was_built_from(town: Town) -> None:
    town.web.replies[TEAM] = page(PAGES[TEAM].replace("lena.brandt@", "lbrandt@").replace("omar.haddad@", "ohaddad@"))
    seen = town.look()
    assert verdicts(seen)["jim.carter@synergistics.example"] == "changed"
    assert seen["jim.carter@synergistics.example"].now == "jcarter@synergistics.example"


def test_a_domain_that_takes_no_more_mail_changes_its_addresses_and_a_silent_name_server_does_not(town: Town) -> None:
    town.names.names["synergistics.example"] = Name(records=MX, fails=frozenset({"MX"}))
    assert verdicts(town.look())["careers@synergistics.example"] == "unknown"
    town.names.names["synergistics.example"] = Name(records={"MX": ["0 ."], "A": ["192.0.2.80"]})
    assert verdicts(town.look())["careers@synergistics.example"] == "changed"
    with open_store(town.settings.store_url) as store:
        dossier = store.dossier("c-1")
    assert dossier is not None
    boxes = [channel for channel in dossier.contacts[1].channels if channel.value == "careers@synergistics.example"]
    assert [box.grade.value for box in boxes] == ["undeliverable"]


def test_a_domain_that_takes_no_more_mail_says_so_even_where_its_page_cannot_be_seen(town: Town) -> None:
    town.web.replies[CONTACT] = Reply(status=503)
    town.names.names["synergistics.example"] = Name(records={"MX": ["0 ."], "A": ["192.0.2.80"]})
    seen = town.look()
    assert verdicts(seen)["careers@synergistics.example"] == "changed"
    assert verdicts(seen)["+12025550101"] == "unknown"


def test_an_address_in_other_capitals_is_the_same(town: Town) -> None:
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("careers@", "Careers@"))
    assert verdicts(town.look())["careers@synergistics.example"] == "same"


JIM_AT = '<li>{} <a href="mailto:jim.carter@synergistics.example">jim.carter@synergistics.example</a> {}</ul>'
DIRECT = "Direct: (202) 555-0133"


def test_a_direct_line_that_is_printed_with_another_name_has_changed(town: Town) -> None:
    town.web.replies[TEAM] = page(PAGES[TEAM].replace("</ul>", JIM_AT.format("Jim Carter", DIRECT)))
    town.find_again()
    town.web.replies[TEAM] = page(PAGES[TEAM].replace("<li>Omar", f"{DIRECT}<li>Omar"))
    line = town.look()["+12025550133"]
    assert line.verdict is Verdict.CHANGED
    assert line.reason == "printed with the name Lena Brandt now, at https://synergistics.example/team"


def test_an_address_that_is_printed_no_more_and_can_still_be_built_is_not_gone(town: Town) -> None:
    town.web.replies[TEAM] = page(PAGES[TEAM].replace("</ul>", JIM_AT.format("Jim Carter", "")))
    town.find_again()
    town.web.replies[TEAM] = page(PAGES[TEAM])
    box = town.look()["jim.carter@synergistics.example"]
    assert box.verdict is Verdict.CHANGED
    assert box.reason.startswith("likely ")
    assert box.reason.endswith("; https://synergistics.example/team does not print it any more")


def test_a_colleague_who_left_changes_no_address_that_is_as_likely_without_them(town: Town) -> None:
    anna = '<li>Anna Silva <a href="mailto:anna.silva@synergistics.example">anna.silva@synergistics.example</a></ul>'
    town.web.replies[TEAM] = page(PAGES[TEAM].replace("</ul>", anna))
    town.find_again()
    town.web.replies[TEAM] = page(PAGES[TEAM])
    assert verdicts(town.look())["jim.carter@synergistics.example"] == "same"


def test_a_page_that_leads_elsewhere_without_the_number_says_where(town: Town) -> None:
    town.web.replies[CONTACT] = Reply(status=302, headers={"Location": "/"})
    fax = town.look()["+12025550101"]
    assert fax.verdict is Verdict.GONE
    assert fax.reason == "https://synergistics.example/contact leads to https://synergistics.example/, without it"


def test_a_template_that_is_wrong_is_told_in_a_sentence_and_the_news_waits(
    town: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = town.settings.templates / "en" / "warm.txt.j2"
    wrong.parent.mkdir(parents=True)
    wrong.write_text("{{ nope( }}")
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("0100", "0177"))
    monkeypatch.setattr("sys.argv", ["openline", "reverify", "--everything-due"])
    assert exit_code() == 2
    assert "openline: en/warm.txt.j2, line 1: unexpected '}'" in capsys.readouterr().err
    wrong.unlink()
    assert verdicts(town.look())["+12025550100"] == "changed"


def test_what_was_gone_is_looked_for_and_told_when_it_is_there_again(town: Town) -> None:
    stood = town.web.replies.pop(CONTACT)
    assert verdicts(town.look())["+12025550100"] == "gone"
    assert "+12025550100" not in town.look()  # still gone is no news
    town.web.replies[CONTACT] = stood
    back = town.look()["+12025550100"]
    assert (back.verdict.value, back.now) == ("changed", "+12025550100")
    assert back.reason.startswith("there again: ")
    assert "555-0100" in files_of("c-1", town.settings)[1].read_text().replace("\u2011", "-").replace(" ", "-")
    assert verdicts(town.look())["+12025550100"] == "same"


@pytest.mark.parametrize(("days", "is_asked"), [(0.5, False), (1.5, True), (29, True), (31, False)])
def test_a_page_that_was_away_is_asked_again_daily_for_a_month(days: float, is_asked: bool, town: Town) -> None:
    del town.web.replies[CONTACT]
    town.look()
    due = due_companies(town.settings, utc_now() + timedelta(days=days), everything=False)
    assert any("/contact" in uri for company in due for uri in company.uris) is is_asked


def test_a_case_that_has_ended_or_expired_is_never_looked_at_again(town: Town) -> None:
    assert due_companies(town.settings, utc_now() + timedelta(days=181), everything=True) == ()
    with open_store(town.settings.store_url) as store:
        store.log(LoggedOutcome(case_id="c-1", person_id=JIM.person_id, what=Logged.SAID_NO, at=utc_now()))
    assert town.look() == {}


def test_who_was_suppressed_since_does_not_come_back_with_a_second_look(town: Town) -> None:
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("0100", "0177"))
    with open_store(town.settings.store_url) as store:
        store.suppress([value_digest(suppression_key(town.settings.home), "+12025550177")], utc_now())
    town.look()
    assert "0177" not in files_of("c-1", town.settings)[0].read_text()
    assert b"5550177" not in (town.settings.home / "openline.db").read_bytes()


def test_of_two_second_looks_at_once_one_reads_and_tells_and_the_other_has_nothing_left_to_do(town: Town) -> None:
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("0100", "0177"))
    companies = due_companies(town.settings, utc_now(), everything=True)

    async def both() -> list[tuple[Verification, ...]]:
        looks = (look_at_all(companies, town.settings, with_retries([])) for _ in range(2))
        return await asyncio.gather(*looks)

    first, then = sorted(asyncio.run(both()), key=len)
    assert first == ()
    assert "changed" in {one.verdict for one in then}
    assert sorted(town.web.paths) == [CONTACT, TEAM]
    assert asyncio.run(look_at_all(companies, town.settings, with_retries([]))) == ()  # who listed it as early


def test_a_host_that_somebody_else_reads_is_waited_for(town: Town) -> None:
    with open_store(town.settings.store_url) as store:
        assert take_lease(store.engine, "synergistics.example", "another", utc_now())

        def let_go() -> None:
            assert town.web.visits == []
            give_back(store.engine, "synergistics.example", "another")

        other = threading.Timer(0.3, let_go)
        other.start()
        assert set(verdicts(town.look()).values()) == {"same"}
        other.join()


def test_what_a_find_has_read_since_the_list_was_made_is_not_compared_with_what_was_known_before_it(town: Town) -> None:
    companies = due_companies(town.settings, utc_now(), everything=True)
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("0100", "0177"))
    town.find_again()
    seen = asyncio.run(look_at_all(companies, town.settings, with_retries([])))
    assert {one.verdict for one in seen} <= {Verdict.SAME}


def test_a_case_that_is_deleted_before_its_turn_comes_is_no_error(town: Town) -> None:
    companies = due_companies(town.settings, utc_now(), everything=True)
    with open_store(town.settings.store_url) as store:
        delete_cases(store.engine, ["c-1"])
    assert asyncio.run(look_at_all(companies, town.settings, with_retries([]))) == ()


def test_an_office_that_moved_is_known_by_its_new_address(town: Town) -> None:
    office = "<p>Head office: 1 High Street, London EC1A 1BB, United Kingdom</p>"
    town.web.replies[CONTACT] = page(PAGES[CONTACT] + office)
    town.find_again()
    town.web.replies[CONTACT] = page(PAGES[CONTACT] + office.replace("1 High Street", "9 Mill Lane"))
    assert set(verdicts(town.look()).values()) == {"same"}
    with open_store(town.settings.store_url) as store:
        dossier = store.dossier("c-1")
    assert dossier is not None
    assert [address.text[:11] for address in dossier.evidence.published.addresses] == ["9 Mill Lane"]


def test_a_second_look_is_no_activity_of_the_candidates(town: Town) -> None:
    with open_store(town.settings.store_url) as store:
        before = store.last_activity()
    town.web.replies[CONTACT] = page(PAGES[CONTACT].replace("0100", "0177"))
    town.look()
    with open_store(town.settings.store_url) as store:
        assert store.last_activity() == before
        assert isinstance(before["c-1"], datetime)


def test_two_people_of_one_company_cost_it_no_more_requests(town: Town) -> None:
    with open_store(town.settings.store_url) as store:
        store.keep_case(replace(CASE, case_id="c-2", people=(DANA,), since=utc_now()), utc_now())
    asyncio.run(work_on("c-2", town.settings, with_retries([])))
    town.web.visits.clear()
    town.look()
    assert sorted(town.web.paths) == [CONTACT, TEAM]
