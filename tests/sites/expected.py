"""What stands on each page of `tests/sites/pages`, written out by whoever wrote the page.

A page a language, after the patterns of real ones: switchboard, fax, a line that is not reception, a person with their
own channels, and the registers, banks, prices and hours that look like numbers. The last has the awkward cases.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Number(NamedTuple):
    """A number in E.164, what it is for, whose it is, and its extension."""

    e164: str
    kind: str
    person: str | None = None
    extension: str | None = None


class Address(NamedTuple):
    """An address, how it was read, and whose it is."""

    address: str
    how: str
    person: str | None = None


class Golden(NamedTuple):
    """All that one page publishes, in the order in which it stands there."""

    site: str
    numbers: tuple[Number, ...]
    addresses: tuple[Address, ...]
    people: tuple[tuple[str, str], ...]  # name, job title
    reception: str  # what to dial first
    because: str  # a word of the reason


MAILTO, TEXT, SPELT, CLOUDFLARE = "mailto link", "visible text", "spelt out", "Cloudflare-protected address"

GOLDEN: Final = (
    Golden(
        "brightwell.example",
        (
            Number("+442079460100", "main"),
            Number("+442079460199", "fax"),
            Number("+442079460150", "department"),
            Number("+442079460111", "direct", "Alice Harding"),
            Number("+442079460112", "direct", "Peter Whitlock"),
        ),
        (
            Address("alice.harding@brightwell.example", MAILTO, "Alice Harding"),
            Address("peter.whitlock@brightwell.example", SPELT, "Peter Whitlock"),
        ),
        (("Alice Harding", "Managing Director"), ("Peter Whitlock", "Works Manager")),
        "+442079460100", "switchboard",
    ),
    Golden(
        "seilerei.example",
        (
            Number("+4930231250", "main"),
            Number("+493023125199", "fax"),
            Number("+493023125131", "direct", "Sabine Krüger"),
            Number("+493023125110", "direct", "Thomas Becker"),
        ),
        (Address("sabine.krueger@seilerei.example", SPELT, "Sabine Krüger"),),
        (("Sabine Krüger", "Leiterin Personal"), ("Thomas Becker", "Geschäftsführer")),
        "+4930231250", "zentrale",
    ),
    Golden(
        "corderie.example",
        (
            Number("+33199001200", "main"),
            Number("+33199001299", "fax"),
            Number("+33199001250", "department"),
            Number("+33199001231", "direct", "Claire Moreau"),
        ),
        (Address("claire.moreau@corderie.example", MAILTO, "Claire Moreau"),),
        (("Claire Moreau", "Directrice des ressources humaines"),),
        "+33199001200", "standard",
    ),
    Golden(
        "cordeleria.example",
        (
            Number("+34910550100", "main"),
            Number("+34910550199", "fax"),
            Number("+34910550150", "department"),
            Number("+34910550131", "direct", "Lucía Fernández"),
        ),
        (Address("lucia.fernandez@cordeleria.example", SPELT, "Lucía Fernández"),),  # a script writes it
        (("Lucía Fernández", "Directora de Recursos Humanos"),),
        "+34910550100", "centralita",
    ),
    Golden(
        "corderia.example",
        (
            Number("+390655501200", "main"),
            Number("+390655501299", "fax"),
            Number("+390655501250", "department"),
            Number("+390655501231", "direct", "Marco Ferrari"),
        ),
        (Address("m.ferrari@corderia.example", TEXT, "Marco Ferrari"),),
        (("Marco Ferrari", "Direttore del personale"),),
        "+390655501200", "centralino",
    ),
    Golden(
        "touwslagerij.example",
        (
            Number("+31205550100", "main"),
            Number("+31205550199", "fax"),
            Number("+31205550150", "department"),
            Number("+31205550131", "direct", "Jan de Vries"),
        ),
        (Address("jan.devries@touwslagerij.example", MAILTO, "Jan de Vries"),),
        (("Jan de Vries", "Hoofd Personeelszaken"),),
        "+31205550100", "receptie",
    ),
    Golden(
        "cordoaria.example",  # in ISO 8859-1
        (
            Number("+351210550100", "main"),
            Number("+351210550199", "fax"),
            Number("+351210550150", "department"),
            Number("+351210550131", "direct", "Tiago Carvalho"),
        ),
        (Address("tiago.carvalho@cordoaria.example", SPELT, "Tiago Carvalho"),),
        (("Tiago Carvalho", "Diretor de Recursos Humanos"),),
        "+351210550100", "geral",
    ),
    Golden(
        "repslageri.example",
        (
            Number("+46846500400", "main"),
            Number("+46846500499", "fax"),
            Number("+46846500450", "department"),
            Number("+46846500431", "direct", "Anna Lindberg"),
        ),
        (Address("anna.lindberg@repslageri.example", MAILTO, "Anna Lindberg"),),
        (("Anna Lindberg", "Personalchef"),),
        "+46846500400", "vaxel",
    ),
    Golden(
        "rebslageri.example",
        (
            Number("+4532550100", "main"),
            Number("+4532550199", "fax"),
            Number("+4532550150", "department"),
            Number("+4532550131", "direct", "Mette Sørensen"),
        ),
        (Address("mette.soerensen@rebslageri.example", TEXT, "Mette Sørensen"),),
        (("Mette Sørensen", "HR-chef"),),
        "+4532550100", "hovednummer",
    ),
    Golden(
        "powroznictwo.example",
        (
            Number("+48225550100", "main"),
            Number("+48225550199", "fax"),
            Number("+48225550150", "department"),
            Number("+48225550131", "direct", "Katarzyna Nowak"),
        ),
        (Address("katarzyna.nowak@powroznictwo.example", SPELT, "Katarzyna Nowak"),),
        (("Katarzyna Nowak", "Kierownik działu kadr"),),
        "+48225550100", "centrala",
    ),
    Golden(
        "oddments.example",
        (
            Number("+19375550100", "main"),  # split by tags
            Number("+18885550146", "toll-free"),  # 1-888-JKL-01GO
            Number("+16145550130", "department"),
            Number("+16145550131", "department"),  # "/1"
            Number("+4930231250", "main"),  # under the heading "Germany", "-0"
            Number("+493023125111", "fax"),
            Number("+19375550101", "fax"),  # only mark-up speaks of it
        ),
        (
            Address("joe.gick@oddments.example", SPELT),  # written backwards
            Address("jane@acme.example", CLOUDFLARE),
        ),
        (("Jane Roe", "Buyer"),),
        "+19375550100", "main office",
    ),
)  # fmt: skip
EXTENSIONS: Final = {"oddments.example": {Number("+19375550100", "main", "Jane Roe", "207")}}
