"""Makes data/tables/used_domains.bin, the Bloom filter of the web domains that are most used.

    pip download --no-deps pymispwarninglists    (not among the pins: 20 MB, wanted here alone), unpacked, then
    python -m tests.evaluation.learn_used_domains .../lists/tranco/list.json

Of the million, those are kept that a company's name could well lead to: a suffix that is guessed, and under which
companies are at home; a label that is neither long nor full of digits. A third of the list goes, and 4 % of the
companies' domains that are on it; each that goes makes a wrong "yes" rarer.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from data.tables import used_domains
from data.tables.countries import country_names
from data.tables.domain_suffixes import GENERIC_SUFFIXES, country_suffixes
from data.tables.used_domains import BITS, probes

TABLE = Path(used_domains.__file__).with_suffix(".bin")
LONGEST_LABEL, MOST_DIGITS, MOST_HYPHENS = 18, 1, 1
RARELY_COMPANIES = frozenset(("net", "org", "xyz", "me"))  # one in 3,000 there is a company's, of .com one in 200


def may_be_guessed(domain: str, suffixes: Iterable[str]) -> bool:
    """Whether a name could lead there."""
    label, _, suffix = domain.partition(".")
    return (
        suffix in suffixes
        and len(label) <= LONGEST_LABEL
        and sum(map(str.isdigit, label)) <= MOST_DIGITS
        and label.count("-") <= MOST_HYPHENS
    )


def bloom_filter(domains: Iterable[str]) -> bytes:
    """The filter that knows these domains."""
    bits = bytearray(BITS // 8)
    for domain in domains:
        for bit in probes(domain):
            bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def main() -> None:
    """Read the list, write the filter."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("listed", type=Path)
    listed = json.loads(parser.parse_args().listed.read_text(encoding="utf-8"))["list"]
    suffixes = {suffix for code in set(country_names().values()) for suffix in country_suffixes(code)}
    suffixes |= set(GENERIC_SUFFIXES) - RARELY_COMPANIES
    kept = [domain for domain in listed if may_be_guessed(domain, suffixes)]
    TABLE.write_bytes(bloom_filter(kept))
    full = sum(byte.bit_count() for byte in TABLE.read_bytes()) / BITS
    print(f"{len(kept)} of {len(listed)} domains; a wrong yes for {full**used_domains.PROBES:.1%} of others")


if __name__ == "__main__":
    main()
