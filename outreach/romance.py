"""The little grammar that French and Spanish need around facts that somebody else wrote."""

from __future__ import annotations

from anyascii import anyascii

# Begin with a vowel on paper, not in the mouth: no elision before them.
_NOT_ELIDED = ("onz", "oui", "one", "once", "ya", "ye", "yo", "yu", "ui", "uhlan")
# An h that nobody hears. Before every other word in h (Head, HR, handicap) the e of "de" stays.
_MUTE_H = ("homme", "hote", "horlog", "hotel", "hopita", "humain", "human", "huma", "hydr", "hygi", "harmon", "histo",
           "hebdo", "herb", "heri", "hono", "horti", "hospi", "habil", "heure")  # fmt: skip


def after_de(noun: str) -> str:
    """The noun after "de", which loses its e before a vowel.

    >>> [after_de(noun) for noun in ("Analyste", "Chef de projet", "Head of Delivery", "Hôte d’accueil", "UX Designer")]
    ['d’Analyste', 'de Chef de projet', 'de Head of Delivery', 'd’Hôte d’accueil', 'd’UX Designer']
    """
    plain = anyascii(noun).lower()
    elided = plain.startswith(_MUTE_H) or (plain[:1] in set("aeiouy") and not plain.startswith(_NOT_ELIDED))
    return f"d’{noun}" if elided else f"de {noun}"


def spanish_after_de(noun: str) -> str:
    """The noun after "de"; "de el" becomes "del", unless the article belongs to a name.

    >>> [spanish_after_de(noun) for noun in ("el cambio a Kafka", "El Corte Blanco", "Analista")]
    ['del cambio a Kafka', 'de El Corte Blanco', 'de Analista']
    """
    return f"del {noun[3:]}" if noun.startswith("el ") else f"de {noun}"
