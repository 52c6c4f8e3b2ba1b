"""Chinese characters, kana and hangul in Latin letters, with the extra installed and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from discovery import east_asian
from discovery.east_asian import romanised
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
