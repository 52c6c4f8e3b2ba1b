"""What can be chosen of an export; apart from the work, so that `--help` stays quick."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """In which format a dossier leaves the store."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcf"
    CALENDAR = "ics"
    JSON = "json"
    DRAFTS = "eml"


class Per(StrEnum):
    """What a row of the CSV is."""

    CHANNEL = "channel"
    PERSON = "person"
