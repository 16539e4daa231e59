"""Citations: what running text names, form by form."""

from __future__ import annotations

import doctest
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pholuat.lawtext.citations import find, finder, numbers_by_title, shown, sources, title_key, units
from pholuat.lawtext.model import Block, Role

Found = list[tuple[str, tuple[str, ...]]]


def cited(text: str, blocks: tuple[Block, ...] = ()) -> Found:
    return [(text[one.start : one.end], one.targets) for one in find(text, blocks)]


def document(*pieces: tuple[Role, str, str]) -> tuple[str, tuple[Block, ...]]:
    """A text put together from pieces (role, eId, words), with its blocks."""
    text = ""
    blocks = []
    for role, eid, words in pieces:
        blocks.append(Block(role, eid, len(text), len(text) + len(words) + 1))
        text += words + "\n"
    return text, tuple(blocks)


def standing_at(eid: str, words: str, *others: str) -> Found:
    """What words cite that stand in the provision `eid`; `others` are further provisions of the document."""
    text, blocks = document((Role.PROVISION, eid, words), *((Role.PROVISION, other, "…") for other in others))
    return cited(text, blocks)


def test_a_word_behind_an_annex_is_no_number() -> None:
    """Decree 30/2020/NĐ-CP, annex I: "Số phụ lục<tab>In thường"."""
    assert cited("Số phụ lục\tIn thường") == []


@pytest.mark.parametrize("module", [finder, shown, sources, units])
def test_the_worked_examples_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("phrase", "targets"),
    [
        ("khoản 2 Điều 5 Luật này", ["#art_5__cl_2"]),
        ("khoản 2 Điều 5 của Luật này", ["#art_5__cl_2"]),
        ("khoản 4 và khoản 5 Điều 10 của Luật này", ["#art_10__cl_4", "#art_10__cl_5"]),
        ("điểm đ khoản 1 Điều 5a Bộ luật này", ["#art_5a__cl_1__point_dd"]),
        ("các điểm a, b và đ khoản 1 Điều 3 Nghị định này",
         ["#art_3__cl_1__point_a", "#art_3__cl_1__point_b", "#art_3__cl_1__point_dd"]),
        ("từ Điều 3 đến Điều 7 Thông tư này", ["#art_3", "#art_4", "#art_5", "#art_6", "#art_7"]),
        ("các điều từ 12 đến 14 của Luật này", ["#art_12", "#art_13", "#art_14"]),
        ("từ điểm c đến điểm g khoản 1 Điều 5",
         ["#art_5__cl_1__point_c", "#art_5__cl_1__point_d", "#art_5__cl_1__point_dd", "#art_5__cl_1__point_e",
          "#art_5__cl_1__point_g"]),
        ("khoản 1, khoản 2 và điểm a khoản 3 Điều 8", ["#art_8__cl_1", "#art_8__cl_2", "#art_8__cl_3__point_a"]),
        ("khoản 1 Điều 5, khoản 2 Điều 6 và Điều 7 Nghị định này", ["#art_5__cl_1", "#art_6__cl_2", "#art_7"]),
        ("Điều 5 và Điều 6 Thông tư này", ["#art_5", "#art_6"]),
        ("Điều 5, 6 và 7 Thông tư này", ["#art_5", "#art_6", "#art_7"]),
        ("khoản 2, Điều 5 Quyết định này", ["#art_5__cl_2"]),
        ("Điều 5 khoản 2 Luật này", ["#art_5__cl_2"]),
        ("Điều 173, các khoản 2, 3 và 4", ["#art_173__cl_2", "#art_173__cl_3", "#art_173__cl_4"]),
        ("khoản 1 Ðiều 40 của Bộ luật này", ["#art_40__cl_1"]),
        ("khoản 1 các Điều 5 và 6 Luật này", ["#art_5__cl_1", "#art_6__cl_1"]),
        ("Chương II Nghị định này", ["#chp_II"]),
        ("Mục 1 Chương II của Luật này", ["#chp_II__sec_1"]),
        ("Phần thứ hai Bộ luật này", ["#part_2"]),
        ("Phụ lục II", ["#annex_2"]),
        ("Phụ lục II ban hành kèm theo Nghị định này", ["#annex_2"]),
        ("Phụ lục IIa ban hành kèm theo Nghị định này", ["#annex_2a"]),
        ("Phụ lục ban hành kèm theo Thông tư này", ["#annex_1"]),
        ("Mẫu số 01 Phụ lục I ban hành kèm theo Nghị định này", ["#annex_1__form_1"]),
        ("Mẫu số 02 quy định tại Phụ lục kèm theo Nghị định này", ["#annex_1__form_2"]),
        ("Mẫu số 02/BCĐ ban hành kèm theo Nghị quyết này", ["#form_2"]),
    ],
)  # fmt: skip
def test_places_in_the_document_itself(phrase: str, targets: list[str]) -> None:
    assert cited(f"Thực hiện theo quy định tại {phrase}.") == [(phrase, tuple(targets))]


