"""The sources that may be asked: the public registers, and the services that the user has a key or a URL for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from discovery.sources.brave import Brave
from discovery.sources.edgar import HOME, Edgar
from discovery.sources.hunter import HUNTER_OUTCOMES, Hunter
from discovery.sources.rocketreach import RocketReach
from discovery.sources.searxng import SearXNG
from discovery.sources.source import OUTCOMES, Api, CompanySource
from discovery.sources.suggest import Suggest
from discovery.sources.wikidata import Wikidata
from discovery.transport import Question

if TYPE_CHECKING:
    from pydantic import SecretStr

    from discovery.transport import Reader


class Opened(NamedTuple):
    """A source and how it is asked."""

    source: CompanySource
    api: Api


def registers(reader: Reader, country: str | None = None) -> Iterator[Opened]:
    """The public registers for a company of that country, which need no key: asked before anything is guessed."""
    if not reader.manners.access.registers:
        return
    yield Opened(Wikidata(), _api(reader, Wikidata()))
    if country in {None, HOME}:
        yield Opened(Edgar(), _api(reader, Edgar()))


def services(reader: Reader) -> Iterator[Opened]:
    """What the user has set up beside them, what costs nothing first: asked where all else has not settled it."""
    access = reader.manners.access
    if access.searxng_url:
        searxng = SearXNG(url=access.searxng_url)
        yield Opened(searxng, _api(reader, searxng))
    if access.brave_key:
        yield Opened(Brave(), _api(reader, Brave(), "X-Subscription-Token", access.brave_key))
    if access.suggest_url:
        suggest = Suggest(url=access.suggest_url)
        yield Opened(suggest, _api(reader, suggest))
    if access.hunter_key:
        yield Opened(Hunter(), _api(reader, Hunter(), "X-API-KEY", access.hunter_key))
    if access.rocketreach_key:
        yield Opened(RocketReach(), _api(reader, RocketReach(), "Api-Key", access.rocketreach_key))


def _api(reader: Reader, source: CompanySource, header: str = "", key: SecretStr | None = None) -> Api:
    question = Question(
        headers={"Accept": "application/json"} | ({header: key.get_secret_value()} if key else {}),
        apart_s=source.apart_s,
        kept_s=source.kept_s,
        bills=key is not None,
        left_out=source.left_out,
    )
    return Api(reader=reader, question=question, outcomes=HUNTER_OUTCOMES if isinstance(source, Hunter) else OUTCOMES)
