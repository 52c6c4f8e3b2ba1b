"""When enough is known of a company that its less promising pages need not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from data.model import PhoneKind, Published
from data.tables.role_accounts import is_role_account
from discovery.domains import mail_domain, registrable_domain

ADDRESSES = 5  # people's own addresses at the company: from three to ten known, the evaluation of formats gains 0.01
STILL_READ = 40.0  # what promises more is read all the same: contacts, imprint, people, places, press, careers


def is_enough(read: Iterable[Published], ours: Collection[str | None]) -> bool:
    """Whether a main number is known, and the addresses of `ADDRESSES` people at one of the company's domains."""
    main, people = False, set()
    for page in read:
        main = main or any(phone.kind is PhoneKind.MAIN for phone in page.phones)
        people |= {
            email.address.lower()
            for email in page.emails
            if registrable_domain(mail_domain(email.address)) in ours
            and not is_role_account(email.address.partition("@")[0])
        }
    return main and len(people) >= ADDRESSES
