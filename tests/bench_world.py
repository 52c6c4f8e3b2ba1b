"""A world as large as a bench wants it: companies with a few pages of 30 to 60 KB each, and a sheet of their cases."""

from __future__ import annotations

import random
from pathlib import Path

PAGES = ("index", "contact", "team", "about", "careers", "imprint")
GIVEN = "Ada Ben Cleo Dan Eve Finn Gwen Hal Iris Jack Kate Liam Mia Ned Olga Paul Rosa Sam Tess Vic".split()
FAMILY = (
    "Archer Baker Cooper Draper Fisher Glover Hunter Mason Porter Sawyer Tanner Turner Walker Weaver Wright".split()
)
FILLER = "We plan, build and look after things that last, for people who would rather not think about them. "


def make_world(folder: Path, companies: int, delay_s: float, seed: int = 1) -> None:
    """The sites and the zones of that many companies; every page takes `delay_s` seconds to come."""
    chance = random.Random(seed)
    for number in range(companies):
        domain = domain_of(number)
        site = folder / "sites" / domain
        site.mkdir(parents=True)
        for page in PAGES:
            (site / f"{page}.html").write_text(_page(page, number, chance), "utf-8")
        paths = ["/", *(f"/{page}" for page in PAGES), "/robots.txt"]
        (site / "_host.toml").write_text("".join(f'["{path}"]\ndelay_s = {delay_s}\n' for path in paths), "utf-8")
    zones = folder / "zones"
    zones.mkdir()
    for number in range(companies):
        (zones / f"{domain_of(number)}.zone").write_text(_zone(domain_of(number)), "utf-8")


def domain_of(number: int) -> str:
    return f"works{number:05}.example"


def number_of(company: int, line: int) -> str:
    """A number kept for fiction, as the page prints it: one of a hundred, in an area code of the company's own."""
    return f"({201 + company % 700}) 555-01{line:02}"


def _page(page: str, number: int, chance: random.Random) -> str:
    links = "".join(f'<a href="/{name}">{name.title()}</a> ' for name in PAGES[1:])
    head = (
        f"<html lang=en><title>Works {number:05} | {page}</title><nav>{links}</nav><h1>Works {number:05}: {page}</h1>"
    )
    parts = [head, *_contacts(page, number, chance)]
    while sum(map(len, parts)) < chance.randint(30_000, 60_000):
        parts.append(f"<section><h2>On {chance.randint(1, 9999)}</h2><p>{FILLER * chance.randint(2, 12)}</p></section>")
    return "".join(parts) + f"<footer>Phone: {number_of(number, 0)}</footer></html>"


def _contacts(page: str, number: int, chance: random.Random) -> list[str]:
    if page == "contact":
        return [f"<p>Main: {number_of(number, 0)}</p><p>Fax: {number_of(number, 1)}</p>", _mail("careers", number)]
    if page == "team":
        people = [(given, chance.choice(FAMILY)) for given in chance.sample(GIVEN, 6)]
        return [
            f"<div><h3>{given} {family}</h3><p>Direct: {number_of(number, 10 + line)}</p>"
            f"{_mail(f'{given}.{family}'.lower(), number)}</div>"
            for line, (given, family) in enumerate(people)
        ]
    return []


def _mail(local: str, number: int) -> str:
    address = f"{local}@{domain_of(number)}"
    return f'<p><a href="mailto:{address}">{address}</a></p>'


def _zone(domain: str) -> str:
    return (
        f"$ORIGIN {domain}.\n$TTL 3600\n@ IN SOA ns.{domain}. hostmaster.{domain}. 1 3600 600 86400 60\n"
        f"@ IN NS ns.{domain}.\nns IN A 192.0.2.53\n@ IN A 192.0.2.80\n@ IN MX 10 mx.{domain}.\nmx IN A 192.0.2.25\n"
    )


def write_sheet(path: Path, cases: int, companies: int, seed: int = 2) -> Path:
    """A sheet of so many cases at so many companies, each with one interviewer."""
    chance = random.Random(seed)
    rows = [
        f"Works {case % companies:05},{domain_of(case % companies)},Role {case},2026-11-18,"
        f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
        for case in range(cases)
    ]
    path.write_text("\n".join(["company,domain,role,on,interviewer", *rows]), "utf-8")
    return path
