"""How a page shows in which country it is at home."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

# What postal addresses look like: (country, votes, pattern). Patterns see the text as printed.
POSTAL_ADDRESSES: Final = tuple(
    (country, votes, re.compile(pattern))
    for country, votes, pattern in (
        (
            "US",
            3,
            r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),?\.? \d{5}(?:-\d{4})?\b",
        ),
        ("CA", 3, r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d\b"),
        ("GB", 3, r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b"),
        (
            "IE",
            3,
            r"\b(?:D6W|[AC-FHKNPRTV-Y]\d{2}) ?[0-9AC-FHKNPRTV-Y]{4}\b|\bDublin \d{1,2}\b|\b(?:Co\.|County) (?:Dublin|Cork|Galway|Kerry|Mayo|Wicklow|Kildare|Meath|Limerick)\b",
        ),
        ("AU", 3, r"\b(?:NSW|VIC|QLD|TAS|ACT|N\.S\.W\.)[ ,.]{1,3}\d{4}\b|\b(?:WA|SA|NT) [0-9]\d{3}\b(?!\d)"),
        ("NL", 3, r"\b[1-9]\d{3} ?(?!PM|AM)[A-Z]{2}[ ,]{1,3}[A-Z]['a-zA-Z]{2}"),
        ("DE", 2, r"\bD ?[-\u2013] ?\d{5}\b"),
        ("AT", 2, r"\bA ?[-\u2013] ?\d{4}\b"),
        ("CH", 2, r"\bCH ?[-\u2013] ?\d{4}\b"),
        ("DE", 1, r"(?<![\d.,-])\d{5} (?:[A-Z\u00c4\u00d6\u00dc][a-z\u00e4\u00f6\u00fc\u00df]{2,})"),
        ("FR", 2, r"\bF ?[-\u2013] ?\d{5}\b|\b\d{5} [A-Z][A-Za-z\u00c0-\u017f' -]{2,30} [Cc](?:EDEX|edex)\b"),
        ("BE", 2, r"\bB ?[-\u2013] ?\d{4}\b"),
        ("PL", 2, r"\b\d{2}-\d{3} [A-Z\u0141\u015a\u0179\u017b\u0106]"),
        ("PT", 3, r"\b\d{4}-\d{3} [A-Z\u00c0-\u00dd]"),
        ("SE", 2, r"\b(?:SE|S) ?[-\u2013] ?\d{3} ?\d{2}\b"),
        ("BR", 3, r"\bCEP:? ?\d{5}-?\d{3}\b"),
        ("IN", 2, r"\b[A-Z][a-z]{2,} ?[ \u2013-] ?[1-8]\d{2} \d{3}\b(?![ -]?\d)|[a-z]-[1-8]\d{5}\b(?![ -]?\d)"),
    )
)

# Where a postcode of five digits stands before the town, as in Germany.
FIVE_DIGIT_POSTCODES: Final = frozenset(
    ("DE", "FR", "IT", "ES", "FI", "TR", "HR", "EE", "LT", "RS", "ME", "UA", "MX", "MA", "TN")
)

# What prices are written in: (country, what any of them has in it, pattern). The dollar is many countries' and says
# nothing. On most pages there is none of it all: a text is searched for the plain sign much sooner than for a pattern.
CURRENCIES: Final = tuple(
    (country, tuple(signs.split()), re.compile(pattern))
    for country, signs, pattern in (
        ("GB", "\u00a3", r"\u00a3 ?\d"),
        ("PL", "z\u0142 PLN", r"\d ?z\u0142\b|\bPLN\b"),
        ("CH", "CHF Fr.", r"\b(?:CHF|Fr\.) ?\d|\d ?CHF\b"),
        ("BR", "R$", r"R\$ ?\d"),
        ("IN", "\u20b9 Rs INR", r"\u20b9 ?\d|\b(?:Rs\.?|INR) ?\d"),
        ("CZ", "K\u010d", r"\d ?K\u010d\b"),
        ("HU", "Ft", r"\d ?Ft\b"),
        ("RU", "\u20bd \u0440\u0443\u0431", r"\d ?(?:\u20bd|\u0440\u0443\u0431)"),
        ("UA", "\u20b4 \u0433\u0440\u043d", r"\d ?(?:\u20b4|\u0433\u0440\u043d)"),
        ("IL", "\u20aa", r"\u20aa ?\d|\d ?\u20aa"),
        ("TR", "TL \u20ba", r"\d ?(?:TL|\u20ba)\b|\u20ba ?\d"),
        ("ZA", "R", r"\bR ?\d{2,}(?:[ ,]\d{3})*\.\d\d\b"),
        ("SE", "SEK", r"\bSEK\b"),
        ("DK", "DKK", r"\bDKK\b"),
        ("NO", "NOK", r"\bNOK\b"),
        ("AU", "AUD AU$ A$", r"\b(?:AUD|AU\$|A\$) ?\d"),
        ("CA", "CAD CA$ C$", r"\b(?:CAD|CA\$|C\$) ?\d"),
        ("NZ", "NZD NZ$", r"\b(?:NZD|NZ\$) ?\d"),
    )
)

# Legal forms and registers that belong to one country; folded.
LEGAL_SIGNS: Final = {
    "DE": ("gmbh & co", "handelsregister", "amtsgericht", "ust-idnr", "ust-id", "umsatzsteuer-id", "e.v.", "hrb "),
    "AT": ("firmenbuchnummer", "firmenbuch", "ges.m.b.h", "uid-nr", "offenlegung gemass"),
    "CH": ("mwst-nr", "che-1", "che-2", "che-3", "che-4"),
    "GB": ("registered in england", "company number", "vat no", "companies house", "vat reg"),
    "NL": ("kvk", "k.v.k", "btw-nr", "btw nummer", "b.v."),
    "BE": ("bvba", "ondernemingsnummer"),
    "FR": ("siret", "rcs paris", "r.c.s", "sarl", "capital de", "tva intracommunautaire"),
    "IT": ("p.iva", "partita iva", "p. iva", "s.r.l", "s.p.a.", "codice fiscale"),
    "ES": ("c.i.f", "n.i.f", "s.l.u", " s.l.", "registro mercantil"),
    "PT": ("nipc", "contribuinte"),
    "BR": ("cnpj",),
    "PL": ("sp. z o.o", "regon", " nip:", " nip "),
    "SE": ("org.nr", "organisationsnummer", "f-skatt"),
    "DK": ("cvr", "aps"),
    "NO": ("org.nr.", "mva"),
    "AU": ("pty ltd", "pty. ltd", "abn", "a.c.n"),
    "US": (" llc", ", inc.", ", inc ", "toll-free", "toll free"),
    "CA": ("toll free in canada",),
    "IN": ("pvt. ltd", "pvt ltd", "private limited", "gstin"),
}

# Where a language is spoken most; a weak sign.
HOME_OF_LANGUAGE: Final = {
    "de": "DE",
    "nl": "NL",
    "fr": "FR",
    "it": "IT",
    "es": "ES",
    "pt": "PT",
    "pl": "PL",
    "sv": "SE",
    "da": "DK",
    "nb": "NO",
    "no": "NO",
    "fi": "FI",
    "cs": "CZ",
    "hu": "HU",
    "el": "GR",
    "tr": "TR",
    "ru": "RU",
    "uk": "UA",
    "ja": "JP",
    "ko": "KR",
    "zh": "CN",
    "he": "IL",
    "ro": "RO",
    "bg": "BG",
    "hr": "HR",
    "sk": "SK",
    "sl": "SI",
}

# Words that show a page's language where its lang attribute is silent; folded, with spaces around.
LANGUAGE_WORDS: Final = {
    "de": (" und ", " der ", " die ", " nicht ", " mit ", " fur "),
    "nl": (" het ", " een ", " van ", " voor ", " niet ", " wij "),
    "fr": (" les ", " des ", " nous ", " vous ", " pour ", " est "),
    "es": (" los ", " las ", " para ", " una ", " por ", " del "),
    "it": (" della ", " gli ", " che ", " per ", " una ", " sono "),
    "pt": (" os ", " uma ", " para ", " nao ", " dos ", " voce "),
    "pl": (" nie ", " jest ", " oraz ", " dla ", " sie ", " przez "),
    "sv": (" och ", " att ", " det ", " inte ", " som ", " pa "),
    "en": (" the ", " and ", " of ", " with ", " for ", " our "),
}

# Top-level domains that are countries' but say nothing, because anybody takes them; and those whose code is not the country's.
NO_COUNTRY: Final = frozenset("ai bz cc co eu fm gg io la ly me nu sh so st tk to tv vc ws".split())
COUNTRY_OF: Final = {"uk": "GB", "gov": "US", "mil": "US", "edu": "US", "su": "RU"}

# Countries as addresses, headings and mark-up write them besides their plain names; folded.
_ALIASES: Final = {
    name: code
    for code, names in {
        "AE": ("united arab emirates", "uae", "u.a.e", "dubai", "abu dhabi"),
        "AR": ("argentina",),
        "AT": ("austria", "osterreich"),
        "AU": ("australia",),
        "BE": ("belgium", "belgie", "belgique", "belgien"),
        "BG": ("bulgaria",),
        "BH": ("bahrain",),
        "BR": ("brazil", "brasil"),
        "CA": ("canada", "kanada"),
        "CH": ("switzerland", "schweiz", "suisse", "svizzera"),
        "CL": ("chile",),
        "CN": ("china", "p.r. china", "pr china", "people's republic of china"),
        "CO": ("colombia",),
        "CZ": ("czech republic", "czechia", "tschechien", "ceska republika"),
        "DE": ("germany", "deutschland", "allemagne", "duitsland"),
        "DK": ("denmark", "danmark", "danemark"),
        "EG": ("egypt",),
        "ES": ("spain", "espana", "spanien", "espagne"),
        "FI": ("finland", "suomi", "finnland"),
        "FR": ("france", "frankreich", "francia", "frankrijk"),
        "GB": (
            "uk",
            "u.k",
            "united kingdom",
            "great britain",
            "england",
            "scotland",
            "wales",
            "northern ireland",
            "grossbritannien",
        ),
        "GR": ("greece", "griechenland"),
        "HK": ("hong kong",),
        "HR": ("croatia",),
        "HU": ("hungary", "ungarn", "magyarorszag"),
        "ID": ("indonesia",),
        "IE": ("ireland", "irland"),
        "IL": ("israel",),
        "IN": ("india", "indien"),
        "IT": ("italy", "italia", "italien", "italie"),
        "JP": ("japan",),
        "KR": ("korea", "south korea", "republic of korea"),
        "KW": ("kuwait",),
        "LU": ("luxembourg", "luxemburg"),
        "MX": ("mexico", "mexiko"),
        "MY": ("malaysia",),
        "NL": ("netherlands", "the netherlands", "nederland", "niederlande", "holland", "pays-bas"),
        "NO": ("norway", "norge", "norwegen"),
        "NZ": ("new zealand", "neuseeland"),
        "OM": ("oman", "sultanate of oman"),
        "PE": ("peru",),
        "PH": ("philippines",),
        "PK": ("pakistan",),
        "PL": ("poland", "polska", "polen", "pologne"),
        "PT": ("portugal",),
        "QA": ("qatar",),
        "RO": ("romania", "rumanien"),
        "RU": ("russia", "russland", "russian federation"),
        "SA": ("saudi arabia", "kingdom of saudi arabia", "ksa"),
        "SE": ("sweden", "sverige", "schweden"),
        "SG": ("singapore", "singapur"),
        "SK": ("slovakia",),
        "SI": ("slovenia",),
        "TH": ("thailand",),
        "TR": ("turkey", "turkiye", "turkei"),
        "TW": ("taiwan",),
        "UA": ("ukraine",),
        "US": ("us", "u.s", "usa", "u.s.a", "united states", "united states of america", "vereinigte staaten"),
        "VN": ("vietnam", "viet nam"),
        "ZA": ("south africa", "sudafrika"),
    }.items()
    for name in names
}


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes by what countries are called in a dozen languages, folded."""
    rows = (files("data.tables") / "country_names.txt").read_text(encoding="utf-8").splitlines()
    plain = (row.partition(" ") for row in rows if not row.startswith("#"))
    return {name: code for code, _, names in plain for name in names.split("; ") if name} | _ALIASES
