from __future__ import annotations

from data.model import Page
from discovery.pages.links import contact_links
from tests.pages import READ_AT, page


def test_contact_comes_before_team_before_news() -> None:
    html = '<a href="/news/7">Spring</a><a href="/team/">Who we are</a><a href="contact.html#form">Get in touch</a>'
    assert contact_links(page(html, "https://www.acme.example/")) == (
        "https://www.acme.example/contact.html",
        "https://www.acme.example/team/",
        "https://www.acme.example/news/7",
    )


def test_the_words_are_known_in_many_languages() -> None:
    html = "".join(
        f'<a href="/{n}">{words}</a>'
        for n, words in enumerate(
            ("Produkte", "Impressum", "Qui sommes-nous", "お問い合わせ", "Karriere", "Über uns", "Контакты")
        )
    )
    found = [url.rpartition("/")[2] for url in contact_links(page(html, "https://acme.example/"))]
    assert found == ["3", "6", "1", "2", "5", "4", "0"]


def test_links_stay_within_the_registrable_domain() -> None:
    html = (
        '<a href="https://jobs.acme.example/">Careers</a><a href="https://elsewhere.example/contact">Contact</a>'
        '<a href="mailto:jane@acme.example">Contact</a><a href="//www.acme.example/imprint">Imprint</a>'
        '<a href="http://[::1/contact">Contact</a>'
    )
    assert contact_links(page(html)) == ("https://www.acme.example/imprint", "https://jobs.acme.example/")


def test_files_baskets_and_the_page_itself_are_no_links_to_follow() -> None:
    html = '<a href="/cart">Cart</a><a href="/contact.pdf">Us</a><a href="/contact">Here</a><a href="/login">Team</a>'
    assert contact_links(page(html)) == ()


def test_a_base_tag_and_frames_are_obeyed() -> None:
    html = '<base href="https://acme.example/en/"><frame src="main.html"><area href="about" alt="About">'
    assert contact_links(page(html, "https://acme.example/")) == (
        "https://acme.example/en/main.html",
        "https://acme.example/en/about",
    )


def test_what_is_no_html_has_no_links() -> None:
    pdf = Page(
        url="https://acme.example/a", status=200, content=b"%PDF", retrieved_at=READ_AT, media_type="application/pdf"
    )
    assert contact_links(pdf) == ()
