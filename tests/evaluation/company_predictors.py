"""A company's web domain by its name alone, asked as the flow asks it."""

from __future__ import annotations

from discovery.domain_guesses import guess_domains


def guess_domain(name: str, country: str | None) -> list[tuple[str, float]]:
    """At most 60 domains with their probabilities, likeliest first; no network."""
    return [(guess.domain, guess.probability) for guess in guess_domains(name, country)]
