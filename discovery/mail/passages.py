"""Who wrote which lines of a letter: its sender, and those whom it quotes or forwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from data.tables.mail_words import QUOTED_FIELDS, WROTE
from discovery.mail.dates import find_times
from discovery.mail.flowed import quoted
from discovery.mail.letters import Letter, Mailbox, read_mailboxes
from discovery.pages.text import fold

MOST_LINES: Final = 3_000
MOST_PASSAGES: Final = 40  # a thread that is longer has said it all before
_LONGEST_LINE: Final = 1_000
_FIELD_NAMES: Final = {word: field for field, words in QUOTED_FIELDS.items() for word in words}
_FIELD: Final = re.compile(r"[*\s]{0,4}([^\W\d_][^:*\n]{0,20}?)\s{0,2}[*]{0,2}:[*]{0,2}\s{0,4}(.{0,900})$")
_WROTE: Final = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, WROTE))})(?![^\W\d_])")
_SEPARATOR: Final = re.compile(
    r"\s{0,4}(?:[-_*]{2,80}\s{0,3}[^\W\d_][^-_*@\d]{3,60}\s{0,3}[-_*]{2,80}|[-_*]{5,200})\s{0,4}$"
)
_ATTRIBUTION: Final = 3  # lines that it may be broken into
_NAME_AFTER: Final = re.compile(
    r"(?:wrote|schrieb|ecrit|escribio|schreef|skrev|scritto)\s{0,3}([^:<>\d]{3,60}?)\s{0,3}(?:<[^>]{0,300}>)?\s{0,3}:?$"
)
_HEADER_REACHES: Final = 9  # lines within which a repeated header is complete
_FEWEST_FIELDS: Final = 2  # besides the one that names the writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one person wrote in a letter, or in one that it quotes."""

    writer: Mailbox
    lines: tuple[str, ...]
    is_quoted: bool
    at: datetime | None = None  # aware; None: the quote does not say
    recipients: tuple[Mailbox, ...] = ()
    subject: str = ""


@dataclass(slots=True)
class _Writing:
    """A passage as it grows."""

    writer: Mailbox
    at: datetime | None
    recipients: tuple[Mailbox, ...]
    subject: str
    lines: list[str]


def passages_of(letter: Letter) -> tuple[Passage, ...]:
    """The letter's own passage first, then the quoted ones in the order in which they stand."""
    own = _Writing(letter.sender, letter.at, letter.recipients, letter.subject, [])
    all_of_them = [own]
    writing = {0: own}  # by depth of quoting
    lines = [quoted(line[:_LONGEST_LINE]) for line in letter.text.split("\n")[:MOST_LINES]]
    at = 0
    while at < len(lines):
        depth, text = lines[at]
        begun = _begun(lines, at) if len(all_of_them) < MOST_PASSAGES else None
        if begun is None:
            if not _SEPARATOR.match(text):
                _nearest(writing, depth).lines.append(text.strip(" ") if depth else text.rstrip())
            at += 1
            continue
        at, fresh = begun
        level = _level(lines, at, depth)
        writing = {key: value for key, value in writing.items() if key < level} | {level: fresh}
        all_of_them.append(fresh)
    return tuple(
        Passage(
            writer=one.writer,
            lines=tuple(one.lines),
            is_quoted=one is not own,
            at=one.at,
            recipients=one.recipients,
            subject=one.subject,
        )
        for one in all_of_them
    )


def _nearest(writing: dict[int, _Writing], depth: int) -> _Writing:
    return writing[max((level for level in writing if level <= depth), default=0)]


def _level(lines: Sequence[tuple[int, str]], at: int, depth: int) -> int:
    """At which depth a quote's words stand: marked, deeper than what announces them; or below it to the end."""
    following = next((line_depth for line_depth, text in lines[at : at + 4] if text.strip()), depth)
    return max(following, depth)


def _begun(lines: Sequence[tuple[int, str]], at: int) -> tuple[int, _Writing] | None:
    """The passage that is announced from a line on, and where its words begin."""
    return _repeated_header(lines, at) or _attribution(lines, at)


