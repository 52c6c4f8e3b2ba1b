"""From the addresses seen at a domain to its format, and to one person's address."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest
from email_validator import validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import EmailCandidate, InferredFormat, Method, PublishedEmail, Source
from data.tables.email_formats import FORMATS
from data.tables.role_accounts import is_role_account
from discovery.email_format import email_candidates, infer_format
from discovery.houses import format_shares
from discovery.names import parse_name

DOMAIN = "synergistics.example"
PAGE = Source(uri=f"https://{DOMAIN}/team", retrieved_at=datetime(2026, 11, 21, tzinfo=UTC), method=Method.TEXT)

PEOPLE = ("Ada Quist", "Bram Okafor", "Chiara Lund", "Dov Petersen", "Edda Novak", "Femi Castell", "Greta Holm")


def seen(local_part: str, person: str | None = None, domain: str = DOMAIN) -> PublishedEmail:
    address = f"{local_part}@{domain}"
    return PublishedEmail(address=address, text=address, source=PAGE, person=person)


def dotted(person: str) -> PublishedEmail:
    return seen(person.lower().replace(" ", "."), person)


def short(person: str) -> PublishedEmail:
    first, last = person.lower().split()
    return seen(first[0] + last, person)


def share(inferred: InferredFormat, format_: str) -> float:
    return next((s.share for s in inferred.shares if s.format == format_), 0.0)


def best(name: str, inferred: InferredFormat) -> EmailCandidate:
    return email_candidates(parse_name(name), inferred)[0][0]


# --- the format of a domain


def test_without_examples_the_format_is_what_most_companies_do() -> None:
    inferred = infer_format(DOMAIN, ())
    assert [s.format for s in inferred.shares[:3]] == ["{first}.{last}", "{f}{last}", "{first}"]
    assert 0.4 < inferred.shares[0].share < 0.55
    assert inferred.reason.startswith(f"no personal address seen at {DOMAIN}; ")


def test_one_address_alone_makes_no_certainty() -> None:
    assert 0.7 < share(infer_format(DOMAIN, [dotted("Ada Quist")]), "{first}.{last}") < 0.9


def test_one_exception_does_not_overturn_three() -> None:
    inferred = infer_format(DOMAIN, [*map(dotted, PEOPLE[:3]), short("Edda Novak")])
    assert share(inferred, "{first}.{last}") > 0.7
    assert share(inferred, "{f}{last}") > share(infer_format(DOMAIN, [*map(dotted, PEOPLE[:3])]), "{f}{last}")
    assert (
        inferred.reason == f"3 of 4 addresses seen at {DOMAIN} read {{first}}.{{last}}; the other reads {{f}}{{last}}"
    )


def test_an_address_that_several_formats_explain_is_shared_out() -> None:
    """Of "Ed Li" the address edl is {first}{l} as well as a login; of "Ada Q" it is almost anything."""
    sure = infer_format(DOMAIN, [seen("edl", "Ed Lind")])
    unsure = infer_format(DOMAIN, [seen("li", "Ed Li")])
    assert sure.shares[0].format == "{first}{l}"
    assert share(unsure, "{last}") < 0.9


def test_role_accounts_free_mail_and_other_domains_teach_nothing() -> None:
    nothing = infer_format(DOMAIN, ())
    inferred = infer_format(
        DOMAIN,
        [
            seen("info"),
            seen("jobs-uk"),
            seen("jane.doe", "Jane Doe", "freemail.example"),
            seen("j.doe", "J Doe", "a.example"),
        ],
    )
    assert inferred == nothing


def test_addresses_without_a_name_teach_by_their_shape() -> None:
    inferred = infer_format(DOMAIN, [seen("jane.miller"), seen("peter.smith")])
    assert share(inferred, "{first}.{last}") > 0.75
    inferred = infer_format(DOMAIN, [seen("jmiller"), seen("psmith"), seen("tjones")])
    assert inferred.shares[0].format == "{f}{last}"


def test_a_sister_domain_teaches_less_than_the_domain_itself() -> None:
    there = seen("ada.quist", "Ada Quist", "synergistics-group.example")
    nothing, sister = infer_format(DOMAIN, ()), infer_format(DOMAIN, [there], sisters=["synergistics-group.example"])
    here = infer_format(DOMAIN, [dotted("Ada Quist")])
    assert share(nothing, "{first}.{last}") < share(sister, "{first}.{last}") < share(here, "{first}.{last}")


def test_german_companies_abbreviate_otherwise_than_american_ones() -> None:
    german, american = (dict(zip(FORMATS, format_shares((), region), strict=False)) for region in ("german", ""))
    assert german["{f}.{last}"] > american["{f}.{last}"]
    assert german["{f}{last}"] < american["{f}{last}"]


def test_german_companies_write_umlauts_as_two_letters_and_american_ones_less_often() -> None:
    name = parse_name("Jörg Köster")
    german, american = (email_candidates(name, infer_format(domain, ()))[0] for domain in ("firm.de", "firm.com"))
    assert german[0].address == "joerg.koester@firm.de"
    assert german[0].probability > american[0].probability


def test_user_ids_cut_to_a_length_are_known_by_it() -> None:
    cut = [seen("friedria", "Anna Friedrichsen"), seen("castella", "Ada Castellani")]
    inferred = infer_format(DOMAIN, cut)
    assert inferred.shares[0].format == "{last:7}{f}"
    assert best("Bram Wassermann", inferred).address == f"wassermb@{DOMAIN}"


def test_a_number_behind_the_name_is_a_namesakes() -> None:
    numbered = infer_format(DOMAIN, [seen("aquist2", "Ada Quist"), seen("dlund", "Dov Lund")])
    assert (numbered.shares[0].format, numbered.shares[0].seen) == ("{f}{last}", 2)


def test_a_format_that_no_company_was_seen_with_is_learnt_from_a_few_addresses() -> None:
    examples = [seen(f"{person.split()[1].lower()}.{person[0].lower()}", person) for person in PEOPLE[:3]]
    assert share(infer_format(DOMAIN, examples), "{last}.{f}") > 0.5


# --- how a company treats names


@pytest.mark.parametrize(
    ("examples", "name", "address"),
    [
        ([("jos.vandamme", "Jos Van Damme")], "Lies Van Acker", "lies.vanacker"),
        ([("jos.van.damme", "Jos van Damme"), ("piet.van.loo", "Piet van Loo")], "Lies van Acker", "lies.van.acker"),
        ([("joerg.koester", "Jörg Köster")], "Jürgen Brandt", "juergen.brandt"),
        ([("jorg.koster", "Jörg Köster"), ("gunter.lobe", "Günter Löbe")], "Jürgen Brandt", "jurgen.brandt"),
        ([("ana.vega", "Ana Vega Ruiz"), ("luis.soto", "Luis Soto Gil")], "Eva Marin Sanz", "eva.marin"),
        (
            [("jeanpaul.roy", "Jean-Paul Roy"), ("annelise.caron", "Anne-Lise Caron")],
            "Marie-Eve Lavoie",
            "marieeve.lavoie",
        ),
        ([("ada.b.quist", "Ada B. Quist"), ("dov.k.lund", "Dov K. Lund")], "Edda R. Novak", "edda.r.novak"),
        ([("abquist", "Ada B. Quist"), ("dklund", "Dov K. Lund")], "Edda R. Novak", "ernovak"),
    ],
)
def test_a_company_is_expected_to_treat_names_as_it_did(
    examples: list[tuple[str, str]], name: str, address: str
) -> None:
    inferred = infer_format(DOMAIN, [seen(local_part, person) for local_part, person in examples])
    assert best(name, inferred).address == f"{address}@{DOMAIN}"


@pytest.mark.parametrize(
    ("name", "dotted_one", "joined_one"),
    [("Edda R. Novak", "edda.r.novak", "ernovak"), ("Jean-Marie Roy", "jean.marie.roy", "jmroy")],
)
def test_a_second_initial_is_likelier_where_initials_are_used(name: str, dotted_one: str, joined_one: str) -> None:
    """jean-marie.roy but jmroy, edda.novak but ernovak: what becomes of a name depends on the format's layout."""
    chances = []
    for style, local_part in ((dotted, dotted_one), (short, joined_one)):
        candidates, _ = email_candidates(parse_name(name), infer_format(DOMAIN, [*map(style, PEOPLE[:3])]))
        chances.append(sum(c.probability for c in candidates if c.address == f"{local_part}@{DOMAIN}"))
    assert 1.5 * chances[0] < chances[1]


