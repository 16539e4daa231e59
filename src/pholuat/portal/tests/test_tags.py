"""Small parts of the portal's templates."""

from __future__ import annotations

from pholuat.library.search.results import Hit
from pholuat.portal.templatetags.portal import hit_source

NAME = "Sửa đổi, bổ sung một số điều của Thông tư số 85/2020/TT-BCA quy định việc tiếp nhận tố cáo"


def hit(eid: str, title: str, number: str = "78/2025/TT-BCA") -> Hit:
    return Hit(number, title, eid, "", "Điều 1", (), "/", "in_force", 1.0, issuer="Bộ Công an", type="Thông tư")


def test_a_provision_says_in_which_document_it_stands() -> None:
    assert hit_source(hit("art_1", "Luật Hòa giải ở cơ sở", "35/2013/QH13")) == "Luật Hòa giải ở cơ sở 35/2013/QH13"


def test_of_a_long_name_the_number_comes_first_and_is_never_cut() -> None:
    assert hit_source(hit("art_1", NAME)) == (
        f'<span class="clamp clamp--2">Thông tư <span class="nowrap">78/2025/TT-BCA</span>: {NAME}</span>'
    )


def test_a_document_says_its_number_and_who_issued_it() -> None:
    assert hit_source(hit("", NAME)) == '<span class="nowrap">78/2025/TT-BCA</span> · Bộ Công an'
