"""Reading a company's site in a small world on loopback."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import dns.rcode
import pytest

from data.model import Company, Page, Reach, Site, Standing
from discovery.crawl import crawl, front_doors
from discovery.looking import CouldNotLook
from discovery.manners import Manners, World
from discovery.read_site import Look, ReadPage, ReadSite, look_here, look_into
from discovery.transport import open_reader
from tests.loopback import Name, Reply, closed_port, name_server, small_world
from tests.recorded_sockets import RecordedSockets, outside_reader

MANNERS = Manners(user_agent="openline-tests/1.0", pace_s=0, timeout_s=1)
SYNERGISTICS = Company(name="Synergistics", standing=Standing.GIVEN, reason="given", web_domain="synergistics.example")


def _links(*targets: str, text: str = "Contact") -> Reply:
    return Reply(body="".join(f'<a href="{target}">{text}</a> ' for target in targets).encode())


def _page(text: str) -> Reply:
    return Reply(body=f"<p>{text}</p>".encode())


def _to(location: str) -> Reply:
    return Reply(status=301, headers={"Location": location})


def _crawled(world: World, company: Company, manners: Manners = MANNERS, look: Look = look_here) -> ReadSite:
    async def read() -> ReadSite:
        async with open_reader(manners, world, clock=lambda: datetime(2026, 11, 18, tzinfo=UTC)) as reader:
            return await crawl(company, reader, look)

    return asyncio.run(read())


def _site(world: World, company: Company = SYNERGISTICS, manners: Manners = MANNERS) -> Site:
    return _crawled(world, company, manners).site


def _read(replies: Mapping[str, Reply], names: Mapping[str, Name] | None = None, **manners: int) -> Site:
    with small_world({f"synergistics.example{path}": reply for path, reply in replies.items()}, names) as (world, _, _):
        return _site(world, manners=replace(MANNERS, **manners))  # type: ignore[arg-type]


def _paths(site: Site) -> list[str]:
    return [page.url.removeprefix("https://synergistics.example") for page in site.pages]


def test_the_home_page_comes_first_and_then_the_best_links() -> None:
    home = b'<a href="/press">Press</a> <a href="/contact">Contact</a> <a href="/about">About us</a>'
    site = _read({"/": Reply(body=home), "/press": _page("p"), "/contact": _page("c"), "/about": _page("a")})
    assert site.reach is Reach.READ
    assert site.reason == "4 pages of synergistics.example"
    assert _paths(site)[:2] == ["/", "/contact"]
    assert sorted(_paths(site)[2:]) == ["/about", "/press"]


def test_every_page_is_looked_into_once_and_for_the_companys_country() -> None:
    async def look(page: Page, region: str | None) -> ReadPage:
        looked.append((page.url.removeprefix("https://synergistics.example"), region))
        return look_into(page, region)

    looked: list[tuple[str, str | None]] = []
    replies = {"": _links("/contact", "/gone"), "/contact": _page("Tel. 020 7946 0123"), "/gone": Reply(status=404)}
    with small_world({f"synergistics.example{path or '/'}": reply for path, reply in replies.items()}) as (world, _, _):
        read = _crawled(world, replace(SYNERGISTICS, country="GB"), look=look)
    assert looked == [("/", "GB"), ("/contact", "GB"), ("/gone", "GB")]
    assert [[phone.e164 for phone in page.phones] for page in read.published] == [[], ["+442079460123"], []]
    assert len(read.site.pages) == len(read.published)


def test_links_of_later_pages_are_followed_too() -> None:
    site = _read({"/": _links("/contact"), "/contact": _links("/contact/berlin"), "/contact/berlin": _page("Berlin")})
    assert _paths(site) == ["/", "/contact", "/contact/berlin"]


def test_the_budget_is_kept_and_what_is_left_is_named() -> None:
    pages = {f"/contact/{n}": _page(str(n)) for n in range(9)}
    site = _read({"/": _links(*pages), **pages}, page_budget=4)
    assert _paths(site) == ["/", "/contact/0", "/contact/1", "/contact/2"]
    assert [skipped.why for skipped in site.skipped] == ["over the budget of 4 pages"] * 6


def test_a_page_that_is_gone_is_a_fact_among_the_others() -> None:
    site = _read({"/": _links("/contact", "/contact-us"), "/contact-us": _page("us")})
    assert [(page.url, page.status) for page in site.pages] == [
        ("https://synergistics.example/", 200),
        ("https://synergistics.example/contact", 404),
        ("https://synergistics.example/contact-us", 200),
    ]


def test_a_redirect_to_a_page_already_read_counts_for_nothing() -> None:
    replies = {
        "/": _links("/contact", "/contact-us", "http://www.synergistics.example/contact/", "/contact-2"),
        "/contact": _page("c"),
        "/contact-us": _to("/contact"),
        "/contact-2": _page("second"),
    }
    site = _read(replies, page_budget=3)
    assert _paths(site) == ["/", "/contact", "/contact-2"]


def test_a_redirect_to_a_page_still_waiting_is_read_once() -> None:
    with small_world(
        {
            "synergistics.example/": _links("/contact-us", "/contact"),
            "synergistics.example/contact-us": _to("/contact"),
            "synergistics.example/contact": _page("c"),
        }
    ) as (world, web, _):
        site = _site(world)
    assert _paths(site) == ["/", "/contact"]
    assert web.paths.count("synergistics.example/contact") == 1


def test_the_same_page_under_another_name_counts_for_nothing() -> None:
    home = _links("/contact/index.php", "/contact")
    site = _read({"/": home, "/contact/index.php": _page("same"), "/contact": _page("same")}, page_budget=3)
    assert len(site.pages) == 2
    assert site.skipped == ()


def test_aliases_without_end_are_not_all_asked_for() -> None:
    aliases = {f"/contact/{n}": _to("/") for n in range(50)}
    with small_world(
        {f"synergistics.example{path}": reply for path, reply in {"/": _links(*aliases), **aliases}.items()}
    ) as (world, web, _):
        site = _site(world, manners=replace(MANNERS, page_budget=4))
    assert _paths(site) == ["/"]
    assert len(web.paths) == 8


def test_what_robots_txt_disallows_is_named_and_costs_no_budget() -> None:
    replies = {
        "/robots.txt": Reply(body=b"User-agent: *\nDisallow: /contact$"),
        "/": _links("/contact", "/contact-us"),
        "/contact": _page("trap"),
        "/contact-us": _page("us"),
    }
    site = _read(replies, page_budget=2)
    assert _paths(site) == ["/", "/contact-us"]
    assert [(skipped.url, skipped.why) for skipped in site.skipped] == [
        ("https://synergistics.example/contact", "disallowed by robots.txt of synergistics.example")
    ]


def test_what_is_not_a_page_is_named_and_not_kept() -> None:
    picture = Reply(body=b"GIF89a", headers={"Content-Type": "image/gif"})
    xhtml = Reply(body=b"<p>x</p>", headers={"Content-Type": "application/xhtml+xml"})
    site = _read({"/": _links("/contact", "/contact-us"), "/contact": picture, "/contact-us": xhtml})
    assert _paths(site) == ["/", "/contact-us"]
    assert [skipped.why for skipped in site.skipped] == ["not a page but image/gif"]


def test_a_link_that_leads_away_is_not_the_companys_page() -> None:
    with small_world(
        {
            "synergistics.example/": _links("/contact"),
            "synergistics.example/contact": _to("https://forms.example/contact"),
            "forms.example/contact": _page("A form of somebody else"),
        }
    ) as (world, _, _):
        site = _site(world)
    assert _paths(site) == ["/"]
    assert [skipped.why for skipped in site.skipped] == ["leads away, to forms.example"]


def test_a_home_page_that_has_moved_to_another_domain_is_still_the_companys() -> None:
    with small_world(
        {
            "synergistics.example/": _to("https://www.group.example/"),
            "www.group.example/": _links("/contact"),
            "www.group.example/contact": _page("c"),
        }
    ) as (world, _, _):
        site = _site(world)
    assert [page.url for page in site.pages] == ["https://www.group.example/", "https://www.group.example/contact"]


def test_a_pdf_is_a_page_and_its_links_are_not_followed() -> None:
    pdf = Reply(body=b"%PDF-1.7 <a href='/team'>Team</a>", headers={"Content-Type": "application/pdf"})
    site = _read({"/": _links("/press-contacts.pdf", text="Press"), "/press-contacts.pdf": pdf, "/team": _page("t")})
    assert [(page.url, page.media_type) for page in site.pages[1:]] == [
        ("https://synergistics.example/press-contacts.pdf", "application/pdf")
    ]


def test_a_page_that_was_looked_into_is_kept_without_its_content() -> None:
    site = _read({"/": _links("/contact"), "/contact": _page("Tel. 937-555-0100")})
    assert [page.content for page in site.pages] == [b"", b""]


def test_of_many_pdfs_three_are_read() -> None:
    pdf = Reply(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
    releases = {f"/press/{n}.pdf": replace(pdf, body=b"%%PDF-1.7 %d" % n) for n in range(9)}
    site = _read({"/": _links(*releases, text="Press release"), **releases})
    assert _paths(site) == ["/", "/press/0.pdf", "/press/1.pdf", "/press/2.pdf"]


# --- The site's own list, and enough ----------------------------------------------------------------

LISTED = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://synergistics.example/en/contact</loc></url><url><loc>https://synergistics.example/b</loc></url>
<url><loc>https://elsewhere.example/contact</loc></url></urlset>"""
XML = {"Content-Type": "text/xml"}


