"""Which address? From the addresses seen at a domain to the format it uses, and from there to one person's address.

Nothing here has spoken to a mailbox: a probability says how often such an address is right, not that this one is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from math import fsum

import numpy as np

from data.model import EmailCandidate, FormatShare, InferredFormat, PersonName, PublishedEmail
from data.tables.email_formats import FORMATS
from data.tables.regions import region
from data.tables.role_accounts import is_role_account
from discovery import bare_addresses
from discovery.domains import mail_domain
from discovery.explanations import SOMETHING_ELSE, Evidence, explain
from discovery.formats import build
from discovery.habits import learnt_habits, reading_shares
from discovery.houses import Clue, format_shares
from discovery.name_fit import fit
from discovery.names import bare, parse_name
from discovery.readings import readings
from discovery.reasons import candidate_reason, format_reason

MOST_CANDIDATES = 5
SISTER_WEIGHT = 0.5  # of an address at another domain of the same company
FACTORS = {
    # how much likelier an address is for what is known of it itself
    "bounced": 0.02,
    "another's": 0.02,  # printed with somebody else's name
    "theirs": 50.0,  # printed with this name
    "nobody's": 10.0,  # printed without a name: it is somebody's whose name makes it
}
REPLIED = 0.99  # they answered from it


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
    personal = tuple(
        e
        for e in examples
        if mail_domain(e.address) in {domain, *sisters} and not is_role_account(_local_part(e.address))
    )
    clues = [Clue(_evidence(e), 1.0 if mail_domain(e.address) == domain else SISTER_WEIGHT) for e in personal]
    failed = [e for e in bounced if e.person and mail_domain(e.address) == domain]
    shares, by_format = _shares(
        tuple(sorted(clues + [Clue(_evidence(e), bounced=True) for e in failed])), region(domain)
    )
    named = sorted((e.person, _local_part(e.address)) for e in personal if e.person)
    return InferredFormat(
        domain=domain,
        shares=by_format,
        something_else=shares[SOMETHING_ELSE],
        reason=format_reason(_where(domain, personal), by_format[0], _seen(by_format, personal)),
        habits=learnt_habits([explain(*example) for example in named], shares),
        examples=personal,
    )


@lru_cache(maxsize=16_384)
def _shares(clues: tuple[Clue, ...], of_region: str) -> tuple[list[float], tuple[FormatShare, ...]]:
    """The shares of the formats in their order, something else last; and the formats best first.

    The caller sorts the clues, so that the order in which pages were read cannot matter.
    """
    shares: list[float] = format_shares(clues, of_region).tolist()
    seen = Counter(_likeliest(clue.evidence, shares) for clue in clues if not clue.bounced)
    ranked = sorted(range(SOMETHING_ELSE), key=lambda number: -shares[number])
    return shares, tuple(FormatShare(format=FORMATS[n], share=shares[n], seen=seen[n]) for n in ranked)


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
    built, of_name, fits, local_parts = build(name), readings(name), fit(name), list(build(name).places)
    by_format = {s.format: s.share for s in inferred.shares}
    shares = fits[:SOMETHING_ELSE] * [by_format[format_] for format_ in FORMATS]
    of_ways = shares[built.format] * reading_shares(name, inferred.habits)[built.layout, built.reading]
    weights = np.add.reduceat(of_ways, built.start)
    known = _known(name, inferred, bounced, built.places)
    for local_part, what in known.items():
        weights[built.places[local_part]] *= FACTORS[what]
    weights /= weights.sum() + inferred.something_else * fits[SOMETHING_ELSE]
    why = _reasons(inferred)
    candidates = []
    for place in np.argsort(-weights, kind="stable")[:MOST_CANDIDATES].tolist():
        way, local_part = built.likeliest(place, of_ways), local_parts[place]
        candidates.append(
            EmailCandidate(
                address=f"{local_part}@{inferred.domain}",
                format=FORMATS[way.format],
                probability=float(weights[place]),
                reason=candidate_reason(why(FORMATS[way.format]), of_name[way.reading], known.get(local_part)),
            )
        )
    return candidates


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
        local_part: _whose(example, name)
        for example in inferred.examples
        if (local_part := _local_part(example.address)) in built and mail_domain(example.address) == inferred.domain
    }
    came_back = {_local_part(a) for a in bounced if mail_domain(a) == inferred.domain}
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
    return " and ".join(sorted({mail_domain(e.address) for e in examples})) or domain


def _seen(shares: Sequence[FormatShare], examples: Sequence[PublishedEmail]) -> dict[str, int]:
    """How many of the examples each format explains; under "" those that none does."""
    seen = {s.format: s.seen for s in shares if s.seen}
    unexplained = len(examples) - sum(seen.values())
    return seen | ({"": unexplained} if unexplained else {})


def _evidence(example: PublishedEmail) -> Evidence:
    if example.person:
        return explain(example.person, _local_part(example.address)).evidence
    return bare_addresses.evidence(_local_part(example.address))


def _likeliest(evidence: Evidence, shares: Sequence[float]) -> int:
    """The format to count an example for."""
    return max(evidence, key=lambda explained: shares[explained[0]] * explained[1])[0]


def _local_part(address: str) -> str:
    """Without its detail (RFC 5233), lower-case: mailboxes are told apart by case nowhere that matters."""
    return address.rpartition("@")[0].lower().partition("+")[0]
