"""SEC EDGAR: the register of companies that are listed in the United States."""

from __future__ import annotations

from typing import Any

from data.model import Method
from data.tables.region_zones import US_STATES
from discovery.sources.reading import domain_of, is_same_name, main_number, seen_at, text
from discovery.sources.source import DAY_S, Api, Known

TICKERS = "https://www.sec.gov/files/company_tickers.json"
SUBMISSIONS = "https://data.sec.gov/submissions/CIK{cik:010d}.json"
MOST_COMPANIES = 2  # of one name


HOME = "US"  # whose listed companies it knows: of companies elsewhere it is not asked


class Edgar:
    """By name in the table of tickers, then the company's own record. Public domain; at most ten requests a second.

    Terms: https://www.sec.gov/os/accessing-edgar-data: a User-Agent with a contact (OPENLINE_CONTACT), else 403.
    May return: registered and former names, telephone, state of the business address, web site if filed.
    """

    name = "SEC EDGAR"
    terms = "public domain; https://www.sec.gov/os/accessing-edgar-data"
    apart_s = 0.2
    kept_s = DAY_S
    left_out: frozenset[str] = frozenset()

    async def companies(self, name: str, country: str | None, api: Api) -> tuple[Known, ...]:
        """The listed companies of that name; few of them have filed their web site."""
        table = await api.json(TICKERS)
        numbers = dict.fromkeys(row["cik_str"] for row in table.values() if is_same_name(text(row["title"]), name))
        records = [(cik, await api.json(SUBMISSIONS.format(cik=cik))) for cik in list(numbers)[:MOST_COMPANIES]]
        return tuple(_known(cik, record, api) for cik, record in records)


def _known(cik: int, record: dict[str, Any], api: Api) -> Known:
    source = seen_at(SUBMISSIONS.format(cik=cik), api.reader.clock(), Method.REGISTER)
    domain = domain_of(record.get("website")) or domain_of(record.get("investorWebsite"))
    state = text(record.get("addresses", {}).get("business", {}).get("stateOrCountry")).upper()
    in_us = state in US_STATES
    return Known(
        domain=domain,
        name=text(record.get("name")),
        source=source,
        legal_name=text(record.get("name")) or None,
        aliases=tuple(text(former.get("name")) for former in record.get("formerNames", [])),
        country="US" if in_us else None,
        region=f"US-{state}" if in_us else None,
        phones=main_number(record.get("phone"), "US" if in_us else None, source),
    )
