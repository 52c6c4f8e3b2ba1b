"""From a company's name to its web domain: told, known to a register, guessed, searched for; settled by two signals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING, Any

from data.folding import fold
from data.model import Answer, Case, Company, DomainChoice, Standing
from data.tables.company_aliases import company_aliases
from data.tables.countries import COUNTRY_OF, NO_COUNTRY
from discovery.confirmation import OwnWords
from discovery.domain_guesses import DomainGuess, guess_domains, guess_labels
from discovery.domains import mail_domain, own_domain
from discovery.inquiry import AGREEING, Inquiry
from discovery.job_ads import JobAd, read_job_ad
from discovery.known_companies import keep_company, known_company
from discovery.looking import CouldNotLook
from discovery.sources.opened import registers, services
from discovery.sources.reading import is_same_name
from discovery.sources.source import Known

if TYPE_CHECKING:
    from discovery.transport import Reader

MOST_GUESSES = 24  # names asked of DNS for one company
RIVAL = 1 / 3  # a guess that is so likely beside one that was confirmed is looked at, too
CHOICES_SHOWN = 3
UNSEEN_SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The company that is looked for, and what is told of it."""

    name: str
    country: str | None = None
    domain: str | None = None
    ad: str | None = None  # URL of the job advertisement
    held: tuple[str, ...] = ()  # addresses of its people that the candidate holds

    @property
    def ad_tells(self) -> JobAd:
        """What the advertisement's address says of the company."""
        return read_job_ad(self.ad, self.name) if self.ad else JobAd()

    @property
    def names(self) -> tuple[str, ...]:
        """What the company is called: as the candidate has it, and as its advertisement's address has it."""
        also = self.ad_tells.company
        return (self.name,) if also is None or is_same_name(also, self.name) else (self.name, also)


async def resolve_company(case: Case, reader: Reader) -> Company:
    """The company of a case: see `identify`."""
    held = tuple(who.email for who in case.people if who.email)
    wanted = Wanted(name=case.company, country=case.country, domain=case.domain, ad=case.ad, held=held)
    return await identify(wanted, reader)


async def identify(wanted: Wanted, reader: Reader) -> Company:
    """A company with its web domain, or with a standing that says why there is none.

    The cheapest and most lawful first: what the candidate told, what was settled not long ago, the public registers,
    guesses that the home page confirms, then the services that the user has set up. It ends where two signals agree on
    one domain.
    Raises `CouldNotLook` where nothing was settled and something could not be seen.
    """
    for domain, reason in _told(wanted):
        return _company(wanted, Standing.GIVEN, reason, web_domain=domain)
    given = wanted.held or wanted.ad_tells.domain
    if not given and (known := known_company(wanted.name, wanted.country, reader)):
        return known
    inquiry = Inquiry(names=wanted.names, country=wanted.country, reader=reader)
    for step in (_given, _registers, _guesses, _services):
        await step(wanted, inquiry)
        if choice := inquiry.settled:
            company = _settled(wanted, choice, inquiry)
            if not inquiry.unseen:
                keep_company(company, wanted.country, reader)
            return company
    if inquiry.choices:
        return _open_choice(wanted, inquiry)
    if inquiry.unseen:
        more = f" and {len(inquiry.unseen) - UNSEEN_SHOWN} more" if len(inquiry.unseen) > UNSEEN_SHOWN else ""
        why = f"could not look at {', '.join(inquiry.unseen[:UNSEEN_SHOWN])}{more}"
        raise CouldNotLook(_company(wanted, Standing.UNKNOWN, why, asked=tuple(inquiry.asked)), why)
    why = f"no home page was found that bears the name {wanted.name}{_silent(inquiry)}; give --domain if you know it"
    return _company(wanted, Standing.NOT_FOUND, why, asked=tuple(inquiry.asked), **_from_sources(inquiry.known))


def guesses(name: str, country: str | None, *, in_a_world: bool = False) -> Iterator[DomainGuess]:
    """Web domains that a company of that name could have, likeliest first.

    >>> [guess.domain for guess in guesses("Synergistics Ltd", "GB")][:1]
    ['synergistics.com']
    """
    if in_a_world:  # RFC 2606 keeps .example out of the real tree: only a world resolves it
        for guess in guess_labels(name, country):
            yield DomainGuess(f"{guess.domain}.example", guess.probability)
    yield from guess_domains(name, country)


def guesses_of(names: Sequence[str], country: str | None, *, in_a_world: bool) -> Iterator[DomainGuess]:
    """The guesses for each of a company's names together, each domain once."""
    seen: set[str] = set()
    of_each = (guesses(name, country, in_a_world=in_a_world) for name in names)
    for guess in merge(*of_each, key=lambda guess: -guess.probability):
        if guess.domain not in seen:
            seen.add(guess.domain)
            yield guess


