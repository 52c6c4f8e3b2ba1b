"""What companies put behind their name in the domain of their mail."""

from __future__ import annotations

from typing import Final

# "synergistics-group", "synergisticsmail": behind the company's own name, joined or with a hyphen.
BEHIND_A_NAME: Final = frozenset(
    "group gruppe groupe grupo holding corp inc ltd llc gmbh ag ab bv nv sa srl spa plc co company mail email online hq app team jobs careers hr uk us de fr es nl se it eu int global "
    "international europe digital tech software io ai labs".split()
)
