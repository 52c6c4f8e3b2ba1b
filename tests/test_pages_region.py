from __future__ import annotations

import pytest

from discovery.pages.region import home_region
from tests.pages import document, read


@pytest.mark.parametrize(
    ("html", "region"),
    [
        ("<p>Tel. +44 20 7946 0958</p>", "GB"),
        ("<p>Call (212) 555-0142</p>", "US"),
        ("<p>Invalidenstr. 1, D-10115 Berlin. Nordlicht Werke GmbH & Co. KG, Amtsgericht Berlin HRB 1</p>", "DE"),
        ("<p>1 High Street, London SW1A 1AA. Registered in England</p>", "GB"),
        ("<p>Hoofdstraat 1, 1234 AB Utrecht. KvK 1</p>", "NL"),
        ('<html lang="de-AT"><p>Guten Tag</p>', "AT"),
        ('<html lang="fr"><p>Bonjour</p>', "FR"),
        ("<p>Plumbing for £95. Call 020 7946 0958</p>", "GB"),
        ('<html lang="en"><p>Call 020 7946 0958</p>', "GB"),
        ("<p>Mumbai 400 001. Tel. 022-2550 0100</p>", "IN"),
        ("<p>Lantern - 110012, Spade - 990034</p>", None),
        ("<p>Cena 100 zł</p>", "PL"),
        ("<p>nothing at all</p>", None),
    ],
)
def test_a_page_shows_where_it_is_at_home(html: str, region: str | None) -> None:
    assert home_region(document(html)) == region


def test_the_top_level_domain_is_chosen_on_purpose() -> None:
    assert [phone.e164 for phone in read("<p>Tel. 030 23125 100</p>", None, "https://acme.de/").phones] == [
        "+493023125100"
    ]
    assert read("<p>Tel. 030 23125 100</p>", None, "https://acme.io/").phones == ()


@pytest.mark.parametrize(
    ("html", "number"),
    [
        ("<h3>Germany</h3><p>Tel. 030 23125 100</p>", "+493023125100"),
        ("<h3>Niemcy</h3><p>Tel. 030 23125 100</p>", "+493023125100"),
        ("<p>Hafenstr. 1, Berlin, Allemagne<br>Tel. 030 23125 100</p>", "+493023125100"),
        ("<h3>Germany</h3><p>Tel. 49 30 23125 100</p>", "+493023125100"),
        ("<h3>Indonesia</h3><p>Tel. 62 21 2501007</p>", "+62212501007"),
        ("<h3>Quénia</h3><p>Tel. +254 20 2501069</p>", "+254202501069"),
    ],
)
def test_a_number_under_another_countrys_name_is_of_that_country(html: str, number: str) -> None:
    assert [phone.e164 for phone in read(html, "US").phones] == [number]
