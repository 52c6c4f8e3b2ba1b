from __future__ import annotations

import pytest

from data.model import Method, PhoneKind
from tests.pages import read

JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Organization",
 "name": "Acme", "telephone": "+1-212-555-0142", "faxNumber": "+1-212-555-0143", "email": "mailto:hello@acme.example",
 "address": {"@type": "PostalAddress", "addressCountry": "US"},
 "employee": {"@type": "Person", "name": "Jane Roe", "jobTitle": "Head of People",
  "email": "jane@acme.example"},
 "contactPoint": [{"@type": "ContactPoint", "contactType": "customer service",
  "telephone": "+1-212-555-0144"}],}]}</script>"""
MICRODATA = """<div itemscope itemtype="https://schema.org/Person"><span itemprop="name">Jane Roe</span>,
 <span itemprop="jobTitle">Head of People</span><meta itemprop="telephone" content="+1 212 555 0142">
 <link itemprop="email" href="mailto:jane@acme.example"></div>"""
RDFA = """<div vocab="https://schema.org/" typeof="Person"><meta property="schema:name" content="Jane Roe">
 <meta property="telephone" content="+1 212 555 0142"><meta property="email" content="jane@acme.example"></div>"""
HCARD = """<div class="vcard"><b class="fn">Jane Roe</b><div class="tel"><span class="type">Fax</span>
 <abbr class="value" title="+12125550142">(the fax)</abbr></div>
 <a class="email" href="mailto:jane@acme.example">write</a></div>"""


def test_json_ld_is_read_even_with_a_trailing_comma() -> None:
    published = read(JSON_LD, None)
    assert published.country == "US"
    assert [(phone.e164, phone.kind) for phone in published.phones] == [
        ("+12125550142", PhoneKind.MAIN),
        ("+12125550143", PhoneKind.FAX),
        ("+12125550144", PhoneKind.DEPARTMENT),
    ]
    assert [(email.address, email.person) for email in published.emails] == [
        ("hello@acme.example", None),
        ("jane@acme.example", "Jane Roe"),
    ]
    assert [(person.name, person.title) for person in published.people] == [("Jane Roe", "Head of People")]


@pytest.mark.parametrize(
    ("html", "method"), [(MICRODATA, Method.MICRODATA), (RDFA, Method.MICRODATA), (HCARD, Method.HCARD)]
)
def test_a_person_in_mark_up_is_found_with_their_number(html: str, method: Method) -> None:
    published = read(html)
    assert [(phone.e164, phone.person, phone.source.method) for phone in published.phones] == [
        ("+12125550142", "Jane Roe", method)
    ]
    assert [email.address for email in published.emails] == ["jane@acme.example"]
    assert published.people[0].name == "Jane Roe"


def test_an_hcard_says_which_number_is_a_fax() -> None:
    assert [phone.kind for phone in read(HCARD).phones] == [PhoneKind.FAX]


def test_broken_json_costs_nothing_but_itself() -> None:
    html = '<script type="application/ld+json">{"telephone": </script>' + "[" * 5000 + "<p>Tel. 212-555-0142</p>"
    assert [phone.e164 for phone in read(html).phones] == ["+12125550142"]
