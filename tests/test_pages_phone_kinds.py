from __future__ import annotations

import pytest

from data.model import KnownBy, PhoneKind
from tests.pages import read


def kinds(html: str, region: str = "US") -> list[PhoneKind]:
    return [phone.kind for phone in read(html, region).phones]


@pytest.mark.parametrize(
    ("html", "region", "kind"),
    [
        ("Phone: 212-555-0142", "US", PhoneKind.MAIN),
        ("Fax: 212-555-0142", "US", PhoneKind.FAX),
        ("212-555-0142 (fax)", "US", PhoneKind.FAX),
        ("F 020 7946 0958", "GB", PhoneKind.FAX),
        ("Telefax: 030 23125-199", "DE", PhoneKind.FAX),
        ("Télécopie : 01 99 00 12 34", "FR", PhoneKind.FAX),
        (
            "<table><tr><th>Name</th><th>Fax</th></tr><tr><td>Us</td><td>212-555-0142</td></tr></table>",
            "US",
            PhoneKind.FAX,
        ),
        ("Tel./Fax: 030 23125 100", "DE", PhoneKind.MAIN),
        ("Mobile: 212-555-0142", "US", PhoneKind.MOBILE),
        ("Handy: 030 23125 100", "DE", PhoneKind.MOBILE),
        ("1-888-555-0146", "US", PhoneKind.TOLL_FREE),
        ("Sales: 1-888-555-0146", "US", PhoneKind.DEPARTMENT),
        ("Reception: 212-555-0142", "US", PhoneKind.MAIN),
        ("Kundenservice: 030 23125 100", "DE", PhoneKind.DEPARTMENT),
        ("Service clients : 01 99 00 12 34", "FR", PhoneKind.DEPARTMENT),
        ("Atención al cliente: 212-555-0142", "US", PhoneKind.DEPARTMENT),
        ("Klantenservice: 212-555-0142", "US", PhoneKind.DEPARTMENT),
        ("Kundtjänst: 08-465 004 12", "SE", PhoneKind.DEPARTMENT),
        ("Obsługa klienta: 212-555-0142", "US", PhoneKind.DEPARTMENT),
        ("<h3>Technical Support</h3><p>Phone: 212-555-0142</p>", "US", PhoneKind.DEPARTMENT),
        ("<h3>Head Office</h3><p>1 High Street<br>London<br>Tel. 020 7946 0958</p>", "GB", PhoneKind.MAIN),
        ("030 / 23125-0", "DE", PhoneKind.MAIN),
        ("<b>Jane Roe</b><br>Head of Sales<br>212-555-0142", "US", PhoneKind.DIRECT),
        ("<b>Jane Roe</b><br>Cell: 212-555-0142", "US", PhoneKind.MOBILE),
        ("Wer etwas gesehen hat, wird gebeten, sich unter der Nummer 030 23125 100 zu melden", "DE", PhoneKind.OTHER),
    ],
)
def test_the_words_around_a_number_say_what_it_is_for(html: str, region: str, kind: PhoneKind) -> None:
    assert kinds(f"<div>{html}</div>", region) == [kind]


def test_a_fax_beside_a_telephone_is_told_apart_in_one_line() -> None:
    assert kinds("<p>Tel: 212-555-0142 | Fax: 212-555-0143</p>") == [PhoneKind.MAIN, PhoneKind.FAX]


def test_a_number_that_several_people_share_is_the_switchboard() -> None:
    card = "<div><h4>{}</h4><p>Manager</p><p>Tel. 212-555-0142</p></div>"
    phones = read(card.format("Jane Roe") + card.format("John Smith")).phones
    assert [(phone.kind, phone.reason, phone.person) for phone in phones] == [
        (PhoneKind.MAIN, "shared by 2 people", None),
        (PhoneKind.MAIN, "shared by 2 people", None),
    ]


def test_the_words_of_the_footer_are_not_those_of_the_page() -> None:
    phones = read("<main><h2>Press</h2><p>Jane Roe</p></main><footer>Phone: 212-555-0142</footer>").phones
    assert [(phone.kind, phone.person) for phone in phones] == [(PhoneKind.MAIN, None)]


def test_a_second_location_is_a_branch() -> None:
    html = (
        "<div><h3>Headquarters</h3><p>1 Main St<br>Tel. 212-555-0142</p></div>"
        "<div><h3>Columbus</h3><p>2 High St<br>Tel. 614-555-0130</p></div>"
    )
    assert kinds(html) == [PhoneKind.MAIN, PhoneKind.BRANCH]


