"""Which address? From the addresses seen at a domain to the format it uses, and from there to one person's address.

Nothing here has spoken to a mailbox: a probability says how often such an address is right, not that this one is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import fsum
from typing import NamedTuple

import numpy as np

from data.model import EmailCandidate, FormatShare, InferredFormat, PersonName, PublishedEmail
from data.tables.email_formats import FORMATS
from data.tables.regions import region
from data.tables.role_accounts import is_role_account
from discovery import bare_addresses
from discovery.arrays import Floats
from discovery.domains import mail_domain
from discovery.explanations import NUMBERED, SOMETHING_ELSE, Evidence, explain
from discovery.formats import build
from discovery.habits import learnt_habits, reading_shares
from discovery.houses import Clue, format_shares
from discovery.name_fit import fit
from discovery.names import bare, parse_name
from discovery.readings import readings
from discovery.reasons import candidate_reason, format_reason

MOST_CANDIDATES = 5
WORTH_LISTING = 1e-3  # rarer formats count as something else
SISTER_WEIGHT = 0.5  # of an address at another domain of the same company
FACTORS = {
    # how much likelier an address is for what is known of it itself
    "bounced": 0.02,
    "another's": 0.02,  # printed with somebody else's name
    "theirs": 50.0,  # printed with this name
    "nobody's": 10.0,  # printed without a name: it is somebody's whose name makes it
}
REPLIED = 0.99  # they answered from it
NUMBERS_STRENGTH = 1.3  # of what all companies do with numbers, in examples: one that gives them gives them to many
_NUMBERS = {format_: number for number, format_ in enumerate(FORMATS)}


class _Mailbox(NamedTuple):
    """An address, taken apart."""

    local_part: str
    domain: str
    is_role: bool


def infer_format(
    domain: str,
    examples: Sequence[PublishedEmail],
    *,
    sisters: Collection[str] = (),
    bounced: Sequence[PublishedEmail] = (),
) -> InferredFormat:
    """What the addresses seen at a company say of one mail domain's format; without any, what companies do.

    `sisters` are the company's other mail domains; their addresses weigh less. Addresses elsewhere and role accounts
    teach nothing. Mail that came back (`bounced`, with the person it was meant for) speaks against the formats that
    made the address; an address that was answered from is an example like any other. Order does not matter.
    """
    of_company = {domain, *sisters}
    personal = tuple(e for e in examples if (box := _mailbox(e.address)).domain in of_company and not box.is_role)
    of_region = region(domain)
    clues = [Clue(_evidence(e), 1.0 if _mailbox(e.address).domain == domain else SISTER_WEIGHT) for e in personal]
    clues += [Clue(_evidence(e), bounced=True) for e in bounced if e.person and mail_domain(e.address) == domain]
    shares, listed = _shares(tuple(sorted(clues)), of_region)
    named = sorted((e.person, _mailbox(e.address).local_part) for e in personal if e.person)
    return InferredFormat(
        domain=domain,
        shares=listed,
        something_else=1 - fsum([share.share for share in listed]),
        reason=format_reason(_where(domain, personal), listed[0], _seen(listed, personal)),
        habits=learnt_habits([explain(*example) for example in named], shares, of_region),
        numbered=_numbered(personal),
        examples=personal,
    )


def _numbered(examples: Sequence[PublishedEmail]) -> float:
    """How many more of a company's people than of other companies' have a number in their address: jsmith2."""
    seen = sum(_mailbox(example.address).local_part[-1:].isdigit() for example in examples)
    return max(0.0, (seen + NUMBERS_STRENGTH * NUMBERED) / (len(examples) + NUMBERS_STRENGTH) - NUMBERED)


@lru_cache(maxsize=16_384)
def _shares(clues: tuple[Clue, ...], of_region: str) -> tuple[list[float], tuple[FormatShare, ...]]:
    """The shares of the formats in their order, something else last; and those worth listing, best first.

    The caller sorts the clues, so that the order in which pages were read cannot matter.
    """
    shares: list[float] = format_shares(clues, of_region).tolist()
    seen = Counter(_likeliest(clue.evidence, shares) for clue in clues if not clue.bounced)
    worth_listing = (n for n in range(SOMETHING_ELSE) if shares[n] >= WORTH_LISTING or seen[n])
    ranked = sorted(worth_listing, key=lambda number: -shares[number])
    return shares, tuple(FormatShare(format=FORMATS[n], share=shares[n], seen=seen[n]) for n in ranked)


def email_candidates(
    name: PersonName, inferred: InferredFormat, *, replied: Collection[str] = (), bounced: Collection[str] = ()
) -> tuple[tuple[EmailCandidate, ...], float]:
    """The likeliest addresses of a person, best first, and the chance that it is none of them; they sum to 1.

    `replied` and `bounced` are addresses of this person that the candidate has tried.
    """
    candidates = _likeliest_built(name, inferred, bounced) if build(name).places else []
    return _answered(candidates, [a for a in replied if mail_domain(a) == inferred.domain])


def _likeliest_built(name: PersonName, inferred: InferredFormat, bounced: Collection[str]) -> list[EmailCandidate]:
    """The likeliest of all addresses that a format makes of a name."""
    built, of_name, local_parts = build(name), readings(name), list(build(name).places)
    known, why = _known(name, inferred, bounced, built.places), _reasons(inferred)
    of_ways, chances = _chances(name, inferred, known)
    places = np.argsort(-chances, kind="stable")[:MOST_CANDIDATES]
    ways = built.likeliest(of_ways)[places]
    likeliest = zip(
        *(a.tolist() for a in (places, chances[places], built.format[ways], built.reading[ways])), strict=True
    )
    return [
        EmailCandidate(
            address=f"{local_parts[place]}@{inferred.domain}",
            format=FORMATS[format_],
            probability=chance,
            reason=candidate_reason(why(FORMATS[format_]), of_name[reading], known.get(local_parts[place])),
        )
        for place, chance, format_, reading in likeliest
        if chance
    ]


def _chances(name: PersonName, inferred: InferredFormat, known: Mapping[str, str]) -> tuple[Floats, Floats]:
    """How much each way to an address of a person weighs, and the chance of each address, as `build` orders them."""
    built, fits = build(name), fit(name)
    shares = np.zeros(len(FORMATS))
    shares[[_NUMBERS[s.format] for s in inferred.shares]] = [s.share for s in inferred.shares]
    shares *= fits[:SOMETHING_ELSE]
    of_ways = shares[built.format] * reading_shares(name, inferred.habits)[built.layout, built.reading]
    weights = np.bincount(built.place, of_ways).astype(float, copy=False)
    of_numbered = inferred.numbered * weights.sum()
    weights *= 1 - inferred.numbered
    for local_part, what in known.items():
        weights[built.places[local_part]] *= FACTORS[what]
    weights /= weights.sum() + of_numbered + inferred.something_else * fits[SOMETHING_ELSE]
    return of_ways, weights


def _answered(candidates: Sequence[EmailCandidate], replied: Sequence[str]) -> tuple[tuple[EmailCandidate, ...], float]:
    """The candidates, led by an address from which the person has answered, and the chance of something else."""
    if replied:
        theirs = min(replied)
        built = next((c.format for c in candidates if c.address == theirs), "")
        others = [replace(c, probability=c.probability * (1 - REPLIED)) for c in candidates if c.address != theirs]
        answered = EmailCandidate(address=theirs, format=built, probability=REPLIED, reason="they answered from it")
        candidates = [answered, *others]
    return tuple(candidates), max(0.0, 1 - fsum(c.probability for c in candidates))


def _known(
    name: PersonName, inferred: InferredFormat, bounced: Collection[str], built: Collection[str]
) -> dict[str, str]:
    """What is known of the addresses built for a person, as keys of FACTORS by local part."""
    found = {
        box.local_part: _whose(example, name)
        for example in inferred.examples
        if (box := _mailbox(example.address)).local_part in built and box.domain == inferred.domain
    }
    came_back = {box.local_part for box in map(_mailbox, bounced) if box.domain == inferred.domain}
    return found | dict.fromkeys(came_back & set(built), "bounced")


def _whose(example: PublishedEmail, name: PersonName) -> str:
    """Whether an address seen is this person's, somebody else's or nobody's in particular."""
    if example.person is None:
        return "nobody's"
    other = parse_name(example.person)
    return "theirs" if (bare(other.given), bare(other.family)) == (bare(name.given), bare(name.family)) else "another's"


