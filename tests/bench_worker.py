"""One worker at its part of a batch, as those are who serve: `python -m tests.bench_worker SHEET PART PARTS`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from flows.batching import left_of, open_sheet, work_on_companies, workshop
from flows.settings import read_settings


async def work(sheet: Path, part: int, parts: int) -> int:
    """Works on what is left of that part; returns how many cases that were."""
    settings = read_settings()
    companies = left_of(open_sheet(sheet, settings).batch_id, settings, part, parts)
    async with workshop(companies, settings) as shop:
        return await work_on_companies(companies, shop)


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
