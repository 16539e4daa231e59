"""Ranking of real provisions for questions as people type them.

Texts: Luật Hôn nhân và gia đình 52/2014/QH13, Luật Cư trú 68/2020/QH14, Luật Phổ biến, giáo dục pháp luật 14/2012/QH13.
"""

from __future__ import annotations

import random

import numpy as np
import pytest

from pholuat.library.retrieval.index import Entry, Index, Narrowing
from pholuat.library.retrieval.ranker import WEIGHTS, model, rank
from pholuat.library.retrieval.signals import NAMES, Asked, measure
from pholuat.library.retrieval.words import Text, prepare
from pholuat.library.search.analysis import analyse
from pholuat.library.search.planning import compared
from pholuat.vietnamese.fold import fold

MARRIAGE, RESIDENCE, PBGDPL = "Luật Hôn nhân và gia đình", "Luật Cư trú", "Luật Phổ biến, giáo dục pháp luật"
ARTICLES = [
    (MARRIAGE, "8", "Điều kiện kết hôn", "1. Nam, nữ kết hôn với nhau phải tuân theo các điều kiện sau đây:\n"
     "a) Nam từ đủ 20 tuổi trở lên, nữ từ đủ 18 tuổi trở lên;\nb) Việc kết hôn do nam và nữ tự nguyện quyết định;\n"
     "2. Nhà nước không thừa nhận hôn nhân giữa những người cùng giới tính."),
    (MARRIAGE, "9", "Đăng ký kết hôn", "1. Việc kết hôn phải được đăng ký và do cơ quan nhà nước có thẩm quyền thực "
     "hiện theo quy định của Luật này và pháp luật về hộ tịch.\n2. Vợ chồng đã ly hôn muốn xác lập lại quan hệ vợ "
     "chồng thì phải đăng ký kết hôn."),
    (MARRIAGE, "51", "Quyền yêu cầu giải quyết ly hôn", "1. Vợ, chồng hoặc cả hai người có quyền yêu cầu Tòa án giải "
     "quyết ly hôn.\n3. Chồng không có quyền yêu cầu ly hôn trong trường hợp vợ đang có thai, sinh con hoặc đang nuôi "
     "con dưới 12 tháng tuổi."),
    (RESIDENCE, "2", "Giải thích từ ngữ", "Trong Luật này, các từ ngữ dưới đây được hiểu như sau:\n1. Chỗ ở hợp pháp "
     "là nơi được sử dụng để sinh sống, thuộc quyền sở hữu hoặc quyền sử dụng của công dân.\n"
     "8. Nơi thường trú là nơi công dân sinh sống ổn định, lâu dài và đã được đăng ký thường trú."),
    (RESIDENCE, "28", "Hồ sơ, thủ tục đăng ký tạm trú", "1. Hồ sơ đăng ký tạm trú bao gồm:\na) Tờ khai thay đổi thông "
     "tin cư trú;\nb) Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp."),
    (PBGDPL, "2", "Quyền được thông tin về pháp luật và trách nhiệm tìm hiểu, học tập pháp luật của công dân",
     "1. Công dân có quyền được thông tin về pháp luật và có trách nhiệm chủ động tìm hiểu, học tập pháp luật."),
    (PBGDPL, "8", "Ngày Pháp luật", "Ngày 09 tháng 11 hằng năm là Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt "
     "Nam. Ngày Pháp luật được tổ chức nhằm tôn vinh Hiến pháp, pháp luật."),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> Index:
    index = Index()
    groups = {MARRIAGE: 1, RESIDENCE: 2, PBGDPL: 3}
    with index.writer() as writer:
        for id_, (law, num, heading, body) in enumerate(ARTICLES):
            writer.add(Entry(id_, groups[law], prepare(Text(law, heading, body)), eid=f"art_{num}"))
    index.reload()
    return index


def read(question: str) -> Asked:
    return compared(analyse(question))


def first(index: Index, question: str) -> tuple[str, str]:
    law, num, *_ = ARTICLES[rank(index, read(question))[0].candidate.id]
    return law, num


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Nam, nữ bao nhiêu tuổi thì được kết hôn?", (MARRIAGE, "8")),
        ("Đăng ký kết hôn ở đâu?", (MARRIAGE, "9")),
        ("Vợ đang nuôi con 5 tháng tuổi thì chồng có được ly hôn không?", (MARRIAGE, "51")),
        ("Nơi thường trú là gì?", (RESIDENCE, "2")),
        ("Hồ sơ đăng ký tạm trú gồm những gì?", (RESIDENCE, "28")),
        ("Ngày Pháp luật Việt Nam là ngày nào?", (PBGDPL, "8")),
        ("Điều 2 Luật Phổ biến, giáo dục pháp luật", (PBGDPL, "2")),
        ("Điều 2 Luật Cư trú", (RESIDENCE, "2")),
    ],
)
def test_the_article_that_answers_stands_first_with_accents_and_without(
    index: Index, question: str, answer: tuple[str, str]
) -> None:
    assert first(index, question) == answer
    assert first(index, fold(question)) == answer


