"""Which address? From the addresses seen at a domain to the format it uses, and from there to one person's address."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import fsum, prod
from typing import NamedTuple

from data.model import EmailCandidate, FormatShare, HabitShare, InferredFormat, PersonName, PublishedEmail
from data.tables.regions import region
from data.tables.role_accounts import is_role_account
from discovery import bare_addresses
from discovery.explanations import Explanation, explain
from discovery.formats import FORMAT_NAMES, Rendering, renderings
from discovery.houses import SOMETHING_ELSE, Evidence, format_shares
from discovery.names import parse_name
from discovery.readings import Reading, readings

MOST_CANDIDATES = 10


def infer_format(domain: str, examples: Sequence[PublishedEmail]) -> InferredFormat:
    personal = tuple(e for e in examples if _is_personal(e.address, domain))
    explained = [explain(e.person, _local_part(e.address)) for e in personal if e.person]
    rows = [e.evidence for e in explained] + [bare_addresses.evidence(_local_part(e.address)) for e in personal if not e.person]
    shares = format_shares(tuple(sorted(rows)), region(domain))
    habits = _habits(explained, shares)
    ranked = sorted(zip(shares, FORMAT_NAMES), key=lambda pair: -pair[0])
    return InferredFormat(
        domain=domain,
        shares=tuple(FormatShare(format=name, share=share) for share, name in ranked),
        something_else=shares[-1],
        habits=habits,
        examples=personal,
        explained=0,
    )


STRENGTH = {
    "cut": 4.0,
    "particle cut": 3.0,
    "order": 4.0,
    "spelling": 1.5,
    "called": 8.0,
    "given hyphen": 2.0,
    "family hyphen": 3.0,
}


def _habits(explained, shares):
    obs = {}
    exp = {}
    for e in explained:
        if not e.ways:
            continue
        w = [shares[x.format] * x.reading.share for x in e.ways]
        z = sum(w)
        o = {}
        for x, y in zip(e.ways, w):
            for c in x.reading.choices:
                o[c[:2]] = o.get(c[:2], 0) + y / z
        for c, y in _expected(e.readings):
            exp[c] = exp.get(c, 0) + y
        for c, y in o.items():
            obs[c] = obs.get(c, 0) + y
    return (
        tuple(
            HabitShare(
                habit=h, choice=o, factor=(obs.get((h, o), 0) + STRENGTH[h] * x / (n := 1)) / (x + STRENGTH[h] * x)
            )
            for (h, o), x in sorted(exp.items())
        )
        if 0
        else tuple(
            HabitShare(habit=h, choice=o, factor=(obs.get((h, o), 0) + S * base) / (x + S * base))
            for (h, o), x in sorted(exp.items())
            for S in [STRENGTH[h]]
            for base in [x / (sum(v for (h2, _), v in exp.items() if h2 == h) or 1)]
        )
    )


@lru_cache(maxsize=65536)
def _expected(rs):
    e = {}
    for r in rs:
        for c in r.choices:
            e[c[:2]] = e.get(c[:2], 0) + r.share
    z = sum(r.share for r in rs)
    return tuple((c, x / z) for c, x in e.items())


def email_candidates(name: PersonName, inferred: InferredFormat) -> tuple[tuple[EmailCandidate, ...], float]:
    share = {s.format: s.share for s in inferred.shares}
    fac = {(h.habit, h.choice): h.factor for h in inferred.habits}
    ws = {}
    for r in readings(name):
        w = r.share
        for c in r.choices:
            w *= fac.get(c[:2], 1.0)
        ws[r] = w
    z = sum(ws.values()) or 1
    found = []
    for local_part, ways in renderings(name).items():
        by_format: dict[str, float] = {}
        for way in ways:
            key = FORMAT_NAMES[way.format]
            by_format[key] = by_format.get(key, 0.0) + share[key] * ws[way.reading] / z
        best = max(by_format, key=by_format.__getitem__)
        found.append((sum(by_format.values()), local_part, best))
    found.sort(key=lambda f: (-f[0], f[1]))
    candidates = tuple(
        EmailCandidate(address=f"{local_part}@{inferred.domain}", format=best, probability=p, reason="")
        for p, local_part, best in found[:MOST_CANDIDATES]
    )
    return candidates, 1 - fsum(c.probability for c in candidates)


def _local_part(address: str) -> str:
    return address.rpartition("@")[0].lower().partition("+")[0]


def _is_personal(address: str, domain: str) -> bool:
    return address.rpartition("@")[2] == domain and not is_role_account(_local_part(address))
