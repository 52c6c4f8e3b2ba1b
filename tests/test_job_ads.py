"""What the address of a job advertisement says: the company's name on a board, its domain on its own site."""

from __future__ import annotations

import time

import pytest

from data.tables.job_ads import AD_ADDRESSES
from data.tables.not_companies import NOT_COMPANIES
from discovery.domains import registrable_domain
from discovery.job_ads import JobAd, read_job_ad


@pytest.mark.parametrize(
    ("url", "company"),
    [
        ("https://boards.greenhouse.io/synergistics/jobs/4012345?gh_src=1", "Synergistics"),
        ("https://boards.greenhouse.io/embed/job_app?for=bluedoor&token=12", "Bluedoor"),
        ("https://job-boards.eu.greenhouse.io/blue-door/jobs/1", "Blue Door"),
        ("https://jobs.lever.co/blue-door/5ac21346-8e0c-4494-8e7a/apply", "Blue Door"),
        ("https://nordlicht.jobs.personio.de/job/123456?language=de", "Nordlicht"),
        ("https://synergistics.wd5.myworkdayjobs.com/en-US/Ext/job/Dayton/PM_R-1", "Synergistics"),
        ("https://wd5.myworkdaysite.com/en-US/recruiting/synergistics/Ext/job/1", "Synergistics"),
        ("https://jobs.smartrecruiters.com/BlueDoorGroup/743999-project-manager", "Blue Door Group"),
        ("https://jobs.ashbyhq.com/Blue%20Door/5ac21346", "Blue Door"),
        ("https://synergistics.recruitee.com/o/project-manager", "Synergistics"),
        ("https://apply.workable.com/synergistics/j/ABC123/", "Synergistics"),
        ("https://synergistics.na.teamtailor.com/jobs/1-project-manager", "Synergistics"),
        ("https://synergistics.breezy.hr/p/1", "Synergistics"),
        ("https://synergistics.bamboohr.com/careers/21", "Synergistics"),
        ("https://jobs.jobvite.com/careers/synergistics/job/oABC", "Synergistics"),
        ("https://uscareers-synergistics.icims.com/jobs/1234/pm/job", "Synergistics"),
        ("https://career5.successfactors.eu/career?company=nordlicht&lang=de", "Nordlicht"),
        ("https://www.welcometothejungle.com/en/companies/harbour-and-finch/jobs/pm", "Harbour and Finch"),
        ("https://www.linkedin.com/jobs/view/manager-at-sea-at-blue-door-3812345678?trk=x", "Blue Door"),
    ],
)
def test_a_board_has_the_companys_name_in_the_address_and_not_its_domain(url: str, company: str) -> None:
    assert read_job_ad(url) == JobAd(company=company, domain=None)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.indeed.com/viewjob?jk=1a2b3c",
        "https://www.linkedin.com/jobs/view/3812345678/",
        "https://jobs.lever.co/",
        "https://www.personio.de/karriere",
        "https://jobs.workable.com/view/abc/project-manager",
        "https://careers.google.com/jobs",
        "https://gmail.com/jobs",
        "http://[::1",
        "javascript:alert(1)",
        "https://192.0.2.1/jobs",
    ],
)
def test_an_address_that_names_no_company_says_nothing(url: str) -> None:
    assert read_job_ad(url) == JobAd()


def test_on_the_companys_own_site_it_is_the_domain() -> None:
    assert read_job_ad("https://careers.synergistics.example/jobs/7").domain == "synergistics.example"
    assert read_job_ad("careers.synergistics.example/jobs/7").domain == "synergistics.example"


def test_who_runs_a_board_has_its_own_vacancies_there() -> None:
    assert read_job_ad("https://www.personio.de/karriere", "Personio SE").domain == "personio.de"


def test_every_board_of_the_table_is_nobodys_own_domain() -> None:
    hosts = {row.partition("/")[0].replace("NAME", "x").replace("*", "x") for row in AD_ADDRESSES}
    assert {registrable_domain(host) for host in hosts} <= NOT_COMPANIES


@pytest.mark.parametrize("part", ["-at-", "-at-1", "a.", "%20"])
def test_a_hostile_address_takes_no_time(part: str) -> None:
    began = time.process_time()
    read_job_ad(f"https://www.linkedin.com/jobs/view/{part * 300_000}")
    assert time.process_time() - began < 0.2
