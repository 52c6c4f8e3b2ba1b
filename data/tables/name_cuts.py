"""In which ways companies cut a name in two for a mailbox: the given part and the family part.

A cut is written with letters for the words of the name in the order given, middle, family: `a` the first, `m` and `n`
between, `z` the last, and `p` the particles (van der) as one word, `q` each by itself, `r` with hyphens between. `.`
is whatever the company's format puts between its parts, `-` a hyphen, side by side is joined, `m1` an initial:
`a.m1|z` gives {first}.{m}.{last} where the format is {first}.{last}, and jmsmith where it is {f}{last}. How often
each is met is in `learnt_shares`.
"""

from __future__ import annotations

_THREE_WORDS = (
    "a|z", "a.m|z", "a.m1|z", "a|mz", "a|m-z", "a|m", "am|z", "a-m|z", "m|z", "am1|z", "a|m.z", "z|a", "z|am", "m|a",
    "a.m1|mz", "a|am", "a1.m|z",
)  # fmt: skip

CUTS: dict[str, tuple[str, ...]] = {
    # A row is a shape of name.
    "a": ("a|",),
    "az": ("a|z",),
    "aiz": ("a|z", "a.m1|z", "am1|z"),  # an initial between
    "imz": _THREE_WORDS,  # an initial in front, behind
    "ami": _THREE_WORDS,
    "amz": _THREE_WORDS,
    "amz given": _THREE_WORDS,  # the word between is known as a given name, as a family name
    "amz family": _THREE_WORDS,
    "amz hispanic": _THREE_WORDS,  # with a family name of Spain or Latin America
    "amz east": _THREE_WORDS,  # the family name is one of those that are written first
    "apz": ("a|pz", "a|z", "a|q.z", "a|r-z", "a|p", "a.p1|z"),
    "apz many": ("a|pz", "a|z", "a|q.z", "a|r-z", "a|p.z"),  # two particles or more
    "ampz": ("a|pz", "a|z", "a|q.z", "a|r-z", "a.m1|pz", "a.m|pz", "am|pz", "a.m|z", "am|z", "a|m"),
    "amnz": (
        "a|z", "a|n", "a.m|n.z", "a.m|z", "a.m|n", "am|z", "am|n", "a|mnz", "a|nz", "a|m", "a.m1|n", "a.m1|z", "a|n-z",
        "am|nz", "am|n-z",
    ),
}  # fmt: skip

_SPELT = ("plain", "long", "third")  # Müller as muller, as mueller

SPELLINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # letters of a name that tell its language, the row for it and its options; the first that fits
    ("ışğç", "spelling ış", ("plain",)),  # Turkish writes ü as u
    ("åøæ", "spelling åø", _SPELT),
    ("ü", "spelling ü", _SPELT),
    ("äö", "spelling äö", _SPELT),
    ("", "spelling", _SPELT),
)

CHOICES: dict[str, tuple[str, ...]] = {
    "given hyphen": (
        "kept",
        "dropped",
        "first part",
        "second part",
        "apart",
    ),  # Jean-Pierre; apart: two words, two initials
    "family hyphen": ("kept", "dropped", "first part", "second part", "apart"),  # Smith-Jones
    **{row: options for _, row, options in SPELLINGS},
    "transcription": _SPELT,  # 이 as lee, as yi
    "known as": ("as written", "as they say"),  # Robert (Bob) as robert, as bob
    "called short": ("as written", "in full"),  # Bob as robert
    "called full": ("as written", "short"),  # Robert as bob
    "syllables": ("one initial", "initial each"),  # Xiaoming as x, as xm
    "order": ("as read", "swapped"),
}