# --- one person's address


def test_the_candidates_come_best_first_with_their_reasons() -> None:
    inferred = infer_format(DOMAIN, [*map(dotted, PEOPLE[:3]), short("Edda Novak")])
    candidates, something_else = email_candidates(parse_name("Vera Carter"), inferred)
    assert [c.address for c in candidates[:2]] == [f"vera.carter@{DOMAIN}", f"vcarter@{DOMAIN}"]
    assert candidates[0].reason == inferred.reason
    assert candidates[1].reason == (
        f"1 of 4 addresses seen at {DOMAIN} reads {{f}}{{last}}; the others read {{first}}.{{last}}"
    )
    assert candidates[0].probability > 0.7
    assert something_else < 0.15


def test_a_reason_tells_what_became_of_the_name() -> None:
    inferred = infer_format(DOMAIN, [seen("joerg.koester", "Jörg Köster")])
    assert best("Jürgen von Au", inferred).reason == (
        f"the one address seen at {DOMAIN} reads {{first}}.{{last}}; special letters as two; with the particle"
    )


def test_the_name_in_brackets_comes_right_behind_the_one_before_them() -> None:
    candidates, _ = email_candidates(parse_name("Robert (Bob) Doe"), infer_format(DOMAIN, [*map(dotted, PEOPLE[:3])]))
    assert [c.address for c in candidates[:2]] == [f"robert.doe@{DOMAIN}", f"bob.doe@{DOMAIN}"]
    assert candidates[1].probability > 0.2


