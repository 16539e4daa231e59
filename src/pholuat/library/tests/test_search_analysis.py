"""What the search understands of the words that people type."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.library.search.analysis import LONGEST_QUESTION, analyse
from pholuat.library.search.lexemes import vector
from pholuat.library.search.planning import make_plan

DAY = dt.date(2021, 9, 14)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("35/2013/QH13", "35/2013/qh13"),
        ("35/2013", "35/2013"),
        ("3289/QĐ-UBND", "3289/qd-ubnd"),
        ("14-2012-qh13", "14/2012/qh13"),
        ("Nghị định số 30/2020/NĐ-CP", "30/2020/nd-cp"),
        ("30 / 2020 / nđ - cp", "30/2020/nd-cp"),
        ("nghị định 30 2020 NĐ-CP", "30/2020/nd-cp"),
        ("thông tư 58/2021/TT-BQP", "58/2021/tt-bqp"),
        ("66.15/2026/NQ-CP", "66.15/2026/nq-cp"),
        ("nghị định 30 2020 về công tác văn thư", "30/2020/nd"),
        ("Thông tư số 6 năm 2026", "6/2026/tt"),
        ("tháng 6 năm 2026", ""),
        ("luat hoa giai o co so", ""),
    ],
)
def test_a_document_number_is_known_in_any_spelling(typed: str, key: str) -> None:
    assert analyse(typed).number == key


@pytest.mark.parametrize(
    ("typed", "eid", "words"),
    [
        ("hoa giai o co so dieu 3", "art_3", ("hoa", "giai", "o", "co", "so")),
        ("khoản 2 điều 5 luật đất đai", "art_5__cl_2", ("luat", "dat", "dai")),
        ("điểm đ khoản 1 Điều 5a", "art_5a__cl_1__point_dd", ()),
        ("điều kiện kết hôn", "", ("dieu", "kien", "ket", "hon")),
    ],
)
def test_the_address_of_a_provision_is_taken_out_of_the_words(typed: str, eid: str, words: tuple[str, ...]) -> None:
    question = analyse(typed)
    assert (question.eid, question.words) == (eid, words)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("hòa giải viên có quyền gì?", "hoa giai vien co quyen"),
        ("hoa giai vien co quyen gi", "hoa giai vien co quyen"),
        ("Ai được trợ giúp pháp lý", "duoc tro giup phap ly"),
        ("nghỉ thai sản bao nhiêu tháng", "nghi thai san thang"),
        ("Hòa giải viên do dân bầu là đúng hay sai?", "hoa giai vien do dan bau"),
        ("hoa giai vien do dan bau dung hay sai", "hoa giai vien do dan bau"),
        ("Hành vi nào sau đây bị cấm?", "hanh vi bi cam"),
        ("có được nuôi chó ở chung cư hay không?", "co duoc nuoi cho o chung cu"),
        ("hồ sơ có phải công chứng không", "ho so co phai cong chung"),
        ("xử lý tài sản không có di chúc", "xu ly tai san khong co di chuc"),
        ("bệnh viêm não", "benh viem nao"),
        ("thế nào", "the nao"),
        ("UBND cấp xã", "uy ban nhan dan cap xa"),
        ("blhs dieu 134", "bo luat hinh su"),
    ],
)
def test_words_that_only_ask_are_left_out_and_short_names_are_told_in_full(typed: str, words: str) -> None:
    assert analyse(typed).words == tuple(words.split())


def test_the_year_behind_a_name_is_no_word_of_the_name() -> None:
    terms = {step.kind: step.terms for step in make_plan(analyse("bộ luật dân sự năm 2015"), on=DAY).steps}
    assert terms["title"] == ("bo", "luat", "dan", "su")


def test_accents_are_kept_only_when_the_person_typed_some() -> None:
    assert analyse("hoà giải").exact == analyse("hòa giải").exact == ("hoà", "giải")
    assert analyse("hoa giai").exact == ()


def test_words_in_quotes_are_asked_as_neighbours() -> None:
    plan = make_plan(analyse('"phổ biến pháp luật" nông thôn'), on=DAY)
    every = next(step for step in plan.steps if step.kind == "all")
    assert {"pho_bien", "bien_phap", "phap_luat", "nong", "thon"} <= set(every.terms)


def test_a_number_alone_asks_for_the_document_and_no_word() -> None:
    plan = make_plan(analyse("Nghị định số 30/2020/NĐ-CP"), on=DAY)
    assert [(step.kind, step.terms) for step in plan.steps] == [("number", ("30/2020/nd-cp",))]


def test_a_plan_can_be_printed() -> None:
    printed = make_plan(analyse("35/2013/QH13 điều 3"), on=DAY).as_dict()
    assert (printed["on"], printed["question"]["number"], printed["question"]["eid"]) == (
        "2021-09-14",
        "35/2013/qh13",
        "art_3",
    )


@given(st.text(max_size=300))
def test_nothing_that_can_be_typed_makes_the_analysis_fail(typed: str) -> None:
    question = analyse(typed)
    assert len(question.asked) <= LONGEST_QUESTION
    make_plan(question, on=DAY).as_dict()


def test_an_absurdly_long_question_is_cut() -> None:
    assert len(analyse("luật " * 5_000).words) == 60


def test_the_vector_holds_syllables_pairs_and_accents() -> None:
    assert vector([("Hoà giải", "A")]) == "'hoa':1A 'giai':2A 'hoa_giai':1A '=hoà':1A '=giải':2A"
