"""Labels that a company's web domain could have, from its name; each with the traits by which it is weighed.

A label is the part before the suffix: `harbourandfinch` of harbourandfinch.com. A trait is a short text, as
"whole name" or "without holdings"; what each is worth was learnt, and stands in data/tables/domain_weights.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from data.folding import fold
from data.tables.company_words import (
    AFTER,
    AFTER_INITIALS,
    BEFORE,
    CLIPPED,
    FILLERS,
    HYPHENATED_AFTER,
    WRITTEN_WITH_FORM,
)
from data.tables.legal_forms import split_legal_form

LONGEST_LABEL = 63  # RFC 1035 section 2.3.4
MOST_WORDS = 7  # of a name: what follows is description
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_HYPHENATED = re.compile(r"\b(\w+)[-‐‑–](?=(\w+))")

# How many letters of each word a blend takes.
CUTS = {2: tuple(product((1, 2, 3, 4), repeat=2)), 3: ((2, 2, 2), (3, 3, 3), (2, 2, 3), (3, 2, 2))}

Labels = dict[str, set[str]]  # label -> its traits
Made = Iterator[tuple[str, tuple[str, ...]]]  # labels as a rule makes them, each with the traits that this shows


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyName:
    """A company's name as far as a domain could be made of it."""

    words: tuple[str, ...]  # folded, without the legal form
    forms: tuple[str, ...]  # the legal forms that were there
    hyphens: frozenset[int]  # after which word the name itself has a hyphen
    in_brackets: tuple[str, ...]  # "International Business Machines (IBM)"
    country: str | None  # as the legal form tells it
    letters: str  # how the first word is written: CAPITALS, Camel, lower, Title

    @property
    def kind(self) -> str:
        """Whether the name comes as a register writes it, with its legal form, or as people say it."""
        return "registered" if self.forms else "spoken"


def company_name(name: str) -> CompanyName:
    """A name, taken apart.

    >>> told = company_name("Harbour-Finch Holdings (HFH) plc")
    >>> told.words, told.forms, sorted(told.hyphens), told.in_brackets, told.country
    (('harbour', 'finch', 'holdings'), ('plc',), [0], ('hfh',), 'GB')
    """
    outside = _IN_BRACKETS.sub(" ", name)
    registered = split_legal_form(tuple(fold(outside if fold(outside) else name).split()))
    words = registered.words[1:] if len(registered.words) > 1 and registered.words[0] == "the" else registered.words
    hyphenated = {(fold(one), fold(other)) for one, other in _HYPHENATED.findall(name)}
    return CompanyName(
        words=words[:MOST_WORDS],
        forms=registered.forms,
        hyphens=frozenset(at for at, two in enumerate(pairwise(words)) if two in hyphenated),
        in_brackets=tuple(dict.fromkeys(word for part in _IN_BRACKETS.findall(name) for word in fold(part).split())),
        country=registered.country,
        letters=_letters(name),
    )


def _letters(name: str) -> str:
    """How the first word of a name is written, and whether the others are as loud.

    >>> [_letters(name) for name in ("IMI plc", "HARBOUR FINCH", "InterHarbour", "harbour", "Harbour AB")]
    ['first word in capitals', 'all in capitals', 'Camel', 'lower', 'Title']
    """
    words = [word for word in re.split(r"[^\w]+", name) if word]
    first = words[1] if len(words) > 1 and words[0] in {"The", "PT", "AS", "AB"} else words[0] if words else ""
    if any(letter.isdigit() for letter in first):
        return "with digits"
    if first.isupper() and len(first) > 1:
        return "all in capitals" if name.isupper() and len(words) > 1 else "first word in capitals"
    if first[:1].islower():
        return "lower"
    return "Camel" if first[1:] != first[1:].lower() else "Title"


def labels(name: CompanyName, country: str | None) -> Labels:
    """Every label that a rule makes of a name, with its traits."""
    found: Labels = defaultdict(set)
    for rule in (_spans, _clipped, _with_affix, _with_form, _initials, _blends, _bracketed):
        for label, made_by in rule(name):
            if 1 < len(label) <= LONGEST_LABEL:
                found[label].update(made_by)
    for label, traits in found.items():
        traits.update(_shape(label))
        form = [trait for trait in traits if not trait.startswith("without ")]
        traits.update(f"{name.kind}: {trait}" for trait in form)
        traits.update(f"{name.letters}: {trait}" for trait in form)
        traits.update(f"{country or name.country}: {trait}" for trait in form)
    return dict(found)


def _spans(name: CompanyName) -> Made:
    """The words that stand side by side somewhere in the name, joined or hyphenated."""
    count = len(name.words)
    for start in range(count):
        for end in range(start + 1, count + 1):
            words = name.words[start:end]
            where = _place(start, end, count)
            left_out = tuple(_left_out(name.words, start, end))
            if len(words) == 1:
                yield words[0], (where, f"only {words[0]}", f"only ..{words[0][-3:]}", *left_out)
                continue
            yield "".join(words), (where, "joined", *left_out)
            bare = tuple(word for word in words if word not in FILLERS)
            if bare and bare != words:
                yield "".join(bare), (where, "joined", "without fillers", *left_out)
                yield "-".join(bare), (where, "hyphenated", "without fillers", *left_out)
            yield "-".join(words), (where, "hyphenated", *left_out)
            if any(start <= at < end - 1 for at in name.hyphens):
                yield _as_written(name, start, end), (where, "hyphens as written", *left_out)


def _as_written(name: CompanyName, start: int, end: int) -> str:
    hyphens = ("-" if at in name.hyphens and at < end - 1 else "" for at in range(start, end))
    return "".join(word + hyphen for word, hyphen in zip(name.words[start:end], hyphens, strict=True))


