"""What the candidate has not told and a text cannot do without: an open slot, in the text's own language."""

from __future__ import annotations

from enum import StrEnum

from data.model import Language


class Slot(StrEnum):
    """What is to be filled in."""

    NAME = "name"
    NUMBER = "number"
    ADDRESS = "address"
    ARTICLE = "article"


# Said by the candidate, as the text around it is: "this is [your name]" would name the reader in German.
OPEN_SLOTS = {
    Language.ENGLISH: {
        Slot.NAME: "[your name]",
        Slot.NUMBER: "[your number]",
        Slot.ADDRESS: "[their postal address]",
        Slot.ARTICLE: "[what to read, and its address]",
    },
    Language.GERMAN: {
        Slot.NAME: "[mein Name]",
        Slot.NUMBER: "[meine Nummer]",
        Slot.ADDRESS: "[Postanschrift der Firma]",
        Slot.ARTICLE: "[was zu lesen ist, und wo]",
    },
    Language.FRENCH: {
        Slot.NAME: "[mon nom]",
        Slot.NUMBER: "[mon numéro]",
        Slot.ADDRESS: "[adresse postale de l’entreprise]",
        Slot.ARTICLE: "[ce qu’il y a à lire, et où]",
    },
    Language.SPANISH: {
        Slot.NAME: "[mi nombre]",
        Slot.NUMBER: "[mi número]",
        Slot.ADDRESS: "[dirección postal de la empresa]",
        Slot.ARTICLE: "[qué leer, y dónde]",
    },
    Language.DUTCH: {
        Slot.NAME: "[mijn naam]",
        Slot.NUMBER: "[mijn nummer]",
        Slot.ADDRESS: "[postadres van het bedrijf]",
        Slot.ARTICLE: "[wat er te lezen is, en waar]",
    },
}
# The question whose answer fills it.
ASKS = {
    Slot.NAME: "What is your name? Give --from, or set OPENLINE_NAME.",
    Slot.NUMBER: "Where can they call you back? Give --phone, or set OPENLINE_PHONE.",
    Slot.ADDRESS: "Where does the card go? Write postal_address into the case: openline edit CASE.",
    Slot.ARTICLE: "What is it that they might like to read? Give its title and address: --about.",
}
SLOTS = {text: slot for slots in OPEN_SLOTS.values() for slot, text in slots.items()}