def _asked(replies: Mapping[str, Reply]) -> list[str]:
    with small_world({f"synergistics.example{path}": reply for path, reply in replies.items()}) as (world, web, _):
        _site(world)
    return [path.removeprefix("synergistics.example") for path in web.paths]


def test_the_sitemap_is_asked_for_when_no_promising_link_is_left() -> None:
    replies = {
        "/": _links("/a", "/b", text="Read more"),
        "/sitemap.xml": Reply(body=LISTED.encode(), headers=XML),
        "/a": _page("a"),
        "/b": _page("b"),
        "/en/contact": _page("c"),
    }
    assert _asked(replies) == ["/", "/sitemap.xml", "/en/contact", "/a", "/b"]


def test_a_dead_link_makes_what_the_sitemap_lists_come_first() -> None:
    replies = {
        "/": _links("/contact", "/about", "/imprint", text="Contact"),
        "/sitemap.xml": Reply(body=LISTED.replace("/b<", "/imprint<").encode(), headers=XML),
        "/imprint": _page("i"),
        "/en/contact": _page("c"),
        "/about": _page("a"),
    }
    assert _asked(replies) == ["/", "/contact", "/sitemap.xml", "/imprint", "/en/contact", "/about"]


def test_the_sitemaps_that_robots_txt_names_are_read_and_no_more_than_three_files() -> None:
    index = "".join(
        f"<sitemap><loc>https://synergistics.example/{n}-sitemap.xml</loc></sitemap>" for n in ("post", "page", 2, 3)
    )
    replies = {
        "/robots.txt": Reply(body=b"Sitemap: https://synergistics.example/all.xml"),
        "/": _page("nothing"),
        "/all.xml": Reply(body=f"<sitemapindex>{index}</sitemapindex>".encode(), headers=XML),
        "/page-sitemap.xml": Reply(body=gzip.compress(LISTED.encode()), headers={"Content-Type": "application/gzip"}),
        "/en/contact": _page("c"),
    }
    assert _asked(replies) == ["/", "/all.xml", "/page-sitemap.xml", "/2-sitemap.xml", "/en/contact"]


