"""A step of a plan on one line, as it stands in a calendar or a list of several cases."""

from __future__ import annotations

from data.model import Case, PlanStep


def title_of(step: PlanStep, case: Case) -> str:
    """What to do, for whom, and about which application: a diary may hold several of one company.

    "Call the switchboard and ask for Jim Carter (Project Manager, Synergistics)"
    """
    name = next((who.name for who in case.people if who.person_id == step.person_id), "")
    about = (name if name not in step.what else "", case.role, case.company)
    return f"{step.what} ({', '.join(filter(None, about))})"