def test_where_addresses_carry_numbers_none_without_is_sure() -> None:
    plain = infer_format(DOMAIN, [*map(short, PEOPLE[:3])])
    numbered = infer_format(DOMAIN, [short(PEOPLE[0]), seen("enovak17", "Edda Novak"), seen("vroe3", "Vera Roe")])
    assert best("Ada Lund", plain).address == best("Ada Lund", numbered).address == f"alund@{DOMAIN}"
    assert best("Ada Lund", plain).probability > 0.8
    assert best("Ada Lund", numbered).probability < 0.55


def test_particles_stand_apart_each_by_itself_where_the_company_lets_them() -> None:
    joined = infer_format(DOMAIN, [*map(dotted, PEOPLE[:3])])
    assert best("Rick van der Wal", joined).address == f"rick.vanderwal@{DOMAIN}"
    apart = infer_format(DOMAIN, [*map(dotted, PEOPLE[:3]), seen("ada.van.der.berg", "Ada van der Berg")])
    assert best("Rick van der Wal", apart).address == f"rick.van.der.wal@{DOMAIN}"


def test_where_a_short_form_hides_the_name_in_full_it_does_so_for_others_too() -> None:
    as_signed = infer_format(DOMAIN, [*map(dotted, PEOPLE[:3])])
    assert best("Jim Carter", as_signed).address == f"jim.carter@{DOMAIN}"
    as_on_file = infer_format(DOMAIN, [seen("robert.doe", "Bob Doe"), seen("matthew.roe", "Matt Roe")])
    assert best("Jim Carter", as_on_file).address == f"james.carter@{DOMAIN}"
    assert best("Jim Carter", as_on_file).reason.endswith("; with the given name in full")


def test_an_address_printed_with_somebody_elses_name_is_not_theirs() -> None:
    inferred = infer_format(DOMAIN, [seen("ada", "Ada Quist"), seen("bram", "Bram Okafor")])
    candidates, _ = email_candidates(parse_name("Ada Lund"), inferred)
    assert candidates[0].address != f"ada@{DOMAIN}"


def test_an_address_printed_without_a_name_is_likely_theirs_if_it_fits() -> None:
    inferred = infer_format(DOMAIN, [*map(short, PEOPLE[:3]), seen("jimc")])
    with_it = {c.address: c.probability for c in email_candidates(parse_name("Jim Carter"), inferred)[0]}
    assert with_it[f"jimc@{DOMAIN}"] > 0.1


def test_mail_that_came_back_speaks_against_address_and_format_at_once() -> None:
    examples = [dotted("Ada Quist")]
    before = infer_format(DOMAIN, examples)
    after = infer_format(DOMAIN, examples, bounced=[dotted("Martina Carter")])
    assert share(after, "{first}.{last}") < share(before, "{first}.{last}")
    candidates, _ = email_candidates(parse_name("Martina Carter"), after, bounced={f"martina.carter@{DOMAIN}"})
    assert candidates[0].address == f"mcarter@{DOMAIN}"


def test_an_answer_makes_an_address_certain_and_teaches_the_format() -> None:
    inferred = infer_format(DOMAIN, [short("Jim Carter")])
    assert inferred.shares[0].format == "{f}{last}"
    candidates, something_else = email_candidates(parse_name("Jim Carter"), inferred, replied={f"jcarter@{DOMAIN}"})
    assert (candidates[0].address, candidates[0].probability) == (f"jcarter@{DOMAIN}", 0.99)
    assert candidates[0].reason == "they answered from it"
    assert something_else < 0.01


