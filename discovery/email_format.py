"""Which address? From the addresses seen at a domain to the format it uses, and from there to one person's address.

Nothing here has spoken to a mailbox: a probability says how often such an address is right, not that this one is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from data.model import EmailCandidate, FormatShare, InferredFormat, PersonName, PublishedEmail, SaidFormat
from data.tables.email_formats import FORMATS
from data.tables.regions import region
from data.tables.role_accounts import is_role_account
from discovery import bare_addresses
from discovery.domains import mail_domain
from discovery.explanations import BY_CHANCE, NUMBERED, SOMETHING_ELSE, Evidence, explain
from discovery.formats import LAYOUT_OF, build
from discovery.habits import learnt_habits, reading_shares
from discovery.houses import Clue, format_shares
from discovery.name_fit import fit
from discovery.names import bare, parse_name
from discovery.readings import readings, takings
from discovery.reasons import candidate_reason, format_reason, said_reason

MOST_CANDIDATES = 5
WORTH_LISTING = 1e-3  # rarer formats count as something else
SISTER_WEIGHT = 0.5  # of an address at another domain of the same company
SAID_WEIGHT = 0.5  # of a service's word for the format: how many addresses it rests on, and how old, it does not say
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


class _Finding(NamedTuple):
    """What addresses say of a domain's formats."""

    shares: list[float]  # of the formats in their order, something else last
    listed: tuple[FormatShare, ...]  # those worth it, best first
    something_else: float  # than the listed


def infer_format(
    domain: str,
    examples: Sequence[PublishedEmail],
    *,
    sisters: Collection[str] = (),
    bounced: Sequence[PublishedEmail] = (),
    said: Sequence[SaidFormat] = (),
) -> InferredFormat:
    """What the addresses seen at a company say of one mail domain's format; without any, what companies do.

    `sisters` are the company's other mail domains; their addresses weigh less. Addresses elsewhere and role accounts
    teach nothing. Mail that came back (`bounced`, with the person it was meant for) speaks against the formats that
    made the address; an address that was answered from is an example like any other. What services say of the format
    (`said`) weighs as half an address. Order does not matter.
    """
    of_company, of_region = {domain, *sisters}, region(domain)
    boxes = [
        (example, box)
        for example in examples
        if (box := _mailbox(example.address)).domain in of_company and not box.is_role
    ]
    clues = [
        _clue(example.person, box.local_part, 1.0 if box.domain == domain else SISTER_WEIGHT) for example, box in boxes
    ]
    clues += [
        _clue(example.person, _mailbox(example.address).local_part, bounced=True)
        for example in bounced
        if example.person and mail_domain(example.address) == domain
    ]
    told = tuple(one for one in said if one.domain == domain and one.format in _NUMBERS)
    found = _finding(tuple(sorted(clues)), tuple(sorted(map(_said, told))), of_region)
    personal = tuple([example for example, _ in boxes])
    named = sorted([(example.person, box.local_part) for example, box in boxes if example.person])
    reason = format_reason(_where(domain, personal), found.listed[0], _seen(found.listed, personal))
    return InferredFormat(
        domain=domain,
        shares=found.listed,
        something_else=found.something_else,
        reason=reason + said_reason(told),
        habits=learnt_habits([explain(*example) for example in named], found.shares, of_region),
        numbered=_numbered(personal),
        examples=personal,
        said=told,
    )


def _numbered(examples: Sequence[PublishedEmail]) -> float:
    """How many more of a company's people than of other companies' have a number in their address: jsmith2."""
    seen = sum(_mailbox(example.address).local_part[-1:].isdigit() for example in examples)
    return max(0.0, (seen + NUMBERS_STRENGTH * NUMBERED) / (len(examples) + NUMBERS_STRENGTH) - NUMBERED)


@lru_cache(maxsize=1024)
def _finding(clues: tuple[Clue, ...], said: tuple[Clue, ...], of_region: str) -> _Finding:
    """The caller sorts the clues, so that the order in which pages were read cannot matter.


    What is only `said` is no address seen.
    """
    shares: list[float] = format_shares((*clues, *said), of_region).tolist()
    seen = [_likeliest(clue.evidence, shares) for clue in clues if not clue.bounced]
    worth_listing = [n for n in range(SOMETHING_ELSE) if shares[n] >= WORTH_LISTING or n in seen]
    ranked = sorted(worth_listing, key=shares.__getitem__, reverse=True)
    listed = tuple([FormatShare(format=FORMATS[n], share=shares[n], seen=seen.count(n)) for n in ranked])
    return _Finding(shares, listed, 1 - fsum([shares[n] for n in ranked]))


def email_candidates(
    name: PersonName, inferred: InferredFormat, *, replied: Collection[str] = (), bounced: Collection[str] = ()
) -> tuple[tuple[EmailCandidate, ...], float]:
    """The likeliest addresses of a person, best first, and the chance that it is none of them; they sum to 1.

    `replied` and `bounced` are addresses of this person that the candidate has tried.
    """
    candidates = _likeliest_built(name, inferred, bounced) if readings(name) else []
    return _answered(candidates, [a for a in replied if mail_domain(a) == inferred.domain])