def test_every_kind_has_its_reason() -> None:
    phones = read("<p>Switchboard: 212-555-0142</p><p>Fax: 212-555-0143</p>").phones
    assert [(phone.reason, phone.known_by) for phone in phones] == [
        ('labelled "switchboard"', KnownBy.LABEL),
        ('labelled "fax"', KnownBy.LABEL),
    ]


@pytest.mark.parametrize(
    ("html", "known_by", "department"),
    [
        ("<p>Switchboard: 212-555-0142</p>", KnownBy.LABEL, None),
        ("<h3>Head office</h3><p>212-555-0142</p>", KnownBy.HEADING, None),
        ("<h3>Technical support</h3><p>Phone: 212-555-0142</p>", KnownBy.HEADING, "support"),
        ("<p>Press office: 212-555-0142</p>", KnownBy.LABEL, "press"),
        ("<h3>Acme Works</h3><p>212-555-0142</p>", KnownBy.OWN_NAME, None),
        ("<p>Jane Roe, Manager, 212-555-0142</p>", KnownBy.PERSON, None),
        ("<p>1-888-555-0146</p>", KnownBy.RANGE, None),
        ("<footer>212-555-0142</footer>", KnownBy.FRAME, None),
        ("<p>212-555-0142</p>", KnownBy.NOTHING, None),
    ],
)
def test_it_is_said_by_what_a_kind_is_known(html: str, known_by: KnownBy, department: str | None) -> None:
    assert [(phone.known_by, phone.department) for phone in read(html).phones] == [(known_by, department)]


def test_a_ticket_office_is_no_reception() -> None:
    assert kinds("<p>Ticket Office: 212-555-0142</p><p>Office: 212-555-0143</p>") == [
        PhoneKind.DEPARTMENT,
        PhoneKind.MAIN,
    ]


def test_the_label_of_the_next_number_is_not_that_of_the_one_before() -> None:
    assert kinds("<p>Contact: 212-555-0142 Fax: 212-555-0143</p>") == [PhoneKind.MAIN, PhoneKind.FAX]


PROSE = (
    "<p>" + "The match was long and the weather was fine, and so nobody went home before the end of it. " * 3 + "</p>"
)


@pytest.mark.parametrize(
    ("url", "html", "kind"),
    [
        ("https://www.acme.example/news/a-long-match", "<p>Luigi's, Tel. 212-555-0142</p>", PhoneKind.OTHER),
        ("https://www.acme.example/news/a-long-match", "<p>Telefon 212-555-0142-0</p>", PhoneKind.OTHER),
        ("https://www.acme.example/news/a-long-match", "<footer>Tel. 212-555-0142</footer>", PhoneKind.MAIN),
        ("https://www.acme.example/news/a-long-match", "<p>Acme Works, Tel. 212-555-0142</p>", PhoneKind.MAIN),
        ("https://www.acme.example/news/a-long-match", "<p>Call us: 212-555-0142</p>", PhoneKind.MAIN),
        ("https://www.acme.example/news/a-long-match", "<h3>Kontakt</h3><p>T 212-555-0142</p>", PhoneKind.MAIN),
        ("https://www.acme.example/about-us", "<p>Luigi's, Tel. 212-555-0142</p>", PhoneKind.MAIN),
        ("https://www.acme.example/x-12", "<h1>Impressum</h1><p>Tel. 212-555-0142</p>", PhoneKind.MAIN),
        ("https://www.acme.example/", "<p>Luigi's, Tel. 212-555-0142</p>", PhoneKind.MAIN),
    ],
)
def test_in_an_article_a_number_is_others_unless_it_is_said_to_be_ours(url: str, html: str, kind: PhoneKind) -> None:
    assert [phone.kind for phone in read(PROSE * 3 + html, "US", url).phones] == [kind]


def test_a_heading_speaks_across_the_sentences_below_it() -> None:
    html = "<h2>Gift Cards</h2>" + PROSE + "<p>Telephone: 1-888-555-0146</p>"
    assert [phone.department for phone in read(html).phones] == ["customer service"]


def test_a_line_that_ends_with_a_colon_announces_the_next() -> None:
    html = (
        "<p>For customers who are far from home when something breaks, there is one more number:<br><b>212-555-0142</b>"
    )
    assert [phone.department for phone in read(html).phones] == ["customer service"]


