"""SearXNG: a search service of the user's own, or one whose operator lets it be asked by programs."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from data.model import Answer
from discovery.sources.search import query, sites
from discovery.sources.source import DAY_S, Api, Known, NoAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class SearXNG:
    """`GET /search?q=...&format=json`. Asked only where the user has named an instance (OPENLINE_SEARXNG_URL).

    Terms: the instance's own. Most public ones answer 403 to format=json, which is a refusal, and is kept to.
    May return: web sites whose title or domain bears the company's name.
    """

    url: str
    name: str = "SearXNG"
    terms: str = "those of the instance; https://docs.searxng.org/dev/search_api.html"
    apart_s: float = 2.0
    kept_s: float = DAY_S
    left_out: frozenset[str] = frozenset()

    async def companies(self, name: str, country: str | None, api: Api) -> tuple[Known, ...]:
        uri = f"{self.url.rstrip('/')}/search?{urlencode({'q': query(name, country), 'format': 'json'})}"
        answer = await api.json(uri)
        if not answer["results"] and answer.get("unresponsive_engines"):
            raise NoAnswer(Answer.UNREACHABLE, "none of the engines that it asks answered")  # silence is not nothing
        return sites(answer["results"], name, uri, api)
