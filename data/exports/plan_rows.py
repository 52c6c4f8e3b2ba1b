"""The plan's rows: one a step."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import ChannelKind, Dossier
from data.numbers import tel_uri

PLAN_COLUMNS: dict[str, str] = {
    "case_id": "which case",
    "company": "its name, as the candidate wrote it",
    "person": "for whom; empty: the case as a whole, or the company",
    "day": "not before this day",
    "by": "and not after this moment",
    "from": "no call before, in the callee's time",
    "until": "end of that window",
    "step": "reflect, call, write, answer, invite, remind or check-in",
    "what": "what to do",
    "why": "why this, and why then",
    "channel": "the number, address or link to use",
    "words": "which words go with it",
}


def plan_rows(dossier: Dossier) -> Iterator[dict[str, str]]:
    """A row for every step that is left, with the columns of `PLAN_COLUMNS`."""
    names = {who.person_id: who.name for who in dossier.case.people}
    for step in dossier.plan:
        channel = step.channel
        is_number = channel is not None and channel.kind is ChannelKind.PHONE
        value = channel.value if channel else ""
        yield {
            "case_id": dossier.case.case_id,
            "company": dossier.case.company,
            "person": names.get(step.person_id or "", ""),
            "day": step.day.isoformat(),
            "by": step.by.isoformat(timespec="minutes") if step.by else "",
            "from": step.window.opens.isoformat(timespec="minutes") if step.window else "",
            "until": step.window.closes.isoformat(timespec="minutes") if step.window else "",
            "step": step.kind.value,
            "what": step.what,
            "why": step.why,
            "channel": tel_uri(value, channel.extension) if channel and is_number else value,
            "words": ", ".join(step.words),
        }
