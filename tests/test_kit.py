"""The kit: what stands on the page, that nothing leaves it, and that it works in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from data.model import (
    Channel,
    ChannelKind,
    Contact,
    Dossier,
    Grade,
    Language,
    Logged,
    LoggedOutcome,
    PhoneKind,
    Source,
    WordsKind,
)
from data.tables.open_slots import SLOTS
from outreach.feedback import sorted_feedback
from outreach.kit import kit_html
from outreach.plan import planned
from outreach.printable import printable
from outreach.scripts import write_scripts
from tests.conftest import skip
from tests.dossiers import (
    CASE,
    COMPANY_CONTACT,
    CONTACT_PAGE,
    DOSSIER,
    JIM,
    JIM_CONTACT,
    MEMORY,
    NOTHING_FOUND,
    NOW,
    UNPLANNED,
)

VOICEMAIL = next(words for words in DOSSIER.chosen_words if words.kind is WordsKind.VOICEMAIL)
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def page_of(dossier: Dossier) -> BeautifulSoup:
    return BeautifulSoup(kit_html(dossier), "lxml")


def logged(what: Logged, at: datetime) -> LoggedOutcome:
    return LoggedOutcome(case_id="c-1", person_id="p-jim", what=what, at=at)


def text_of(dossier: Dossier, selector: str = "body") -> str:
    return " ".join(" ".join(found.get_text(" ") for found in page_of(dossier).select(selector)).split())


def with_channel(channel: Channel) -> Dossier:
    """The dossier, with this channel as Jim's only one."""
    return replace(DOSSIER, contacts=(replace(JIM_CONTACT, channels=(channel,)),))


def test_todays_steps_come_first_then_everybodys_own() -> None:
    assert text_of(DOSSIER, "#today") == (
        "today Fill in the reflection sheet Four questions , before you ask for feedback; "
        "who has thought first asks better and listens better "
        "Write to Dana Whitfield dana.whitfield@synergistics.example published 98 % "
        "printed beside the name on the team page "
        "Invite Dana Whitfield on LinkedIn, with the note Search on LinkedIn by hand "
        "a search by name and company; you open it and choose "
        "Then, Monday, November 23: Call the switchboard and ask for Jim Carter"
    )
    first = page_of(DOSSIER).select("main > section")[0]
    assert first["id"] == "today"


def test_where_nothing_is_due_today_the_next_day_is_named() -> None:
    alone = replace(UNPLANNED, case=replace(CASE, people=(JIM,)), contacts=(JIM_CONTACT, COMPANY_CONTACT))
    done = (logged(Logged.LEFT_VOICEMAIL, NOW), logged(Logged.INVITED, NOW))
    dossier = planned(alone, replace(MEMORY, logged=done), NOW)
    assert text_of(dossier, "#today").startswith(
        "Wednesday, December 2 If Jim Carter has not answered, remind them once"
    )


def test_a_step_shows_whom_by_which_channel_how_sure_when_and_why() -> None:
    assert text_of(DOSSIER, "#contact-1 .step:not(.later)") == (
        "Monday, November 23 Call the switchboard and ask for Jim Carter +1 202 555 0100 published "
        'labelled "Main", in the head of the contact page and in its JSON-LD '
        "Monday, November 23, 9:30–11:45 in New York 8:30–10:45 where you are, in Chicago "
        "New York Chicago 8 7 10 9 12 11 14 13 16 15 18 17 "
        "Why: no direct line is printed for Jim Carter; the switchboard is on the contact page; "
        "the next business hours there "
        "Monday, November 23 Invite Jim Carter on LinkedIn, with the note Search on LinkedIn by hand "
        "a search by name and company; you open it and choose Why: after the first message, never instead of it"
    )
    (later,) = page_of(DOSSIER).select("#contact-1 .step.later h3")
    assert later.get_text() == "If Jim Carter has not answered, remind them once"