def test_an_answer_from_an_address_that_no_format_builds_counts_too() -> None:
    candidates, _ = email_candidates(parse_name("Jim Carter"), infer_format(DOMAIN, ()), replied={f"boss@{DOMAIN}"})
    assert (candidates[0].address, candidates[0].format) == (f"boss@{DOMAIN}", "")


def test_a_name_that_cannot_be_written_has_no_address() -> None:
    assert email_candidates(parse_name("😀"), infer_format(DOMAIN, ())) == ((), 1.0)


@pytest.mark.parametrize(
    "local_part", ["info", "Jobs", "no-reply", "hr.uk", "contact_us", "presse", "bewerbung", "12345"]
)
def test_a_task_has_a_role_account(local_part: str) -> None:
    assert is_role_account(local_part)


@pytest.mark.parametrize("local_part", ["jane.doe", "jdoe", "p.market", "art.vandelay", "infante"])
def test_a_person_has_none(local_part: str) -> None:
    assert not is_role_account(local_part)


# --- what holds for every name and every set of examples

ADDRESSES = st.sampled_from(
    [f(person) for person in PEOPLE for f in (dotted, short)] + [seen("ada"), seen("x.quist"), seen("info")]
)
NAMES = st.sampled_from([*PEOPLE, "Li Wei", "Jürgen van der Zee-Müller", "Sukarno", "María José Vega Ruiz"])


@given(NAMES, st.lists(ADDRESSES, max_size=6, unique=True))
@settings(max_examples=60, deadline=None)
def test_candidates_and_something_else_sum_to_one(name: str, examples: list[PublishedEmail]) -> None:
    inferred = infer_format(DOMAIN, examples)
    assert sum(s.share for s in inferred.shares) + inferred.something_else == pytest.approx(1)
    candidates, something_else = email_candidates(parse_name(name), inferred)
    assert sum(c.probability for c in candidates) + something_else == pytest.approx(1)
    assert all(0 <= c.probability <= 1 for c in candidates)


@given(st.lists(ADDRESSES, max_size=6, unique=True), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_examples_does_not_matter(examples: list[PublishedEmail], random: Random) -> None:
    shuffled = random.sample(examples, len(examples))
    inferred, other = infer_format(DOMAIN, examples), infer_format(DOMAIN, shuffled)
    assert (inferred.shares, inferred.habits, inferred.reason) == (other.shares, other.habits, other.reason)


SOLE = {
    # local parts of Annabella Friedrichsen that one format alone explains
    "{first}.{last}": "annabella.friedrichsen", "{f}{last}": "afriedrichsen", "{first}": "annabella",
    "{f}.{last}": "a.friedrichsen", "{first}_{last}": "annabella_friedrichsen",
    "{first}{last}": "annabellafriedrichsen", "{last}": "friedrichsen", "{first}{l}": "annabellaf",
    "{last}{first}": "friedrichsenannabella",
    "{last}.{first}": "friedrichsen.annabella", "{f}{l}": "af", "{f}{last:7}": "afriedri", "{last:7}{f}": "friedria",
    "{last:5}{f}": "frieda", "{last:8}": "friedric", "{last}.{f}": "friedrichsen.a",
}  # fmt: skip


@given(st.lists(ADDRESSES, max_size=6, unique=True), st.sampled_from(sorted(SOLE)))
@settings(max_examples=80, deadline=None)
def test_an_example_that_only_one_format_explains_never_lowers_its_share(
    examples: list[PublishedEmail], format_: str
) -> None:
    more = [*examples, seen(SOLE[format_], "Annabella Friedrichsen")]
    assert share(infer_format(DOMAIN, more), format_) >= share(infer_format(DOMAIN, examples), format_)


@given(st.text(max_size=500), st.lists(ADDRESSES, max_size=4, unique=True))
@settings(max_examples=150, deadline=None)
def test_no_name_yields_an_address_that_is_none(name: str, examples: list[PublishedEmail]) -> None:
    candidates, _ = email_candidates(parse_name(name), infer_format(DOMAIN, examples))
    for candidate in candidates:
        checked = validate_email(candidate.address, check_deliverability=False, globally_deliverable=False)
        assert checked.ascii_email == candidate.address