def _told(wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Domains that need no guess, with the reason to take them."""
    if wanted.domain and (domain := own_domain(wanted.domain, wanted.name)):
        stands_there = domain == wanted.ad_tells.domain
        yield domain, "the job advertisement stands there" if stands_there else "the candidate gave the domain"
    if alias := company_aliases().get(fold(wanted.name)):
        yield alias, f"the alias table lists {wanted.name}"
    if "." in wanted.name and " " not in wanted.name and (domain := own_domain(wanted.name, wanted.name)):
        yield domain, "the company's name is a domain"


async def _given(wanted: Wanted, inquiry: Inquiry) -> None:
    """The domains where the advertisement stands, or at which the candidate holds an interviewer's address."""
    if wanted.ad_tells.domain:
        inquiry.add(wanted.ad_tells.domain, "the job advertisement stands there")
        await inquiry.look(wanted.ad_tells.domain)
    for domain in dict.fromkeys(map(mail_domain, wanted.held)):
        if own := own_domain(domain, wanted.name):
            inquiry.add(own, "the candidate holds an address there")
            await inquiry.look(own)


async def _registers(_wanted: Wanted, inquiry: Inquiry) -> None:
    for opened in registers(inquiry.reader, inquiry.country):
        await inquiry.ask(opened)
        if inquiry.settled:
            return


async def _guesses(wanted: Wanted, inquiry: Inquiry) -> None:
    """Look at the guesses in turn until one is confirmed; then at those that are nearly as likely."""
    enough = 0.0
    made = guesses_of(wanted.names, wanted.country, in_a_world=inquiry.reader.world is not None)
    for guess, _ in zip(made, range(MOST_GUESSES), strict=False):
        if guess.probability < enough:
            return
        if await inquiry.look(guess.domain):
            end = next(iter(reversed(inquiry.found)))
            inquiry.add(end, f"the name leads there ({guess.probability:.0%})", probability=guess.probability)
            enough = max(enough, guess.probability * RIVAL)


async def _services(_wanted: Wanted, inquiry: Inquiry) -> None:
    for opened in services(inquiry.reader):
        await inquiry.ask(opened)
        if inquiry.settled:
            return


def _settled(wanted: Wanted, choice: DomainChoice, inquiry: Inquiry) -> Company:
    own = inquiry.own.get(choice.domain, OwnWords())
    home = wanted.country or own.country
    # A register that has no web site may mean another company of that name: the country must agree.
    same = [one for one in inquiry.known if one.domain == choice.domain or (not one.domain and home == one.country)]
    told = _from_sources([one for one in same if one.domain or one.country])
    return _company(
        wanted,
        Standing.VERIFIED,
        next((signal for signal in choice.signals if " reads " in signal), " and ".join(choice.signals[:AGREEING])),
        web_domain=choice.domain,
        home=choice.home,
        sources=choice.sources,
        probability=choice.probability,
        asked=tuple(inquiry.asked),
        **told
        | {
            "legal_name": own.legal_name or told["legal_name"],
            "region": own.region or told["region"],
            "mail_domains": (*inquiry.redirected.get(choice.domain, ()), *told["mail_domains"]),
            "country": own.country or told["country"],
        },
    )


def _open_choice(wanted: Wanted, inquiry: Inquiry) -> Company:
    """Nothing is settled: up to three domains to choose from, none of them taken."""
    choices = inquiry.choices[:CHOICES_SHOWN]
    named = ", ".join(choice.domain for choice in choices)
    if len(choices) == 1:
        why = f"only one thing speaks for {named}: {choices[0].signals[0]}; give --domain {named} if it is the company"
    else:
        why = f"{wanted.name} may be any of {named}; give --domain with the right one"
    return _company(wanted, Standing.AMBIGUOUS, why, choices=choices, asked=tuple(inquiry.asked))


def _from_sources(known: list[Known]) -> dict[str, Any]:
    """What the sources say of the company together; of two answers the first one counts."""
    return {
        "country": next((one.country for one in known if one.country), None),
        "legal_name": next((one.legal_name for one in known if one.legal_name), None),
        "region": next((one.region for one in known if one.region), None),
        "aliases": tuple(dict.fromkeys(alias for one in known for alias in one.aliases)),
        "mail_domains": tuple(dict.fromkeys(domain for one in known for domain in one.mail_domains)),
        "phones": tuple({phone.e164: phone for one in known for phone in one.phones}.values()),
        "emails": tuple({mail.address: mail for one in known for mail in one.emails}.values()),
    }


def _company(wanted: Wanted, standing: Standing, reason: str, **more: Any) -> Company:
    told = more.pop("country", None)
    country = wanted.country or told or country_of_suffix(more.get("web_domain") or "")
    return Company(name=wanted.name, standing=standing, reason=reason, country=country, **more)


def _silent(inquiry: Inquiry) -> str:
    """Which sources did not say, so that nobody takes their silence for an answer."""
    silent = [asked.source for asked in inquiry.asked if asked.answer not in {Answer.FOUND, Answer.NOTHING}]
    return f" ({', '.join(silent)} did not say)" if silent else ""


def country_of_suffix(domain: str) -> str | None:
    """The country whose code the domain ends in; suffixes that are sold as words (.io, .ai, .co) say nothing.

    >>> country_of_suffix("harbour.co.uk"), country_of_suffix("nordlicht.de"), country_of_suffix("nimble.io")
    ('GB', 'DE', None)
    """
    last = domain.rpartition(".")[2]
    if len(last) != 2 or last in NO_COUNTRY:
        return None
    return COUNTRY_OF.get(last, last.upper())