def _left_out(words: tuple[str, ...], start: int, end: int) -> Iterator[str]:
    """What a label is without: the words, and how they end, so that one "-ing" speaks for another; where it is cut."""
    if end < len(words):
        yield from (f"without all from {words[end]}", f"without all after {words[end - 1]}")
    for word in (*words[:start], *words[end:]):
        yield f"without {word}"
        yield from (f"without ..{word[-size:]}" for size in (3, 4))


def _place(start: int, end: int, count: int) -> str:
    """Which part of a name that is.

    >>> _place(0, 2, 2), _place(0, 1, 2), _place(1, 3, 4)
    ('whole name of 2', 'first 1 of 2', 'words 2 to 3 of 4')
    """
    if end - start == count:
        return f"whole name of {min(count, 5)}"
    if start == 0:
        return f"first {end} of {min(count, 5)}"
    if end == count:
        return f"last {end - start} of {min(count, 5)}"
    return f"words {start + 1} to {end} of {min(count, 5)}"


def _clipped(name: CompanyName) -> Made:
    """Names with their last word, or both of two, cut short: harbourpharma."""
    for end in range(1, len(name.words) + 1):
        *before, last = name.words[:end]
        for short in CLIPPED.get(last, ()):
            traits = ("clipped", f"clipped {last}", f"clipped to {short}", f"clipped, {len(name.words) - end} left out")
            yield "".join((*before, short)), traits
            if before:
                yield "-".join((*before, short)), ("hyphenated", *traits)
                yield "".join((before[0], short)), ("clipped, first word", *traits)
    for at, word in enumerate(name.words[:-1]):
        for short in CLIPPED.get(word, ()):
            cut = "".join((*name.words[:at], short, *name.words[at + 1 :]))
            yield cut, ("clipped inside", f"clipped inside to {short}")


def _with_affix(name: CompanyName) -> Made:
    """What is put around a name that was taken: getharbour, harbourhq, harbour-group."""
    for end in (1, 2, 3):
        if end > len(name.words):
            continue
        base, of = "".join(name.words[:end]), _place(0, end, len(name.words))
        for before in BEFORE:
            yield before.replace(" ", "") + base, ("prefixed", f"prefixed {before}", f"prefixed {of}")
        for after in AFTER:
            known = "affix known" if after in name.words or after in name.forms else "affix new"
            yield base + after, ("suffixed", f"suffixed {after}", f"suffixed {of}", known)
            if after in HYPHENATED_AFTER:
                yield f"{base}-{after}", ("suffixed with a hyphen", f"suffixed -{after}", f"suffixed {of}", known)


def _with_form(name: CompanyName) -> Made:
    """The name with its legal form: harbourplc, pt-harbour."""
    for form in name.forms:
        for written in WRITTEN_WITH_FORM.get(form, ()):
            for end in {1, len(name.words)}:
                base = name.words[:end]
                of = "whole" if end == len(name.words) else "first word"
                yield "".join((*base, written)), ("with its form", f"with its form {written}", f"with its form, {of}")
                yield "-".join((*base, written)), ("with its form, hyphenated", f"with its form, {of}")


def _initials(name: CompanyName) -> Made:
    """Letters for words: hfh, hfgroup, harbourfg."""
    every = name.words
    bare = tuple(word for word in every if word not in FILLERS) or every
    forms = "".join(word[0] for form in name.forms[:1] for word in form.split())
    for which, words in {"every": every, "bare": bare, "all but one": bare[:-1]}.items():
        letters = "".join(word[0] for word in words)
        if len(words) < 2:
            continue
        yield letters, (f"initials {which}", f"{len(letters)} initials")
        if forms:
            yield letters + forms, (f"initials {which} and form", f"{len(letters)} initials and form")
            yield letters + forms[0], (f"initials {which} and form", f"{len(letters)} initials and form")
        for after in AFTER_INITIALS:
            traits = ("initials suffixed", f"initials suffixed {after}", f"{len(letters)} initials suffixed")
            yield letters + after, traits
        yield letters[:-1] + words[-1], ("initials then word", f"{len(letters)} initials then word")
        yield words[0] + letters[1:], ("word then initials", f"{len(letters)} word then initials")
        if len(words) > 2:
            yield letters[:-2] + "".join(words[-2:]), ("initials then two words",)
            yield "".join(words[:2]) + letters[2:], ("two words then initials",)


def _blends(name: CompanyName) -> Made:
    """Beginnings of words run together: harfin, harbourfin, hfinch."""
    bare = [word for word in name.words if word not in FILLERS]
    for words in {tuple(bare[:2]), tuple(bare[-2:]), tuple(bare[:3])}:
        if len(words) < 2:
            continue
        for sizes in CUTS[len(words)]:
            if all(size < len(word) for size, word in zip(sizes, words, strict=True)):
                cut = "".join(word[:size] for size, word in zip(sizes, words, strict=True))
                yield cut, ("blend", f"blend {'+'.join(map(str, sizes))}")
        if len(words) == 2:
            for size in (2, 3, 4):
                yield words[0] + words[1][:size], ("word and beginning", f"word and beginning {size}")
                yield words[0][:size] + words[1], ("beginning and word", f"beginning and word {size}")


def _bracketed(name: CompanyName) -> Made:
    for word in name.in_brackets:
        yield word, ("in brackets",)


def _shape(label: str) -> Iterator[str]:
    yield f"{min(len(label) // 3, 9)} times three letters"
    if label.isdigit():
        yield "digits"
