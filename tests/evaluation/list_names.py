"""Makes data/tables/*_names.txt from the word lists of Faker (MIT), which is not a dependency.

    python -m tests.evaluation.list_names      in an environment that has faker 40.54 and openline's dependencies

A word that is a given name in three times as many of Faker's countries as it is a family name is a given name, and the
other way round; a word in between stands in both lists. Family names of Faker's Spanish-speaking countries stand in
hispanic_family_names.txt too, unless they are given names: who bears them may bear two.
"""

from __future__ import annotations

import importlib
import pkgutil
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from discovery.spellings import spellings

TABLES = Path(__file__).parents[2] / "data" / "tables"
LISTS = {"given": ("first_", "given"), "family": ("last_", "surname")}
PLAINLY = 3  # times as many countries
HEADER = """\
# {which} names in their mailbox spellings, lower-case; from the lists of Faker 40.54 (MIT licence,
# copyright (c) 2012 Daniele Faraglia). Made by tests/evaluation/list_names.py.
"""


def countries_by_word() -> dict[str, dict[str, set[str]]]:
    """For "given" and "family": each word, and the countries whose list has it."""
    person = importlib.import_module("faker.providers.person")  # not a dependency of openline
    found: dict[str, dict[str, set[str]]] = {which: defaultdict(set) for which in LISTS}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for which, prefixes in LISTS.items():
            for attribute in filter(lambda a: a.startswith(prefixes), dir(provider)):
                for word in words(getattr(provider, attribute)):
                    found[which][word].add(module.name)
    return found


def words(value: object) -> Iterator[str]:
    """Every word of two letters or more in a list of Faker's, which may be nested and weighted, in its spellings."""
    if isinstance(value, str):
        latin = (w for w in value.replace("-", " ").split() if all(ord(c) < 0x250 or c in "'’" for c in w))
        yield from (s for w in latin for s in spellings(w) if len(s) > 1 and s.isalpha())
    elif isinstance(value, list | tuple | set | frozenset | dict):
        for item in value:
            yield from words(item)


def main() -> None:
    """Write both lists."""
    countries = countries_by_word()
    for which, other in (("given", "family"), ("family", "given")):
        ours, theirs = countries[which], countries[other]
        kept = sorted(w for w in ours if PLAINLY * len(ours[w]) > len(theirs.get(w, ())))
        write(which, kept)
    spanish = (w for w, where in countries["family"].items() if any(c.startswith("es_") for c in where))
    given = countries["given"]
    write("hispanic_family", sorted(w for w in spanish if len(given.get(w, ())) < len(countries["family"][w])))


def write(which: str, kept: list[str]) -> None:
    """One list, as lines of words."""
    text = textwrap.fill(" ".join(kept), 118, break_long_words=False)
    (TABLES / f"{which}_names.txt").write_text(
        HEADER.format(which=which.replace("_", " ").capitalize()) + text + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
