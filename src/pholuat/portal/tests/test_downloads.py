"""Documents and articles as files, over the web."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from docx import Document as Docx

from pholuat.lawtext import akn
from pholuat.library import queries
from pholuat.library.models import Document
from pholuat.people.roles import Role
from pholuat.portal.downloads.collect import whole
from pholuat.portal.downloads.forms import FORMS as FORMS_MADE
from pholuat.portal.tests.laws import law, many_articles, officer

pytestmark = pytest.mark.django_db

PAGE = "/van-ban/35-2013-qh13/"
TABLED = "Điều 1. Mức\nMức tiền:\nThứ tự\tTên\tTiền\n1\tMột\t1.000\n2\tHai\t2.000\nĐiều 2. Khác\n1. Một;\na) Nhỏ.\n"
FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/akn+xml; charset=utf-8",
    "json": "application/json",
}


def taken(client: Client, path: str) -> bytes:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content


@pytest.mark.parametrize("form", FORMS)
def test_each_form_has_its_type_and_a_name_in_vietnamese(client: Client, form: str) -> None:
    law()
    response = client.get(f"{PAGE}tai-ve.{form}?ngay=2020-05-01")
    assert response["Content-Type"] == FORMS[form]
    plain, real = response["Content-Disposition"].split("; ")[1:]
    assert plain == f'filename="35-2013-qh13_2020-05-01.{form}"'
    assert unquote(real) == f"filename*=UTF-8''Luật 35-2013-QH13 (2020-05-01).{form}"


@pytest.mark.parametrize("form", FORMS)
def test_one_article_is_named_by_its_number(client: Client, form: str) -> None:
    law()
    response = client.get(f"{PAGE}dieu-2/tai-ve.{form}?ngay=2020-05-01")
    assert "Luật 35-2013-QH13, Điều 2 (2020-05-01)" in unquote(response["Content-Disposition"])


def test_the_text_says_day_state_review_and_address_and_then_the_law(client: Client) -> None:
    law(articles=TABLED)
    lines = taken(client, f"{PAGE}tai-ve.txt?ngay=2020-05-01").decode().split("\n")
    assert lines[:6] == [
        "Luật Hòa giải ở cơ sở",
        "Lời văn tại ngày 01/05/2020. Còn hiệu lực. Có hiệu lực từ ngày 01/01/2014.",
        "Chưa rà soát: chưa có người thứ hai đối chiếu từng chữ với bản gốc.",
        "Xem tại http://testserver/van-ban/35-2013-qh13/?ngay=2020-05-01",
        "Bản để tham khảo; khi áp dụng, đối chiếu với bản chính do cơ quan ban hành phát hành.",
        "-" * 60,
    ]
    assert lines[-11:] == [
        "",
        "Điều 1. Mức",
        "Mức tiền:",
        "Thứ tự\tTên\tTiền",
        "1\tMột\t1.000",
        "2\tHai\t2.000",
        "",
        "Điều 2. Khác",
        "1. Một;",
        "a) Nhỏ.",
        "",
    ]


def test_a_confirmed_law_is_not_called_unreviewed(client: Client) -> None:
    law(confirmed=True)
    assert "hưa rà soát" not in taken(client, f"{PAGE}tai-ve.txt").decode()
    assert json.loads(taken(client, f"{PAGE}tai-ve.json"))["confirmed"] is True


def test_before_its_first_day_every_form_says_that_the_law_does_not_hold_yet(client: Client) -> None:
    law()
    assert "Chưa có hiệu lực." in taken(client, f"{PAGE}tai-ve.txt?ngay=2013-12-31").decode()
    assert json.loads(taken(client, f"{PAGE}tai-ve.json?ngay=2013-12-31"))["state"] == "not_yet"
    assert akn.read(taken(client, f"{PAGE}tai-ve.xml?ngay=2013-12-31")).state == "not_yet"


def test_the_xml_reads_back_as_what_the_library_says(client: Client) -> None:
    document = law(articles=TABLED)
    on = dt.date(2020, 5, 1)
    shown = queries.document_by_slug(document.slug, on)
    assert shown is not None
    read = akn.read(taken(client, f"{PAGE}tai-ve.xml?ngay=2020-05-01"))
    assert read == whole(shown, on=on, site="http://testserver")
    assert [each.eid for each in read.provisions] == ["art_1", "art_2"]


def test_the_json_has_the_same_eids_and_leads_to_what_is_cited(client: Client) -> None:
    law(articles="Điều 1. Một\nTheo Điều 2 Luật này.\nĐiều 2. Hai\n1. Hết.\n")
    found = json.loads(taken(client, f"{PAGE}tai-ve.json?ngay=2020-05-01"))
    assert (found["form"], found["on"], found["number"]) == ("pholuat-1", "2020-05-01", "35/2013/QH13")
    first, second = found["provisions"]
    assert (first["eid"], first["label"], first["heading"]) == ("art_1", "Điều 1.", "Một")
    assert first["references"] == [
        {
            "slug": "35-2013-qh13",
            "eid": "art_2",
            "address": "http://testserver/van-ban/35-2013-qh13/#art_2",
            "start": 5,
            "end": 20,
        }
    ]
    assert [child["eid"] for child in second["children"]] == ["art_2__cl_1"]


def test_the_word_file_keeps_headings_tables_and_what_it_says_of_itself(client: Client) -> None:
    law(articles=TABLED)
    file = Docx(io.BytesIO(taken(client, f"{PAGE}tai-ve.docx?ngay=2020-05-01")))
    headings = [each.text for each in file.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings == ["Điều 1. Mức", "Điều 2. Khác"]
    notices, table = file.tables[0], file.tables[-1]
    assert "Chưa rà soát" in notices.cell(0, 0).text
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Thứ tự", "Tên", "Tiền"],
        ["1", "Một", "1.000"],
        ["2", "Hai", "2.000"],
    ]
    page = file.sections[0]
    assert page.header.paragraphs[0].text.startswith("35/2013/QH13 · Quốc hội")
    assert [each.text for each in page.footer.paragraphs] == [
        "http://testserver/van-ban/35-2013-qh13/?ngay=2020-05-01",
        "Lời văn tại ngày 01/05/2020 · chưa rà soát",
    ]
    assert (file.styles["Normal"].font.name, file.styles["Normal"].font.size.pt) == ("Times New Roman", 14)


def test_an_article_alone_says_what_it_is_taken_from(client: Client) -> None:
    law(articles=f"Chương I\nNHỮNG QUY ĐỊNH CHUNG\n{TABLED}")
    lines = taken(client, f"{PAGE}dieu-1/tai-ve.txt?ngay=2020-05-01").decode().split("\n")
    assert lines[0] == "Điều 1 Luật Hòa giải ở cơ sở"
    assert lines[3] == "Xem tại http://testserver/van-ban/35-2013-qh13/dieu-1/?ngay=2020-05-01"
    assert lines[6:10] == [
        "Luật Hòa giải ở cơ sở",
        "Số 35/2013/QH13, ngày 20/06/2013, Quốc hội",
        "Chương I. NHỮNG QUY ĐỊNH CHUNG",
        "",
    ]
    assert "Điều 2. Khác" not in lines


def test_who_has_the_file_already_is_told_so_without_reading_the_words(client: Client) -> None:
    law(articles=many_articles(3))
    first = client.get(f"{PAGE}tai-ve.docx")
    with CaptureQueriesContext(connection) as asked:
        again = client.get(f"{PAGE}tai-ve.docx", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert len(asked) <= 6
    other = client.get(f"{PAGE}tai-ve.docx?ngay=2020-05-01", headers={"if-none-match": first["ETag"]})
    assert other.status_code == 200


def test_another_law_that_is_cited_makes_another_mark(client: Client) -> None:
    law(articles="Điều 1. Một\nTheo Điều 2 Luật số 99/2015/QH13.\n")
    before = client.get(f"{PAGE}tai-ve.xml")["ETag"]
    law("99/2015/QH13", "Luật Khác")
    assert client.get(f"{PAGE}tai-ve.xml")["ETag"] != before


def test_the_time_of_the_last_change_is_the_day_itself_when_none_is_asked_for(client: Client) -> None:
    document = law()
    asked = client.get(f"{PAGE}tai-ve.txt?ngay=2020-05-01")["Last-Modified"]
    assert dt.datetime.strptime(asked, "%a, %d %b %Y %H:%M:%S GMT").date() == document.published_at.date()  # type: ignore[union-attr]
    assert client.get(f"{PAGE}tai-ve.txt")["Last-Modified"] >= asked or timezone.localdate() > dt.date(2020, 5, 1)


def test_what_is_text_is_packed_on_the_way(client: Client) -> None:
    law(articles=many_articles(30))
    for form in ("txt", "xml", "json"):
        response = client.get(f"{PAGE}tai-ve.{form}", headers={"accept-encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip", form


def test_other_spellings_of_the_address_move_to_the_one_that_stays(client: Client) -> None:
    law()
    response = client.get("/van-ban/35-2013-QH13/tai-ve.txt?ngay=2020-05-01")
    assert (response.status_code, response["Location"]) == (301, f"{PAGE}tai-ve.txt?ngay=2020-05-01")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{PAGE}tai-ve.pdf", 404),
        (f"{PAGE}dieu-99/tai-ve.docx", 404),
        (f"{PAGE}tai-ve.docx?ngay=31/02/2024", 400),
        (f"{PAGE}tai-ve.docx?ngay=abc", 400),
        ("/van-ban/1-1900-qh1/tai-ve.docx", 404),
        ("/van-ban/../tai-ve.docx", 404),
    ],
)
def test_what_cannot_be_given_gets_a_clear_page(client: Client, path: str, status: int) -> None:
    law()
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert "<h1" in response.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_document(client: Client) -> None:
    counts = []
    for number, articles in (("1/2015/QH13", 1), ("2/2015/QH13", 30)):
        law(number, f"Luật {number}", many_articles(articles))
        with CaptureQueriesContext(connection) as asked:
            taken(client, f"/van-ban/{number.replace('/', '-').lower()}/tai-ve.json")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_whole_document_of_today_is_made_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    law()
    made: list[str] = []
    form = FORMS_MADE["txt"]
    counting = replace(form, make=lambda value: made.append(value.slug) or form.make(value))  # type: ignore[func-returns-value]
    monkeypatch.setitem(FORMS_MADE, "txt", counting)
    first, second = taken(client, f"{PAGE}tai-ve.txt"), taken(client, f"{PAGE}tai-ve.txt")
    assert (first == second, made) == (True, ["35-2013-qh13"])


def test_a_review_by_a_second_person_makes_another_mark(client: Client) -> None:
    document = law()
    before = client.get(f"{PAGE}tai-ve.txt")["ETag"]
    reviewer = officer(Role.INTAKE_OFFICER, "tiep-nhan")
    Document.objects.filter(pk=document.pk).update(confirmed_by=reviewer, confirmed_at=timezone.now())
    response = client.get(f"{PAGE}tai-ve.txt", headers={"if-none-match": before})
    assert response.status_code == 200
    assert "hưa rà soát" not in response.content.decode()


def test_the_same_text_is_the_same_word_file_whenever_it_is_made(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    law()
    first = whole_as_word(client)
    monkeypatch.setattr("time.localtime", lambda *_: dt.datetime(2031, 5, 1, 7, 8, 10).timetuple())
    assert whole_as_word(client) == first


def whole_as_word(client: Client) -> bytes:
    cache.clear()
    return taken(client, f"{PAGE}tai-ve.docx?ngay=2020-05-01")
