"""Addresses: the eId, the official words and the web forms of a place in a document."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pholuat.lawtext import address, address_nums, address_words
from pholuat.lawtext.address import AddressError, eid_join, from_path, parse
from pholuat.lawtext.address_nums import point_letter, point_token, roman, roman_value
from pholuat.lawtext.address_words import from_words, split_words
from pholuat.lawtext.model import Kind

LETTERS = list("abcdđeghiklmnopqrstuvxy")


@pytest.mark.parametrize("module", [address, address_nums, address_words])
def test_the_worked_examples_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("eid", "kind", "num", "parent", "words"),
    [
        ("art_5", Kind.ARTICLE, "5", "", "Điều 5"),
        ("art_5a", Kind.ARTICLE, "5a", "", "Điều 5a"),
        ("art_5dd", Kind.ARTICLE, "5đ", "", "Điều 5đ"),
        ("art_5__cl_2", Kind.CLAUSE, "2", "art_5", "khoản 2 Điều 5"),
        ("art_5__cl_2__point_dd", Kind.POINT, "đ", "art_5__cl_2", "điểm đ khoản 2 Điều 5"),
        ("art_5__point_a", Kind.POINT, "a", "art_5", "điểm a Điều 5"),
        ("chp_II", Kind.CHAPTER, "II", "", "Chương II"),
        ("chp_II__sec_1", Kind.SECTION, "1", "chp_II", "Mục 1 Chương II"),
        ("part_1__chp_II__sec_1__subsec_2", Kind.SUBSECTION, "2", "part_1__chp_II__sec_1",
         "Tiểu mục 2 Mục 1 Chương II Phần thứ nhất"),
        ("part_1", Kind.PART, "1", "", "Phần thứ nhất"),
        ("reg_1__art_5__cl_2", Kind.CLAUSE, "2", "reg_1__art_5", "khoản 2 Điều 5 Quy chế"),
        ("annex_1__art_5", Kind.ARTICLE, "5", "annex_1", "Điều 5 Phụ lục I"),
        ("annex_2__form_1", Kind.ANNEX, "1", "annex_2", "Mẫu số 01 Phụ lục II"),
    ],
)  # fmt: skip
def test_an_address_says_its_level_number_parent_and_words(
    eid: str, kind: Kind, num: str, parent: str, words: str
) -> None:
    value = parse(eid)
    assert (str(value), value.kind, value.num, str(value.parent or ""), value.words()) == (
        eid, kind, num, parent, words,
    )  # fmt: skip
    assert str(from_words(words)) == eid


@pytest.mark.parametrize(
    "wrong",
    ["", "art", "art_", "5", "art_5__art_6", "cl_2__art_5", "chp_II__art_5", "part_1__part_2", "art_5__", "art_5_1",
     "point_ddd", "annex_01", "art_5 ", "art_Đ"],
)  # fmt: skip
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(AddressError):
        parse(wrong)


@pytest.mark.parametrize(
    ("parent", "kind", "num", "eid"),
    [
        ("", Kind.PART, "nhất", "part_1"),
        ("", Kind.PART, "HAI", "part_2"),
        ("", Kind.PART, "III", "part_3"),
        ("part_1", Kind.CHAPTER, "iv", "part_1__chp_IV"),
        ("part_1__chp_IV", Kind.SECTION, "1", "part_1__chp_IV__sec_1"),
        ("part_1__chp_IV__sec_1", Kind.ARTICLE, "5A", "art_5a"),
        ("reg_1__chp_I", Kind.ARTICLE, "5", "reg_1__art_5"),
        ("reg_1__art_5", Kind.CLAUSE, "2", "reg_1__art_5__cl_2"),
        ("art_5__cl_2", Kind.POINT, "Đ", "art_5__cl_2__point_dd"),
        ("", Kind.ANNEX, "II", "annex_2"),
        ("", Kind.ANNEX, "02", "annex_2"),
        ("", Kind.ANNEX, "IIA", "annex_2a"),
        ("", Kind.ANNEX, "", "annex_1"),
        ("chp_I", Kind.CLAUSE, "1", "chp_I__cl_1"),
    ],
)
def test_an_eid_is_joined_from_numbers_as_printed(parent: str, kind: Kind, num: str, eid: str) -> None:
    assert eid_join(parent, kind, num) == eid
    assert str(parse(eid)) == eid


def test_a_second_provision_of_the_same_number_takes_a_count() -> None:
    eid = eid_join("art_5", Kind.CLAUSE, "2", nth=2)
    assert eid == "art_5__cl_2_2"
    assert (parse(eid).num, parse(eid).steps[-1].nth) == ("2", 2)


def test_an_enclosed_regulation_and_a_form_are_levels_of_kind_annex() -> None:
    assert eid_join("", Kind.ANNEX, "1", level="reg") == "reg_1"
    assert eid_join("annex_1", Kind.ANNEX, "01a", level="form") == "annex_1__form_1a"


@pytest.mark.parametrize(
    ("written", "eid"),
    [
        ("Điều 5 khoản 2", "art_5__cl_2"),
        ("dieu 5 khoan 2", "art_5__cl_2"),
        ("điều 5, khoản 2, điểm đ", "art_5__cl_2__point_dd"),
        ("d5 k2", "art_5__cl_2"),
        ("đ5k2", "art_5__cl_2"),
        ("Đ. 5 K. 2", "art_5__cl_2"),
        ("khoản 2 của Điều 5 của Quy chế", "reg_1__art_5__cl_2"),
        ("khoan 2 dieu 5 quy che", "reg_1__art_5__cl_2"),
        ("Điều 5 Chương II", "art_5"),
        ("phan thu hai", "part_2"),
        ("Phần II", "part_2"),
        ("Mục 1, Chương II", "chp_II__sec_1"),
        ("phu luc so 02", "annex_2"),
        ("ĐIỀU 217a", "art_217a"),
    ],
)
def test_addresses_are_read_as_people_write_them(written: str, eid: str) -> None:
    assert str(from_words(written)) == eid


@pytest.mark.parametrize(
    ("query", "eid", "rest"),
    [
        ("điều 5 luật đất đai", "art_5", "luật đất đai"),
        ("khoan 2 dieu 5 cua luat dat dai", "art_5__cl_2", "cua luat dat dai"),
        ("Điều 5 Điều 6", "art_5", "Điều 6"),
        ("điểm đến du lịch", None, "điểm đến du lịch"),
        ("dieu kien ket hon", None, "dieu kien ket hon"),
        ("", None, ""),
    ],
)
def test_an_address_is_split_from_the_words_behind_it(query: str, eid: str | None, rest: str) -> None:
    value, left = split_words(query)
    assert (value and str(value), left) == (eid, rest)


def test_web_forms() -> None:
    assert parse("art_5__cl_2").url("14-2012-qh13") == "/van-ban/14-2012-qh13/#art_5__cl_2"
    assert parse("art_5__cl_2").article_url("14-2012-qh13") == "/van-ban/14-2012-qh13/dieu-5/"
    local = "binh-dinh/3289-qd-ubnd-2019-09-13"
    assert parse("reg_1__art_5a").article_url(local) == f"/van-ban/{local}/quy-che/dieu-5a/"
    assert parse("reg_1__art_5").article_url(local, "Quy định") == f"/van-ban/{local}/quy-dinh/dieu-5/"
    assert parse("chp_II").article_url("14-2012-qh13") == "/van-ban/14-2012-qh13/#chp_II"


@pytest.mark.parametrize(
    ("path", "eid"),
    [
        ("dieu-5/", "art_5"),
        ("/dieu-5a", "art_5a"),
        ("dieu-5-2", "art_5_2"),
        ("quy-che/dieu-5/", "reg_1__art_5"),
        ("quy-dinh-2/dieu-5/", "reg_2__art_5"),
        ("phu-luc-1/dieu-5/", "annex_1__art_5"),
    ],
)
def test_the_end_of_a_web_address_names_an_article(path: str, eid: str) -> None:
    assert str(from_path(path)) == eid


@pytest.mark.parametrize("path", ["", "dieu-", "dieu-x", "quy-che", "dieu-5/dieu-6", "dieu-5/quy-che", "khoan-2"])
def test_other_web_addresses_name_none(path: str) -> None:
    with pytest.raises(AddressError):
        from_path(path)


numbers = st.integers(1, 999).map(str)
suffixed = st.builds("{}{}".format, st.integers(1, 999), st.sampled_from(["", "", "a", "b", "d", "đ"]))
points = st.one_of(
    st.sampled_from(LETTERS),
    st.sampled_from(LETTERS).map(lambda letter: letter * 2),
    st.builds("{}{}".format, st.sampled_from(LETTERS), st.integers(1, 20)),
)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    eid = draw(st.sampled_from(["", "", "reg_1", "annex_2"]))
    if draw(st.booleans()):
        for kind, num in (
            (Kind.PART, numbers),
            (Kind.CHAPTER, st.integers(1, 399).map(roman)),
            (Kind.SECTION, numbers),
        ):
            eid = eid_join(eid, kind, draw(num)) if draw(st.booleans()) else eid
        return eid or "chp_I"
    for kind, num in ((Kind.ARTICLE, suffixed), (Kind.CLAUSE, suffixed), (Kind.POINT, points)):
        eid = eid_join(eid, kind, draw(num)) if kind is Kind.ARTICLE or draw(st.booleans()) else eid
    return eid


@given(addresses())
def test_parse_then_print_is_the_same(eid: str) -> None:
    assert str(parse(eid)) == eid


@given(addresses().filter(lambda eid: "part" not in eid or int(eid.split("part_")[1].split("_")[0]) <= 20))
def test_words_round_trip(eid: str) -> None:
    assert str(from_words(parse(eid).words())) == eid


@given(addresses())
def test_the_web_address_of_an_article_round_trips(eid: str) -> None:
    article = parse(eid).article
    if article is not None:
        assert from_path(article.article_url("x").removeprefix("/van-ban/x/")) == article


@given(points)
def test_point_letters_round_trip(letter: str) -> None:
    assert point_letter(point_token(letter)) == letter


@given(st.integers(1, 3999))
def test_roman_numbers_round_trip(value: int) -> None:
    assert roman_value(roman(value)) == value


@given(st.text(), st.sampled_from(list(Kind)), st.text())
@example("", Kind.ARTICLE, ":01")
@example("", Kind.ARTICLE, "0ba")
@example("", Kind.CHAPTER, ":ba")
def test_any_number_can_be_joined(parent: str, kind: Kind, num: str) -> None:
    assert parse(eid_join("", kind, num))


@given(st.text())
def test_no_words_make_it_fail(text: str) -> None:
    split_words(text)
