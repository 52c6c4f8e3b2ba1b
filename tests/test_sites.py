"""Whole pages in ten languages, and one of awkward cases: all that stands there, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.model import PhoneKind, Published
from discovery.switchboard import rank_for_reception
from tests.pages import read
from tests.sites.expected import EXTENSIONS, GOLDEN, Address, Golden, Number

PAGES = Path(__file__).parent / "sites" / "pages"

every_page = pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.site)


def _read(golden: Golden) -> Published:
    """Read as a stranger's page is: no country is given."""
    return read((PAGES / f"{golden.site}.html").read_bytes(), None, f"https://{golden.site}/contact")


@every_page
def test_every_number_is_found_with_what_it_is_for(golden: Golden) -> None:
    found = [Number(phone.e164, phone.kind, phone.person, phone.extension) for phone in _read(golden).phones]
    assert {number for number in found if not number.extension} == set(golden.numbers)
    assert {number for number in found if number.extension} == EXTENSIONS.get(golden.site, set())


@every_page
def test_every_address_is_found_with_how_it_was_read(golden: Golden) -> None:
    found = {(email.address, email.source.method.value): email.person for email in _read(golden).emails}
    assert set(found) == {(address.address, address.how) for address in golden.addresses}


@every_page
def test_every_address_is_given_to_its_owner(golden: Golden) -> None:
    found = {Address(email.address, email.source.method, email.person) for email in _read(golden).emails}
    expected = {address for address in golden.addresses if address.person}
    assert expected <= found


@every_page
def test_everybody_is_found_with_their_title(golden: Golden) -> None:
    assert {(person.name, person.title) for person in _read(golden).people} == set(golden.people)


@every_page
def test_the_number_that_reaches_reception_comes_first_and_says_why(golden: Golden) -> None:
    phone, reason = rank_for_reception(_read(golden).phones)[0]
    assert phone.e164 == golden.reception
    assert golden.because in reason


@pytest.mark.xfail(strict=True, reason="a main line under another country's heading is read as the main number")
def test_a_main_line_under_another_countrys_heading_is_a_branch() -> None:
    kinds = {phone.e164: phone.kind for phone in _read(GOLDEN[-1]).phones}
    assert kinds["+4930231250"] is PhoneKind.BRANCH


def test_no_page_is_left_out() -> None:
    assert {page.name.removesuffix(".html") for page in PAGES.iterdir()} == {golden.site for golden in GOLDEN}
