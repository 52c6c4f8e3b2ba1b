"""Which suffixes a company's web domain may have, by country."""

from __future__ import annotations

from data.tables.listed import listed

# Where companies register below a second level, as the registries offer it; elsewhere it is the country's own code.
_SECOND_LEVEL = {
    "co": "ao bw cr id il in jp ke kr ls mu nz th tz ug uz za zm zw",
    "com": """ar au bd bh bn bo br cn co cy do ec eg et gh gt hk jm kh kw lb ly mm mo mt mx my na ng ni np om pa pe pg ph
              pk pr py qa sa sg sv tn tr tw ua uy ve vn""",
}
_CODE_TOO = "cn co hk id in jp mt mx my ng nz ph pk qa sa sg tn tw ua ug vn za".split()  # .in beside .co.in
_ODD: dict[str, tuple[str, ...]] = {
    "GB": ("co.uk", "uk"),
    "US": ("us",),
    "AU": ("com.au", "net.au"),
    "LU": ("lu", "eu"),
    "BE": ("be", "eu"),
    "JE": ("je", "co.uk"),
    "GG": ("gg", "co.uk"),
    "IM": ("im", "co.uk"),
    "KY": ("ky", "com.tw", "com.hk"),
    "HK": ("com.hk", "hk", "com.cn"),
    "CN": ("com.cn", "cn"),
}
COUNTRY_SUFFIXES: dict[str, tuple[str, ...]] = {
    code.upper(): (f"{level}.{code}", code) if code in _CODE_TOO else (f"{level}.{code}",)
    for level, codes in _SECOND_LEVEL.items()
    for code in codes.split()
} | _ODD

# Open to everybody everywhere; the first ones are asked for every name, the others where the name ends in them.
GENERIC_SUFFIXES: tuple[str, ...] = listed(
    "com, io, co, ai, net, org, app, dev, eu, tech, group, xyz, so, sh, us, me, de, co.uk"
)


def country_suffixes(country: str | None) -> tuple[str, ...]:
    """The suffixes under which companies of a country register, the commonest first; none for no country.

    >>> country_suffixes("JP"), country_suffixes("DE"), country_suffixes(None)
    (('co.jp', 'jp'), ('de',), ())
    """
    return COUNTRY_SUFFIXES.get(country, (country.lower(),)) if country else ()