def test_exact_accents_stand_before_words_that_are_only_folded_alike(index: Index) -> None:
    scratch = Index()
    with scratch.writer() as writer:
        writer.add(Entry(1, 1, prepare(Text("", "", "bán đấu giá tài sản"))))
        writer.add(Entry(2, 2, prepare(Text("", "", "bàn đầu gia tài sân"))))
    scratch.reload()
    assert [each.candidate.id for each in rank(scratch, read("bàn đầu gia"))] == [2, 1]
    assert [each.candidate.id for each in rank(scratch, read("bán đấu giá"))] == [1, 2]


@pytest.mark.parametrize("question", ["", "   ", "?!", "“”", "\x00", "zzz qqq"])
def test_a_question_without_a_known_word_has_no_answer(index: Index, question: str) -> None:
    assert rank(index, read(question)) == []


def test_the_measures_do_not_depend_on_the_order_of_the_candidates(index: Index) -> None:
    question = read("điều kiện kết hôn và đăng ký kết hôn của nam, nữ")
    near = index.nearest(question.terms, Narrowing(), 10)
    places = list(range(len(near)))
    random.Random(1).shuffle(places)
    straight = measure(question, near, index.weight).matrix()
    shuffled = measure(question, [near[place] for place in places], index.weight).matrix()
    np.testing.assert_allclose(shuffled, straight[places])


def test_the_measures_of_a_text_that_is_the_question_itself_are_full(index: Index) -> None:
    question = read("Ngày Pháp luật")
    near = index.nearest(question.terms, Narrowing(), 10)
    values = measure(question, near, index.weight)
    place = [each.id for each in near].index(6)
    for name in ("run", "heading_words", "heading_pairs", "pairs_held", "line_words", "line_pairs", "accents"):
        assert getattr(values, name)[place] == pytest.approx(1.0), name


def test_a_run_stops_at_the_end_of_a_text() -> None:
    """The last words of one candidate and the first of the next are no stretch."""
    scratch = Index()
    with scratch.writer() as writer:
        writer.add(Entry(1, 1, prepare(Text("", "", "xin chào ngày"))))
        writer.add(Entry(2, 2, prepare(Text("", "", "pháp luật việt"))))
    scratch.reload()
    question = read("ngày pháp luật việt nam")
    near = scratch.nearest(question.terms, Narrowing(), 10)
    runs = dict(zip([each.id for each in near], measure(question, near, scratch.weight).run, strict=True))
    assert runs == pytest.approx({1: 0.2, 2: 0.6})


def test_every_measure_has_a_learned_weight() -> None:
    assert len(model().weights) == len(NAMES)
    assert WEIGHTS.exists()
