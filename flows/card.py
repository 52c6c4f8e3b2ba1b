"""The card: what one run found and wrote for a case, as it stands in the terminal.

Everything reads without colour: weight and colour only repeat what a word already says.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text

from data.counting import counted
from data.links import web_link
from data.model import (
    Approach,
    Channel,
    ChannelKind,
    Contact,
    Dossier,
    Grade,
    InferredFormat,
    MailExchange,
    MailReading,
    Method,
    PhoneKind,
    PlanStep,
    StepKind,
    Words,
    WordsKind,
)
from data.numbers import international
from data.tables.open_slots import SLOTS, Slot
from outreach.budget import over_for
from outreach.clock import call_hours, day_in_words, step_day
from outreach.doubt import doubt
from outreach.plan import OPENINGS, today_of
from outreach.printable import printable
from outreach.steps import asked, person_id_of

WIDEST = 104  # columns; longer lines are hard to read
LABELS = 14  # columns before the text: "published 98%"
STEPS_SHOWN = 3  # after the first; the kit holds all
CHANNELS_SHOWN = 5  # of one contact; the kit and the sheet hold all
FORMATS_SHOWN = 3

SKIPPED_SHOWN = 5  # of the candidate's own mail
GRADES = {
    Grade.KNOWN: "bold green",
    Grade.PUBLISHED: "bold green",
    Grade.LIKELY: "green",
    Grade.POSSIBLE: "yellow",
    Grade.UNLIKELY: "dim",
    Grade.UNDELIVERABLE: "dim strike",
    Grade.WRONG: "dim strike",
}
LINES = {PhoneKind.MAIN: "switchboard", PhoneKind.DIRECT: "direct line"}
FILL_IN = Text(
    "Give --from and --phone, and the words say who you are; OPENLINE_NAME and OPENLINE_PHONE do it for good."
)
_TOLD_BY_THE_REASON = frozenset({Method.INFERRED, Method.OWN_MAIL, Method.GIVEN})
_OWN_SLOTS = tuple(text for text, slot in SLOTS.items() if slot in {Slot.NAME, Slot.NUMBER})
SHOWN_WORDS = {
    WordsKind.VOICEMAIL: "Voicemail",
    WordsKind.LINKEDIN_NOTE: "LinkedIn note",
}


def card(dossier: Dossier, files: Sequence[Path] = ()) -> RenderableType:
    """The card of one run, for a console of 60 columns or more; `files` are those that were written."""
    parts = (*_contacts(dossier), *_company(dossier), *_files(files), *_commands(dossier))
    return Constrain(Padding(Group(*parts), (1, 2, 0, 2)), WIDEST)


def _contacts(dossier: Dossier) -> Iterator[RenderableType]:
    """Each contact with its route and its channels; after the first that has words, those. All are in the kit."""
    spoken_for = next((text.person_id for text in dossier.chosen_words if text.person_id), None)
    told: set[str] = set()
    for contact in dossier.contacts:
        yield from _contact(contact, dossier, told)
        told |= {channel.value for channel in contact.channels}
        if contact.interviewer and contact.interviewer.person_id == spoken_for:
            yield from _words(text for text in dossier.chosen_words if text.person_id == spoken_for)
    if any(slot in text.text for text in dossier.chosen_words for slot in _OWN_SLOTS):
        yield _labelled([(Text("To fill in", style="dim"), FILL_IN)])
        yield Text()


def _contact(contact: Contact, dossier: Dossier, told: set[str]) -> Iterator[RenderableType]:
    case, person = dossier.case, contact.interviewer
    if person is None and case.people and contact.route.approach is not Approach.LEAVE:
        yield _heading(case.company, "if you do not reach a person")
    else:
        yield _heading(person.name, f"{case.role}, {case.company}") if person else _heading(case.company, "the company")
        yield _labelled((*_before(contact, dossier), *_next(contact, dossier), *_then(contact, dossier)))
        yield Text()
    yield _labelled(_channels(contact, told))
    yield Text()


def _next(contact: Contact, dossier: Dossier) -> Iterator[tuple[Text, Text]]:
    """What comes next for a contact: how to begin; later, the plan's next step, or why there is none."""
    step = next((one for one in dossier.plan if one.person_id == person_id_of(contact) and one.words), None)
    if step is not None and step.kind not in OPENINGS:
        yield from _step(step, contact, dossier)
    elif step is None and (over := over_for(contact, dossier)):
        yield Text("First", style="dim"), _plain(f"Nothing more: {over}.")
    else:
        yield from _route(contact, dossier)


