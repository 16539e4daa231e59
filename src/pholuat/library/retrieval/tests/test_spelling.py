"""Slips as thumbs make them, mended by what the library holds."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.library.retrieval.spelling import MOST_DOUBTED, mend
from pholuat.library.retrieval.words import pairs

TEXTS = (
    "luat hoa giai o co so quy dinh ve hoa giai vien",
    "hop dong lao dong va thoi gian thu viec cua nguoi lao dong",
    "dang ky ket hon tai uy ban nhan dan xa",
    "khieu nai to cao theo phap luat ve khieu nai to cao",
)


def library() -> Counter[str]:
    held: Counter[str] = Counter()
    for text in TEXTS:
        words = text.split()
        held.update({*words, *pairs(words)})
    return held


HELD = library()


def frequency(term: str) -> int:
    return 300 * HELD[term]


def mended(typed: str) -> str:
    return " ".join(mend(typed.split(), frequency).words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hop dong loa dong", "hop dong lao dong"),
        ("dang ky ket hno", "dang ky ket hon"),
        ("dang ki ket hon", "dang ky ket hon"),
        ("thoi gain thu viec", "thoi gian thu viec"),
        ("khieeu nai", "khieu nai"),
        ("hoagiai o co so", "hoa giai o co so"),
        ("luathoagiaiococo", "luathoagiaiococo"),
        ("luathoagiai", "luat hoa giai"),
        ("hop dong la o dong", "hop dong lao dong"),
        ("luaatj hoaf giair", "luat hoa giai"),
        ("phap1 luat65", "phap luat"),
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_library_holds_is_never_doubted(text: str) -> None:
    assert mend(text.split(), frequency).changes == ()


@pytest.mark.parametrize("text", ["471/2019", "12", "30/2020/nd-cp", "1.500.000", "x", "zzzzqqqq", "a" * 400])
def test_numbers_and_what_fits_nothing_stay_as_they_were_typed(text: str) -> None:
    assert mended(text) == text


def test_the_changes_are_told() -> None:
    assert mend(["hoagiai", "o", "co", "sso"], frequency).changes == (("hoagiai", "hoa giai"), ("sso", "so"))


def test_a_word_that_one_text_holds_is_doubted_only_for_a_far_commoner_one() -> None:
    held = {"gian": 1, "gia": 100, "giai": 250}

    def rare(term: str) -> int:
        return held.get(term, 0)

    assert mend(["gian"], rare).words == ("giai",)
    held["giai"] = 150
    assert mend(["gian"], rare).words == ("gian",)


def test_rubbish_costs_little() -> None:
    asked: Counter[str] = Counter()

    def counted(term: str) -> int:
        asked["times"] += 1
        return 300 if len(term) < 3 else 0

    mend(["qqq"] * 60, counted)
    assert asked["times"] < MOST_DOUBTED * 3_000


@given(st.lists(st.sampled_from([*HELD, "hno", "loa", "qq", "12", "a1"]), max_size=12).map(lambda row: [*row]))
def test_what_was_mended_needs_no_mending(words: list[str]) -> None:
    plain = [word for word in words if "_" not in word]
    once = mend(plain, frequency)
    if len(once.changes) < MOST_DOUBTED:
        assert all(frequency(word) or word in plain for word in once.words)