def test_the_hours_are_drawn_in_both_zones_and_told_to_whoever_hears_them() -> None:
    drawing = page_of(DOSSIER).select("#contact-1 svg")[0]
    assert drawing["aria-label"] == "9:30–11:45 in New York, 8:30–10:45 in Chicago"
    (window,) = drawing.select(".window")
    assert (window["x"], window["width"]) == ("125.0", "49.5")
    here = replace(DOSSIER, case=replace(CASE, candidate=replace(CASE.candidate, time_zone="America/New_York")))
    assert page_of(here).select("#contact-1 svg")[0]["aria-label"] == "9:30–11:45 in New York"


def test_words_stand_with_the_step_that_needs_them_first_and_the_rest_is_folded() -> None:
    page = page_of(DOSSIER)
    titles = [found.get_text() for found in page.select("#contact-1 .words > h4")]
    assert titles[:5] == [
        "at reception",
        "when they pick up",
        "the voicemail",
        "the LinkedIn invitation",
        "the one reminder",
    ]
    open_now = [str(found["id"]) for found in page.select("#contact-1 > .words > h4")]
    assert open_now == [
        "words-1-reception-title",
        "words-1-live-call-title",
        "words-1-voicemail-title",
        "words-1-linkedin-note-title",
    ]
    folded = [str(found["id"]) for found in page.select("#contact-1 details .words > *:first-child")]
    assert folded[:3] == ["words-1-reminder-title", "words-1-thank-you-mail-title", "words-1-rejection-reply-title"]


def test_every_text_stands_there_whole_in_every_voice_and_the_chosen_one_is_shown() -> None:
    page = page_of(DOSSIER)
    shown = {" ".join(found.get_text().split()) for found in page.select(".words .text")}
    assert shown == {" ".join(words.text.split()) for words in DOSSIER.words}
    for article in page.select(".words"):
        voices = [(found["data-voice"], found.has_attr("hidden")) for found in article.select(".voiced")]
        assert voices == [("warm", False), ("brief", True), ("formal", True)]


def test_every_text_has_its_counter() -> None:
    counts = [found.get_text() for found in page_of(DOSSIER).select('#contact-1 > .words [data-voice="warm"] .count')]
    assert counts == ["83 words", "102 words", "30 seconds", "182 of 200 characters"]


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
    marked = {mark.get_text() for mark in page_of(NOTHING_FOUND).select("mark")}
    assert {"[your name]", "[your number]"} <= marked <= set(SLOTS)


def test_nothing_found_still_gives_a_next_step() -> None:
    step = text_of(NOTHING_FOUND, ".step:not(.later)")
    assert step.startswith("today Answer the mail that told you: no channel to Jim Carter is believable Why: no number")


def test_who_said_no_is_left_alone() -> None:
    dossier = planned(UNPLANNED, replace(MEMORY, logged=(logged(Logged.SAID_NO, NOW),)), NOW)
    assert text_of(dossier, "#contact-1 .step") == (
        "Nothing more to do here they said no, and that is for good (November 21)"
    )
    assert not page_of(dossier).select("#contact-1 .text")


def test_what_was_logged_what_they_said_and_what_is_refused_stand_there() -> None:
    feedback = sorted_feedback("strengths: calm, clear; weaknesses: thin on SQL; next: a course")
    lines = (logged(Logged.LEFT_VOICEMAIL, NOW), replace(logged(Logged.FEEDBACK, NOW), feedback=feedback))
    dossier = planned(UNPLANNED, replace(MEMORY, logged=lines), NOW)
    assert text_of(dossier, "#contact-1 .feedback") == "Strengths calm; clear Weaknesses thin on SQL To do a course"
    section = text_of(dossier, "#contact-1")
    assert "So far: left voicemail, November 21, 2026; feedback, November 21, 2026" in section
    assert (
        "check in: check-in 1 comes a month after their answer at the earliest; possible from Monday, December 21"
        in section
    )


def test_a_dossier_from_before_there_were_plans_still_has_its_words_and_no_false_rest() -> None:
    page = page_of(UNPLANNED)
    assert not page.select("#today")
    assert text_of(UNPLANNED, "#contact-1 .step").startswith("Call the switchboard and ask for Jim Carter")
    assert len(page.select("#contact-1 .words")) > 5


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