@pytest.mark.parametrize(
    ("phrase", "targets"),
    [
        ("Điều 12 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", ["30/2020/NĐ-CP#art_12"]),
        ("Nghị định số 28/2013/NĐ-CP", ["28/2013/NĐ-CP"]),
        ("Luật số 14/2012/QH13", ["14/2012/QH13"]),
        ("điểm a, điểm b khoản 1, các khoản 2, 3 và 4 Điều 5 của Luật Xây dựng số 50/2014/QH13",
         ["50/2014/QH13#art_5__cl_1__point_a", "50/2014/QH13#art_5__cl_1__point_b", "50/2014/QH13#art_5__cl_2",
          "50/2014/QH13#art_5__cl_3", "50/2014/QH13#art_5__cl_4"]),
        ("Điều 2, Điều 3, Chương II và Điều 19 Thông tư số 11/2024/TT-BKHCN",
         ["11/2024/TT-BKHCN#art_2", "11/2024/TT-BKHCN#art_3", "11/2024/TT-BKHCN#chp_II", "11/2024/TT-BKHCN#art_19"]),
        ("Quyết định 3289/QĐ-UBND ngày 13/9/2019", ["3289/QĐ-UBND"]),
        ("Chỉ thị số 32-CT/TW", ["32-CT/TW"]),
        ("Thông tư liên tịch số 01/2012/TTLT-BTP-UBDT", ["01/2012/TTLT-BTP-UBDT"]),
        ("Thông tư số 25/2026/TT-BTС", ["25/2026/TT-BTC"]),
        ("Thông tư số 25 / 2026 / TT – BTC", ["25/2026/TT-BTC"]),
        ("Phụ lục VIII ban hành kèm theo Thông tư số 06/2023/TT-BTP", ["06/2023/TT-BTP#annex_8"]),
        ("Điều 4 Quy chế làm việc của tổ hòa giải ban hành kèm theo Quyết định số 12/2019/QĐ-UBND",
         ["12/2019/QĐ-UBND#reg_1__art_4"]),
        ("Luật sửa đổi, bổ sung một số điều của Luật Giáo dục số 123/2025/QH15", ["123/2025/QH15"]),
    ],
)  # fmt: skip
def test_documents_by_number(phrase: str, targets: list[str]) -> None:
    assert cited(f"Căn cứ {phrase};") == [(phrase, tuple(targets))]


