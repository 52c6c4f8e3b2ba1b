"""Reading again what some channels rest on, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from data.model import MailExchange, MailVerdict, Page, Skipped
from discovery.due import domain_of, exchange_uri
from discovery.failures import in_words
from discovery.looking import CouldNotLook
from discovery.mail_exchange import look_up_exchanges
from discovery.robots import REFUSALS
from discovery.stand_ins import stands_in
from discovery.transport import COULD_NOT_LOOK

if TYPE_CHECKING:
    from discovery.transport import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """What sources showed when they were read again."""

    at: datetime
    pages: Mapping[str, Page]  # by the URL that was asked for; a 404 is a fact, and among them
    exchanges: Mapping[str, MailExchange]  # by domain; none of them unknown
    unseen: Mapping[str, str]  # source URI -> why it could not be looked at

    def saw(self, uri: str) -> bool:
        """Whether that source could be looked at."""
        return uri in self.pages or domain_of(uri) in self.exchanges


async def look_again(uris: Collection[str], reader: Reader) -> SecondLook:
    """These sources and no others, read again; a page only if it has changed, where its host can tell (RFC 9110).

    Raises `CouldNotLook`, settled with what was seen, where one did not answer; what refused us is left unseen.
    """
    unseen: dict[str, str] = {}
    pages: dict[str, Page] = {}
    failed = False
    for url in sorted(uri for uri in uris if not domain_of(uri)):
        try:
            answer = await reader.fetch(url)
        except COULD_NOT_LOOK as failure:
            unseen[url], failed = f"could not look: {in_words(failure)}", True
            continue
        if isinstance(answer, Skipped):
            unseen[url] = answer.why
        elif answer.status in REFUSALS:
            unseen[url] = f"the host answered {answer.status}"
        elif answer.status == HTTPStatus.OK and (why := stands_in(answer)):
            unseen[url] = why
        else:
            pages[url] = answer
    exchanges, unknown = await _ask_again(sorted(filter(None, map(domain_of, uris))), reader)
    look = SecondLook(at=reader.clock(), pages=pages, exchanges=exchanges, unseen=unseen | unknown)
    if failed or unknown:
        raise CouldNotLook(look, f"could not look at {', '.join(look.unseen)}")
    return look


async def _ask_again(domains: Sequence[str], reader: Reader) -> tuple[dict[str, MailExchange], dict[str, str]]:
    """What DNS says of the domains, and for which it did not answer, and why."""
    told: dict[str, MailExchange] = {}
    unknown: dict[str, str] = {}
    for domain, asked in zip(domains, await asyncio.gather(*(_ask(domain, reader) for domain in domains)), strict=True):
        if asked.verdict is not MailVerdict.UNKNOWN:
            told[domain] = asked
        else:
            unknown[exchange_uri(domain)] = asked.reason
    return told, unknown


async def _ask(domain: str, reader: Reader) -> MailExchange:
    try:
        (exchange,) = await look_up_exchanges([domain], reader)
    except CouldNotLook as failure:
        (exchange,) = failure.settled
    return exchange


def joined(first: SecondLook, then: SecondLook) -> SecondLook:
    """Two looks at one company as one."""
    return SecondLook(
        at=then.at,
        pages={**first.pages, **then.pages},
        exchanges={**first.exchanges, **then.exchanges},
        unseen={**first.unseen, **then.unseen},
    )
