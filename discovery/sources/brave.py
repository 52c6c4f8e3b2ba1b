"""Brave Search: a search service with an index and a programming interface of its own."""

from __future__ import annotations

from urllib.parse import urlencode

from discovery.sources.search import query, sites
from discovery.sources.source import DAY_S, Api, Known

API = "https://api.search.brave.com/res/v1/web/search"


class Brave:
    """`GET /res/v1/web/search`, the key in X-Subscription-Token. Asked only with the user's key (OPENLINE_BRAVE_KEY).

    Terms: https://api-dashboard.search.brave.com/terms-of-service; one query a second on the free plan.
    May return: web sites whose title or domain bears the company's name.
    """

    name = "Brave Search"
    terms = "https://api-dashboard.search.brave.com/terms-of-service"
    apart_s = 1.1
    kept_s = DAY_S
    left_out: frozenset[str] = frozenset()

    async def companies(self, name: str, country: str | None, api: Api) -> tuple[Known, ...]:
        uri = f"{API}?{urlencode({'q': query(name, country), 'count': 10})}"
        answer = await api.json(uri)
        found = (
            answer.get("web", {}) if answer["type"] == "search" else answer["web"]
        )  # without "web": nothing was found
        return sites(found.get("results", []), name, uri, api)
