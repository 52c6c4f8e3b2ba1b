"""Second looks at so many channels, of which some have changed: what they find, and what they ask for."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from data.model import Verdict
from discovery.due import sources_of
from flows.looking_again import FRESH_S, Company, due_companies, look_at_all
from flows.running import with_retries
from flows.settings import read_settings, utc_now


def change_main_numbers(world: Path, companies: int) -> None:
    """Another main number on every page of the first so many companies."""
    for site in sorted((world / "sites").iterdir())[:companies]:
        for page in site.glob("*.html"):
            page.write_text(re.sub(r"555-0100", "555-0199", page.read_text("utf-8")), "utf-8")


def first_channels(companies: Sequence[Company], count: int) -> Iterator[Company]:
    """The companies in their order, with as many channels as that and no more: those that have a source to be read."""
    for company in companies:
        cases = []
        for due in company.cases:
            channels = [channel for channel in due.channels if due.uris.intersection(sources_of(channel))][:count]
            count -= len(channels)
            cases.append(replace(due, channels=tuple(channels)))
        yield replace(company, cases=tuple(cases))
        if not count:
            return


def look_again_at(count: int) -> tuple[Counter[Verdict], int]:
    """The verdicts of a second look at that many channels, and how many sources were to be read."""
    time.sleep(FRESH_S)  # a younger page would not be asked for again
    settings = read_settings()
    companies = list(first_channels(due_companies(settings, utc_now(), everything=True), count))
    seen = asyncio.run(look_at_all(companies, settings, with_retries([])))
    return Counter(one.verdict for one in seen), sum(len(company.uris) for company in companies)
