"""`openline company` and `openline mx`: what they print, and how they end."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from data.model import Company, DomainChoice, Standing
from flows import cli
from flows.choosing import ask_which, choose_company
from flows.forms import BadCase
from flows.lookups import CODE_OF_STANDING, headline
from flows.world import DEMO, serve_world


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"HOME": str(tmp_path), "RETRY_DELAYS_S": "[]", "PACE_S": "0", "TIMEOUT_S": "5"}.items():
        monkeypatch.setenv(f"OPENLINE_{name}", value)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


@pytest.fixture
def _demo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with serve_world(DEMO) as world:
        monkeypatch.setenv("OPENLINE_WORLD", str(world))
        yield


def openline(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


@pytest.mark.usefixtures("_demo")
def test_company_prints_the_domain_why_and_what_each_source_answered() -> None:
    told = openline("company", "Synergistics")
    assert told.exit_code == 0
    assert told.output.splitlines()[0] == "Synergistics: synergistics.example"
    for words in (
        "verified: the JSON-LD name of",
        "Synergistics, Inc.",
        "US-OH",
        "Wikidata: unreachable",
    ):
        assert words in " ".join(told.output.split())


@pytest.mark.usefixtures("_demo")
def test_company_as_json_is_the_whole_value() -> None:
    told = json.loads(openline("company", "Synergistics", "--json").output)
    assert (told["web_domain"], told["standing"], told["region"]) == ("synergistics.example", "verified", "US-OH")
    assert [asked["source"] for asked in told["asked"]] == ["Wikidata", "SEC EDGAR"]


@pytest.mark.usefixtures("_demo")
def test_a_company_that_could_not_be_looked_at_is_unknown_and_ends_in_three() -> None:
    told = openline("company", "Nobody Knows", "--json")
    assert (told.exit_code, json.loads(told.output)["standing"]) == (3, "unknown")


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize(
    ("ad", "first"),
    [
        ("https://boards.greenhouse.io/synergistics/jobs/1", "Synergistics: synergistics.example"),
        ("https://jobs.synergistics.example/7", "Synergistics: synergistics.example"),
    ],
)
def test_an_advertisement_is_enough(ad: str, first: str) -> None:
    told = openline("company", "--ad", ad)
    assert (told.exit_code, told.output.splitlines()[0]) == (0, first)


@pytest.mark.parametrize(
    ("standing", "domain", "line"),
    [
        (Standing.GIVEN, "synergistics.example", "Synergistics: synergistics.example"),
        (Standing.AMBIGUOUS, None, "Synergistics: not settled; it may be a.example or b.example"),
        (Standing.NOT_FOUND, None, "Synergistics: no web domain of it was found"),
        (Standing.UNKNOWN, None, "Synergistics: not known; something could not be looked at"),
        (Standing.VERIFIED, None, "Synergistics: the company's domain is on the suppression list"),
    ],
)
def test_the_first_line_is_the_answer(standing: Standing, domain: str | None, line: str) -> None:
    choices = tuple(DomainChoice(domain=f"{letter}.example", signals=("Wikidata names it",)) for letter in "ab")
    reason = "the company's domain is on the suppression list"
    company = Company(name="Synergistics", standing=standing, reason=reason, web_domain=domain, choices=choices)
    assert headline(company) == line


def test_every_standing_has_its_exit_code() -> None:
    assert {standing: int(code) for standing, code in CODE_OF_STANDING.items()} == {
        Standing.GIVEN: 0,
        Standing.VERIFIED: 0,
        Standing.AMBIGUOUS: 1,
        Standing.NOT_FOUND: 1,
        Standing.UNKNOWN: 3,
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["company", " "], "company: write its name, as in openline company Synergistics"),
        (["company", "x" * 501], "company: write its name, as in openline company Synergistics"),
        (["company"], "company: write its name, as in openline company Synergistics"),
        (
            ["company", "gmail.com"],
            "company: at gmail.com anybody has mail, so it is no company's; write the company's own",
        ),
        (["company", "Synergistics", "--country", "DEU"], "--country: 'DEU' is not a country's two letters: write DE"),
        (
            ["mx", "synergistics.example", "not a domain"],
            "'not a domain' is no mail domain; write synergistics.example",
        ),
        (["mx", "jim@"], "'jim@' is no mail domain; write synergistics.example"),
        (["mx", "localhost"], "'localhost' is no mail domain; write synergistics.example"),
        (["mx", *["synergistics.example"] * 5001], "mx: 5001 domains are too many for one call; give at most 5000"),
    ],
)
def test_a_mistake_is_one_sentence(arguments: Sequence[str], words: str) -> None:
    told = openline(*arguments)
    assert isinstance(told.exception, BadCase)
    assert str(told.exception).startswith(words)


@pytest.mark.usefixtures("_demo")
@pytest.mark.parametrize(
    ("domains", "code", "verdicts"),
    [
        (["synergistics.example"], 0, ["accepts"]),
        (["Jim.Carter@Synergistics.example"], 0, ["accepts"]),
        (["synergistics.example", "finchandco.example"], 1, ["accepts", "null-mx"]),
        (["finchandco.example", "gmail.com"], 3, ["null-mx", "unknown"]),
    ],
)
def test_mx_tells_the_verdict_of_each_domain(domains: Sequence[str], code: int, verdicts: Sequence[str]) -> None:
    told = openline("mx", *domains, "--json")
    assert told.exit_code == code
    assert [exchange["verdict"] for exchange in json.loads(told.output)] == verdicts


@pytest.mark.usefixtures("_demo")
def test_mx_prints_why_and_what_is_not_known() -> None:
    told = " ".join(openline("mx", "synergistics.example", "gmail.com").output.split())
    assert "mx1.pigeonpost.example" in told
    assert "SPF: yes" in told
    assert "SPF: not known" in told
    assert "no company's own" in told


@pytest.mark.parametrize(("typed", "domain"), [("2\n", "b.example"), ("0\n", None), ("9\n", None)])
def test_the_candidate_chooses_between_companies(typed: str, domain: str | None) -> None:
    import typer

    choices = tuple(DomainChoice(domain=f"{letter}.example", signals=("Wikidata names it",)) for letter in "abc")
    app, picked = typer.Typer(), []

    @app.command()
    def choose() -> None:
        from rich.console import Console

        picked.append(ask_which("Synergistics", choices, Console()))

    assert CliRunner().invoke(app, [], input=typed).exit_code == 0
    assert picked == [domain]


def test_nobody_is_asked_who_is_no_person_at_a_terminal() -> None:
    choices = (DomainChoice(domain="a.example", signals=("Wikidata names it",)),)
    company = Company(name="Synergistics", standing=Standing.AMBIGUOUS, reason="", choices=choices)
    assert choose_company(company, Console(file=io.StringIO(), force_terminal=False)) is False
