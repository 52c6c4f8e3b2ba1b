from __future__ import annotations

import pytest

from data.model import Method
from discovery.pages.postal import find_addresses
from tests.pages import document, read


@pytest.mark.parametrize(
    ("html", "region", "text", "country"),
    [
        ("1 High Street<br>London<br>SW1A 1AA", None, "1 High Street, London, SW1A 1AA", "GB"),
        ("1 Main St, Dayton, OH 45402", None, "1 Main St, Dayton, OH 45402", "US"),
        ("1 Main St | Suite 5 | Dayton, OH 45402-1234", None, "1 Main St, Suite 5, Dayton, OH 45402-1234", "US"),
        ("PO Box 12<br>Dayton, OH 45402", None, "PO Box 12, Dayton, OH 45402", "US"),
        ("Hafenstraße 1<br>10115 Berlin", "DE", "Hafenstraße 1, 10115 Berlin", "DE"),
        ("Hafenstr. 1<br>D-10115 Berlin<br>Deutschland", None, "Hafenstr. 1, D-10115 Berlin, Deutschland", "DE"),
        ("Anschrift: Hafenstr. 1, 10115 Berlin, Tel. 030 23125 100", "DE", "Hafenstr. 1, 10115 Berlin", "DE"),
        ("Hauptplatz 1<br>A-1010 Wien", None, "Hauptplatz 1, A-1010 Wien", "AT"),
        ("12, rue des Lilas<br>75013 Paris", "FR", "12, rue des Lilas, 75013 Paris", "FR"),
        ("Calle Mayor, 5<br>28013 Madrid", "ES", "Calle Mayor, 5, 28013 Madrid", "ES"),
        ("Via Roma 1<br>00185 Roma", "IT", "Via Roma 1, 00185 Roma", "IT"),
        ("Hoofdstraat 12<br>1234 AB Utrecht", None, "Hoofdstraat 12, 1234 AB Utrecht", "NL"),
        ("Rua Nova, 5<br>1200-001 Lisboa", None, "Rua Nova, 5, 1200-001 Lisboa", "PT"),
        ("Storgatan 1<br>SE-111 22 Stockholm", None, "Storgatan 1, SE-111 22 Stockholm", "SE"),
        ("ul. Nowa 5<br>00-001 Warszawa", None, "ul. Nowa 5, 00-001 Warszawa", "PL"),
    ],
)
def test_an_address_is_read_from_street_to_town(html: str, region: str | None, text: str, country: str) -> None:
    found = find_addresses(document(f"<p>{html}</p>"), region)
    assert [(address.text, address.country) for address in found] == [(text, country)]


@pytest.mark.parametrize(
    "html",
    [
        "<p>10115 Berlin</p>",  # no street
        "<p>Call 212-555-0142</p><p>Dayton, OH 45402</p>",
        "<p>In 2026 we moved to Berlin</p>",
        "<p>12345 Visitors</p>",
    ],
)
def test_what_has_no_street_or_no_postcode_is_no_address(html: str) -> None:
    assert list(find_addresses(document(html), "DE")) == []


def test_the_head_office_is_told_by_the_words_above_it() -> None:
    html = """<h3>Columbus</h3><p>2 High St<br>Columbus, OH 43004</p>
    <h3>Headquarters</h3><p>1 Main St<br>Dayton, OH 45402</p>"""
    assert [(address.text, address.head_office) for address in read(html).addresses] == [
        ("2 High St, Columbus, OH 43004", False),
        ("1 Main St, Dayton, OH 45402", True),
    ]


def test_mark_up_gives_the_address_of_an_organisation_and_never_of_a_person() -> None:
    node = """{"@type": "%s", "name": "Nordlicht", "email": "info@nordlicht.example", "address": {"streetAddress":
    "Hafenstr. 1", "postalCode": "10115", "addressLocality": "Berlin", "addressCountry": "DE"}}"""
    nodes = ", ".join(node.replace("%s", kind) for kind in ("Organization", "Person"))
    html = f'<script type="application/ld+json">[{nodes}]</script>'
    assert [(a.text, a.country, a.source.method) for a in read(html).addresses] == [
        ("Hafenstr. 1, 10115 Berlin, DE", "DE", Method.JSON_LD)
    ]
