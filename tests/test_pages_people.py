from __future__ import annotations

import pytest

from discovery.pages.people import find_people
from tests.pages import document, read


@pytest.mark.parametrize(
    ("html", "name", "title"),
    [
        ("<h4>Jane Roe</h4><p>Head of People</p>", "Jane Roe", "Head of People"),
        ("<p>Jane A. Roe, Sales Manager</p>", "Jane A. Roe", "Sales Manager"),
        ("<p>City Clerk – Jane Roe</p>", "Jane Roe", "City Clerk"),
        ("<p>JANE ROE</p>", "JANE ROE", None),
        ("<p>Dr. Wolfgang Müller</p>", "Wolfgang Müller", None),
        ("<p>mr. J. van der Berg</p>", "J. van der Berg", None),
        ("<p>Jane Roe, M.D.</p>", "Jane Roe", None),
        ("<p>Sabine Müller, Vertriebsleiterin</p>", "Sabine Müller", "Vertriebsleiterin"),
        ("<p>Marie-Claude Dubois, directrice</p>", "Marie-Claude Dubois", "directrice"),
        ("<p>Bill Tregear, btregear@acme.example</p>", "Bill Tregear", None),
        ("<p>Jane Roe Office Manager</p>", "Jane Roe", "Office Manager"),
        ("<p>The works were founded by Peter Oakshott, who was a smith</p>", "Peter Oakshott", None),
        ("<p>Peter Oakshott joined the works as a smith</p>", "Peter Oakshott", None),
        ("<p>“They were on time.” -Jane Roe - Dayton</p>", "Jane Roe", None),
        ("<p>Bishop Jane Roe</p>", "Jane Roe", None),
    ],
)
def test_a_person_is_found_with_their_title(html: str, name: str, title: str | None) -> None:
    assert [(person.name, person.title) for person in find_people(document(html))] == [(name, title)]


@pytest.mark.parametrize(
    "text",
    [
        "Martin Luther Street",
        "The Mary Jane Foundation",
        "St. Mary Hospital",
        "Dayton OH",
        "Contact Us Today",
        "Virginia Beach",
        "P.O. Box 12",
        "New Zealand",
        "Jane's Kitchen",
        "Our Products And Services",
        "Rua Jane Roe, 12",
        "Avenida Jane Roe s/n, 28013",
        "12, Jane Roe, Mumbai",
        "Johanna Roelaan 7",
        "Hoofdstraat 3, 1234 AB Utrecht Noord",
    ],
)
def test_other_capitals_are_nobody(text: str) -> None:
    assert find_people(document(f"<p>{text}</p>")) == ()


def test_the_entries_of_a_menu_are_goods_and_not_people() -> None:
    goods = ("Lanterns", "Baker Wilson", "Rubber Boots", "Spades", "Harry Potter", "Rakes", "Hoses", "Seeds", "Pots")
    html = "<ul>" + "".join(f"<li><a href='/{i}'>{name}</a></li>" for i, name in enumerate(goods)) + "</ul>"
    assert find_people(document(html)) == ()


def test_a_list_of_people_is_no_menu() -> None:
    names = ("Jane Roe", "John Smith", "Mary Jones", "Paul Brown", "Anna Taylor", "Peter Wilson", "Laura Evans")
    html = "<ul>" + "".join(f"<li><a href='/{i}'>{name}</a></li>" for i, name in enumerate(names)) + "</ul>"
    assert [person.name for person in find_people(document(html))] == list(names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Contact: Jane Roe, tel. 212-555-0142", "Jane Roe"),
        ("Ansprechpartnerin: Sabine Müller, Telefon 212-555-0142", "Sabine Müller"),
        ("Contact presse : Marie Dubois, tél. 212-555-0142", "Marie Dubois"),
        ("Contacto de prensa: María García, teléfono 212-555-0142", "María García"),
        ("Ufficio stampa: Giulia Rossi, telefono 212-555-0142", "Giulia Rossi"),
        ("Contactpersoon: Anneke de Vries, telefoon 212-555-0142", "Anneke de Vries"),
        ("Contato: João Silva, telefone 212-555-0142", "João Silva"),
        ("Kontakt: Anna Lindqvist, telefon 212-555-0142", "Anna Lindqvist"),
        ("Kontaktperson: Mette Hansen, tlf. 212-555-0142", "Mette Hansen"),
        ("Osoba kontaktowa: Anna Kowalska, tel. 212-555-0142", "Anna Kowalska"),
    ],
)
def test_a_contact_on_one_line_is_read_in_ten_languages(text: str, name: str) -> None:
    published = read(f"<p>{text}</p>")
    assert [person.name for person in published.people] == [name]
    assert [(phone.e164, phone.person) for phone in published.phones] == [("+12125550142", name)]


CARDS = """
<div class="team">
<div><h4>Jane Roe</h4><p>Head of People</p><p>Tel. 212-555-0142</p><a href="mailto:j.roe@acme.example">Mail</a></div>
<div><h4>John Smith</h4><p>Engineer</p><p>Tel. 212-555-0143</p><a href="mailto:smith@acme.example">Mail</a></div>
</div>
<div><h4>Contact</h4><p>1 High Street</p><p>Tel. 212-555-0100</p><p>info@acme.example</p></div>
"""


def test_a_card_gives_its_person_the_number_and_the_address_on_it() -> None:
    published = read(CARDS)
    assert [(phone.e164, phone.person) for phone in published.phones] == [
        ("+12125550142", "Jane Roe"),
        ("+12125550143", "John Smith"),
        ("+12125550100", None),
    ]
    assert [(email.address, email.person) for email in published.emails] == [
        ("j.roe@acme.example", "Jane Roe"),
        ("smith@acme.example", "John Smith"),
        ("info@acme.example", None),
    ]


def test_rows_of_a_table_keep_to_themselves() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    html = (
        "<table><tr><th>Name</th><th>Direct</th></tr>"
        + row.format("Jane Roe", "212-555-0142")
        + row.format("John Smith", "212-555-0143")
    )
    assert [(phone.person, phone.e164) for phone in read(html).phones] == [
        ("Jane Roe", "+12125550142"),
        ("John Smith", "+12125550143"),
    ]


def test_bare_extensions_belong_to_the_main_number() -> None:
    html = "<p>Phone: 212-555-0142</p><p>Jane Roe (ext. 207)</p><p>John Smith (ext. 214)</p>"
    assert [(phone.e164, phone.extension, phone.person) for phone in read(html).phones] == [
        ("+12125550142", None, None),
        ("+12125550142", "207", "Jane Roe"),
        ("+12125550142", "214", "John Smith"),
    ]


def test_an_extension_takes_the_place_of_a_german_nought() -> None:
    html = "<p>Telefon: 030 / 23125-0</p><p>Sabine Müller, Durchwahl -112</p>"
    assert [(phone.e164, phone.person) for phone in read(html, "DE").phones] == [
        ("+4930231250", None),
        ("+493023125112", "Sabine Müller"),
    ]


def test_the_address_that_spells_a_name_is_theirs_wherever_it_stands() -> None:
    html = "<p>Jane Roe</p><hr><h2>Write to us</h2><p>jroe@acme.example</p>"
    assert [email.person for email in read(html).emails] == ["Jane Roe"]
