"""A number that a letter or a card calls one, if it could be dialled."""

from __future__ import annotations

import phonenumbers

from discovery.pages.telephony import believed_number


def dialable(written: str, region: str | None) -> tuple[str, str | None] | None:
    """(E.164, extension), or None where no country has numbers like it.

    >>> dialable("tel:+1-937-555-0142;ext=12", None), dialable("+999 12 34 56 78", None)
    (('+19375550142', '12'), None)
    """
    read = believed_number(written, region)
    return read if read and _is_possible(read[0]) else None


def _is_possible(number: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:  # a country code that there is not
        return False
