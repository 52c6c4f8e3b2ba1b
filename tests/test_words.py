"""The words in every language and voice: what fits whom, what makes them personal, and templates of one's own."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data.model import (
    Case,
    Contact,
    Function,
    Interviewer,
    Language,
    Logged,
    LoggedOutcome,
    Outcome,
    OwnTemplate,
    Pronoun,
    Voice,
    Words,
    WordsKind,
)
from outreach.languages import language_for, language_of, pronoun_for
from outreach.occasions import refusal
from outreach.romance import after_de, spanish_after_de
from outreach.scripts import WordsDoNotApply, write_scripts, write_words
from outreach.speech import lines_to_read, seconds
from outreach.wording import BadTemplate
from tests.dossiers import ADA, CASE, COMPANY_CONTACT, DANA, DANA_CONTACT, JIM, JIM_CONTACT
from tests.random_cases import faults, random_case

NOTE, MAIL, VOICEMAIL = WordsKind.LINKEDIN_NOTE, WordsKind.THANK_YOU_MAIL, WordsKind.VOICEMAIL
OPENINGS_ELSEWHERE = ("elsewhere", "anderswo", "ailleurs", "en otro sitio", "elders")


def told(
    kind: WordsKind,
    *,
    language: Language = Language.ENGLISH,
    voice: Voice = Voice.WARM,
    pronoun: Pronoun | None = None,
    about: str | None = None,
    case: Case = CASE,
    **known: object,
) -> Words:
    """One text for Jim Carter, in a language and a voice."""
    candidate = replace(case.candidate, language=language, voice=voice, pronoun=pronoun)
    person = replace(JIM, **known)  # type: ignore[arg-type]
    return write_words(kind, replace(case, candidate=candidate), replace(JIM_CONTACT, interviewer=person), about=about)


@pytest.mark.parametrize("language", Language)
def test_cases_by_chance_have_no_fault_in_any_voice(language: Language) -> None:
    """A sample; tests/evaluation/eval_words.py takes 500 cases in every language."""
    found = [fault for number in range(8) for fault in faults(*random_case(random.Random(number), language))]
    assert found == []


# --- languages


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        (Language.ENGLISH, WordsKind.LIVE_CALL, "“Then I won’t keep you: when would suit you better?”"),
        (Language.ENGLISH, MAIL, "for letting me know how it turned out."),
        (Language.GERMAN, WordsKind.FEEDBACK_THANKS, "Rückmeldung zum Gespräch über die Stelle als Project Manager."),
        (Language.GERMAN, WordsKind.TALKING_POINTS, "Woran wir beide anknüpfen können:\n"),
        (Language.GERMAN, MAIL, "wieder frei wird, oder eine Stelle eine Stufe darunter, freue ich mich"),
        (Language.FRENCH, WordsKind.TALKING_POINTS, "À demander, une question après l’autre, en prenant des notes"),
        (Language.FRENCH, WordsKind.TALKING_POINTS, "cela me ferait plaisir d’avoir de vos nouvelles."),
        (Language.FRENCH, MAIL, "le temps que vous m’avez accordé lors de l’entretien"),
        (Language.SPANISH, WordsKind.LIVE_CALL, "«Buenas, Jim Carter, soy Ada Lovelace"),
        (Language.SPANISH, WordsKind.LIVE_CALL, "Si es buen momento:\n"),
        (Language.SPANISH, WordsKind.NO_FEEDBACK_THANKS, "Gracias por decirme que no pueden dar comentarios"),
        (Language.DUTCH, WordsKind.TALKING_POINTS, "één ding zou kunnen veranderen, wat zou dat zijn?"),
        (Language.DUTCH, MAIL, "en dat u mij de uitkomst liet weten."),
        (Language.DUTCH, MAIL, "wat u het liefst hebt."),
    ],
)
def test_each_language_says_it_as_its_speakers_do(language: Language, kind: WordsKind, said: str) -> None:
    assert said in told(kind, language=language, pronoun=Pronoun.POLITE).text


@pytest.mark.parametrize("voice", [Voice.WARM, Voice.FORMAL])
def test_in_spanish_a_company_is_wished_well_as_several(voice: Voice) -> None:
    spanish = replace(CASE, candidate=replace(ADA, language=Language.SPANISH, voice=voice))
    text = write_words(MAIL, spanish, COMPANY_CONTACT).text
    assert "les deseo mucho éxito" in text
    assert "como prefieran." in text


@pytest.mark.parametrize(
    ("language", "pronoun", "voice", "beginning"),
    [
        (
            Language.GERMAN,
            Pronoun.POLITE,
            Voice.WARM,
            "Guten Tag Jim Carter,\n\nvielen Dank für die Zeit, die Sie sich",
        ),
        (Language.GERMAN, Pronoun.FAMILIAR, Voice.WARM, "Hallo Jim,\n\nvielen Dank für die Zeit, die du dir"),
        (Language.GERMAN, Pronoun.FAMILIAR, Voice.FORMAL, "Guten Tag Jim Carter,\n\nvielen Dank für die Zeit, die Sie"),
        (Language.FRENCH, Pronoun.POLITE, Voice.WARM, "Bonjour Jim Carter,\n\nMerci pour le temps que vous m’avez"),
        (Language.FRENCH, Pronoun.FAMILIAR, Voice.WARM, "Bonjour Jim,\n\nMerci pour le temps que tu m’as"),
        (
            Language.SPANISH,
            Pronoun.POLITE,
            Voice.WARM,
            "Buenos días, Jim Carter:\n\nGracias por el tiempo que me",
        ),
        (Language.SPANISH, Pronoun.FAMILIAR, Voice.WARM, "Hola, Jim:\n\nGracias por el tiempo que me dedicaste"),
        (Language.DUTCH, Pronoun.POLITE, Voice.WARM, "Beste Jim Carter,\n\nBedankt voor de tijd die u nam"),
        (Language.DUTCH, Pronoun.FAMILIAR, Voice.BRIEF, "Hallo Jim,\n\nBedankt voor het bericht"),
    ],
)
def test_du_and_sie_tu_and_vous_are_chosen_and_nobody_is_given_a_gender(
    language: Language, pronoun: Pronoun, voice: Voice, beginning: str
) -> None:
    assert told(MAIL, language=language, pronoun=pronoun, voice=voice, moment=None).text.startswith(beginning)


@pytest.mark.parametrize(
    ("said", "moment", "country", "language"),
    [
        (None, None, "DE", Language.GERMAN),
        (None, None, "MX", Language.SPANISH),
        (None, None, "JP", Language.ENGLISH),
        (None, None, None, Language.ENGLISH),
        ("We regret to tell you that the role has gone to somebody else.", None, "DE", Language.ENGLISH),
        ("Nous avons le regret de ne pas donner suite.", None, "BE", Language.FRENCH),
        (None, "the talk about the Kafka move", "NL", Language.ENGLISH),
    ],
)
def test_the_language_is_what_they_wrote_or_you_noted_and_else_the_countrys(
    said: str | None, moment: str | None, country: str | None, language: Language
) -> None:
    case = replace(CASE, said=said, country=country)
    contact = replace(JIM_CONTACT, country=country, interviewer=replace(JIM, moment=moment))
    assert language_for(case, contact) is language
    chosen = replace(case, candidate=replace(ADA, language=Language.DUTCH))
    assert language_for(chosen, contact) is Language.DUTCH


def test_a_text_without_small_words_has_no_language_of_its_own() -> None:
    assert language_of("Kafka") is None


@pytest.mark.parametrize(("country", "pronoun"), [("DE", "polite"), ("ES", "familiar"), ("MX", "polite")])
def test_the_pronoun_is_the_custom_of_the_country_unless_chosen(country: str, pronoun: str) -> None:
    contact = replace(JIM_CONTACT, country=country)
    assert pronoun_for(CASE, contact, Voice.WARM) == pronoun
    assert pronoun_for(CASE, contact, Voice.FORMAL) is Pronoun.POLITE


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("Analyste", "d’Analyste"),
        ("Écrivaine", "d’Écrivaine"),
        ("Hôte d’accueil", "d’Hôte d’accueil"),
        ("Head of Delivery", "de Head of Delivery"),
        ("Chef de projet", "de Chef de projet"),
        ("one-to-one tutor", "de one-to-one tutor"),
    ],
)
def test_french_loses_an_e_before_a_vowel_that_is_heard(noun: str, expected: str) -> None:
    assert after_de(noun) == expected


def test_spanish_draws_de_and_el_together() -> None:
    assert (spanish_after_de("el cambio"), spanish_after_de("El Corte Blanco")) == ("del cambio", "de El Corte Blanco")


# --- what fits


@pytest.mark.parametrize(
    ("kind", "case", "contact", "said"),
    [
        (WordsKind.NUDGE, CASE, JIM_CONTACT, "they have answered; `thank-you-mail` thanks them and asks"),
        (WordsKind.KEEP_ON_FILE_REPLY, CASE, JIM_CONTACT, "they did not offer to keep you on file"),
        (MAIL, replace(CASE, outcome=Outcome.NO_RESPONSE), JIM_CONTACT, "nobody has answered yet"),
        (VOICEMAIL, replace(CASE, people=()), COMPANY_CONTACT, "only the company is known: add who interviewed you"),
        (VOICEMAIL, CASE, COMPANY_CONTACT, "and this is the company: choose who interviewed you"),
        (WordsKind.HR_NOTE, CASE, DANA_CONTACT, "you know Jim Carter; write to them"),
        (WordsKind.HR_NOTE, CASE, JIM_CONTACT, "these words are for HR"),
    ],
)
def test_words_that_do_not_fit_are_refused_with_the_reason(
    kind: WordsKind, case: Case, contact: Contact, said: str
) -> None:
    with pytest.raises(WordsDoNotApply, match=said):
        write_words(kind, case, contact)


def test_where_nobody_but_hr_is_known_hr_is_asked_to_pass_it_on() -> None:
    text = write_words(WordsKind.HR_NOTE, replace(CASE, people=(DANA,)), DANA_CONTACT).text
    assert "Would you pass on my thanks to them, with one question: what went well, and what didn’t?" in text


def test_who_said_no_is_not_written_to() -> None:
    no = LoggedOutcome(case_id="c-1", person_id="p-jim", what=Logged.SAID_NO, at=datetime(2026, 11, 20, tzinfo=UTC))
    assert refusal(MAIL, CASE, JIM_CONTACT, (no,)) == "Jim Carter said no, and that is for good"


@pytest.mark.parametrize("outcome", Outcome)
def test_every_kind_fits_some_case_and_comes_in_three_voices(outcome: Outcome) -> None:
    case = replace(CASE, outcome=outcome)
    for text in write_scripts(case, (JIM_CONTACT,)):
        assert refusal(text.kind, case, JIM_CONTACT) is None
    voices = {
        voice: {text.kind for text in write_scripts(case, (JIM_CONTACT,)) if text.voice is voice} for voice in Voice
    }
    assert voices[Voice.WARM] == voices[Voice.BRIEF] == voices[Voice.FORMAL]


def test_all_twenty_kinds_are_written_for_somebody() -> None:
    written = {
        text.kind
        for outcome in Outcome
        for people, contact in (((JIM,), JIM_CONTACT), ((DANA,), DANA_CONTACT))
        for text in write_scripts(replace(CASE, outcome=outcome, people=people), (contact,))
    }
    assert written == set(WordsKind)


@pytest.mark.parametrize("language", Language)
def test_openings_elsewhere_are_asked_for_once_in_all_check_ins(language: Language) -> None:
    texts = [
        told(kind, language=language).text
        for kind in (WordsKind.CHECK_IN_1, WordsKind.CHECK_IN_3, WordsKind.CHECK_IN_6)
    ]
    assert [any(word in text for word in OPENINGS_ELSEWHERE) for text in texts] == [False, True, False]


# --- personal


def test_every_fact_that_is_known_is_used() -> None:
    text = told(MAIL, met_on=date(2026, 11, 12), introduced_by="Omar Haddad").text
    for fact in (
        "Jim",
        "Project Manager",
        "Synergistics",
        "the talk about the Kafka move",
        "November 12",
        "Omar Haddad",
    ):
        assert fact in text


def test_in_britain_the_day_comes_before_the_month() -> None:
    contact = replace(JIM_CONTACT, country="GB", interviewer=replace(JIM, met_on=date(2026, 11, 12)))
    assert "We met on 12 November." in write_words(MAIL, CASE, contact).text


def test_a_text_that_would_read_the_same_for_anybody_says_which_question_helps() -> None:
    assert told(MAIL).question is None
    assert told(MAIL, moment=None).question == (
        "What did you and Jim talk about? Without it, this would read the same for anybody."
    )
    assert told(MAIL, moment=None, introduced_by="Omar Haddad").question is None
    assert told(WordsKind.FEEDBACK_THANKS, moment=None, about="begin with the customer").question is None
    assert write_words(MAIL, CASE, COMPANY_CONTACT).question is None  # the case names who interviewed
    company = write_words(MAIL, replace(CASE, people=()), COMPANY_CONTACT).question
    assert company == "Who interviewed you? With a name, the words can be for them alone."


def test_a_moment_that_does_not_fit_or_is_in_another_language_is_asked_for_again() -> None:
    assert "in fewer words?" in str(told(NOTE, moment="the talk about " + "moving the nightly batches " * 9).question)
    assert told(MAIL, language=Language.GERMAN).question == (
        "How do you say 'the talk about the Kafka move' in German, as the rest is?"
    )


def test_what_a_text_cannot_do_without_is_an_open_slot_with_its_question() -> None:
    card, article = told(WordsKind.THANK_YOU_CARD), told(WordsKind.ARTICLE)
    assert "[their postal address]" in card.text
    assert "[what to read, and its address]" in article.text
    assert "postal_address" in str(card.question)
    assert "--about" in str(article.question)
    assert "[Postanschrift der Firma]" in told(WordsKind.THANK_YOU_CARD, language=Language.GERMAN).text
    addressed = replace(CASE, postal_address="1 Harbour Road, Leeds")
    assert told(WordsKind.THANK_YOU_CARD, case=addressed).text.startswith(
        "Jim Carter\nSynergistics\n1 Harbour Road, Leeds\n\nHello Jim,\n\n"
    )


# --- as spoken


def test_a_rare_name_is_spelt_and_a_usual_one_is_not() -> None:
    rare = replace(CASE, candidate=replace(ADA, name="Ada Wrzosek"))
    assert told(VOICEMAIL, case=rare).text.startswith("Hi Jim, this is Ada Wrzosek, W-R-Z-O-S-E-K, about the")
    assert told(VOICEMAIL).text.startswith("Hi Jim, this is Ada Lovelace, about the")
    short = replace(CASE, candidate=replace(ADA, name="Ada"))
    assert told(VOICEMAIL, case=short).text.startswith("Hi Jim, this is Ada, about the")


def test_spelling_takes_its_time_and_so_does_every_language() -> None:
    assert seconds("W-R-Z-O-S-E-K") == 2.8
    assert seconds("notre marché", Language.FRENCH) == 0.5  # no-tr(e) mar-ché: three syllables
    assert seconds("leo una buena", Language.SPANISH) == 1.0  # le-o u-na bue-na: six
    assert seconds("die gute Nachricht", Language.GERMAN) == 1.1


def test_a_voicemail_is_read_from_lines_of_one_breath() -> None:
    lines = lines_to_read(told(VOICEMAIL).text)
    assert lines[:3] == (
        "Hi Jim, this is Ada Lovelace,",
        "about the Project Manager role.",
        "Thank you for your time and for letting me know.",
    )
    assert " ".join(filter(None, lines)) == " ".join(told(VOICEMAIL).text.split())


# --- templates of one's own


def own(text: str, name: str = "en/warm.txt.j2") -> tuple[OwnTemplate, ...]:
    return (OwnTemplate(name=name, text=text),)


def test_a_template_of_ones_own_wins_and_the_rest_stays() -> None:
    mine = own('{% extends "en/warm.txt.j2" %}{% block ask %}Was I too quiet?{% endblock %}', "en/brief.txt.j2")
    case = replace(CASE, candidate=replace(ADA, voice=Voice.BRIEF))
    text = write_words(MAIL, case, JIM_CONTACT, templates=mine).text
    assert "Was I too quiet?" in text
    assert "Thank you for the time you gave me" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello,\n\n{{ nickname }},", "line 3: 'nickname' is undefined"),
        ('{% extends "shapes.txt.j2" %}\n{% block hello %}', "line 2: Unexpected end of template"),
        ("{{ 1 / 0 }}", "line 1: division by zero"),
        ("{{ ''.__class__ }}", "line 1: access to attribute '__class__' of 'str' object is unsafe"),
        ("", "thank-you-mail is empty"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_file_and_line(text: str, said: str) -> None:
    with pytest.raises(BadTemplate, match=f"^en/warm.txt.j2.*{said}"):
        write_words(MAIL, CASE, JIM_CONTACT, templates=own(text))


def test_a_template_whose_note_is_too_long_is_refused() -> None:
    with pytest.raises(BadTemplate, match="no linkedin-note has 200 characters or fewer"):
        write_words(NOTE, CASE, JIM_CONTACT, templates=own("word " * 60))


@pytest.mark.parametrize("function", Function)
@pytest.mark.parametrize("language", Language)
def test_a_note_with_endless_facts_still_fits(language: Language, function: Function) -> None:
    person = Interviewer(person_id="p", name="x" * 400, function=function, moment="y " * 400, introduced_by="z" * 400)
    case = replace(CASE, role="w" * 60, company="v" * 500, candidate=replace(ADA, language=language))
    contact = replace(JIM_CONTACT, interviewer=person, name=None)
    assert len(write_words(NOTE, case, contact).text) <= 200


# --- what the advice wants


STEP_BELOW = {
    Language.ENGLISH: "a step below",
    Language.GERMAN: "eine Stufe darunter",
    Language.FRENCH: "d’un niveau inférieur",
    Language.SPANISH: "de un nivel inferior",
    Language.DUTCH: "een stap lager",
}


@pytest.mark.parametrize("voice", Voice)
@pytest.mark.parametrize("language", Language)
def test_the_door_stays_open_for_a_step_below_in_every_language(language: Language, voice: Voice) -> None:
    for kind in (MAIL, WordsKind.KEEP_ON_FILE_REQUEST, WordsKind.OTHER_ROLE):
        assert STEP_BELOW[language] in told(kind, language=language, voice=voice).text


LAST_OF_ALL = {
    Language.ENGLISH: "I won’t come back to it",
    Language.GERMAN: "ich frage nicht noch einmal",
    Language.FRENCH: "je n’y reviendrai pas",
    Language.SPANISH: "no volveré sobre ello",
    Language.DUTCH: "kom ik er niet op terug",
}


@pytest.mark.parametrize("language", Language)
def test_the_reminder_says_that_it_is_the_last(language: Language) -> None:
    assert LAST_OF_ALL[language] in told(WordsKind.REMINDER, language=language).text
