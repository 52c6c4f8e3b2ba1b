"""Nordlicht Werke GmbH, Berlin: an Impressum, a "-0" switchboard, umlauts, and mail at another domain than the web."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from data.model import Approach, Candidate, Case, Interviewer, Language, MailVerdict, Outcome, PhoneKind
from tests.companies.expected import Expected

BERLIN = ZoneInfo("Europe/Berlin")
SITE = "https://www.nordlicht-werke.example"

NORDLICHT = Expected(
    case=Case(
        case_id="case-nordlicht",
        company="Nordlicht Werke GmbH",
        role="Softwareentwicklerin Embedded",
        outcome=Outcome.KEEPS_ON_FILE,
        since=datetime(2026, 11, 19, 11, 0, tzinfo=BERLIN),
        people=(Interviewer(person_id="person-katrin", name="Katrin Möller"),),
        candidate=Candidate(name="Emmy Noether", phone="+49 30 23125 195", time_zone="Europe/Berlin"),
        said="Gern nehmen wir Sie in unsere Kartei auf.",
    ),
    web_domain="nordlicht-werke.example",
    language=Language.GERMAN,  # as they wrote
    read=frozenset(
        {
            f"{SITE}/",
            f"{SITE}/kontakt.html",
            f"{SITE}/impressum.html",  # ISO-8859-1, says the mark-up
            f"{SITE}/unternehmen/ansprechpartner.html",  # ISO-8859-1, says the header
            f"{SITE}/unternehmen/",
            f"{SITE}/presse.html",
            f"{SITE}/karriere.html",
        }
    ),
    not_asked=frozenset({"/haendler/preisliste.html"}),
    phones={
        "+4930231250": PhoneKind.MAIN,  # 030 / 23125-0
        "+493023125199": PhoneKind.FAX,
        "+493023125177": PhoneKind.DEPARTMENT,  # Störungsdienst
        "+493023125150": PhoneKind.DEPARTMENT,  # Personalbüro
        "+493023125141": PhoneKind.DIRECT,  # Annika Schütz, press
    },
    completed=frozenset({"+493023125112", "+493023125131"}),  # "Durchwahl -112"
    people=frozenset({"Jürgen Weiß", "Sören Gröger", "Katrin Möller", "Annika Schütz"}),
    emails=frozenset(
        {
            "juergen.weiss@nordlicht.example",
            "soeren.groeger@nordlicht.example",
            "Annika.Schuetz@nordlicht.example",
            "info@nordlicht.example",
            "bewerbung@nordlicht.example",
        }
    ),
    never=frozenset(
        {
            "+493023125166",  # the dealers' list, which is not for robots
            "moeller.privat@nordlicht.example",
            "+49302312599",  # the bank account
            "+49000030231",  # the VAT number
            "+49302312530",  # the reference number of a vacancy
        }
    ),
    exchanges={"nordlicht.example": MailVerdict.ACCEPTS},
    format="{first}.{last}",
    explained=3,
    seen=3,
    best_email="katrin.moeller@nordlicht.example",
    email_grade_floor=0.6,
    approach=Approach.SWITCHBOARD,
    first_number="+4930231250",
    call_opens=datetime(2026, 11, 23, 9, 30, tzinfo=BERLIN),
)
