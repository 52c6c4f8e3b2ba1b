"""Whether the services that the user has set up answer, and take the key: each is asked once, what costs least."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, NamedTuple

from pydantic import SecretStr

from data.model import Page
from discovery.looking import NotRead
from discovery.transport import COULD_NOT_LOOK, Question
from flows.doctor_checks import Check, why_not
from flows.settings import Settings

if TYPE_CHECKING:
    from discovery.transport import Reader


class Service(NamedTuple):
    """A service, how it is asked, and what its answers mean."""

    what: str
    setting: str  # its key, or its URL
    question: str  # a URL
    header: str | None = None  # of the key
    price: str = ""  # of the question, where it has one
    refused: str = "the service does not accept the key; see that it is copied whole"


SERVICES = (
    Service("key for Hunter", "hunter_key", "https://api.hunter.io/v2/account", "X-API-KEY"),
    Service("key for RocketReach", "rocketreach_key", "https://api.rocketreach.co/api/v2/account/", "Api-Key"),
    Service(
        "key for Brave Search",
        "brave_key",
        "https://api.search.brave.com/res/v1/web/search?q=openline&count=1",
        "X-Subscription-Token",
        price="; this counted as one search",
    ),
    Service(
        "SearXNG",
        "searxng_url",
        "{url}/search?q=openline&format=json",
        refused="the instance does not answer programs; allow format=json in its settings, or name another one",
    ),
    Service("suggest service", "suggest_url", "{url}?query=openline", refused="the service does not want to be asked"),
)
REFUSED, LIMITED = {400, 401, 403, 422}, {402, 429}


async def services(settings: Settings, reader: Reader) -> AsyncIterator[Check]:
    """One check for each service; what is not set up is not tried."""
    for service in SERVICES:
        value: SecretStr | str | None = getattr(settings, service.setting)
        yield Check(service.what, None, "not set") if value is None else await _tried(service, value, reader)


async def _tried(service: Service, value: SecretStr | str, reader: Reader) -> Check:
    headers, url = {"Accept": "application/json"}, service.question
    if isinstance(value, SecretStr):
        headers[str(service.header)] = value.get_secret_value()
    else:
        url = url.format(url=value.rstrip("/"))
    try:
        page = await reader.ask(url, Question(headers=headers, apart_s=1.0))
    except (NotRead, *COULD_NOT_LOOK) as failure:
        return Check(service.what, False, f"could not be tried: {why_not(failure)}")
    return Check(service.what, *_verdict(service, page))


def _verdict(service: Service, page: Page) -> tuple[bool, str]:
    if page.status == 200 and page.media_type.endswith("json"):
        return True, ("accepted" if service.header else "it answers") + service.price
    if page.status == 200:
        return False, "it answers with a page for people, where programs are given JSON; see that the address is right"
    if page.status in REFUSED:
        return False, f"{service.refused} (it answered {page.status})"
    if page.status in LIMITED:
        return False, f"too many questions, or the plan is used up (it answered {page.status}); try again later"
    return False, f"it answered {page.status}; see that the address is right, or try again later"
