"""Where a label is in use already, as far as a list of the most used domains knows; as traits by which it is weighed.

Half of all companies' domains are on that list, and few of the labels that rules make of a name: whether
harbourandfinch.com is used or harbour-finch.de tells more than any rule. That the plain name is used and yet not the
company's is told as well: short names and common words are taken by others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from data.tables.domain_suffixes import country_suffixes
from data.tables.used_domains import is_used
from discovery.domain_labels import CompanyName

_MADE_BY = frozenset(
    "blend, clipped, clipped inside, hyphenated, in brackets, prefixed, suffixed, with its form, without fillers, "
    "word and beginning, beginning and word, initials every, initials bare, initials all but one, initials suffixed, "
    "initials then word, word then initials".split(", ")
)
_YOUNG = ("io", "co", "ai")  # where young companies go; each suffix asked is one more wrong yes
_PLACES = ("whole name of ", "first ", "last ", "words ")


def use(label: str, home: str | None) -> str:
    """Under which suffixes a label is used: .com, the country's own, those of young companies.

    >>> use("wikipedia", "US"), use("synergisticsnowhere", None)
    ('used as com', 'used nowhere')
    """
    asked = {"com": ("com",), "own": country_suffixes(home), "young": _YOUNG}
    where = [place for place, suffixes in asked.items() if any(is_used(f"{label}.{suffix}") for suffix in suffixes)]
    return f"used as {' and '.join(where)}" if where else "used nowhere"


def label_traits(label: str, made_by: Collection[str], name: CompanyName, home: str | None) -> Iterator[str]:
    """What the use of a label tells, by its length and by the rule that made it."""
    used = use(label, home)
    yield from (used, f"{name.kind}: {used}", f"{min(len(label), 12)} letters, {used}")
    yes = "unused" if used == "used nowhere" else "used"
    for made in made_by:
        if made in _MADE_BY or made.startswith(_PLACES):
            yield from (f"{made}, {used}", f"{made}, {min(len(label), 10)} letters, {yes}")


def something_else_traits(name: CompanyName, home: str | None) -> Iterator[str]:
    """How the whole name and its first word are used, where neither need be the company's domain."""
    whole = "".join(name.words)
    used = f"something else, whole name {use(whole, home)}"
    yield from (used, f"{used}, {name.kind}", f"{used}, {min(len(name.words), 4)} words")
    yield f"{used}, {min(len(whole), 12)} letters"
    if len(name.words) > 1:
        first = f"first word {use(name.words[0], home)}"
        yield from (f"something else, {first}", f"{used}, {first}")


def suffix_traits(label: str, suffix: str, used: str, name: CompanyName, home: str | None) -> Iterator[str]:
    """Whether the very domain is in use, by how its label is used elsewhere (see `use`)."""
    yes = "used" if is_used(f"{label}.{suffix}") else "unused"
    yield from (yes, f"{yes}, label {used}", f"{yes}, label {used}, {name.kind}", f"{yes}, {name.kind}")
    yield from (f"{yes}, in {home or 'no country'}", f"{yes}, {min(len(label) // 3, 4)} times three letters")
