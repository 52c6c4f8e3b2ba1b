"""Whether a web domain is among the million most used ones: used_domains.bin, a Bloom filter.

Made by `python -m tests.evaluation.learn_used_domains`, which says how, from the Tranco list of 15 January 2025 as the
MISP project hands it on (pymispwarninglists 1.7.0, BSD 3-Clause; Le Pochat et al., "Tranco: A Research-Oriented Top
Sites Ranking", NDSS 2019). It holds no name and no rank: it answers, and answers "yes" for one in a hundred of the
others, too (Bloom, "Space/Time Trade-offs in Hash Coding", 1970). A domain that it does not know may well be in use.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

BITS = 6 << 20  # 768 KiB
PROBES = 5  # nearly BITS / domains * ln 2, where a wrong yes is rarest


def is_used(domain: str) -> bool:
    """Whether a domain, in lower-case ASCII, is on the list; by chance so for 1 % of those that are not.

    >>> is_used("wikipedia.com"), is_used("synergistics.example")
    (True, False)
    """
    bits = _filter()
    return all(bits[bit >> 3] >> (bit & 7) & 1 for bit in probes(domain))


def probes(domain: str) -> Iterator[int]:
    """The bits that are set for a domain: independent slices of one digest."""
    digest = int.from_bytes(blake2b(domain.encode(), digest_size=4 * PROBES).digest(), "big")
    for _ in range(PROBES):
        yield digest % BITS
        digest >>= 32


@cache
def _filter() -> bytes:
    return Path(__file__).with_suffix(".bin").read_bytes()
