"""Words of companies' names that a web domain treats in a way of its own, folded."""

from __future__ import annotations

from data.tables.listed import listed

# What a young company puts before or after its name where the bare name was taken.
BEFORE: tuple[str, ...] = listed(
    "get, try, use, join, go, my, the, with, hello, hey, we are, meet, run, live, play, on, eat, fly, buy, ride, shop, team"
)
AFTER: tuple[str, ...] = listed(
    """hq, app, group, corp, tech, inc, co, company, labs, ai, io, holdings, holding, limited, ltd, plc, ag, sa, pharma, pay,
    global, online, bank, energy, health, api, data, software, solutions, systems, services, bio, hub, world, intl, usa,
    india, team, finance, financial, invest, capital, digital, media, games, studio, studios, card, s, fg, hd, cp, grp,
    international, technologies, technology, med, auto, works, security, robotics, foods, it, dev, club, ir, investors"""
)
HYPHENATED_AFTER: frozenset[str] = frozenset(listed("group, holding, holdings, tech, ag, inc, labs"))
AFTER_INITIALS: tuple[str, ...] = listed("group, corp, inc, bank, co, plc, ltd, intl, global, c, i, g")

# How a long word is cut short. One row serves a word in all its endings.
CLIPPED: dict[str, tuple[str, ...]] = {
    word: listed(short)
    for word, short in {
        "advanced": "adv",
        "american": "am, amer",
        "associated": "assoc",
        "associates": "assoc",
        "automotive": "auto",
        "bancorp": "bank, banc",
        "bancorporation": "bank, bancorp",
        "bank": "bk",
        "beteiligungs": "bet",
        "biotech": "bio",
        "biotechnology": "bio, biotech",
        "brothers": "bros",
        "capital": "cap",
        "care": "c",
        "chemical": "chem",
        "chemicals": "chem",
        "communications": "comm, com, coms",
        "company": "co",
        "construction": "const",
        "consulting": "consult",
        "corporation": "corp",
        "development": "dev",
        "developments": "dev",
        "diagnostics": "dx",
        "electric": "elec",
        "electronics": "elec",
        "energy": "en",
        "engineering": "eng",
        "entertainment": "ent",
        "estate": "e",
        "financial": "fin, finance, fg",
        "first": "1st",
        "foods": "food",
        "group": "grp, gr",
        "healthcare": "health, hc",
        "industrial": "ind",
        "industries": "ind, inds",
        "information": "info",
        "insurance": "ins, insure",
        "intelligence": "intel",
        "interactive": "int",
        "international": "intl, int, inter",
        "investment": "invest, inv",
        "investments": "invest, inv",
        "laboratories": "labs, lab",
        "laboratory": "lab",
        "logistics": "log",
        "manufacturing": "mfg",
        "materials": "mat",
        "medical": "med",
        "metals": "metal",
        "mutual": "m",
        "mountain": "mtn",
        "national": "nat, natl",
        "networks": "net, network",
        "one": "1",
        "petrochemical": "petro, petrochem",
        "petroleum": "petro, pet",
        "pharmaceutical": "pharma, pharm",
        "pharmaceuticals": "pharma, pharm",
        "precision": "prec",
        "products": "prod",
        "properties": "prop, props, property",
        "real": "re",
        "resources": "res",
        "science": "sci",
        "sciences": "sci, bio",
        "security": "sec",
        "semiconductor": "semi, semicon",
        "services": "serv, svc",
        "software": "soft",
        "solutions": "sol",
        "systems": "sys",
        "technologies": "tech, tek, technology",
        "technology": "tech, tek",
        "telecommunications": "telecom, tel",
        "therapeutics": "tx, rx",
        "to": "2",
        "two": "2",
        "for": "4",
        "four": "4",
        "three": "3",
        "five": "5",
        "ten": "10",
        "united": "utd",
        "university": "u",
        "zero": "0",
    }.items()
}

# Words that a shorter name leaves out wherever they stand.
FILLERS: frozenset[str] = frozenset("and the of de y e et und ve i del la for do da di du des der die".split())

# Forms that companies take into their domain: harbourplc.com; and what is written for them.
WRITTEN_WITH_FORM: dict[str, tuple[str, ...]] = {
    form: listed(written)
    for form, written in {
        "ab": "ab",
        "ag": "ag",
        "as": "as",
        "asa": "asa",
        "co": "co",
        "co ltd": "co, ltd",
        "company": "co, company",
        "corp": "corp, co",
        "corporation": "corp, co",
        "gmbh": "gmbh",
        "inc": "inc",
        "incorporated": "inc",
        "kgaa": "kgaa",
        "limited": "ltd, limited, l",
        "llc": "llc",
        "ltd": "ltd, limited, l",
        "plc": "plc",
        "publ": "ab",
        "sa": "sa",
        "se": "se",
        "socimi sa": "socimi",
        "spa": "spa",
        "tbk": "tbk",
    }.items()
}
