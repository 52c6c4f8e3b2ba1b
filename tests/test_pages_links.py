from __future__ import annotations

from data.model import Page
from discovery.pages.links import contact_links, listed_links
from tests.pages import READ_AT, page


def _urls(read: Page) -> tuple[str, ...]:
    return tuple(lead.url for lead in contact_links(read))


def test_contact_comes_before_team_before_news() -> None:
    html = '<a href="/news/7">Spring</a><a href="/team/">Who we are</a><a href="contact.html#form">Get in touch</a>'
    assert _urls(page(html, "https://www.acme.example/")) == (
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
    found = [url.rpartition("/")[2] for url in _urls(page(html, "https://acme.example/"))]
    assert found == ["3", "6", "1", "2", "5", "4", "0"]


def test_links_stay_within_the_registrable_domain() -> None:
    html = (
        '<a href="https://jobs.acme.example/">Careers</a><a href="https://elsewhere.example/contact">Contact</a>'
        '<a href="mailto:jane@acme.example">Contact</a><a href="//www.acme.example/imprint">Imprint</a>'
        '<a href="http://[::1/contact">Contact</a>'
    )
    assert _urls(page(html)) == ("https://www.acme.example/imprint", "https://jobs.acme.example/")


def test_files_baskets_and_the_page_itself_are_no_links_to_follow() -> None:
    html = '<a href="/cart">Cart</a><a href="/contact.doc">Us</a><a href="/contact">Here</a><a href="/login">Team</a>'
    assert _urls(page(html)) == ()


def test_a_base_tag_and_frames_are_obeyed() -> None:
    html = '<base href="https://acme.example/en/"><frame src="main.html"><area href="about" alt="About">'
    assert _urls(page(html, "https://acme.example/")) == (
        "https://acme.example/en/main.html",
        "https://acme.example/en/about",
    )


def test_what_is_no_html_has_no_links() -> None:
    pdf = Page(
        url="https://acme.example/a", status=200, content=b"%PDF", retrieved_at=READ_AT, media_type="application/pdf"
    )
    assert contact_links(pdf) == ()


def test_a_pdf_is_a_page_where_words_promise_it_and_comes_after_the_pages() -> None:
    html = (
        '<a href="/price-list.pdf">Prices</a><a href="/press-contacts.pdf">Press contacts</a>'
        '<a href="/jobs">Careers</a><a href="/help">Help</a>'
    )
    assert [(lead.url.rpartition("/")[2], lead.promise) for lead in contact_links(page(html))] == [
        ("press-contacts.pdf", 50.0),
        ("jobs", 50.0),
        ("help", 30.0),
    ]


def test_the_urls_of_a_sitemap_are_weighed_by_their_paths() -> None:
    urls = (
        "https://acme.example/blog/7", "https://www.acme.example/en/contact", "https://acme.example/login",
        "https://elsewhere.example/contact", "http://[::1/contact", "https://acme.example/impressum#top",
    )  # fmt: skip
    assert [(lead.url, lead.promise) for lead in listed_links(urls, "https://acme.example/")] == [
        ("https://www.acme.example/en/contact", 86.0),
        ("https://acme.example/impressum", 81.0),
        ("https://acme.example/blog/7", 0.0),
    ]
