"""The kit: what stands on the page, that nothing leaves it, and that it works in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from data.model import Channel, ChannelKind, Dossier, Grade, Logged, LoggedOutcome, PhoneKind, Source, WordsKind
from outreach.facts import SLOTS
from outreach.kit import kit_html
from outreach.printable import printable
from outreach.scripts import write_scripts
from tests.conftest import skip
from tests.dossiers import CASE, CONTACT_PAGE, CONTACTS, DOSSIER, JIM_CONTACT, NOTHING_FOUND, NOW

VOICEMAIL = next(words for words in DOSSIER.words if words.kind is WordsKind.VOICEMAIL)
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def page_of(dossier: Dossier) -> BeautifulSoup:
    return BeautifulSoup(kit_html(dossier), "lxml")


def text_of(dossier: Dossier, selector: str = "body") -> str:
    return " ".join(" ".join(found.get_text(" ") for found in page_of(dossier).select(selector)).split())


def with_channel(channel: Channel) -> Dossier:
    """The dossier, with this channel as Jim's only one."""
    return replace(DOSSIER, contacts=(replace(JIM_CONTACT, channels=(channel,)),))


def test_the_first_step_comes_first() -> None:
    step = text_of(DOSSIER, "#contact-1 .step")
    assert step == (
        "On Monday; until then, let it rest Call the switchboard and ask for Jim Carter +1 202 555 0100 "
        "Monday, November 23, 9:30–11:45 in New York 8:30–10:45 where you are, in Chicago "
        "The next business hours there ".replace("The", "the")
        + "Why this way: no direct line is printed for Jim Carter; the switchboard is on the contact page"
    )


def test_words_stand_in_the_order_of_the_route_and_the_rest_is_folded() -> None:
    page = page_of(DOSSIER)
    ids = [found["id"] for found in page.select("#contact-1 .text, #contact-2 .text")]
    folded = [found["id"] for found in page.select("details .text")]
    assert [name for name in ids if name not in folded] == [
        "words-1-reception",
        "words-1-voicemail",
        "words-1-linkedin-note",
        "words-2-thank-you-mail",
        "words-2-linkedin-note",
    ]
    assert {"words-1-thank-you-mail", "words-1-live-call", "words-2-voicemail", "words-2-hr-note"} - {*folded} == {
        "words-2-hr-note"  # there is somebody else to write to
    }


def test_every_text_stands_there_whole_with_its_count() -> None:
    page = page_of(DOSSIER)
    shown = {" ".join(found.get_text().split()) for found in page.select(".text")}
    assert shown == {" ".join(words.text.split()) for words in DOSSIER.chosen_words}
    assert text_of(DOSSIER, "#contact-1 .count") == "30 seconds 182 of 200 characters 133 words"


def test_a_channel_shows_its_value_grade_probability_reason_and_source() -> None:
    page = page_of(DOSSIER)
    channels = [" ".join(found.get_text(" ").split()) for found in page.select("#contact-1 .channel")]
    assert channels == [
        '+1 202 555 0100 switchboard published labelled "Main", in the head of the contact page and in its JSON-LD '
        "Seen at www.synergistics.example/contact , November 21, 2026, tel link and JSON-LD",
        "jim.carter@synergistics.example likely 84 % 3 of 4 addresses seen read {first}.{last}; "
        "the fourth is an older form",
        "jcarter@synergistics.example unlikely 8 % 1 of 4 addresses seen reads {f}{last}",
        "Search for Jim Carter on LinkedIn by hand a search by name and company; you open it and choose",
    ]
    assert [link["href"] for link in page.select("#contact-1 .value a")] == [
        "tel:+12025550100",
        "mailto:jim.carter@synergistics.example",
        "mailto:jcarter@synergistics.example",
        "https://www.linkedin.com/search/results/people/?keywords=Jim%20Carter%20Synergistics",
    ]


def test_an_extension_is_dialled_and_a_fax_is_not() -> None:
    line = replace(JIM_CONTACT.channels[0], extension="12")
    (link,) = page_of(with_channel(line)).select(".value a")
    assert (link["href"], link.get_text()) == ("tel:+12025550100;ext=12", "+1 202 555 0100 ext. 12")
    assert not page_of(with_channel(replace(line, phone_kind=PhoneKind.FAX))).select(".value a")


def test_the_mail_opens_ready_but_unsent_and_never_to_an_address_that_takes_none() -> None:
    link = page_of(DOSSIER).select("#contact-2 .actions a")[0]
    assert str(link["href"]).startswith("mailto:dana.whitfield@synergistics.example?subject=Thank%20you%2C%20and%20one")
    assert "%0D%0A%0D%0AThank%20you" in str(link["href"])
    dead = replace(JIM_CONTACT.channels[1], grade=Grade.UNDELIVERABLE)
    assert not page_of(with_channel(dead)).select(".actions a")


def test_more_than_five_channels_are_folded() -> None:
    (contact,) = with_channel(JIM_CONTACT.channels[1]).contacts
    page = page_of(replace(DOSSIER, contacts=(replace(contact, channels=contact.channels * 8),)))
    assert len(page.select(".channels > .channel")) == 8
    assert len(page.select("details .channels > .channel")) == 3


def test_open_slots_are_marked() -> None:
    assert {mark.get_text() for mark in page_of(NOTHING_FOUND).select("mark")} == set(SLOTS)


def test_nothing_found_still_gives_a_next_step() -> None:
    step = text_of(NOTHING_FOUND, ".step")
    assert step.startswith("Today Reply where you already have a thread")
    assert "ask whoever invited you to pass your thanks on" in step


