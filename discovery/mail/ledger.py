"""What has been kept of the company so far: people, addresses, numbers, threads, answers. Nobody else, and no body."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from data.folding import fold
from data.model import (
    Decision,
    Function,
    Interview,
    NamedRole,
    PhoneKind,
    Published,
    PublishedAddress,
    PublishedEmail,
    PublishedPerson,
    PublishedPhone,
    Source,
    Thread,
)
from discovery.identity import is_same_person
from discovery.names import parse_name

NOBODYS = frozenset({PhoneKind.MAIN, PhoneKind.FAX, PhoneKind.DEPARTMENT, PhoneKind.TOLL_FREE, PhoneKind.BRANCH})
MOST_KEPT = 2_000  # of each; a company's own mailing list is no correspondence


@dataclass(slots=True)
class Ledger:
    """Entries by what they are about; a second sighting adds only what the first did not say."""

    emails: dict[str, PublishedEmail] = field(default_factory=dict)
    phones: dict[tuple[str, str | None], PublishedPhone] = field(default_factory=dict)
    people: dict[str, PublishedPerson] = field(default_factory=dict)  # by folded name
    addresses: dict[str, PublishedAddress] = field(default_factory=dict)  # postal ones, by folded text
    threads: dict[str, Thread] = field(default_factory=dict)  # by address, the newest
    decisions: list[Decision] = field(default_factory=list)
    interviews: dict[datetime, Interview] = field(default_factory=dict)
    roles: Counter[str] = field(default_factory=Counter)
    named: dict[str, NamedRole] = field(default_factory=dict)  # a role as it was first written
    domains: Counter[str] = field(default_factory=Counter)

    def keep_email(self, address: str, text: str, person: str | None, source: Source) -> None:
        """An address of the company; a name that comes later is taken over."""
        known = self.emails.get(address.lower())
        if known is None and len(self.emails) < MOST_KEPT:
            self.emails[address.lower()] = PublishedEmail(address=address, text=text, source=source, person=person)
        elif known is not None and known.person is None and person is not None:
            self.emails[address.lower()] = replace(known, person=person, text=text)

    def keep_domain(self, domain: str) -> None:
        """A domain from which the company writes."""
        self.domains[domain] += 1

    def person_at(self, address: str) -> str | None:
        """Whose address it is, under the name that was read first."""
        known = self.emails.get(address.lower())
        return known.person if known else None

    def keep_person(
        self, name: str, source: Source, title: str | None = None, function: Function | None = None
    ) -> None:
        """Somebody of the company, with what their letters or cards say of them."""
        known = self.people.get(fold(name))
        if known is None and len(self.people) < MOST_KEPT:
            self.people[fold(name)] = PublishedPerson(name=name, source=source, title=title, function=function)
        elif known is not None:
            self.people[fold(name)] = replace(known, title=known.title or title, function=known.function or function)

    def keep_phone(self, phone: PublishedPhone) -> None:
        """A number; whose it is where it is somebody's own."""
        key = (phone.e164, phone.extension)
        if key not in self.phones and len(self.phones) < MOST_KEPT:
            self.phones[key] = replace(phone, person=None) if phone.kind in NOBODYS else phone

    def keep_address(self, address: PublishedAddress) -> None:
        """A postal address of the company, once."""
        if len(self.addresses) < MOST_KEPT:
            self.addresses.setdefault(fold(address.text), address)

    def keep_thread(self, thread: Thread) -> None:
        """A conversation; the newest with each address."""
        known = self.threads.get(thread.address)
        if known is None or known.source.retrieved_at <= thread.source.retrieved_at:
            self.threads[thread.address] = thread

    def keep_role(self, role: str, weight: int, source: Source) -> None:
        """A role that a letter names, and how far that is to be believed."""
        key = fold(role)
        self.roles[key] += weight
        self.named.setdefault(key, NamedRole(name=role, source=source))

    def keep_interview(self, at: datetime, source: Source) -> None:
        """An appointment, once; a time of day wins over a bare date."""
        day = {known for known in self.interviews if known.date() == at.date()}
        if day and not (at.hour or at.minute):
            return
        for known in day:
            if not (known.hour or known.minute):
                del self.interviews[known]
        if not any(_wall(known) == _wall(at) for known in self.interviews):
            self.interviews[at] = Interview(at=at, source=source)

    def held(self) -> Published:
        """All of it as evidence, one person under one name."""
        names = self._names()
        people = {names[key]: person for key, person in self.people.items() if names[key] == person.name}
        for key, person in self.people.items():
            kept = people[names[key]]
            people[names[key]] = replace(
                kept, title=kept.title or person.title, function=kept.function or person.function
            )
        return Published(
            emails=tuple(replace(email, person=self._name(email.person, names)) for email in self.emails.values()),
            phones=tuple(replace(phone, person=self._name(phone.person, names)) for phone in self.phones.values()),
            people=tuple(people.values()),
            addresses=tuple(self.addresses.values()),
            threads=tuple(
                replace(thread, person=self._name(thread.person, names))
                for thread in sorted(self.threads.values(), key=lambda one: one.source.retrieved_at, reverse=True)
            ),
            mail_domains=tuple(domain for domain, _ in self.domains.most_common()),
        )

    def _names(self) -> dict[str, str]:
        """For each name the one under which its person is kept: who has an address, before who is only named."""
        addressed = {fold(email.person) for email in self.emails.values() if email.person}
        ordered = sorted(self.people, key=lambda key: (key not in addressed, -len(key)))
        names: dict[str, str] = {}
        for key in ordered:
            person = self.people[key]
            parsed = parse_name(person.name)
            same = next((kept for kept in set(names.values()) if is_same_person(kept, parsed)), None)
            names[key] = same or person.name
        return names

    def _name(self, person: str | None, names: dict[str, str]) -> str | None:
        return names.get(fold(person), person) if person else None

    def ordered_decisions(self) -> tuple[Decision, ...]:
        """Oldest first, each message's once."""
        once = {(decision.source.uri, decision.outcome): decision for decision in self.decisions}
        return tuple(sorted(once.values(), key=lambda decision: decision.source.retrieved_at))

    def ordered_interviews(self) -> tuple[Interview, ...]:
        """Oldest first."""
        return tuple(sorted(self.interviews.values(), key=lambda one: _wall(one.at)))

    def ordered_roles(self) -> tuple[NamedRole, ...]:
        """The most often named first."""
        return tuple(self.named[key] for key, _ in self.roles.most_common(5))


def _wall(at: datetime) -> datetime:
    """For comparing what is naive with what is not: the time on the wall."""
    return at.replace(tzinfo=UTC)
