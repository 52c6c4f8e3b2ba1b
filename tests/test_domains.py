"""Which part of a host name somebody has registered."""

from __future__ import annotations

import pytest

from discovery.domains import registrable_domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("synergistics.example", "synergistics.example"),
        ("www.synergistics.example", "synergistics.example"),
        ("WWW.Synergistics.EXAMPLE.", "synergistics.example"),
        ("a.b.c.synergistics.example", "synergistics.example"),
        ("www.nordlicht-werke.de", "nordlicht-werke.de"),
        ("shop.harbourandfinch.co.uk", "harbourandfinch.co.uk"),
        ("harbourandfinch.github.io", "harbourandfinch.github.io"),  # two customers of one web host are two sites
        ("bücher.example", "xn--bcher-kva.example"),
        ("www.xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("STRAẞE.example", "xn--strae-oqa.example"),
    ],
)
def test_the_registrable_domain_is_one_label_below_the_public_suffix(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.parametrize(
    "host",
    [
        "",
        ".",
        "example",
        "co.uk",
        "github.io",
        "192.0.2.1",
        "::1",
        "[::1]",
        "a..example",
        "x" * 64 + ".example",
        "a b.example",
    ],
)
def test_what_nobody_can_have_registered_has_none(host: str) -> None:
    assert registrable_domain(host) is None
