"""RocketReach: companies and business contacts, for the user's own key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import phonenumbers

from data.model import Answer, Method, PhoneKind, PublishedEmail, PublishedPhone, Source
from discovery.sources.reading import address, country_of, domain_of, is_same_name, main_number, seen_at, text
from discovery.sources.source import WEEK_S, Api, Known, NoAnswer

API = "https://api.rocketreach.co/api/v2"
STILL_SEARCHING = {"searching", "progress", "waiting", "not queued"}
PROFESSIONAL = "professional"  # the other type is "personal"
WORK_LINES = {"work", "direct", "office"}  # "mobile" and whatever has no type is nobody's business


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonContact:
    """How one person is reached at work, as RocketReach has it."""

    name: str
    title: str | None
    emails: tuple[PublishedEmail, ...]
    phones: tuple[PublishedPhone, ...]


class RocketReach:
    """Company look-up and person look-up, the key in Api-Key. Asked only with it (OPENLINE_ROCKETREACH_KEY).

    Terms: https://rocketreach.co/terms; every look-up bills, so none is ever repeated in a run, whatever came of it.
    May return: web and mail domain, telephone, country of a company; of a person with a case: title, professional
    addresses, work lines. Dropped: personal mail, mobiles, home, birth year, photo, profiles, education, earlier jobs.
    """

    name = "RocketReach"
    terms = "https://rocketreach.co/terms; billed to the user's own key"
    apart_s = 1.0
    kept_s = WEEK_S
    left_out = frozenset({"employees", "people", "profiles"})

    async def companies(self, name: str, country: str | None, api: Api) -> tuple[Known, ...]:
        uri = f"{API}/company/lookup/?{urlencode({'name': name})}"
        data = await api.json(uri)
        domain, called = domain_of(data.get("website_domain") or data.get("domain")), text(data["name"])
        if domain is None or not is_same_name(called, name):
            return ()
        source = seen_at(uri, api.reader.clock(), Method.PROVIDER)
        home, mail = country_of(data.get("country_code")), domain_of(data.get("email_domain"))
        return (
            Known(
                domain=domain,
                name=called,
                source=source,
                country=home,
                mail_domains=(mail,) if mail else (),
                phones=main_number(data.get("phone"), home, source),
            ),
        )

    async def person(self, name: str, company: str, api: Api) -> PersonContact | None:
        """One person at work; None where RocketReach has no way to them. Only for somebody in a case."""
        uri = f"{API}/person/lookup?{urlencode({'name': name, 'current_employer': company})}"
        data = await api.about_people.json(uri)
        if text(data.get("status")) in STILL_SEARCHING:
            raise NoAnswer(Answer.UNREACHABLE, "it is still searching; ask again later")
        source = seen_at(f"{API}/person/lookup", api.reader.clock(), Method.PROVIDER)
        emails = [mail for mail in data.get("emails") or [] if text(mail.get("type")) == PROFESSIONAL]
        phones = [line for line in data.get("phones") or [] if text(line.get("type")).lower() in WORK_LINES]
        contact = PersonContact(
            name=text(data.get("name")) or name,
            title=text(data.get("current_title")) or None,
            emails=tuple(found for mail in emails for found in address(mail.get("email"), source)),
            phones=tuple(found for line in phones for found in _direct_line(line, source)),
        )
        return contact if contact.emails or contact.phones else None


def _direct_line(line: dict[str, Any], source: Source) -> tuple[PublishedPhone, ...]:
    said = text(line.get("number"))
    try:
        number = phonenumbers.parse(said, "US")
    except phonenumbers.NumberParseException:
        return ()
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    reason = "a work line, as RocketReach has it"
    return (
        PublishedPhone(
            e164=e164,
            text=said,
            kind=PhoneKind.DIRECT,
            reason=reason,
            source=source,
            extension=text(line.get("extension")) or None,
        ),
    )
