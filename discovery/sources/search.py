"""What two search services have in common: results with a title and a URL, of which few are companies' own sites."""

from __future__ import annotations

from typing import Any

from data.folding import fold
from data.model import Method, Source
from data.tables.legal_forms import without_legal_form
from data.tables.not_companies import NOT_COMPANIES
from discovery.domains import own_domain
from discovery.sources.reading import domain_of, seen_at, text
from discovery.sources.source import Api, Known

RESULTS_READ = 10


def query(name: str, country: str | None) -> str:
    """What is searched for: the company, and nobody in it."""
    return f'"{name}" company official site {country or ""}'.strip()


def sites(results: list[Any], name: str, uri: str, api: Api) -> tuple[Known, ...]:
    """The sites among the results whose title or domain bears the company's name, in the service's order."""
    source = seen_at(uri, api.reader.clock(), Method.PROVIDER)
    found = {
        known.domain: known for result in reversed(results[:RESULTS_READ]) if (known := _site(result, name, source))
    }
    return tuple(reversed(found.values()))


def _site(result: dict[str, Any], name: str, source: Source) -> Known | None:
    domain, title = domain_of(result.get("url")), text(result.get("title"))
    if domain is None or own_domain(domain, name, NOT_COMPANIES) is None:
        return None
    wanted = "".join(without_legal_form(tuple(fold(name).split())))
    bears = wanted in fold(title).replace(" ", "") or wanted in domain.partition(".")[0].replace("-", "")
    return Known(domain=domain, name=title or domain, source=source) if wanted and bears else None
