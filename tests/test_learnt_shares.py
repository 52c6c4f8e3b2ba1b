"""The learnt table has a row for everything that asks it, and every row shares out one whole."""

from __future__ import annotations

import pytest

from data.tables import learnt_shares
from data.tables.email_formats import FORMATS, LAYOUTS
from data.tables.name_cuts import CHOICES, CUTS
from data.tables.regions import REGIONS
from discovery.houses import KINDS, MIXTURES, PLACES

ROUNDED = 0.01  # the numbers stand with three digits


def test_every_region_has_main_formats_and_spellings() -> None:
    assert set(learnt_shares.MAIN) == set(learnt_shares.SPELLING_FIT) == {"", *REGIONS}


@pytest.mark.parametrize(
    "row",
    [*learnt_shares.MAIN.values(), learnt_shares.SECOND, *learnt_shares.BACKGROUND.values()],
)
def test_a_row_of_formats_names_each_and_something_else(row: dict[str, float]) -> None:
    assert tuple(row) == PLACES == (*FORMATS, "")
    assert sum(row.values()) == pytest.approx(1, abs=ROUNDED)


def test_every_kind_of_house_has_a_share_for_each_mixture() -> None:
    assert set(learnt_shares.HOUSES) == set(learnt_shares.BACKGROUND) == set(KINDS)
    for row in learnt_shares.HOUSES.values():
        assert len(row) == len(MIXTURES)
        assert sum(row) == pytest.approx(1, abs=ROUNDED)


@pytest.mark.parametrize(
    ("row", "options"),
    [(f"cut {shape}", cuts) for shape, cuts in CUTS.items()] + [(h, o) for h, o in CHOICES.items() if h != "order"],
)
def test_a_habit_shares_out_one_whole_in_every_layout(row: str, options: tuple[str, ...]) -> None:
    shares = learnt_shares.HABITS[row]
    assert tuple(shares) == options
    for layout in range(len(LAYOUTS)):
        assert sum(by_layout[layout] for by_layout in shares.values()) == pytest.approx(1, abs=ROUNDED)