@pytest.mark.parametrize(
    ("phrase", "after", "target"),
    [
        ("Luật Hòa giải ở cơ sở", " và các văn bản hướng dẫn", "Luật Hòa giải ở cơ sở"),
        ("Luật Phổ biến, giáo dục pháp luật", " về Ngày Pháp luật", "Luật Phổ biến, giáo dục pháp luật"),
        ("Luật Đất đai năm 2013", " quy định", "Luật Đất đai năm 2013"),
        ("Luật tiếp cận thông tin", ".", "Luật tiếp cận thông tin"),
        ("Luật\nHòa giải ở cơ sở", ".", "Luật Hòa giải ở cơ sở"),
        ("khoản 1 Điều 8 Luật Dầu khí", " và pháp luật về hàng hải", "Luật Dầu khí#art_8__cl_1"),
        ("Điều 3\ncủa Luật\nHòa giải ở cơ sở", ".", "Luật Hòa giải ở cơ sở#art_3"),
        ("Luật Cấp phép, quản lý rừng ven biển", " được sửa đổi", "Luật Cấp phép, quản lý rừng ven biển"),
        ("Luật Quản lý rừng ven biển và hải đảo", ", quy định khác", "Luật Quản lý rừng ven biển"),
        ("Bộ luật Tố tụng hình sự", " và Bộ", "Bộ luật Tố tụng hình sự"),
        ("Hiến pháp năm 2013", ";", "Hiến pháp năm 2013"),
        ("Luật Đất đai ngày 18 tháng 01 năm 2024", ";", "Luật Đất đai"),
        ("Luật sửa đổi, bổ sung một số điều của 11 luật về quân sự, quốc phòng", ";",
         "Luật sửa đổi, bổ sung một số điều của 11 luật về quân sự, quốc phòng"),
    ],
)  # fmt: skip
def test_laws_by_their_bare_title(phrase: str, after: str, target: str) -> None:
    found = cited(f"theo quy định của {phrase}{after}")
    assert [targets for _, targets in found] == [(target,)]
    assert phrase.startswith(found[0][0])


def test_a_title_that_the_document_shows_with_its_number_is_known_later() -> None:
    text = (
        "Căn cứ Luật Hải đảo và vùng trời, cửa biển số 1/2030/QH20; theo Luật Hải đảo và vùng trời, cửa biển và luật."
    )
    assert cited(text) == [
        ("Luật Hải đảo và vùng trời, cửa biển số 1/2030/QH20", ("1/2030/QH20",)),
        ("Luật Hải đảo và vùng trời, cửa biển", ("Luật Hải đảo và vùng trời, cửa biển",)),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Luật này quy định về hòa giải.",
        "theo quy định của pháp luật, Luật sư và kỷ luật.",
        "Điều kiện, thời điểm, tài khoản và 30/2020.",
        "Thời hạn 5 ngày/tháng, tốc độ 60 km/h, tỷ lệ 1/2, QCVN 01:2020/BYT.",
        "Phụ lục I CITES, khoản 2 Điều 5 Công ước Viên.",
        "khoản 1 Điều này",
        "Trường Đại học Luật Hà Nội, biểu số 02/HTQT/N.",
        "Điều 19 của Luật và khoản 1 Điều 3 Nghị định.",
        "Tài khoản 421 và Xã Vĩnh Điều\n14. Phường Hà Tiên",
        "mục 2 Bản mô tả vị trí việc làm.",
        "Sửa đổi, bổ sung khoản 2 Điều 6 như sau:",
        "Điều 5. Phạm vi\nChương II\nQUY ĐỊNH CHUNG",
    ],
)
def test_words_that_cite_nothing_or_do_not_say_what(words: str) -> None:
    assert cited(words) == []


def test_items_of_a_long_list_are_citations_of_their_own() -> None:
    assert cited(
        "theo khoản 1, khoản 2 Điều 5; điểm a khoản 3 và khoản 4 Điều 6; Điều 7 Nghị định số 1/2020/NĐ-CP"
    ) == [
        ("khoản 1, khoản 2 Điều 5", ("1/2020/NĐ-CP#art_5__cl_1", "1/2020/NĐ-CP#art_5__cl_2")),
        ("điểm a khoản 3 và khoản 4 Điều 6", ("1/2020/NĐ-CP#art_6__cl_3__point_a", "1/2020/NĐ-CP#art_6__cl_4")),
        ("Điều 7 Nghị định số 1/2020/NĐ-CP", ("1/2020/NĐ-CP#art_7",)),
    ]


