"""The contact sheet's rows: one a channel, or one a person; every cell a string."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import LEADS_NOWHERE, THE_COMPANY, Channel, ChannelKind, Contact, Dossier, PhoneKind
from data.numbers import international, tel_uri

# The contact sheet's columns, in this order for good: new ones are added at the end.
COLUMNS: dict[str, str] = {
    "case_id": "which case",
    "company": "its name, as the candidate wrote it",
    "role": "the role that was applied for",
    "person": "the interviewer; empty: the company's own channel",
    "function": "hiring-manager, hr or interviewer",
    "channel": "phone, email or linkedin",
    "value": "the address or link; empty for a number",
    "number_uri": "the number as a link (RFC 3966), tel:+442079460958;ext=12",
    "number": "the number to read, +44 20 7946 0958",
    "number_kind": "main, direct, department, branch, toll-free, fax, mobile, shared-cost, premium or other",
    "label": "the words beside the number, as printed",
    "first": "yes: begin here",
    "grade": "known, published, likely, possible, unlikely, undeliverable or (a number) wrong",
    "probability": "0 to 1, where the value was inferred",
    "reason": "why that grade, in words",
    "text": "the value as it was printed",
    "seen_at": "where: a URL, dns: or case:",
    "seen_on": "when, UTC",
    "method": "how it was read",
    "call_from": "no call before, in the callee's time",
    "call_until": "end of that window",
}

# The same with a row a person: the channel to begin with, and the best of each kind.
PERSON_COLUMNS: dict[str, str] = {
    "case_id": "which case",
    "company": "its name, as the candidate wrote it",
    "role": "the role that was applied for",
    "outcome": "rejected, keeps-on-file or no-response",
    "person": "the interviewer; empty: the company itself",
    "function": "hiring-manager, hr or interviewer",
    "title": "their job title",
    "number_uri": "the best number as a link (RFC 3966)",
    "number": "the same to read",
    "number_kind": "main, direct, ... as in the sheet of channels",
    "number_grade": "how far to trust it",
    "email": "the best address that takes mail",
    "email_grade": "how far to trust it",
    "email_probability": "0 to 1, where it was inferred",
    "linkedin": "a people search to open by hand",
    "approach": "how to begin",
    "why": "why this way",
    "call_from": "no call before, in the callee's time",
    "call_until": "end of that window",
    "next_step": "what is to be done next",
    "next_day": "not before this day",
    "last_logged": "what came of it last",
    "last_logged_on": "when, UTC",
}


def contact_rows(dossier: Dossier) -> Iterator[dict[str, str]]:
    """A row for every channel, with the columns of `COLUMNS`."""
    for contact in dossier.contacts:
        for channel in contact.channels:
            yield _row(dossier, contact, channel)


def person_rows(dossier: Dossier) -> Iterator[dict[str, str]]:
    """A row for every person, and one for the company, with the columns of `PERSON_COLUMNS`."""
    for contact in dossier.contacts:
        yield dict.fromkeys(PERSON_COLUMNS, "") | _person(dossier, contact) | _best(contact) | _course(dossier, contact)


def _person(dossier: Dossier, contact: Contact) -> dict[str, str]:
    case, who, window = dossier.case, contact.interviewer, contact.call_window
    row = {
        "case_id": case.case_id,
        "company": case.company,
        "role": case.role,
        "outcome": case.outcome.value,
        "approach": contact.route.approach.value,
        "why": contact.route.why,
    }
    if who:
        row |= {"person": who.name, "function": who.function.value, "title": who.title or ""}
    if window:
        row |= {"call_from": window.opens.isoformat(), "call_until": window.closes.isoformat()}
    return row


def _best(contact: Contact) -> dict[str, str]:
    """The best channel of each kind; a number that cannot be called or a box that takes no mail is none."""
    usable = [one for one in contact.channels if one.grade not in LEADS_NOWHERE]
    first = {one.kind: one for one in reversed(usable) if one.phone_kind is not PhoneKind.FAX}
    row: dict[str, str] = {}
    if number := first.get(ChannelKind.PHONE):
        row |= _number(number) | {"number_grade": number.grade.value}
    if mail := first.get(ChannelKind.EMAIL):
        row |= {"email": mail.value, "email_grade": mail.grade.value, "email_probability": _share(mail.probability)}
    if search := first.get(ChannelKind.LINKEDIN):
        row |= {"linkedin": search.value}
    return row


def _course(dossier: Dossier, contact: Contact) -> dict[str, str]:
    """Where things stand with a person: what comes next, what came last."""
    person_id = contact.interviewer.person_id if contact.interviewer else None
    row: dict[str, str] = {}
    if step := next((step for step in dossier.plan if step.person_id == person_id and step.words), None):
        row |= {"next_step": step.what, "next_day": step.day.isoformat()}
    if last := next((one for one in reversed(dossier.logged) if one.person_id == (person_id or THE_COMPANY)), None):
        row |= {"last_logged": last.what.value, "last_logged_on": last.at.isoformat(timespec="seconds")}
    return row


def _row(dossier: Dossier, contact: Contact, channel: Channel) -> dict[str, str]:
    case, who, window = dossier.case, contact.interviewer, contact.call_window
    source = channel.sources[0] if channel.sources else None
    is_number = channel.kind is ChannelKind.PHONE
    row = dict.fromkeys(COLUMNS, "") | {
        "case_id": case.case_id,
        "company": case.company,
        "role": case.role,
        "person": who.name if who else "",
        "function": who.function.value if who else "",
        "channel": channel.kind.value,
        "value": "" if is_number else channel.value,
        "label": channel.label or "",
        "first": "yes" if channel == contact.route.channel else "",
        "grade": channel.grade.value,
        "probability": _share(channel.probability),
        "reason": channel.reason,
        "text": channel.text or "",
    }
    if source:
        seen_on = source.retrieved_at.isoformat(timespec="seconds")
        row |= {"seen_at": source.uri, "seen_on": seen_on, "method": source.method.value}
    if is_number:
        row |= _number(channel)
        if window and channel.phone_kind is not PhoneKind.FAX:
            row |= {"call_from": window.opens.isoformat(), "call_until": window.closes.isoformat()}
    return row


def _number(channel: Channel) -> dict[str, str]:
    return {
        "number_uri": tel_uri(channel.value, channel.extension),
        "number": international(channel.value, channel.extension),
        "number_kind": channel.phone_kind.value if channel.phone_kind else "",
    }


def _share(probability: float | None) -> str:
    return "" if probability is None else f"{probability:.3f}"
