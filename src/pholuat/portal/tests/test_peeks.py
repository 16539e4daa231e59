"""What a citation leads to, as a small piece of a page."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from pholuat.portal.tests.laws import law

pytestmark = pytest.mark.django_db
ARTICLES = (
    "Điều 1. Nguyên tắc\nTrừ trường hợp quy định tại khoản 1 và khoản 2 Điều 2 của Luật này.\n"
    "Điều 2. Nghĩa vụ\n1. Thông báo kịp thời;\n2. Giữ bí mật;\n3. Khác.\n"
)


def peek(client: Client, address: str) -> str:
    response = client.get(f"/trich/{address}")
    assert response.status_code == 200, address
    return response.content.decode()


def said(piece: str) -> list[str]:
    return re.findall("<p>([^<]*)</p>", piece)


def test_a_clause_is_shown_with_its_article_state_and_day(client: Client) -> None:
    law(articles=ARTICLES)
    piece = peek(client, "35-2013-qh13/dieu-2/?cho=art_2__cl_2&ngay=2015-05-01")
    assert "Khoản 2 Điều 2. Nghĩa vụ" in piece
    assert "Còn hiệu lực" in piece
    assert "tại ngày 01/05/2015" in piece
    assert said(piece) == ["Giữ bí mật;"]
    assert 'href="/van-ban/35-2013-qh13/dieu-2/?ngay=2015-05-01#art_2__cl_2"' in piece


def test_a_piece_carries_no_ids_of_the_page_that_it_is_put_into(client: Client) -> None:
    law(articles=ARTICLES)
    assert " id=" not in peek(client, "35-2013-qh13/dieu-2/")


def test_words_that_name_two_clauses_show_both(client: Client) -> None:
    law(articles=ARTICLES)
    page = client.get("/van-ban/35-2013-qh13/").content.decode()
    assert 'href="#art_2__cl_1" data-more="art_2__cl_2">khoản 1 và khoản 2 Điều 2 của Luật này</a>' in page
    assert said(peek(client, "35-2013-qh13/dieu-2/?cho=art_2__cl_1,art_2__cl_2")) == [
        "Thông báo kịp thời;",
        "Giữ bí mật;",
    ]


def test_before_its_first_day_the_piece_says_so(client: Client) -> None:
    law(articles=ARTICLES, effective=dt.date(2014, 1, 1))
    assert "Chưa có hiệu lực" in peek(client, "35-2013-qh13/dieu-2/?ngay=2013-12-31")


def test_a_document_is_shown_by_its_name(client: Client) -> None:
    law()
    piece = peek(client, "35-2013-qh13/")
    assert "Luật Hòa giải ở cơ sở" in piece
    assert "Mở văn bản" in piece


def test_a_long_article_is_cut_after_its_beginning(client: Client) -> None:
    law(articles="Điều 1. Dài\n" + "".join(f"{n}. {'Lời của khoản. ' * 20}\n" for n in range(1, 21)))
    piece = peek(client, "35-2013-qh13/dieu-1/")
    assert "… còn nữa" in piece
    assert 3 <= len(said(piece)) <= 8


@pytest.mark.parametrize(
    "address", ["35-2013-qh13/dieu-9/", "1-2000-qh10/", "35-2013-qh13/dieu-1/?cho=art_9", "35-2013-qh13/?ngay=x"]
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    law()
    assert client.get(f"/trich/{address}").status_code == 404