def test_words_that_lean_on_their_place() -> None:
    eid = "art_9__cl_3__point_b"
    assert standing_at(eid, "b) trừ khoản 1 Điều này") == [("khoản 1 Điều này", ("#art_9__cl_1",))]
    assert standing_at(eid, "b) theo Điều này.") == [("Điều này", ("#art_9",))]
    assert standing_at(eid, "b) theo khoản này.") == [("khoản này", ("#art_9__cl_3",))]
    assert standing_at(eid, "b) điểm a khoản này") == [("điểm a khoản này", ("#art_9__cl_3__point_a",))]
    assert standing_at(eid, "b) các điểm a và c khoản 1 Điều này") == [
        ("các điểm a và c khoản 1 Điều này", ("#art_9__cl_1__point_a", "#art_9__cl_1__point_c"))
    ]
    assert standing_at(eid, "b) theo khoản 2 và điểm c nêu trên") == [
        ("khoản 2 và điểm c", ("#art_9__cl_2", "#art_9__cl_3__point_c"))
    ]


def test_an_enclosed_regulation_has_articles_of_its_own() -> None:
    inside = "reg_1__art_5__cl_1"
    assert standing_at(inside, "1. theo Điều 7 Quy chế này") == [("Điều 7 Quy chế này", ("#reg_1__art_7",))]
    assert standing_at(inside, "1. theo Điều 7") == [("Điều 7", ("#reg_1__art_7",))]
    assert standing_at(inside, "1. khoản 2 Điều này") == [("khoản 2 Điều này", ("#reg_1__art_5__cl_2",))]
    assert standing_at(inside, "1. theo Điều 2 Quyết định này") == [("Điều 2 Quyết định này", ("#art_2",))]
    assert standing_at("art_2", "theo Điều 3 Quy chế này", "reg_1__art_3") == [
        ("Điều 3 Quy chế này", ("#reg_1__art_3",))
    ]


def test_chapters_are_named_as_the_document_has_them() -> None:
    text, blocks = document(
        (Role.PROVISION, "part_2__chp_IV", "Chương IV\nHỢP ĐỒNG"),
        (Role.PROVISION, "art_40", "Điều 40. Theo Mục 2 Chương này, Chương V của Bộ luật này và Chương này."),
        (Role.PROVISION, "part_3__chp_V", "Chương V\nTHỪA KẾ"),
    )
    assert [targets for _, targets in cited(text, blocks)] == [
        ("#part_2__chp_IV__sec_2",),
        ("#part_3__chp_V",),
        ("#part_2__chp_IV",),
    ]


def test_short_names_of_documents_named_before() -> None:
    text = "Nghị định số 98/2020/NĐ-CP. Điều 3 Nghị định 98, Nghị định số 98/2020 và Điều 4 Nghị định 99."
    assert cited(text) == [
        ("Nghị định số 98/2020/NĐ-CP", ("98/2020/NĐ-CP",)),
        ("Điều 3 Nghị định 98", ("98/2020/NĐ-CP#art_3",)),
        ("Nghị định số 98/2020", ("98/2020/NĐ-CP",)),
    ]


def test_short_names_keep_types_apart() -> None:
    text = (
        "Thông tư số 01/2017/TT-TANDTC, Thông tư liên tịch số 01/2017/TTLT-BTP-BCA, Thông tư số 01/2017, Thông tư 01."
    )
    assert [targets for _, targets in cited(text)][2:] == [("01/2017/TT-TANDTC",), ("01/2017/TT-TANDTC",)]


def test_the_number_that_a_text_gives_to_a_title() -> None:
    text = "Căn cứ Luật Hoà giải ở cơ sở số 35/2013/QH13; Điều 5 Luật Giá số 16/2023/QH15; Luật Đất đai năm 2024."
    assert numbers_by_title(text, find(text)) == {
        title_key("Luật Hòa giải ở cơ sở"): "35/2013/QH13",
        title_key("Luật Giá"): "16/2023/QH15",
    }


