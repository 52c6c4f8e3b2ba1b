"""Which companies a mailbox tells of an application at: for a case that is not made yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.folding import fold
from data.model import Function, Skipped
from data.tables.legal_forms import without_legal_form
from data.tables.mail_senders import is_applicant_tracking, is_service
from data.tables.mail_words import INTERVIEW
from discovery.domains import NOBODYS_OWN, mail_domain
from discovery.mail.belonging import Belonging, owner_of, pieces_of
from discovery.mail.files import Item, Kind, read_items
from discovery.mail.invitations import BadCalendar, read_calendar
from discovery.mail.letters import BadLetter, Letter, read_letter
from discovery.mail.outcomes import read_outcome
from discovery.mail.outlook import read_outlook
from discovery.mail.passages import Passage, passages_of
from discovery.mail.signatures import read_signature
from discovery.pages.text import fold as plain
from discovery.pages.text import word_beginnings

_INTERVIEW = word_beginnings(INTERVIEW)
_BESIDE_A_NAME = frozenset(
    "recruiting recruitment careers career jobs talent acquisition team hiring hr people the bewerbung karriere".split()
)
# What speaks for an application there, and how much.
_DECISION, _APPOINTMENT, _RECRUITER, _ENOUGH = 5, 2, 2, 2


@dataclass(slots=True)
class Candidacy:
    """One company, as far as the mailbox shows that the candidate applied there."""

    weight: int = 0
    names: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applications:
    """The companies at which there was an application, the surest first; and whose mailbox it seems to be."""

    companies: tuple[str, ...]
    candidate: str | None  # the address to which most of the mail went


def read_applications(paths: Iterable[Path]) -> Applications:
    """The companies that a mailbox tells of, by the name that their people sign with, else as the domain spells it."""
    found: dict[str, Candidacy] = {}
    recipients: Counter[str] = Counter()
    for letter in _letters(paths):
        recipients.update(box.address for box in letter.recipients)
        for passage in passages_of(letter):
            _weigh(letter, passage, found)
    candidate = next((address for address, _ in recipients.most_common(1)), None)
    own = owner_of(mail_domain(candidate)) if candidate else None
    found.pop(own or "", None)
    return Applications(companies=tuple(_merged(found)), candidate=candidate)


def _letters(paths: Iterable[Path]) -> Iterator[Letter]:
    """Every letter that can be read; what cannot is told by the reading of the case that follows."""
    for item in read_items(paths):
        if isinstance(item, Skipped):
            continue
        try:
            yield from _in_item(item)
        except (BadLetter, BadCalendar):
            continue


def _in_item(item: Item) -> Iterator[Letter]:
    if item.kind in {Kind.LETTER, Kind.OUTLOOK}:
        letter = (read_outlook if item.kind is Kind.OUTLOOK else read_letter)(item.content, item.name)
        yield letter
        yield from letter.attached
    elif item.kind is Kind.CALENDAR:
        for meeting in read_calendar(item.content):
            if meeting.people:
                yield Letter(
                    uri=item.name,
                    sender=meeting.people[0],
                    reply_to=None,
                    recipients=meeting.people[1:],
                    at=None,
                    subject=meeting.summary,
                    text=meeting.description,
                    language="",
                    organization="",
                    is_automatic=False,
                )


def _weigh(letter: Letter, passage: Passage, found: dict[str, Candidacy]) -> None:
    """Adds what one passage says of an application at its writer's company."""
    domain = owner_of(mail_domain(passage.writer.address))
    if domain is None or domain in NOBODYS_OWN or (is_service(domain) and not is_applicant_tracking(domain)):
        return
    signature = read_signature(passage.lines, passage.writer.name or None)
    weight = _DECISION if read_outcome(passage.lines) else 0
    weight += _APPOINTMENT if _INTERVIEW.search(plain(passage.subject)) or letter.calendars else 0
    weight += _RECRUITER if signature.function is Function.HR else 0
    if not weight:
        return
    if is_applicant_tracking(domain):
        name = _without_task(passage.writer.name)
        domain = owner_of(mail_domain(letter.reply_to.address)) if letter.reply_to else None
        key = domain if domain and not is_service(domain) else f"named {fold(name)}"
        names = [name] if name else []
    else:
        key, names = domain, list(_signed_names(domain, (letter.organization, *signature.lines)))
    entry = found.setdefault(key, Candidacy())
    entry.weight += weight
    entry.names.update(names)


def _without_task(display: str) -> str:
    """ "Synergistics Recruiting" and "Rosa Lind (Harbour & Finch)" name a company, each in its way."""
    inside = display.partition("(")[2].partition(")")[0] or display.partition(" at ")[2] or display
    return " ".join(word for word in inside.split() if fold(word) not in _BESIDE_A_NAME)


def _signed_names(domain: str, lines: Iterable[str]) -> Iterator[str]:
    """The pieces of a signature that a domain abbreviates: "Nordlicht Werke GmbH" for nordlicht-werke.example."""
    label = domain.partition(".")[0].replace("-", "")
    for line in lines:
        for piece in pieces_of(line):
            words = without_legal_form(tuple(fold(piece).split()))
            joined = "".join(words)
            bare = "".join(word for word in words if word != "and")
            if words and label in {joined, bare} and "@" not in piece and "://" not in piece:
                yield piece.strip()


def _merged(found: dict[str, Candidacy]) -> Iterator[str]:
    """Each company's name, the surest first; what only an applicant tracking system names joins its domain."""
    named = {key: one for key, one in found.items() if key.startswith("named ")}
    domains = {key: one for key, one in found.items() if key not in named}
    for key, one in named.items():
        name = next(iter(one.names), "")
        belonging = Belonging(name, ())
        home = next((domain for domain in domains if belonging.is_companys(f"x@{domain}")), None)
        if home:
            domains[home].weight += one.weight
            domains[home].names.update(one.names)
        elif name:
            domains[key] = one
    for key, one in sorted(domains.items(), key=lambda entry: -entry[1].weight):
        if one.weight >= _ENOUGH:
            yield one.names.most_common(1)[0][0] if one.names else key.partition(".")[0].replace("-", " ").title()