@pytest.mark.parametrize(
    "text",
    [
        "Als er iets niet goed gaat kunt u het beste contact opnemen via 212-555-0142",
        "Bei Fragen zu unserem Haus rufen Sie bitte einfach an unter 212-555-0142",
        "Pour toute question vous pouvez nous joindre tous les jours au 212-555-0142",
        "Para cualquier consulta puede llamarnos todos los dias laborables al 212-555-0142",
    ],
)
def test_a_sentence_that_invites_a_call_gives_the_companys_own_number(text: str) -> None:
    assert kinds(f"<p>{text}</p>") == [PhoneKind.MAIN]


# A row a language: English, German, French, Spanish, Italian, Dutch, Portuguese, Swedish, Danish, Polish.
LABELS = {
    PhoneKind.FAX: """
        Fax, Facsimile
        Telefax, Fernkopie
        Télécopie, Télécopieur
        Fax
        Telefax
        Faxnummer
        Fax
        Telefax
        Telefax
        Faks
        """,
    PhoneKind.MOBILE: """
        Mobile, Cell
        Mobil, Handy
        Portable
        Móvil, Celular
        Cellulare
        Mobiel, GSM
        Telemóvel
        Mobil
        Mobil
        tel. kom., Komórka
        """,
    PhoneKind.MAIN: """
        Switchboard, Reception, Head office, Front desk
        Zentrale, Empfang, Hauptsitz, Vermittlung
        Standard, Accueil, Siège social
        Centralita, Recepción, Conmutador
        Centralino, Sede legale, Portineria
        Receptie, Hoofdkantoor, Algemeen nummer
        Recepção, Geral, Sede
        Växel, Reception, Huvudkontor
        Omstilling, Hovednummer
        Centrala, Recepcja, Sekretariat
        """,
    PhoneKind.DIRECT: """
        Direct line, Direct dial, DDI
        Durchwahl, Direktwahl
        Ligne directe
        Línea directa
        Linea diretta
        Doorkiesnummer, Rechtstreeks
        Linha direta
        Direktnummer
        Direkte nummer
        Bezpośredni
        """,
    PhoneKind.DEPARTMENT: """
        Customer service, Sales, Press office, Human resources, Accounts, Technical support, Ticket office
        Kundenservice, Vertrieb, Pressestelle, Personalabteilung, Buchhaltung, Störungsdienst
        Service client, Service commercial, Service presse, Ressources humaines, Comptabilité
        Atención al cliente, Ventas, Prensa, Recursos humanos, Contabilidad, Reservas
        Assistenza clienti, Ufficio vendite, Ufficio stampa, Risorse umane, Assistenza tecnica
        Klantenservice, Verkoop, Persvoorlichting, Personeelszaken, Boekhouding
        Apoio ao cliente, Vendas, Imprensa, Recursos humanos, Suporte técnico
        Kundtjänst, Försäljning, Presskontakt, Personalavdelningen, Bokning
        Kundeservice, Salg, Presse, HR-afdeling, Regnskab
        Obsługa klienta, Dział sprzedaży, Biuro prasowe, Kadry, Pomoc techniczna
        """,
}


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (kind, word.strip())
        for kind, rows in LABELS.items()
        for word in rows.replace("\n", ",").split(",")
        if word.strip()
    ],
)
def test_a_label_is_understood_in_ten_languages_before_after_above_and_in_the_table_head(
    kind: PhoneKind, label: str
) -> None:
    said = [
        f"<p>{label}: 212-555-0142</p>",
        f"<p>212-555-0142 ({label})</p>",
        f"<h4>{label}</h4><p>212-555-0142</p>",
        f"<table><tr><th>Office</th><th>{label}</th></tr><tr><td>Dayton</td><td>212-555-0142</td></tr></table>",
    ]
    assert [kinds(html) for html in said] == [[kind]] * 4


@pytest.mark.parametrize(
    ("text", "region", "kind", "reason"),
    [
        ("Hotline: 0180 2 123456", "DE", PhoneKind.SHARED_COST, "a shared-cost number: the caller pays extra"),
        ("Tel. 0900 1 123456", "DE", PhoneKind.PREMIUM, "a premium number: the caller pays a lot"),
        ("Infoline: 0842 123 123", "CH", PhoneKind.SHARED_COST, "a shared-cost number: the caller pays extra"),
    ],
)
def test_what_a_call_costs_more_is_a_warning(text: str, region: str, kind: PhoneKind, reason: str) -> None:
    assert [(phone.kind, phone.reason) for phone in read(f"<p>{text}</p>", region).phones] == [(kind, reason)]
