"""Where a name could be more than one company, the candidate chooses: asked at a terminal, told everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from data.model import Company, DomainChoice
from data.store import open_store
from flows.settings import Settings, utc_now
from outreach.printable import printable

if TYPE_CHECKING:
    from rich.console import Console


def chosen(case_id: str, settings: Settings, out: Console) -> bool:
    """Whether the newest run left a choice of companies and the candidate made it; the case then has the domain."""
    if not (out.is_terminal and sys.stdin.isatty()):
        return False
    with open_store(settings.store_url) as store:
        dossier = store.dossier(case_id)
        if dossier is None or not dossier.evidence.company.choices:
            return False
        domain = ask_which(dossier.evidence.company.name, dossier.evidence.company.choices, out)
        if domain is None:
            return False
        store.keep_case(replace(dossier.case, domain=domain), utc_now())
        return True


def choose_company(company: Company, out: Console) -> bool:
    """Whether the candidate, at a terminal, told which of a company's choices it is; what to type then is printed."""
    if not (company.choices and out.is_terminal and sys.stdin.isatty()):
        return False
    domain = ask_which(company.name, company.choices, out)
    if domain is not None:
        out.print(f"{printable(company.name)}: {domain}, you say; give openline find --domain {domain}", markup=False)
    return domain is not None


def ask_which(name: str, choices: Sequence[DomainChoice], out: Console) -> str | None:
    """The domain that the candidate picks; None for none of them."""
    import typer

    out.print(f"Which {printable(name)} is it?", markup=False)
    for number, choice in enumerate(choices, 1):
        out.print(f"  {number}  {choice.domain}: {printable('; '.join(choice.signals))}", markup=False, soft_wrap=True)
    picked: int = typer.prompt("Number, or 0 for none of them", type=int, default=0)
    return choices[picked - 1].domain if 0 < picked <= len(choices) else None