def _channels(contact: Contact, told: set[str]) -> Iterator[tuple[Text, Text]]:
    """The first channels, behind the addresses how sure they are together; what was `told` is not explained again."""
    shown = contact.channels[:CHANNELS_SHOWN]
    ways = [channel for channel in shown if channel.kind is not ChannelKind.LINKEDIN]
    yield from (_channel(channel, brief=channel.value in told) for channel in ways)
    if doubtful := doubt(contact):
        yield Text(), Text(doubtful, style="dim")
    yield from (_channel(channel, brief=False) for channel in shown[len(ways) :])
    if len(contact.channels) > len(shown):
        yield Text(), Text(f"{len(contact.channels) - len(shown)} more in the kit.", style="dim")


def _before(contact: Contact, dossier: Dossier) -> Iterator[tuple[Text, Text]]:
    """What the candidate does for themselves before the first message of all."""
    if contact is dossier.contacts[0]:
        for step in dossier.plan:
            if step.kind is StepKind.REFLECT:
                yield Text("Before", style="dim"), _plain(f"{step.what}, in the kit: ten minutes")


def _then(contact: Contact, dossier: Dossier) -> Iterator[tuple[Text, Text]]:
    """What follows the next step, each with its day."""
    today = today_of(dossier.case, dossier.made_at)
    steps = [step for step in dossier.plan if step.person_id == person_id_of(contact) and step.words][1:]
    lines = [f"{_capital(day_in_words(step.day, today))}: {step.what}" for step in steps[:STEPS_SHOWN]]
    if lines:
        yield Text("Then", style="dim"), _plain("\n".join(lines))


def _route(contact: Contact, dossier: Dossier) -> Iterator[tuple[Text, Text]]:
    hours = call_hours(contact, dossier.case.candidate.time_zone)
    when = hours or (step_day(contact, dossier.case, dossier.made_at),)
    yield Text("First", style="dim"), _asked(asked(contact), contact.route.channel)
    yield Text("Why", style="dim"), _plain(contact.route.why)
    yield Text("When", style="dim"), _when(when)


def _step(step: PlanStep, contact: Contact, dossier: Dossier) -> Iterator[tuple[Text, Text]]:
    today = today_of(dossier.case, dossier.made_at)
    day = day_in_words(step.day, today)
    hours = call_hours(contact, dossier.case.candidate.time_zone) if step.window else ()
    yield Text("Next", style="dim"), _asked(step.what, step.channel)
    yield Text("Why", style="dim"), _plain(step.why)
    yield Text("When", style="dim"), _when(hours or (_capital(day),))


def _asked(what: str, channel: Channel | None) -> Text:
    first = Text(printable(what), style="bold")
    if channel:
        first.append(f"\n{_value(channel)}", style="bold cyan")
    return first


def _when(lines: Sequence[str]) -> Text:
    return Text("\n").join((Text(lines[0], style="bold"), *map(_plain, lines[1:])))


def _channel(channel: Channel, *, brief: bool) -> tuple[Text, Text]:
    """How far to trust a channel; the channel, why it is believed and where it was seen (unless just told)."""
    chance = f" {channel.probability:.0%}" if channel.probability is not None else ""
    grade = Text(f"{channel.grade}{chance}", style=GRADES[channel.grade])
    if channel.kind is ChannelKind.LINKEDIN:
        grade = Text("by hand", style="dim")
    text = Text(
        _value(channel), style=Style(bold=channel.kind is not ChannelKind.LINKEDIN, link=web_link(channel.value))
    )
    if channel.phone_kind:
        text.append(f"  {LINES.get(channel.phone_kind, channel.phone_kind)}", style="not bold")
    if not brief:
        text.append(f"\n{printable(channel.reason)}", style="not bold")
        for seen in dict.fromkeys(_sightings(channel)):
            text.append(f"\n{printable(seen)}", style="not bold dim")
    return grade, text


