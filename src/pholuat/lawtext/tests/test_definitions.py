"""The terms of a document: excerpts of official texts as published in Công Báo."""

from __future__ import annotations

import pytest

from pholuat.lawtext.definitions import Definition, Glossary, defined_span, is_glossary, terms_of


@pytest.mark.parametrize(
    ("clause", "terms"),
    [
        # Law 35/2013/QH13, Điều 2
        (
            "Hòa giải ở cơ sở là việc hòa giải viên hướng dẫn, giúp đỡ các bên đạt được thỏa thuận.",
            ("Hòa giải ở cơ sở",),
        ),
        # Circular 62/2025/TT-NHNN, Điều 3
        (
            "Giao dịch mua lại đảo ngược (Reverse repo) là giao dịch trong đó một bên mua",
            ("Giao dịch mua lại đảo ngược",),
        ),
        # Decree 347/2025/NĐ-CP, Điều 2
        (
            "Đối tượng mở tài khoản tại Kho bạc Nhà nước: là các cá nhân, đơn vị sử dụng ngân sách",
            ("Đối tượng mở tài khoản tại Kho bạc Nhà nước",),
        ),
        # Circular 61/2025/TT-NHNN, Điều 3
        (
            "Khu vực nội thành thành phố Hà Nội, Thành phố Hồ Chí Minh bao gồm các phường của thành phố Hà Nội",
            ("Khu vực nội thành thành phố Hà Nội, Thành phố Hồ Chí Minh",),
        ),
        (
            "Hòa giải viên ở cơ sở (sau đây gọi là hòa giải viên) là người được công nhận theo quy định của Luật này.",
            ("Hòa giải viên ở cơ sở", "hòa giải viên"),
        ),
        ('"Tài sản mã hóa" là một loại tài sản số.', ("Tài sản mã hóa",)),
        # A name of letters
        ("VNNIC là tên viết tắt của Trung tâm Internet Việt Nam", ("VNNIC",)),
        ("Khám sức khỏe trong giai đoạn huấn luyện: Là quá trình khám", ("Khám sức khỏe trong giai đoạn huấn luyện",)),
        ("Chi nhánh ngân hàng nước ngoài trên lãnh thổ Việt Nam không bao gồm văn phòng đại diện", ()),
        ("An ninh hàng không là bộ phận của an ninh quốc gia", ("An ninh hàng không",)),
        ("Các đơn vị cơ sở thuộc doanh nghiệp: gọi chung là đơn vị", ()),
        # One syllable: too many of its places are parts of other words.
        ("Rừng là một hệ sinh thái.", ()),
        ("Trong Thông tư này, cấp có thẩm quyền quyết định là cấp quyết định những thay đổi.", ()),
        ("Chính phủ quy định chi tiết Điều này.", ()),
        ("", ()),
    ],
)
def test_what_a_clause_defines(clause: str, terms: tuple[str, ...]) -> None:
    assert terms_of(clause) == terms


def test_which_articles_define_terms() -> None:
    assert is_glossary("Giải thích từ ngữ")
    assert is_glossary("GIẢI THÍCH THUẬT NGỮ")
    assert not is_glossary("Giải thích hợp đồng")


def test_where_the_term_stands_in_its_clause() -> None:
    assert defined_span('"Cơ sở dữ liệu" là tập hợp') == (1, 14)
    assert defined_span("Chính phủ quy định.") is None


GLOSSARY = Glossary(
    [
        Definition("Cơ sở", "art_2__cl_2"),
        Definition("Hòa giải ở cơ sở", "art_2__cl_1"),
        Definition("Tổ hòa giải", "art_2__cl_5"),
        Definition("Tổ hòa giải viên nữ", "art_2__cl_6"),
    ]
)


def found(text: str, taken: tuple[tuple[int, int], ...] = ()) -> list[tuple[str, str]]:
    return [(text[use.start : use.end], use.eid) for use in GLOSSARY.uses(text, taken, set())]


def test_the_longest_term_is_found_and_each_only_once() -> None:
    text = "Việc hòa giải ở cơ sở được tiến hành tại cơ sở; hòa giải ở cơ sở do tổ hòa giải làm."
    assert found(text) == [
        ("hòa giải ở cơ sở", "art_2__cl_1"),
        ("cơ sở", "art_2__cl_2"),
        ("tổ hòa giải", "art_2__cl_5"),
    ]


def test_of_two_terms_with_the_same_beginning_the_longer_is_found() -> None:
    assert found("Mỗi tổ hòa giải viên nữ") == [("tổ hòa giải viên nữ", "art_2__cl_6")]


def test_only_whole_syllables_are_terms() -> None:
    assert found("cơ sởi và các tổ hòa giảin") == []


def test_what_is_a_citation_already_is_left() -> None:
    text = "Luật Hòa giải ở cơ sở quy định hòa giải ở cơ sở."
    assert found(text, ((0, 21),)) == [("hòa giải ở cơ sở", "art_2__cl_1")]


def test_no_terms_find_nothing() -> None:
    assert list(Glossary([]).uses("hòa giải", (), set())) == []
