"""Which company a name was settled on before: asked before any source, and kept for so long as the settings say.

Only what was settled is kept, and only where everybody who was asked has answered: no silence lasts longer than a run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from data.folding import fold
from data.model import Answer, Asked, Company, Standing
from discovery.cache import IN_WORLD, write_whole

if TYPE_CHECKING:
    from discovery.transport import Reader

FOLDER = "_companies"  # beside the hosts' copies; no host is called so
DID_NOT_ANSWER = {Answer.UNREACHABLE, Answer.LIMITED}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A company, and when it was settled on."""

    company: Company
    at: datetime


def known_company(name: str, country: str | None, reader: Reader) -> Company | None:
    """The company on which that name was settled not long ago; None where there is none, or none that can be read."""
    if (file := _file(name, country, reader)) is None:
        return None
    try:
        kept = _adapter().validate_json(file.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
    if reader.clock() >= kept.at + timedelta(seconds=reader.manners.company_fresh_s):
        return None
    words = f"{kept.company.web_domain}, settled on {kept.at:%Y-%m-%d}"
    earlier = Asked(source="earlier look-up", answer=Answer.FOUND, words=words, at=kept.at)
    return replace(kept.company, name=name, asked=(earlier, *kept.company.asked))


def keep_company(company: Company, country: str | None, reader: Reader) -> None:
    """Keeps what a name was settled on; `country` as it was asked with."""
    answered = not any(asked.answer in DID_NOT_ANSWER for asked in company.asked)
    file = _file(company.name, country, reader)
    if file is not None and answered and company.standing is Standing.VERIFIED:
        write_whole(file, _adapter().dump_json(_Kept(company=company, at=reader.clock())))


def _file(name: str, country: str | None, reader: Reader) -> Path | None:
    """What a world says of a company is kept apart from what the internet says."""
    if reader.manners.cache_dir is None:
        return None
    folder = reader.manners.cache_dir / IN_WORLD if reader.world else reader.manners.cache_dir
    return folder / FOLDER / sha256(f"{fold(name)}\0{country or ''}".encode()).hexdigest()


@cache
def _adapter() -> TypeAdapter[_Kept]:
    return TypeAdapter(_Kept)
