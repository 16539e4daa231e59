"""Old against new, and one provision against another."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pholuat.library.models import Document
from pholuat.portal.tests.laws import amended_law, law, many_articles

pytestmark = pytest.mark.django_db
PAGE = "/van-ban/43-2019-qh14/dieu-14/so-sanh/"


@pytest.fixture
def education() -> Document:
    """The law, amended from 01/01/2026."""
    return amended_law()


def shown(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def marks(page: str) -> list[tuple[str, str]]:
    return re.findall(r"<(del|ins)>([^<]*)</", page)


def test_the_last_change_stands_side_by_side(client: Client, education: Document) -> None:
    page = shown(client, PAGE)
    assert "Ngày 31/12/2025" in page
    assert "1 chỗ đổi lời, 1 chỗ thêm, 0 chỗ bỏ." in page
    assert marks(page) == [("ins", "và giáo dục trung học cơ sở"), ("ins", "Chính phủ quy định chi tiết.")]
    assert re.findall('<h2 class="pair-name">([^<]*)<', page) == ["Tên", "Khoản 1", "Khoản 2", "Khoản 3"]


def test_the_small_table_holds_only_what_changed(client: Client, education: Document) -> None:
    page = shown(client, f"{PAGE}?tu=2025-12-31&den=2026-01-01&manh=1")
    assert re.findall('<p class="pair-name">([^<]*)<', page) == ["Khoản 1", "Khoản 3"]
    assert "<html" not in page


def test_two_days_of_the_same_text_do_not_differ(client: Client, education: Document) -> None:
    assert "Hai bản giống nhau từng chữ." in shown(client, f"{PAGE}?tu=2021-01-01&den=2022-01-01")


@pytest.mark.parametrize("other", ["Điều 1 Luật 35/2013/QH13", "d1 35/2013/qh13", "/van-ban/35-2013-qh13/dieu-1/"])
def test_another_provision_is_named_in_words_or_by_its_address(client: Client, education: Document, other: str) -> None:
    law()
    page = client.get(PAGE, {"voi": other}).content.decode()
    assert "So sánh hai quy định" in page
    assert ("ins", "Luật này quy định việc hòa giải.") in marks(page)


def test_a_provision_that_is_not_there_is_said(client: Client, education: Document) -> None:
    assert "Không tìm thấy quy định này trong thư viện." in client.get(PAGE, {"voi": "Điều 9 Luật Z"}).content.decode()


@pytest.mark.parametrize("address", ["/van-ban/43-2019-qh14/dieu-99/so-sanh/", "/van-ban/43-2019-qh14/so-sanh/"])
def test_what_is_no_article_is_not_found(client: Client, education: Document, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_day_that_is_none_gets_a_clear_page(client: Client, education: Document) -> None:
    assert "không phải là một ngày" in shown(client, f"{PAGE}?tu=hom-qua", 400)


def test_words_of_the_law_are_escaped(client: Client) -> None:
    law(articles="Điều 1. Phạm vi\nMức <u>chung</u> <b>5</b> & hơn.\nĐiều 2. Hết\nMức <u>chung</u> <i>6</i>.\n")
    page = client.get("/van-ban/35-2013-qh13/dieu-1/so-sanh/", {"voi": "35-2013-qh13/dieu-2"}).content.decode()
    assert "&lt;" in page
    assert [tag for tag in ("<u>", "<b>5", "<i>6") if tag in page] == []


def test_the_amended_article_opens_its_comparison(client: Client, education: Document) -> None:
    page = shown(client, "/van-ban/43-2019-qh14/")
    assert f'href="{PAGE}?tu=2025-12-31&amp;den=2026-01-01">So cũ với mới</a>' in page


def test_the_number_of_queries_does_not_grow_with_the_article(client: Client) -> None:
    law(articles=many_articles(2, 2))
    law("12/2015/QH13", "Luật Thử", many_articles(2, 40))
    counts = []
    for slug in ("35-2013-qh13", "12-2015-qh13"):
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/van-ban/{slug}/dieu-1/so-sanh/?voi={slug}/dieu-2")
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("other", ["gì đó", "35-2013-qh13/dieu-99"])
def test_what_is_not_there_is_told_and_compared_with_nothing(client: Client, other: str) -> None:
    law()
    page = client.get("/van-ban/35-2013-qh13/dieu-1/so-sanh/", {"voi": other}).content.decode()
    assert "Không tìm thấy quy định này trong thư viện." in page
    assert '<section class="versus' not in page
