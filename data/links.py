"""Links that a person follows by hand."""

from __future__ import annotations

from urllib.parse import quote


def mailto_uri(address: str, subject: str | None = None, body: str | None = None) -> str:
    """Opens one's own mail program with the words in place (RFC 6068; section 5: lines end in CRLF).

    >>> mailto_uri("jim@synergistics.example", "Thank you", "Hello")
    'mailto:jim@synergistics.example?subject=Thank%20you&body=Hello'
    """
    fields = (("subject", subject), ("body", body and body.replace("\n", "\r\n")))
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)
    return f"mailto:{quote(address, safe='@!$*+')}" + (f"?{query}" if query else "")


def web_link(uri: str) -> str | None:
    """The URI, where it may stand behind a link; None for dns:, case: and whatever a hostile page made up."""
    return uri if uri.startswith(("https://", "http://")) else None
