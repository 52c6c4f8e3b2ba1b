"""Chinese characters, kana and hangul in Latin letters, with the extra installed and without it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from data.model import Method, PublishedEmail, Source
from discovery import east_asian
from discovery.east_asian import romanised
from discovery.email_format import email_candidates, infer_format
from discovery.names import parse_name
from discovery.spellings import spellings


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("小红", ("xiaohong",)),
        ("绿叶", ("lvye", "luye")),  # ü as v, as u
        ("重庆", ("chongqing",)),  # by the word, not character by character: zhongqing
        ("しょうた", ("shota", "shouta")),
        ("じゅんいち", ("junichi",)),
        ("おおの", ("ono", "oono")),
        ("サトウ", ("sato", "satou")),
        ("チャーリー", ("chari",)),
        ("ヴィクター", ("vikuta",)),
        ("민준", ("minjun", "minjoon")),
        ("현우", ("hyunwoo", "hyeonu")),
        ("영희", ("younghee", "yeonghui")),
        ("석현", ("sukhyun", "seokhyeon")),
        ("은경", ("eunkyung", "eungyeong")),
        ("Ольга", ()),
        ("Jane", ()),
        ("", ()),
    ],
)
def test_a_word_is_spelt_as_its_bearer_spells_it(word: str, expected: tuple[str, ...]) -> None:
    assert romanised(word) == expected


def test_kana_behind_a_japanese_family_name_are_read_and_kanji_are_not_read_as_chinese() -> None:
    assert spellings("しょうた", beside="山田") == ("shota", "shouta")
    assert romanised("直子") == ("zhizi",)
    assert spellings("直子", beside="山田") == ("naoko",)


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(east_asian, "find_spec", lambda library: None)
    caches = romanised, spellings
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_letters_are_spelt_one_by_one() -> None:
    assert romanised("しょうた") == ()
    assert spellings("小红") == ("xiaohong",)
    assert spellings("민준") == ("minjun",)


def test_how_a_region_writes_umlauts_says_nothing_of_how_koreans_spell_their_names() -> None:
    name = parse_name("이영희")
    for domain in ("acme.example", "acme.kr", "acme.de"):
        candidates, _ = email_candidates(name, infer_format(domain, []))
        assert candidates[0].address == f"younghee.lee@{domain}"


def test_a_company_that_spells_a_korean_name_in_another_way_does_so_for_the_next() -> None:
    source = Source(uri="case:test", retrieved_at=datetime(2026, 1, 1, tzinfo=UTC), method=Method.GIVEN)
    address = "yeonghui.yi@acme.example"
    example = PublishedEmail(address=address, text=address, source=source, person="이영희")
    candidates, _ = email_candidates(parse_name("박지성"), infer_format("acme.example", [example]))
    assert candidates[0].address == "jiseong.bak@acme.example"
    assert candidates[0].reason.endswith("in another of the usual spellings")
