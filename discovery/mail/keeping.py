"""Of each letter, invitation and card, what is the company's; the rest is never kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from data.model import Case, Decision, Function, Method, PhoneKind, PublishedAddress, PublishedPhone, Source, Thread
from data.tables.mail_senders import is_applicant_tracking, is_service, is_unread
from data.tables.mail_words import APPOINTMENT, INTERVIEW
from data.tables.role_accounts import is_role_account
from discovery.domains import mail_domain
from discovery.email_channels import HIRING_BOXES
from discovery.mail.belonging import Belonging, is_at_work
from discovery.mail.cards import Card, read_cards, read_connections
from discovery.mail.dates import find_times
from discovery.mail.files import Item, Kind
from discovery.mail.invitations import Meeting, read_calendar
from discovery.mail.language import language_of
from discovery.mail.ledger import Ledger
from discovery.mail.letters import Letter, Mailbox, read_letter
from discovery.mail.meetings import without_meetings
from discovery.mail.mentions import people_met, title_of
from discovery.mail.names import is_common_given_name, person_of, personal_name, writes_as
from discovery.mail.outcomes import read_outcome, sentences
from discovery.mail.outlook import read_outlook
from discovery.mail.passages import Passage, passages_of
from discovery.mail.roles import roles_in
from discovery.mail.sieve import fragments, is_spelt, may_concern
from discovery.mail.signatures import Signature, as_signed, function_of, is_title, read_signature, without_disclaimer
from discovery.mail.signed_addresses import read_addresses
from discovery.mail.signed_phones import SignedPhone, read_phones, regions
from discovery.pages.text import fold, word_beginnings

_INTERVIEW = word_beginnings(INTERVIEW)
_APPOINTMENT = word_beginnings(APPOINTMENT)
_MOST_LOOKED_FOR = 50  # people, in each sentence


class Keeper:
    """Reads item after item into one ledger."""

    def __init__(self, belonging: Belonging, case: Case, now: datetime) -> None:
        self.belonging, self.case, self.now = belonging, case, now
        self.ledger = Ledger()
        self.wanted = fragments(case.company, (*belonging.told, *belonging.learnt))

    def keep(self, item: Item) -> bool:
        """Whether anything of an item is the company's; that is kept. Raises what the readers of its kind raise."""
        if item.kind is Kind.CALENDAR:
            return self._calendar(item.content, self._source(f"mail:{item.name}", None), trusted=False)
        if item.kind is Kind.CARDS:
            cards = read_cards(item.content, self.case.country)
            return self._cards(cards, f"mail:{item.name}")
        if item.kind is Kind.CONNECTIONS:
            return self._cards(read_connections(item.content), f"mail:{item.name}")
        if item.kind is Kind.OUTLOOK:
            return self._letter(read_outlook(item.content, item.name))
        return may_concern(item.content, self.wanted) and self._letter(read_letter(item.content, item.name))

    # --- letters

    def _letter(self, letter: Letter) -> bool:
        """A letter with what it quotes and what is attached to it."""
        if not (letter.calendars or letter.cards or letter.attached or is_spelt(_all_text(letter), self.wanted)):
            return False
        passages = passages_of(letter)
        ours = [self._passage(letter, passage) for passage in passages]
        source = self._source(letter.uri, letter.at)
        boxes = [letter.sender, *letter.recipients, *([letter.reply_to] if letter.reply_to else [])]
        boxes += [box for passage in passages[1:] for box in (passage.writer, *passage.recipients)]
        met = [self._box(box, source) for box in boxes]
        trusted = any(ours)
        if trusted:  # what the candidate wrote in it names the role, too
            for passage, theirs in zip(passages, ours, strict=True):
                if not theirs:
                    self._roles(passage.subject, passage.lines, source)
        invited = [self._calendar(part, source, trusted=trusted) for part in letter.calendars]
        carded = [self._cards(read_cards(part, self.case.country), letter.uri) for part in letter.cards if trusted]
        inside = [self._letter(attached) for attached in letter.attached]
        return any((*ours, *met, *invited, *carded, *inside))

    def _passage(self, letter: Letter, passage: Passage) -> bool:
        """What one person of the company wrote; whether they are of the company."""
        writer = passage.writer
        automatic = self._is_automatic(letter, passage)
        known = self.ledger.person_at(writer.address)
        person = None if automatic else known or person_of(writer, self.case.company)
        relayed = personal_name(writer.name, self.case.company) if automatic else None
        lines = without_disclaimer(without_meetings(passage.lines, person or relayed))
        signature = read_signature(lines, person or relayed)
        signer = as_signed(person or relayed, signature) or self._signer(signature)
        signature = read_signature(lines, signer)
        if not self._is_of_company(letter, passage, signature, automatic=automatic):
            return False
        source = self._source(letter.uri, passage.at or letter.at)
        if signer:
            for_hiring = automatic or writer.address.lower().startswith(HIRING_BOXES)
            function = signature.function or (Function.HR if for_hiring and not person else None)
            self.ledger.keep_person(signer, source, signature.title, function)
        if signer and not automatic and (person or writes_as(signer, writer)):
            self.ledger.keep_email(writer.address, f"{writer.name} <{writer.address}>", signer, source)
            person = signer
        says_something = self._said(passage, source)
        if says_something or not automatic:  # a company's newsletter is no correspondence
            where = self._regions(lines, mail_domain(writer.address))
            self._phones(lines, signature, signer, where, source)
            if self.belonging.is_companys(writer.address) or (automatic and self.belonging.is_signed_for(lines)):
                self._addresses(signature, where[0], source)  # an agency's, or a mailing service's, is another's
        if not passage.is_quoted and not automatic:
            self._thread(letter, person, source)
        return True

    def _is_automatic(self, letter: Letter, passage: Passage) -> bool:
        local, _, domain = passage.writer.address.partition("@")
        own = not passage.is_quoted and letter.is_automatic
        return bool(domain) and (own or is_service(domain) or is_unread(local))

    def _is_of_company(self, letter: Letter, passage: Passage, signature: Signature, *, automatic: bool) -> bool:
        """Whether a passage speaks for the company: by its writer's domain, its signature, or as what sends for it."""
        address = passage.writer.address
        if not address:
            return False
        if self.belonging.is_companys(address):
            return True
        if is_applicant_tracking(mail_domain(address)):
            reply = letter.reply_to is not None and self.belonging.is_companys(letter.reply_to.address)
            shown = self.belonging.is_shown_in(passage.writer.name)
            return reply or shown or any(map(self.belonging.is_named_in, (letter.subject, *passage.lines)))
        if automatic:
            return False
        writes_to_it = any(self.belonging.is_companys(box.address) for box in passage.recipients)
        signed = (*signature.lines, "" if passage.is_quoted else letter.organization)
        if not writes_to_it and self.belonging.is_signed_for(signed):
            self.belonging.learn(address)
            return self.belonging.is_companys(address)
        return self._recruits_for_it(letter, passage, signature)

    def _recruits_for_it(self, letter: Letter, passage: Passage, signature: Signature) -> bool:
        """An agency's recruiter, who writes about a role at the company."""
        if signature.function is not Function.HR:
            return False
        told = " ".join((letter.subject, *passage.lines))
        return self.belonging.is_named_in(told) and bool(_INTERVIEW.search(fold(told)) or read_outcome(passage.lines))

    def _signer(self, signature: Signature) -> str | None:
        """Who signs a letter that a program sends."""
        filled = [line for line in signature.lines if line][:4]
        for at, line in enumerate(filled):
            name = personal_name(line.split("|")[0].split(",")[0], self.case.company)
            titled = at == 0 and len(filled) > 1 and is_title(filled[1])
            if name and (titled or is_common_given_name(name.split()[0])):
                return name
        return None

    def _box(self, box: Mailbox, source: Source) -> bool:
        """A mailbox of the company's: a person's, or one that is nobody's own."""
        if not box.address or not self.belonging.is_companys(box.address):
            return False
        person = self.ledger.person_at(box.address) or person_of(box, self.case.company)
        if person is None and not _is_box(box.address.partition("@")[0]):
            return True
        self.ledger.keep_domain(mail_domain(box.address))
        written = f"{box.name} <{box.address}>" if box.name else box.address
        self.ledger.keep_email(box.address, written, person, source)
        if person:
            in_brackets = box.name.partition("(")[2].rstrip(") ")
            self.ledger.keep_person(person, source, None, function_of(in_brackets) if in_brackets else None)
        return True

    def _regions(self, lines: Sequence[str], domain: str) -> tuple[str, ...]:
        text = "\n".join(lines)
        return regions(self.case.country, domain, language_of(text), text)

    def _addresses(self, signature: Signature, region: str, source: Source) -> None:
        for text, country in read_addresses(signature.lines, region):
            self.ledger.keep_address(PublishedAddress(text=text, country=country, source=source))

    def _phones(
        self, lines: Sequence[str], signature: Signature, signer: str | None, where: Sequence[str], source: Source
    ) -> None:
        is_person = signer is not None
        company = " ".join(self.belonging.words)
        above = lines[: len(lines) - len(signature.lines)] if signature.lines else lines
        signed = read_phones(signature.lines, where, company, is_signature=True, is_person=is_person)
        told = read_phones(above, where, company, is_signature=False, is_person=is_person)
        for phone in (*signed, *told):
            self.ledger.keep_phone(_published(phone, signer, source))

    def _said(self, passage: Passage, source: Source) -> bool:
        """What the letter says of the application: outcome, role, appointment; whether it says any of it."""
        said = read_outcome(passage.lines)
        if said:
            self.ledger.decisions.append(Decision(outcome=said[0], text=said[1], source=source))
        named = self._roles(passage.subject, passage.lines, source)
        about_one = _INTERVIEW.search(fold(passage.subject)) is not None
        for sentence in sentences(passage.lines):
            folded = fold(sentence)
            self._mentioned(sentence, source)
            told = bool(_INTERVIEW.search(folded) or _APPOINTMENT.search(folded))
            for at in find_times(sentence, source.retrieved_at.date()):
                if told or (about_one and at.hour):
                    self.ledger.keep_interview(at, source)
        return said is not None or named

    def _mentioned(self, sentence: str, source: Source) -> None:
        """Whom the candidate is to meet, and what is said of somebody who is known already."""
        for name, said in people_met(sentence, self.case.company):
            self.ledger.keep_person(name, source, said, function_of(said))
        for person in list(self.ledger.people.values())[:_MOST_LOOKED_FOR]:
            if person.function is None and (title := title_of(person.name, sentence)):
                self.ledger.keep_person(person.name, source, title, function_of(title))

    def _roles(self, subject: str, lines: Sequence[str], source: Source) -> bool:
        roles = [one for one in roles_in(subject, lines) if not self.belonging.is_named_in(one[0])]
        for role, weight in roles:
            self.ledger.keep_role(role, weight, source)
        return bool(roles)

    def _thread(self, letter: Letter, person: str | None, source: Source) -> None:
        answers_to = letter.reply_to
        own = answers_to is not None and self.belonging.is_companys(answers_to.address)
        address = answers_to.address if answers_to and own else letter.sender.address
        self.ledger.keep_thread(Thread(address=address, subject=letter.subject, source=source, person=person))

    # --- invitations and cards

    def _calendar(self, content: bytes, source: Source, *, trusted: bool) -> bool:
        """Whether any event of a calendar is with the company; `trusted`: it came in the company's letter."""
        kept = [self._meeting(meeting, source, trusted=trusted) for meeting in read_calendar(content)]
        return any(kept)

    def _meeting(self, meeting: Meeting, source: Source, *, trusted: bool) -> bool:
        theirs = any(self.belonging.is_companys(box.address) for box in meeting.people)
        named = self.belonging.is_named_in(meeting.summary) and bool(_INTERVIEW.search(fold(meeting.summary)))
        if not (theirs or trusted or named):
            return False
        for box in meeting.people:
            self._box(box, source)
        if meeting.starts and not meeting.is_cancelled:
            self.ledger.keep_interview(meeting.starts, source)
        self._roles(meeting.summary, meeting.description.split("\n")[:40], source)
        return True

    def _cards(self, cards: Iterable[Card], uri: str) -> bool:
        kept = [self._card(card, self._source(uri, None)) for card in cards]
        return any(kept)

    def _card(self, card: Card, source: Source) -> bool:
        theirs = self.belonging.is_called(card.organization)
        at_company = [address for address in card.addresses if self.belonging.is_companys(address)]
        if not theirs and not at_company:
            return False
        self.ledger.keep_person(card.name, source, card.title or None, function_of(card.title))
        for address in at_company:
            self.ledger.keep_domain(mail_domain(address))
        for address in at_company or filter(is_at_work, card.addresses):
            self.ledger.keep_email(address, address, card.name, source)
        for phone in card.phones:
            self.ledger.keep_phone(
                PublishedPhone(
                    e164=phone.e164,
                    text=phone.text,
                    kind=phone.kind,
                    reason=f'on their card, labelled "{phone.label}"' if phone.label else "on their card",
                    source=source,
                    extension=phone.extension,
                    label=phone.label or None,
                    person=card.name,
                )
            )
        return True

    def _source(self, uri: str, at: datetime | None) -> Source:
        return Source(uri=uri, retrieved_at=at or self.now, method=Method.OWN_MAIL)


def _is_box(local: str) -> bool:
    """Whether somebody reads there: a room, a resource or a program does not."""
    return not is_unread(local) and (is_role_account(local) or function_of(local) is not None)


def _all_text(letter: Letter) -> str:
    """Everything in which a letter can spell the company."""
    boxes = (letter.sender, *letter.recipients, *((letter.reply_to,) if letter.reply_to else ()))
    return " ".join((letter.subject, letter.organization, letter.text, *(f"{box.name} {box.address}" for box in boxes)))


def _published(phone: SignedPhone, signer: str | None, source: Source) -> PublishedPhone:
    """A signed number as evidence; of a mail that nobody signs, no number is anybody's own."""
    kind = phone.kind or PhoneKind.OTHER
    return PublishedPhone(
        e164=phone.e164,
        text=phone.text,
        kind=kind,
        reason=phone.reason,
        source=source,
        extension=phone.extension,
        label=phone.label or None,
        person=signer,
    )
