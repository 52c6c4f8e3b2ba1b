"""A case with the candidate's own mail: what is known of whom, where to answer, and that nothing else is kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from data.model import (
    Approach,
    Case,
    ChannelKind,
    Dossier,
    Function,
    Grade,
    Interviewer,
    Memory,
    Method,
    PhoneKind,
    Skipped,
    Suppressed,
)
from data.store import open_store
from discovery.mail import files
from discovery.manners import Manners
from discovery.transport import open_reader
from flows.casefile import read_case_file
from flows.forms import BadCase, CaseFile
from flows.mail_draft import draft_from_mail
from flows.opening import continued, to_case
from flows.pipeline import discover
from flows.running import with_retries
from flows.settings import Settings
from flows.work import write_files
from outreach.suppression import person_digests
from tests.dossiers import CASE, JIM, NOW
from tests.loopback import Reply, small_world

MANNERS = Manners(user_agent="openline-test", pace_s=0.0, timeout_s=2.0)
KEY = b"a key for tests only"
HOME = Reply(
    body=b"<html lang=en><title>Synergistics</title><p>Main: <a href='tel:+12025550100'>(202) 555-0100</a></p>"
)
MAILBOXES = Path(__file__).parent / "mailboxes"

REJECTION = """From: Jim Carter <jim.carter@synergistics.example>
To: Ada Lovelace <ada@lovelace.example>
Cc: Dana Whitfield <dana.whitfield@synergistics.example>, Zacharias Stray <zacharias@stray.example>
Subject: Re: Project Manager interview
Date: Wed, 18 Nov 2026 16:30:00 -0500
Message-ID: <no-1@synergistics.example>

Hi Ada, unfortunately we will not be moving forward. The pelican sings at midnight.

Best regards
Jim Carter
Head of Delivery
Direct: 937-555-0142

On Tue, Nov 17, 2026 at 2:14 PM Ada Lovelace <ada@lovelace.example> wrote:
> The walrus asked for news. My number is 312-555-0199.
"""
FROM_HR = """From: Dana Whitfield <dana.whitfield@synergistics.example>
To: ada@lovelace.example
Subject: Invitation
Date: Mon, 2 Nov 2026 09:00:00 -0500
Message-ID: <inv-1@synergistics.example>

Please come.

Dana Whitfield
HR Business Partner
"""
STRANGER = """From: Tom Stranger <tom@stranger.example>
To: ada@lovelace.example
Subject: Synergistics
Date: Mon, 2 Nov 2026 09:00:00 -0500
Message-ID: <tom-1@stranger.example>

