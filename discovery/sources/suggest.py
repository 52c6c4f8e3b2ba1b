"""A suggest service as Clearbit's was: the beginning of a name in, companies with their domains out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from data.model import Method
from discovery.sources.reading import domain_of, is_same_name, seen_at, text
from discovery.sources.source import DAY_S, Api, Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggest:
    """`GET ?query=NAME` answers `[{"name": ..., "domain": ..., "logo": ...}]`. Opt-in: OPENLINE_SUGGEST_URL.

    Terms: the service's own; Clearbit's, at autocomplete.clearbit.com, was documented without any and may end any day.
    May return: name and web domain.
    """

    url: str
    name: str = "company suggest"
    terms: str = "those of the service"
    apart_s: float = 1.0
    kept_s: float = DAY_S
    left_out: frozenset[str] = frozenset()

    async def companies(self, name: str, country: str | None, api: Api) -> tuple[Known, ...]:
        """Those called exactly so: a suggestion is what the name could become, not what it is."""
        uri = f"{self.url}?{urlencode({'query': name})}"
        source = seen_at(uri, api.reader.clock(), Method.PROVIDER)
        rows = [(text(row["name"]), domain_of(row["domain"])) for row in await api.json(uri)]
        return tuple(
            Known(domain=domain, name=called, source=source)
            for called, domain in rows
            if domain and is_same_name(called, name)
        )
