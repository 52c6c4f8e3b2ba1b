"""Synergistics, Dayton, Ohio: the company of the worked example."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from data.model import Approach, Candidate, Case, Interviewer, MailVerdict, Outcome, PhoneKind
from tests.companies.expected import Expected

DAYTON = ZoneInfo("America/New_York")
SITE = "https://synergistics.example"

SYNERGISTICS = Expected(
    case=Case(
        case_id="case-synergistics",
        company="Synergistics",
        role="Project Manager",
        outcome=Outcome.REJECTED,
        since=datetime(2026, 11, 18, 16, 30, tzinfo=DAYTON),
        people=(Interviewer(person_id="person-jim", name="Jim Carter"),),
        candidate=Candidate(name="Ada Lovelace", phone="+1 937 555 0195", time_zone="America/New_York"),
    ),
    web_domain="synergistics.example",
    read=frozenset(
        {
            f"{SITE}/",
            f"{SITE}/contact",  # the link says /contact-us
            f"{SITE}/about",
            f"{SITE}/about/team",
            f"{SITE}/careers/",
            f"{SITE}/press/",
            f"{SITE}/press/archive",  # 6 MB
            f"{SITE}/locations",  # slow
        }
    ),
    not_asked=frozenset({"/intranet/", "/cdn-cgi/l/email-protection"}),
    phones={
        "+19375550100": PhoneKind.MAIN,
        "+19375550101": PhoneKind.FAX,  # beside the switchboard, in the same row
        "+19375550177": PhoneKind.DEPARTMENT,  # support, around the clock
        "+18885550146": PhoneKind.TOLL_FREE,  # 1-888-JKL-01GO
        "+19375550122": PhoneKind.DIRECT,  # the press contact's own
        "+16145550130": PhoneKind.BRANCH,  # Columbus
    },
    extension=("+19375550100", "204"),  # Dana Whitfield's
    people=frozenset({"Priya Raman", "Jim Carter", "Dana Whitfield", "Maribel Ochoa"}),
    emails=frozenset(
        {
            "priya.raman@synergistics.example",  # priya.raman [at] synergistics [dot] example
            "dana.whitfield@synergistics.example",  # protected by Cloudflare
            "maribel.ochoa@synergistics.example",  # mailto:, in character references
            "wkowalczyk@synergistics.example",  # 1998's format
            "hello@synergistics.example",
            "support@synergistics.example",
            "press@synergistics.example",
            "careers@synergistics.example",  # careers AT synergistics DOT example
        }
    ),
    never=frozenset(
        {
            "+19375550166",  # the employee directory's, which is not for robots
            "carter-desk7@synergistics.example",
            "you@example.com",  # what the contact form suggests
            "+10000000000",
            "+19370555014",  # a certificate
            "+18555010",  # tasks closed
        }
    ),
    not_offered=frozenset({"studio@pixelandplough.example"}),  # who made the web site
    exchanges={"synergistics.example": MailVerdict.ACCEPTS},
    format="{first}.{last}",
    explained=3,
    seen=4,
    best_email="jim.carter@synergistics.example",
    email_grade_floor=0.6,
    approach=Approach.SWITCHBOARD,
    first_number="+19375550100",
    call_opens=datetime(2026, 11, 23, 9, 30, tzinfo=DAYTON),
)
