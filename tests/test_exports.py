"""The files that leave the store, each read back by programs that are not ours."""

from __future__ import annotations

import email
import email.policy
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component
from lxml import etree

from data.contact_rows import COLUMNS, PERSON_COLUMNS, contact_rows, person_rows
from data.exports.calendar import calendar
from data.exports.cards import cards, folded
from data.exports.drafts import drafts
from data.exports.plan_rows import PLAN_COLUMNS, plan_rows
from data.exports.records import record, records
from data.exports.workbook import workbook
from data.model import Dossier, Grade, Logged, LoggedOutcome, Memory, Suppressed, WordsKind
from data.sheets import restored, write_contacts
from outreach.plan import planned
from tests.conftest import skip
from tests.dossiers import DANA_CONTACT, DOSSIER, JIM, JIM_CONTACT, NOW

MEMORY = Memory(suppressed=Suppressed(key=b"a key for tests only"))
WHOLE = planned(DOSSIER, MEMORY, NOW)
HOSTILE = (
    '=HYPERLINK("http://192.0.2.66","Jim")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "'=1",
    "02079460958",
    "0049 30 23125 000",
    "1/2",
    "3-4",
    "2026-11-22",
    "12:30",
    "1e5",
    "1,000.00",
    "50%",
    "BEGIN:VCARD\r\nEND:VCARD\nEND:VEVENT",
    'a;b,c\\n"quoted"',
    "x" * 40_000,
    "TRUE",
    "false",
    "Jan 5",
    "5 March 2026",
    "22-Nov",
    "Nov 22, 2026",
    "{=1+1}",
    "=cmd|' /C calc'!A0",
)
JIMS_CALL = "Call the switchboard and ask for Jim Carter"
HEADERS = {"X-Unsent", "Subject", "From", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"}
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def hostile() -> Dossier:
    """A dossier in which every text that a page wrote is a hostile one."""
    channels = tuple(
        replace(JIM_CONTACT.channels[0], reason=f"{text}", text=text, label=text) for text in HOSTILE
    )  # fmt: skip
    return replace(WHOLE, contacts=(replace(JIM_CONTACT, channels=channels), DANA_CONTACT))


DOSSIERS = {"whole": WHOLE, "hostile": hostile()}

# --- LibreOffice


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What LibreOffice makes of every sheet, by file name: two conversions, since each start of it takes seconds."""
    if shutil.which("soffice") is None:
        skip("LibreOffice is not installed (Debian: apt-get install libreoffice-calc)")
    folder = tmp_path_factory.mktemp("office")
    for name, dossier in DOSSIERS.items():
        write_contacts(folder / f"{name}-channels.csv", [dossier])
        write_contacts(folder / f"{name}-people.csv", [dossier], PERSON_COLUMNS, person_rows)
        (folder / f"{name}.xlsx").write_bytes(workbook([dossier]))
    # 44,34,76: comma, quotation mark, UTF-8; and the worst case: special numbers and dates are recognised
    convert(folder, "*.csv", "--infilter=CSV:44,34,76,1,,0,false,true")
    convert(folder, "*.xlsx")
    return {path.stem: zipfile.ZipFile(path).read("content.xml") for path in folder.glob("*.ods")}


def convert(folder: Path, files: str, *options: str) -> None:
    subprocess.run(
        [str(shutil.which("soffice")), f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "ods", *options, "--outdir", str(folder), *map(str, folder.glob(files))],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def cells(content: bytes, sheet: int = 0) -> list[list[str]]:
    """The cells of one sheet as text, row by row; what is a number there is not a text any more, and shows as such."""
    table = etree.fromstring(content, etree.XMLParser(huge_tree=True)).findall(f".//{TABLE}table")[sheet]
    rows = []
    for row in table.iter(f"{TABLE}table-row"):
        line: list[str] = []
        for cell in row.findall(f"{TABLE}table-cell"):
            kind = cell.get(f"{OFFICE}value-type")
            shown = "\n".join(_text(paragraph) for paragraph in cell.findall(f"{TEXT}p"))
            count = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            value = cell.get(f"{OFFICE}date-value") or f"<{kind}> {shown}"  # a day may be a day
            line += [shown if kind in {"string", None} else value] * count
        rows.append(line)
    return rows


def _text(paragraph: etree._Element) -> str:
    """A paragraph's text, with its spaces and tabs, which ODF writes as elements."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{TEXT}s":
            parts.append(" " * int(child.get(f"{TEXT}c", "1")))
        elif child.tag == f"{TEXT}tab":
            parts.append("\t")
        else:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def table_of(found: list[list[str]], columns: dict[str, str]) -> list[dict[str, str]]:
    assert found[0][: len(columns)] == list(columns)
    return [
        dict(zip(columns, (line + [""] * len(columns))[: len(columns)], strict=True)) for line in found[1:] if any(line)
    ]


@pytest.mark.parametrize("name", ["whole", "hostile"])
def test_the_csv_opened_in_libreoffice_is_what_the_store_has(name: str, opened: dict[str, bytes]) -> None:
    for kind, columns, rows in (("channels", COLUMNS, contact_rows), ("people", PERSON_COLUMNS, person_rows)):
        content = opened[f"{name}-{kind}"]
        assert b"table:formula" not in content
        found = [{key: restored(cell) for key, cell in row.items()} for row in table_of(cells(content), columns)]
        assert _shown(found) == _shown(list(rows(DOSSIERS[name])))
        numbers = [row["number"] for row in found if row["number"]]
        assert len(numbers) >= 2
        assert all(number.startswith("+1 202 555 01") for number in numbers)


@pytest.mark.parametrize("name", ["whole", "hostile"])
def test_the_workbook_opened_in_libreoffice_is_what_the_store_has(name: str, opened: dict[str, bytes]) -> None:
    assert b"table:formula" not in opened[name]
    sheets = ((PERSON_COLUMNS, person_rows), (COLUMNS, contact_rows), (PLAN_COLUMNS, plan_rows))
    for number, (columns, rows) in enumerate(sheets):
        expected = [{key: cell[:32_767] for key, cell in row.items()} for row in rows(DOSSIERS[name])]
        assert _shown(table_of(cells(opened[name], number), columns)) == _shown(expected)


def _shown(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Line breaks as every program writes them; a probability may be a number, and is written as the sheet has it."""
    return [
        {
            name: "" if "probability" in name else cell.replace("\r\n", "\n").replace("\r", "\n")
            for name, cell in row.items()
        }
        for row in rows
    ]


def test_the_workbook_has_links_that_lead_somewhere_and_no_formula() -> None:
    from io import BytesIO

    book = zipfile.ZipFile(BytesIO(workbook([hostile()])))
    sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 3
    assert all(b"<f>" not in book.read(name) for name in sheets)
    targets = b"".join(book.read(name) for name in book.namelist() if name.endswith(".rels"))
    assert b'Target="mailto:dana.whitfield@synergistics.example"' in targets
    assert b"192.0.2.66" not in targets


# --- vCard


def test_every_card_is_read_by_two_libraries() -> None:
    text = cards([WHOLE])
    read = list(vobject.readComponents(text))
    assert [card.fn.value for card in read] == ["Jim Carter", "Dana Whitfield", "Synergistics"]
    assert [card.version.value for card in read] == ["4.0"] * 3
    assert read[0].n.value.family == "Carter"
    assert read[0].tel.value == "tel:+12025550100"
    assert [mail.value for mail in read[1].email_list] == ["dana.whitfield@synergistics.example"]
    others = Component.from_ical(text, multiple=True)  # icalendar reads the content lines that both formats share
    assert [(card.name, card["fn"], card["version"]) for card in others] == [
        ("VCARD", "Jim Carter", "4.0"),
        ("VCARD", "Dana Whitfield", "4.0"),
        ("VCARD", "Synergistics", "4.0"),
    ]
    assert others[0]["tel"].params == {"VALUE": "uri", "TYPE": "work,voice", "PREF": "1"}
    assert others[0]["n"].to_ical() == b"Carter;Jim;;;"


def test_a_card_holds_only_what_can_be_believed() -> None:
    (jim, *_) = vobject.readComponents(cards([WHOLE]))
    assert [mail.value for mail in jim.email_list] == ["jim.carter@synergistics.example"]  # not the unlikely one
    assert "jim.carter@synergistics.example: likely 84%" in jim.note.value
    nothing = replace(JIM_CONTACT, channels=(replace(JIM_CONTACT.channels[1], grade=Grade.UNDELIVERABLE),))
    assert cards([replace(WHOLE, contacts=(nothing,))]) == ""


@pytest.mark.parametrize("what", [Logged.SAID_NO, Logged.LEFT_COMPANY])
def test_who_is_to_be_left_alone_has_no_route_no_hours_and_no_card(what: Logged) -> None:
    line = LoggedOutcome(case_id="c-1", person_id="p-jim", what=what, at=NOW)
    after = planned(DOSSIER, replace(MEMORY, logged=(line,)), NOW)
    (jim,) = [row for row in person_rows(after) if row["person"] == "Jim Carter"]
    assert (jim["approach"], jim["call_from"], jim["next_step"]) == ("do not contact", "", "")
    assert {row["first"] + row["call_from"] for row in contact_rows(after) if row["person"] == "Jim Carter"} == {""}
    assert "FN:Jim Carter" in cards([WHOLE])
    assert "FN:Jim Carter" not in cards([after])
    assert "FN:Dana Whitfield" in cards([after])


def test_what_a_page_wrote_ends_no_card_early() -> None:
    text = cards([hostile()])
    assert text.count("BEGIN:VCARD\r\n") == text.count("END:VCARD\r\n") == len(list(vobject.readComponents(text))) == 2
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@given(st.text())
def test_a_line_unfolds_to_what_it_was(line: str) -> None:
    line = line.replace("\r", "").replace("\n", "")
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return
    assert folded(line).replace("\r\n ", "") == line


# --- calendar


def events_of(content: bytes) -> list[Any]:
    """The events of a calendar as icalendar reads them."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_the_calendar_is_read_by_two_libraries() -> None:
    content = calendar([WHOLE])
    events = events_of(content)
    titles = [f"{step.what} (Project Manager, Synergistics)" for step in WHOLE.plan]
    assert [f"{event['summary']}" for event in events] == titles
    others = vobject.readOne(content.decode()).vevent_list
    assert [event.summary.value for event in others] == [event["summary"] for event in events]
    assert [event.description.value for event in others] == [event["description"] for event in events]


def test_a_call_in_the_calendar_has_its_hours_its_number_and_its_script() -> None:
    (call,) = [event for event in events_of(calendar([WHOLE])) if "url" in event][:1]
    assert call["summary"] == f"{JIMS_CALL} (Project Manager, Synergistics)"
    assert call.decoded("dtstart") == datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
    assert call.decoded("dtend") == datetime(2026, 11, 23, 16, 45, tzinfo=UTC)
    assert call["url"] == "tel:+12025550100"
    said = {text.kind: text.text for text in WHOLE.chosen_words if text.person_id == "p-jim"}
    assert call["description"].startswith("+1 202 555 0100\n\n")
    assert said[WordsKind.VOICEMAIL] in call["description"]
    assert said[WordsKind.RECEPTION] in call["description"]
    (alarm,) = call.walk("VALARM")
    assert alarm["trigger"].to_ical() == b"-PT15M"


def test_the_reflection_sheet_is_in_the_calendar() -> None:
    first = events_of(calendar([WHOLE]))[0]
    assert "Which questions went badly, and what is a better answer to each?" in first["description"]


def test_the_calendar_invites_nobody_and_a_second_one_moves_what_the_first_one_had() -> None:
    content = calendar([WHOLE])
    for word in (b"METHOD", b"ORGANIZER", b"ATTENDEE"):
        assert word not in content
    uids = [event["uid"] for event in events_of(content)]
    assert len(uids) == len(set(uids))
    later = planned(DOSSIER, MEMORY, datetime(2026, 11, 24, 15, 0, tzinfo=UTC))
    assert sorted(event["uid"] for event in events_of(calendar([later]))) == sorted(uids)


# --- drafts


def test_a_draft_is_unsent_and_opens_under_pythons_strict_policy() -> None:
    strict = email.policy.default.clone(raise_on_defect=True)
    found = dict(drafts([WHOLE]))
    assert "c-1-dana-whitfield-thank-you-mail.eml" in found
    for name, content in found.items():
        message = email.message_from_bytes(content, policy=strict)
        body = message.get_body()
        assert message["X-Unsent"] == "1", name
        assert message["From"] == "Ada Lovelace <ada@lovelace.example>"
        assert body is not None
        assert [text for text in WHOLE.words if text.text == body.get_content().replace("\r\n", "\n").rstrip("\n")]
    dana = email.message_from_bytes(found["c-1-dana-whitfield-thank-you-mail.eml"], policy=strict)
    assert dana["To"] == "Dana Whitfield <dana.whitfield@synergistics.example>"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=40))
def test_no_name_and_no_address_writes_a_header_of_its_own(name: str, address: str) -> None:
    try:
        f"{name}{address}".encode()
    except UnicodeEncodeError:
        return
    channel = replace(DANA_CONTACT.channels[0], value=address)
    contact = replace(DANA_CONTACT, interviewer=replace(JIM, person_id="p-dana", name=name), channels=(channel,))
    strict = email.policy.default.clone(raise_on_defect=True)
    for _, content in drafts([replace(WHOLE, contacts=(contact,))]):
        message = email.message_from_bytes(content, policy=strict)
        assert set(message.keys()) - {"To"} == HEADERS


# --- records


def test_a_record_holds_everything_with_where_it_was_seen() -> None:
    (plain,) = json.loads(records([WHOLE]))
    assert plain == json.loads(json.dumps(record(WHOLE)))
    channel = plain["contacts"][0]["channels"][0]
    assert (channel["value"], channel["sources"][0]["uri"]) == (
        "+12025550100",
        "https://www.synergistics.example/contact",
    )
    assert [step["kind"] for step in plain["plan"]] == [step.kind for step in WHOLE.plan]
    assert "content" not in plain["evidence"]["site"]["pages"][0]
