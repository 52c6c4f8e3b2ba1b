"""Names as people write them, into parts, spellings and readings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.tables.email_formats import LAYOUTS
from discovery.formats import build
from discovery.names import LONGEST, parse_name
from discovery.readings import readings
from discovery.spellings import spellings


@pytest.mark.parametrize(
    ("written", "given_name", "middle", "particles", "family"),
    [
        ("Jim Carter", "Jim", (), (), "Carter"),
        ("  Jim\u00a0 Carter\u200b ", "Jim", (), (), "Carter"),
        ("Dr. Jane Doe", "Jane", (), (), "Doe"),
        ("Prof. Dr.-Ing. Katja Adler-Vogt", "Katja", (), (), "Adler-Vogt"),
        ("Jane Doe, MBA, PMP", "Jane", (), (), "Doe"),
        ("Jane Doe PhD", "Jane", (), (), "Doe"),
        ("Dame Jane Doe CBE", "Jane", (), (), "Doe"),
        ("James Carter Jr.", "James", (), (), "Carter"),
        ("James Carter III", "James", (), (), "Carter"),
        ("Jane Doe, Head of Sales", "Jane", (), (), "Doe"),
        ("Doe, Jane A., MBA", "Jane", ("A.",), (), "Doe"),
        ("van der Zee, Ludo", "Ludo", (), ("van", "der"), "Zee"),
        ("Ludo van der Zee", "Ludo", (), ("van", "der"), "Zee"),
        ("Ludo Van Der Zee", "Ludo", (), ("Van", "Der"), "Zee"),
        ("Ana de la Fuente", "Ana", (), ("de", "la"), "Fuente"),
        ("Omar bin Talal", "Omar", (), ("bin",), "Talal"),
        ("Sean O'Rourke", "Sean", (), (), "O'Rourke"),
        ("Jean-Pierre Martin", "Jean-Pierre", (), (), "Martin"),
        ("Jean MARTIN", "Jean", (), (), "MARTIN"),
        ("MARTIN Jean", "Jean", (), (), "MARTIN"),
        ("ZHANG Wei", "Wei", (), (), "ZHANG"),
        ("María José Vega Ruiz", "María", ("José",), (), "Vega Ruiz"),
        ("José Ortega y Vega", "José", (), (), "Ortega y Vega"),
        ("Nguyễn Văn An", "An", ("Văn",), (), "Nguyễn"),
        ("Park Ji-ho", "Ji-ho", (), (), "Park"),
        ("王小红", "小红", (), (), "王"),
        ("欧阳小红", "小红", (), (), "欧阳"),
        ("山田花子", "花子", (), (), "山田"),
        ("김지호", "지호", (), (), "김"),
        ("Cher", "Cher", (), (), ""),
        ("M. Dupont", "Dupont", (), (), ""),
        ("Jack Ma", "Jack", (), (), "Ma"),
        ("", "", (), (), ""),
    ],
)
def test_a_name_falls_into_its_parts(
    written: str, given_name: str, middle: tuple[str, ...], particles: tuple[str, ...], family: str
) -> None:
    name = parse_name(written)
    assert (name.given, name.middle, name.particles, name.family) == (given_name, middle, particles, family)
    assert name.full == written


def test_the_family_name_that_the_candidate_knows_settles_the_order() -> None:
    name = parse_name("Li Wei", family_name="Li")
    assert (name.given, name.family, name.swapped) == ("Wei", "Li", 0.0)
    name = parse_name("Li Wei", family_name="Wei")
    assert (name.given, name.family, name.swapped) == ("Li", "Wei", 0.0)


def test_a_known_family_name_takes_its_particles_along() -> None:
    name = parse_name("Ludo van der Zee", family_name="Zee")
    assert (name.particles, name.family) == (("van", "der"), "Zee")


def test_a_known_family_name_settles_a_name_without_spaces() -> None:
    name = parse_name("小野寺太郎", family_name="小野寺")
    assert (name.given, name.family) == ("太郎", "小野寺")


def test_a_family_name_that_is_not_in_the_name_settles_nothing() -> None:
    assert parse_name("Jim Carter", family_name="Lovelace").family == "Carter"


@pytest.mark.parametrize("written", ["Doe, Jane", "Jane DOE", "王小红"])
def test_comma_capitals_and_script_leave_no_doubt_about_the_order(written: str) -> None:
    assert parse_name(written).swapped == 0.0


@pytest.mark.parametrize("written", ["Li Wei", "Zhang Xiao", "Smith James"])
def test_an_order_that_could_be_read_both_ways_is_kept_both_ways(written: str) -> None:
    first, last = written.lower().split()
    assert 0.05 < parse_name(written).swapped < 0.5
    assert {(first, last), (last, first)} <= {(r.first, r.last) for r in readings(parse_name(written))}


def test_what_they_are_called_is_kept_from_brackets_and_quotes() -> None:
    assert parse_name("Robert (Bob) Doe").known_as == "Bob"
    assert parse_name('Robert "Bob" Doe').known_as == "Bob"
    assert parse_name("Jane Doe (she/her)").known_as == ""


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Müller", ("muller", "mueller")),
        ("Bjørn", ("bjorn", "bjoern")),
        ("Åse", ("ase", "aase")),
        ("Strauß", ("strauss",)),
        ("Łukasz", ("lukasz",)),
        ("Işık", ("isik",)),
        ("İpek", ("ipek",)),
        ("Þóra", ("thora",)),
        ("Đorđe", ("dorde", "djordje")),
        ("François", ("francois",)),
        ("O'Rourke", ("orourke",)),
        ("D’Arcy", ("darcy",)),
        ("Smith‐Jones", ("smith-jones",)),
        ("Юлия", ("yuliya", "iuliia")),
        ("Παπαδόπουλος", ("papadopoulos",)),
        ("محمد", ("mohammed", "mohamed", "muhammad")),
        ("😀", ()),
    ],
)
def test_a_word_has_the_spellings_of_its_letters(word: str, expected: tuple[str, ...]) -> None:
    assert spellings(word) == expected


def test_characters_are_read_by_whose_name_they_are() -> None:
    assert spellings("이", family=True) == ("lee", "yi")
    assert spellings("太郎", beside="山田") == ("taro",)
    assert spellings("曾", family=True) == ("zeng",)


def local_parts_of(written: str) -> set[str]:
    return {local_part for of_reading in build(parse_name(written)) for local_part in of_reading}


def test_robert_may_be_bob_and_bob_robert() -> None:
    assert "bob.doe" in local_parts_of("Robert Doe")
    assert "robert.doe" in local_parts_of("Bob Doe")


@pytest.mark.parametrize(
    ("written", "local_parts"),
    [
        (
            "Jean-Pierre Martin",
            {"jean-pierre.martin", "jeanpierre.martin", "jean.martin", "jean.pierre.martin", "jpmartin"},
        ),
        ("Anna Adler-Vogt", {"anna.adler-vogt", "anna.adlervogt", "anna.adler", "anna.vogt", "aadler-vogt"}),
        ("Ludo van der Zee", {"ludo.vanderzee", "ludo.zee", "ludo.vander.zee", "lvanderzee"}),
        ("María José Vega Ruiz", {"maria.vega", "mariajose.vega", "maria.ruiz", "mvega"}),
        ("Jane A. Doe", {"jane.doe", "jane.a.doe", "jadoe", "jdoe"}),
        ("Wu Xiaohong", {"xiaohong.wu", "wu.xiaohong", "xwu", "xhwu"}),
        ("Sukarno", {"sukarno"}),
    ],
)
def test_the_ways_of_companies_with_a_name_are_all_thought_of(written: str, local_parts: set[str]) -> None:
    assert local_parts <= local_parts_of(written)


@pytest.mark.parametrize("written", ["Jim Carter", "Robert Doe", "Doe Robert", "Li Wei", "Wu Xiaohong", "Ed O'Hara"])
def test_a_name_of_two_words_is_taken_as_any_other(written: str) -> None:
    """Such names are read by a plan made once for all of them; a middle name of no letters has every name read anew."""
    name = parse_name(written)
    planned, anew = readings(name), readings(replace(name, middle=("😀",)))
    assert [reading[:4] for reading in planned] == [reading[:4] for reading in anew]
    for one, other in zip(planned, anew, strict=True):
        assert one.taking.choices == other.taking.choices
        assert one.taking.shares == pytest.approx(other.taking.shares)


def test_the_readings_of_a_name_share_out_one_whole() -> None:
    for written in ("Jim Carter", "Li Wei", "Jürgen van der Zee-Müller", "María José Vega Ruiz"):
        for layout in range(len(LAYOUTS)):
            assert sum(r.taking.shares[layout] for r in readings(parse_name(written))) == pytest.approx(1, abs=0.05)


@given(st.text(max_size=500), st.none() | st.text(max_size=20))
def test_no_text_makes_the_parser_fail(written: str, family_name: str | None) -> None:
    name = parse_name(written, family_name=family_name)
    assert name.full == written
    assert len(name.given) + len(name.family) <= 8 * LONGEST  # NFKC may lengthen a character
