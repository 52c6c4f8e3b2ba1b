"""The whole flow over real saved companies, measured: `make real [PAGES=FOLDER]`.

Prints one table, a row a company, and the saved pages that were not reached. What a reader found on the pages that were
read is the yardstick; what else was found there counts as wrong.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from data.model import Case, Dossier, Memory, Outcome, Suppressed
from discovery.manners import Manners, World
from discovery.transport import Reader, open_reader
from flows.pipeline import discover
from flows.running import perform
from flows.settings import utc_now
from flows.world import serve_world
from tests.real_sites import SavedCompany, SavedPage, build_world

MANNERS = Manners(user_agent="openline (measuring on saved pages)", pace_s=0.0)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
NOTHING_KNOWN = Memory(suppressed=Suppressed(key=b"measuring"))
ROW = "{:40} {:>5} {:>8} {:>10} {:>11} {:>6} {:>8}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One company's row."""

    name: str
    read: int = 0  # pages, the 404s left out
    numbers: int = 0
    addresses: int = 0
    hits: int = 0  # of the numbers and addresses known to stand on the saved pages that were read
    known: int = 0
    wrong: int = 0
    seconds: float = 0.0
    missed_pages: tuple[str, ...] = ()
    error: str | None = None

    def __str__(self) -> str:
        share = f"{self.hits}/{self.known}"
        cells = (self.read, self.numbers, self.addresses, share, self.wrong, f"{self.seconds:.2f}")
        return self.error or ROW.format(self.name, *cells)


def main(collection: Path) -> int:
    """Measure every company of a collection; the exit code is 1 where one ended in an error."""
    if not (collection / "gold.jsonl").exists():
        print(f"skipped: there is no collection of saved pages at {collection} (no gold.jsonl); name one with PAGES=")
        return 0
    with tempfile.TemporaryDirectory(prefix="openline-real-") as folder:
        companies = build_world(collection, Path(folder))
        with serve_world(Path(folder)) as world:
            measured = asyncio.run(_measure_all(companies, World(dns=world.dns, http=world.http)))
    _report(measured)
    return any(row.error for row in measured)


async def _measure_all(companies: Sequence[SavedCompany], world: World) -> list[Measured]:
    async with open_reader(MANNERS, world, utc_now) as reader:
        return [await _measured(company, reader) for company in companies]


async def _measured(company: SavedCompany, reader: Reader) -> Measured:
    began = time.perf_counter()
    case = Case(
        case_id=f"real-{company.domain}",
        company=company.domain.partition(".")[0],
        role="Keeper of the Records",
        outcome=Outcome.REJECTED,
        since=datetime(2026, 11, 18, 16, 30, tzinfo=UTC),
        domain=company.domain,
        country=company.country,
    )
    run = discover(case, NOTHING_KNOWN, reader, perform, "real", NOW)
    (dossier,) = await asyncio.gather(run, return_exceptions=True)
    if isinstance(dossier, BaseException):
        return Measured(name=company.domain, error=f"{company.domain}: {''.join(traceback.format_exception(dossier))}")
    return _compared(company, dossier, time.perf_counter() - began)


def _compared(company: SavedCompany, dossier: Dossier, seconds: float) -> Measured:
    pages = dossier.evidence.site.pages
    reached = {(urlsplit(page.url).hostname, unquote(urlsplit(page.url).path)) for page in pages}
    read = [page for page in company.pages if (page.host, page.path) in reached]
    numbers = {phone.e164 for phone in dossier.evidence.published.phones}
    addresses = {email.address.lower() for email in dossier.evidence.published.emails}
    known = _union(page.numbers | page.addresses for page in read)
    found = numbers | addresses
    return Measured(
        name=company.domain,
        read=sum(page.status == 200 for page in pages),
        numbers=len(numbers),
        addresses=len(addresses),
        hits=len(found & known),
        known=len(known),
        wrong=len(found - known - _union(page.doubtful for page in read)),
        seconds=seconds,
        missed_pages=tuple(_where(page) for page in company.pages if page not in read),
    )


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _where(page: SavedPage) -> str:
    return f"{page.page_id}  http://{page.host}{page.path}"


def _report(measured: Sequence[Measured]) -> None:
    sound = [row for row in measured if not row.error]
    print(ROW.format("company", "pages", "numbers", "addresses", "gold found", "wrong", "seconds"))
    for row in measured:
        print(row)
    total = Measured(
        name=f"{len(measured)} companies, {len(measured) - len(sound)} errors",
        read=sum(row.read for row in sound),
        numbers=sum(row.numbers for row in sound),
        addresses=sum(row.addresses for row in sound),
        hits=sum(row.hits for row in sound),
        known=sum(row.known for row in sound),
        wrong=sum(row.wrong for row in sound),
        seconds=sum(row.seconds for row in sound),
    )
    print("-" * len(str(total)), total, sep="\n")
    missed = [page for row in measured for page in row.missed_pages]
    print(f"\nsaved pages not reached: {len(missed)}", *missed, sep="\n  ")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
