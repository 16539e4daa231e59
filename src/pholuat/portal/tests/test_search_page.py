"""The search page, its reasons and its suggestions, as a reader and a script meet them."""

from __future__ import annotations

import datetime as dt
import html
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pholuat.config.cli import main
from pholuat.library.search import node
from pholuat.portal.pace import MOST, Pace
from pholuat.portal.tests.laws import law

pytestmark = pytest.mark.django_db
MANY = "".join(
    f"Điều {number}. Việc hòa giải {number}\nTổ hòa giải làm việc thứ {number}.\n" for number in range(1, 10)
)


def page_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return " ".join(html.unescape(response.content.decode()).split())


@pytest.fixture
def laws() -> None:
    law()
    law("12/2015/QH13", "Luật Thử việc", MANY, issued=dt.date(2015, 6, 1), effective=dt.date(2016, 1, 1))


@pytest.mark.usefixtures("laws")
def test_a_result_tells_its_document_its_state_and_its_days(client: Client) -> None:
    page = page_of(client, "/tim-kiem/?q=quy+dinh+viec+hoa+giai")
    first = page[page.index('<li class="hit') :].partition("</li>")[0]
    assert "Điều 1. Phạm vi" in re.sub(r"<[^>]*>", "", first)
    assert "Luật Hòa giải ở cơ sở 35/2013/QH13" in first
    assert "từ 01/01/2014" in first
    assert "Còn hiệu lực" in first
    assert "<mark>quy định việc hòa giải</mark>" in first


@pytest.mark.usefixtures("laws")
def test_other_places_of_a_document_are_folded_and_more_of_them_on_a_page_of_their_own(client: Client) -> None:
    page = page_of(client, "/tim-kiem/?q=to+hoa+giai+lam+viec")
    assert "Còn hơn 5 điều khác trong văn bản này" in page
    within = re.search(r'href="(\?[^"]*trong=12-2015-qh13)"', page)
    assert within
    inside = page_of(client, f"/tim-kiem/{within[1]}")
    assert "trong Luật Thử việc" in inside
    assert 'href="/van-ban/35-2013-qh13/' not in inside


@pytest.mark.usefixtures("laws")
def test_filters_that_are_none_are_left_out_and_told(client: Client) -> None:
    page = page_of(client, "/tim-kiem/?q=hoa+giai&tinh-trang=con&loai=X&nam=abc&co-quan=quoc-hoi")
    assert "Không có bộ lọc này nên đã bỏ qua: “con”, “abc”, “X”." in page
    assert "Luật Hòa giải ở cơ sở" in page
    assert page.count('class="chip"') == 1


@pytest.mark.usefixtures("laws")
def test_a_slip_is_mended_told_and_may_be_taken_back(client: Client) -> None:
    page = page_of(client, "/tim-kiem/?q=viec+hoa+giaii")
    assert "Đã tìm <b>hòa giải</b> thay cho “hoa giaii”." in page
    literal = page_of(client, "/tim-kiem/?q=viec+hoa+giaii&dung=1")
    assert "Tìm đúng chữ <b>viec hoa giaii</b>" in literal
    assert "Đã tìm" not in literal