def test_another_voice_is_a_key_press_away_and_is_told(kit: Page) -> None:
    kit.get_by_role("radio", name="warm").focus()
    kit.keyboard.press("ArrowRight")
    kit.locator("#said", has_text="The words are now brief.").wait_for()
    assert kit.locator('[data-voice="brief"]:not([hidden])').count() == kit.locator("article.words").count()
    assert kit.locator('[data-voice="warm"]:not([hidden])').count() == 0


def test_the_voicemail_can_be_read_in_large_type_and_escape_closes_it(kit: Page) -> None:
    kit.get_by_role("button", name="Read in large type").first.click()
    dialog = kit.get_by_role("dialog", name="In large type")
    assert VOICEMAIL.text in dialog.inner_text()
    assert dialog.locator(".text").first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)") >= 24
    kit.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_every_button_and_link_of_the_first_screen_is_reached_by_the_keyboard_in_order(kit: Page) -> None:
    reached = []
    for _ in range(9):
        kit.keyboard.press("Tab")
        reached.append(kit.evaluate("document.activeElement.textContent.trim() || document.activeElement.value"))
    assert reached == [
        "Four questions",
        "dana.whitfield@synergistics.example",
        "Search on LinkedIn",
        "Jim Carter",
        "Dana Whitfield",
        "Synergistics",
        "Reflection",
        "Evidence",
        "warm",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("dossier", [DOSSIER, NOTHING_FOUND], ids=["whole", "nothing found"])
def test_axe_finds_nothing_to_complain_of(
    chromium: Browser, tmp_path: Path, dossier: Dossier, scheme: str, width: int
) -> None:
    file = tmp_path / "kit.html"
    file.write_text(kit_html(dossier), "utf-8")
    page = chromium.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,  # the page itself lets no script of another in
    )
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    found = Axe().run(page).response
    page.close()
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_paper_shows_the_words_of_the_first_week_and_no_buttons(kit: Page) -> None:
    kit.emulate_media(media="print")
    assert kit.locator("#today").is_visible()
    assert kit.locator("#contact-1 > .words.voicemail").is_visible()
    assert kit.locator("#evidence li").first.is_visible()
    for screen_only in (
        "nav",
        ".voices",
        ".actions >> nth=0",
        "details >> nth=0",
        "#reflection",
        ".step.later >> nth=0",
    ):
        assert not kit.locator(screen_only).is_visible(), screen_only


def test_paper_shows_the_number_in_ink_and_writes_the_link_out(kit: Page) -> None:
    kit.emulate_media(media="print")
    look = "found => [getComputedStyle(found).color, getComputedStyle(found).backgroundColor]"
    for reach in kit.locator(".reach").all():
        assert reach.evaluate(look) == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
    search = kit.locator("#contact-1 a.reach[href^=http]").first
    written = search.evaluate("found => getComputedStyle(found, '::after').content")
    assert "https://www.linkedin.com/search/" in written


def called(count: int) -> tuple[Contact, ...]:
    """So many interviewers, all of whom are to be called."""
    people = [replace(JIM, person_id=f"p-{number}", name=f"Jim Carter {number}") for number in range(count)]
    return tuple(replace(JIM_CONTACT, interviewer=who) for who in people)


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN, Language.FRENCH])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_paper_has_two_pages_at_most_for_up_to_three_interviewers(
    kit: Page, count: int, language: Language, tmp_path: Path
) -> None:
    contacts = (*called(count), COMPANY_CONTACT)
    people = tuple(one.interviewer for one in contacts if one.interviewer)
    case = replace(CASE, people=people, candidate=replace(CASE.candidate, language=language))
    words = write_scripts(case, contacts)
    file = tmp_path / "paper.html"
    dossier = planned(replace(UNPLANNED, case=case, contacts=contacts, words=words), MEMORY, NOW)
    file.write_text(kit_html(dossier), "utf-8")
    kit.goto(file.as_uri())
    pdf = kit.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
