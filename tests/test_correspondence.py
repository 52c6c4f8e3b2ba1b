"""The candidate's own mail as a whole: of every mailbox what a careful person would take from it, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from data.model import Case, Function, Outcome, PhoneKind
from discovery.correspondence import read_correspondence, with_correspondence, with_mail_domain
from tests.dossiers import CASE, EVIDENCE
from tests.evaluation.eval_mail import FIGURES, PARTS, mailboxes, read, score

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALL = [pytest.param(path, gold, id=path.name) for part in PARTS for path, gold in mailboxes(part)]
LEAST = {"people and addresses": 0.97, "phones with kind": 0.95, "outcome": 0.95}

MESSAGE = """From: Jim Carter <jim.carter@synergistics.example>
To: Ada Lovelace <ada@lovelace.example>
Subject: {subject}
Date: Wed, 18 Nov 2026 16:30:00 -0500
Message-ID: <{number}@synergistics.example>

{text}
"""


def mail(tmp_path: Path, *texts: str, company: str = "Synergistics") -> Case:
    """A case whose mail is one message from Jim for each text."""
    for number, text in enumerate(texts):
        message = MESSAGE.format(subject="Project Manager", number=number, text=text)
        (tmp_path / f"{number}.eml").write_text(message, encoding="utf-8")
    return replace(CASE, company=company, domain=None, people=(), country=None, mail=(str(tmp_path),))


@pytest.mark.parametrize(("path", "gold"), ALL)
def test_nobody_who_is_not_the_companys_is_kept(path: Path, gold: dict[str, Any]) -> None:
    of_found, _ = FIGURES["strays kept"]
    assert of_found(read(path, gold), gold) == set()


@pytest.mark.parametrize("part", PARTS)
def test_the_mailboxes_are_read_as_well_as_they_have_to_be(part: str) -> None:
    scores = score(part)
    reached = {figure: scores[figure].f1 for figure in LEAST}
    assert {figure: f1 for figure, f1 in reached.items() if f1 < LEAST[figure]} == {}


def test_what_is_learnt_of_a_message_bears_its_identifier_and_its_day(tmp_path: Path) -> None:
    found = read_correspondence(mail(tmp_path, "No.\n\nBest regards\nJim Carter\nDirect 937-555-0142"), NOW)
    (email,), (phone,) = found.held.emails, found.held.phones
    assert (email.address, email.source.uri) == ("jim.carter@synergistics.example", "mail:0@synergistics.example")
    assert (phone.e164, phone.kind, phone.person) == ("+19375550142", PhoneKind.DIRECT, "Jim Carter")
    assert phone.source.retrieved_at.isoformat() == "2026-11-18T16:30:00-05:00"


def test_a_case_without_mail_holds_nothing() -> None:
    found = read_correspondence(CASE, NOW)
    assert (found.reading.messages, found.held.emails) == (0, ())
    assert with_correspondence(EVIDENCE.published, found) == EVIDENCE.published
    assert with_mail_domain(CASE, found) is CASE


def test_the_company_is_looked_for_where_its_mail_comes_from_unless_the_candidate_knows_better(tmp_path: Path) -> None:
    case = mail(tmp_path, "Hello.")
    found = read_correspondence(case, NOW)
    assert with_mail_domain(case, found).domain == "synergistics.example"
    assert with_mail_domain(replace(case, domain="synergistics.test"), found).domain == "synergistics.test"


def test_a_domain_that_a_later_signature_teaches_holds_for_earlier_mail(tmp_path: Path) -> None:
    texts = (
        "See you on Tuesday.\nJim",
        "We chose somebody else.\n\nBest\nJim Carter\nHead of Delivery\nDay & Night Ltd",
    )
    found = read_correspondence(mail(tmp_path, *texts, company="Day & Night"), NOW)
    assert found.reading.kept == 2
    assert found.held.mail_domains == ("synergistics.example",)


def test_of_two_answers_the_later_is_the_companys_word(tmp_path: Path) -> None:
    case = mail(tmp_path, "We won't be moving forward.", "")
    later = MESSAGE.replace("18 Nov", "19 Nov").format(
        subject="x", number=7, text="Not selected; we keep your CV on file."
    )
    (tmp_path / "1.eml").write_text(later, encoding="utf-8")
    answers = read_correspondence(case, NOW).decisions
    assert [answer.outcome for answer in answers] == [Outcome.REJECTED, Outcome.KEEPS_ON_FILE]
    assert answers[-1].text == "Not selected; we keep your CV on file."


def test_who_writes_from_an_agency_is_kept_and_its_domain_is_not_the_companys() -> None:
    (path, gold) = next(one for one in mailboxes("then") if "agency" in one[0].name)
    found = read(path, gold)
    assert [(person.name, person.function) for person in found.held.people] == [("Marcus Webb", Function.HR)]
    assert found.held.mail_domains == ()


@pytest.mark.parametrize(
    ("signature", "address", "country"),
    [
        ("Synergistics\n300 Wright Parkway\nDayton, OH 45402", "300 Wright Parkway, Dayton, OH 45402", "US"),
        ("Synergistics | 14 Quay Street, London | t 020 7946 0958", "14 Quay Street, London", None),
        ("Head office: 14 Quay Street\nLondon\nEC1A 1BB", "14 Quay Street, London, EC1A 1BB", "GB"),
        ("Synergistics · Glashüttenweg 1 · D-82481 Mittenwald", "Glashüttenweg 1, D-82481 Mittenwald", "DE"),
        ("P.O. Box 12\nDayton, OH 45402", "P.O. Box 12, Dayton, OH 45402", "US"),
    ],
)
def test_the_postal_address_that_they_sign_with_is_the_companys(
    tmp_path: Path, signature: str, address: str, country: str | None
) -> None:
    found = read_correspondence(mail(tmp_path, f"No.\n\nBest regards\nJim Carter\n{signature}"), NOW)
    (printed,) = found.held.addresses
    assert (printed.text, printed.country) == (address, country)
    assert printed.source.uri == "mail:0@synergistics.example"
    both = with_correspondence(EVIDENCE.published, found)
    assert both.addresses == (printed, *EVIDENCE.published.addresses)


@pytest.mark.parametrize(
    "signature",
    [
        "Home: 12 Elm Street, Dayton, OH 45402",  # nobody's own door
        "Home\n12 Elm Street\nDayton, OH 45402",
        "Dayton, OH 45402",  # no street
        "Suite 5",
        "Meet us at booth 12, hall 3",
        "Call 937-555-0142, Square One",
    ],
)
def test_what_is_no_office_is_no_address(tmp_path: Path, signature: str) -> None:
    found = read_correspondence(mail(tmp_path, f"No.\n\nBest regards\nJim Carter\n{signature}"), NOW)
    assert found.held.addresses == ()


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("You will be meeting Jane Roe, Head of Delivery.", [("Jane Roe", "Head of Delivery")]),
        ("Your interview with Jane Roe (Head of Delivery) is on Monday.", [("Jane Roe", "Head of Delivery")]),
        (
            "You'll meet Jane Roe, Head of Delivery and Tom Lee, Senior Engineer.",
            [("Jane Roe", "Head of Delivery"), ("Tom Lee", "Senior Engineer")],
        ),
        ("Ihr Gespräch mit Anna Vogel, Leiterin Einkauf am Montag", [("Anna Vogel", "Leiterin Einkauf")]),
        ("Vous rencontrerez Claire Dubois, directrice des achats.", [("Claire Dubois", "directrice des achats")]),
        ("You would take over from Jane Roe, Head of Delivery.", []),
        ("You will meet Jane Roe, Dayton.", []),
        ("You will meet Dayton Office, Head of Delivery.", []),
        ("Before your interview with us, Jane Roe will call.", []),
    ],
)
def test_who_is_only_named_in_an_invitation_is_known_without_a_channel(
    tmp_path: Path, sentence: str, people: list[tuple[str, str]]
) -> None:
    found = read_correspondence(mail(tmp_path, f"{sentence}\n\nBest regards\nJim Carter"), NOW)
    assert [(one.name, one.title) for one in found.held.people if one.name != "Jim Carter"] == people
    assert [email.person for email in found.held.emails] == ["Jim Carter"]


def test_an_agencys_and_a_relays_address_are_not_the_companys(tmp_path: Path) -> None:
    text = "We will not move forward with your interview at Synergistics.\n\nBest\nMarcus Webb\nRecruiter\n{}"
    signed = text.format("BrightStaff Ltd\n14 Quay Street, London")
    agency = mail(tmp_path, signed)
    message = tmp_path / "0.eml"
    for sender in ("Marcus Webb <marcus.webb@brightstaff.example>", "Synergistics <no-reply@greenhouse.io>"):
        written = MESSAGE.format(subject="Interview", number=1, text=signed)
        message.write_text(written.replace("Jim Carter <jim.carter@synergistics.example>", sender), encoding="utf-8")
        found = read_correspondence(agency, NOW)
        assert [person.name for person in found.held.people] == ["Marcus Webb"]
        assert found.held.addresses == ()


def test_a_message_that_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    case = mail(tmp_path, "Hello.")
    nested = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(60))
    (tmp_path / "deep.eml").write_text(f"From: a@synergistics.example\n{nested}", encoding="utf-8")
    (tmp_path / "bad.ics").write_text("BEGIN:VCALENDAR\nno property at all\nEND:VEVENT\n", encoding="utf-8")
    (tmp_path / "bad.vcf").write_bytes(b"BEGIN:VCARD\nVERSION:3.0\nFN;ENCODING=b:%%%\nEND:VEVENT\n")
    (tmp_path / "bad.msg").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    found = read_correspondence(case, NOW)
    assert found.reading.kept == 1
    assert {skipped.url: skipped.why.split(":")[0] for skipped in found.reading.skipped} == {
        "bad.ics": "is no calendar",
        "bad.msg": "is a broken Outlook message",
        "bad.vcf": "is no vCard",
        "deep.eml": "has parts nested too deep",
        "photo.jpg": "is no message, invitation, card or export that is read here",
    }


def test_a_private_mailbox_on_a_card_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Dana,Whitfield,,dana.whitfield@gmail.com,Synergistics,HR Business Partner,10 Nov 2026\n",
        encoding="utf-8",
    )
    found = read_correspondence(replace(mail(tmp_path), mail=(str(path),)), NOW)
    assert [person.name for person in found.held.people] == ["Dana Whitfield"]
    assert found.held.emails == ()


def test_a_company_that_is_called_like_a_word_is_not_found_in_every_sentence(tmp_path: Path) -> None:
    message = (
        "From: Nimble Careers <no-reply@greenhouse.io>\nSubject: Next steps\nMessage-ID: <n@greenhouse.io>\n\n"
        "Next week we decide.\n\nBest\nOlga Petrova\n"
    )
    (tmp_path / "n.eml").write_text(message, encoding="utf-8")
    assert read_correspondence(mail(tmp_path, company="Next"), NOW).held.people == ()
    shown = message.replace("Nimble", "Next")
    (tmp_path / "n.eml").write_text(shown, encoding="utf-8")
    assert [who.name for who in read_correspondence(mail(tmp_path, company="Next"), NOW).held.people] == [
        "Olga Petrova"
    ]


def test_a_letter_of_the_candidate_teaches_nobodys_domain(tmp_path: Path) -> None:
    own = (
        "From: Ada Lovelace <ada@lovelace.example>\nTo: Jim Carter <jim@synergistics.example>\nSubject: Thanks\n"
        "Message-ID: <own@lovelace.example>\n\nThank you.\n\nBest regards\nAda Lovelace\nSynergistics\n"
    )
    (tmp_path / "own.eml").write_text(own, encoding="utf-8")
    found = read_correspondence(mail(tmp_path), NOW)
    assert found.held.mail_domains == ("synergistics.example",)
    assert [email.address for email in found.held.emails] == ["jim@synergistics.example"]
