"""One letter at a time: its header, its text, who wrote which part of it, how it is signed, what it says."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from data.model import Function, Outcome, PhoneKind
from discovery.mail.closings import is_closing
from discovery.mail.dates import find_times
from discovery.mail.html_text import html_to_text
from discovery.mail.letters import BadLetter, Mailbox, read_letter
from discovery.mail.names import person_of
from discovery.mail.outcomes import read_outcome
from discovery.mail.passages import passages_of
from discovery.mail.signatures import read_signature
from discovery.mail.signed_phones import read_phones

SENTENCES = tomllib.loads((Path(__file__).parent / "mailboxes" / "sentences.toml").read_text(encoding="utf-8"))


def letter(text: str, head: str = "", charset: str = "utf-8") -> bytes:
    return f"From: Jim Carter <jim@synergistics.example>\n{head}\n{text}".encode(charset)


# --- the letter


def test_names_are_read_in_every_way_that_programs_write_them() -> None:
    head = 'To: =?ISO-8859-1?Q?M=FCller=2C_J=FCrgen?= <j@a.example>, "Weiß, Eva" <E@A.example>, c@a.example\n'
    recipients = read_letter(letter("", head), "x").recipients
    assert recipients == (
        Mailbox("Müller, Jürgen", "j@a.example"),
        Mailbox("Weiß, Eva", "E@a.example"),
        Mailbox("", "c@a.example"),
    )


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_a_header_with_raw_bytes_is_read_all_the_same(charset: str) -> None:
    raw = "From: Jürgen Brückner <j@nordlicht.example>\nSubject: Rückmeldung\n\nHallo".encode(charset)
    read = read_letter(raw, "x")
    assert (read.sender.name, read.subject) == ("Jürgen Brückner", "Rückmeldung")


def test_a_broken_encoded_word_stands_as_it_is() -> None:
    assert read_letter(letter("", "Subject: =?utf-8?B?%%%?= Hi\n"), "x").subject.endswith("Hi")


def test_what_a_plain_part_only_announces_is_read_in_the_html_part() -> None:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n'
    html = "<p>" + "We have chosen another candidate. " * 4 + "</p>"
    text = f"--b\nContent-Type: text/plain\n\nSee the HTML part.\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
    assert "another candidate" in read_letter(letter(text, head), "x").text


def test_an_attached_text_is_not_the_letters_own() -> None:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n'
    text = (
        "--b\nContent-Type: text/plain\n\nHello\n--b\nContent-Type: text/plain\n"
        "Content-Disposition: attachment; filename=notes.txt\n\nsecret\n--b--\n"
    )
    assert "secret" not in read_letter(letter(text, head), "x").text


def test_too_many_nested_parts_are_refused() -> None:
    with pytest.raises(BadLetter, match="nested too deep"):
        read_letter(letter("Content-Type: message/rfc822\n\n" * 50), "x")


def test_a_page_is_text_and_nothing_of_it_is_run_or_fetched() -> None:
    page = (
        "<script>steal()</script><style>p{}</style><p>Hi</p><img src=http://evil.example/x.gif><iframe src=x></iframe>"
    )
    assert html_to_text(page) == "Hi"


# --- who wrote what


@pytest.mark.parametrize(
    "attribution",
    [
        "On Tue, Nov 10, 2026 at 2:14 PM Ada Lovelace <ada@lovelace.example> wrote:",
        "On Tue, Nov 10, 2026 at 2:14 PM Ada Lovelace <\nada@lovelace.example> wrote:",
        "Am 10.11.2026 um 14:14 schrieb Ada Lovelace <ada@lovelace.example>:",
        "Le mar. 10 nov. 2026 à 14:14, Ada Lovelace <ada@lovelace.example> a écrit :",
        "El mar, 10 nov 2026 a las 14:14, Ada Lovelace (<ada@lovelace.example>) escribió:",
        "Op di 10 nov 2026 om 14:14 schreef Ada Lovelace <ada@lovelace.example>:",
        "Den tis 10 nov. 2026 kl 14:14 skrev Ada Lovelace <ada@lovelace.example>:",
        "Il giorno mar 10 nov 2026 alle ore 14:14 Ada Lovelace <ada@lovelace.example> ha scritto:",
        "-----Original Message-----\nFrom: Ada Lovelace <ada@lovelace.example>\n"
        "Sent: Tuesday, November 10, 2026 2:14 PM\nTo: Jim\nSubject: x\n",
        "________________________________\nVon: Ada Lovelace <ada@lovelace.example>\n"
        "Gesendet: Dienstag, 10. November 2026 14:14\nAn: Jim\nBetreff: x\n",
        "*De :* Ada Lovelace <ada@lovelace.example>\n*Envoyé :* mardi 10 novembre 2026 14:14\n*À :* Jim\n*Objet :* x\n",
        "Van: Ada Lovelace [mailto:ada@lovelace.example]\nVerzonden: dinsdag 10 november 2026 14:14\n"
        "Aan: Jim\nOnderwerp: x\n",
    ],
)
def test_a_quote_is_told_from_the_answer_in_every_programs_way(attribution: str) -> None:
    read = read_letter(letter(f"My answer.\n\n{attribution}\n> Her question.\n"), "x")
    own, quote = passages_of(read)
    assert [line for line in own.lines if line] == ["My answer."]
    assert (quote.writer.address, [line for line in quote.lines if line]) == ("ada@lovelace.example", ["Her question."])
    assert quote.at is not None
    assert (quote.at.day, quote.at.month, quote.at.hour, quote.at.minute) == (10, 11, 14, 14)


def test_a_sentence_about_writing_is_no_quote() -> None:
    read = read_letter(letter("As I wrote:\nthe role is filled.\nNote: From here it is easy."), "x")
    assert len(passages_of(read)) == 1


def test_what_stands_below_a_quote_is_the_senders_again() -> None:
    text = "Am 10.11.26 um 17:40 schrieb Ada:\n> Frage?\n\nAntwort.\nJim"
    own, _ = passages_of(read_letter(letter(text), "x"))
    assert [line for line in own.lines if line] == ["Antwort.", "Jim"]


# --- names and signatures


@pytest.mark.parametrize(
    ("box", "name"),
    [
        (Mailbox("Raman, Priya", "priya@x.example"), "Priya Raman"),
        (Mailbox("NKEMELU Aurélie", "a@x.example"), "Aurélie Nkemelu"),
        (Mailbox("Dr. med. Ayse Yilmaz-Koch (Extern)", "a@x.example"), "Ayse Yilmaz-Koch"),
        (Mailbox("Rosa Lind via Recruitee", "r@recruiteemail.com"), "Rosa Lind"),
        (Mailbox("", "jim.carter@x.example"), "Jim Carter"),
        (Mailbox("Conf Room Wright", "dayconfwright@x.example"), None),
        (Mailbox("Talent Acquisition", "ta@x.example"), None),
        (Mailbox("Jim Carter", "info@x.example"), None),
        (Mailbox("", "jcarter@x.example"), None),
        (Mailbox("", "no.reply@x.example"), None),
    ],
)
def test_a_mailbox_is_a_persons_or_nobodys_own(box: Mailbox, name: str | None) -> None:
    assert person_of(box) == name


@pytest.mark.parametrize(
    ("title", "function"),
    [
        ("HR Business Partner", Function.HR),
        ("Personalreferentin", Function.HR),
        ("Chargée de recrutement", Function.HR),
        ("Director of Talent", Function.HR),
        ("Head of Delivery", Function.HIRING_MANAGER),
        ("Bereichsleiterin Vertrieb", Function.HIRING_MANAGER),
        ("Utvecklingschef", Function.HIRING_MANAGER),
        ("Product Manager", None),
        ("Software Engineer", None),
    ],
)
def test_a_title_says_what_somebody_was_in_the_process(title: str, function: Function | None) -> None:
    signature = read_signature(["Kind regards", "Kim Doe", title], "Kim Doe")
    assert signature.function is function


@pytest.mark.parametrize(
    "line", ["Best,", "Mit freundlichen Grüßen", "Bien cordialement", "Un saludo,", "Mvh", "Cordiali saluti"]
)
def test_a_closing_is_known_in_every_language(line: str) -> None:
    assert is_closing(line)


@pytest.mark.parametrize(
    "line", ["Thanks for coming in on Tuesday, it was a pleasure.", "Bestellung 4711", "Regarding your question"]
)
def test_a_sentence_is_no_closing(line: str) -> None:
    assert not is_closing(line)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["T 937-555-0142", "F 937-555-0101"], {("+19375550142", PhoneKind.DIRECT), ("+19375550101", PhoneKind.FAX)}),
        (
            ["Tel 937-555-0100", "Direct 937-555-0142"],
            {("+19375550100", PhoneKind.MAIN), ("+19375550142", PhoneKind.DIRECT)},
        ),
        (["937-555-0142 (cell)"], {("+19375550142", PhoneKind.MOBILE)}),
        (["Home 937-555-0142"], set()),
        (["PA: Wendy Marsh 937-555-0142"], {("+19375550142", PhoneKind.DEPARTMENT)}),
        (["HRB 123456 B", "IBAN DE12 5001 0517 0648 4898 90", "10.11.2026 14:00"], set()),
        (["Toll-free 1-888-555-0146"], {("+18885550146", PhoneKind.TOLL_FREE)}),
        (["300 Wright Parkway, Dayton, OH 45402 | 937-555-0100"], {("+19375550100", PhoneKind.MAIN)}),
    ],
)
def test_a_number_in_a_signature_is_what_its_label_says(lines: list[str], found: set[tuple[str, PhoneKind]]) -> None:
    phones = read_phones(lines, ("US",), "synergistics", is_signature=True, is_person=True)
    assert {(phone.e164, phone.kind) for phone in phones} == found


def test_in_a_sentence_only_a_number_with_a_word_for_calling_counts() -> None:
    lines = ["Your reference is 937-555-0199.", "Call me on 937-555-0142."]
    phones = read_phones(lines, ("US",), "", is_signature=False, is_person=True)
    assert [phone.e164 for phone in phones] == ["+19375550142"]


# --- what is said


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("We will not be moving forward with your application.", Outcome.REJECTED),
        ("Wir haben uns für einen anderen Bewerber entschieden.", Outcome.REJECTED),
        ("Nous ne donnerons pas suite à votre candidature.", Outcome.REJECTED),
        ("Hemos decidido continuar con otro candidato.", Outcome.REJECTED),
        ("We gaan helaas niet met je verder.", Outcome.REJECTED),
        ("Vi har valt att gå vidare med en annan kandidat.", Outcome.REJECTED),
        ("Abbiamo deciso di non procedere.", Outcome.REJECTED),
        ("You were not selected. We'd like to keep your resume on file.", Outcome.KEEPS_ON_FILE),
        ("Leider absagen müssen wir; gern behalten wir Ihre Unterlagen.", Outcome.KEEPS_ON_FILE),
        ("We are moving forward with your application!", None),
        ("Unfortunately I am ill; shall we meet on Monday?", None),
        ("We keep your data on file for six months.", None),
        ("Wir freuen uns auf das Gespräch mit Ihnen.", None),
    ],
)
def test_an_outcome_is_heard_in_every_language_and_only_where_it_is_said(
    sentence: str, outcome: Outcome | None
) -> None:
    said = read_outcome([sentence])
    assert (said[0] if said else None) is outcome


@pytest.mark.parametrize("sentence", SENTENCES["ends"])
def test_a_refusal_is_heard_however_it_is_worded(sentence: str) -> None:
    assert read_outcome([sentence]) is not None


@pytest.mark.parametrize("sentence", SENTENCES["goes_on"])
def test_what_only_sounds_like_a_refusal_is_none(sentence: str) -> None:
    assert read_outcome([sentence]) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Tuesday, November 10, 2026 at 2:00 PM (EST)", "2026-11-10 14:00"),
        ("am 14.12.2026 um 9:30 Uhr", "2026-12-14 09:30"),
        ("le lundi 9 novembre 2026 à 10h30", "2026-11-09 10:30"),
        ("el martes 10 de noviembre de 2026 a las 16:00", "2026-11-10 16:00"),
        ("woensdag 4 november 2026 om 14.00 uur", "2026-11-04 14:00"),
        ("måndagen den 16 november 2026 kl. 13:00", "2026-11-16 13:00"),
        ("il 5 novembre 2026 alle ore 15:00", "2026-11-05 15:00"),
        ("2026-11-10 14:00", "2026-11-10 14:00"),
        ("Tuesday 1 December at 3pm", "2026-12-01 15:00"),
        ("on January 4", "2027-01-04 00:00"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, moment: str) -> None:
    assert [f"{at:%Y-%m-%d %H:%M}" for at in find_times(text, date(2026, 11, 19))] == [moment]


def test_what_is_no_day_is_none() -> None:
    assert list(find_times("31.02.2026, 99 November, version 2026-13-40", date(2026, 11, 19))) == []
