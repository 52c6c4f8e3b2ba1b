"""Legal forms by country, as they begin or end a company's name, folded as data.folding does.

A form that several countries have stands under "". The rows are what the registers of these countries print; a form of
several words is written with its spaces.
"""

from __future__ import annotations

from typing import NamedTuple

from data.tables.listed import listed

# The words that follow a name in the register.
FORMS_BY_COUNTRY: dict[str, tuple[str, ...]] = {
    country: listed(forms)
    for country, forms in {
        "": """ag, as, company, cooperative, corp, corporation, inc, incorporated, limited, limited company, llc, llp, lp, ltd,
               limited liability company, limited partnership, co, co inc, co limited, co ltd, company limited, company ltd,
               corporation limited, corporation ltd, corp ltd, coltd, sa, s a, se, sl, holding company, kg, kk, partnership""",
        "AE": "pjsc, p j s c, psc",
        "AR": "saic, sacif, saci, sacifia",
        "AT": "gesmbh, gmbh and co og",
        "AU": "pty, pty limited, pty ltd, proprietary limited",
        "BE": "bvba, nv sa, sa nv, scrl, comm va, cva",
        "BG": "ad, eood, ood",
        "BR": "eireli, ltda",
        "CZ": "sro, s r o, a s",
        "DE": """aktiengesellschaft, ev, gbr, gmbh, gmbh and co kg, gmbh and co kgaa, gmbh and co, kgaa, ag and co kgaa,
                 se and co kgaa, mbh, ohg, partg, partg mbb, ug, gmbh haftungsbeschraenkt, ug haftungsbeschraenkt, ek""",
        "DK": "aps, a s, amba",
        "EE": "oue",
        "ES": "slu, sau, socimi, socimi sa, socimi s a, sociedad anonima, sociedad limitada, slp",
        "FI": "oy, oyj, oy ab, abp, oyj abp",
        "FR": "sarl, sas, sasu, sca, snc, societe anonyme, societe par actions simplifiee, eurl",
        "GB": "cic, plc, public limited company",
        "GR": "ae",
        "HU": "kft, nyrt, zrt, bt, nyilvanosan muekodo reszvenytarsasag, reszvenytarsasag",
        "ID": "tbk, persero tbk, pt, persero",
        "IE": "dac, designated activity company",
        "IN": "pvt, pvt ltd, private limited, pvt limited",
        "IS": "ehf, hf, ohf",
        "IT": "spa, srl, s p a, s r l, societa per azioni, sapa, srls",
        "JP": "kabushiki kaisha, godo kaisha, gk",
        "LT": "uab",
        "LV": "sia",
        "MX": "sa de cv, s a de c v, sab de cv, s a b de c v, s a b, sab, sapi de cv, s de rl de cv, sofom, b de cv",
        "MY": "bhd, berhad, sdn bhd, sdn berhad",
        "NL": "bv, nv, b v, n v, vof, cooperatief ua",
        "NO": "asa",
        "PE": "saa, sac",
        "PL": "sp z oo, spzoo, sp z o o, spolka akcyjna, spolka z oo",
        "PT": "sgps, sgps sa, sgps s a, lda, unipessoal lda",
        "QA": "qpsc, q p s c, qsc, company qpsc",
        "RU": "pjsc, ojsc, pao, oao, ooo, public joint stock company, joint stock company, zao",
        "SA": "saudi joint stock company",
        "SE": "ab, ab publ, publ",
        "SG": "pte, pte limited, pte ltd, private ltd",
        "SI": "dd, doo, d o o, d d",
        "TH": "public company limited, public company, pcl, pcl ltd",
        "TR": "anonim sirketi, a s, t a s, tas, anonim ortakligi, a o, ao",
        "US": "pbc, pllc, public benefit corporation",
        "VN": "joint stock company, jsc",
    }.items()
}

# Of these, what stands before the name as well: PT Synergistics Tbk, AB Synergistics.
FORMS_IN_FRONT: dict[str, str] = {
    "ab": "",
    "aktsiaselts": "EE",
    "as": "",
    "joint stock company": "RU",
    "limited liability company": "",
    "ojsc": "RU",
    "oy": "FI",
    "pao": "RU",
    "pjsc": "RU",
    "pt": "ID",
    "public joint stock company": "RU",
    "sia": "LV",
    "uab": "LT",
}

# Words of a group of companies: no legal forms, but as often left out of the name that people use.
GROUP_WORDS: frozenset[str] = frozenset(("and co holding holdings group gruppe groupe").split())

_COUNTRY_OF_FORM = {
    tuple(form.split()): country for country, forms in reversed(FORMS_BY_COUNTRY.items()) for form in forms
}
_LONGEST = max(map(len, _COUNTRY_OF_FORM))


class RegisteredName(NamedTuple):
    """A company's name, its legal form apart."""

    words: tuple[str, ...]
    forms: tuple[str, ...]  # as written, the one that ends the name first
    country: str | None  # that has such a form, and no other has it


def split_legal_form(words: tuple[str, ...]) -> RegisteredName:
    """The name without the forms at its ends; one word of it always stays.

    >>> split_legal_form(("nordlicht", "werke", "gmbh", "and", "co", "kg"))
    RegisteredName(words=('nordlicht', 'werke'), forms=('gmbh and co kg',), country='DE')
    >>> split_legal_form(("pt", "harbour", "tbk")).words, split_legal_form(("limited",)).words
    (('harbour',), ('limited',))
    """
    forms: list[str] = []
    country: str | None = None
    while (length := _form_at_the_end(words)) and length < len(words):
        country = country or _COUNTRY_OF_FORM[words[-length:]] or None
        forms.append(" ".join(words[-length:]))
        words = words[:-length]
    for form, of in FORMS_IN_FRONT.items():
        parts = tuple(form.split())
        if words[: len(parts)] == parts and len(words) > len(parts):
            country = country or of or None
            forms.append(form)
            words = words[len(parts) :]
    return RegisteredName(words, tuple(forms), country)


def without_legal_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a company's name that name it; the first of them where nothing else would be left.

    >>> without_legal_form(("nordlicht", "werke", "holding", "gmbh", "and", "co", "kg"))
    ('nordlicht', 'werke')
    """
    kept = split_legal_form(words).words
    while len(kept) > 1 and kept[-1] in GROUP_WORDS:
        kept = split_legal_form(kept[:-1]).words
    return kept


def _form_at_the_end(words: tuple[str, ...]) -> int:
    """How many words at the end are a legal form, the longest one that is."""
    lengths = range(min(_LONGEST, len(words)), 0, -1)
    return next((length for length in lengths if words[-length:] in _COUNTRY_OF_FORM), 0)
