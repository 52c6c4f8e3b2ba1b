"""Every file that openline writes, and the contact sheet among them: the only place that knows pandas."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from data.model import Channel, ChannelKind, Contact, Dossier, PhoneKind
from data.numbers import international, tel_uri

if TYPE_CHECKING:
    import pandas as pd

# The contact sheet's columns, in this order for good: new ones are added at the end.
COLUMNS: dict[str, str] = {
    "case_id": "which case",
    "company": "its name, as the candidate wrote it",
    "role": "the role that was applied for",
    "person": "the interviewer; empty: the company's own channel",
    "function": "hiring-manager, hr or interviewer",
    "channel": "phone, email or linkedin",
    "value": "the address or link; empty for a number",
    "number_uri": "the number as a link (RFC 3966), tel:+442079460958;ext=12",
    "number": "the number to read, +44 20 7946 0958",
    "number_kind": "main, direct, department, branch, toll-free, fax, mobile, shared-cost, premium or other",
    "label": "the words beside the number, as printed",
    "first": "yes: begin here",
    "grade": "known, published, likely, possible, unlikely or undeliverable",
    "probability": "0 to 1, where the value was inferred",
    "reason": "why that grade, in words",
    "text": "the value as it was printed",
    "seen_at": "where: a URL, dns: or case:",
    "seen_on": "when, UTC",
    "method": "how it was read",
    "call_from": "no call before, in the callee's time",
    "call_until": "end of that window",
}

# What a spreadsheet takes for the beginning of a formula; the apostrophe itself, so that reading back is exact.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")


def neutralised(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> neutralised("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def restored(cell: str) -> str:
    """The cell as it was before `neutralised`.

    >>> restored("'=HYPERLINK(1)")
    '=HYPERLINK(1)'
    """
    return cell[1:] if cell.startswith("'") else cell


def contact_rows(dossier: Dossier) -> Iterator[dict[str, str]]:
    """The contact sheet's rows, one a channel, before they are made safe for a spreadsheet."""
    for contact in dossier.contacts:
        for channel in contact.channels:
            yield _row(dossier, contact, channel)


def write_contacts(path: Path, dossiers: Sequence[Dossier]) -> Path:
    """The contact sheet of one or more cases as CSV: UTF-8, one row a channel, `COLUMNS` in their order."""
    import pandas as pd

    frame = pd.DataFrame([row for dossier in dossiers for row in contact_rows(dossier)], columns=list(COLUMNS))
    ours = ["number", "number_uri"]  # digits and spaces of our own making: text in every program, and no formula
    frame[frame.columns.difference(ours)] = frame[frame.columns.difference(ours)].map(neutralised)
    return write_text(path, frame.to_csv(index=False, lineterminator="\r\n"))  # RFC 4180


def read_contacts(path: Path) -> pd.DataFrame:
    """A contact sheet as it was before `write_contacts` made it safe; every cell a string."""
    import pandas as pd

    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return frame.map(restored)


def read_rows(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of a sheet of cases (CSV in UTF-8), each cell as it is written; an empty one is left out.

    Raises ValueError for what is no CSV, or not UTF-8.
    """
    import pandas as pd

    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig", skipinitialspace=True)
    names = [str(name).strip() for name in frame.columns]
    rows = frame.itertuples(index=False, name=None)
    return tuple({name: cell for name, cell in zip(names, row, strict=True) if str(cell).strip()} for row in rows)


def write_text(path: Path, text: str) -> Path:
    """A whole file or none: written beside, flushed, then renamed; readable by its owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mkstemp: 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        return Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)  # gone already, unless something went wrong


def _row(dossier: Dossier, contact: Contact, channel: Channel) -> dict[str, str]:
    case, who, window = dossier.case, contact.interviewer, contact.call_window
    source = channel.sources[0] if channel.sources else None
    is_number = channel.kind is ChannelKind.PHONE
    row = dict.fromkeys(COLUMNS, "") | {
        "case_id": case.case_id,
        "company": case.company,
        "role": case.role,
        "person": who.name if who else "",
        "function": who.function.value if who else "",
        "channel": channel.kind.value,
        "value": "" if is_number else channel.value,
        "label": channel.label or "",
        "first": "yes" if channel == contact.route.channel else "",
        "grade": channel.grade.value,
        "probability": "" if channel.probability is None else f"{channel.probability:.3f}",
        "reason": channel.reason,
        "text": channel.text or "",
    }
    if source:
        seen_on = source.retrieved_at.isoformat(timespec="seconds")
        row |= {"seen_at": source.uri, "seen_on": seen_on, "method": source.method.value}
    if is_number:
        row |= {
            "number_uri": tel_uri(channel.value, channel.extension),
            "number": international(channel.value, channel.extension),
            "number_kind": channel.phone_kind.value if channel.phone_kind else "",
        }
        if window and channel.phone_kind is not PhoneKind.FAX:
            row |= {"call_from": window.opens.isoformat(), "call_until": window.closes.isoformat()}
    return row
