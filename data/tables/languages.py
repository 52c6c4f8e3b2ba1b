"""What is known of the languages in which words are written."""

from __future__ import annotations

from typing import Final

from data.model import Language

ENGLISH, GERMAN, FRENCH, SPANISH, DUTCH = Language

LANGUAGE_NAMES: Final = {ENGLISH: "English", GERMAN: "German", FRENCH: "French", SPANISH: "Spanish", DUTCH: "Dutch"}

# A country's language at work, where it is one of ours; with several, the one that most people there speak.
_COUNTRIES: Final = {
    GERMAN: "DE AT CH LI",
    FRENCH: "FR MC LU SN CI CM ML BF NE TG BJ GA CG CD MG MA TN DZ",
    SPANISH: "ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY GQ",
    DUTCH: "NL BE SR CW AW",
}
LANGUAGE_OF: Final = {country: language for language, codes in _COUNTRIES.items() for country in codes.split()}

# Where colleagues who met once in an interview say du, tú or je to each other as a matter of course.
FAMILIAR_IN: Final = frozenset({"ES", "NL"})

# Where English puts the month first: November 18.
MONTH_FIRST_IN: Final = frozenset({"US", "CA", "PH"})

# Small words that hardly any other of the languages has; they show in which one a candidate or a company wrote.
SMALL_WORDS: Final = {
    language: frozenset(words.split())
    for language, words in {
        ENGLISH: "the and of to with for our your we you have has that this about how what was were is are not from their would will be",
        GERMAN: "der das den dem und mit für unser unsere ihr ihre wir sie haben hat dass über wie war ist nicht vom zum zur ein eine einen leider ich",
        FRENCH: "le la les et des du avec pour notre votre nous vous avons sur est pas une un au aux dans malheureusement je",
        SPANISH: "el los las y del con para nuestro nuestra su usted hemos ha sobre cómo es no una un al por lamentablemente gracias",
        DUTCH: "het een van en met voor onze ons uw jouw wij we hebben heeft dat over hoe was is niet helaas ik je de",
    }.items()
}

MONTHS: Final = {
    language: tuple(words.split())
    for language, words in {
        ENGLISH: "January February March April May June July August September October November December",
        GERMAN: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        FRENCH: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        SPANISH: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        DUTCH: "januari februari maart april mei juni juli augustus september oktober november december",
    }.items()
}
DAYS: Final = {  # a day of a month, as it stands in a sentence
    ENGLISH: "{day} {month}",
    GERMAN: "{day}. {month}",
    FRENCH: "{day} {month}",
    SPANISH: "{day} de {month}",
    DUTCH: "{day} {month}",
}

# How fast it is said to a stranger who is to understand, in syllables a second between the pauses. English was
# measured; the others stand to it as in Pellegrino, Coupé and Marsico, "A cross-language perspective on speech
# information rate" (Language 87, 2011): German 0.96, French 1.16, Spanish 1.26. Dutch is taken as German.
SYLLABLES_PER_SECOND: Final = {ENGLISH: 4.8, GERMAN: 4.6, FRENCH: 5.6, SPANISH: 6.0, DUTCH: 4.6}
PLUS: Final = {ENGLISH: "plus", GERMAN: "plus", FRENCH: "plus", SPANISH: "más", DUTCH: "plus"}
