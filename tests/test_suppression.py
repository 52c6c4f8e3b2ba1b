"""Who is suppressed does not come up: not before the look-up, not in the evidence, not among the channels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.model import Approach, Page, Published, PublishedEmail, PublishedPerson, Reach, Site, Skipped, Suppressed
from discovery.read_site import ReadSite
from outreach.suppression import (
    Subject,
    digest,
    domain_digest,
    is_page_of_suppressed,
    person_digests,
    value_digest,
    without_suppressed_channels,
    without_suppressed_domain,
    without_suppressed_evidence,
    without_suppressed_people,
)
from tests.dossiers import CASE, CONTACTS, DANA, EVIDENCE, HOME, NOW, TEAM_PAGE

KEY = b"a key for tests only"


def suppressed(*digests: str) -> Suppressed:
    return Suppressed(key=KEY, digests=frozenset(digests))


@pytest.mark.parametrize(
    "spelling", ["Jim Carter", "JIM  CARTER", "Carter, Jim", "Jim Cárter", "Dr. Jim Carter", "Carter, Jim, MBA"]
)
def test_a_person_is_known_again_in_another_spelling(spelling: str) -> None:
    marks = suppressed(*person_digests(KEY, spelling, ["Synergistics"]))
    assert without_suppressed_people(CASE, marks).people == (DANA,)


@pytest.mark.parametrize("spelling", ["Jim Carter", "Carter, Jim"])
@pytest.mark.parametrize(
    ("forgotten_at", "asked_at"),
    [
        ("Synergistics", "Synergistics Inc."),
        ("Synergistics Inc.", "Synergistics"),
        ("Synergistics GmbH & Co. KG", "SYNERGISTICS, Inc."),
    ],
)
def test_a_person_is_known_again_whatever_the_companys_legal_form(
    spelling: str, forgotten_at: str, asked_at: str
) -> None:
    marks = suppressed(*person_digests(KEY, "Jim Carter", [forgotten_at]))
    asked = replace(CASE, company=asked_at, people=(replace(CASE.people[0], name=spelling), DANA))
    assert without_suppressed_people(asked, marks).people == (DANA,)


def test_a_hash_that_was_kept_before_legal_forms_were_left_out_still_holds() -> None:
    older = suppressed(digest(KEY, Subject.PERSON, "carter jim", "synergistics inc"))
    assert without_suppressed_people(replace(CASE, company="Synergistics Inc."), older).people == (DANA,)


def test_a_person_is_known_again_by_the_companys_domain() -> None:
    marks = suppressed(*person_digests(KEY, "Jim Carter", ["synergistics.example"]))
    untold = replace(CASE, domain=None)
    assert len(without_suppressed_people(untold, marks).people) == 2
    assert without_suppressed_people(untold, marks, EVIDENCE.company).people == (DANA,)


def test_a_namesake_at_another_company_is_somebody_else() -> None:
    marks = suppressed(*person_digests(KEY, "Jim Carter", ["Harbour & Finch"]))
    assert without_suppressed_people(CASE, marks) == CASE


def test_pages_say_nothing_of_who_is_suppressed() -> None:
    marks = suppressed(
        *person_digests(KEY, "Rose Pike", ["Synergistics"]), value_digest(KEY, "Omar.Haddad@synergistics.example")
    )
    pike = PublishedEmail(
        address="rpike@synergistics.example", text="rpike@synergistics.example", source=TEAM_PAGE, person="Rose Pike"
    )
    people = (
        PublishedPerson(name="Rose Pike", source=TEAM_PAGE),
        PublishedPerson(name="Lena Brandt", source=TEAM_PAGE),
    )
    published = replace(EVIDENCE.published, emails=(*EVIDENCE.published.emails[:3], pike), people=people)
    left = without_suppressed_evidence(published, EVIDENCE.company, marks)
    assert [email.address for email in left.emails] == [
        "dana.whitfield@synergistics.example",
        "lena.brandt@synergistics.example",
    ]
    assert [person.name for person in left.people] == ["Lena Brandt"]


def test_a_page_of_one_s_own_is_not_used_and_its_address_says_nothing() -> None:
    marks = suppressed(*person_digests(KEY, "Jürgen Brandt", ["Synergistics"]))
    about = Page(url=f"{HOME}/team/juergen-brandt.html", status=200, content=b"", retrieved_at=NOW)
    team = replace(about, url=f"{HOME}/team")
    skipped = (
        Skipped(url=f"{HOME}/J%C3%BCrgen/Brandt", why="over the budget"),
        Skipped(url=f"{HOME}/jobs", why="robots"),
    )
    site = Site(reach=Reach.READ, reason="2 pages", pages=(about, team), skipped=skipped)
    read = ReadSite(site=site, published=(Published(country="DE"), Published(country="AT")))
    left = read.without(is_page_of_suppressed(EVIDENCE.company, marks))
    assert (left.site.pages, left.site.skipped) == ((team,), skipped[1:])
    assert left.published == (Published(country="AT"),)


def test_a_suppressed_number_is_no_channel_and_no_route() -> None:
    left = without_suppressed_channels(CONTACTS, suppressed(value_digest(KEY, "+12025550100")))
    assert all(channel.value != "+12025550100" for contact in left for channel in contact.channels)
    assert left[0].route.approach is Approach.NONE
    assert left[1].route == CONTACTS[1].route


def test_a_suppressed_domain_is_not_read_and_its_addresses_are_no_channels() -> None:
    marks = suppressed(domain_digest(KEY, "synergistics.example"))
    assert without_suppressed_domain(EVIDENCE.company, marks).web_domain is None
    left = without_suppressed_channels(CONTACTS, marks)
    assert all("@" not in channel.value for contact in left for channel in contact.channels)


def test_hashes_of_another_key_say_nothing() -> None:
    marks = suppressed(*person_digests(b"another key", "Jim Carter", ["Synergistics"]))
    assert without_suppressed_people(CASE, marks) == CASE
