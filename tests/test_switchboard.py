from __future__ import annotations

from data.model import KnownBy, Method, PhoneKind, PublishedPhone, Source
from discovery.switchboard import rank_for_reception
from tests.pages import READ_AT, read


def phone(
    e164: str,
    kind: PhoneKind,
    reason: str = "a general number",
    known_by: KnownBy = KnownBy.NOTHING,
    page: str = "contact",
) -> PublishedPhone:
    source = Source(uri=f"https://acme.example/{page}", retrieved_at=READ_AT, method=Method.TEXT)
    return PublishedPhone(e164=e164, text=e164, kind=kind, reason=reason, known_by=known_by, source=source)


def ranked(*phones: PublishedPhone) -> list[str]:
    return [number.e164 for number, _ in rank_for_reception(phones)]


MAIN = phone("+12125550100", PhoneKind.MAIN)
FAX = phone("+12125550101", PhoneKind.FAX, 'labelled "fax"')
SUPPORT = phone("+12125550177", PhoneKind.DEPARTMENT, "for support")
DIRECT = phone("+12125550142", PhoneKind.DIRECT, "stands with Jane Roe")
BRANCH = phone("+16145550130", PhoneKind.BRANCH, 'under "branch"')
TOLL_FREE = phone("+18885550146", PhoneKind.TOLL_FREE, "a toll-free number")


def test_the_main_number_comes_before_branch_and_toll_free() -> None:
    assert ranked(TOLL_FREE, BRANCH, FAX, MAIN, SUPPORT, DIRECT) == ["+12125550100", "+16145550130", "+18885550146"]


def test_a_fax_a_department_and_a_persons_line_never_reach_reception() -> None:
    assert ranked(FAX, SUPPORT, DIRECT) == []


def test_a_number_called_a_fax_anywhere_is_never_dialled() -> None:
    assert ranked(phone("+12125550101", PhoneKind.MAIN), FAX) == []


def test_a_number_in_every_footer_is_the_companys_own() -> None:
    elsewhere = phone("+12125550190", PhoneKind.MAIN, page="news")
    footers = [phone("+12125550100", PhoneKind.MAIN, page=page) for page in ("", "contact", "team")]
    assert ranked(elsewhere, *footers) == ["+12125550100", "+12125550190"]


def test_a_toll_free_number_at_headquarters_comes_before_a_plain_one() -> None:
    why = 'a toll-free number under "headquarter"'
    headquarters = phone("+18885550146", PhoneKind.TOLL_FREE, why, KnownBy.HEADING)
    assert ranked(MAIN, headquarters) == ["+18885550146", "+12125550100"]


def test_the_reason_is_in_words() -> None:
    labelled = phone("+12125550100", PhoneKind.MAIN, 'labelled "switchboard"', KnownBy.LABEL)
    (_, why), *_ = rank_for_reception([labelled])
    assert why == 'the main number, labelled "switchboard"'


def test_a_german_page_is_dialled_at_its_nought() -> None:
    html = """<h1>Impressum</h1><p>Nordlicht Werke GmbH<br>Hafenstraße 1<br>10115 Berlin</p>
    <p>Telefon: +49 (0)30 23125-0<br>Telefax: +49 (0)30 23125-199<br>Störungsdienst: 030 23125-177</p>"""
    assert ranked(*read(html, None).phones) == ["+4930231250"]
