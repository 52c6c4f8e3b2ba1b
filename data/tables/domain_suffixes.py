"""Which suffixes a company's web domain may have, by country, in the order in which they are guessed."""

# The country-code suffix under which companies of a country register, where it is not simply the country's own code.
COUNTRY_SUFFIXES: dict[str, tuple[str, ...]] = {
    "AU": ("com.au",),
    "BR": ("com.br",),
    "CN": ("com.cn", "cn"),
    "GB": ("co.uk", "uk"),
    "IL": ("co.il",),
    "IN": ("in", "co.in"),
    "JP": ("co.jp", "jp"),
    "KR": ("co.kr",),
    "MX": ("com.mx", "mx"),
    "NZ": ("co.nz", "nz"),
    "SG": ("com.sg", "sg"),
    "TR": ("com.tr",),
    "TW": ("com.tw", "tw"),
    "US": (),
    "ZA": ("co.za",),
}
# Where the evaluation on 5,331 companies shows the country's own suffix ahead of .com.
OWN_SUFFIX_FIRST: frozenset[str] = frozenset(
    ["AU", "BR", "CZ", "GR", "HU", "IS", "JP", "LT", "NZ", "PK", "PT", "RU", "TH", "TR", "VN", "ZA"]
)
GENERIC_SUFFIXES: tuple[str, ...] = ("com", "io", "co", "ai", "de", "co.uk", "net", "org")


def suffixes(country: str | None) -> tuple[str, ...]:
    """The suffixes to guess for a company of that country, likeliest first.

    >>> suffixes("JP")[:3], suffixes("DE")[:2], suffixes(None)[:2]
    (('co.jp', 'jp', 'com'), ('com', 'de'), ('com', 'io'))
    """
    own = COUNTRY_SUFFIXES.get(country, (country.lower(),)) if country else ()
    ordered = own + GENERIC_SUFFIXES if country in OWN_SUFFIX_FIRST else ("com", *own, *GENERIC_SUFFIXES)
    return tuple(dict.fromkeys(ordered))