def _likeliest_built(name: PersonName, inferred: InferredFormat, bounced: Collection[str]) -> list[EmailCandidate]:
    """The likeliest of all addresses that a format makes of a name."""
    weights, ways = _weighed(name, inferred)
    without_number, with_number = 1 - inferred.numbered, inferred.numbered * fsum(weights.values())
    known = _known(name, inferred, bounced, weights)
    for local_part, what in known.items():
        weights[local_part] *= FACTORS[what]
    total = without_number * fsum(weights.values()) + with_number + inferred.something_else * fit(name)[""]
    likeliest = sorted(weights, key=weights.__getitem__, reverse=True)[:MOST_CANDIDATES]
    of_name, where = readings(name), _where(inferred.domain, inferred.examples)
    seen, said = _seen(inferred.shares, inferred.examples), said_reason(inferred.said)
    return [
        EmailCandidate(
            address=f"{local_part}@{inferred.domain}",
            format=share.format,
            probability=without_number * weights[local_part] / total,
            reason=candidate_reason(format_reason(where, share, seen) + said, of_name[reading], known.get(local_part)),
        )
        for local_part in likeliest
        if weights[local_part]
        for format_, reading in [divmod(ways[local_part], len(of_name))]
        for share in [inferred.shares[format_]]
    ]


def _weighed(name: PersonName, inferred: InferredFormat) -> tuple[dict[str, float], dict[str, int]]:
    """How likely a domain's formats make each address of a person, before anything is known of it, and mostly how.

    The ways to an address are numbered: the readings of the name under the first format, under the second, and so on.
    """
    built, fits, of_readings = build(name), fit(name), reading_shares(takings(readings(name)), inferred.habits)
    numbers = [_NUMBERS[share.format] for share in inferred.shares]
    local_parts = [of_reading[number] for number in numbers for of_reading in built]
    of_ways = [
        of_format * of_reading
        for number, share in zip(numbers, inferred.shares, strict=True)
        for of_format in [share.share * fits[share.format]]
        for of_reading in of_readings[LAYOUT_OF[number]]
    ]
    weights: dict[str, float] = {}
    likeliest: dict[str, int] = {}
    for way, local_part in enumerate(local_parts):
        if local_part in weights:
            weights[local_part] += of_ways[way]
            if of_ways[way] > of_ways[likeliest[local_part]]:
                likeliest[local_part] = way
        else:
            weights[local_part] = of_ways[way]
            likeliest[local_part] = way
    weights.pop("", None)
    return weights, likeliest


def _answered(candidates: Sequence[EmailCandidate], replied: Sequence[str]) -> tuple[tuple[EmailCandidate, ...], float]:
    """The candidates, led by an address from which the person has answered, and the chance of something else."""
    if replied:
        theirs = min(replied)
        built = next((c.format for c in candidates if c.address == theirs), "")
        others = [replace(c, probability=c.probability * (1 - REPLIED)) for c in candidates if c.address != theirs]
        answered = EmailCandidate(address=theirs, format=built, probability=REPLIED, reason="they answered from it")
        candidates = [answered, *others]
    return tuple(candidates), max(0.0, 1 - fsum([c.probability for c in candidates]))


def _known(
    name: PersonName, inferred: InferredFormat, bounced: Collection[str], built: Collection[str]
) -> dict[str, str]:
    """What is known of the addresses built for a person, as keys of FACTORS by local part."""
    found = {
        box.local_part: _whose(example, name)
        for example in inferred.examples
        if (box := _mailbox(example.address)).local_part in built and box.domain == inferred.domain
    }
    came_back = [box.local_part for box in map(_mailbox, bounced) if box.domain == inferred.domain]
    return found | {local_part: "bounced" for local_part in came_back if local_part in built}


def _whose(example: PublishedEmail, name: PersonName) -> str:
    """Whether an address seen is this person's, somebody else's or nobody's in particular."""
    if example.person is None:
        return "nobody's"
    other = parse_name(example.person)
    return "theirs" if (bare(other.given), bare(other.family)) == (bare(name.given), bare(name.family)) else "another's"


def _where(domain: str, examples: Sequence[PublishedEmail]) -> str:
    """The domains at which examples were seen."""
    return " and ".join(sorted({_mailbox(e.address).domain for e in examples})) or domain


def _seen(shares: Sequence[FormatShare], examples: Sequence[PublishedEmail]) -> dict[str, int]:
    """How many of the examples each format explains; under "" those that none does."""
    seen = {s.format: s.seen for s in shares if s.seen}
    unexplained = len(examples) - sum(seen.values())
    return seen | ({"": unexplained} if unexplained else {})


@lru_cache(maxsize=4096)
def _clue(person: str | None, local_part: str, weight: float = 1.0, bounced: bool = False) -> Clue:
    evidence = explain(person, local_part).evidence if person else bare_addresses.evidence(local_part)
    return Clue(evidence, weight, bounced)


def _said(told: SaidFormat) -> Clue:
    return Clue(((_NUMBERS[told.format], 1.0), (SOMETHING_ELSE, BY_CHANCE)), SAID_WEIGHT)


def _likeliest(evidence: Evidence, shares: Sequence[float]) -> int:
    """The format to count an example for."""
    return max(evidence, key=lambda explained: shares[explained[0]] * explained[1])[0]


@lru_cache(maxsize=4096)
def _mailbox(address: str) -> _Mailbox:
    """An address in lower case (mailboxes are told apart by case nowhere that matters), without detail (RFC 5233)."""
    local_part, _, domain = address.lower().rpartition("@")
    local_part = local_part.partition("+")[0]
    return _Mailbox(local_part, domain, is_role_account(local_part))
