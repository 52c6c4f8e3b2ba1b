"""Wikidata: the free register of notable things, companies among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from data.model import Method
from discovery.sources.reading import address, country_of, domain_of, is_same_name, main_number, seen_at, text
from discovery.sources.source import WEEK_S, Api, Known

API = "https://www.wikidata.org/w/api.php"
CANDIDATES = 5
# https://www.wikidata.org/wiki/Property:P856 and so on
WEB_SITE, TELEPHONE, MAIL, COUNTRY, HEADQUARTERS, OFFICIAL_NAME = "P856", "P1329", "P968", "P17", "P159", "P1448"
ISO_COUNTRY, ISO_PLACE, DISSOLVED, ENDED = "P297", "P300", "P576", "P582"


class Wikidata:
    """By name, then by claim. CC0; asked as its User-Agent policy wants: named, one request at a time.

    May return: web site, official name, aliases, country, telephone, mail, region of the headquarters.
    """

    name = "Wikidata"
    terms = "CC0 1.0; https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy"
    apart_s = 1.0
    kept_s = WEEK_S
    left_out: frozenset[str] = frozenset()

    async def companies(self, name: str, country: str | None, api: Api) -> tuple[Known, ...]:
        """The companies of that name that have a web site and are not dissolved."""
        found = await api.json(
            _url(action="wbsearchentities", search=name, language="en", type="item", limit=CANDIDATES)
        )
        hits = [hit for hit in found["search"] if is_same_name(text(hit.get("match", {}).get("text")), name)]
        if not hits:
            return ()
        entities = await _entities([hit["id"] for hit in hits], api)
        sited = [entity for entity in entities if _texts(entity, WEB_SITE) and not _claims(entity, DISSOLVED)]
        places = {place["id"]: place for place in await _entities(sorted(_places(sited)), api)}
        return tuple(known for entity in sited if (known := _known(entity, places, api)))


def _known(entity: dict[str, Any], places: dict[str, dict[str, Any]], api: Api) -> Known | None:
    source = seen_at(f"https://www.wikidata.org/wiki/{entity['id']}", api.reader.clock(), Method.REGISTER)
    domain = domain_of(_texts(entity, WEB_SITE)[0])
    if domain is None:
        return None
    country = next((country_of(code) for code in _told_of(entity, COUNTRY, ISO_COUNTRY, places)), None)
    names = [text(one.get("value")) for one in entity.get("aliases", {}).get("en", [])]
    mails = tuple(mail for said in _texts(entity, MAIL) for mail in address(said, source))
    return Known(
        domain=domain,
        name=text(entity.get("labels", {}).get("en", {}).get("value")) or domain,
        source=source,
        legal_name=next((text(claim.get("text")) for claim in _claims(entity, OFFICIAL_NAME)), None),
        aliases=tuple(name for name in names if name),
        country=country,
        region=next(iter(_told_of(entity, HEADQUARTERS, ISO_PLACE, places)), None),
        mail_domains=tuple(domain for mail in mails if (domain := domain_of(mail.address.rpartition("@")[2]))),
        phones=tuple(phone for said in _texts(entity, TELEPHONE) for phone in main_number(said, country, source)),
        emails=mails,
    )


async def _entities(ids: list[str], api: Api) -> list[dict[str, Any]]:
    if not ids:
        return []
    answer = await api.json(
        _url(action="wbgetentities", ids="|".join(ids), props="labels|aliases|claims", languages="en")
    )
    return [answer["entities"][one] for one in ids if "missing" not in answer["entities"][one]]


def _url(**parameters: object) -> str:
    return f"{API}?{urlencode({**parameters, 'format': 'json'})}"


def _claims(entity: dict[str, Any], number: str) -> list[Any]:
    """The values of a property, the preferred ones first; what has ended or is deprecated counts no more."""
    claims = [claim for claim in entity.get("claims", {}).get(number, []) if _holds(claim)]
    claims.sort(key=lambda claim: claim.get("rank") != "preferred")
    return [claim["mainsnak"]["datavalue"]["value"] for claim in claims]


def _holds(claim: dict[str, Any]) -> bool:
    ended = ENDED in claim.get("qualifiers", {})
    return claim.get("rank") != "deprecated" and not ended and "datavalue" in claim["mainsnak"]


def _texts(entity: dict[str, Any], number: str) -> list[str]:
    return [said for value in _claims(entity, number) if (said := text(value))]


def _places(entities: list[dict[str, Any]]) -> set[str]:
    return {
        value["id"] for entity in entities for number in (COUNTRY, HEADQUARTERS) for value in _claims(entity, number)
    }


def _told_of(entity: dict[str, Any], number: str, code: str, places: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The codes of the places that a property names."""
    for value in _claims(entity, number):
        yield from _texts(places.get(value["id"], {}), code)
