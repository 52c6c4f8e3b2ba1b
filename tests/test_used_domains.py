"""The list of the most used web domains, and what it tells about a company's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.tables import used_domains
from data.tables.used_domains import is_used
from discovery.domain_guesses import guess_domains
from discovery.domain_labels import company_name
from discovery.labels_in_use import label_traits, something_else_traits, suffix_traits, use
from tests.evaluation.learn_used_domains import bloom_filter, may_be_guessed

Using = Callable[..., None]


@pytest.fixture
def using(monkeypatch: pytest.MonkeyPatch) -> Using:
    """Puts a list of our own in the place of the bundled one."""
    return lambda *domains: monkeypatch.setattr(used_domains, "_filter", lambda: bloom_filter(domains))


def probability(name: str, country: str, domain: str) -> float:
    return dict(guess_domains(name, country))[domain]


def test_the_bundled_list_knows_much_used_domains_and_hardly_any_invented_one() -> None:
    assert all(map(is_used, ("wikipedia.com", "bbc.co.uk", "spiegel.de", "mailchimp.com")))
    invented = [f"harbour{number}finch.com" for number in range(2000)]
    assert sum(map(is_used, invented)) < 50  # of 2,000: a wrong yes for 1.2 % of them


def test_a_filter_knows_every_domain_that_was_put_in(using: Using) -> None:
    put_in = [f"{letter}{other}.example" for letter in "abcdefghij" for other in "klmnopqrst"]
    using(*put_in)
    assert all(map(is_used, put_in))
    assert not any(is_used(f"www.{domain}") for domain in put_in)


@pytest.mark.parametrize(
    ("domain", "kept"),
    [
        ("harbourfinch.com", True),
        ("harbour-finch.de", True),
        ("harbour1.de", True),
        ("harbourfinch.ninja", False),  # a suffix that is never guessed
        ("mail.harbourfinch.com", False),
        ("a-harbour-finch.com", False),
        ("harbour24.com", False),
        ("harbourandfinchandsons.com", False),
    ],
)
def test_of_the_list_those_are_kept_that_a_name_could_lead_to(domain: str, kept: bool) -> None:
    assert may_be_guessed(domain, {"com", "de"}) is kept


def test_a_label_is_told_by_the_suffixes_under_which_it_is_used(using: Using) -> None:
    using("harbour.com", "harbour.de", "finch.co.jp", "heron.io")
    assert use("harbour", "DE") == "used as com and own"
    assert use("harbour", None) == "used as com"
    assert use("finch", "JP") == "used as own"
    assert use("heron", "JP") == "used as young"
    assert use("gull", "JP") == "used nowhere"


def test_traits_tell_the_rule_and_the_length_beside_the_use(using: Using) -> None:
    using("harbourfinch.com")
    name = company_name("Harbour Finch GmbH")
    told = set(label_traits("harbourfinch", {"whole name of 2", "only finch"}, name, "DE"))
    assert told == {
        "used as com",
        "registered: used as com",
        "12 letters, used as com",
        "whole name of 2, used as com",
        "whole name of 2, 10 letters, used",
    }
    assert "something else, whole name used as com, first word used nowhere" in set(something_else_traits(name, "DE"))
    assert "used, label used as com" in set(suffix_traits("harbourfinch", "com", "used as com", name, "DE"))
    assert "unused, label used as com" in set(suffix_traits("harbourfinch", "de", "used as com", name, "DE"))


def test_a_domain_in_use_is_likelier_than_the_same_one_unused(using: Using) -> None:
    using()
    unused = {domain: probability("Harbour Finch GmbH", "DE", domain) for domain in ("harbourfinch.de", "harbour.com")}
    using("harbourfinch.de")
    assert probability("Harbour Finch GmbH", "DE", "harbourfinch.de") > 2 * unused["harbourfinch.de"]
    assert probability("Harbour Finch GmbH", "DE", "harbour.com") < unused["harbour.com"]


def test_where_the_plain_name_is_used_a_made_up_one_is_less_likely(using: Using) -> None:
    using()
    before = probability("Harbour Finch", "US", "getharbourfinch.com")
    using("harbourfinch.com")
    assert probability("Harbour Finch", "US", "getharbourfinch.com") < before
