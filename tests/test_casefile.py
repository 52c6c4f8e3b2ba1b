"""What a person types: understood, or refused in one sentence that names the file and the field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from data.model import Candidate, Case, Function, Outcome
from flows.casefile import case_toml, read_case_file
from flows.forms import BadCase, CaseFile, QuickCase, checked
from flows.opening import continued, from_quick, to_case
from flows.settings import BadSetting, Settings, read_settings, read_world

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FULL = """
company = "Nordlicht-Werke"
role = "Analystin"
on = 2026-11-18
outcome = "keeps-on-file"
domain = "nordlicht-werke.example"
country = "de"
said = "Wir behalten Ihre Unterlagen."

[you]
name = "Ada Lovelace"
phone = "+49 30 23125 042"
time_zone = "Europe/Berlin"

[[people]]
name = "Jörg Weiß"
function = "hiring-manager"
moment = "the talk about the test bench"

[[people]]
name = "Meike Ahrens"
function = "hr"
email = "meike.ahrens@nordlicht.example"
phone = "030 23125 017 ext. 4"
"""


def case_of(text: str, tmp_path: Path, *known: Case) -> Case:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    return continued(to_case(read_case_file(path), Settings(), NOW), known)


def test_a_full_file_becomes_a_case(tmp_path: Path) -> None:
    case = case_of(FULL, tmp_path)
    assert (case.company, case.outcome, case.country) == ("Nordlicht-Werke", Outcome.KEEPS_ON_FILE, "DE")
    assert [(who.name, who.function) for who in case.people] == [
        ("Jörg Weiß", Function.HIRING_MANAGER),
        ("Meike Ahrens", Function.HR),
    ]
    assert (case.people[1].phone, case.people[1].extension) == ("+493023125017", "4")


def test_a_day_without_an_hour_counts_from_six_in_the_candidates_evening(tmp_path: Path) -> None:
    assert case_of(FULL, tmp_path).since == datetime(2026, 11, 18, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def test_a_case_written_out_is_read_back_the_same(tmp_path: Path) -> None:
    case = case_of(FULL, tmp_path)
    again = case_of(case_toml(case), tmp_path, case)
    assert again == case


def test_the_empty_template_asks_for_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match=r"case\.toml: company: "):
        case_of(case_toml(), tmp_path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[you]", "[you"), "is not TOML"),
        (('role = "Analystin"', ""), "role: is missing"),
        (("on = 2026-11-18", 'on = "18.11.2026"'), "on: '18.11.2026' is not a date: write 2026-11-18"),
        (('function = "hr"', 'function = "boss"'), "people, entry 2, function: is none of 'hiring-manager', 'hr'"),
        (('country = "de"', 'country = "Germany"'), "country: "),
        (('role = "Analystin"', 'rolle = "Analystin"\nrole = "x"'), "rolle: is not known here"),
        (("on = 2026-11-18", "on = 2027-11-18"), "on: 2027-11-18 is in the future"),
        (("on = 2026-11-18", "on = 0001-01-01"), "on: 0001-01-01 is more than a year ago"),
        (('name = "Jörg Weiß"', 'name = ""'), "people, entry 1, name: is empty"),
        (('name = "Jörg Weiß"', f'name = "{"x" * 61}"'), "people, entry 1, name: is longer than 60 characters"),
        (('name = "Jörg Weiß"', 'name = "J\\u001b[31m"'), "name: has a character in it that cannot be seen"),
        (('name = "Jörg Weiß"', "name = 5"), "people, entry 1, name: is not text"),
        (('"nordlicht-werke.example"', '"not a domain"'), "domain: 'not a domain' is not a company's web domain"),
        (('"nordlicht-werke.example"', '"localhost"'), "domain: 'localhost' is not a company's web domain"),
        (('"nordlicht-werke.example"', '"127.0.0.1"'), "domain: '127.0.0.1' is not a company's web domain"),
        (('"nordlicht-werke.example"', '"gmail.com"'), "domain: at gmail.com anybody has mail, so it is no"),
        (('"nordlicht-werke.example"', '"mailinator.com"'), "domain: at mailinator.com anybody has mail"),
        (('"nordlicht-werke.example"', '"jobs.lever.co"'), "domain: at lever.co many companies put up vacancies"),
        (('time_zone = "Europe/Berlin"', 'time_zone = "Berlin"'), "time_zone: 'Berlin' is not an IANA name"),
        (('"meike.ahrens@nordlicht.example"', '"meike.ahrens"'), "email: 'meike.ahrens'"),
        (('"030 23125 017 ext. 4"', '"extension 17"'), "phone: 'extension 17' is not a telephone number"),
    ],
)
def test_a_mistake_is_named_in_one_sentence(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    with pytest.raises(BadCase) as caught:
        case_of(FULL.replace(*change), tmp_path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_url_will_do_for_a_domain(tmp_path: Path) -> None:
    text = FULL.replace('"nordlicht-werke.example"', '"https://www.nordlicht-werke.example/kontakt"')
    assert case_of(text, tmp_path).domain == "nordlicht-werke.example"


@pytest.mark.parametrize(
    ("ad", "company", "domain"),
    [
        ("https://jobs.lever.co/harbour-finch/5ac21346", "Harbour Finch", None),
        ("https://jobs.harbour-finch.example/7", "Harbour Finch", "harbour-finch.example"),
    ],
)
def test_an_advertisement_stands_in_for_the_company(ad: str, company: str, domain: str | None) -> None:
    case = to_case(CaseFile(role="PM", on=date(2026, 11, 18), ad=ad), Settings(), NOW)
    assert (case.company, case.domain, case.ad) == (company, domain, ad)


def test_a_site_of_another_name_may_be_a_board_and_its_domain_is_not_taken() -> None:
    file = CaseFile(company="Synergistics", role="PM", on=date(2026, 11, 18), ad="https://work-in-ohio.example/jobs/7")
    assert to_case(file, Settings(), NOW).domain is None


def test_what_the_candidate_writes_wins_over_the_advertisement() -> None:
    ad = "https://jobs.harbour-finch.example/7"
    file = CaseFile(company="Harbour & Finch Ltd", domain="hf.example", role="PM", on=date(2026, 11, 18), ad=ad)
    case = to_case(file, Settings(), NOW)
    assert (case.company, case.domain) == ("Harbour & Finch Ltd", "hf.example")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "company: is missing; write its name, or in ad the address of the job advertisement"),
        ({"ad": "https://www.indeed.com/viewjob?jk=1"}, "does not say which company it is; write its name in company"),
        ({"company": "gmail.com"}, "company: at gmail.com anybody has mail, so it is no company's"),
    ],
)
def test_a_case_without_a_company_says_what_to_write(told: dict[str, str], said: str) -> None:
    with pytest.raises(BadCase) as caught:
        to_case(CaseFile(role="PM", on=date(2026, 11, 18), **told), Settings(), NOW)
    assert said in str(caught.value)


@pytest.mark.parametrize(("encoding", "end"), [("utf-8-sig", "\n"), ("utf-8", "\r\n")])
def test_a_file_of_another_system_is_read(encoding: str, end: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(FULL.replace("\n", end).encode(encoding))
    assert read_case_file(path).people[0].name == "Jörg Weiß"


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(FULL.encode("latin-1"))
    with pytest.raises(BadCase, match=r"case\.toml: is not UTF-8; save it as UTF-8"):
        read_case_file(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match=r"missing\.toml: there is no such file; check its name"):
        read_case_file(tmp_path / "missing.toml")


def quick(interviewer: str, **more: str) -> CaseFile:
    values = {"interviewer": interviewer, "company": "Synergistics", "role": "PM", "on": "2026-11-18", **more}
    return from_quick(checked(QuickCase, values, "find"), Settings())


def test_the_family_name_that_is_told_settles_the_order_of_the_name() -> None:
    case = to_case(quick("Li Wei", family_name="Wei"), Settings(), NOW)
    assert case.people[0].family_name == "Wei"
    with pytest.raises(BadCase, match=r"find: --family-name: 'Lee' is no part of 'Li Wei'; write the part"):
        quick("Li Wei", family_name="Lee")


def test_the_same_application_is_the_same_case_and_its_people_keep_their_ids() -> None:
    first = to_case(quick("Jim Carter"), Settings(), NOW)
    again = continued(to_case(quick("jim carter", moment="the talk about Kafka"), Settings(), NOW), [first])
    assert (again.case_id, again.people[0].person_id) == (first.case_id, first.people[0].person_id)
    assert again.people[0].moment == "the talk about Kafka"
    both = continued(to_case(quick("Dana Whitfield"), Settings(), NOW), [again])
    assert [who.name for who in both.people] == ["Dana Whitfield", "Jim Carter"]  # who is asked for comes first


def test_another_candidates_application_is_another_case() -> None:
    first = to_case(quick("Jim Carter", your_name="Ada Lovelace"), Settings(), NOW)
    other = continued(to_case(quick("Jim Carter", your_name="Grace Hopper"), Settings(), NOW), [first])
    assert other.case_id != first.case_id


@pytest.mark.parametrize("number", ["12", "call me", "+1 2", "+49 30 23125 042 042 042"])
def test_a_number_of_the_candidates_own_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(BadCase, match="is not a telephone number; write it as "):
        to_case(quick("Jim Carter", your_phone=number), Settings(), NOW)
    kept = to_case(quick("Jim Carter", your_phone="+1 (202) 555-0143"), Settings(), NOW)
    assert kept.candidate.phone == "+1 (202) 555-0143"  # as it was written: it is to be said like that


def test_another_role_is_another_case() -> None:
    first = to_case(quick("Jim Carter"), Settings(), NOW)
    assert continued(to_case(quick("Jim Carter", role="Designer"), Settings(), NOW), [first]).case_id != first.case_id


def test_what_is_not_said_of_the_candidate_comes_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENLINE_NAME", "Ada Lovelace")
    case = to_case(quick("Jim Carter"), read_settings(), NOW)
    assert case.candidate == Candidate(name="Ada Lovelace")


def test_settings_come_from_a_file_in_the_data_folder_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OPENLINE_HOME", str(tmp_path))
    (tmp_path / "config.toml").write_text('name = "Ada"\nphone = "1"\n')
    monkeypatch.setenv("OPENLINE_PHONE", "2")
    assert (read_settings().name, read_settings().phone) == ("Ada", "2")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("OPENLINE_PACE_S", "fast", "setting OPENLINE_PACE_S (or pace_s in config.toml): "),
        ("OPENLINE_PAGE_BUDGET", "100", "setting OPENLINE_PAGE_BUDGET (or page_budget in config.toml): "),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting) as caught:
        read_settings()
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("world", ["dns=127.0.0.1:53", "dns=a,http=b", "127.0.0.1:53", "dns=::1:x,http=127.0.0.1:80"])
def test_a_wrong_world_is_named(world: str) -> None:
    with pytest.raises(BadSetting, match="OPENLINE_WORLD"):
        read_world(world)


def test_a_later_correction_of_the_form_keeps_what_was_told_before() -> None:
    first = to_case(quick("Jim Carter", moment="the talk about Kafka", domain="synergistics.example"), Settings(), NOW)
    again = continued(to_case(quick("Jim Carter"), Settings(), NOW), [first])
    assert again == replace(first, since=again.since)
