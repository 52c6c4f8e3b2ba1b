"""The words: each text whole for the case of Jim Carter, then what must hold for everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import (
    Candidate,
    Case,
    Contact,
    Function,
    Interviewer,
    Logged,
    LoggedOutcome,
    Outcome,
    Voice,
    Words,
    WordsKind,
)
from outreach.scripts import VoicemailTooLong, with_edits, write_scripts
from tests.dossiers import ADA, CASE, COMPANY_CONTACT, CONTACTS, DANA_CONTACT, JIM, JIM_CONTACT

VOICEMAIL, RECEPTION = WordsKind.VOICEMAIL, WordsKind.RECEPTION
NOTE, MAIL, NUDGE = WordsKind.LINKEDIN_NOTE, WordsKind.THANK_YOU_MAIL, WordsKind.NUDGE


def words_of(kind: WordsKind, case: Case = CASE, contact: Contact = JIM_CONTACT, note_limit: int = 200) -> Words:
    """The one text of a kind that is written for a contact."""
    case = replace(case, candidate=replace(case.candidate, note_limit=note_limit))
    written = write_scripts(case, (contact,))
    (found,) = (text for text in written if text.kind is kind and text.voice is case.candidate.voice)
    return found


def somebody(**known: object) -> Contact:
    """Jim Carter, otherwise."""
    return replace(JIM_CONTACT, interviewer=replace(JIM, **known))  # type: ignore[arg-type]


def test_the_voicemail_thanks_understands_asks_and_says_the_number_twice() -> None:
    voicemail = words_of(VOICEMAIL)
    assert voicemail.text == (
        "Hi Jim, this is Ada Lovelace, about the Project Manager role. Thank you for your time and for letting me "
        "know. I understand it was a business decision, no hard feelings. I keep thinking of the talk about the "
        "Kafka move.\n\n"
        "Could you spare ten minutes of feedback: what went well and what didn’t?\n\n"
        "My number is 2 0 2, 5 5 5, 0 1 4 3. Again, 2 0 2, 5 5 5, 0 1 4 3. Thanks, and all the best!"
    )
    assert voicemail.seconds == 29.6


def test_reception_is_told_openly_what_it_is_about() -> None:
    assert words_of(RECEPTION).text == (
        "When they answer:\n"
        "“Hello, this is Ada Lovelace. Could you put me through to Jim Carter, Head of Delivery, please?”\n\n"
        "If they ask what it is about:\n"
        "“We met about the Project Manager role. I’d like to thank Jim and ask one short question.”\n\n"
        "If Jim is not there:\n"
        "“Would you put me through to Jim’s voicemail? Or tell me when I might try again?”\n\n"
        "If a machine asks for a name:\n"
        "Carter is 2 2 7 8 3 7 on the keys."
    )


def test_the_linkedin_note_is_personal_and_fits() -> None:
    note = words_of(NOTE)
    assert note.text == (
        "Hi Jim, thank you for your time in the Project Manager interview at Synergistics. I keep thinking of the "
        "talk about the Kafka move. I’d be glad to stay in touch and hear how it goes."
    )
    assert note.characters == 182


def test_the_mail_asks_one_thing_and_leaves_the_door_open() -> None:
    mail = words_of(MAIL)
    assert mail.subject == "Thank you, and one question about the Project Manager interview"
    assert mail.text == (
        "Hello Jim,\n\n"
        "Thank you for the time you gave me for the Project Manager role at Synergistics, and for letting me know how "
        "it turned out. I understand that it was a business decision, and I wish you and the person you chose every "
        "success.\n\n"
        "I keep thinking of the talk about the Kafka move.\n\n"
        "May I ask one thing? Ten minutes of your feedback would help me more than anything: what went well and what "
        "didn’t. On the phone or in two lines by mail, whichever is easier for you. If it can’t be done, I "
        "understand that, too.\n\n"
        "If you come to look for a Project Manager again, or for somebody a step below, I would be glad to hear "
        "from you.\n\n"
        "All the best,\nAda Lovelace\n+1 202 555 0143"
    )


def test_a_company_without_a_person_gets_a_word_for_reception_and_a_mail() -> None:
    reception, mail = words_of(RECEPTION, CASE, COMPANY_CONTACT), words_of(MAIL, CASE, COMPANY_CONTACT)
    assert (reception.kind, reception.person_id) == (RECEPTION, None)
    assert "put me through to whoever looks after applications, please?" in reception.text
    assert (mail.kind, mail.person_id) == (MAIL, None)
    assert mail.text.startswith("Hello,\n\nThank you for considering me for the Project Manager role at Synergistics,")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.REJECTED, "Thank you for your time and for letting me know."),
        (Outcome.KEEPS_ON_FILE, "Thank you for your time and for keeping me on file."),
        (Outcome.NO_RESPONSE, "we met on November 18 about the Project Manager role."),
    ],
)
def test_the_words_fit_how_it_ended(outcome: Outcome, said: str) -> None:
    assert said in words_of(VOICEMAIL, replace(CASE, outcome=outcome)).text


def test_nobody_who_has_not_answered_is_told_that_they_decided() -> None:
    for text in write_scripts(replace(CASE, outcome=Outcome.NO_RESPONSE), CONTACTS):
        assert "letting me know" not in text.text
        assert "the person you chose" not in text.text


def test_an_interviewer_who_did_not_decide_is_asked_how_they_saw_it() -> None:
    voicemail = words_of(VOICEMAIL, contact=somebody(function=Function.INTERVIEWER)).text
    assert "just how you saw it" in voicemail
    assert "letting me know" not in voicemail


def test_the_day_of_the_interview_is_the_candidates_day() -> None:
    case = replace(
        CASE, outcome=Outcome.NO_RESPONSE, since=datetime(2026, 11, 19, 2, 0, tzinfo=UTC)
    )  # the 18th in Chicago
    assert "November 18" in words_of(VOICEMAIL, case).text


def test_two_people_with_their_own_moments_do_not_read_the_same() -> None:
    one, other = somebody(moment="the talk about Kafka"), somebody(moment="the walk through the plant")
    for kind in set(WordsKind) - {RECEPTION, NUDGE, WordsKind.KEEP_ON_FILE_REPLY, WordsKind.HR_NOTE}:
        assert words_of(kind, contact=one).text != words_of(kind, contact=other).text


def test_who_said_no_gets_no_more_words_but_the_others_do() -> None:
    no = LoggedOutcome(case_id="c-1", person_id="p-jim", what=Logged.SAID_NO, at=datetime(2026, 11, 20, tzinfo=UTC))
    assert {text.person_id for text in write_scripts(CASE, CONTACTS, (no,))} == {"p-dana", None}


def test_an_answer_is_not_a_no() -> None:
    replied = LoggedOutcome(
        case_id="c-1", person_id="p-jim", what=Logged.REPLIED, at=datetime(2026, 11, 20, tzinfo=UTC)
    )
    assert "p-jim" in {text.person_id for text in write_scripts(CASE, CONTACTS, (replied,))}


def test_missing_facts_are_open_slots_where_they_are_said_and_left_out_where_not() -> None:
    nothing_known = replace(CASE, candidate=Candidate())
    contact = Contact(
        interviewer=Interviewer(person_id="p-1", name="Jim Carter"),
        name=None,
        channels=(),
        route=JIM_CONTACT.route,
    )
    voicemail = words_of(VOICEMAIL, nothing_known, contact).text
    assert voicemail.startswith("Hi Jim Carter, this is [your name], about the Project Manager role.")
    assert "My number is [your number]. Again, [your number]." in voicemail
    assert words_of(MAIL, nothing_known, contact).text.endswith("All the best,\n[your name]")
    assert "None" not in "".join(text.text for text in write_scripts(nothing_known, (contact,)))


@pytest.mark.parametrize(
    ("given", "known_as", "called"), [("Jim", "", "Jim"), ("J.", "", "Jim Carter"), ("James", "Jim", "Jim")]
)
def test_somebody_is_called_as_they_are_known(given: str, known_as: str, called: str) -> None:
    assert JIM_CONTACT.name is not None
    contact = replace(JIM_CONTACT, name=replace(JIM_CONTACT.name, given=given, known_as=known_as))
    assert words_of(MAIL, contact=contact).text.startswith(f"Hello {called},")


def test_a_company_that_ends_in_a_full_stop_does_not_double_it() -> None:
    note = words_of(NOTE, replace(CASE, company="Synergistics Inc."), somebody(moment=None)).text
    assert "interview at Synergistics Inc. It was good" in note


def test_facts_in_several_lines_stay_in_their_sentence() -> None:
    assert "the talk about the move" in words_of(NOTE, contact=somebody(moment="the talk\n about   the move")).text


def test_a_fact_is_never_a_template() -> None:
    assert "{{ 7 * 7 }}" in words_of(NOTE, contact=somebody(moment="{{ 7 * 7 }}")).text


def test_a_longer_limit_gives_a_fuller_note() -> None:
    contact = somebody(moment="the talk about the Kafka move, and how your team cut its nightly batches to an hour")
    short, full = words_of(NOTE, contact=contact), words_of(NOTE, contact=contact, note_limit=300)
    assert short.characters <= 200 < full.characters <= 300
    assert "Synergistics" in full.text
    assert "Synergistics" not in short.text


def test_a_voicemail_over_thirty_seconds_leaves_out_a_sentence_and_then_the_moment() -> None:
    longer = words_of(VOICEMAIL, contact=somebody(moment="the talk about the Kafka move in the nightly batches"))
    assert "business decision" not in longer.text
    assert "I keep thinking of the talk about the Kafka move in the nightly batches." in longer.text
    endless = words_of(VOICEMAIL, contact=somebody(moment="the talk about " + "moving every nightly batch " * 8))
    assert "I keep thinking of" not in endless.text
    assert longer.seconds is not None
    assert endless.seconds is not None
    assert max(longer.seconds, endless.seconds) <= 30


def test_what_cannot_be_short_says_what_to_shorten() -> None:
    case = replace(CASE, role="Senior Vice President of " + "Organisational Development and " * 12 + "Other Affairs")
    with pytest.raises(
        VoicemailTooLong, match=r"the voicemail for Jim Carter takes \d+ s, more than 45: shorten the role"
    ):
        write_scripts(case, (JIM_CONTACT,))


def test_a_text_that_the_candidate_edited_is_kept_and_timed() -> None:
    edited = Words(kind=VOICEMAIL, person_id="p-jim", text="Hi Jim, please call me back.", edited=True)
    kept = with_edits(write_scripts(CASE, (JIM_CONTACT, DANA_CONTACT)), (edited,))
    assert [text for text in kept if text.edited] == [replace(edited, seconds=1.9, voice=voice) for voice in Voice]


NAMES = st.text(
    st.characters(categories=("Lu", "Ll", "Lo", "Pd", "Zs"), codec="utf-8"), min_size=1, max_size=60
).filter(
    lambda name: "None" not in name  # a company may be called so: here it would be a gap in a sentence
)


@given(
    name=NAMES.filter(str.strip),
    role=NAMES.filter(str.strip),
    company=NAMES.filter(str.strip),
    moment=st.none() | st.text(min_size=1, max_size=400).filter(lambda text: text.strip(" \t\r\n.!,;")),
    outcome=st.sampled_from(Outcome),
    function=st.sampled_from(Function),
    phone=st.sampled_from([None, "+1 202 555 0143", "+49 30 23125 007"]),
    note_limit=st.sampled_from([200, 300]),
)
def test_whatever_the_facts_the_grammar_holds_and_the_note_fits(
    name: str,
    role: str,
    company: str,
    moment: str | None,
    outcome: Outcome,
    function: Function,
    phone: str | None,
    note_limit: int,
) -> None:
    case = replace(
        CASE, company=company, role=role, outcome=outcome, candidate=replace(ADA, phone=phone, note_limit=note_limit)
    )
    contact = replace(somebody(name=name, moment=moment, function=function), name=None)
    try:
        written = write_scripts(case, (contact, COMPANY_CONTACT))
    except VoicemailTooLong:
        return
    assert {text.person_id for text in written} == {"p-jim", None}
    for text in written:
        assert text.text == text.text.strip()
        assert "  " not in text.text
        assert not re.search(
            r"\bNone\b|\{\{|\{%|\\\n|\n\n\n", re.sub(re.escape(" ".join((moment or "").split())), "", text.text)
        )
        assert text.kind is not NOTE or text.characters <= note_limit
        assert text.seconds is None or text.seconds <= 45


def test_a_note_is_shortened_by_whole_sentences_never_in_a_word() -> None:
    endings = {words_of(NOTE, contact=somebody(moment="x" * size)).text[-1] for size in range(1, 260, 7)}
    assert endings == {"."}


def test_the_longest_names_that_a_case_may_have_fit_the_voicemail() -> None:
    long = "Maximiliana Alexandrina Theodora Wilhelmina Featherstonehaugh-Cholmondeley Smith"
    case = replace(
        CASE, role=long[:60], candidate=replace(CASE.candidate, name=long[:60], phone="+44 20 7946 0958 ext. 12345")
    )
    contact = replace(CONTACTS[0], name=None, interviewer=replace(JIM, name=long[:60]))
    voicemail = words_of(VOICEMAIL, case, contact)
    assert voicemail.seconds is not None
    assert voicemail.seconds <= 45
