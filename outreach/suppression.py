"""Who asked, or was forgotten, never comes up again: by person, address, number and domain, as keyed hashes only."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import product
from urllib.parse import unquote, urlsplit

from data.folding import fold
from data.model import (
    THE_COMPANY,
    Approach,
    Case,
    Company,
    Contact,
    Dossier,
    InferredFormat,
    Interviewer,
    Published,
    PublishedEmail,
    Route,
    Suppressed,
)
from data.spellings import bare_words, plain
from data.tables.legal_forms import without_legal_form


class Subject(StrEnum):
    """What a suppression is about."""

    PERSON = "person"  # folded name + folded company, or folded name + domain
    VALUE = "value"  # an address or a number in E.164
    DOMAIN = "domain"


LONGEST_NAME = 4  # words of a name that is looked for inside a text


def digest(key: bytes, subject: Subject, *parts: str) -> str:
    """The keyed hash of a subject (HMAC-SHA-256, RFC 2104): without the key nobody can tell of whom it is."""
    text = "\0".join((subject.value, *parts))
    return hmac.new(key, text.encode("utf-8"), hashlib.sha256).hexdigest()


def person_digests(key: bytes, name: str, organisations: Iterable[str]) -> Iterator[str]:
    """A person's hashes, for each name or domain of the company, in one order of the name's words.

    Both count as they are written and bare: the company without its legal form, the person without a title or a middle
    initial, and with Mueller for Müller or Muller.
    """
    names = dict.fromkeys((" ".join(sorted(fold(name).split())), " ".join(sorted(bare_words(name)))))
    for organisation in organisations:
        whole = fold(organisation)
        short = " ".join(without_legal_form(tuple(whole.split())))
        for who, where in product(names, dict.fromkeys((whole, short))):
            yield digest(key, Subject.PERSON, who, where)


def value_digest(key: bytes, value: str) -> str:
    """The hash of an address, a number or a link."""
    return digest(key, Subject.VALUE, value.strip().lower())


def domain_digest(key: bytes, domain: str) -> str:
    """The hash of a whole domain."""
    return digest(key, Subject.DOMAIN, domain.strip(".").lower())


def without_suppressed(dossier: Dossier, suppressed: Suppressed) -> Dossier:
    """A dossier as it may leave the store today: nothing in it that has been suppressed since it was made."""
    if not suppressed.digests:
        return dossier
    company, published = dossier.evidence.company, dossier.evidence.published
    case = without_suppressed_people(dossier.case, suppressed, company)
    ids = {None, THE_COMPANY, *(who.person_id for who in case.people)}
    kept = [one for one in dossier.contacts if (one.interviewer and one.interviewer.person_id) in ids]
    evidence = replace(dossier.evidence, published=without_suppressed_evidence(published, company, suppressed))
    return replace(
        dossier,
        case=case,
        evidence=evidence,
        formats=tuple(_without_examples(inferred, suppressed) for inferred in dossier.formats),
        contacts=without_suppressed_channels(kept, suppressed),
        words=tuple(text for text in dossier.words if text.person_id in ids),
        plan=tuple(step for step in dossier.plan if step.person_id in ids),
        refused=tuple(refusal for refusal in dossier.refused if refusal.person_id in ids),
        logged=tuple(line for line in dossier.logged if line.person_id in ids),
    )


def without_suppressed_people(case: Case, suppressed: Suppressed, company: Company | None = None) -> Case:
    """The case without those who must not be looked up; `company`: as soon as it is known."""
    of = _organisations(case, company)
    left = (who for who in case.people if not _is_person(who.name, of, suppressed))
    return replace(case, people=tuple(_introduced_by_nobody_suppressed(who, of, suppressed) for who in left))


def suppressed_names(
    texts: Iterable[str], case: Case, suppressed: Suppressed, company: Company | None = None
) -> tuple[str, ...]:
    """The names of suppressed people of the case's company that stand in these texts, in folded words."""
    of = _organisations(case, company)
    spans = dict.fromkeys(span for text in texts for span in _spans(text))
    return tuple(span for span in spans if _is_person(span, of, suppressed))


def _organisations(case: Case, company: Company | None) -> list[str | None]:
    return [case.company, case.domain, company.web_domain if company else None]


