"""From evidence to channels: which are whose, in which order, how sure, and which to take first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from data.model import (
    Approach,
    Case,
    ChannelKind,
    Contact,
    Correction,
    Evidence,
    Grade,
    Interviewer,
    Logged,
    LoggedOutcome,
    MailVerdict,
    Memory,
    PhoneKind,
    PublishedEmail,
    PublishedPhone,
    Suppressed,
)
from discovery.channels import find_contacts
from discovery.evidence import infer_formats, mail_domains
from tests.dossiers import CASE, CONTACT_PAGE, EVIDENCE, JIM, NOW, TEAM_PAGE

MEMORY = Memory(suppressed=Suppressed(key=b"a key for tests only"))
JIMS_CASE = replace(CASE, people=(JIM,))


def phone(e164: str, kind: PhoneKind, **more: Any) -> PublishedPhone:
    return PublishedPhone(e164=e164, text=e164, kind=kind, reason=f'labelled "{kind}"', source=CONTACT_PAGE, **more)


def mail(address: str, person: str | None = None) -> PublishedEmail:
    return PublishedEmail(address=address, text=address, source=TEAM_PAGE, person=person)


MAIN = phone("+12025550100", PhoneKind.MAIN)
FAX = phone("+12025550101", PhoneKind.FAX)
SUPPORT = phone("+12025550102", PhoneKind.DEPARTMENT, label="Support")
COLLEAGUES = (
    mail("dana.whitfield@synergistics.example", "Dana Whitfield"),
    mail("omar.haddad@synergistics.example", "Omar Haddad"),
    mail("lena.brandt@synergistics.example", "Lena Brandt"),
)


def evidence(*found: PublishedPhone | PublishedEmail, verdict: MailVerdict = MailVerdict.ACCEPTS) -> Evidence:
    published = replace(
        EVIDENCE.published,
        phones=tuple(one for one in found if isinstance(one, PublishedPhone)),
        emails=tuple(one for one in found if isinstance(one, PublishedEmail)),
    )
    exchange = replace(EVIDENCE.exchanges[0], verdict=verdict)
    return replace(EVIDENCE, published=published, exchanges=(exchange,))


def contacts(seen: Evidence, case: Case = JIMS_CASE, memory: Memory = MEMORY) -> tuple[Contact, ...]:
    return find_contacts(case, seen, infer_formats(case, seen, memory), memory)


def emails(contact: Contact) -> list[tuple[str, Grade]]:
    return [(one.value, one.grade) for one in contact.channels if one.kind is ChannelKind.EMAIL]


def person(who: Interviewer) -> Case:
    return replace(CASE, people=(who,))


def test_the_route_is_the_switchboard_and_never_the_fax_or_support() -> None:
    jim, company = contacts(evidence(FAX, SUPPORT, MAIN))
    assert jim.route.channel is not None
    assert (jim.route.approach, jim.route.channel.value) == (Approach.SWITCHBOARD, "+12025550100")
    assert company.route.channel is not None
    assert company.route.channel.value == "+12025550100"


def test_a_line_printed_as_theirs_comes_before_the_switchboard() -> None:
    line = phone("+12025550133", PhoneKind.DIRECT, person="James Carter")
    jim, company = contacts(evidence(MAIN, line))
    assert jim.route.approach is Approach.DIRECT_LINE
    assert [one.value for one in jim.channels if one.kind is ChannelKind.PHONE] == ["+12025550133", "+12025550100"]
    assert "+12025550133" not in [one.value for one in company.channels]


def test_a_mobile_is_shown_only_to_reach_the_person_who_prints_it() -> None:
    mobile = phone("+12025550134", PhoneKind.MOBILE, person="Dana Whitfield")
    loose = phone("+12025550135", PhoneKind.MOBILE)
    jim, company = contacts(evidence(MAIN, mobile, loose))
    shown = {one.value for one in (*jim.channels, *company.channels)}
    assert shown & {"+12025550134", "+12025550135"} == set()
    dana, _ = contacts(evidence(MAIN, mobile), person(replace(JIM, name="Dana Whitfield")))
    assert dana.route.channel is not None
    assert dana.route.channel.value == "+12025550134"


def test_who_prefers_writing_is_written_to() -> None:
    jim, _ = contacts(evidence(MAIN, *COLLEAGUES), person(replace(JIM, prefers_writing=True)))
    assert jim.route.approach is Approach.MAIL


def test_without_a_believable_number_the_route_is_mail() -> None:
    jim, _ = contacts(evidence(FAX, *COLLEAGUES))
    assert (jim.route.approach, jim.route.why) == (Approach.MAIL, "no believable number was found")


def test_with_nothing_at_all_there_is_no_route() -> None:
    jim, company = contacts(evidence(verdict=MailVerdict.NULL_MX))
    assert (jim.route.approach, company.route.approach) == (Approach.NONE, Approach.NONE)


def test_a_built_address_follows_the_format_seen_and_is_never_called_known_or_published() -> None:
    jim, _ = contacts(evidence(*COLLEAGUES))
    address, grade = emails(jim)[0]
    assert (address, grade) == ("jim.carter@synergistics.example", Grade.LIKELY)
    assert {grade for _, grade in emails(jim)} <= {Grade.LIKELY, Grade.POSSIBLE, Grade.UNLIKELY}
    chances = [one.probability or 0.0 for one in jim.channels if one.kind is ChannelKind.EMAIL]
    assert sum(chances) + (jim.something_else or 0.0) == pytest.approx(1.0)


def test_an_address_printed_with_their_name_ends_the_guessing() -> None:
    jim, _ = contacts(evidence(*COLLEAGUES, mail("jcarter@synergistics.example", "James Carter")))
    assert emails(jim) == [("jcarter@synergistics.example", Grade.PUBLISHED)]
    assert jim.something_else is None


def test_a_colleagues_address_is_nobody_elses_channel() -> None:
    jim, company = contacts(
        evidence(*COLLEAGUES, mail("careers@synergistics.example"), mail("info@synergistics.example"))
    )
    assert [address for address, _ in emails(company)] == ["careers@synergistics.example", "info@synergistics.example"]
    assert all("dana" not in address for address, _ in emails(jim))


def test_a_domain_that_takes_no_mail_makes_an_address_undeliverable() -> None:
    _, company = contacts(evidence(mail("info@synergistics.example"), verdict=MailVerdict.NULL_MX))
    assert emails(company) == [("info@synergistics.example", Grade.UNDELIVERABLE)]


def test_could_not_look_leaves_an_address_its_grade_and_says_so() -> None:
    jim, _ = contacts(evidence(*COLLEAGUES, verdict=MailVerdict.UNKNOWN))
    built = next(one for one in jim.channels if one.kind is ChannelKind.EMAIL)
    assert built.grade is Grade.LIKELY
    assert built.reason.endswith("whether synergistics.example takes mail is not known")


def memory_with(*words: Correction | LoggedOutcome) -> Memory:
    return replace(
        MEMORY,
        corrections=tuple(word for word in words if isinstance(word, Correction)),
        logged=tuple(word for word in words if isinstance(word, LoggedOutcome)),
    )


def test_the_candidates_correction_wins_and_comes_first() -> None:
    word = Correction(case_id="c-1", person_id="p-jim", kind=ChannelKind.PHONE, value="+12025550177", at=NOW)
    line = phone("+12025550133", PhoneKind.DIRECT, person="Jim Carter")
    jim, _ = contacts(evidence(MAIN, line), memory=memory_with(word))
    assert jim.route.channel is not None
    assert (jim.route.channel.value, jim.route.channel.grade) == ("+12025550177", Grade.KNOWN)
    assert "+12025550133" not in [one.value for one in jim.channels]


def test_what_the_candidate_holds_is_known_and_teaches_the_format() -> None:
    dana = replace(JIM, person_id="p-2", name="Dana Whitfield", email="dwhitfield@synergistics.example")
    case = replace(CASE, people=(JIM, dana))
    jim, dana_contact, _ = contacts(evidence(MAIN), case)
    assert emails(dana_contact) == [("dwhitfield@synergistics.example", Grade.KNOWN)]
    assert emails(jim)[0][0] == "jcarter@synergistics.example"


def test_a_bounce_makes_the_address_undeliverable_and_another_one_likelier() -> None:
    bounced = LoggedOutcome(
        case_id="c-1", person_id="p-jim", what=Logged.BOUNCED, at=NOW, value="jim.carter@synergistics.example"
    )
    before, _ = contacts(evidence(*COLLEAGUES))
    jim, _ = contacts(evidence(*COLLEAGUES), memory=memory_with(bounced))
    assert emails(before)[0][0] == "jim.carter@synergistics.example"
    assert emails(jim)[0][0] != "jim.carter@synergistics.example"
    assert dict(emails(jim)).get("jim.carter@synergistics.example", Grade.UNDELIVERABLE) is Grade.UNDELIVERABLE
    reasons = [channel.reason for channel in jim.channels if channel.kind is ChannelKind.EMAIL]
    assert reasons[0].endswith("; you logged that mail to jim.carter@synergistics.example came back")


def test_where_the_switchboard_is_wrong_the_branch_is_offered_and_the_wrong_one_stands_last() -> None:
    branch = phone("+16145550130", PhoneKind.BRANCH)
    wrong = LoggedOutcome(case_id="c-1", person_id="p-jim", what=Logged.WRONG_NUMBER, at=NOW, value="+12025550100")
    before, _ = contacts(evidence(MAIN, branch))
    jim, _ = contacts(evidence(MAIN, branch), memory=memory_with(wrong))
    numbers = [
        [(one.value, one.grade) for one in who.channels if one.kind is ChannelKind.PHONE] for who in (before, jim)
    ]
    assert numbers[0] == [("+12025550100", Grade.PUBLISHED)]
    assert numbers[1] == [("+16145550130", Grade.LIKELY), ("+12025550100", Grade.WRONG)]
    assert jim.route.channel is not None
    assert jim.route.channel.value == "+16145550130"


def test_an_address_that_was_answered_from_is_known_and_the_company_writes_others_so() -> None:
    dana = replace(JIM, person_id="p-2", name="Dana Whitfield")
    answered = LoggedOutcome(
        case_id="c-1", person_id="p-2", what=Logged.REPLIED, at=NOW, value="dwhitfield@synergistics.example"
    )
    case = replace(CASE, people=(JIM, dana))
    jim, dana_contact, _ = contacts(evidence(MAIN), case, memory_with(answered))
    assert emails(dana_contact)[0] == ("dwhitfield@synergistics.example", Grade.KNOWN)
    assert emails(jim)[0][0] == "jcarter@synergistics.example"


def test_linkedin_is_a_search_to_open_by_hand() -> None:
    jim, _ = contacts(evidence())
    assert jim.channels[-1].value == "https://www.linkedin.com/search/results/people/?keywords=Jim+Carter+Synergistics"


def test_a_channel_has_the_same_id_in_every_run_and_it_tells_nothing() -> None:
    first, again = contacts(evidence(MAIN, *COLLEAGUES)), contacts(evidence(MAIN, *COLLEAGUES))
    ids = [[one.channel_id for one in contact.channels] for contact in first]
    assert ids == [[one.channel_id for one in contact.channels] for contact in again]
    assert all(len(one) == 12 for one in ids[0])


@pytest.mark.parametrize(
    ("addresses", "domains"),
    [
        ([], ["synergistics.example"]),
        (["info@synergistics-mail.example"], ["synergistics-mail.example", "synergistics.example"]),
        (["office@pressagency.example"], ["synergistics.example"]),
        (["a.b@syn.example", "c.d@syn.example", "info@synergistics.example"], ["syn.example", "synergistics.example"]),
        (["jim@gmail.com", "ann@gmail.com", "a@mailinator.com", "b@mailinator.com"], ["synergistics.example"]),
    ],
)
def test_mail_domains_are_not_the_web_domain(addresses: Sequence[str], domains: Sequence[str]) -> None:
    seen = evidence(*(mail(address) for address in addresses))
    assert list(mail_domains(JIMS_CASE, seen.company, seen.published)) == domains


def test_the_mail_domain_of_an_address_that_the_candidate_holds_comes_first() -> None:
    case = person(replace(JIM, email="jim@holding.example"))
    assert mail_domains(case, EVIDENCE.company, EVIDENCE.published)[0] == "holding.example"
