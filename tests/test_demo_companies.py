"""The whole way, for the three companies of the demo world: from a name to the number to dial, through real servers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from data.model import ChannelKind, Contact, Dossier, Memory, PhoneKind, Reach, Standing, Suppressed, WordsKind
from discovery.manners import Manners, World
from discovery.transport import open_reader
from flows.pipeline import discover
from flows.running import perform
from flows.world import DEMO, ServedWorld, serve_world
from tests.companies.expected import Expected
from tests.companies.harbour import HARBOUR
from tests.companies.nordlicht import NORDLICHT
from tests.companies.synergistics import SYNERGISTICS

MADE_AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)  # a Saturday
MANNERS = Manners(user_agent="openline-test", pace_s=0.0)
NOTHING_KNOWN = Memory(suppressed=Suppressed(key=b"a key for tests only"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One company's dossier, beside what it should be."""

    expected: Expected
    dossier: Dossier
    asked: frozenset[str]  # paths, off the servers' log

    @property
    def contact(self) -> Contact:
        return self.dossier.contacts[0]


@pytest.fixture(scope="module")
def world() -> Iterator[ServedWorld]:
    with serve_world(DEMO) as served:
        yield served


@pytest.fixture(scope="module", params=[SYNERGISTICS, NORDLICHT, HARBOUR], ids=lambda e: e.web_domain)
def found(request: pytest.FixtureRequest, world: ServedWorld) -> Found:
    expected: Expected = request.param
    before = len(world.requests)
    dossier = asyncio.run(_discover(expected, world))
    return Found(expected=expected, dossier=dossier, asked=frozenset(line.path for line in world.requests[before:]))


async def _discover(expected: Expected, world: ServedWorld) -> Dossier:
    async with open_reader(MANNERS, World(dns=world.dns, http=world.http), lambda: MADE_AT) as reader:
        return await discover(expected.case, NOTHING_KNOWN, reader, perform, "run-1", MADE_AT)


# --- Reading ----------------------------------------------------------------------------------------


def test_the_name_leads_to_the_web_domain(found: Found) -> None:
    company = found.dossier.evidence.company
    assert (company.standing, company.web_domain) == (Standing.VERIFIED, found.expected.web_domain)


def test_the_pages_with_contacts_are_read(found: Found) -> None:
    site = found.dossier.evidence.site
    assert site.reach is Reach.READ
    assert found.expected.read - {page.url for page in site.pages if page.status == 200} == set()


def test_what_robots_txt_keeps_to_itself_is_never_asked_for(found: Found) -> None:
    assert found.asked & found.expected.not_asked == set()


def test_the_page_budget_is_kept(found: Found) -> None:
    assert sum(page.status == 200 for page in found.dossier.evidence.site.pages) <= 12
    assert len(found.asked - {"/robots.txt", "/sitemap.xml"}) <= 24  # dead links and redirects among them


# --- What the pages say -----------------------------------------------------------------------------


def test_every_number_is_found_and_no_other(found: Found) -> None:
    numbers = {phone.e164 for phone in found.dossier.evidence.published.phones}
    assert numbers - found.expected.completed == set(found.expected.phones)


def test_every_number_is_of_its_kind(found: Found) -> None:
    kinds = {phone.e164: set[str]() for phone in found.dossier.evidence.published.phones}
    for phone in found.dossier.evidence.published.phones:
        kinds[phone.e164].add(phone.kind.value)
    wrong = {e164: kinds[e164] for e164, kind in found.expected.phones.items() if kind.value not in kinds[e164]}
    assert wrong == {}


def test_a_fax_is_never_taken_for_a_telephone(found: Found) -> None:
    faxes = {e164 for e164, kind in found.expected.phones.items() if kind is PhoneKind.FAX}
    kinds = {phone.kind for phone in found.dossier.evidence.published.phones if phone.e164 in faxes}
    assert kinds == {PhoneKind.FAX}


def test_an_extension_stays_with_its_number(found: Found) -> None:
    extensions = {(p.e164, p.extension) for p in found.dossier.evidence.published.phones if p.extension}
    assert extensions == ({found.expected.extension} if found.expected.extension else set())


def test_every_address_is_found(found: Found) -> None:
    assert found.expected.emails - {email.address for email in found.dossier.evidence.published.emails} == set()


def test_the_people_are_found(found: Found) -> None:
    assert found.expected.people - {person.name for person in found.dossier.evidence.published.people} == set()


def test_what_nobody_may_find_is_nowhere(found: Found) -> None:
    published = found.dossier.evidence.published
    seen = {email.address for email in published.emails} | {phone.e164 for phone in published.phones}
    offered = {channel.value for contact in found.dossier.contacts for channel in contact.channels}
    assert (seen | offered) & found.expected.never == set()


# --- What follows from it ---------------------------------------------------------------------------


def test_dns_says_who_takes_mail(found: Found) -> None:
    verdicts = {exchange.domain: exchange.verdict for exchange in found.dossier.evidence.exchanges}
    assert found.expected.exchanges.items() <= verdicts.items()


def test_the_format_is_inferred(found: Found) -> None:
    inferred, expected = found.dossier.formats[0], found.expected
    assert inferred.domain == expected.best_email.partition("@")[2]
    assert inferred.shares[0].format == expected.format
    assert (inferred.shares[0].seen, len(inferred.examples)) == (expected.explained, expected.seen)


def test_the_best_address_comes_first_and_the_chances_sum_to_one(found: Found) -> None:
    emails = [channel for channel in found.contact.channels if channel.kind is ChannelKind.EMAIL]
    chances = [channel.probability or 0.0 for channel in emails]
    assert emails[0].value == found.expected.best_email
    assert chances[0] >= found.expected.email_grade_floor
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) + (found.contact.something_else or 0.0) <= 1.000001


def test_the_right_number_is_dialled_first(found: Found) -> None:
    route = found.contact.route
    assert route.channel is not None
    assert (route.approach, route.channel.value) == (found.expected.approach, found.expected.first_number)


def test_the_company_itself_is_reached_at_its_switchboard(found: Found) -> None:
    route = found.dossier.contacts[-1].route
    main = next(e164 for e164, kind in found.expected.phones.items() if kind.value == "main")
    assert route.channel is not None
    assert route.channel.value == main


def test_what_is_not_the_companys_own_is_not_offered(found: Found) -> None:
    offered = {channel.value for contact in found.dossier.contacts for channel in contact.channels}
    assert offered & found.expected.not_offered == set()


def test_the_call_waits_for_business_hours_where_the_phone_rings(found: Found) -> None:
    window = found.contact.call_window
    assert window is not None
    assert window.opens == found.expected.call_opens


def test_the_words_of_the_route_are_written_in_the_language_of_the_company_or_of_the_candidate(found: Found) -> None:
    person_id = found.expected.case.people[0].person_id
    written = {words.kind: words for words in found.dossier.chosen_words if words.person_id == person_id}
    kinds = {WordsKind.VOICEMAIL, WordsKind.RECEPTION, WordsKind.LINKEDIN_NOTE}
    assert kinds <= written.keys()
    assert {written[kind].language for kind in kinds} == {found.expected.language}
