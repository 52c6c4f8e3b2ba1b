"""A whole dossier of invented people, for the tests of words, kit, card and sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from data.model import (
    Approach,
    Candidate,
    Case,
    Channel,
    ChannelKind,
    Company,
    Contact,
    Dossier,
    Evidence,
    FormatShare,
    Function,
    Grade,
    InferredFormat,
    Interviewer,
    MailExchange,
    MailVerdict,
    Memory,
    Method,
    MxHost,
    Outcome,
    Page,
    PersonName,
    PhoneKind,
    Published,
    PublishedEmail,
    PublishedPhone,
    Reach,
    Route,
    Site,
    Skipped,
    Source,
    Standing,
    Suppressed,
)
from outreach.business_hours import call_window
from outreach.plan import planned
from outreach.scripts import write_scripts

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)  # a Saturday
SINCE = datetime(2026, 11, 18, 23, 30, tzinfo=UTC)  # 18:30 in New York

HOME = "https://www.synergistics.example"
CONTACT_PAGE = Source(uri=f"{HOME}/contact", retrieved_at=NOW, method=Method.TEL)
CONTACT_DATA = Source(uri=f"{HOME}/contact", retrieved_at=NOW, method=Method.JSON_LD)
TEAM_PAGE = Source(uri=f"{HOME}/team", retrieved_at=NOW, method=Method.MAILTO)
PRESS_PAGE = Source(uri=f"{HOME}/press", retrieved_at=NOW, method=Method.OBFUSCATED)
MX_RECORD = Source(uri="dns:synergistics.example?type=MX", retrieved_at=NOW, method=Method.DNS)
INFERRED = Source(uri="dns:synergistics.example", retrieved_at=NOW, method=Method.INFERRED)

JIM = Interviewer(
    person_id="p-jim",
    name="Jim Carter",
    function=Function.HIRING_MANAGER,
    title="Head of Delivery",
    moment="the talk about the Kafka move",
)
DANA = Interviewer(person_id="p-dana", name="Dana Whitfield", function=Function.HR, prefers_writing=True)

ADA = Candidate(name="Ada Lovelace", phone="+1 202 555 0143", email="ada@lovelace.example", time_zone="America/Chicago")
CASE = Case(
    case_id="c-1",
    company="Synergistics",
    role="Project Manager",
    outcome=Outcome.REJECTED,
    since=SINCE,
    people=(JIM, DANA),
    candidate=ADA,
    domain="synergistics.example",
    country="US",
)

SWITCHBOARD = Channel(
    kind=ChannelKind.PHONE,
    value="+12025550100",
    grade=Grade.PUBLISHED,
    reason='labelled "Main", in the head of the contact page and in its JSON-LD',
    sources=(CONTACT_PAGE, CONTACT_DATA),
    phone_kind=PhoneKind.MAIN,
    text="(202) 555-0100",
    label="Main",
)


def mail_channel(address: str, grade: Grade, probability: float, reason: str, person_id: str) -> Channel:
    """An address that was built for somebody."""
    return Channel(
        kind=ChannelKind.EMAIL,
        value=address,
        grade=grade,
        reason=reason,
        sources=(INFERRED,),
        person_id=person_id,
        probability=probability,
    )


def search_channel(person_id: str, query: str) -> Channel:
    """A people search, opened by hand."""
    return Channel(
        kind=ChannelKind.LINKEDIN,
        value=f"https://www.linkedin.com/search/results/people/?keywords={query}",
        grade=Grade.POSSIBLE,
        reason="a search by name and company; you open it and choose",
        sources=(),
        person_id=person_id,
    )


JIM_CONTACT = Contact(
    interviewer=JIM,
    name=PersonName(full="Jim Carter", given="Jim", family="Carter"),
    channels=(
        replace(SWITCHBOARD, person_id="p-jim"),
        mail_channel(
            "jim.carter@synergistics.example",
            Grade.LIKELY,
            0.84,
            "3 of 4 addresses seen read {first}.{last}; the fourth is an older form",
            "p-jim",
        ),
        mail_channel(
            "jcarter@synergistics.example", Grade.UNLIKELY, 0.08, "1 of 4 addresses seen reads {f}{last}", "p-jim"
        ),
        search_channel("p-jim", "Jim%20Carter%20Synergistics"),
    ),
    route=Route(
        approach=Approach.SWITCHBOARD,
        why="no direct line is printed for Jim Carter; the switchboard is on the contact page",
        channel=replace(SWITCHBOARD, person_id="p-jim"),
    ),
    something_else=0.08,
    time_zones=("America/New_York",),
    country="US",
    call_window=call_window(SINCE, ("America/New_York",), "US", NOW, Outcome.REJECTED),
)
DANA_MAIL = Channel(
    kind=ChannelKind.EMAIL,
    value="dana.whitfield@synergistics.example",
    grade=Grade.PUBLISHED,
    reason="printed beside the name on the team page",
    sources=(TEAM_PAGE,),
    person_id="p-dana",
    probability=0.98,
    text="dana.whitfield [at] synergistics.example",
)
DANA_CONTACT = Contact(
    interviewer=DANA,
    name=PersonName(full="Dana Whitfield", given="Dana", family="Whitfield"),
    channels=(
        DANA_MAIL,
        replace(SWITCHBOARD, person_id="p-dana"),
        search_channel("p-dana", "Dana%20Whitfield%20Synergistics"),
    ),
    route=Route(
        approach=Approach.MAIL, why="Dana prefers writing, and the address is on the team page", channel=DANA_MAIL
    ),
    something_else=0.02,
)
COMPANY_CONTACT = Contact(
    interviewer=None,
    name=None,
    channels=(
        SWITCHBOARD,
        Channel(
            kind=ChannelKind.EMAIL,
            value="careers@synergistics.example",
            grade=Grade.PUBLISHED,
            reason="the address for applications, on the careers page",
            sources=(replace(TEAM_PAGE, uri=f"{HOME}/careers"),),
        ),
        Channel(
            kind=ChannelKind.PHONE,
            value="+12025550101",
            grade=Grade.PUBLISHED,
            reason='labelled "Fax"',
            sources=(CONTACT_PAGE,),
            phone_kind=PhoneKind.FAX,
            label="Fax",
        ),
    ),
    route=Route(approach=Approach.SWITCHBOARD, why="the main line", channel=SWITCHBOARD),
    time_zones=("America/New_York",),
    country="US",
    call_window=JIM_CONTACT.call_window,
)

EXAMPLES = tuple(
    PublishedEmail(address=f"{local}@synergistics.example", text=f"{local}@synergistics.example", source=source)
    for local, source in (
        ("dana.whitfield", TEAM_PAGE),
        ("omar.haddad", TEAM_PAGE),
        ("lena.brandt", PRESS_PAGE),
        ("rpike", PRESS_PAGE),
    )
)
FORMAT = InferredFormat(
    domain="synergistics.example",
    shares=(
        FormatShare(format="{first}.{last}", share=0.84, seen=3),
        FormatShare(format="{f}{last}", share=0.08, seen=1),
    ),
    something_else=0.08,
    examples=EXAMPLES,
    reason="3 of 4 addresses seen at synergistics.example read {first}.{last}; the other is {f}{last}",
)
EVIDENCE = Evidence(
    company=Company(
        name="Synergistics",
        standing=Standing.GIVEN,
        reason="you named the domain",
        web_domain="synergistics.example",
        home=f"{HOME}/",
        country="US",
    ),
    site=Site(
        reach=Reach.READ,
        reason="3 pages read",
        pages=tuple(
            Page(url=f"{HOME}{path}", status=200, content=b"", retrieved_at=NOW)
            for path in ("/", "/contact", "/team", "/press")
        ),
        skipped=(Skipped(url=f"{HOME}/internal/staff", why="disallowed by robots.txt"),),
    ),
    published=Published(
        emails=EXAMPLES,
        phones=(
            PublishedPhone(
                e164="+12025550100",
                text="(202) 555-0100",
                kind=PhoneKind.MAIN,
                reason='labelled "Main"',
                source=CONTACT_PAGE,
            ),
        ),
    ),
    exchanges=(
        MailExchange(
            domain="synergistics.example",
            verdict=MailVerdict.ACCEPTS,
            reason="synergistics.example takes mail at mx1.postkeeper.example; run by Postkeeper",
            source=MX_RECORD,
            hosts=(
                MxHost(preference=10, exchange="mx1.postkeeper.example"),
                MxHost(preference=20, exchange="mx2.postkeeper.example"),
            ),
            provider="Postkeeper",
        ),
    ),
)

CONTACTS = (JIM_CONTACT, DANA_CONTACT, COMPANY_CONTACT)
UNPLANNED = Dossier(
    run_id="r-1",
    case=CASE,
    evidence=EVIDENCE,
    formats=(FORMAT,),
    contacts=CONTACTS,
    words=write_scripts(CASE, CONTACTS),
    made_at=NOW,
)
MEMORY = Memory(suppressed=Suppressed(key=b"a key for tests only"))
DOSSIER = planned(UNPLANNED, MEMORY, NOW)

NOTHING_FOUND = Dossier(
    run_id="r-2",
    case=replace(
        CASE, case_id="c-2", candidate=Candidate(), domain=None, country=None, people=(replace(JIM, moment=None),)
    ),
    evidence=Evidence(
        company=Company(name="Synergistics", standing=Standing.UNKNOWN, reason="the name server did not answer"),
        site=Site(reach=Reach.UNKNOWN, reason="could not look: no answer in 15 s"),
        published=Published(),
    ),
    formats=(),
    contacts=(
        Contact(
            interviewer=replace(JIM, moment=None),
            name=JIM_CONTACT.name,
            channels=(search_channel("p-jim", "Jim%20Carter%20Synergistics"),),
            route=Route(approach=Approach.NONE, why="no number and no address could be found or built"),
        ),
    ),
    words=(),
    made_at=NOW,
)
NOTHING_FOUND = planned(
    replace(NOTHING_FOUND, words=write_scripts(NOTHING_FOUND.case, NOTHING_FOUND.contacts)), MEMORY, NOW
)
