"""The linter of tone: how it is judged, and what it says."""

from __future__ import annotations

import time

import pytest

from data.model import Language
from outreach.tone import Tone, findings_in
from tests.evaluation.eval_tone import judged, precision_and_recall

FILES = ("first.tsv", "later.tsv", "last.tsv")


def tones(text: str, language: Language = Language.ENGLISH) -> list[Tone]:
    return [finding.tone for finding in findings_in(text, language)]


def test_there_are_enough_sentences_and_a_third_of_them_came_first() -> None:
    sizes = {name: len(judged(name)) for name in FILES}
    assert sizes["first.tsv"] >= 100
    assert sum(sizes.values()) >= 300


@pytest.mark.parametrize("name", FILES)
def test_it_seldom_cries_wolf_and_finds_most(name: str) -> None:
    precision, recall = precision_and_recall(judged(name))
    assert precision >= 0.95
    assert recall >= 0.80


def test_a_finding_has_the_sentence_the_reason_and_a_better_wording() -> None:
    (finding,) = findings_in("Thank you for your time. Let’s circle back next week.")
    assert finding.tone is Tone.JARGON
    assert finding.sentence == "Let’s circle back next week."
    assert finding.phrase == "circle back"
    assert finding.why == "Nobody would say this at a kitchen table."
    assert finding.better == "come back to it"


@pytest.mark.parametrize(
    "text",
    [
        "This is not urgent, and I am not asking you to reconsider the decision.",
        "I don’t expect an answer.",
        "I won't keep calling.",
        "",
    ],
)
def test_what_is_denied_is_not_found(text: str) -> None:
    assert tones(text) == []


def test_a_second_thing_asked_for_is_one_too_many_in_whatever_sentence() -> None:
    one = "Could you give me feedback on what went well?"
    assert tones(f"{one} Two lines of feedback would be plenty.") == []
    assert tones(f"{one} And could you introduce me to the head of design?") == [Tone.SEVERAL_ASKS]


def test_capitals_are_shouting_and_abbreviations_are_not() -> None:
    assert tones("THIS IS NOT RIGHT at all.") == [Tone.ANGER]
    assert tones("I work with SAP and SQL.") == []


@pytest.mark.parametrize(
    ("language", "sentence", "tone"),
    [
        (Language.GERMAN, "Ich bitte Sie, die Entscheidung zu überdenken.", Tone.ARGUING),
        (Language.GERMAN, "Das war reine Zeitverschwendung!", Tone.ANGER),
        (Language.GERMAN, "Ich erwarte Ihre Antwort bis Freitag.", Tone.PRESSURE),
        (Language.GERMAN, "Ich bin am Boden zerstört.", Tone.SELF_PITY),
        (Language.FRENCH, "Je vous demande de reconsidérer votre décision.", Tone.ARGUING),
        (Language.FRENCH, "C’est une perte de temps.", Tone.ANGER),
        (Language.FRENCH, "C’était l’entreprise de mes rêves.", Tone.FLATTERY),
        (Language.SPANISH, "Les pido que reconsideren su decisión.", Tone.ARGUING),
        (Language.SPANISH, "Estoy destrozada.", Tone.SELF_PITY),
        (Language.SPANISH, "Exijo una explicación.", Tone.PRESSURE),
        (Language.DUTCH, "Ik vraag u de beslissing te heroverwegen.", Tone.ARGUING),
        (Language.DUTCH, "Ik vind het een schande.", Tone.ANGER),
        (Language.DUTCH, "Het was niet makkelijk uw nummer te vinden; u bent opgespoord.", Tone.SURPRISE),
    ],
)
def test_the_plainest_offences_are_known_in_every_language(language: Language, sentence: str, tone: Tone) -> None:
    assert tone in tones(sentence, language)


@pytest.mark.parametrize("language", Language)
def test_a_hostile_text_takes_linear_time(language: Language) -> None:
    findings_in("once, so that the phrases are read", language)
    began = time.perf_counter()
    findings_in("i you not the decision was a mistake " * 2_500, language)
    assert time.perf_counter() - began < 5
