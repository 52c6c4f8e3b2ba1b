"""What the services with the user's own key know of a case's interviewers: asked for nobody else, and not twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.model import Asked, Case, Company, Interviewer, Published, PublishedEmail, PublishedPhone
from discovery.identity import is_same_person
from discovery.names import parse_name
from discovery.sources.hunter import Hunter, OptedOut
from discovery.sources.opened import services
from discovery.sources.rocketreach import RocketReach
from discovery.sources.source import MALFORMED, OTHER_SHAPE, NoAnswer

if TYPE_CHECKING:
    from discovery.sources.opened import Opened
    from discovery.transport import Reader


async def ask_services(
    case: Case, company: Company, published: Published, reader: Reader
) -> tuple[Case, Company, Published]:
    """What is published, with what Hunter and RocketReach return to the user's key of those who have no address yet.

    Whoever told such a service that nothing be told of them is out of the case, and in `opted_out`. A service that does
    not answer adds nothing, which the company's `asked` says: the look-up bills, and is not put again.
    """
    asked: list[Asked] = []
    for who in case.people:
        if who.email or _has_address(who, published):
            continue
        for opened in services(reader):
            try:
                emails, phones = await _asked(who, company, opened)
            except OptedOut:
                published = replace(published, opted_out=(*published.opted_out, who.person_id))
                break
            except (NoAnswer, *MALFORMED) as failure:
                no = failure if isinstance(failure, NoAnswer) else OTHER_SHAPE
                asked.append(Asked(source=opened.source.name, answer=no.answer, words=no.words, at=reader.clock()))
                continue
            published = replace(published, emails=(*published.emails, *emails), phones=(*published.phones, *phones))
            if emails:
                break
    left = tuple(who for who in case.people if who.person_id not in published.opted_out)
    return replace(case, people=left), replace(company, asked=(*company.asked, *asked)), published


def _has_address(who: Interviewer, published: Published) -> bool:
    name = parse_name(who.name, family_name=who.family_name)
    return any(email.person and is_same_person(email.person, name) for email in published.emails)


async def _asked(
    who: Interviewer, company: Company, opened: Opened
) -> tuple[tuple[PublishedEmail, ...], tuple[PublishedPhone, ...]]:
    """One service's answer about one person, with the person's name on it."""
    name = parse_name(who.name, family_name=who.family_name)
    match opened.source:
        case Hunter() as hunter if company.web_domain and name.family:
            emails = await hunter.find(name.given, name.family, company.web_domain, opened.api)
            return tuple(replace(email, person=who.name) for email in emails), ()
        case RocketReach() as rocketreach:
            contact = await rocketreach.person(who.name, company.name, opened.api)
            if contact is None or not is_same_person(contact.name, name):
                return (), ()
            return (
                tuple(replace(email, person=who.name) for email in contact.emails),
                tuple(replace(phone, person=who.name) for phone in contact.phones),
            )
        case _:
            return (), ()
