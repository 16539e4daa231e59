"""How people name a document or a provision, and what the search understands: one row a way of typing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.library.search.analysis import LONGEST_QUESTION, analyse, clean
from pholuat.library.search.numbers import parts
from pholuat.library.search.results import Question
from pholuat.vietnamese.fold import fold

NUMBERS = [
    ("30/2020/NĐ-CP", "30/2020/nd-cp"),
    ("30/2020/nđ-cp", "30/2020/nd-cp"),
    ("30/2020/nd-cp", "30/2020/nd-cp"),
    ("nđ 30/2020/nđ-cp", "30/2020/nd-cp"),
    ("NĐ30/2020/NĐ-CP", "30/2020/nd-cp"),
    ("30 2020 nđ cp", "30/2020/nd-cp"),
    ("30-2020-nd-cp", "30/2020/nd-cp"),
    ("30/2020 / NĐ - CP", "30/2020/nd-cp"),
    ("số 30/2020/NĐ–CP", "30/2020/nd-cp"),
    ("30 nđ-cp", "30/nd-cp"),
    ("30-nđ-cp", "30/nd-cp"),
    ("30/nđ-cp", "30/nd-cp"),
    ("nđ 30", "30/nd"),
    ("nđ30", "30/nd"),
    ("nd 30", "30/nd"),
    ("NĐ. 30", "30/nd"),
    ("nghị định 30", "30/nd"),
    ("nghi dinh so 30", "30/nd"),
    ("nđ 30 cp", "30/nd-cp"),
    ("nđ30/2020", "30/2020/nd"),
    ("nđ 30 2020", "30/2020/nd"),
    ("nđ 30-2020", "30/2020/nd"),
    ("nghị định 30 năm 2020", "30/2020/nd"),
    ("nghị định số 30 năm 2020", "30/2020/nd"),
    ("nđ 05/2020", "5/2020/nd"),
    ("tt 10 2016 btp", "10/2016/tt-btp"),
    ("tt 10/2016/btp", "10/2016/btp"),
    ("tt10/2016/tt-btp", "10/2016/tt-btp"),
    ("thông tư 10 btp", "10/tt-btp"),
    ("thông tư liên tịch 10/2018", "10/2018/ttlt"),
    ("ttlt 10 2018", "10/2018/ttlt"),
    ("qđ 3289 ubnd bình định", "3289/qd-ubnd"),
    ("qd 3289 ubnd", "3289/qd-ubnd"),
    ("3289/QĐ-UBND", "3289/qd-ubnd"),
    ("3289 qđ ubnd", "3289/qd-ubnd"),
    ("quyết định 471", "471/qd"),
    ("qđ 14 2019 ttg", "14/2019/qd-ttg"),
    ("471/2019", "471/2019"),
    ("471 2019", "471/2019"),
    ("471 năm 2019", "471/2019"),
    ("471", "471"),
    ("số 471", "471"),
    ("luật 14 2012", "14/2012/qh"),
    ("luật số 14", "14/qh"),
    ("luật số 14/2012/QH13", "14/2012/qh13"),
    ("14 2012 qh13", "14/2012/qh13"),
    ("bộ luật 91/2015", "91/2015/qh"),
    ("nq 66.15/2026/NQ-CP", "66.15/2026/nq-cp"),
    ("ct 05/2020 btp", "5/2020/ct-btp"),
    ("1234/BTP-PBGDPL", "1234/btp-pbgdpl"),
    ("công văn 1234/BTP-PBGDPL", "1234/btp-pbgdpl"),
    ("văn bản số 1234", "1234"),
    ("kh 25/KH-UBND", "25/kh-ubnd"),
]
NONE = [
    "tháng 6 năm 2026",
    "quyết định 30 ngày",
    "nghị định 2020",
    "bộ luật dân sự 2015",
    "luật đất đai năm 2013",
    "phạt 5 triệu",
    "16 tuổi mua xe",
    "ngày 2/9",
    "2020",
    "từ năm 2020 đến năm 2024",
    "luật hoà giải ở cơ sở",
    "tt dân sự",
]
PLACES = [
    ("điều 5", "art_5"),
    ("Điều 5.", "art_5"),
    ("dieu5 blds", "art_5"),
    ("đ5", "art_5"),
    ("đ.5", "art_5"),
    ("điều 5a", "art_5a"),
    ("điều 5.2", "art_5__cl_2"),
    ("khoản 2 điều 5", "art_5__cl_2"),
    ("khoản 2, Điều 5", "art_5__cl_2"),
    ("điều 5 khoản 2", "art_5__cl_2"),
    ("k2 đ5", "art_5__cl_2"),
    ("d5 k2", "art_5__cl_2"),
    ("d5k2", "art_5__cl_2"),
    ("k.2 đ.5", "art_5__cl_2"),
    ("k 2 đ 5", "art_5__cl_2"),
    ("đ5.2", "art_5__cl_2"),
    ("điểm a khoản 2 điều 5", "art_5__cl_2__point_a"),
    ("điều 5, khoản 2, điểm a", "art_5__cl_2__point_a"),
    ("khoản 2 điểm a điều 5", "art_5__cl_2__point_a"),
    ("điểm đ khoản 2 điều 5", "art_5__cl_2__point_dd"),
    ("đ.a k.2 đ.5", "art_5__cl_2__point_a"),
    ("điểm a điều 5", "art_5__point_a"),
    ("khoản 2", ""),
    ("điều kiện 5 năm", ""),
    ("điểm thi", ""),
]
WISHES = [
    ("thông tư của bộ tư pháp về báo cáo viên", {"type": "Thông tư", "issuer": "Bộ Tư pháp"}, "bao cao vien"),
    ("thông tư btp báo cáo viên", {"type": "Thông tư", "issuer": "Bộ Tư pháp"}, "bao cao vien"),
    ("thông tư bộ tư pháp", {"type": "Thông tư", "issuer": "Bộ Tư pháp"}, ""),
    ("nghị định về xử phạt", {"type": "Nghị định"}, "xu phat"),
    ("nđ xử phạt giao thông", {"type": "Nghị định"}, "xu phat giao thong"),
    ("nghị định 2020", {"type": "Nghị định", "year": "năm 2020"}, ""),
    (
        "quyết định UBND tỉnh về bảng giá đất",
        {"type": "Quyết định", "issuer": "Ủy ban nhân dân tỉnh"},
        "bang gia dat",
    ),
    (
        "quyết định của thủ tướng về tủ sách",
        {"type": "Quyết định", "issuer": "Thủ tướng Chính phủ"},
        "tu sach",
    ),
    ("quyết định ly hôn", {}, "quyet dinh ly hon"),
    ("nghị quyết đại hội cổ đông", {}, "nghi quyet dai hoi co dong"),
    ("luật đất đai 2013", {"year": "năm 2013"}, "luat dat dai 2013"),
    ("tháng 5 năm 2020", {}, "thang 5 nam 2020"),
    ("thông tư lĩnh vực trợ giúp pháp lý", {"type": "Thông tư", "topic": "trợ giúp pháp lý"}, None),
    ("qđ 3289 ubnd bình định", {"issuer": "Ủy ban nhân dân bình định"}, ""),
]


@pytest.mark.parametrize(("typed", "key"), NUMBERS)
def test_a_number_is_known(typed: str, key: str) -> None:
    assert analyse(typed).number == key


@pytest.mark.parametrize("typed", NONE)
def test_what_is_no_number_is_taken_for_none(typed: str) -> None:
    assert analyse(typed).number == ""


@pytest.mark.parametrize(("typed", "eid"), PLACES)
def test_a_place_is_known(typed: str, eid: str) -> None:
    assert analyse(typed).eid == eid


@pytest.mark.parametrize(("typed", "wishes", "words"), WISHES)
def test_what_is_asked_of_the_document_itself_is_known(typed: str, wishes: dict[str, str], words: str | None) -> None:
    question = analyse(typed)
    assert {wish.kind: wish.words for wish in question.wishes} == wishes
    assert words is None or " ".join(question.words) == words


@pytest.mark.parametrize("place", ["khoản 2 điều 5", "d5 k2", "điều 5.2", "k.2 đ.5"])
@pytest.mark.parametrize(
    ("document", "key"),
    [("nđ 30", "30/nd"), ("nghị định 30/2020/NĐ-CP", "30/2020/nd-cp"), ("tt 10 2016 btp", "10/2016/tt-btp")],
)
def test_place_and_number_in_either_order(place: str, document: str, key: str) -> None:
    for typed in (f"{place} {document}", f"{document} {place}", f"{place}, {document}"):
        question = analyse(typed)
        assert (question.eid, question.number, question.words) == ("art_5__cl_2", key, ()), typed


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("luật HNGĐ", "luat hon nhan va gia dinh"),
        ("lhngđ", "luat hon nhan va gia dinh"),
        ("BLHS", "bo luat hinh su"),
        ("TAND cấp huyện", "toa an nhan dan cap huyen"),
        ("VKSND", "vien kiem sat nhan dan"),
        ("CCCD hết hạn", "can cuoc cong dan het han"),
        ("đổi GPLX", "doi giay phep lai xe"),
        ("bđs", "bat dong san"),
    ],
)
def test_abbreviations_are_told_in_full(typed: str, words: str) -> None:
    assert " ".join(analyse(typed).words) == words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nđ 30", "Nghị định số 30"),
        ("30/2020/nd-cp", "số 30/2020/NĐ-CP"),
        ("qđ 14 2019 ttg", "Quyết định số 14/2019/QĐ-TTg"),
        ("luật 14 2012", "Luật số 14/2012"),
        ("tt 05 2020 bgdđt", "Thông tư số 05/2020/TT-BGDĐT"),
    ],
)
def test_a_number_is_said_back_as_it_is_printed(typed: str, said: str) -> None:
    assert analyse(typed).number_words == said


@pytest.mark.parametrize(
    ("key", "fits", "not_"),
    [
        ("30/nd", ["30/2020/nd-cp", "30/nd-cp"], ["30/2020/tt-btp", "130/2020/nd-cp", "30/2020/nq-cp"]),
        ("30/2020", ["30/2020/nd-cp", "30/2020/tt-btp"], ["30/2021/nd-cp", "30/qd-ttg"]),
        ("14/2012/qh", ["14/2012/qh13"], ["14/2012/nd-cp"]),
        ("10/tt-btp", ["10/2016/tt-btp"], ["10/2016/ttlt-btp-bca", "10/2016/tt-btptt"]),
        ("66.15/nq", ["66.15/2026/nq-cp"], ["66x15/2026/nq-cp"]),
    ],
)
def test_a_part_of_a_number_fits_the_numbers_that_it_may_mean(key: str, fits: list[str], not_: list[str]) -> None:
    pattern = re.compile(parts(key).pattern)
    assert [number for number in [*fits, *not_] if pattern.match(number)] == fits


# Điểm đ is another point than điểm d: without accents nobody can tell.
TYPED = st.builds(
    " ".join,
    st.lists(
        st.sampled_from(
            [*(row[0] for row in NUMBERS), *(row[0] for row in PLACES if "điểm đ" not in row[0])]
            + [row[0] for row in WISHES]
            + ["hoà giải ở cơ sở", "sổ đỏ", "BLDS", "UBND xã", "năm 2019", "có được không", "là gì"]
        ),
        min_size=1,
        max_size=3,
    ),
)


def _understood(question: Question) -> tuple[object, ...]:
    wishes = [(wish.kind, wish.values) for wish in question.wishes]
    return question.number, question.eid, question.words, wishes, question.meaning


@given(TYPED)
def test_accents_on_or_off_mean_the_same(typed: str) -> None:
    assert _understood(analyse(fold(typed))) == _understood(analyse(typed))


@given(TYPED)
def test_capitals_or_not_mean_the_same(typed: str) -> None:
    assert _understood(analyse(typed.upper())) == _understood(analyse(typed.lower()))


@given(st.text(max_size=3 * LONGEST_QUESTION))
def test_cleaning_what_is_clean_changes_nothing(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@given(
    st.lists(
        st.sampled_from(["nđ", "30", "2020", "/", "-", ".", "đ5", "k", "điều", "khoản", "số", "\u0301", " ", "ubnd"])
    )
)
def test_no_heap_of_pieces_makes_it_fail(pieces: list[str]) -> None:
    analyse("".join(pieces))
    analyse(" ".join(pieces))
