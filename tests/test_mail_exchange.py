"""What DNS says of a domain and mail, asked of a real name server on loopback."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterator
from datetime import UTC, datetime

import dns.rcode
import pytest

from data.model import MailExchange, MailVerdict, MxHost
from discovery.looking import CouldNotLook
from discovery.mail_exchange import NOBODYS_NAME, look_up_exchanges
from discovery.manners import Manners, World
from discovery.transport import open_reader
from tests.loopback import Name, NameServer, name_server

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


def _mx(*records: str) -> Name:
    return Name(records={"MX": records})


def _a(*addresses: str) -> Name:
    return Name(records={"A": addresses})


ZONE = {
    # takes mail
    "synergistics.example": _mx("10 mx1.synergistics.example.", "20 mx2.synergistics.example."),
    "mx1.synergistics.example": _a("192.0.2.10"),
    "mx2.synergistics.example": _a("192.0.2.11"),
    "half.example": _mx("10 gone.half.example.", "20 mx1.synergistics.example."),
    "lame-first.example": _mx("10 servfail.example.", "20 mx1.synergistics.example."),
    "alias.example": Name(records={"CNAME": ["synergistics.example."]}),
    "aliased-host.example": _mx("10 mail.aliased-host.example."),
    "mail.aliased-host.example": Name(records={"CNAME": ["mx1.synergistics.example."]}),
    "big.example": Name(records={"MX": ["10 mx1.synergistics.example."]}, truncated=True),
    "two-minds.example": _mx("0 .", "10 mx1.synergistics.example."),
    "shout.example": _mx("10 MX1.Synergistics.Example."),
    "xn--bcher-kva.example": _mx("10 mx1.synergistics.example."),
    "no-aaaa.example": _mx("10 mail.no-aaaa.example."),
    "mail.no-aaaa.example": Name(records={"A": ["192.0.2.12"]}, fails=frozenset({"AAAA"})),
    "loop-free.example": Name(records={"CNAME": ["alias.example."]}),
    # implicit
    "plain.example": _a("192.0.2.20"),
    "plain-with-spf.example": Name(records={"A": ["192.0.2.22"], "TXT": ['"v=spf1 mx -all"']}),
    "six.example": Name(records={"AAAA": ["::ffff:192.0.2.23"]}),
    # says that it has no mail
    "sends-nothing.example": Name(records={"A": ["192.0.2.24"], "TXT": ['"v=spf1 -all"']}),
    # made up by the resolver
    "hijacked.example": _a("192.0.2.99"),
    f"{NOBODYS_NAME}.example": _a("192.0.2.99"),
    # signed, and wrongly so
    "bogus.example": Name(rcode=dns.rcode.SERVFAIL, extended_error=6),
    "expired.example": Name(rcode=dns.rcode.SERVFAIL, extended_error=7),
    # says no
    "null.example": _mx("0 ."),
    "null-at-ten.example": _mx("10 ."),
    # cannot be reached by anybody
    "bare.example": Name(records={"TXT": ['"nothing here"']}),
    "to-localhost.example": _mx("10 localhost."),
    "to-sub-localhost.example": _mx("10 mail.localhost."),
    "to-address.example": _mx("10 192.0.2.10."),
    "to-nowhere.example": _mx("10 gone.to-nowhere.example."),
    "to-loopback.example": _mx("10 inside.example."),
    "inside.example": _a("127.0.0.1"),
    "to-private.example": _mx("10 intranet.example."),
    "intranet.example": _a("10.1.2.3"),
    "loopback-only.example": _a("127.0.0.1"),
    "many-nowhere.example": _mx("10 a.gone.example.", "20 b.gone.example."),
    # does not exist
    "dangling.example": Name(records={"CNAME": ["gone.example."]}),
    # could not look
    "servfail.example": Name(rcode=dns.rcode.SERVFAIL),
    "refused.example": Name(rcode=dns.rcode.REFUSED),
    "silent.example": Name(silent=True),
    "mx-unseen.example": Name(records={"A": ["192.0.2.21"]}, fails=frozenset({"MX"})),
    "address-unseen.example": Name(records={}, fails=frozenset({"A", "AAAA"})),
    "hosts-unseen.example": _mx("10 servfail.example."),
    "half-unseen.example": _mx("10 gone.example.", "20 servfail.example."),
}

TRUTH = [
    ("synergistics.example", MailVerdict.ACCEPTS, "synergistics.example takes mail at mx1.synergistics.example"),
    ("SYNERGISTICS.Example", MailVerdict.ACCEPTS, "synergistics.example takes mail at mx1.synergistics.example"),
    ("half.example", MailVerdict.ACCEPTS, "half.example takes mail at mx1.synergistics.example"),
    ("lame-first.example", MailVerdict.ACCEPTS, "lame-first.example takes mail at mx1.synergistics.example"),
    ("alias.example", MailVerdict.ACCEPTS, "alias.example takes mail at mx1.synergistics.example"),
    ("aliased-host.example", MailVerdict.ACCEPTS, "aliased-host.example takes mail at mail.aliased-host.example"),
    ("big.example", MailVerdict.ACCEPTS, "big.example takes mail at mx1.synergistics.example"),
    ("two-minds.example", MailVerdict.ACCEPTS, "two-minds.example takes mail at mx1.synergistics.example"),
    ("shout.example", MailVerdict.ACCEPTS, "shout.example takes mail at mx1.synergistics.example"),
    ("bücher.example", MailVerdict.ACCEPTS, "xn--bcher-kva.example takes mail at mx1.synergistics.example"),
    ("no-aaaa.example", MailVerdict.ACCEPTS, "no-aaaa.example takes mail at mail.no-aaaa.example"),
    (
        "plain.example",
        MailVerdict.IMPLICIT,
        "plain.example has no MX but an address (implicit MX, RFC 5321 section 5.1)",
    ),
    (
        "plain-with-spf.example",
        MailVerdict.IMPLICIT,
        "plain-with-spf.example has no MX but an address (implicit MX, RFC 5321 section 5.1)",
    ),
    ("loop-free.example", MailVerdict.ACCEPTS, "loop-free.example takes mail at mx1.synergistics.example"),
    (
        "six.example",
        MailVerdict.IMPLICIT,
        "six.example has no MX but an address (implicit MX, RFC 5321 section 5.1)",
    ),
    (
        "sends-nothing.example",
        MailVerdict.REFUSES,
        "sends-nothing.example has no MX, and says that it has no mail (SPF -all, RFC 7208)",
    ),
    (
        "hijacked.example",
        MailVerdict.UNKNOWN,
        "the resolver gives 192.0.2.99 for names that do not exist, and the same for hijacked.example",
    ),
    ("bogus.example", MailVerdict.UNKNOWN, "could not ask: its signatures do not hold (DNSSEC)"),
    ("expired.example", MailVerdict.UNKNOWN, "could not ask: its signatures do not hold (DNSSEC)"),
    ("null.example", MailVerdict.NULL_MX, "null.example says that it takes no mail (null MX, RFC 7505)"),
    ("null-at-ten.example", MailVerdict.NULL_MX, "null-at-ten.example says that it takes no mail (null MX, RFC 7505)"),
    ("bare.example", MailVerdict.REFUSES, "no MX, and bare.example has no address"),
    (
        "to-localhost.example",
        MailVerdict.REFUSES,
        "no exchange of to-localhost.example can be reached: localhost is whoever asks (RFC 6761)",
    ),
    (
        "to-sub-localhost.example",
        MailVerdict.REFUSES,
        "no exchange of to-sub-localhost.example can be reached: mail.localhost is whoever asks (RFC 6761)",
    ),
    (
        "to-address.example",
        MailVerdict.REFUSES,
        "no exchange of to-address.example can be reached: 192.0.2.10 is an address, where RFC 1035 wants a name",
    ),
    (
        "to-nowhere.example",
        MailVerdict.REFUSES,
        "no exchange of to-nowhere.example can be reached: gone.to-nowhere.example has no address",
    ),
    (
        "to-loopback.example",
        MailVerdict.REFUSES,
        "no exchange of to-loopback.example can be reached: inside.example is at 127.0.0.1, which is not public",
    ),
    (
        "to-private.example",
        MailVerdict.REFUSES,
        "no exchange of to-private.example can be reached: intranet.example is at 10.1.2.3, which is not public",
    ),
    (
        "many-nowhere.example",
        MailVerdict.REFUSES,
        "no exchange of many-nowhere.example can be reached: a.gone.example has no address",
    ),
    (
        "loopback-only.example",
        MailVerdict.REFUSES,
        "no MX, and loopback-only.example is at 127.0.0.1, which is not public",
    ),
    ("gone.example", MailVerdict.NO_DOMAIN, "gone.example does not exist"),
    (
        "dangling.example",
        MailVerdict.NO_DOMAIN,
        "dangling.example is an alias of gone.example, which does not exist",
    ),
    ("servfail.example", MailVerdict.UNKNOWN, "could not ask: no name server would answer"),
    ("refused.example", MailVerdict.UNKNOWN, "could not ask: no name server would answer"),
    ("silent.example", MailVerdict.UNKNOWN, "could not ask: no answer in time"),
    ("mx-unseen.example", MailVerdict.UNKNOWN, "could not ask: no name server would answer"),
    (
        "address-unseen.example",
        MailVerdict.UNKNOWN,
        "no MX, and could not ask for its address: no name server would answer",
    ),
    ("hosts-unseen.example", MailVerdict.UNKNOWN, "could not look at its exchanges: no name server would answer"),
    ("half-unseen.example", MailVerdict.UNKNOWN, "could not look at its exchanges: no name server would answer"),
]


@pytest.fixture(scope="module")
def zone() -> Iterator[NameServer]:
    with name_server(ZONE) as server:
        yield server


def _look_up(zone: NameServer, *domains: str) -> tuple[MailExchange, ...]:
    async def look() -> tuple[MailExchange, ...]:
        manners = Manners(user_agent="openline-tests/1.0", timeout_s=4.0)
        world = World(dns=zone.address, http=("127.0.0.1", 1))
        async with open_reader(manners, world, clock=lambda: NOW) as reader:
            return await look_up_exchanges(domains, reader)

    return asyncio.run(look())


@pytest.mark.parametrize(("domain", "verdict", "reason"), TRUTH, ids=[row[0] for row in TRUTH])
def test_the_verdict_follows_from_dns_and_says_why(
    zone: NameServer, domain: str, verdict: MailVerdict, reason: str
) -> None:
    try:
        (exchange,) = _look_up(zone, domain)
    except CouldNotLook as failure:
        (exchange,) = failure.settled
    assert (exchange.verdict, exchange.reason) == (verdict, reason)


@pytest.mark.parametrize(
    "domain", ["localhost", "printer.local", "syner gistics.example", "[192.0.2.10]", "a..example", "-.example", ""]
)
def test_what_is_no_mail_domain_is_not_asked_for(zone: NameServer, domain: str) -> None:
    zone.questions.clear()
    (exchange,) = _look_up(zone, domain)
    assert exchange.verdict is MailVerdict.NO_DOMAIN
    assert exchange.reason.startswith("not a mail domain: ")
    assert zone.questions == []


@pytest.mark.parametrize("domain", [row[0] for row in TRUTH if row[1] is MailVerdict.UNKNOWN])
def test_no_answer_is_a_failure_to_look_and_never_a_no(zone: NameServer, domain: str) -> None:
    with pytest.raises(CouldNotLook, match=domain):
        _look_up(zone, domain)


def test_one_lame_domain_leaves_the_others_whole(zone: NameServer) -> None:
    with pytest.raises(CouldNotLook) as caught:
        _look_up(zone, "synergistics.example", "servfail.example", "null.example")
    assert [exchange.verdict for exchange in caught.value.settled] == [
        MailVerdict.ACCEPTS,
        MailVerdict.UNKNOWN,
        MailVerdict.NULL_MX,
    ]
    assert str(caught.value) == "DNS did not say whether mail is taken by servfail.example"


def test_a_failure_to_look_survives_pickling() -> None:
    failure = pickle.loads(pickle.dumps(CouldNotLook(("settled",), "ns.example did not answer")))  # noqa: S301
    assert (failure.settled, str(failure)) == (("settled",), "ns.example did not answer")


def test_hosts_come_in_the_order_of_preference_with_their_source(zone: NameServer) -> None:
    (exchange,) = _look_up(zone, "synergistics.example")
    assert exchange.hosts == (
        MxHost(preference=10, exchange="mx1.synergistics.example"),
        MxHost(preference=20, exchange="mx2.synergistics.example"),
    )
    assert exchange.source.uri == "dns:synergistics.example?type=MX"
    assert exchange.source.retrieved_at == NOW


def test_a_domain_with_mx_is_not_asked_for_its_own_address(zone: NameServer) -> None:
    zone.questions.clear()
    _look_up(zone, "shout.example", "shout.example")
    kinds = [question.kind for question in zone.questions if question.name == "shout.example"]
    assert sorted(kinds) == ["MX", "TXT"]  # TXT: its SPF record


def test_the_other_exchanges_are_asked_for_only_where_the_first_cannot_be_reached(zone: NameServer) -> None:
    _look_up(zone, "synergistics.example")
    assert "mx2.synergistics.example" not in [q.name for q in zone.questions]
    _look_up(zone, "half.example")
    assert {"gone.half.example", "mx1.synergistics.example"} <= {q.name for q in zone.questions}


def test_a_truncated_answer_is_asked_for_again_over_tcp(zone: NameServer) -> None:
    zone.questions.clear()
    _look_up(zone, "big.example")
    assert [q.over for q in zone.questions if q.name == "big.example" and q.kind == "MX"] == ["udp", "tcp"]


def test_the_provider_is_known_by_the_end_of_the_exchange() -> None:
    zone = {
        "harbour.example": _mx("0 harbour-example.mail.protection.outlook.com."),
        "harbour-example.mail.protection.outlook.com": _a("192.0.2.30"),
        "finch.example": _mx("5 mx1.pphosted.com."),
        "mx1.pphosted.com": _a("192.0.2.31"),
    }
    with name_server(zone) as server:
        harbour, finch = _look_up(server, "harbour.example", "finch.example")
    assert harbour.provider == "Microsoft 365"
    assert harbour.reason.endswith("; run by Microsoft 365")
    assert finch.provider == "Proofpoint"
    assert finch.reason.endswith("; run by Proofpoint (a filter in front of the mailboxes)")
    assert harbour.accept_all == "refuses unknown addresses, unless the customer has set up a catch-all"
    assert finch.accept_all == "often takes every address, and sorts afterwards"


def test_what_a_domain_says_of_its_mail_is_told_and_what_could_not_be_asked_is_not_nothing() -> None:
    zone = {
        "synergistics.example": Name(
            records={"MX": ["10 mx1.synergistics.example."], "TXT": ['"v=spf1 include:pigeon" "post.example -all"']}
        ),
        "_dmarc.synergistics.example": Name(records={"TXT": ['"v=DMARC1; p=quarantine"']}),
        "mx1.synergistics.example": _a("192.0.2.10"),
        "bare.example": _mx("10 mx1.synergistics.example."),
        "unseen.example": Name(records={"MX": ["10 mx1.synergistics.example."]}, fails=frozenset({"TXT"})),
    }
    with name_server(zone) as server:
        told, bare, unseen = _look_up(server, "synergistics.example", "bare.example", "unseen.example")
    assert (told.spf, told.dmarc) == ("v=spf1 include:pigeonpost.example -all", "quarantine")
    assert (bare.spf, bare.dmarc) == ("", "")
    assert (unseen.spf, unseen.dmarc) == (None, "")


def test_many_domains_are_looked_up_at_once_and_each_of_them_once() -> None:
    zone = {f"d{number}.example": _mx("10 mx.example.") for number in range(80)} | {"mx.example": _a("192.0.2.10")}
    with name_server(zone) as server:
        exchanges = _look_up(server, *(f"d{number % 80}.example" for number in range(160)))
        asked = [question.name for question in server.questions if question.kind == "MX"]
    assert [exchange.verdict for exchange in exchanges] == [MailVerdict.ACCEPTS] * 80
    assert len(asked) == len(set(asked)) == 80