def _reasons(inferred: InferredFormat) -> Callable[[str], str]:
    """The reason for a format, by its name."""
    where, seen = _where(inferred.domain, inferred.examples), _seen(inferred.shares, inferred.examples)
    shares = {s.format: s for s in inferred.shares}
    return lambda format_: format_reason(where, shares[format_], seen)


def _where(domain: str, examples: Sequence[PublishedEmail]) -> str:
    """The domains at which examples were seen."""
    return " and ".join(sorted({_mailbox(e.address).domain for e in examples})) or domain


def _seen(shares: Sequence[FormatShare], examples: Sequence[PublishedEmail]) -> dict[str, int]:
    """How many of the examples each format explains; under "" those that none does."""
    seen = {s.format: s.seen for s in shares if s.seen}
    unexplained = len(examples) - sum(seen.values())
    return seen | ({"": unexplained} if unexplained else {})


def _evidence(example: PublishedEmail) -> Evidence:
    if example.person:
        return explain(example.person, _mailbox(example.address).local_part).evidence
    return bare_addresses.evidence(_mailbox(example.address).local_part)


def _likeliest(evidence: Evidence, shares: Sequence[float]) -> int:
    """The format to count an example for."""
    return max(evidence, key=lambda explained: shares[explained[0]] * explained[1])[0]


@lru_cache(maxsize=65_536)
def _mailbox(address: str) -> _Mailbox:
    """An address in lower case (mailboxes are told apart by case nowhere that matters), without detail (RFC 5233)."""
    local_part, _, domain = address.lower().rpartition("@")
    local_part = local_part.partition("+")[0]
    return _Mailbox(local_part, domain, is_role_account(local_part))
