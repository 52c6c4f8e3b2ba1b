from __future__ import annotations

import pytest

from data.model import Method
from discovery.pages.emails import clean_address, find_emails
from tests.pages import document

JANE = "jane.roe@acme.example"


def found(html: str) -> list[tuple[str, Method]]:
    return [(spot.address, spot.method) for spot in find_emails(document(html))]


@pytest.mark.parametrize(
    ("html", "method"),
    [
        ("<p>Write to jane.roe@acme.example.</p>", Method.TEXT),
        ('<a href="mailto:jane.roe@acme.example?subject=Hi">Jane</a>', Method.MAILTO),
        ('<a href="mailto:%6aane.roe%40acme.example">Jane</a>', Method.MAILTO),
        ('<a href="&#109;ailto:jane&#46;roe&#64;acme.example">Jane</a>', Method.MAILTO),
        (
            '<span data-cfemail="5a303b343f7428353f1a3b39373f743f223b372a363f">[email&#160;protected]</span>',
            Method.CLOUDFLARE,
        ),
        (
            '<a href="/cdn-cgi/l/email-protection#5a303b343f7428353f1a3b39373f743f223b372a363f">Mail</a>',
            Method.CLOUDFLARE,
        ),
        ("<p>jane.roe [at] acme [dot] example</p>", Method.OBFUSCATED),
        ("<p>jane.roe(at)acme.example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (Klammeraffe) acme (Punkt) example</p>", Method.OBFUSCATED),
        ("<p>jane.roe {arroba} acme.example</p>", Method.OBFUSCATED),
        ("<p>jane.roe @ acme.example</p>", Method.OBFUSCATED),
        ("<p>jane.roe at acme dot example</p>", Method.OBFUSCATED),
        ("<p>jane.roe<span> [ät] </span>acme.example</p>", Method.OBFUSCATED),
        (
            "<a href=\"javascript:linkTo_UnCryptMailto('nbjmup+kbof\\/spfAbdnf\\/fybnqmf');\">Mail</a>",
            Method.OBFUSCATED,
        ),
        ("<script>var u='jane.roe'; var h='acme.example'; document.write(u + '@' + h);</script>", Method.OBFUSCATED),
        (
            "<script>var addy1 = 'jane.roe' + '&#64;'; addy1 = addy1 + 'acme' + '&#46;' + 'example';</script>",
            Method.OBFUSCATED,
        ),
        (
            "<script>document.write(String.fromCharCode(106,97,110,101,46,114,111,101,64,97,99,109,101)+'.example')</script>",
            Method.OBFUSCATED,
        ),
        ("<script>document.write('elpmaxe.emca@eor.enaj'.split('').reverse().join(''))</script>", Method.OBFUSCATED),
        ("<script>x = 'wnar.ebr' + '@' + 'npzr.rknzcyr'; document.write(rot13(x))</script>", Method.OBFUSCATED),
        ("<script>document.write(atob('amFuZS5yb2VAYWNtZS5leGFtcGxl'))</script>", Method.OBFUSCATED),
        ("<script>show(['jane.roe', 'acme.example'].join('@'))</script>", Method.OBFUSCATED),
        ("<a href='#' onclick=\"location = 'mailto:' + 'jane.roe' + '@acme.example'\">Mail</a>", Method.OBFUSCATED),
        ("<a data-user='jane.roe' data-domain='acme' data-tld='example'>Mail</a>", Method.OBFUSCATED),
        ("<joomla-hidden-mail first='amFuZS5yb2U=' last='YWNtZS5leGFtcGxl'>x</joomla-hidden-mail>", Method.OBFUSCATED),
        ("<i style='unicode-bidi: bidi-override; direction: rtl'>elpmaxe.emca@eor.enaj</i>", Method.OBFUSCATED),
        ("<bdo dir='rtl'>elpmaxe.emca@eor.enaj</bdo>", Method.OBFUSCATED),
        ("<p>jane.roe<span style='display:none'>no</span>@acme.example</p>", Method.TEXT),
        ("<p>jane.roeNOSPAM@acme.example</p>", Method.TEXT),
        ("<p>jane.roe [insert at sign] acme.example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (arobase) acme (point) example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (arroba) acme (punto) example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (chiocciola) acme (punto) example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (apenstaartje) acme (punt) example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (arroba) acme (ponto) example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (snabel-a) acme (punkt) example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (snabela) acme (prik) example</p>", Method.OBFUSCATED),
        ("<p>jane.roe (małpa) acme (kropka) example</p>", Method.OBFUSCATED),
        ("<a href='mailto:Jane%20Roe%20%3Cjane.roe@acme.example%3E'>Mail</a>", Method.MAILTO),
    ],
)
def test_an_address_is_read_however_it_is_hidden(html: str, method: Method) -> None:
    assert found(html) == [(JANE, method)]


def test_a_mailto_link_may_have_several_recipients() -> None:
    html = '<a href="mailto:a@acme.example,b@acme.example?cc=c%40acme.example&body=write%20to%20d@acme.example">all</a>'
    assert [address for address, _ in found(html)] == ["a@acme.example", "b@acme.example", "c@acme.example"]


@pytest.mark.parametrize(
    "text",
    [
        "john@example.com",
        "you@yourdomain.com",
        "logo@2x.png",
        "jane@acme.con",
        "9f86d081884c7d659a2feaa0c55ad015@sentry.io",
        "see you at acme.example",
        "f(a) result.So it is",
        "@acme.example",
        "two @mentions",
    ],
)
def test_what_only_looks_like_an_address_is_refused(text: str) -> None:
    assert found(f"<p>{text}</p>") == []


def test_data_of_the_pages_own_software_is_not_published() -> None:
    assert found('<script>var state = {"author": "jane@acme.example"};</script>') == []


def test_an_address_glued_to_the_next_link_ends_where_the_link_begins() -> None:
    assert found("<p>jane.roe@acme.example<a href=/legal>Legal</a></p>") == [(JANE, Method.TEXT)]


def test_a_placeholder_that_mark_up_names_is_believed() -> None:
    assert clean_address("info@example.com") is None
    assert clean_address("info@example.com", believe=True) == "info@example.com"


def test_a_local_part_longer_than_64_octets_is_nobodys() -> None:
    assert found(f"<p>{'x' * 40}.{'y' * 30}@acme.example</p>") == []