def test_names_that_the_text_agrees_on() -> None:
    text = (
        "Luật Đầu tư theo phương thức đối tác công tư số 64/2020/QH14 (sau đây gọi là Luật PPP); "
        "Nghị định số 35/2021/NĐ-CP ngày 29/3/2021 của Chính phủ về Luật Đầu tư (sau đây viết tắt là Nghị định 35). "
        "Khoản 1 Điều 5 Luật PPP và Điều 6 Nghị định 35."
    )
    assert cited(text) == [
        ("Luật Đầu tư theo phương thức đối tác công tư số 64/2020/QH14", ("64/2020/QH14",)),
        ("Luật PPP", ("64/2020/QH14",)),
        ("Nghị định số 35/2021/NĐ-CP ngày 29/3/2021", ("35/2021/NĐ-CP",)),
        ("Luật Đầu tư", ("Luật Đầu tư",)),
        ("Nghị định 35", ("35/2021/NĐ-CP",)),
        ("Khoản 1 Điều 5 Luật PPP", ("64/2020/QH14#art_5__cl_1",)),
        ("Điều 6 Nghị định 35", ("35/2021/NĐ-CP#art_6",)),
    ]


def test_a_bare_type_is_a_name_when_the_text_agreed_on_it() -> None:
    text = "Luật Tín ngưỡng, tôn giáo (sau đây gọi là Luật). Điều 19 của Luật, Điều 5 Luật Đất đai, Luật."
    assert [targets for _, targets in cited(text)] == [
        ("Luật Tín ngưỡng, tôn giáo",),
        ("Luật Tín ngưỡng, tôn giáo#art_19",),
        ("Luật Đất đai#art_5",),
    ]


def test_words_put_into_the_amended_law_speak_of_it() -> None:
    text, blocks = document(
        (Role.PROVISION, "art_2", "Điều 2. Sửa đổi một số điều của Nghị định số 193/2025/NĐ-CP"),
        (
            Role.PROVISION,
            "art_2__cl_1",
            "1. Thay thế cụm từ tại Điều 6 bằng cụm từ “theo Điều 23 Nghị định này”, trừ Điều này.",
        ),
    )
    assert [targets for _, targets in cited(text, blocks)][1:] == [
        ("193/2025/NĐ-CP#art_6",),
        ("193/2025/NĐ-CP#art_23",),
        ("#art_2",),
    ]


def test_amending_provisions_are_about_the_law_that_they_amend() -> None:
    text, blocks = document(
        (Role.PROVISION, "art_1", "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 143/2013/NĐ-CP"),
        (Role.PROVISION, "art_1__cl_1", "1. Sửa đổi, bổ sung Điều 3 như sau:"),
        (
            Role.QUOTED,
            "art_1__cl_1",
            "“Điều 3. Chi phí\n1. Trừ khoản 2 Điều này.\n2. Theo Điều 5 Nghị định này, khoản này.”",
        ),
        (Role.PROVISION, "art_1__cl_2", "2. Bổ sung điểm c2 vào sau điểm c1 khoản 1 Điều 6 như sau:"),
        (Role.QUOTED, "art_1__cl_2", "“c2) Trường hợp khác điểm a khoản này;”"),
        (Role.PROVISION, "art_2", "Điều 2. Hiệu lực\nNghị định này có hiệu lực, trừ Điều 1."),
    )
    assert cited(text, blocks) == [
        ("Nghị định số 143/2013/NĐ-CP", ("143/2013/NĐ-CP",)),
        ("Điều 3", ("143/2013/NĐ-CP#art_3",)),
        ("khoản 2 Điều này", ("143/2013/NĐ-CP#art_3__cl_2",)),
        ("Điều 5 Nghị định này", ("143/2013/NĐ-CP#art_5",)),
        ("khoản này", ("143/2013/NĐ-CP#art_3__cl_2",)),
        ("điểm c2", ("143/2013/NĐ-CP#art_6__cl_1__point_c2",)),
        ("điểm c1 khoản 1 Điều 6", ("143/2013/NĐ-CP#art_6__cl_1__point_c1",)),
        ("điểm a khoản này", ("143/2013/NĐ-CP#art_6__cl_1__point_a",)),
        ("Điều 1", ("#art_1",)),
    ]


