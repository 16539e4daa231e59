"""Provisions with a first day of their own, as the words on commencement say."""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.library.models import Document
from pholuat.library.own_days import has_exceptions, own_days
from pholuat.library.tests.laws import parsed, published, version

HEAD = "CHÍNH PHỦ\nSố: 1/2026/NĐ-CP\nHà Nội, ngày 05 tháng 01 năm 2026\nNGHỊ ĐỊNH\nVỀ VIỆC THỬ\n"
BODY = "Điều 1. Một\n1. A.\n2. B.\nĐiều 2. Hai\nC.\nĐiều 3. {}\n{}\n"


def law(commencement: str, heading: str = "Hiệu lực thi hành") -> str:
    return HEAD + BODY.format(heading, commencement)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2026.", []),
        (
            "1. Khoản 2 Điều 1 và Điều 2 Nghị định này có hiệu lực kể từ ngày 01 tháng 7 năm 2026.",
            [("art_1__cl_2", dt.date(2026, 7, 1)), ("art_2", dt.date(2026, 7, 1))],
        ),
        (
            "1. Quy định tại Điều 2 của Nghị định này có hiệu lực thi hành từ ngày 01/01/2027.",
            [("art_2", dt.date(2027, 1, 1))],
        ),
        ("1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2026, trừ quy định tại Điều 2 Nghị định này.", []),
        ("1. Hồ sơ theo Điều 2 Nghị định này nộp trước ngày Nghị định này có hiệu lực từ ngày 01/03/2026 thì giữ.", []),
        (
            "1. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026.\n"
            "2. Việc dùng hóa đơn của hộ kinh doanh quy định tại Điều 2 Nghị định này có hiệu lực từ ngày 01/3/2026.",
            [],
        ),
        (
            "1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2026.\n"
            "2. Việc dùng hóa đơn của hộ kinh doanh quy định tại Điều 2 Nghị định này có hiệu lực từ ngày 01/7/2026.",
            [("art_2", dt.date(2026, 7, 1))],
        ),
        (
            "1. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026, trừ khoản 2 Điều này.\n"
            "2. Quy định tại Điều 1 và việc sử dụng hóa đơn điện tử của hộ kinh doanh, cá nhân kinh doanh quy định tại "
            "Điều 2 của Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026.",
            [("art_1", dt.date(2026, 3, 1))],
        ),
        ("1. Điều 2 Nghị định số 5/2020/NĐ-CP có hiệu lực từ ngày 01 tháng 7 năm 2026.", []),
    ],
)
def test_what_the_words_on_commencement_say(words: str, found: list[tuple[str, dt.date]]) -> None:
    assert list(own_days(parsed(law(words)))) == found


def test_only_articles_on_commencement_are_read() -> None:
    words = "1. Giấy phép theo Điều 2 Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026."
    assert list(own_days(parsed(law(words, heading="Giấy phép")))) == []


@pytest.mark.django_db
def test_a_provision_holds_from_its_own_day_and_an_exception_not_understood_is_told() -> None:
    words = (
        "1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2026, trừ khoản 2 Điều này.\n"
        "2. Khoản 2 Điều 1 Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026."
    )
    document = published(law(words), effective=dt.date(2026, 3, 1))
    firsts = [version(document, eid).validity.lower for eid in ("art_1", "art_1__cl_1", "art_1__cl_2")]
    assert firsts == [dt.date(2026, 3, 1), dt.date(2026, 3, 1), dt.date(2026, 7, 1)]
    assert document.warnings == []
    other = law("1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2026, trừ trường hợp khác.").replace(
        "1/2026", "2/2026"
    )
    assert has_exceptions(parsed(other))
    Document.objects.all().delete()
    told = published(other, by=document.published_by, effective=dt.date(2026, 4, 1)).warnings
    assert [warning["code"] for warning in told] == ["effective_differs", "effective_exceptions"]
