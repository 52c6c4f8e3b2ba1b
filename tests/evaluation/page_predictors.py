"""The page reader as the contact scorers want it: bytes in, plain rows out."""

from __future__ import annotations

from datetime import UTC, datetime

from data.model import Page, PhoneKind, Published
from discovery.pages.reading import read_page as read
from discovery.switchboard import rank_for_reception

_KINDS = {
    PhoneKind.MAIN: "main",
    PhoneKind.DIRECT: "direct",
    PhoneKind.DEPARTMENT: "department",
    PhoneKind.BRANCH: "branch",
    PhoneKind.TOLL_FREE: "tollfree",
    PhoneKind.FAX: "fax",
    PhoneKind.MOBILE: "mobile",
}


def read_page(html: bytes, url: str, default_region: str | None) -> list[dict[str, str | None]]:
    """Every address, number and person of one page."""
    published = _published(html, url, default_region)
    rows: list[dict[str, str | None]] = [
        {"kind": "email", "value": e.address, "person": e.person} for e in published.emails
    ]
    rows += [
        {
            "kind": "fax" if p.kind is PhoneKind.FAX else "phone",
            "value": p.e164,
            "extension": p.extension,
            "person": p.person,
            "text": p.text,
        }
        for p in published.phones
    ]
    rows += [{"kind": "person", "value": p.name} for p in published.people]
    return rows + [{"kind": "name", "value": o.name} for o in published.organisations]


def rank_phones(html: bytes, url: str, default_region: str | None) -> list[dict[str, str | int | None]]:
    """Every number of one page with its kind, and which to dial first to reach reception."""
    published = _published(html, url, default_region)
    ranks = {phone.e164: rank for rank, (phone, _) in enumerate(rank_for_reception(published.phones), start=1)}
    return [{"value": p.e164, "kind": _KINDS.get(p.kind, "other"), "rank": ranks.get(p.e164)} for p in published.phones]


def _published(html: bytes, url: str, region: str | None) -> Published:
    return read(Page(url=url, status=200, content=html, retrieved_at=datetime.now(UTC)), region)
