"""Mails as unsent drafts: files that one's own mail program opens ready to be looked over and sent, or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from data.folding import fold
from data.model import Candidate, ChannelKind, Contact, Dossier, Grade, Words


def drafts(dossiers: Sequence[Dossier]) -> Iterator[tuple[str, bytes]]:
    """A file name and a message (RFC 5322) for every mail in the candidate's voice."""
    for dossier in dossiers:
        for contact in dossier.contacts:
            person_id = contact.interviewer.person_id if contact.interviewer else None
            for text in dossier.chosen_words:
                if text.subject and text.person_id == person_id:
                    yield _file_name(dossier, contact, text), bytes(_draft(dossier, contact, text))


def _draft(dossier: Dossier, contact: Contact, words: Words) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # Outlook, Thunderbird and others open it for writing, not for reading
    message["Subject"] = " ".join((words.subject or "").split())
    if sender := _address(dossier.case.candidate):
        message["From"] = sender
    if recipient := _recipient(contact):
        message["To"] = recipient
    message.set_content(words.text, cte="quoted-printable")
    return message


def _address(candidate: Candidate) -> Address | None:
    return _mailbox(candidate.name or "", candidate.email) if candidate.email else None


def _recipient(contact: Contact) -> Address | None:
    """The best address that takes mail; an unlikely one is left for the candidate to fill in."""
    name = contact.interviewer.name if contact.interviewer else ""
    for channel in contact.channels:
        if channel.kind is ChannelKind.EMAIL and channel.grade not in {Grade.UNDELIVERABLE, Grade.UNLIKELY}:
            return _mailbox(name, channel.value)
    return None


def _mailbox(name: str, address: str) -> Address | None:
    """The mailbox, or None for an address that a mail's header cannot carry (RFC 6532 is not everywhere)."""
    local, _, domain = address.rpartition("@")
    if not address.isascii() or not local or not domain:
        return None
    shown = " ".join("".join(char if char.isprintable() else " " for char in name).split())
    try:
        return Address(display_name=shown, addr_spec=address)
    except (ValueError, IndexError):  # whatever a page printed in the place of an address
        return None


def _file_name(dossier: Dossier, contact: Contact, words: Words) -> str:
    who = fold(contact.interviewer.name if contact.interviewer else dossier.case.company).replace(" ", "-")
    return f"{dossier.case.case_id}-{who}-{words.kind}.eml"