def test_a_site_whose_links_promise_enough_is_not_asked_for_its_sitemap() -> None:
    pages = {f"/contact/{n}": _page(str(n)) for n in range(12)}
    assert "/sitemap.xml" not in _asked({"/": _links(*pages), **pages})


def test_a_sitemap_that_does_not_answer_is_no_failure() -> None:
    site = _read({"/": _links("/a", text="More"), "/a": _page("a"), "/sitemap.xml": Reply(status=500)})
    assert _paths(site) == ["/", "/a"]


def test_dead_links_cost_no_page_but_not_without_end() -> None:
    dead = [f"/contact/{n}" for n in range(50)]
    live = {"/imprint": _page("i"), "/team": _page("t")}
    home = "".join(
        f'<a href="{path}">{label}</a>' for path, label in ((dead[0], "Contact"), *zip(live, live, strict=True))
    )
    site = _read({"/": Reply(body=home.encode()), **live}, page_budget=3)
    assert _paths(site) == ["/", "/contact/0", "/imprint", "/team"]
    assert site.reason == "3 pages of synergistics.example"
    asked = _asked({"/": _links(*dead)})
    assert len([path for path in asked if path != "/sitemap.xml"]) == 24


def test_once_enough_is_known_only_promising_pages_are_read() -> None:
    people = "".join(
        f"<p>{name}@synergistics.example</p>" for name in ("jim.carter", "a.poe", "j.roe", "e.lee", "m.low")
    )
    links = '<a href="/help">Help</a><a href="/careers">Careers</a><a href="/products">Products</a>'
    home = f"<p>Switchboard: +1 937 555 0100</p>{people}{links}"
    site = _read({"/": Reply(body=home.encode()), "/help": _page("h"), "/careers": _page("c"), "/products": _page("p")})
    assert _paths(site) == ["/", "/careers"]
    assert [(left.url.rpartition("/")[2], left.why) for left in site.skipped] == [
        ("help", "enough is known without it"),
        ("products", "enough is known without it"),
    ]


