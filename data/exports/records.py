"""A dossier as JSON: everything that the store holds of a case, with where it was seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data.documents import dump
from data.model import Dossier


def record(dossier: Dossier) -> dict[str, Any]:
    """A dossier as plain data. Pages are named, but their content stays in the cache."""
    site = dossier.evidence.site
    bare = replace(site, pages=tuple(replace(page, content=b"") for page in site.pages))
    plain: dict[str, Any] = dump(replace(dossier, evidence=replace(dossier.evidence, site=bare)))
    for page in plain["evidence"]["site"]["pages"]:
        del page["content"]
    return plain


def records(dossiers: Sequence[Dossier]) -> str:
    """The dossiers as one JSON text (RFC 8259): a list, whatever their number."""
    return json.dumps([record(dossier) for dossier in dossiers], ensure_ascii=False, indent=2) + "\n"
