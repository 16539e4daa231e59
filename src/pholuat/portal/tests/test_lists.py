"""Home, the list, search, the feed, files."""

from __future__ import annotations

import datetime as dt
import gzip
import html
import re
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pholuat.library import services
from pholuat.library.search import everyday
from pholuat.library.services import Attachment
from pholuat.portal.tests.laws import law, many_articles
from pholuat.ui.tests.test_workbook import cells

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def titles(page: str) -> list[str]:
    return [re.sub(r"<[^>]*>", "", each) for each in re.findall(r'<a class="title[^>]*>(.*?)</a>', page)]


def queries_of(client: Client, path: str) -> int:
    client.get(path)
    # The list of everyday words is looked at again every two seconds: here each time, so that the count is one.
    everyday.forget()
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


def test_an_empty_library_says_what_comes_next(client: Client) -> None:
    assert "Thư viện chưa có văn bản nào" in text_of(client, "/")
    assert "Thư viện chưa có văn bản nào" in text_of(client, "/van-ban/")


def test_home_leads_with_days_and_counts_what_is_there(client: Client) -> None:
    today = timezone.localdate()
    law(effective=today + dt.timedelta(days=9))
    law("12/2015/QH13", "Luật Thử")
    law("15/2014/NĐ-CP", "Quy định chi tiết", type_="Nghị định", issuer="Chính phủ")
    page = text_of(client, "/")
    soon, lately = page.index('id="sap"'), page.index('id="moi"')
    assert lately < page.index("Luật Thử") < soon < page.index("Còn 9 ngày")
    assert f'từ <time datetime="{today + dt.timedelta(days=9)}">' in page
    assert '<a href="/van-ban/?loai=Lu%E1%BA%ADt" data-n="2">' in page
    assert '<a href="/van-ban/?loai=Ngh%E1%BB%8B+%C4%91%E1%BB%8Bnh" data-n="1">' in page
    assert "3 văn bản trong thư viện" in page


def test_each_block_of_the_home_says_what_to_do_where_it_is_empty(client: Client) -> None:
    law("1/2020/NĐ-CP", "Quy định tổ chức", type_="Nghị định", effective=None)
    page = text_of(client, "/")
    for words in (
        "Chưa có văn bản nào biết ngày có hiệu lực.",
        "Hiện không có văn bản nào chờ ngày có hiệu lực.",
        "Thư viện chưa có văn bản về các việc thường gặp.",
        "Văn bản trong thư viện chưa được gắn lĩnh vực.",
    ):
        assert words in page


def test_things_of_life_lead_to_pages_that_answer(client: Client) -> None:
    law("31/2024/QH15", "Luật Đất đai", "Điều 1. Sổ đỏ\nĐất đai và tranh chấp đất đai, hòa giải ở xã.\n")
    law("45/2019/QH14", "Luật Lao động nước ngoài", "Điều 1. Một\nHợp đồng lao động.\n", effective=None)
    page = text_of(client, "/")
    block = page[page.index('id="doi-song"') : page.index('id="linh-vuc"')]
    assert re.findall(r'data-n="(\d+)"><span>(.*?)</span>', block) == [("1", "Đất đai, nhà ở")]
    led = [html.unescape(url) for url in re.findall(r'<a href="(/tim-kiem/[^"]*)"', block)]
    assert len(led) == 3
    for url in led:
        assert "/van-ban/31-2024-qh15/" in text_of(client, url)


def test_the_motto_stands_only_where_its_law_does(client: Client) -> None:
    assert "motto" not in text_of(client, "/")
    words = "Công dân có quyền được thông tin về pháp luật."
    articles = f"Điều 1. Phạm vi\nMột.\nĐiều 2. Quyền\n1. {words}\n2. Hai.\n"
    law("14/2012/QH13", "Luật Phổ biến, giáo dục pháp luật", articles)
    page = text_of(client, "/")
    assert f'<blockquote class="law">{words}</blockquote>' in page
    assert 'href="/van-ban/14-2012-qh13/dieu-2/#art_2__cl_1"' in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Luật Hòa giải ở cơ sở", "Luật Thử", "Quy định chi tiết"}),
        ("?loai=Luật", {"Luật Hòa giải ở cơ sở", "Luật Thử"}),
        ("?loai=Luật&nam=2013", {"Luật Hòa giải ở cơ sở"}),
        ("?co-quan=chinh-phu", {"Quy định chi tiết"}),
        ("?tinh-trang=unknown", {"Quy định chi tiết"}),
        ("?tinh-trang=in_force&ngay=01/06/2014", {"Luật Hòa giải ở cơ sở"}),
        ("?nam=1999", set()),
    ],
)
def test_the_list_is_narrowed_by_its_filters(client: Client, query: str, found: set[str]) -> None:
    law()
    law("12/2015/QH13", "Luật Thử", issued=dt.date(2015, 6, 1), effective=dt.date(2016, 1, 1))
    law("15/2014/NĐ-CP", "Quy định chi tiết", type_="Nghị định", issuer="Chính phủ", effective=None)
    page = text_of(client, f"/van-ban/{query}")
    assert set(titles(page)) == found
    assert f"{len(found)} văn bản</h2>" in page


def test_an_empty_list_names_the_way_on_and_each_filter_can_be_taken_away(client: Client) -> None:
    law()
    page = text_of(client, "/van-ban/?nam=1999&loai=Luật")
    assert "Không có văn bản nào khớp các bộ lọc" in page
    assert 'href="?nam=1999"' in page
    assert 'href="?loai=Lu%E1%BA%ADt"' in page


