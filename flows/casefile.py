"""`case.toml`: a whole case as a file that a person reads and writes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from data.model import Case, Interviewer
from flows.forms import BadCase, CaseFile, checked
from flows.user_files import text_of


def read_case_file(path: Path) -> CaseFile:
    """A case file, checked; raises `BadCase` that names the file and the field."""
    return case_file(text_of(path), str(path), path.absolute().parent)


def case_file(text: str, where: str, folder: Path) -> CaseFile:
    """The text of a case file, checked; its mail lies beside it, in `folder`. Raises `BadCase`, with `where` before."""
    try:
        file = checked(CaseFile, tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise BadCase(f"{where}: is not TOML: {error}") from error
    except RecursionError as error:
        raise BadCase(f"{where}: has brackets within brackets without end; take them out") from error
    return file.model_copy(update={"mail": tuple(str(folder / Path(mail).expanduser()) for mail in file.mail)})


def case_toml(case: Case | None = None) -> str:
    """A commented case file: empty, or of a case as it stands."""
    lines = [_TOP]
    candidate = case.candidate if case else None
    for name, hint, value in _FIELDS:
        lines.append(_line(name, hint, value(case) if case else None))
    lines.append("\n[you]")
    for name, hint in _YOU:
        lines.append(_line(name, hint, getattr(candidate, name) if candidate else None))
    for who in case.people if case and case.people else (None,):
        lines.append("\n[[people]]  # one such block for every interviewer; none: the company's own channels")
        lines += [_line(name, hint, _of_person(who, name)) for name, hint in _PERSON]
    return "\n".join(lines) + "\n"


def _of_person(who: Interviewer | None, name: str) -> object:
    value = getattr(who, name) if who else None
    return f"{value} ext. {who.extension}" if who and name == "phone" and who.extension else value


def _line(name: str, hint: str, value: object) -> str:
    required = name in {"company", "role", "on"} or (name == "name" and "interviewer" in hint)
    if value is None or value == ():
        nothing = "[]" if name == "mail" else '""'
        return f"{'' if required else '# '}{name} = {nothing}  # {hint}"
    if isinstance(value, tuple):
        return f"{name} = [{', '.join(map(_quoted, value))}]  # {hint}"
    written = str(value).lower() if isinstance(value, bool) else value if isinstance(value, int) else _quoted(value)
    return f"{name} = {written}  # {hint}"


def _quoted(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(str(value), ensure_ascii=False)  # a JSON string is a TOML basic string


_TOP = """# A case: one application that ended. Fill in what you know (and take the # away there), then:
# openline run case.toml
"""
_FIELDS: tuple[tuple[str, str, Callable[[Case], object]], ...] = (
    ("company", "as you would say it", lambda case: case.company),
    ("role", "what you applied for", lambda case: case.role),
    (
        "on",
        "when the rejection came: 2026-11-18 or 2026-11-18T16:30; no-response: the interview",
        lambda case: case.since,
    ),
    ("outcome", "rejected, keeps-on-file or no-response", lambda case: case.outcome),
    ("domain", "the company's web domain, if you know it", lambda case: case.domain),
    ("ad", "the address of the job advertisement, in place of company or domain", lambda case: case.ad),
    ("country", "two letters, as in DE", lambda case: case.country),
    ("said", "what the rejection said, in its words", lambda case: case.said),
    ("postal_address", "of the company, for a thank-you card", lambda case: case.postal_address),
    (
        "mail",
        "your own mail: messages, mbox, cards, exports, folders or zips, beside this file",
        lambda case: case.mail,
    ),
)
_YOU = (
    ("name", "yours, for the words"),
    ("phone", "where you can be called back"),
    ("email", "your address"),
    ("time_zone", "an IANA name, as in Europe/Berlin"),
    ("note_limit", "characters of a LinkedIn note: 200 with every account, up to 300 with some"),
    ("voice", "warm, brief or formal"),
    ("language", "of your words: en, de, fr, es or nl"),
    ("pronoun", "familiar (du, tu, tú, je) or polite (Sie, vous, usted, u)"),
)
_PERSON = (
    ("name", "the interviewer, as you know them"),
    ("function", "hiring-manager, hr or interviewer"),
    ("title", "their job title"),
    ("moment", 'what you two talked about: "the talk about ..."'),
    ("met_on", "the day of your interview: 2026-11-12"),
    ("introduced_by", "who brought you two together"),
    ("family_name", "where the order of the name is not clear"),
    ("prefers_writing", "true, if they told you so"),
    ("email", "their address, if you hold it"),
    ("phone", "their number, if you hold it"),
)
