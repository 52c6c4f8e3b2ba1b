"""Why an address is likely, in words that a person can check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.model import FormatShare, SaidFormat, Source
from data.tables.choice_words import CHOICE_WORDS, KNOWN_WORDS
from discovery.readings import Reading


def format_reason(where: str, of: FormatShare, seen: Mapping[str, int]) -> str:
    """What speaks for a format: how many of the addresses seen read so, and what the others read.

    `seen` counts the addresses by format; "" are those that no format explains.

    >>> most = FormatShare(format="{first}.{last}", share=0.9, seen=3)
    >>> format_reason("acme.example", most, {"{first}.{last}": 3, "{f}{last}": 1})
    '3 of 4 addresses seen at acme.example read {first}.{last}; the other reads {f}{last}'
    """
    if not (examples := sum(seen.values())):
        return f"no personal address seen at {where}; {of.share:.0%} of the people of such companies have {of.format}"
    return f"{_count(of.seen, examples, where)} {of.format}{_others(of, examples, seen) if of.seen else ''}"


def _count(seen: int, examples: int, where: str) -> str:
    if examples == 1:
        return f"the one address seen at {where} {'reads' if seen else 'does not read'}"
    if seen in {0, examples}:
        return f"{'all' if seen else 'none'} of the {examples} addresses seen at {where} read"
    return f"{seen} of {examples} addresses seen at {where} read{'s' if seen == 1 else ''}"


def _others(of: FormatShare, examples: int, seen: Iterable[str]) -> str:
    """What the other addresses read, where that is one format."""
    if of.seen == examples:
        return ""
    who, verb = ("the other", "reads") if examples == of.seen + 1 else ("the others", "read")
    formats = [format_ for format_ in seen if format_ != of.format]
    return f"; {who} {verb} {formats[0] if len(formats) == 1 and formats[0] else 'otherwise'}"


def said_reason(said: Iterable[SaidFormat]) -> str:
    """What services say of the format, after what was seen."""
    return "".join(f"; {service_of(one.source)} says {one.format}" for one in said)


def service_of(source: Source) -> str:
    """The service that a value came from, by its host."""
    return source.uri.partition("://")[2].partition("/")[0]


def candidate_reason(of_format: str, reading: Reading, known: str | None) -> str:
    """The format's reason, what was done to the name, and what is known of the very address."""
    if not reading.taking.choices and not known:
        return of_format
    options = [(choice.habit, choice.option) for choice in reading.taking.choices]
    done = [CHOICE_WORDS[option] for option in options if option in CHOICE_WORDS]
    return "; ".join([of_format, *done, *([KNOWN_WORDS[known]] if known else [])])