def test_the_title_of_an_amending_document_speaks_for_its_provisions() -> None:
    text, blocks = document(
        (
            Role.HEADER,
            "",
            "Số: 80/2025/TT-NHNN\nTHÔNG TƯ\nSửa đổi, bổ sung một số điều của Thông tư số 12/2022/TT-NHNN",
        ),
        (Role.PROVISION, "art_12", "Điều 12. Sửa đổi, bổ sung một số khoản của Điều 29"),
        (Role.PROVISION, "art_12__cl_1", "1. Sửa đổi, bổ sung khoản 1 như sau:"),
    )
    assert cited(text, blocks) == [
        ("Thông tư số 12/2022/TT-NHNN", ("12/2022/TT-NHNN",)),
        ("Điều 29", ("12/2022/TT-NHNN#art_29",)),
        ("khoản 1", ("12/2022/TT-NHNN#art_29__cl_1",)),
    ]


def test_a_quotation_whose_law_is_not_told_gives_no_targets() -> None:
    text, blocks = document((Role.QUOTED, "art_1", "“Theo khoản 1 Điều 5 Luật này và Luật Đất đai.”"))
    assert cited(text, blocks) == [("Luật Đất đai", ("Luật Đất đai",))]


def test_items_of_a_list_are_of_the_document_that_opens_it() -> None:
    text, blocks = document(
        (Role.PROVISION, "art_20__cl_1", "1. Tiếp tục áp dụng các quy định của Thông tư số 16/2014/TT-BCT sau đây:"),
        (Role.PROVISION, "art_20__cl_1__point_a", "a) Khoản 1 Điều 5;"),
        (Role.PROVISION, "art_20__cl_1__point_b", "b) Trường hợp khác theo Điều 6."),
    )
    assert [targets for _, targets in cited(text, blocks)][1:] == [("16/2014/TT-BCT#art_5__cl_1",), ("#art_6",)]


def test_provisions_that_are_detailed_belong_to_the_law_named_after_them() -> None:
    text = "Nghị định này quy định chi tiết điểm b khoản 1 Điều 35 về trợ giúp; Điều 36 của Luật Tiếp cận thông tin."
    assert [targets for _, targets in cited(text)] == [
        ("Luật Tiếp cận thông tin#art_35__cl_1__point_b",),
        ("Luật Tiếp cận thông tin#art_36",),
    ]


def test_items_under_what_is_detailed_belong_to_that_law() -> None:
    text, blocks = document(
        (
            Role.PROVISION,
            "art_1__cl_1",
            "1. Nghị định này quy định chi tiết một số điều của Luật Năng lượng nguyên tử, gồm:",
        ),
        (Role.PROVISION, "art_1__cl_1__point_i", "i) Thanh sát hạt nhân theo quy định tại khoản 5 Điều 62;"),
        (Role.PROVISION, "art_1__cl_2", "2. Trừ Điều 7."),
    )
    assert [targets for _, targets in cited(text, blocks)][1:] == [
        ("Luật Năng lượng nguyên tử#art_62__cl_5",),
        ("#art_7",),
    ]


def test_the_own_number_is_no_citation() -> None:
    text, blocks = document(
        (Role.HEADER, "", "Số: 06/2026/TT-BXD"),
        (Role.PROVISION, "art_1", "Điều 1. Theo Điều 2 Thông tư số 06/2026/TT-BXD."),
        (Role.ANNEX, "annex_1", "(Ban hành kèm theo Thông tư số 06/2026/TT-BXD)"),
    )
    assert cited(text, blocks) == [("Điều 2 Thông tư số 06/2026/TT-BXD", ("#art_2",))]