The octopus says that Synergistics is hiring. Call 937-555-0188.
"""
BODIES = (b"pelican", b"walrus", b"octopus")
OTHERS = (b"tom@", b"tom stranger", b"zacharias", b"3125550199", b"9375550188")


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    folder = tmp_path / "mail"
    folder.mkdir()
    for name, text in (("1", REJECTION), ("2", FROM_HR), ("3", STRANGER)):
        (folder / f"{name}.eml").write_text(text, encoding="utf-8")
    return folder


def run_case(mail: Path, *people: Interviewer, suppressed: frozenset[str] = frozenset()) -> Dossier:
    """The dossier of a case with that mail, in a small world."""
    case: Case = replace(CASE, people=people, mail=(str(mail),), domain=None)

    async def go() -> Dossier:
        memory = Memory(suppressed=Suppressed(key=KEY, digests=suppressed))
        with small_world({"synergistics.example/": HOME}) as (world, _, _):
            async with open_reader(MANNERS, world, lambda: NOW) as reader:
                return await discover(case, memory, reader, with_retries([]), "r-1", NOW)

    return asyncio.run(go())


def test_what_the_mail_holds_of_an_interviewer_is_known_and_says_by_which_message(mail: Path) -> None:
    jim = run_case(mail, JIM).contacts[0]
    known = [channel for channel in jim.channels if channel.grade is Grade.KNOWN]
    assert [(channel.kind, channel.value) for channel in known] == [
        (ChannelKind.PHONE, "+19375550142"),
        (ChannelKind.EMAIL, "jim.carter@synergistics.example"),
    ]
    assert {channel.sources[0].method for channel in known} == {Method.OWN_MAIL}
    assert known[1].reason == "in your own mail of 2026-11-18 (mail:no-1@synergistics.example)"
    assert jim.route.approach is Approach.DIRECT_LINE
    assert jim.something_else is None  # nothing was inferred


def test_what_the_case_repeats_of_the_mail_keeps_its_message(mail: Path) -> None:
    drafted_from_it = replace(JIM, email="jim.carter@synergistics.example", phone="+19375550142")
    jim = run_case(mail, drafted_from_it).contacts[0]
    known = [channel for channel in jim.channels if channel.grade is Grade.KNOWN]
    assert [channel.sources[0].method for channel in known] == [Method.OWN_MAIL, Method.OWN_MAIL]
    assert known[1].reason == "in your own mail of 2026-11-18 (mail:no-1@synergistics.example)"
    of_another = run_case(mail, replace(JIM, email="jim@elsewhere.example")).contacts[0]
    assert of_another.channels[-2].reason == "yours: you gave it"


def test_where_writing_is_the_route_it_is_an_answer_in_the_thread(mail: Path) -> None:
    jim = run_case(mail, replace(JIM, prefers_writing=True)).contacts[0]
    assert jim.route.approach is Approach.REPLY
    assert jim.route.channel is not None
    assert jim.route.channel.thread == "Re: Project Manager interview"
    assert jim.route.why == (
        "the case says that they prefer writing; your conversation “Re: Project Manager interview” is there"
    )


def test_where_no_hiring_manager_is_known_the_recruiter_is_the_way(mail: Path) -> None:
    (company,) = run_case(mail).contacts
    recruiter = next(channel for channel in company.channels if channel.kind is ChannelKind.EMAIL)
    assert (recruiter.value, recruiter.grade, recruiter.thread) == (
        "dana.whitfield@synergistics.example",
        Grade.KNOWN,
        "Invitation",
    )
    assert recruiter.reason.startswith("Dana Whitfield, who looked after the application: in your own mail")


def test_where_the_hiring_manager_is_known_the_recruiter_stays_out_of_the_companys_channels(mail: Path) -> None:
    company = run_case(mail, JIM).contacts[-1]
    assert "dana.whitfield@synergistics.example" not in {channel.value for channel in company.channels}


def test_addresses_in_the_mail_teach_the_format(mail: Path) -> None:
    somebody = Interviewer(person_id="p-9", name="Omar Haddad", function=Function.INTERVIEWER)
    omar = run_case(mail, somebody).contacts[0]
    likeliest = next(channel for channel in omar.channels if channel.kind is ChannelKind.EMAIL)
    assert (likeliest.value, likeliest.grade) == ("omar.haddad@synergistics.example", Grade.LIKELY)


def test_the_company_is_found_by_the_domain_of_its_mail(mail: Path) -> None:
    assert run_case(mail, JIM).evidence.company.web_domain == "synergistics.example"


def test_who_is_suppressed_does_not_come_back_by_mail(mail: Path) -> None:
    marks = frozenset(person_digests(KEY, "Jim Carter", ["Synergistics"]))
    dossier = run_case(mail, JIM, suppressed=marks)
    told = repr(dossier.evidence.published) + repr(dossier.contacts)
    assert "jim.carter@" not in told
    assert "+19375550142" not in told
    assert "Jim Carter" not in told


def test_bodies_and_other_correspondents_are_in_no_file_of_ours(mail: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    settings = Settings(home=home)
    dossier = run_case(mail, JIM)
    with open_store(settings.store_url) as store:
        store.keep_case(dossier.case, NOW)
        store.keep_run(dossier)
        again = store.dossier(dossier.case.case_id)
    write_files(dossier, settings)
    written = b"".join(file.read_bytes() for file in sorted(home.rglob("*")) if file.is_file()).lower()
    assert b"jim.carter@synergistics.example" in written
    for dropped in (*BODIES, *OTHERS):
        assert dropped not in written
    assert again is not None
    assert again.evidence == replace(dossier.evidence, site=again.evidence.site, published=again.evidence.published)
    assert again.evidence.published.threads == dossier.evidence.published.threads


def test_prefect_is_told_nothing_of_the_mail() -> None:
    from flows.discover import TASKS
    from flows.forms import QuickCase

    assert "read_correspondence" in TASKS
    assert "mail" not in QuickCase.model_fields


# --- the case file


def test_a_case_file_means_its_mail_beside_itself(tmp_path: Path, mail: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text('company = "S"\nrole = "R"\non = 2026-11-18\nmail = ["mail"]\n', encoding="utf-8")
    assert to_case(read_case_file(path), Settings(), NOW).mail == (str(mail),)


def test_mail_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    file = CaseFile(company="S", role="R", on=NOW, mail=(str(tmp_path / "gone.mbox"),))
    with pytest.raises(BadCase, match=r"mail: .*gone\.mbox does not exist"):
        to_case(file, Settings(), NOW)


def test_a_whole_disk_is_no_mail_and_is_not_walked_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.eml").write_text("From: jim.carter@synergistics.example\n\nHello", encoding="utf-8")
    with pytest.raises(BadCase, match="holds more than 50,000 files; name the folder in which your mail is"):
        draft_from_mail(tmp_path, None, tmp_path / "case.toml")
    *read, told = files.read_items([tmp_path])  # a case that named it before it had grown so
    assert [item.name for item in read if isinstance(item, files.Item)] == ["0.eml", "1.eml", "2.eml"]
    assert told == Skipped(url=tmp_path.name, why="holds more than 3 files; the others are not read")


def test_a_case_that_goes_on_keeps_its_mail(mail: Path) -> None:
    before = replace(CASE, mail=(str(mail),))
    assert continued(replace(CASE, case_id="k-2", mail=()), (before,)).mail == (str(mail),)


# --- the draft


def drafted(mail: Path, tmp_path: Path, company: str | None = None) -> tuple[CaseFile, str]:
    path = tmp_path / "case.toml"
    draft_from_mail(mail, company, path)
    return read_case_file(path), path.read_text(encoding="utf-8")


def test_a_folder_of_mail_becomes_a_case_file(mail: Path, tmp_path: Path) -> None:
    file, text = drafted(mail, tmp_path)
    assert (file.company, file.outcome, file.domain) == ("Synergistics", "rejected", "synergistics.example")
    assert file.role == "Project Manager"
    assert [(who.name, who.function, who.email, who.phone) for who in file.people] == [
        ("Jim Carter", Function.HIRING_MANAGER, "jim.carter@synergistics.example", "+1 937 555 0142"),
        ("Dana Whitfield", Function.HR, "dana.whitfield@synergistics.example", None),
    ]
    assert file.you.email == "ada@lovelace.example"
    assert 'email = "jim.carter@synergistics.example"  # mail:no-1@synergistics.example, 2026-11-18' in text


def test_every_value_of_a_draft_says_where_it_comes_from(mail: Path, tmp_path: Path) -> None:
    _, text = drafted(mail, tmp_path)
    values = [line for line in text.splitlines() if " = " in line and not line.startswith("#")]
    assert values
    assert [line for line in values if "  # " not in line] == []


def test_the_address_for_a_thank_you_card_comes_from_a_signature(tmp_path: Path) -> None:
    file, _ = drafted(MAILBOXES / "first" / "01-outlook-rejection-en.eml", tmp_path, "Synergistics")
    assert file.postal_address == "300 Wright Parkway, Dayton, OH 45402"


def test_silence_since_the_interview_is_proposed_as_such(tmp_path: Path) -> None:
    file, text = drafted(MAILBOXES / "first" / "19-silence-it.mbox", tmp_path)
    assert (file.outcome, str(file.on)) == ("no-response", "2026-11-05 15:00:00")
    assert "no answer since the interview is in this mail" in text


def test_a_draft_never_writes_over_a_file(mail: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(BadCase, match="exists already"):
        draft_from_mail(mail, None, path)
    assert path.read_text(encoding="utf-8") == "mine"


def test_mail_about_several_companies_asks_which(tmp_path: Path) -> None:
    several = MAILBOXES / "first" / "15-takeout.mbox"
    with pytest.raises(BadCase, match=r"several companies write in it: Synergistics Inc\., Nimble; say which"):
        draft_from_mail(several, None, tmp_path / "case.toml")
    file, _ = drafted(several, tmp_path, "Synergistics")
    assert [who.name for who in file.people] == ["Dana Whitfield", "Jim Carter"]


def test_mail_about_no_application_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match="no message in it speaks of an application"):
        draft_from_mail(MAILBOXES / "first" / "21-friend-only.eml", None, tmp_path / "case.toml")


def test_what_a_message_says_cannot_break_out_of_the_draft(tmp_path: Path) -> None:
    hostile = REJECTION.replace("Jim Carter <", '"Jim \\"; company = \\"Evil\\u2028 Carter" <').replace(
        "Message-ID: <no-1", "Message-ID: <no\x07-1"
    )
    (tmp_path / "mail.eml").write_text(hostile, encoding="utf-8")
    file, _ = drafted(tmp_path / "mail.eml", tmp_path)
    assert str(file.company).startswith("Synergistics")


def test_a_company_number_of_a_signature_reaches_reception(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    text = REJECTION.replace("Direct: 937-555-0142", "Main: 937-555-0100")
    (tmp_path / "mail" / "1.eml").write_text(text, encoding="utf-8")
    jim = run_case(tmp_path / "mail", JIM).contacts[0]
    first = jim.channels[0]
    assert (first.value, first.phone_kind, first.grade) == ("+19375550100", PhoneKind.MAIN, Grade.KNOWN)