def _introduced_by_nobody_suppressed(who: Interviewer, of: Sequence[str | None], suppressed: Suppressed) -> Interviewer:
    """Who must stay forgotten is not thanked for an introduction, either."""
    gone = who.introduced_by and _is_person(who.introduced_by, of, suppressed)
    return replace(who, introduced_by=None) if gone else who


def without_suppressed_domain(company: Company, suppressed: Suppressed) -> Company:
    """The company without its web domain where that must not be read."""
    if company.web_domain is None or domain_digest(suppressed.key, company.web_domain) not in suppressed.digests:
        return company
    return replace(company, web_domain=None, home=None, reason="the company's domain is on the suppression list")


def is_page_of_suppressed(company: Company, suppressed: Suppressed) -> Callable[[str], bool]:
    """Tells whether a page of the company is a suppressed person's own, as its URL says: /team/jim-carter."""
    of = [company.name, company.web_domain]
    return lambda url: _names_person(unquote(urlsplit(url).path), of, suppressed)


def without_suppressed_evidence(published: Published, company: Company, suppressed: Suppressed) -> Published:
    """What pages publish and the candidate's mail holds, less what is of suppressed people, addresses and numbers."""
    of = [company.name, company.web_domain]
    return replace(
        published,
        emails=_without_emails(published.emails, of, suppressed),
        refuted=_without_emails(published.refuted, of, suppressed),
        phones=tuple(
            phone
            for phone in published.phones
            if not _names_person(phone.person or phone.label, of, suppressed) and not is_listed(phone.e164, suppressed)
        ),
        people=tuple(person for person in published.people if not _is_person(person.name, of, suppressed)),
        organisations=tuple(
            organisation  # mark-up may take a person for one
            for organisation in published.organisations
            if not _is_person(organisation.name, of, suppressed)
        ),
        threads=tuple(
            thread
            for thread in published.threads
            if not _is_person(thread.person, of, suppressed) and not is_listed(thread.address, suppressed)
        ),
    )


def _without_emails(
    emails: Sequence[PublishedEmail], of: Sequence[str | None], suppressed: Suppressed
) -> tuple[PublishedEmail, ...]:
    return tuple(
        email
        for email in emails
        if not _is_person(email.person, of, suppressed)
        and not _names_person(email.address.partition("@")[0], of, suppressed)
        and not is_listed(email.address, suppressed)
    )


def without_suppressed_channels(contacts: Sequence[Contact], suppressed: Suppressed) -> tuple[Contact, ...]:
    """The contacts without suppressed addresses, numbers and domains; a route that led there is no more."""
    return tuple(_without(contact, suppressed) for contact in contacts)


def _without(contact: Contact, suppressed: Suppressed) -> Contact:
    left = tuple(channel for channel in contact.channels if not is_listed(channel.value, suppressed))
    route = contact.route
    if route.channel is not None and route.channel not in left:
        route = Route(approach=Approach.NONE, why="the channel that would come first is on the suppression list")
    return replace(contact, channels=left, route=route)


def _without_examples(inferred: InferredFormat, suppressed: Suppressed) -> InferredFormat:
    return replace(inferred, examples=tuple(one for one in inferred.examples if not is_listed(one.address, suppressed)))


def _is_person(name: str | None, organisations: Iterable[str | None], suppressed: Suppressed) -> bool:
    if not name or not suppressed.digests:
        return False
    known = [organisation for organisation in organisations if organisation]
    return not suppressed.digests.isdisjoint(person_digests(suppressed.key, name, known))


def _names_person(text: str | None, organisations: Iterable[str | None], suppressed: Suppressed) -> bool:
    """Whether a few words in a row are a suppressed person's name: a label, or a local part, may say whose it is."""
    return bool(suppressed.digests) and any(_is_person(span, organisations, suppressed) for span in _spans(text or ""))


def _spans(text: str) -> Iterator[str]:
    """A few words in a row, wherever in the text they begin."""
    words = plain(text).split()
    for length in range(2, LONGEST_NAME + 1):
        yield from (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))


def is_listed(value: str, suppressed: Suppressed) -> bool:
    """Whether an address or a number, or an address's whole domain, must never come up again."""
    marks = {value_digest(suppressed.key, value)}
    if "@" in value:
        labels = value.rpartition("@")[2].split(".")  # a domain is listed with all that is below it
        marks |= {domain_digest(suppressed.key, ".".join(labels[at:])) for at in range(len(labels))}
    return not suppressed.digests.isdisjoint(marks)
