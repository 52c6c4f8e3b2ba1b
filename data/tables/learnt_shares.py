"""How companies make addresses, as shares of companies and of their people. The numbers stand in learnt_shares.json.

`python -m tests.evaluation.learn_priors` makes them and says how. Sums only: they hold nobody.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TypeAlias

Shares: TypeAlias = dict[str, float]
Table: TypeAlias = dict[str, Shares]

_LEARNT = json.loads((files("data.tables") / "learnt_shares.json").read_text(encoding="utf-8"))

MAIN: Table = _LEARNT["MAIN"]
"""Of companies with each format as their main one, by region; under "" something else."""

SECOND: Shares = _LEARNT["SECOND"]
"""Of companies with each format as their second."""

BACKGROUND: Table = _LEARNT["BACKGROUND"]
"""Of the people who follow neither, by kind of house."""

HOUSES: dict[str, list[float]] = _LEARNT["HOUSES"]
"""Of companies, by kind of house, in the order of `houses.MIXTURES`."""

HABITS: dict[str, dict[str, list[float]]] = _LEARNT["HABITS"]
"""Of each way to cut and spell a name, by shape of name (`name_cuts`), in the order of `email_formats.LAYOUTS`."""

FAMILY_FIRST: Shares = _LEARNT["FAMILY_FIRST"]
"""Of names that begin with the family name, by what their first and last words are known as."""

NAME_FIT: Table = _LEARNT["NAME_FIT"]
"""How much likelier each format is for people with such a name than for their colleagues."""

SHAPES: Table = _LEARNT["SHAPES"]
"""How likely each format gives a local part of such a shape (`bare_addresses`)."""
