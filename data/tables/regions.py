"""Which top-level domains are alike in how their companies make addresses."""

from __future__ import annotations

REGIONS: dict[str, str] = {
    "german": "de at ch li",
    "nordic": "se no dk fi is",
    "low countries": "nl be lu",
    "romance": "fr it es pt ro cat",
    "latin american": "br mx ar cl co pe",
    "eastern": "pl cz sk hu ru ua by bg rs hr si lt lv ee",
    "chinese": "cn hk tw",
    "japanese": "jp",
    "korean": "kr",
    "indian": "in lk pk bd",
    "british": "uk ie au nz za",
    "technology": "io ai dev tech cloud app sh software systems digital network codes engineering studio xyz tools us me tv",
    "american state": "gov mil",
    "net": "net org",
}  # fmt: skip

_BY_SUFFIX = {suffix: region for region, suffixes in REGIONS.items() for suffix in suffixes.split()}


def region(domain: str) -> str:
    """The region of a mail domain, by its last label; empty for .com and for all that are not in the table.

    >>> region("mail.synergistics.example"), region("de")
    ('', 'german')
    """
    return _BY_SUFFIX.get(domain.rpartition(".")[2], "")