# --- The front door ---------------------------------------------------------------------------------


def test_the_front_doors_are_tried_likeliest_first() -> None:
    assert front_doors(SYNERGISTICS) == (
        "https://synergistics.example/",
        "https://www.synergistics.example/",
        "http://synergistics.example/",
        "http://www.synergistics.example/",
    )
    assert front_doors(replace(SYNERGISTICS, home="https://www.synergistics.example/en/"))[:3] == (
        "https://www.synergistics.example/en/",
        "http://www.synergistics.example/en/",
        "https://synergistics.example/",
    )


def test_www_is_tried_where_the_bare_domain_has_no_address() -> None:
    names = {"synergistics.example": Name(records={"TXT": ['"no web here"']})}
    with small_world({"www.synergistics.example/": _page("Hi")}, names) as (world, _, _):
        site = _site(world)
    assert [page.url for page in site.pages] == ["https://www.synergistics.example/"]


def test_www_is_tried_where_the_bare_domain_has_no_home_page() -> None:
    replies = {"synergistics.example/other": _page("x"), "www.synergistics.example/": _page("Hi")}
    with small_world(replies) as (world, _, _):
        site = _site(world)
    assert [page.url for page in site.pages] == ["https://www.synergistics.example/"]


def test_no_home_page_at_all_is_a_fact() -> None:
    site = _read({"/other": _page("x")})
    assert site.reach is Reach.READ
    assert site.reason == "no home page: synergistics.example answered 404, text/html"
    assert {page.status for page in site.pages} == {404}


def test_no_web_domain_is_no_site() -> None:
    unknown = Company(name="Synergistics", standing=Standing.NOT_FOUND, reason="every guess was looked at")
    with small_world({}) as (world, _, _):
        site = _site(world, unknown)
    assert site == Site(reach=Reach.NO_SITE, reason="no web domain is known: every guess was looked at")


def test_a_domain_that_dns_does_not_know_is_no_site() -> None:
    with small_world({}) as (world, _, _):
        assert _site(world) == Site(reach=Reach.NO_SITE, reason="synergistics.example has no address")


def test_a_domain_at_an_address_that_is_not_public_is_no_site() -> None:
    names = {host: Name(records={"A": ["127.0.0.1"]}) for host in ("synergistics.example", "www.synergistics.example")}
    with small_world({}, names) as (world, _, _):
        site = _site(world)
    assert site.reach is Reach.NO_SITE
    assert site.reason == "synergistics.example is at 127.0.0.1, which is not public"


# --- Refused, and not known -------------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_refused_home_page_ends_the_reading(status: int) -> None:
    with small_world({"synergistics.example/": Reply(status=status)}) as (world, web, _):
        site = _site(world)
    assert site == Site(reach=Reach.REFUSED, reason=f"synergistics.example answered {status}")
    assert web.paths == ["synergistics.example/"]


