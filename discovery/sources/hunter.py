"""Hunter: addresses that were seen on the web, and the format they follow, for the user's own key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from data.model import Answer, Method, PublishedEmail, SaidFormat, Source
from discovery.sources.reading import address, country_of, domain_of, is_same_name, seen_at, text
from discovery.sources.source import OUTCOMES, WEEK_S, Api, Known, NoAnswer

API = "https://api.hunter.io/v2"
# Documented so, unlike other services: 403 is the pace, 429 the plan.
HUNTER_OUTCOMES = {**OUTCOMES, 403: (Answer.LIMITED, "too many requests"), 429: (Answer.LIMITED, "the plan is used up")}
OPTED_OUT = 451
FEWEST_SURE = 50  # of 100: a found address below that score is a guess, and those are our own work


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What Hunter says of an address; theirs, not ours."""

    address: str
    status: str  # valid, invalid, accept_all, webmail, disposable, unknown
    source: Source


class OptedOut(Exception):
    """451: the person has told Hunter that nothing be told of them. Whoever asked suppresses them."""


class Hunter:
    """Domain search, email finder, verifier. Asked only with the user's key (OPENLINE_HUNTER_KEY), in X-API-KEY.

    Terms: https://hunter.io/terms-of-service; 15 requests a second; an answer bills.
    May return: web domain, organization, country, pattern; of a person with a case: business address and its sources.
    Dropped: telephone, photo, social profiles, everything else that it tells of people.
    """

    name = "Hunter"
    terms = "https://hunter.io/terms-of-service; billed to the user's own key"
    apart_s = 0.2
    kept_s = WEEK_S
    left_out = frozenset({"emails"})

    async def companies(self, name: str, country: str | None, api: Api) -> tuple[Known, ...]:
        """The company by its name; the addresses of its people are left where they are."""
        uri = f"{API}/domain-search?{urlencode({'company': name, 'limit': 1})}"
        data = (await api.json(uri))["data"]
        domain, called = domain_of(data.get("domain")), text(data.get("organization"))
        if domain is None or data.get("webmail") or data.get("disposable") or not is_same_name(called or name, name):
            return ()
        linked = tuple(one for said in data.get("linked_domains") or [] if (one := domain_of(said)))
        return (
            Known(
                domain=domain,
                name=called or name,
                source=seen_at(uri, api.reader.clock(), Method.PROVIDER),
                country=country_of(data.get("country")),
                mail_domains=linked,
            ),
        )

    async def pattern(self, domain: str, api: Api) -> tuple[SaidFormat, ...]:
        """The format of a domain's addresses as Hunter sees it, in the tokens that everybody has taken over from it."""
        uri = f"{API}/domain-search?{urlencode({'domain': domain, 'limit': 1})}"
        said = text((await api.json(uri))["data"].get("pattern"))
        source = seen_at(uri, api.reader.clock(), Method.PROVIDER)
        return (SaidFormat(domain=domain, format=said, source=source),) if said else ()

    async def find(self, given: str, family: str, domain: str, api: Api) -> tuple[PublishedEmail, ...]:
        """One person's business address, where Hunter has one. Raises `OptedOut`; only for somebody in a case."""
        uri = f"{API}/email-finder?{urlencode({'domain': domain, 'first_name': given, 'last_name': family})}"
        data = await self._of_a_person(uri, api)
        source = seen_at(f"{API}/email-finder?domain={domain}", api.reader.clock(), Method.PROVIDER)
        sure = int(data.get("score") or 0) >= FEWEST_SURE
        return address(data.get("email"), source) if sure else ()

    async def verify(self, email: str, api: Api) -> Verification:
        """What Hunter says of one address. Raises `OptedOut`."""
        data = await self._of_a_person(f"{API}/email-verifier?{urlencode({'email': email})}", api)
        source = seen_at(f"{API}/email-verifier", api.reader.clock(), Method.PROVIDER)
        return Verification(address=email, status=text(data.get("status")) or "unknown", source=source)

    async def _of_a_person(self, uri: str, api: Api) -> dict[str, Any]:
        try:
            data: dict[str, Any] = (await api.about_people.json(uri))["data"]
        except NoAnswer as no:
            if no.status == OPTED_OUT:
                raise OptedOut("Hunter: the person has asked that nothing be told of them") from no
            raise
        return data
