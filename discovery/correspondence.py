"""The candidate's own mail: what of it concerns one company, as evidence. It is read where it lies.

Letters, invitations, cards and exports come one at a time, and of each only what is the company's is kept: its people,
their addresses and numbers, threads to answer in, what was said of the application and when. Everybody else is dropped
at once, and no body is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from data.model import Case, Correspondence, Decision, MailReading, Outcome, Published, Skipped
from discovery.domains import registrable_domain
from discovery.mail.belonging import Belonging
from discovery.mail.cards import BadCard
from discovery.mail.files import read_items
from discovery.mail.invitations import BadCalendar
from discovery.mail.keeping import Keeper
from discovery.mail.letters import BadLetter

MOST_SKIPPED = 50  # that are told one by one


def read_correspondence(case: Case, now: datetime) -> Correspondence:
    """What the mail that a case names says of its company. `now`: for what bears no date.

    A message that is broken, too large or too deep is reported in `reading.skipped`, and the rest is read.
    """
    told = [case.domain or "", *(who.email.rpartition("@")[2] for who in case.people if who.email)]
    belonging = Belonging(case.company, filter(None, told))
    learnt: frozenset[str] | None = None
    while learnt != belonging.learnt:  # again only where a signature taught a domain: it may stand in earlier mail
        learnt = belonging.learnt
        correspondence = _read_once(map(Path, case.mail), belonging, case, now)
    return correspondence


def with_mail_domain(case: Case, correspondence: Correspondence) -> Case:
    """The case as the company is to be looked for: at the domain that its mail comes from, if no other was given."""
    if case.domain or not correspondence.held.mail_domains:
        return case
    return replace(case, domain=registrable_domain(correspondence.held.mail_domains[0]))


def with_correspondence(published: Published, correspondence: Correspondence) -> Published:
    """What the candidate's own mail holds, before what the company's pages publish."""
    held = correspondence.held
    return replace(
        published,
        emails=(*held.emails, *published.emails),
        phones=(*held.phones, *published.phones),
        people=(*held.people, *published.people),
        addresses=(*held.addresses, *published.addresses),
        threads=held.threads,
        mail_domains=held.mail_domains,
    )


def proposed_outcome(decisions: Sequence[Decision], interviewed: bool) -> Outcome | None:
    """What the mail says became of the application: the newest answer; silence where an interview has been."""
    if decisions:
        return decisions[-1].outcome
    return Outcome.NO_RESPONSE if interviewed else None


def _read_once(paths: Iterable[Path], belonging: Belonging, case: Case, now: datetime) -> Correspondence:
    keeper = Keeper(belonging, case, now)
    messages = kept = 0
    skipped: list[Skipped] = []
    for found in read_items(paths):
        if isinstance(found, Skipped):
            skipped.append(found)
            continue
        messages += 1
        try:
            kept += keeper.keep(found)
        except (BadLetter, BadCalendar, BadCard) as bad:
            skipped.append(Skipped(url=found.name, why=str(bad)))
    ledger = keeper.ledger
    return Correspondence(
        reading=MailReading(messages=messages, kept=kept, skipped=tuple(skipped[:MOST_SKIPPED])),
        held=ledger.held(),
        decisions=ledger.ordered_decisions(),
        interviews=ledger.ordered_interviews(),
        roles=ledger.ordered_roles(),
    )
