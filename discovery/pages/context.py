"""What the readings of one page have in common: the page itself, its country, its people, its own name."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from data.model import Method, Page, Source
from discovery.domains import registrable_domain
from discovery.pages.attribution import Owners
from discovery.pages.document import Document


@dataclass(frozen=True, slots=True)
class Context:
    """One page, as far as it has been read."""

    page: Page
    document: Document
    region: str | None  # whose national numbers to expect
    owners: Owners

    def source(self, method: Method) -> Source:
        """Where and when this page said it, and how it was read."""
        return Source(uri=self.page.url, retrieved_at=self.page.retrieved_at, method=method)

    @property
    def own_name(self) -> str:
        """The label that the company registered: "acme" of https://www.acme.example/contact."""
        host = urlsplit(self.page.url).hostname or ""
        return (registrable_domain(host) or host).partition(".")[0].replace("-", "")