def test_who_said_no_is_left_alone() -> None:
    no = LoggedOutcome(case_id="c-1", person_id="p-jim", what=Logged.SAID_NO, at=NOW)
    dossier = replace(DOSSIER, words=write_scripts(CASE, CONTACTS, (no,)))
    assert text_of(dossier, "#contact-1 .step").startswith("Nothing more to do here They have said no to you.")
    assert not page_of(dossier).select("#contact-1 .text")


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m\u202e'


def test_what_a_page_wrote_is_text_and_nothing_else() -> None:
    channel = Channel(
        kind=ChannelKind.EMAIL,
        value=f"x{HOSTILE}@evil.example",
        grade=Grade.PUBLISHED,
        reason=HOSTILE,
        sources=(replace(CONTACT_PAGE, uri=f"https://evil.example/{HOSTILE}"),),
        text=HOSTILE,
    )
    page = page_of(with_channel(channel))
    assert len(page.select("script")) == 1
    assert not page.select("img")
    assert not [name for found in page.find_all(True) for name in found.attrs if name.startswith("on")]
    assert not re.search("[\x1b\u202e]", kit_html(with_channel(channel)))


@pytest.mark.parametrize(
    "uri", ["javascript:alert(1)", "data:text/html,x", "dns:synergistics.example?type=MX", "file:///etc/passwd"]
)
def test_only_the_web_is_linked(uri: str) -> None:
    source = Source(uri=uri, retrieved_at=NOW, method=CONTACT_PAGE.method)
    page = page_of(with_channel(replace(JIM_CONTACT.channels[1], sources=(source,))))
    assert not page.select(".seen a")
    search = replace(JIM_CONTACT.channels[3], value=uri)
    assert not page_of(with_channel(search)).select(f'a[href="{uri}"]')


def test_what_cannot_be_seen_is_dropped_but_line_breaks_stay() -> None:
    assert printable("a\x00b\u202ec\u200bd\ne\ufeff") == "abcd\ne"


def test_headings_do_not_skip_a_level_and_ids_are_unique() -> None:
    page = page_of(DOSSIER)
    levels = [int(found.name[1]) for found in page.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [found["id"] for found in page.select("[id]")]
    assert len(ids) == len(set(map(str, ids)))


# --- In a browser -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


@pytest.fixture
def kit(context: BrowserContext, tmp_path: Path) -> Page:
    """The kit of Jim Carter's case, opened from a file as the candidate opens it."""
    file = tmp_path / "kit.html"
    file.write_text(kit_html(DOSSIER), "utf-8")
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def test_no_request_leaves_the_page_and_the_browser_has_nothing_to_complain_of(
    context: BrowserContext, tmp_path: Path
) -> None:
    file = tmp_path / "kit.html"
    file.write_text(kit_html(DOSSIER), "utf-8")
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert complaints == []


@pytest.mark.parametrize(
    "attempt",
    [
        "fetch('https://elsewhere.example/')",
        "document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))",
        "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
        "document.body.setAttribute('style', 'color: red')",
    ],
)
def test_the_browser_refuses_whatever_the_page_does_not_bring_along(kit: Page, attempt: str) -> None:
    kit.evaluate("addEventListener('securitypolicyviolation', () => { window.refused = true })")
    kit.evaluate(f"() => {{ {attempt} }}")
    kit.wait_for_function("window.refused", timeout=20_000)
    assert kit.evaluate("window.refused")


def test_copy_puts_the_whole_text_on_the_clipboard_and_says_so(kit: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    kit.get_by_role("button", name="Copy the voicemail").first.press("Enter")
    kit.locator("#said", has_text="Copied").wait_for()
    assert kit.evaluate("navigator.clipboard.readText()") == VOICEMAIL.text
    assert kit.get_by_role("button", name="Copied").count() == 1


def test_without_a_clipboard_the_text_is_marked_and_copied_the_old_way(kit: Page) -> None:
    kit.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    kit.get_by_role("button", name="Copy the voicemail").first.click()
    kit.locator("#said:not(:empty)").wait_for()
    assert kit.evaluate("getSelection().toString()") == VOICEMAIL.text


def test_without_scripts_there_are_no_dead_buttons(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "kit.html"
    file.write_text(kit_html(DOSSIER), "utf-8")
    page = chromium.new_page(java_script_enabled=False)
    page.goto(file.as_uri())
    assert page.get_by_role("button").count() == 0
    page.close()


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_nothing_is_wider_than_the_screen(kit: Page, width: int) -> None:
    kit.set_viewport_size({"width": width, "height": 800})
    assert kit.evaluate("document.documentElement.scrollWidth") == width


LEAST_CONTRAST = """() => {
  const linear = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const ground = element => {
    const colour = numbers(getComputedStyle(element).backgroundColor);
    return colour[3] === 0 ? ground(element.parentElement) : colour;
  };
  const holdsText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const contrast = element => {
    const pair = [luminance(numbers(getComputedStyle(element).color)), luminance(ground(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  return Math.min(...[...document.querySelectorAll("body :not(script)")].filter(holdsText).map(contrast));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_that_wcag_asks_for(kit: Page, scheme: str) -> None:
    kit.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    assert kit.evaluate(LEAST_CONTRAST) >= 4.5  # WCAG 2.2, 1.4.3


def test_paper_shows_the_words_and_no_buttons(kit: Page) -> None:
    kit.emulate_media(media="print")
    assert kit.locator(".words.voicemail").first.is_visible()
    assert not kit.get_by_role("button").first.is_visible()
    pdf = kit.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4
