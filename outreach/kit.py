"""The kit: one page that holds everything for one case, made to be read, printed and copied from.

The page carries its own style and script and asks nobody for anything. Whatever stands on it may have been
written by a stranger: every value is escaped, and the Content-Security-Policy lets only our own script run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from data.links import mailto_uri, web_link
from data.model import (
    LEADS_NOWHERE,
    CallWindow,
    Channel,
    ChannelKind,
    Contact,
    Dossier,
    Method,
    PhoneKind,
    Source,
    Voice,
    Words,
)
from data.numbers import international, tel_uri
from data.tables.open_slots import SLOTS
from data.tables.reflection import QUESTIONS
from data.tables.word_kinds import HINTS, TITLES
from outreach.clock import call_hours, day_in_words
from outreach.doubt import doubt
from outreach.kit_sections import contact_of, next_steps, sections
from outreach.plan import today_of
from outreach.printable import printable
from outreach.steps import asked
from outreach.timeline import timeline

TEMPLATES = Path(__file__).parent / "templates"

SHOWN_AT_ONCE = 5  # channels; what is further down is folded

_SLOT = re.compile("|".join(re.escape(slot) for slot in SLOTS))
_DIGITS = re.compile(r"(?:plus )?\d(?:,? \d)+")
_CUE = re.compile(r"^[^“\n]{1,80}:$", re.MULTILINE)  # "When they answer:" is not said


def kit_html(dossier: Dossier) -> str:
    """The page, complete: UTF-8 HTML that works from a file, on a phone, on paper and without scripts."""
    today = today_of(dossier.case, dossier.made_at)
    return _environment().get_template("kit.html.j2").render(dossier=dossier, case=dossier.case, today=today)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    style, script = ((TEMPLATES / name).read_text("utf-8") for name in ("kit.css", "kit.js"))
    environment.globals.update(
        style=Markup(style),  # noqa: S704  our own file
        behaviour=Markup(script),  # noqa: S704  our own file
        policy=_policy(style, script),
        sections=sections,
        next_steps=next_steps,
        contact_of=contact_of,
        call_hours=_hours,
        asked=asked,
        doubt=doubt,
        timeline=timeline,
        day_in_words=day_in_words,
        questions=QUESTIONS,
        voices=tuple(Voice),
        sightings=_sightings,
        shown_at_once=SHOWN_AT_ONCE,
        link=_link,
        mail_to=_mail_to,
        titles=TITLES,
        hints=HINTS,
    )
    environment.filters.update(
        day=_day, moment=_moment, percent=_percent, web_link=web_link, spoken=_spoken, value=_value
    )
    return environment


def _policy(style: str, script: str) -> str:
    """Only this style and this script, and no request of any kind (CSP Level 3)."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _shown(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _link(channel: Channel) -> str | None:
    """Where a click on a channel leads: the dialler, the mail program, a search. A fax is not to be dialled."""
    if channel.kind is ChannelKind.PHONE:
        return None if channel.phone_kind is PhoneKind.FAX else tel_uri(channel.value, channel.extension)
    if channel.kind is ChannelKind.EMAIL:
        return mailto_uri(channel.value)
    return web_link(channel.value)


def _sightings(sources: Sequence[Source]) -> tuple[tuple[Source, str], ...]:
    """Each place where a value was seen, once, with all the ways in which it was read there."""
    methods: dict[str, list[str]] = {}
    for source in sources:
        if source.method is not Method.INFERRED:
            methods.setdefault(source.uri, []).append(source.method)
    first = {source.uri: source for source in reversed(sources)}
    return tuple((first[uri], " and ".join(dict.fromkeys(ways))) for uri, ways in methods.items())


def _mail_to(contact: Contact, words: Words) -> str | None:
    """A link that opens the mail, ready but unsent, to the best address that takes mail."""
    for channel in contact.channels:
        if channel.kind is ChannelKind.EMAIL and channel.grade not in LEADS_NOWHERE:
            return mailto_uri(channel.value, words.subject, words.text)
    return None


def _value(channel: Channel) -> str:
    """A channel as a reader wants to see it."""
    if channel.kind is ChannelKind.PHONE:
        return international(channel.value, channel.extension)
    return channel.value


def _day(moment: datetime) -> str:
    return f"{moment:%B} {moment.day}, {moment.year}".replace(" ", "\N{NO-BREAK SPACE}")


def _moment(moment: datetime, zone: str | None) -> str:
    local = moment.astimezone(ZoneInfo(zone)) if zone else moment
    return f"{local:%A, %B} {local.day}, {local.hour}:{local:%M}"


def _hours(contact: Contact, window: CallWindow | None, zone: str | None) -> tuple[str, ...]:
    return call_hours(replace(contact, call_window=window), zone)


def _percent(probability: float) -> str:
    return f"{probability:.0%}".replace("%", "\N{NARROW NO-BREAK SPACE}%")


def _spoken(text: str) -> Markup:
    """A text with its open slots marked, its cues set apart, and numbers that do not break at the end of a line."""
    html = str(escape(printable(text)))
    html = _CUE.sub(lambda cue: f'<span class="cue">{cue[0]}</span>', html)
    html = _SLOT.sub(lambda slot: f"<mark>{slot[0]}</mark>", html)
    html = _DIGITS.sub(lambda digits: f'<span class="digits">{digits[0]}</span>', html)
    return Markup(html)  # noqa: S704  escaped above
