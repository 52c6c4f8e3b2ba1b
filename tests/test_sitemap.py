"""What a site says of its own pages: read as the protocol says, bounded, and no more than a help."""

from __future__ import annotations

import gzip
import time
from itertools import pairwise

import pytest

from discovery.sitemap import likeliest_first, read_sitemap

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PAGES = f"""{HEAD}<urlset {SPACE} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://acme.example/contact </loc><lastmod>2026-11-01</lastmod>
<image:image><image:loc>https://acme.example/a.png</image:loc></image:image></url>
<url><loc>https://acme.example/caf%C3%A9?a=1&amp;b=2</loc></url></urlset>"""
INDEX = f"""{HEAD}<sitemapindex {SPACE}><sitemap><loc>https://acme.example/post-sitemap.xml</loc></sitemap>
<sitemap><loc>https://acme.example/page-sitemap.xml.gz</loc></sitemap></sitemapindex>"""


def test_a_sitemap_lists_pages_and_leaves_their_pictures_out() -> None:
    listed = ("https://acme.example/contact", "https://acme.example/caf%C3%A9?a=1&b=2")
    assert read_sitemap(PAGES.encode()) == (listed, ())
    assert read_sitemap(gzip.compress(PAGES.encode())) == (listed, ())


def test_an_index_lists_sitemaps() -> None:
    assert read_sitemap(INDEX.encode()) == (
        (),
        ("https://acme.example/post-sitemap.xml", "https://acme.example/page-sitemap.xml.gz"),
    )


def test_of_an_index_the_part_with_the_pages_comes_first_and_goods_and_news_never() -> None:
    names = ("product-sitemap1", "sitemap-3", "blog", "seiten", "page-sitemap", "news", "sitemap-3")
    assert likeliest_first([f"https://acme.example/{name}.xml" for name in names]) == [
        "https://acme.example/seiten.xml",
        "https://acme.example/page-sitemap.xml",
        "https://acme.example/sitemap-3.xml",
    ]


_LAUGHS = "".join(f'<!ENTITY {after} "{f"&{entity};" * 10}">' for entity, after in pairwise("abcdefghij"))
BILLION = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{_LAUGHS}]><urlset><url><loc>&j;</loc></url></urlset>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>'


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<html><title>Not here</title>", b"\x1f\x8bdamaged", BILLION.encode(), OUTSIDE.encode(),
        b"<urlset><url><loc>" + b"a" * 3_000, b"<url>" * 100_000, b"<loc>https://acme.example/</loc>",
    ],
    ids=["empty", "a page", "damaged gzip", "a billion laughs", "a file", "too long", "nested", "no urlset"],
)  # fmt: skip
def test_what_is_no_sitemap_lists_nothing(content: bytes) -> None:
    assert read_sitemap(content) == ((), ())


def test_a_cut_sitemap_lists_what_came_before_the_cut() -> None:
    assert read_sitemap(PAGES.encode()[:-60])[0][:1] == ("https://acme.example/contact",)


def test_a_bomb_is_opened_no_further_than_the_limit() -> None:
    bomb = gzip.compress(b"<urlset>" + b"<url><loc>https://acme.example/a</loc></url>" * 2_000_000, 1)
    began = time.process_time()
    pages, _ = read_sitemap(bomb)
    assert len(pages) == 5_000
    assert time.process_time() - began < 3
