"""Names, keys and addresses of documents."""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.lawtext.model import Header
from pholuat.library.naming import Facts, free_slug, is_below_centre, locality, name_of, slugs, target_of, title_key

DAY = dt.date(2019, 9, 13)


@pytest.mark.parametrize(
    ("number", "issuer", "issued", "slug"),
    [
        ("14/2019/QH13", "Quốc hội", DAY, "14-2019-qh13"),
        ("3289/QĐ-UBND", "Ủy ban nhân dân tỉnh Bình Định", DAY, "binh-dinh/3289-qd-ubnd-2019-09-13"),
        ("10/2019/QĐ-UBND", "Ủy ban nhân dân tỉnh Bình Định", DAY, "binh-dinh/10-2019-qd-ubnd-2019-09-13"),
        ("07/QĐ-UBND", "UBND huyện Tuy Phước", None, "huyen-tuy-phuoc/07-qd-ubnd"),
        ("471/QĐ-TTg", "", DAY, "thu-tuong-chinh-phu/471-qd-ttg-2019-09-13"),
        ("", "Quốc hội", DAY, "khong-so/ve-viec-thu-2019-09-13"),
    ],
)
def test_addresses(number: str, issuer: str, issued: dt.date | None, slug: str) -> None:
    name = name_of(Header(number=number, issuer=issuer, date=issued, title="Về việc thử"), Facts())
    assert slugs(name)[0] == slug


def test_a_taken_address_gives_way_to_the_longer_and_then_to_a_count() -> None:
    name = name_of(Header(number="14/2019/QH13", date=DAY), Facts())
    short, long = slugs(name)
    assert (short, long) == ("14-2019-qh13", "quoc-hoi/14-2019-qh13-2019-09-13")
    assert free_slug((short, long), {short}) == long
    assert free_slug((short, long), {short, long, f"{long}-2"}) == f"{long}-3"


def test_the_number_names_the_issuer_at_the_centre_only() -> None:
    central = name_of(Header(number="13/2015/TT-BTС", issuer="BỘ TÀI CHÍNH"), Facts())
    local = name_of(Header(number="1/QĐ-UBND", issuer="Ủy ban nhân dân tỉnh Gia Lai"), Facts())
    assert (central.issuer, central.number, central.number_key) == ("Bộ Tài chính", "13/2015/TT-BTC", "13/2015/tt-btc")
    assert (local.issuer, local.below_centre) == ("Ủy ban nhân dân tỉnh Gia Lai", True)


def test_facts_stand_before_what_was_read() -> None:
    read = Header(number="1/2020/NĐ-CP", title="Đọc sai", date=DAY, effective=DAY)
    name = name_of(read, Facts(number="11/2020/NĐ-CP", title="Đúng", effective=dt.date(2020, 1, 1)))
    assert (name.number, name.title, name.effective, name.issued) == ("11/2020/NĐ-CP", "Đúng", dt.date(2020, 1, 1), DAY)


def test_a_day_of_issue_years_away_from_the_number_is_a_slip() -> None:
    """Circular 106/2025/TT-BCA is dated "17 tháng 11 năm 2015" in one of its two copies."""
    slip = Header(number="106/2025/TT-BCA", date=dt.date(2015, 11, 17))
    turn = Header(number="1/2026/TT-BCA", date=dt.date(2025, 12, 31))
    assert [name_of(read, Facts()).issued for read in (slip, turn)] == [None, dt.date(2025, 12, 31)]
    assert name_of(slip, Facts(issued=dt.date(2015, 11, 17))).issued == dt.date(2015, 11, 17)


def test_no_blank_stands_before_a_sign_in_a_title() -> None:
    title = "Quy định kinh phí phổ biến, giáo dục pháp luật , chuẩn tiếp cận ; hòa giải :"
    name = name_of(Header(), Facts(title=title))
    assert name.title == "Quy định kinh phí phổ biến, giáo dục pháp luật, chuẩn tiếp cận; hòa giải:"


@pytest.mark.parametrize(
    ("issuer", "below", "place"),
    [
        ("Bộ Lao động - Thương binh và Xã hội", False, None),
        ("Tòa án nhân dân tối cao", False, None),
        ("Tổng cục Hải quan", False, None),
        ("Hội đồng nhân dân thành phố Hà Nội", True, "ha-noi"),
        ("Ủy ban nhân dân thành phố Quy Nhơn", True, "thanh-pho-quy-nhon"),
        ("Ủy ban nhân dân xã Phước Sơn", True, "xa-phuoc-son"),
        ("Sở Tư pháp tỉnh Bình Định", True, "so-tu-phap-tinh-binh-dinh"),
    ],
)
def test_who_stands_below_the_centre(issuer: str, below: bool, place: str | None) -> None:
    assert is_below_centre(issuer) is below
    assert place is None or locality(issuer) == place


def test_a_law_is_known_by_its_name_without_case_tone_place_and_year() -> None:
    names = [("Luật", "HÒA GIẢI Ở CƠ SỞ"), ("", "Luật hoà giải ở cơ sở"), ("Luật", "Luật Hòa giải ở cơ sở năm 2013")]
    assert {title_key(*name) for name in names} == {"luat hoa giai o co so"}
    assert title_key("Luật", "Luật sửa đổi, bổ sung Luật Giá") != title_key("Luật", "Luật Giá")


def test_targets_of_citations() -> None:
    assert target_of("#art_5__cl_2").eid == "art_5__cl_2"
    assert target_of("Luật Đất đai#art_3") == target_of("LUẬT ĐẤT ĐAI#art_3")
    assert target_of("30/2020/NĐ-CP#art_12").number_key == "30/2020/nd-cp"