def test_a_refused_page_ends_the_reading_and_keeps_what_was_read() -> None:
    site = _read({"/": _links("/contact", "/contact-us"), "/contact": Reply(status=429), "/contact-us": _page("x")})
    assert site.reach is Reach.REFUSED
    assert site.reason == "synergistics.example answered 429 after 1 page"
    assert _paths(site) == ["/"]


def test_a_home_page_disallowed_by_robots_txt_is_refused() -> None:
    site = _read({"/robots.txt": Reply(body=b"User-agent: *\nDisallow: /"), "/": _page("Hi")})
    assert site.reach is Reach.REFUSED
    assert site.reason == "disallowed by robots.txt of synergistics.example"


def test_a_page_that_times_out_is_a_failure_to_look_and_the_retry_fetches_only_that(tmp_path: Path) -> None:
    replies = {
        "synergistics.example/": _links("/contact", "/contact-us"),
        "synergistics.example/contact": Reply(body=b"<p>slow</p>", delay_s=4.0),
        "synergistics.example/contact-us": _page("us"),
    }
    manners = replace(MANNERS, timeout_s=2.0, cache_dir=tmp_path)
    with small_world(replies) as (world, web, _):
        with pytest.raises(CouldNotLook) as caught:
            _site(world, manners=manners)
        web.replies["synergistics.example/contact"] = _page("quick now")
        web.visits.clear()
        again = _site(world, manners=manners)
    settled = caught.value.settled.site
    assert str(caught.value) == "could not look at 1 page of synergistics.example"
    assert settled.reach is Reach.READ
    assert _paths(settled) == ["/", "/contact-us"]
    assert [(skipped.url, skipped.why) for skipped in settled.skipped] == [
        ("https://synergistics.example/contact", "could not look: synergistics.example took more than 2 s")
    ]
    assert _paths(again) == ["/", "/contact", "/contact-us"]
    assert [visit.path for visit in web.visits] == ["/contact"]


def test_a_site_that_keeps_failing_is_left_alone_until_the_next_try() -> None:
    pages = {f"/contact/{n}": Reply(status=503) for n in range(9)}
    with pytest.raises(CouldNotLook) as caught:
        _read({"/": _links(*pages), **pages})
    assert [skipped.why for skipped in caught.value.settled.site.skipped] == [
        *["could not look: synergistics.example answered 503"] * 3,
        *["the site did not answer"] * 6,
    ]


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(status=500), "could not look at synergistics.example: synergistics.example answered 500"),
        (Reply(raw=b""), "could not look at synergistics.example: Server disconnected without sending a response."),
    ],
)
def test_a_home_page_that_does_not_answer_is_unknown(reply: Reply, why: str) -> None:
    with pytest.raises(CouldNotLook) as caught:
        _read({"/": reply})
    assert caught.value.settled.site == Site(reach=Reach.UNKNOWN, reason=why)


def test_a_name_server_that_does_not_answer_leaves_the_site_unknown() -> None:
    with pytest.raises(CouldNotLook) as caught:
        _read({}, {"synergistics.example": Name(rcode=dns.rcode.SERVFAIL)})
    assert caught.value.settled.site.reach is Reach.UNKNOWN


def test_a_site_without_https_is_read_over_http() -> None:
    async def read() -> Site:
        async with outside_reader(zone, sockets) as reader:
            return (await crawl(SYNERGISTICS, reader)).site

    sockets = RecordedSockets(closed={("93.184.216.34", 443)})
    with name_server({"synergistics.example": Name(records={"A": ["93.184.216.34"]})}) as zone:
        site = asyncio.run(read())
    assert [page.url for page in site.pages] == ["http://synergistics.example/"]


def test_a_site_with_all_its_doors_closed_is_unknown() -> None:
    with small_world({"synergistics.example/": _page("Hi")}) as (world, _, _), pytest.raises(CouldNotLook) as caught:
        _site(replace(world, http=("127.0.0.1", closed_port())))
    assert caught.value.settled.site.reach is Reach.UNKNOWN
