"""Web domains that a company of that name could have, each with its probability: no network, only what was learnt.

A log-linear model in two steps, each a choice with an explicit "something else": first the label, then the suffix,
given the label. Their product is the domain's probability; what the guesses leave over is the chance that none of
them is right. Both steps know which domains are much used.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from data.tables.domain_suffixes import GENERIC_SUFFIXES, country_suffixes
from data.tables.domain_weights import domain_weights
from discovery import labels_in_use
from discovery.domain_labels import CompanyName, company_name, labels
from discovery.domains import is_top_level

MOST_GUESSES = 60
SOMETHING_ELSE = ""  # in the place of a label or a suffix
_LABELS_TRIED = 48  # the likeliest, each with every suffix
_OF_LABELS = (
    *("hyphenated", "prefixed", "suffixed", "initials every", "initials bare", "with its form", "clipped", "blend"),
    *(f"{part} of {count}" for part in ("whole name", "first 1") for count in range(1, 6)),
)


class DomainGuess(NamedTuple):
    """A domain and the chance that it is the company's."""

    domain: str
    probability: float


def guess_domains(name: str, country: str | None) -> tuple[DomainGuess, ...]:
    """At most `MOST_GUESSES` domains, likeliest first; their probabilities add up to less than one."""
    told = company_name(name)
    choices = label_choices(told, country)
    guesses: dict[str, float] = {}
    for label, share in guess_labels(name, country):
        by_suffix = shares(suffix_choices(label, choices[label], told, country), domain_weights("suffix"))
        guesses |= {f"{label}.{suffix}": share * part for suffix, part in by_suffix.items() if suffix != SOMETHING_ELSE}
    best = sorted(guesses.items(), key=lambda one: (-one[1], one[0]))[:MOST_GUESSES]
    return tuple(DomainGuess(domain, probability) for domain, probability in best)


def guess_labels(name: str, country: str | None) -> tuple[DomainGuess, ...]:
    """The likeliest labels alone, each in the place of a domain."""
    by_label = shares(label_choices(company_name(name), country), domain_weights("label"))
    del by_label[SOMETHING_ELSE]
    best = sorted(by_label.items(), key=lambda one: (-one[1], one[0]))[:_LABELS_TRIED]
    return tuple(DomainGuess(label, share) for label, share in best)


def shares(choices: Mapping[str, Collection[str]], weights: Mapping[str, float]) -> dict[str, float]:
    """The probability of each choice: a softmax over the sums of its traits' weights."""
    scores = {choice: math.fsum(weights.get(trait, 0.0) for trait in traits) for choice, traits in choices.items()}
    top = max(scores.values())
    parts = {choice: math.exp(score - top) for choice, score in scores.items()}
    total = math.fsum(parts.values())
    return {choice: part / total for choice, part in parts.items()}


def label_choices(name: CompanyName, country: str | None) -> dict[str, set[str]]:
    """The labels that rules make of a name, and that none of them is right, each with its traits."""
    home = country or name.country
    choices = {
        label: made_by | set(labels_in_use.label_traits(label, made_by, name, home))
        for label, made_by in labels(name).items()
    }
    return choices | {SOMETHING_ELSE: set(_something_else(name, country))}


def suffix_choices(label: str, traits: Collection[str], name: CompanyName, country: str | None) -> dict[str, set[str]]:
    """The suffixes that a label could have, and that it has another one, each with its traits."""
    home = country or name.country
    roles = {suffix: {suffix} for suffix in GENERIC_SUFFIXES}
    roles |= {suffix: {f"own {place}", f"own {place} of {home}"} for place, suffix in enumerate(country_suffixes(home))}
    for suffix, role in _said_by_the_name(label, name):
        roles.setdefault(suffix, {"any other"}).add(role)
    used = labels_in_use.use(label, home)
    shared = (f"label {used}", *_circumstances(label, traits, name, country, home))
    choices = {
        suffix: _crossed(said, shared, tuple(labels_in_use.suffix_traits(label, suffix, used, name, home)))
        for suffix, said in roles.items()
    }
    return choices | {SOMETHING_ELSE: _crossed({"something else"}, shared, ())}


def _crossed(roles: Collection[str], shared: Collection[str], own: Collection[str]) -> set[str]:
    """A suffix's roles, what tells it from others, and each role with every circumstance."""
    return {*roles, *own, *(f"{role}, {circumstance}" for role in roles for circumstance in (*shared, *own))}


def _circumstances(
    label: str, traits: Collection[str], name: CompanyName, country: str | None, home: str | None
) -> Iterator[str]:
    """What a suffix may depend on."""
    length = len(label) // 3
    yield from (name.kind, name.letters, f"in {home or 'no country'}", f"{min(length, 6)} times three letters")
    if country is None:
        yield "country not told"
    yield from (f"label {what}" for what in _OF_LABELS if what in traits)
    yield from (f"{len(name.words)} words", f"{len(name.words)} words, {name.kind}")
    yield f"{name.kind}, in {home}"
    yield from (f"form {form}" for form in name.forms)
    for word in name.words:
        yield from (f"with {word}", f"with ..{word[-4:]}", f"with ..{word[-3:]}")


def _said_by_the_name(label: str, name: CompanyName) -> Iterator[tuple[str, str]]:
    """Suffixes that the name itself ends in: scale.ai of Scale AI, up.codes of UpCodes."""
    joined = "".join(name.words)
    rest = joined.removeprefix(label.replace("-", ""))
    if rest and rest != joined and is_top_level(rest):
        yield rest, "said by the name" if rest == name.words[-1] else "ends a word of the name"


def _something_else(name: CompanyName, country: str | None) -> Iterator[str]:
    yield "something else"
    yield name.kind
    yield f"{name.kind}, {min(len(name.words), 5)} words"
    yield f"{name.kind}, {min(len(''.join(name.words)) // 3, 9)} times three letters in all"
    yield f"{name.kind}, in {country or name.country}"
    yield f"{name.kind}, {name.letters}"
    yield from (f"something else than {word}" for word in name.words)
    yield from labels_in_use.something_else_traits(name, country or name.country)
