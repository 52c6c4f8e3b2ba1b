"""When the reading of a company's less promising pages may stop."""

from __future__ import annotations

from data.model import Published
from discovery.enough import is_enough
from tests.pages import read

OURS = {"acme.example"}
MAIN = read("<p>Switchboard: (212) 555-0100</p>")
NAMES = ("jane.roe", "john.doe", "ada.poe", "max.low", "eva.lee")


def _addresses(*local_parts: str, domain: str = "acme.example") -> Published:
    return read("".join(f"<p>{local}@{domain}</p>" for local in local_parts))


def test_a_main_number_and_the_addresses_of_five_people_are_enough() -> None:
    assert is_enough([MAIN, _addresses(*NAMES[:3]), _addresses(*NAMES[2:], domain="mail.acme.example")], OURS)


def test_four_people_or_no_main_number_are_not() -> None:
    assert not is_enough([MAIN, _addresses(*NAMES[:4])], OURS)
    assert not is_enough([_addresses(*NAMES), read("<p>Fax: (212) 555-0101</p>")], OURS)


def test_role_accounts_strangers_and_one_address_on_every_page_do_not_count() -> None:
    assert not is_enough([MAIN, _addresses(*NAMES[:4], "info", "sales", "jobs")], OURS)
    assert not is_enough([MAIN, _addresses(*NAMES, domain="elsewhere.example")], OURS)
    assert not is_enough([MAIN, *[_addresses(NAMES[0])] * 9], OURS)
