"""What the scorers ask, asked as the flow asks it: built addresses here, pages in `page_predictors`."""

from __future__ import annotations

from datetime import UTC, datetime

from data.model import Method, PublishedEmail, Source
from discovery.email_format import email_candidates, infer_format
from discovery.names import parse_name
from tests.evaluation.company_predictors import guess_domain
from tests.evaluation.page_predictors import rank_phones, read_page

__all__ = ["guess_domain", "predict_email", "predict_email_bare", "rank_phones", "read_page"]

_SOURCE = Source(uri="case:evaluation", retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), method=Method.GIVEN)


def predict_email(name: str, domain: str, examples: list[tuple[str, str]]) -> list[tuple[str, float]]:
    """The addresses of a person with their probabilities, best first; examples are (name, address)."""
    return _predict(name, domain, [_published(address, person) for person, address in examples])


def predict_email_bare(name: str, domain: str, examples: list[tuple[str, str]]) -> list[tuple[str, float]]:
    """The same, with the examples' names withheld."""
    return _predict(name, domain, [_published(address, None) for _, address in examples])


def _published(address: str, person: str | None) -> PublishedEmail:
    return PublishedEmail(address=address, text=address, source=_SOURCE, person=person)


def _predict(name: str, domain: str, examples: list[PublishedEmail]) -> list[tuple[str, float]]:
    candidates, _ = email_candidates(parse_name(name), infer_format(domain, examples))
    return [(candidate.address, candidate.probability) for candidate in candidates]
