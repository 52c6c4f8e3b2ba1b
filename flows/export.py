"""The export as a Prefect flow, for a schedule or Prefect's own form; no logic here. It answers with counts alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

from prefect import flow

from flows.export_choices import Format, Per
from flows.exporting import export
from flows.settings import read_settings, utc_now


@flow(name="export", persist_result=False, validate_parameters=True)
async def export_sheets(
    folder: Path | None = None,
    formats: list[Format] | None = None,
    case_ids: list[str] | None = None,
    only_due: bool = False,
    per: Per = Per.CHANNEL,
) -> dict[str, int]:
    """Write the contact sheets, cards, calendar or drafts of the cases from the store.

    Args:
        folder: Where the files go, on the machine that runs this; empty: exports, in the data folder.
        formats: Which files: csv, xlsx, vcf, ics, json, eml; empty: csv.
        case_ids: Which cases; empty: all.
        only_due: Only the people for whom something is to be done today.
        per: Whether a row of the CSV is a channel or a person.
    """
    settings = read_settings()
    written = await asyncio.to_thread(
        export,
        folder or settings.exports,
        formats or [Format.CSV],
        settings,
        utc_now(),
        case_ids=case_ids or (),
        only_due=only_due,
        per=per,
    )
    return {"files": len(written)}
