"""All the ways in which a mailbox may cut and spell one person's name, each with the share of companies that do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import mul, truediv
from typing import Generic, NamedTuple, TypeVar

from data.model import PersonName
from data.tables.email_formats import LAYOUTS
from data.tables.learnt_shares import HABITS
from data.tables.name_cuts import CUTS, SPELLINGS
from data.tables.name_words import FAMILY_NAMES_FIRST, JOINTS
from data.tables.short_names import FORMAL, SHORT
from discovery.name_lists import Kind, hispanic_names, kind
from discovery.names import PINYIN
from discovery.spellings import in_style, spellings

JOIN = "\0"  # in a part: here goes whatever the format puts between its parts
ALL = (1.0,) * len(LAYOUTS)  # the share of what leaves no choice
RAREST = 2e-3  # readings below this share are left out
MOST_CALLED = 3  # other forms of a given name that are thought of
_PARTICLES = {"p": "", "q": JOIN, "r": "-"}  # the letters of the cuts for van der: what stands between the two
_HALVING = {1: (1.0,), 2: (2 / 3, 1 / 3), 3: (4 / 7, 2 / 7, 1 / 7)}  # by their number; each half as likely as the last

T = TypeVar("T")
U = TypeVar("U")

_TWO_SYLLABLES = re.compile(f"({PINYIN})({PINYIN})")
_PIECE = re.compile(r"([a-z])(1?)|([.-])")
# From Greek on; between the two lie the Latin letters of Vietnamese, and punctuation.
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2e80-\U0003ffff]")


class Choice(NamedTuple):
    """One decision behind a reading."""

    habit: str  # on which names of other shapes bear too: "cut"
    option: str  # "a.m1|z"
    row: str  # of HABITS: "cut amz given"


class Reading(NamedTuple):
    """One way to take a name: the parts that a format puts together."""

    first: str
    last: str
    f: str  # initials of the given part
    l: str  # noqa: E741 - the token's own name, {l}
    shares: tuple[float, ...]  # among companies, before anything is known of this one; by layout of the format
    choices: tuple[Choice, ...]  # only where the name leaves a choice


_AS_READ = (Choice("order", "as read", "order"),)
_SWAPPED = (Choice("order", "swapped", "order"),)


class _Draft(NamedTuple, Generic[T]):
    """A reading in the making."""

    value: T
    shares: tuple[float, ...] = ALL
    choices: tuple[Choice, ...] = ()

    def becomes(self, value: U, shares: Sequence[float] = ALL, *choices: Choice) -> _Draft[U]:
        shares = self.shares if shares is ALL else _times(self.shares, shares)
        return _Draft(value, shares, self.choices + choices)


@lru_cache(maxsize=16_384)
def readings(name: PersonName) -> tuple[Reading, ...]:
    """The readings of a name, likeliest first; none where nothing of it can be written in ASCII."""
    found = [
        Reading(*draft.value, initials.value, _initials(draft.value[1]), initials.shares, initials.choices)
        for ordered in _likely(_ordered(name))
        for spelt in _likely(_spelt(ordered, name))
        for cut in _likely(_cut(spelt))
        for draft in _likely(_hyphened(cut))
        if any(draft.value)
        for initials in _initialled(draft)
    ]
    return tuple(sorted(found, key=lambda r: (-sum(r.shares), r)))


def _likely(drafts: Iterable[_Draft[T]]) -> list[_Draft[T]]:
    """Those that are not too rare yet; what is made of a draft is rarer still."""
    return [draft for draft in drafts if max(draft.shares) >= RAREST]


def _times(shares: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    return tuple(map(mul, shares, others))


def _initials(part: str) -> str:
    return "".join(word[:1] for word in part.split(JOIN)) if JOIN in part else part[:1]


def _initialled(draft: _Draft[tuple[str, str]]) -> Iterator[_Draft[str]]:
    """The initials of the given part; two for a Chinese name of two syllables, where the company counts both."""
    given, family = draft.value
    syllables = _TWO_SYLLABLES.fullmatch(given) if family in FAMILY_NAMES_FIRST else None
    if syllables is None:
        yield draft.becomes(_initials(given))
        return
    initials = (given[0], given[0] + syllables[2][0])
    for (option, shares), value in zip(HABITS["syllables"].items(), initials, strict=True):
        yield draft.becomes(value, shares, Choice("syllables", option, "syllables"))


def _ordered(name: PersonName) -> Iterator[_Draft[tuple[str, ...]]]:
    """The words of the name in the order given, middle, family; and the other way round, where that may be."""
    words = tuple(w for w in (name.given, *name.middle, *name.family.split()) if spellings(w) and w not in JOINTS)
    if not name.swapped or len(words) < 2:
        yield _Draft(words)
        return
    yield _Draft(words, _each(1 - name.swapped), _AS_READ)
    others = {words[1:] + words[:1], words[-1:] + words[:-1]}
    for other in sorted(others):
        yield _Draft(other, _each(name.swapped / len(others)), _SWAPPED)


def _each(share: float) -> tuple[float, ...]:
    """A share that is the same in every layout."""
    return (share,) * len(LAYOUTS)


def _spelt(ordered: _Draft[tuple[str, ...]], name: PersonName) -> Iterator[_Draft[dict[str, str]]]:
    """Each word under its letter of the cuts, in every spelling, and the given name also as they may be called."""
    words = ordered.value
    forms = {letter: _forms(w, letter == "z", words[-1]) for letter, w in _lettered(words, name)}
    row, called = _called(name.known_as, in_style(forms.get("a", ()), 0))
    habit, of_letters = _habit_of_letters("".join(words))
    for style, shares, chosen in _options(habit, of_letters, max(map(len, forms.values()), default=1)):
        spelt = ordered.becomes({letter: in_style(f, style) for letter, f in forms.items()}, shares, *chosen)
        for other, among, also in _options("known as" if name.known_as else "called", row, 2 if called else 1):
            for given, part in zip(called, _HALVING[len(called)], strict=True) if other else [("", 1.0)]:
                yield spelt.becomes(spelt.value | ({"a": given} if given else {}), _times(among, _each(part)), *also)


def _forms(word: str, is_family: bool, beside: str) -> tuple[str, ...]:
    """The spellings of a word; of particles that stand apart, together."""
    if JOIN in word:
        return (JOIN.join(in_style(spellings(part), 0) for part in word.split(JOIN)),)
    return spellings(word, family=is_family, beside=beside)


def _habit_of_letters(letters: str) -> tuple[str, str]:
    """Which habit decides how the letters of a name are spelt, and its row: ü as ue says nothing of 이 as yi."""
    if _OTHER_SCRIPT.search(letters):
        return "transcription", "transcription"
    found = set(letters.lower())
    return "spelling", next(row for some, row, _ in SPELLINGS if not some or found & set(some))


@cache
def _options(habit: str, row: str, count: int) -> tuple[tuple[int, tuple[float, ...], tuple[Choice, ...]], ...]:
    """The first options of a habit with their shares, as far as this name leaves a choice."""
    if count == 1:
        return ((0, ALL, ()),)
    options = list(HABITS[row].items())[:count]
    totals = [sum(column) for column in zip(*(shares for _, shares in options), strict=True)]
    return tuple(
        (number, tuple(map(truediv, shares, totals)), (Choice(habit, option, row),))
        for number, (option, shares) in enumerate(options)
    )


def _lettered(words: tuple[str, ...], name: PersonName) -> list[tuple[str, str]]:
    """The words by the letters of the cuts: of five words or more the first two and the last two."""
    if any(map(spellings, name.particles)) and len(words) > 1:
        given, family = words[: 1 + len(name.middle)], words[1 + len(name.middle) :]
        words = (*given[:2], family[0] if family else words[-1])
        lettered = [(letter, between.join(name.particles)) for letter, between in _PARTICLES.items()]
    else:
        lettered = []
    letters = {0: "", 1: "a", 2: "az", 3: "amz"}.get(len(words), "amnz")
    return [*zip(letters, words if len(words) < 5 else (*words[:2], *words[-2:]), strict=True), *lettered]


def _called(known_as: str, given: str) -> tuple[str, tuple[str, ...]]:
    """By which other names somebody may go, the likeliest first, and the row of HABITS for that.

    What they say themselves, else Robert for Bob and Bob for Robert.
    """
    if known_as:
        return "known as", spellings(known_as)[:1]
    if given in FORMAL:
        return "called short", FORMAL[given][:MOST_CALLED]
    return "called full", SHORT.get(given, ())[:MOST_CALLED]


def _cut(spelt: _Draft[dict[str, str]]) -> Iterator[_Draft[tuple[str, str]]]:
    """The given and the family part, by every cut for this shape of name."""
    for given, family, shares, chosen in _cuts(_shape(spelt.value)):
        yield spelt.becomes((_fill(given, spelt.value), _fill(family, spelt.value)), shares, *chosen)


@cache
def _cuts(shape: str) -> tuple[tuple[str, str, tuple[float, ...], tuple[Choice, ...]], ...]:
    """The halves of every cut for a shape of name, its share and the choice that it is; of nothing, nothing."""
    habit, row, cuts = "particle cut" if "p" in shape else "cut", f"cut {shape}", CUTS.get(shape, ())
    return tuple(
        (given, family, tuple(HABITS[row][cut]), (Choice(habit, cut, row),) if len(cuts) > 1 else ())
        for cut in cuts
        for given, family in [cut.split("|")]
    )


def _shape(words: dict[str, str]) -> str:
    """The row of CUTS for a name."""
    shape = "".join(letter for letter in "ampnz" if letter in words)
    if shape == "apz" and JOIN in words["q"]:
        return "apz many"
    if shape == "amz" and (lone := [letter for letter in "maz" if len(words[letter]) == 1]):
        return shape.replace(lone[0], "i")
    if shape == "amz" and words["z"] in FAMILY_NAMES_FIRST:
        return "amz east"
    if shape == "amz" and not hispanic_names().isdisjoint((words["m"], words["z"])):
        return "amz hispanic"
    if shape == "amz" and (middle := kind(words["m"])) in {Kind.GIVEN, Kind.FAMILY}:
        return f"amz {middle}"
    return shape


def _fill(half: str, words: dict[str, str]) -> str:
    """A half of a cut with the words put in; `.` becomes JOIN."""
    if half in words:
        return words[half]
    filled = [between or words[letter][: 1 if initial else None] for letter, initial, between in _pieces(half)]
    return "".join(filled).strip(JOIN + "-")


@cache
def _pieces(half: str) -> tuple[tuple[str, str, str], ...]:
    """A half of a cut as (letter of a word, "1" for its initial) or (what stands between)."""
    pieces = (piece.groups(default="") for piece in _PIECE.finditer(half))
    return tuple((letter, initial, JOIN if between == "." else between) for letter, initial, between in pieces)


def _hyphened(cut: _Draft[tuple[str, str]]) -> Iterator[_Draft[tuple[str, str]]]:
    """What becomes of the hyphens inside either part."""
    if not any("-" in part for part in cut.value):
        yield cut
        return
    for given in _unhyphened(cut.value[0], "given hyphen"):
        for family in _unhyphened(cut.value[1], "family hyphen"):
            shares = _times(given.shares, family.shares)
            yield cut.becomes((given.value, family.value), shares, *given.choices, *family.choices)


def _unhyphened(part: str, habit: str) -> Iterator[_Draft[str]]:
    if "-" not in part:
        yield _Draft(part)
        return
    for option, shares in HABITS[habit].items():
        yield _Draft(_UNHYPHEN[option](part), tuple(shares), (Choice(habit, option, habit),))


_UNHYPHEN: dict[str, Callable[[str], str]] = {
    "kept": lambda part: part,
    "dropped": lambda part: part.replace("-", ""),
    "first part": lambda part: part.partition("-")[0],
    "second part": lambda part: part.rpartition("-")[2],
    "apart": lambda part: part.replace("-", JOIN),
}