@pytest.mark.usefixtures("laws")
def test_where_nothing_was_found_only_what_finds_something_is_proposed(client: Client) -> None:
    page = page_of(client, "/tim-kiem/?q=hoa+giai&nam=1999")
    assert '<a href="?q=hoa+giai" rel="nofollow">Bỏ các bộ lọc đang dùng</a>: ' in page
    quoted = page_of(client, "/tim-kiem/?q=%22giai+hoa+viec%22")
    assert "Bỏ dấu ngoặc kép" in quoted
    rubbish = page_of(client, "/tim-kiem/?q=zzzzqq")
    assert "Chưa tìm thấy điều nào khớp" in rubbish
    assert "Những cách tìm này có kết quả" not in rubbish


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize(
    ("typed", "told"), [("471 2019", "văn bản số 471/2019"), ("nd 471/2019", "Nghị định số 471/2019")]
)
def test_a_number_that_the_library_has_not_is_named(client: Client, typed: str, told: str) -> None:
    assert f"<h2>Thư viện chưa có {told}</h2>" in page_of(client, "/tim-kiem/?q=" + typed.replace(" ", "+"))


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize(
    "typed",
    [
        "a" * 10_000,
        "hòa giải " * 2_000,
        "\x00\x01hoa\x7f giai\u202e",
        "' OR 1=1; DROP TABLE library_document; --",
        "<script>alert(1)</script>",
        '"' * 501,
        "& | ! ( ) : * \\",
        "%00",
    ],
)
def test_absurd_questions_get_a_plain_page(client: Client, typed: str) -> None:
    response = client.get("/tim-kiem/", {"q": typed})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert client.get("/tim-kiem/", {"q": typed, "format": "json"}).status_code == 200
    assert client.get("/tim-kiem/goi-y/", {"q": typed}).status_code == 200
    assert client.get("/tim-kiem/vi-sao/", {"q": typed, "noi": typed}).status_code in (200, 404)


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("query", ["viec hoa giai", "35/2013/QH13", "hoa giai dieu 1", "khong co gi"])
def test_the_page_and_the_command_answer_scripts_alike(
    client: Client, query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    by_page = client.get("/tim-kiem/", {"q": query, "format": "json"}).json()
    assert main(["search", query, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == by_page


@pytest.mark.usefixtures("laws")
def test_a_page_beyond_the_last_is_the_last(client: Client) -> None:
    answers = [client.get(f"/tim-kiem/?q=hoa+giai&trang={page}&format=json").json() for page in (1, 99, "-3", "x")]
    assert answers == [answers[0]] * 4
    assert (answers[0]["page"], answers[0]["pages"]) == (1, 1)


@pytest.mark.usefixtures("laws")
def test_the_reasons_stand_behind_each_result(client: Client) -> None:
    links = re.findall(r'href="(/tim-kiem/vi-sao/[^"]*)"', page_of(client, "/tim-kiem/?q=viec+hoa+giai"))
    assert len(links) == 2
    for link in links:
        page = page_of(client, link)
        assert "Điểm từ đâu mà có" in page
        assert "Chữ của câu hỏi đứng chung một khoản" in page
    assert "Không có kết quả ấy" in page_of(client, "/tim-kiem/vi-sao/?q=hoa&noi=khong-co", 404)


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize(
    ("typed", "said"), [("việc hoà giải", "việc hoà · hoà giải"), ("viec hoa giai", "viec hoa · hoa giai")]
)
def test_the_steps_are_said_in_the_words_that_were_typed(client: Client, typed: str, said: str) -> None:
    page = page_of(client, f"/tim-kiem/vi-sao/?q={typed}&noi=35-2013-qh13%23art_1")
    assert f"<dt>Điều có một vài cụm chữ này</dt><dd>{said}" in page


@pytest.mark.usefixtures("laws")
def test_without_an_index_the_pages_answer_all_the_same(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "current", lambda: None)
    page = page_of(client, "/tim-kiem/?q=viec+hoa+giai")
    assert "Điều 1. Phạm vi" in re.sub(r"<[^>]*>", "", page)
    assert 'name="loai"' not in page
    (link, *_) = re.findall(r'href="(/tim-kiem/vi-sao/[^"]*)"', page)
    assert "Chữ nào có ở đâu" in page_of(client, link)
    kinds = {each["kind"] for each in client.get("/tim-kiem/goi-y/?q=luat+ho").json()["suggestions"]}
    assert kinds == {"document"}


@pytest.mark.usefixtures("laws")
def test_suggestions_answer_the_script_and_may_be_kept(client: Client) -> None:
    response = client.get("/tim-kiem/goi-y/?q=luat+ho")
    assert response["Cache-Control"] == "public, max-age=300"
    assert response.json() == {
        "query": "luat ho",
        "suggestions": [
            {
                "kind": "words",
                "text": "luật hòa giải",
                "note": "",
                "url": "/tim-kiem/?q=lu%E1%BA%ADt+h%C3%B2a+gi%E1%BA%A3i",
            },
            {
                "kind": "document",
                "text": "Luật Hòa giải ở cơ sở",
                "note": "Luật 35/2013/QH13",
                "url": "/van-ban/35-2013-qh13/",
            },
        ],
    }


def test_who_asks_without_a_pause_is_told_to_wait() -> None:
    pace = Pace()
    assert all(pace.allows("a", 0.0) for _ in range(MOST))
    assert not pace.allows("a", 9.9)
    assert pace.allows("b", 9.9)
    assert pace.allows("a", 10.0)


@pytest.mark.parametrize("copies", [1, 4])
def test_the_number_of_queries_does_not_grow(client: Client, copies: int) -> None:
    for year in range(2013, 2013 + copies):
        law(f"35/{year}/QH13", f"Luật Thử {year}", MANY)
    counts = []
    for path in ("/tim-kiem/?q=viec+hoa+giai", "/tim-kiem/vi-sao/?q=hoa+giai&noi=35-2013-qh13%23art_1"):
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            page_of(client, path)
        counts.append(len(caught))
    assert counts[0] <= 16
    assert counts[1] <= 6


def test_all_documents_of_a_kind_are_turned_page_by_page_with_their_filters(client: Client) -> None:
    for number in range(1, 13):
        law(f"{number}/2014/NĐ-CP", f"Quy định {number}", type_="Nghị định", issuer="Chính phủ")
    law()
    seen = set()
    for number in (1, 2):
        page = page_of(client, f"/tim-kiem/?q=nghi+dinh+cua+chinh+phu&trang={number}")
        seen |= set(re.findall(r"<h3><a[^>]*href=\"/van-ban/([\w-]+)/", page))
        assert '12 văn bản · trang 2 · <a href="' in page or number == 1
        assert re.search(r'value="chinh-phu">Chính phủ <span class="num">12', page)
    assert seen == {f"{number}-2014-nd-cp" for number in range(1, 13)}
    listed = re.search(r'<a href="(/van-ban/\?[^"]*)" rel="nofollow">Xem trong danh mục</a>', page)
    assert listed
    assert "12 văn bản</h2>" in page_of(client, listed[1])
