"""The card, as a terminal prints it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from data.model import Dossier, Logged, LoggedOutcome, WordsKind
from flows.card import card
from outreach.plan import planned
from outreach.scripts import write_scripts
from tests.dossiers import (
    CASE,
    COMPANY_CONTACT,
    DOSSIER,
    JIM_CONTACT,
    MEMORY,
    NOTHING_FOUND,
    NOW,
    UNPLANNED,
)

FILES = (Path("kits/c-1/contacts.csv"), Path("kits/c-1/kit.html"))


def printed(dossier: Dossier, width: int = 80, *, colour: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None).print(
        card(dossier, FILES)
    )
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


JIM_ALONE = replace(DOSSIER, contacts=(JIM_CONTACT,))
VOICEMAIL = next(words for words in JIM_ALONE.chosen_words if words.kind is WordsKind.VOICEMAIL)


def test_the_card_of_jim_carter() -> None:
    assert printed(JIM_ALONE) == (Path(__file__).parent / "card.txt").read_text("utf-8")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    text = printed(DOSSIER, width)
    assert max(map(len, text.splitlines())) <= width
    for word in (
        "+1 202 555 0100",
        "likely 84%",
        "30 seconds",
        "182 characters",
        "{first}.{last} 84%",
        "kits/c-1/kit.html",
    ):
        assert word in " ".join(text.split())


def test_a_channel_is_explained_once() -> None:
    assert printed(DOSSIER).count('labelled "Main"') == 1


def test_the_card_says_what_follows_and_what_to_type() -> None:
    text = " ".join(printed(JIM_ALONE).split())
    assert "Before Fill in the reflection sheet, in the kit: ten minutes First Call the switchboard" in text
    assert "Then Monday, November 23: Invite Jim Carter on LinkedIn, with the note Thursday, December 3: If Jim" in text
    assert "All the words openline words c-1 Afterwards openline log c-1 'Jim Carter' left-voicemail" in text


def test_the_company_is_asked_only_where_no_person_is_known() -> None:
    assert "whoever looks after applications" not in printed(DOSSIER)
    assert "Synergistics if you do not reach a person" in " ".join(printed(DOSSIER).split())


def test_the_voicemail_stands_there_as_it_is_said() -> None:
    said = " ".join(printed(JIM_ALONE).split())
    assert " ".join(VOICEMAIL.text.split()) in said


def test_a_company_alone_has_a_card() -> None:
    case = replace(CASE, people=())
    alone = replace(DOSSIER, case=case, contacts=(COMPANY_CONTACT,), words=write_scripts(case, (COMPANY_CONTACT,)))
    assert "Call the switchboard and ask for whoever looks after applications" in " ".join(printed(alone).split())


def test_a_name_of_which_no_address_can_be_built_is_told_so() -> None:
    phone_only = replace(JIM_CONTACT, channels=JIM_CONTACT.channels[:1], something_else=1.0)
    text = " ".join(printed(replace(JIM_ALONE, contacts=(phone_only,))).split())
    assert "No address can be built from this name; if you know one, keep it: openline edit CASE" in text
    assert "100%" not in text


def test_nothing_found_says_what_to_do_all_the_same() -> None:
    text = " ".join(printed(NOTHING_FOUND).split())
    assert "Answer the mail that told you: no channel to Jim Carter is believable" in text
    assert "web domain not known: the name server did not answer" in text


def after(*whats: Logged) -> str:
    """The card once that was logged of Jim."""
    lines = tuple(LoggedOutcome(case_id="c-1", person_id="p-jim", what=what, at=NOW) for what in whats)
    return " ".join(printed(planned(UNPLANNED, replace(MEMORY, logged=lines), NOW)).split())


def test_who_said_no_is_left_alone() -> None:
    text = after(Logged.SAID_NO)
    assert "First Nothing more: they said no, and that is for good (November 21)." in text
    assert "Hi Jim" not in text


def test_after_the_first_message_the_card_says_what_comes_next() -> None:
    assert "Next Invite Jim Carter on LinkedIn, with the note" in after(Logged.LEFT_VOICEMAIL)
    text = after(Logged.LEFT_VOICEMAIL, Logged.INVITED)
    assert "Next If Jim Carter has not answered, remind them once +1 202 555 0100" in text
    assert "When Wednesday, December 2, 9:30–11:45 in New York" in text
    assert "Next Thank Jim Carter for the feedback" in after(Logged.LEFT_VOICEMAIL, Logged.FEEDBACK)


def test_page_text_is_neither_markup_nor_a_command_to_the_terminal() -> None:
    hostile = replace(
        JIM_CONTACT.channels[1], reason="[bold]x[/bold] [link=https://evil.example]y[/]\x1b]0;title\x07\x1b[2J\u202e"
    )
    text = printed(replace(JIM_ALONE, contacts=(replace(JIM_CONTACT, channels=(hostile,)),)))
    assert "[bold]x[/bold] [link=https://evil.example]y[/]]0;title[2J" in text
    assert not set("\x1b\x07\u202e") & set(text)


def test_only_the_web_becomes_a_link() -> None:
    search = replace(JIM_CONTACT.channels[3], value="javascript:alert(1)")
    dossier = replace(JIM_ALONE, contacts=(replace(JIM_CONTACT, channels=(search,)),))
    assert "\x1b]8;" not in printed(dossier, colour=True)
    assert "\x1b]8;" in printed(JIM_ALONE, colour=True)
