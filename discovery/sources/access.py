"""Which outside sources may be asked, and with what: settings as plain values, so that they cost no start-up."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import SecretStr


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What the user has set up. The public registers are asked unless they are switched off; nothing else by itself."""

    registers: bool = False  # Wikidata and SEC EDGAR
    searxng_url: str | None = None  # an instance of the user's own or of their choice, with format=json allowed
    brave_key: SecretStr | None = None
    suggest_url: str | None = None  # answers as Clearbit's autocomplete did: [{"name": ..., "domain": ...}]
    hunter_key: SecretStr | None = None
    rocketreach_key: SecretStr | None = None
    people: bool = False  # whether the last two may be asked for an interviewer by name, too
