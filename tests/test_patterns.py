"""Every regular expression of ours means the same to every Python that we support."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import data
import discovery
import flows
import outreach


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each compiled pattern at the top of one of our modules, with where it stands."""
    for package in (data, discovery, outreach, flows):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in module.name:
                for name, value in vars(importlib.import_module(module.name)).items():
                    if isinstance(value, re.Pattern):
                        yield f"{module.name}.{name}", value


@pytest.mark.parametrize(("where", "pattern"), [pytest.param(*found, id=found[0]) for found in patterns()])
def test_no_pattern_is_possessive(where: str, pattern: re.Pattern[str]) -> None:
    """Python 3.11 before .5 gives up a character too many after some possessive repeats (CPython issue 106052)."""
    outside_classes = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]", "x", str(pattern.pattern))
    assert re.search(r"[*+?}]\+|\(\?>", outside_classes) is None, where