def _repeated_header(lines: Sequence[tuple[int, str]], at: int) -> tuple[int, _Writing] | None:
    """ "From: ... Sent: ... To: ... Subject: ...", in the language of the program."""
    first = _field(lines[at][1])
    if first is None or first[0] not in {"from", "subject", "date"}:
        return None
    fields: dict[str, str] = {}
    end = at
    for index in range(at, min(at + _HEADER_REACHES, len(lines))):
        text = lines[index][1]
        if not text.strip():
            if len(fields) > _FEWEST_FIELDS or index > at + 1:
                break
            continue
        field = _field(text)
        if field is None:
            if end == index - 1 and fields.get("to") and ("@" in text or ";" in text):
                fields["to"] += " " + text  # recipients on more than one line
                end = index
                continue
            break
        fields.setdefault(*field)
        end = index
    if "from" not in fields or len(fields) <= _FEWEST_FIELDS - 1 or not fields.keys() & {"date", "to", "subject"}:
        return None
    boxes = read_mailboxes(_listed(fields["from"]))
    name = fields["from"].split("<")[0].split("[")[0].strip(" \"'*")
    writer = boxes[0] if boxes else Mailbox(name[:100], "")
    recipients = read_mailboxes(_listed(", ".join(fields[key] for key in ("to", "cc") if key in fields)))
    fresh = _Writing(writer, _moment(fields.get("date", "")), recipients, fields.get("subject", ""), [])
    return end + 1, fresh


def _field(text: str) -> tuple[str, str] | None:
    found = _FIELD.match(text)
    name = _FIELD_NAMES.get(fold(found[1]).strip()) if found else None
    return (name, found[2].strip()) if found and name else None


def _listed(addresses: str) -> str:
    """Outlook parts addresses by semicolons and writes them as links: "Jim <jim@...<mailto:jim@...>>"."""
    return _MAILTO.sub("", _BRACKETED.sub(r"<\1>", addresses)).replace(";", ",")


_BRACKETED: Final = re.compile(r"\[mailto:([^\]]{0,300})\]", re.IGNORECASE)  # older Outlook's only address
_MAILTO: Final = re.compile(r"[<\[(]mailto:[^>\])]{0,300}[>\])]|mailto:", re.IGNORECASE)


def _attribution(lines: Sequence[tuple[int, str]], at: int) -> tuple[int, _Writing] | None:
    """ "On Tuesday, Jim Carter <...> wrote:", on one line or broken into up to three."""
    text = lines[at][1].strip()
    if not text or not any(line.rstrip().endswith(":") for _, line in lines[at : at + _ATTRIBUTION]):
        return None
    for count in range(1, _ATTRIBUTION + 1):
        joined = " ".join(line.strip() for _, line in lines[at : at + count])
        if len(joined) > 400:
            return None
        if joined.endswith(":") and _is_attribution(joined):
            return at + count, _Writing(_attributed(joined), _moment(joined), (), "", [])
        if not lines[at + count : at + count + 1] or not lines[at + count][1].strip():
            return None
    return None


def _is_attribution(text: str) -> bool:
    """Whether somebody "wrote", and it says when or from where; a sentence of a letter seldom does all of it."""
    return bool(_WROTE.search(fold(text))) and (_ANGLED.search(text) is not None or _DATED.search(text) is not None)


_ANGLED: Final = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,253}")
_DATED: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[:.h]\d\d|(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE_NAME: Final = re.compile(
    r".*(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|(?:19|20)\d\d|\bUhr)\b[^\w<]{0,6}", re.IGNORECASE | re.DOTALL
)


def _attributed(text: str) -> Mailbox:
    """Who wrote, of an attribution: the address that it gives, the name that stands beside the verb."""
    found = _ANGLED.search(_MAILTO.sub("", text))
    verb = _WROTE.search(fold(text))
    folded = fold(text)
    name = ""
    if verb and len(folded) == len(text):
        after = text[verb.end() :].split("<")[0].strip(" :,")
        before = _BEFORE_NAME.sub("", text[: verb.start()].split("<")[0]).strip(" ,:")
        name = after or before.removesuffix(" hat").removesuffix(" a").removesuffix(" ha").strip(" ,")
    address = f"{found[0].rpartition('@')[0]}@{found[0].rpartition('@')[2].lower()}".strip("<>,;:()") if found else ""
    return Mailbox(name[:100] if len(name.split()) <= 6 else "", address)


def _moment(text: str) -> datetime | None:
    """When a quote says that it was written; without its zone, as UTC."""
    return next((moment.replace(tzinfo=UTC) for moment in find_times(text, None)), None)