def test_running_heads_inside_a_phrase_do_not_part_it() -> None:
    text, blocks = document(
        (Role.PROVISION, "art_3", "Điều 3. Theo khoản 2"),
        (Role.PAGE, "", "CÔNG BÁO/Số 5/Ngày 1-2-2020"),
        (Role.PROVISION, "art_3", "Điều 5 Luật này."),
        (Role.RECIPIENTS, "", "Lưu: VT, Điều 5 Luật này, 30/2020/NĐ-CP."),
    )
    (only,) = find(text, blocks)
    assert only.targets == ("#art_5__cl_2",)
    assert text[only.start : only.end].startswith("khoản 2\nCÔNG BÁO")


def test_decomposed_letters_keep_their_offsets() -> None:
    text = "Ca\u0301ch: khoản 2 Điê\u0300u 5 Luâ\u0323t này, Luật Đất đai."
    text = text.replace("ả", "a\u0309")
    assert [targets for _, targets in cited(text)] == [("#art_5__cl_2",), ("Luật Đất đai",)]
    assert cited(text)[0][0].endswith("này")


def test_decomposed_letters_keep_the_borders_of_blocks() -> None:
    text, blocks = document(
        (Role.PROVISION, "art_4", "Điều 4. " + "a\u0301" * 40),
        (Role.PROVISION, "art_5", "Điều 5. Trừ khoản 1 Điều này."),
        (Role.PROVISION, "art_6", "Điều 6. Trừ khoản 1 Điều này."),
    )
    assert [targets for _, targets in cited(text, blocks)] == [("#art_5__cl_1",), ("#art_6__cl_1",)]


PIECES = """điểm a|khoản 1|Điều 5|các|từ|đến|và|, |; |Luật|Luật này|Nghị định số 30/2020/NĐ-CP|này|của|Phụ lục I|Mẫu 1
|. |Chương II|ban hành kèm theo|Quy chế|(sau đây gọi là Nghị định 30)|“|”|sửa đổi|số|2/|Đất đai|năm 2013|a\u0301|sau:"""
pieces = st.sampled_from(PIECES.split("|"))
soup = st.one_of(st.text(max_size=80), st.lists(pieces, max_size=25).map(" ".join))
eids = st.sampled_from(
    ["", "art_5", "art_5__cl_1", "reg_1__art_2", "annex_1", "chp_II", "not an eid", "art_1__cl_1__point_a"]
)


@given(st.lists(st.tuples(st.sampled_from(list(Role)), eids, soup), max_size=6), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_text_gives_sorted_disjoint_citations_inside_it(parts: list[tuple[Role, str, str]], blocked: bool) -> None:
    text, blocks = document(*parts)
    end = 0
    for citation in find(text, blocks if blocked else ()):
        assert end <= citation.start < citation.end <= len(text)
        assert citation.targets == tuple(dict.fromkeys(citation.targets))
        assert all(target and target != "#" for target in citation.targets)
        end = citation.end


@pytest.mark.parametrize(
    "words", ["Luật sửa đổi của ", "Luật sửa đổi của Luật Đất đai, ", "Quy chế kèm theo ", "Điều 1, "]
)
def test_endless_nesting_ends(words: str) -> None:
    assert len(find(words * 300)) <= 300


def test_cost_grows_with_the_text_alone() -> None:
    words = "Theo các điểm a, b và c khoản 1 Điều 5 Luật này và Nghị định số 30/2020/NĐ-CP, Luật Đất đai năm 2013. "

    def seconds(times: int) -> float:
        start = time.perf_counter()
        assert len(find(words * times)) == 3 * times
        return time.perf_counter() - start

    short, long = min(seconds(100) for _ in range(3)), min(seconds(1000) for _ in range(3))
    assert long < 30 * short + 0.05
