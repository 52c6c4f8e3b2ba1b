from __future__ import annotations

import pytest

from discovery.pages.phones import find_phones
from discovery.pages.telephony import believed_number
from discovery.pages.vanity import numbers_in_letters
from tests.pages import document, read


def found(html: str, region: str | None = "US") -> list[str]:
    return [
        spot.e164 + (f"x{spot.extension}" if spot.extension else "") for spot in find_phones(document(html), region)
    ]


@pytest.mark.parametrize(
    ("html", "region", "numbers"),
    [
        ("(212) 555-0142", "US", ["+12125550142"]),
        ("212.555.0142 x41", "US", ["+12125550142x41"]),
        ("Tel: 2125550142", "US", ["+12125550142"]),
        ("<td>Phone:</td><td>2125550142</td>", "US", ["+12125550142"]),
        ("212-5<b>55</b>-0142", "US", ["+12125550142"]),
        ("212-555-0142/3/4", "US", ["+12125550142", "+12125550143", "+12125550144"]),
        ("022-2550 0100 / 0168", "IN", ["+912225500100", "+912225500168"]),
        ("Tel. 030 23125-0", "DE", ["+4930231250"]),
        ("Tel. 49 30 23125 100", "DE", ["+493023125100"]),
        ("Tel. (+49) 030 / 23125-100", "DE", ["+493023125100"]),
        ("2<i>1</i>2-<b>555</b>-<u>0142</u>", "US", ["+12125550142"]),
        ("Tel. +44 (0)20 7946 0958", None, ["+442079460958"]),
        ("Tel. 0044 20 7946 0958", None, ["+442079460958"]),
        ("020 7946 0958", "GB", ["+442079460958"]),
        ("Tel.: 030 / 23125-0, Fax -199", "DE", ["+4930231250"]),
        ("Telefon (030) 23125 100", "DE", ["+493023125100"]),
        ("01 99 00 12 34", "FR", ["+33199001234"]),
        ("Tel: 1-212-555-0142 Fax: 1-212-555-0143", "US", ["+12125550142", "+12125550143"]),
        ("020 7946 0958 or 020 7946 0959", "GB", ["+442079460958", "+442079460959"]),
        ("<h4>United Kingdom</h4><p>Tel: 020 7946 0958</p>", "US", ["+442079460958"]),
        ('<a href="tel:+12125550142;ext=7">Call us</a>', None, ["+12125550142x7"]),
        ('<a href="tel:%2B1-212-555-0142">(212) 555-0142</a>', "US", ["+12125550142"]),
    ],
)
def test_a_number_is_read_as_it_is_written(html: str, region: str | None, numbers: list[str]) -> None:
    assert (
        found(f"<p>{html}</p>" if not html.startswith("<td") else f"<table><tr>{html}</tr></table>", region) == numbers
    )


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("20.11.2026 - 21.11.2026", "DE"),
        ("2013-2026", "DE"),
        ("Mo-Fr 08.00 - 17.30", "DE"),
        ("Amtsgericht Berlin HRB 030 231250", "DE"),
        ("USt-IdNr.: DE 030231250", "DE"),
        ("IBAN: DE00 0000 0000 0302 3125 00", "DE"),
        ("VAT No. GB 020 7946 0958", "GB"),
        ("ISBN 0 20 7946 0958", "GB"),
        ("$212.555.0142", "US"),
        ("192.0.2.123", "DE"),
        ("52.5200080, 13.4049540", "DE"),
        ("Order no. 212-555-0142-77", "US"),
        ("2125550142", "US"),  # bare, and nothing says that it is one
        ("Tel 6555 0123", "DE"),  # no area code
        ("20/11/2026, 2026-11-20, 20-11-2026", "FR"),
        ("11/20/2026 10:00", "US"),
        ("09:00-12:30 / 13:30-18:00", "FR"),
        ("Prix : 01 99 00 12 34 €", "FR"),
        ("SIRET 199 001 234 00012, RCS Paris 199 001 234", "FR"),
        ("CIF B-910 000 000, Registro Mercantil, tomo 910 000 000", "ES"),
        ("P.IVA 03023125100", "IT"),
        ("KvK-nummer: 030 231251, BTW NL 0302.31.251.B01", "NL"),
        ("Contribuinte n.º 210 000 000", "PT"),
        ("Org.nr 08-465 004 12, Bankgiro 08-465 0041", "SE"),
        ("CVR-nr. 33 12 34 56, Kontonr. 33 12 34 56", "DK"),
        ("NIP 22 250 01 00, REGON: 22 250 01 00", "PL"),
        ("Steuernummer: 030/231/25100, Aktenzeichen 030 23125/26", "DE"),
        ("Registered in England No. 020 7946 0958", "GB"),
        ("Sort code 20-79-46, Account 02079460", "GB"),
        ("Part no. 212-555-0142, Model 212-555-0142", "US"),
        ("EIN 21-2550142, License #212-555-0142", "US"),
        ("GPS 52.52000, 13.40495", "DE"),
    ],
)
def test_other_digits_are_no_number(text: str, region: str) -> None:
    assert found(f"<p>{text}</p>", region) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1-800-555-0142", None),  # digits: read elsewhere
        ("1-888-JKL-01GO", "+18885550146"),
        ("1-800-JKL-0199", "+18005550199"),
        ("1-888-JKL-01GOGO", "+18885550146"),
        ("(212) JKL-0142", "+12125550142"),
        ("Room 212 KITCHEN", None),
    ],
)
def test_letters_of_the_keypad_are_digits(text: str, number: str | None) -> None:
    assert [spot.e164 for spot in numbers_in_letters(document(f"<p>{text}</p>"))] == ([number] if number else [])


def test_what_mark_up_calls_a_telephone_is_believed() -> None:
    assert believed_number("+155501001110", "US") == ("+155501001110", None)
    assert believed_number("(425) 123-4567 ext. 8", "US") == ("+14251234567", "8")
    assert believed_number("call us", "US") is None


def test_a_country_code_that_nobody_has_is_no_reason_to_stumble() -> None:
    assert [phone.e164 for phone in read('<a href="tel:+999 555 0142 00">Call</a>', None).phones] == ["+999555014200"]


def test_a_number_has_fifteen_digits_at_most() -> None:
    assert [phone.e164 for phone in read("+49 (0)30 23125-0212-555-0142", None).phones] == ["+4930231250212"]


@pytest.mark.parametrize("html", ['<a href="tel:+12125550142">', '<a href="tel:+12125550142"><img></a>', "<p></p>"])
def test_a_page_without_a_word_may_still_have_a_number_to_call(html: str) -> None:
    assert [phone.e164 for phone in read(html).phones] == ["+12125550142"][: html.count("tel:")]