def test_search_finds_by_words_without_accents_and_by_number(client: Client) -> None:
    law()
    law("12/2015/QH13", "Luật Thử", many_articles(2))
    by_words = text_of(client, "/tim-kiem/?q=luat+hoa+giai+o+co+so")
    assert "Luật Hòa giải ở cơ sở" in titles(by_words)
    assert "<span>từ 01/01/2014</span>" in by_words
    assert "Luật Thử" in titles(text_of(client, "/tim-kiem/?q=12/2015/QH13"))
    named = text_of(client, "/tim-kiem/?q=hoa+giai+o+co+so+dieu+1")
    assert "Khớp đúng điều bạn gõ" in named
    assert "Hiểu là <b>Luật Hòa giải ở cơ sở</b>, <b>Điều 1</b>." in " ".join(named.split())


def test_search_without_results_says_what_to_try(client: Client) -> None:
    page = text_of(client, "/tim-kiem/?q=khong-co-gi-ca")
    assert "Chưa tìm thấy điều nào khớp" in page


def test_search_answers_scripts_in_json(client: Client) -> None:
    law()
    answer = client.get("/tim-kiem/?q=35/2013/QH13&format=json").json()
    assert list(answer) == ["query", "plan", "total", "results", "page", "pages"]
    keys = ["number", "title", "eid", "heading", "snippet", "url", "state", "score", "document"]
    assert list(answer["results"][0]) == keys
    assert answer["results"][0]["number"] == "35/2013/QH13"


def test_the_feed_tells_of_the_documents_published_last(client: Client) -> None:
    law()
    law("15/2014/NĐ-CP", "Quy định chi tiết", type_="Nghị định", issuer="Chính phủ")
    response = client.get("/feeds/van-ban-moi.xml")
    feed = ET.fromstring(response.content)  # noqa: S314 - our own
    assert response["Content-Type"].startswith("application/atom+xml")
    assert [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")] == [
        "Nghị định 15/2014/NĐ-CP: Quy định chi tiết",
        "Luật Hòa giải ở cơ sở",
    ]


def test_a_file_is_a_download_and_never_a_page_of_ours(client: Client) -> None:
    document = law()
    services.add_rendition(document, Attachment(b"<script>1</script>", "gốc.html"), timezone.now())
    path = re.search(r'href="(/tep/\d+/)"', text_of(client, "/van-ban/35-2013-qh13/"))
    assert path
    response = client.get(path[1])
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response) == b"<script>1</script>"
    assert client.get("/tep/999999/").status_code == 404


@pytest.mark.parametrize("path", ["/", "/van-ban/", "/tim-kiem/?q=hoa+giai", "/feeds/van-ban-moi.xml"])
def test_the_number_of_queries_does_not_grow_with_the_library(client: Client, path: str) -> None:
    law("14/2012/QH13", "Luật Phổ biến", "Điều 1. Một\nHòa giải.\nĐiều 2. Hai\n1. Một.\n2. Hai.\n")
    for number in range(1, 7):
        law(f"{number}/2014/QH13", f"Luật Hòa giải số {number}")
    few = queries_of(client, path)
    for number in range(1, 7):
        law(f"{number}/2015/QH13", f"Luật Hòa giải thứ {number}", many_articles(3))
    assert queries_of(client, path) <= few


def test_home_is_light_on_a_phone(client: Client) -> None:
    for number in range(1, 12):
        law(f"{number}/2015/QH13", f"Luật Hòa giải thứ {number}")
    response = client.get("/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 8_000
    assert len(gzip.decompress(response.content)) < 40_000


def test_only_searches_that_find_something_are_proposed(client: Client) -> None:
    assert "hoa giai o co so dieu 3" not in text_of(client, "/")
    law()
    for path in ("/", "/tim-kiem/"):
        page = text_of(client, path)
        assert ">hoa giai o co so dieu 3</a>" in page
        assert ">14/2012/QH13</a>" not in page


def test_the_list_is_taken_along_as_a_workbook_under_its_filters_and_in_its_order(client: Client) -> None:
    law()
    law("12/2015/QH13", "=1+1", issued=dt.date(2015, 6, 1), effective=dt.date(2016, 1, 1))
    law("15/2014/NĐ-CP", "Quy định chi tiết", type_="Nghị định", issuer="Chính phủ", effective=None)
    page = text_of(client, "/van-ban/?loai=Luật&ngay=1/6/2014")
    link = re.search(r'<a href="([^"]*format=xlsx[^"]*)"', page)
    assert link
    answer = client.get("/van-ban/" + html.unescape(link[1]))
    assert answer["Content-Disposition"] == 'attachment; filename="van-ban-2014-06-01.xlsx"'
    head, *rows = cells(answer.content)
    assert head[6] == "Tình trạng tại ngày 01/06/2014"
    assert [row[:3] + row[6:] for row in rows] == [
        ["12/2015/QH13", "Luật", "=1+1", "Chưa có hiệu lực", "http://testserver/van-ban/12-2015-qh13/"],
        ["35/2013/QH13", "Luật", "Luật Hòa giải ở cơ sở", "Còn hiệu lực", "http://testserver/van-ban/35-2013-qh13/"],
    ]


def test_who_takes_the_list_along_again_and_again_is_told_to_wait(client: Client) -> None:
    law()
    address = "/van-ban/?format=xlsx&loai=Luật"
    answers = [client.get(address, REMOTE_ADDR="203.0.113.7") for _ in range(12)]
    codes = [answer.status_code for answer in answers]
    assert codes[:5] == [200] * 5 and 429 in codes
    refused = answers[codes.index(429)].content.decode()
    assert "Chờ mười giây rồi bấm tải lại" in refused and "Luật Hòa giải ở cơ sở" in refused


def test_a_list_with_a_bad_day_is_no_file(client: Client) -> None:
    response = client.get("/van-ban/?format=xlsx&tu-ngay=31/2/2020")
    assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")
