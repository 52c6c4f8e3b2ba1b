"""Where a thing was seen, and how it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Method(StrEnum):
    """How a value was read out of its source."""

    GIVEN = "given by the candidate"
    TEXT = "visible text"
    MAILTO = "mailto link"
    TEL = "tel link"
    JSON_LD = "JSON-LD"
    MICRODATA = "microdata"
    HCARD = "hCard"
    CLOUDFLARE = "Cloudflare-protected address"
    PDF = "text of a PDF"
    OBFUSCATED = "spelt out"  # jane [at] synergistics [dot] example
    DNS = "DNS"
    HOME_PAGE = "home page"
    OWN_MAIL = "your own mail"  # a message, an invitation, a card or an export that the candidate holds
    REGISTER = "public register"  # Wikidata, SEC EDGAR
    PROVIDER = "returned to the user's own key"  # a search, or a paid look-up
    INFERRED = "inferred"  # built from a format; seen nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where and when a value was seen, and how it was read."""

    uri: str  # https://..., dns:example.org?type=MX, case:ID, mail:MESSAGE-ID
    retrieved_at: datetime
    method: Method
