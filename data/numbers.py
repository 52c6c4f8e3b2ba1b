"""A telephone number for machines and for people; inside, a number is always E.164 with an extension beside it."""

from __future__ import annotations


def tel_uri(e164: str, extension: str | None = None) -> str:
    """The number as a link (RFC 3966).

    >>> tel_uri("+442079460958", "12")
    'tel:+442079460958;ext=12'
    """
    return f"tel:{e164};ext={extension}" if extension else f"tel:{e164}"


def international(e164: str, extension: str | None = None) -> str:
    """The number as its country groups it, for a reader, with spaces only (ITU-T E.123).

    >>> international("+442079460958")
    '+44 20 7946 0958'
    >>> international("+13125550123", "41")
    '+1 312 555 0123 ext. 41'
    """
    import phonenumbers  # its metadata takes a while to load

    try:
        written = phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        written = e164
    spaced = written.replace("-", " ")
    return f"{spaced} ext. {extension}" if extension else spaced
