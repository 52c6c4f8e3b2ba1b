"""Harbour & Finch LLP, London: direct dial numbers in hCards, a nickname, and a domain that takes no mail any more."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from data.model import Approach, Candidate, Case, Interviewer, MailVerdict, Outcome, PhoneKind
from tests.companies.expected import Expected

LONDON = ZoneInfo("Europe/London")
SITE = "https://harbourandfinch.example"

HARBOUR = Expected(
    case=Case(
        case_id="case-harbour",
        company="Harbour & Finch LLP",
        role="Graduate Surveyor",
        outcome=Outcome.NO_RESPONSE,
        since=datetime(2026, 11, 6, 10, 0, tzinfo=LONDON),
        people=(Interviewer(person_id="person-kate", name="Kate Penhaligon"),),  # on the page: Katherine
        candidate=Candidate(name="Grace Hopper", phone="+44 20 7946 0195", time_zone="Europe/London"),
    ),
    web_domain="harbourandfinch.example",
    read=frozenset(
        {
            f"{SITE}/",
            f"{SITE}/contact",
            f"{SITE}/people",
            f"{SITE}/news/",
            f"{SITE}/news/merger",
            f"{SITE}/vacancies",
        }
    ),
    not_asked=frozenset({"/clients/"}),
    phones={
        "+442079460800": PhoneKind.MAIN,
        "+442079460801": PhoneKind.FAX,
        "+442079460899": PhoneKind.DEPARTMENT,  # out of hours
        "+442079460811": PhoneKind.DIRECT,
        "+442079460817": PhoneKind.DIRECT,
        "+442079460819": PhoneKind.DIRECT,
        "+442079460823": PhoneKind.DIRECT,
        "+442079460831": PhoneKind.DIRECT,
    },
    people=frozenset({"Rosalind Tan", "Benjamin Okafor", "Elizabeth Marsh", "Katherine Penhaligon", "William Tregear"}),
    emails=frozenset(
        {
            "rtan@harbourandfinch.example",  # only in the link: its text is "email Rosalind"
            "bokafor@harbourandfinch.example",  # bokafor at harbourandfinch dot example
            "emarsh@harbourandfinch.example",
            "wtregear@harbourandfinch.example",
            "enquiries@harbourandfinch.example",
            "recruitment@harbourandfinch.example",
        }
    ),
    never=frozenset(
        {
            "+442079460666",  # the clients' list, which is not for robots
            "kate-at-home@harbourandfinch.example",
            "+44000020794",  # the VAT number
        }
    ),
    not_offered=frozenset({"b.okafor@finchandco.example", "r.tan@finchandco.example"}),  # before the merger
    exchanges={
        "harbourandfinch.example": MailVerdict.ACCEPTS,
        "finchandco.example": MailVerdict.NULL_MX,  # since the merger
    },
    format="{f}{last}",
    explained=4,
    seen=4,
    best_email="kpenhaligon@harbourandfinch.example",
    email_grade_floor=0.6,
    approach=Approach.DIRECT_LINE,
    first_number="+442079460823",
    call_opens=datetime(2026, 11, 23, 9, 30, tzinfo=LONDON),
)
