"""What the services with the user's own key know of a case: the format of the company's addresses; and of its
interviewers, where the user wants them to be asked for. Nobody else is asked for, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from data.model import Answer, Asked, Case, Company, EmailCandidate, Interviewer, PersonName, Published, PublishedEmail
from discovery.email_format import email_candidates, infer_format
from discovery.evidence import mail_domains
from discovery.identity import is_same_person
from discovery.names import parse_name
from discovery.sources.hunter import Hunter, OptedOut
from discovery.sources.opened import services
from discovery.sources.rocketreach import RocketReach
from discovery.sources.source import MALFORMED, OTHER_SHAPE, NoAnswer

if TYPE_CHECKING:
    from discovery.sources.opened import Opened
    from discovery.transport import Reader

T = TypeVar("T")

ENOUGH_SEEN = 3  # addresses at a domain, which show its format themselves
WORTH_ASKING = 0.2  # the probability from which a built address is worth the price of a question
VALID, INVALID = "valid", "invalid"  # of Hunter's answers about an address, the two that say something


async def ask_services(
    case: Case, company: Company, published: Published, reader: Reader
) -> tuple[Case, Company, Published]:
    """What is published, with what Hunter and RocketReach return to the user's key for those who have no address yet.

    The format is asked for where few addresses show it; people only where `Access.people` says so. Whoever told such a
    service that nothing be told of them is out of the case, and in `opted_out`. How each question ended is in the
    company's `asked`: a look-up bills, and is not put again.
    """
    asking = _Asking(case=case, company=company, published=published)
    wanting = [who for who in case.people if not who.email and not asking.has_address(who)]
    for opened in services(reader) if wanting else ():
        await asking.for_format(opened)
    for who in wanting if reader.manners.access.people else ():
        for opened in services(reader):
            if not asking.has_address(who) and who.person_id not in asking.published.opted_out:
                await asking.for_person(who, opened)
    left = tuple(who for who in case.people if who.person_id not in asking.published.opted_out)
    return replace(case, people=left), replace(company, asked=(*company.asked, *asking.asked)), asking.published


@dataclass(slots=True, kw_only=True)
class _Asking:
    """What is known so far, and how each question ended."""

    case: Case
    company: Company
    published: Published
    asked: list[Asked] = field(default_factory=list)

    def has_address(self, who: Interviewer) -> bool:
        name = _name(who)
        return any(email.person and is_same_person(email.person, name) for email in self.published.emails)

    async def for_format(self, opened: Opened) -> None:
        """The format that Hunter says the likeliest mail domain has."""
        match opened.source, self._mail_domain:
            case Hunter() as hunter, str(domain) if len(self._examples(domain)) < ENOUGH_SEEN:
                said = await self._put(hunter.pattern(domain, opened.api), f"the format at {domain}", opened)
                self.published = replace(self.published, formats=(*self.published.formats, *(said or ())))

    async def for_person(self, who: Interviewer, opened: Opened) -> None:
        """One service's answer about one person, with the person's name on it."""
        try:
            match opened.source:
                case Hunter() as hunter if self.company.web_domain and _name(who).family:
                    await self._by_hunter(hunter, who, self.company.web_domain, opened)
                case RocketReach() as rocketreach:
                    await self._by_rocketreach(rocketreach, who, opened)
        except OptedOut:
            self.published = replace(self.published, opted_out=(*self.published.opted_out, who.person_id))

    async def _by_hunter(self, hunter: Hunter, who: Interviewer, domain: str, opened: Opened) -> None:
        """The address that Hunter has; where it has none, its word on the one that is likeliest by the format."""
        name = _name(who)
        finding = hunter.find(name.given, name.family, domain, opened.api)
        found = await self._put(finding, "an interviewer's address", opened)
        if found:
            self._add(who, found)
        elif found is not None and (best := self._likeliest(name)):
            verdict = await self._put(hunter.verify(best.address, opened.api), "whether an address exists", opened)
            if verdict and verdict.status in {VALID, INVALID}:
                told = PublishedEmail(address=best.address, text=best.address, source=verdict.source, person=who.name)
                if verdict.status == VALID:
                    self._add(who, (told,))
                else:
                    self.published = replace(self.published, refuted=(*self.published.refuted, told))

    async def _by_rocketreach(self, rocketreach: RocketReach, who: Interviewer, opened: Opened) -> None:
        """The addresses and work lines that RocketReach has of somebody of that name."""
        looking = rocketreach.person(who.name, self.company.name, opened.api)
        contact = await self._put(looking, "an interviewer's address", opened)
        if contact is not None and is_same_person(contact.name, _name(who)):
            self._add(who, contact.emails)
            phones = tuple(replace(phone, person=who.name) for phone in contact.phones)
            self.published = replace(self.published, phones=(*self.published.phones, *phones))

    async def _put(self, question: Awaitable[T], about: str, opened: Opened) -> T | None:
        """The answer to one question, how it ended being kept; None where the service did not say."""
        answer: T | None = None
        try:
            answer = await question
            ended, words = (Answer.FOUND, about) if answer else (Answer.NOTHING, f"it does not know {about}")
        except (NoAnswer, *MALFORMED) as failure:
            no = failure if isinstance(failure, NoAnswer) else OTHER_SHAPE
            ended, words = no.answer, f"{about}: {no.words}"
        self.asked.append(Asked(source=opened.source.name, answer=ended, words=words, at=opened.api.reader.clock()))
        return answer

    def _add(self, who: Interviewer, emails: tuple[PublishedEmail, ...]) -> None:
        theirs = tuple(replace(email, person=who.name) for email in emails)
        self.published = replace(self.published, emails=(*self.published.emails, *theirs))

    def _likeliest(self, name: PersonName) -> EmailCandidate | None:
        """The address that is likeliest to be somebody's, if it is likely at all."""
        if (domain := self._mail_domain) is None:
            return None
        inferred = infer_format(domain, self.published.emails, said=self.published.formats)
        candidates, _ = email_candidates(name, inferred)
        return next((one for one in candidates[:1] if one.probability >= WORTH_ASKING), None)

    @property
    def _mail_domain(self) -> str | None:
        return next(iter(mail_domains(self.case, self.company, self.published)), None)

    def _examples(self, domain: str) -> tuple[PublishedEmail, ...]:
        return infer_format(domain, self.published.emails).examples


def _name(who: Interviewer) -> PersonName:
    return parse_name(who.name, family_name=who.family_name)
