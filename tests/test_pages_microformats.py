from __future__ import annotations

import pytest

from discovery.pages.card import Card
from discovery.pages.structured import read_cards
from tests.pages import document, read


def cards(html: str) -> list[Card]:
    return list(read_cards(document(html)))


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ('<p class="vcard"><b class="fn">Jane Roe</b></p>', ["Jane Roe"]),
        ('<p class="h-card">Jane Roe</p>', ["Jane Roe"]),
        ('<img class="h-card" alt="Jane Roe" src="j.png">', ["Jane Roe"]),
        ('<abbr class="h-card" title="Jane Roe">JR</abbr>', ["Jane Roe"]),
        ('<div class="h-card"><img alt="Jane Roe" src="j.png"></div>', ["Jane Roe"]),
        ('<div class="h-card"><span><abbr title="Jane Roe">JR</abbr></span></div>', ["Jane Roe"]),
        ('<p class="h-card">Jane <img alt="Roe" src="j.png"><script>1</script></p>', ["Jane Roe"]),
        ('<p class="h-card">Jane Roe, <i class="p-org">Acme</i></p>', [None]),
        ('<p class="h-card">Acme: <i class="h-card">Jane Roe</i></p>', [None, "Jane Roe"]),
        ('<p class="h-card"><b class="fn">No</b> <b class="p-name">Jane Roe</b></p>', ["Jane Roe"]),
        ('<p class="h-card"><b class="p-name"><i class="value">A</i> R. <i class="value"> B</i></b></p>', ["AB"]),
        ('<p class="h-card"><data class="p-name" value="Jane Roe">she</data></p>', ["Jane Roe"]),
        ('<p class="h-card"><b class="p-name">Jane Roe</b><template class="h-card">No</template></p>', ["Jane Roe"]),
        ('<p class="hcard"><b class="fn">Jane Roe</b></p>', []),
    ],
)  # fmt: skip
def test_the_name_of_a_card_is_read_as_microformats_say(html: str, names: list[str | None]) -> None:
    assert [card.name for card in cards(html)] == names


@pytest.mark.parametrize(
    ("html", "person"),
    [
        ('<p class="vcard"><b class="fn org">Acme Works</b></p>', False),
        ('<p class="h-card"><b class="p-name p-org">Acme Works</b></p>', False),
        ('<p class="h-card"><b class="p-name">Acme</b> <i class="p-locality">Dayton</i></p>', False),
        ('<p class="h-card"><b class="p-name">Jane Roe</b> <i class="p-locality">Dayton</i></p>', True),
        ('<p class="vcard"><b class="fn">Jane Roe</b> <i class="org">Acme Works</i></p>', True),
    ],
)
def test_an_organisation_is_told_from_a_person(html: str, person: bool) -> None:
    assert [card.is_person for card in cards(html)] == [person]


def test_what_a_nested_card_says_is_its_own() -> None:
    html = """<div class="h-card"><b class="p-name">Jane Roe</b>
    <div class="p-org h-card"><b class="p-name p-org">Acme</b> <i class="p-tel">212-555-0142</i></div></div>"""
    assert [(card.name, card.telephones) for card in cards(html)] == [("Jane Roe", ()), ("Acme", ("212-555-0142",))]


@pytest.mark.parametrize(
    "html",
    [
        '<b id="o" class="tel">212-555-0142</b>'
        '<p class="vcard"><i class="fn">Jane</i><a class="include" href="#o"></a></p>',
        '<b id="o" class="tel">212-555-0142</b><p class="vcard" itemref="o"><i class="fn">Jane</i></p>',
        '<table><tr><th id="o"><b class="tel">212-555-0142</b></th></tr>'
        '<tr><td class="vcard" headers="o"><i class="fn">Jane</i></td></tr></table>',
    ],
)
def test_a_card_may_include_what_stands_elsewhere(html: str) -> None:
    assert [(card.name, card.telephones) for card in cards(html)] == [("Jane", ("212-555-0142",))]


def test_a_card_that_includes_itself_ends() -> None:
    html = '<div id="me" class="vcard"><b class="fn">Jane</b><a class="include" href="#me"></a></div>'
    assert [card.name for card in cards(html)] == ["Jane"]


def test_a_telephone_is_read_by_the_value_class_and_its_type() -> None:
    html = """<div class="vcard"><b class="fn">Jane Roe</b>
    <p class="tel"><i class="type">Fax</i>: <i class="value">212-555-0143</i></p>
    <p class="tel"><i class="type">Work</i> 212-555-0142</p>
    <a class="tel" href="tel:+12125550144">call</a></div>"""
    [card] = cards(html)
    assert (card.telephones, card.faxes) == (("212-555-0142", "+12125550144"), ("212-555-0143",))


def test_the_address_of_a_card_stands_in_the_order_of_the_page() -> None:
    html = """<div class="vcard"><b class="fn org">Acme</b><p class="adr"><i class="street-address">Hafenstr. 1</i>
    <i class="postal-code">10115</i> <i class="locality">Berlin</i> <i class="country-name">Germany</i></p></div>"""
    [card] = cards(html)
    assert (card.address, card.country) == ("Hafenstr. 1, 10115, Berlin, Germany", "Germany")


def test_organisations_in_mark_up_are_published_apart_from_people() -> None:
    published = read('<p class="vcard"><b class="fn org">Acme Works</b></p><p class="h-card">Jane Roe</p>')
    assert [organisation.name for organisation in published.organisations] == ["Acme Works"]
    assert [person.name for person in published.people] == ["Jane Roe"]


def test_a_page_of_nested_cards_is_read_in_linear_time() -> None:
    html = '<div class="vcard"><b class="fn">A</b><a class="include" href="#x"></a>' * 20_000
    assert len(cards(html)) <= 500
