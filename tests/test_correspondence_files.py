"""Files, folders, archives and mboxes of mail: one item at a time, each bounded, whatever they claim to be."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.model import Skipped
from discovery.mail import files
from discovery.mail.files import Item, Kind, kind_of, read_items, split_mbox
from discovery.mail.invitations import read_calendar
from discovery.mail.sieve import fragments, may_concern

LETTER = b"From: jim@synergistics.example\r\nSubject: Hi\r\n\r\nHello\r\n"


def names_and_reasons(path: Path) -> list[tuple[str, str]]:
    return [
        (found.name, found.kind) if isinstance(found, Item) else (found.url, found.why) for found in read_items([path])
    ]


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (LETTER, Kind.LETTER),
        (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", Kind.CALENDAR),
        (b"From - Thu Nov 12 10:00:00 2026\nFrom: a@b.example\n", Kind.MBOX),
        (b"From 1782@xxx Fri Nov 13 09:00:02 +0000 2026\r\n", Kind.MBOX),
        (b"1234\nReceived: from mx\n", Kind.LETTER),
        (b"Notes:\n\"When\"\n\nFirst Name,Last Name,URL,Email Address,Company\n", Kind.CONNECTIONS),
        (b"Dear Ada, thank you", None),
        (b"", None),
    ],
)  # fmt: skip
def test_a_file_is_known_by_how_it_begins(head: bytes, kind: Kind | None) -> None:
    assert kind_of(head) is kind


def test_a_sentence_that_begins_with_from_begins_no_message() -> None:
    mbox = (
        b"From a Thu Nov 12 10:00:00 2026\n"
        + LETTER
        + b"\n\nFrom my side it was close.\n\nFrom b Thu Nov 12 10:00:00 2026\nX: y\n"
    )
    assert [message and message[:10] for message in split_mbox(io.BytesIO(mbox))] == [b"From: jim@", b"X: y\n"]


def test_an_escaped_from_is_as_it_was_written() -> None:
    mbox = b"From a Thu Nov 12 10:00:00 2026\nX: y\n\n>From here on\n>>From there\n"
    assert list(split_mbox(io.BytesIO(mbox))) == [b"X: y\n\nFrom here on\n>From there\n"]


def test_a_message_is_whole_wherever_the_pieces_of_the_file_end(monkeypatch: pytest.MonkeyPatch) -> None:
    one = b"From a Thu Nov 12 10:00:00 2026\nX: y\n\n" + b"text\n" * 30 + b"\n"
    whole = list(split_mbox(io.BytesIO(one * 5)))
    monkeypatch.setattr(files, "_CHUNK", 7)
    assert list(split_mbox(io.BytesIO(one * 5))) == whole
    assert len(whole) == 5


def test_a_message_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "LARGEST", 2_000)
    monkeypatch.setattr(files, "_CHUNK", 500)
    postmark = b"From a Thu Nov 12 10:00:00 2026\n"
    path = tmp_path / "all.mbox"
    path.write_bytes(postmark + b"X: y\n\n" + b"text\n" * 3_000 + b"\n" + postmark + LETTER)
    assert names_and_reasons(path) == [("all.mbox#1", "is larger than 0 MiB"), ("all.mbox#2", Kind.LETTER)]


def test_a_folder_is_read_in_the_order_of_names_without_following_links(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.eml").write_bytes(LETTER)
    (folder / "a.eml").write_bytes(LETTER)
    (folder / "sub" / "c.eml").write_bytes(LETTER)
    (tmp_path / "outside.eml").write_bytes(LETTER)
    (folder / "link.eml").symlink_to(tmp_path / "outside.eml")
    assert [name for name, _ in names_and_reasons(folder)] == ["a.eml", "b.eml", "sub/c.eml"]


def test_an_archive_in_an_archive_is_left_alone(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", **{"a.eml": LETTER}).read_bytes()
    outer = zipped(tmp_path / "outer.zip", **{"inner.zip": inner, "b.eml": LETTER})
    assert names_and_reasons(outer) == [
        ("outer.zip/inner.zip", "is an archive in an archive; unpack it first"),
        ("outer.zip/b.eml", Kind.LETTER),
    ]


def test_a_zip_that_expands_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "LARGEST", 10_000)
    monkeypatch.setattr(files, "LARGEST_ARCHIVE", 12_000)
    bomb = zipped(
        tmp_path / "bomb.zip", **{"1.eml": LETTER + bytes(1_000_000), "2.eml": LETTER * 100, "3.eml": LETTER * 150}
    )
    read = names_and_reasons(bomb)
    assert read == [
        ("bomb.zip/1.eml", "expands to more than is read"),
        ("bomb.zip/2.eml", Kind.LETTER),
        ("bomb.zip/3.eml", "expands to more than is read"),
    ]


def test_a_broken_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "broken.zip"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    assert [reason.split(":")[0] for _, reason in names_and_reasons(path)] == ["is a broken zip"]


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    (found,) = read_items([tmp_path / "gone.eml"])
    assert found == Skipped(url="gone.eml", why="cannot be read: No such file or directory")


@pytest.mark.parametrize(
    ("raw", "may"),
    [
        (b"From: jim@Synergistics.example\n\nHi", True),
        (b"From: a@b.example\n\nI met Syner=\r\ngistics people", True),
        (b"From: a@b.example\nContent-Transfer-Encoding: base64\n\nU3luZXJnaXN0aWNz", True),
        (b"From: a@b.example\n\nSaturday?", False),
    ],
)
def test_the_glance_at_the_bytes_misses_nothing_that_may_be_the_companys(raw: bytes, may: bool) -> None:
    assert may_concern(raw, fragments("Synergistics", ())) is may


def test_a_name_too_short_to_look_for_is_never_ruled_out_by_a_glance() -> None:
    assert may_concern(b"From: a@b.example\n\nSaturday?", fragments("3M", ()))


def test_a_time_zone_as_some_calendars_write_it_is_read_and_no_warning_printed(
    recwarn: pytest.WarningsRecorder,
) -> None:
    zone = "/mozilla.org/20070129_1/Europe/Berlin"
    event = f"BEGIN:VEVENT\r\nSUMMARY:Interview\r\nDTSTART;TZID={zone}:20261118T100000\r\nEND:VEVENT"
    (meeting,) = read_calendar(f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VCALENDAR\r\n".encode())
    assert meeting.starts == datetime(2026, 11, 18, 9, tzinfo=UTC)
    assert recwarn.list == []