def _sightings(channel: Channel) -> Iterator[str]:
    for source in channel.sources:
        if source.method not in _TOLD_BY_THE_REASON:
            yield f"seen at {source.uri.partition('://')[2] or source.uri}, {source.retrieved_at:%Y-%m-%d}"


def _words(words: Iterable[Words]) -> Iterator[RenderableType]:
    for text in words:
        if text.kind in SHOWN_WORDS:
            measure = f"{text.characters} characters" if text.seconds is None else f"{text.seconds:.0f} seconds"
            yield _heading(SHOWN_WORDS[text.kind], measure)
            yield _plain(text.text)
            yield Text()


def _company(dossier: Dossier) -> Iterator[RenderableType]:
    company, site = dossier.evidence.company, dossier.evidence.site
    rows = [
        ("Company", f"{company.web_domain or 'web domain not known'}: {company.reason}"),
        ("Pages", site.reason),
        *_own_mail(dossier.evidence.mail, company.name),
        *(("Format", _format(inferred)) for inferred in dossier.formats),
        *(("Mail", _mail(exchange)) for exchange in dossier.evidence.exchanges),
    ]
    yield _heading("Evidence", "what this rests on")
    yield _labelled((Text(label, style="dim"), _plain(line)) for label, line in rows)
    yield Text()


def _own_mail(reading: MailReading, company: str) -> Iterator[tuple[str, str]]:
    """How far the candidate's own mail was read, if they gave any."""
    if reading.messages or reading.skipped:
        messages = counted(reading.messages, "message or card", "messages and cards")
        yield "Own mail", f"{reading.kept} of {messages} about {company} kept, no other"
    for skipped in reading.skipped[:SKIPPED_SHOWN]:
        yield "Not read", f"{skipped.url}: {skipped.why}"


def _format(inferred: InferredFormat) -> str:
    shares = ", ".join(f"{share.format} {share.share:.0%}" for share in inferred.shares[:FORMATS_SHOWN])
    return f"{inferred.domain}: {shares}, something else {inferred.something_else:.0%}; {inferred.reason}"


def _mail(exchange: MailExchange) -> str:
    return exchange.reason if exchange.domain in exchange.reason else f"{exchange.domain}: {exchange.reason}"


def _files(files: Sequence[Path]) -> Iterator[RenderableType]:
    if files:
        yield _heading("Written", "the sheet for a spreadsheet, the kit for your browser")
        yield from (Text(str(path), overflow="fold") for path in files)
        yield Text()


def _commands(dossier: Dossier) -> Iterator[RenderableType]:
    """What to type next: the card is where a case's name is learnt."""
    case = dossier.case
    who = case.people[0].name if case.people else case.company
    rows = (
        ("All the words", f"openline words {case.case_id}"),
        ("Afterwards", f"openline log {case.case_id} {shlex.quote(who)} left-voicemail"),
        ("What is due", "openline status"),
    )
    yield _heading("To go on", "")
    yield _labelled((Text(label, style="dim"), _plain(command)) for label, command in rows)
    yield Text()


def _heading(title: str, beside: str) -> Rule:
    text = Text(printable(title), style="bold")
    if beside:
        text.append(f"  {printable(beside)}", style="not bold dim")
    return Rule(text, align="left", style="dim")


def _labelled(rows: Iterable[tuple[Text, Text]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=LABELS)
    grid.add_column(ratio=1, overflow="fold")
    for label, text in rows:
        grid.add_row(label, text)
    return grid


def _value(channel: Channel) -> str:
    if channel.kind is ChannelKind.PHONE:
        return international(channel.value, channel.extension)
    return printable(channel.value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(text: str) -> Text:
    return Text(printable(text))
