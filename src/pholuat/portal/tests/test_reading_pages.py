"""The reading page and the page of one article."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from psycopg.types.range import Range

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Kind, Provision, Source
from pholuat.library import services
from pholuat.library.models import Document, ProvisionVersion
from pholuat.people.roles import Role
from pholuat.portal.tests.laws import law, many_articles, officer

pytestmark = pytest.mark.django_db

CITING = (
    "Điều 1. Phạm vi\nTheo khoản 2 Điều 2 Luật này và Điều 5 Nghị định số 15/2014/NĐ-CP.\n"
    "Điều 2. Giải thích\n1. Một;\n2. Hai, trừ Điều 1 Luật Hòa giải ở cơ sở số 35/2013/QH13.\n"
)


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def links(page: str) -> list[str]:
    return re.findall(r'<a class="cite[^"]*" href="([^"]*)"', page)


def test_every_provision_has_an_anchor_and_no_id_comes_twice(client: Client) -> None:
    law(articles=many_articles(3))
    page = text_of(client, "/van-ban/35-2013-qh13/")
    ids = Counter(re.findall(r'\bid="([^"]*)"', page))
    assert {f"art_{a}__cl_{c}" for a in (1, 2, 3) for c in (1, 2)} <= set(ids)
    assert [each for each, count in ids.items() if count > 1] == []


def test_citations_lead_inside_the_page_to_other_laws_or_to_a_search(client: Client) -> None:
    law()
    law("12/2015/QH13", "Luật Thử", CITING)
    page = text_of(client, "/van-ban/12-2015-qh13/")
    assert links(page)[-3:] == [
        "#art_2__cl_2",
        "/tim-kiem/?q=15/2014/N%C4%90-CP",
        "/van-ban/35-2013-qh13/dieu-1/",
    ]


def test_an_inner_place_that_is_missing_is_no_link(client: Client) -> None:
    law(articles="Điều 1. Một\nTheo Điều 99 Luật này và Điều 2 Luật này.\nĐiều 2. Hai\nHết.\n")
    page = text_of(client, "/van-ban/35-2013-qh13/")
    assert "Theo Điều 99 Luật này" in page
    assert [link for link in links(page) if "q=" not in link] == ["#art_2"]


def test_the_day_is_kept_on_every_way_out(client: Client) -> None:
    law()
    law("12/2015/QH13", "Luật Thử", CITING)
    page = text_of(client, "/van-ban/12-2015-qh13/?ngay=2020-05-01")
    assert "Đang xem lời văn tại ngày 01/05/2020." in page
    assert links(page)[-1] == "/van-ban/35-2013-qh13/dieu-1/?ngay=2020-05-01"


def test_before_its_first_day_a_law_is_shown_as_not_yet_in_force(client: Client) -> None:
    law()
    page = text_of(client, "/van-ban/35-2013-qh13/?ngay=2013-12-31")
    assert "Ngày 31/12/2013 văn bản chưa có hiệu lực." in page
    assert "Còn hiệu lực" not in page


def test_unknown_validity_is_never_shown_as_in_force(client: Client) -> None:
    law(effective=None)
    page = text_of(client, "/van-ban/35-2013-qh13/")
    assert "Chưa xác định hiệu lực" in page
    assert "Còn hiệu lực" not in page
    assert "Còn hiệu lực" not in text_of(client, "/van-ban/35-2013-qh13/dieu-1/")


def test_what_nobody_has_confirmed_says_so(client: Client) -> None:
    law()
    law("12/2015/QH13", "Luật Thử", confirmed=True)
    assert "Chưa rà soát." in text_of(client, "/van-ban/35-2013-qh13/")
    assert "Chưa rà soát." not in text_of(client, "/van-ban/12-2015-qh13/")


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("/van-ban/35-2013-QH13/", "/van-ban/35-2013-qh13/"),
        ("/van-ban/35-2013-qh13", "/van-ban/35-2013-qh13/"),
        ("/van-ban/35/2013/QH13/", "/van-ban/35-2013-qh13/"),
        ("/van-ban/35-2013-qh13/Dieu-2", "/van-ban/35-2013-qh13/dieu-2/"),
        ("/van-ban/35-2013/", "/van-ban/35-2013-qh13/"),
        ("/van-ban/35/2013", "/van-ban/35-2013-qh13/"),
        ("/van-ban/35/2013/QH13?ngay=2020-01-01", "/van-ban/35-2013-qh13/?ngay=2020-01-01"),
    ],
)
def test_other_spellings_of_an_address_redirect(client: Client, typed: str, canonical: str) -> None:
    law()
    response = client.get(typed)
    assert (response.status_code, response["Location"]) == (301, canonical)


def test_a_number_that_several_bear_gives_a_page_to_choose(client: Client) -> None:
    for province in ("Bình Định", "Gia Lai"):
        law("10/2020/QĐ-UBND", f"Quy định của {province}", type_="Quyết định", issuer=f"UBND tỉnh {province}")
    page = text_of(client, "/van-ban/10-2020-qd-ubnd/", 300)
    assert "Có 2 văn bản mang số 10/2020/QĐ-UBND" in page
    assert len(re.findall(r'<a class="title" href="/van-ban/[^"]+10-2020-qd-ubnd[^"]*"', page)) == 2


def test_a_number_cut_short_gives_a_page_to_choose_or_nothing(client: Client) -> None:
    law("35/2013/QH13", "Luật Một")
    law("35/2013/NĐ-CP", "Nghị định Hai", type_="Nghị định", issuer="Chính phủ")
    assert "Có 2 văn bản có số bắt đầu bằng 35/2013" in text_of(client, "/van-ban/35/2013/", 300)
    assert client.get("/van-ban/35/").status_code == 404


def test_an_article_has_its_own_page_with_neighbours_and_whom_cites_it(client: Client) -> None:
    law()
    law("12/2015/QH13", "Luật Thử", CITING)
    page = text_of(client, "/van-ban/35-2013-qh13/dieu-1/")
    assert "<h1>Điều 1. Phạm vi</h1>" in page
    assert 'href="/van-ban/35-2013-qh13/dieu-2/"' in page
    assert 'href="/van-ban/12-2015-qh13/dieu-2/#art_2__cl_2"' in page
    assert "khoản 2 Điều 2" in page


def test_an_article_that_is_not_there_says_so(client: Client) -> None:
    law()
    assert "Văn bản không có điều này" in text_of(client, "/van-ban/35-2013-qh13/dieu-99/", 404)


def test_an_amended_article_reads_as_of_the_day_and_tells_who_changed_it(client: Client) -> None:
    document = law()
    act = law("50/2020/QH14", "Luật sửa đổi", "Điều 1. Sửa đổi\nSửa Điều 1.\n", effective=dt.date(2021, 1, 1))
    old = ProvisionVersion.objects.get(document=document, eid="art_1").provision
    new = parse_source(Source("LUẬT\nX\nĐiều 1. Phạm vi\nLời mới.\nĐiều 2. Hết\nHết.\n")).provisions[:1]
    services.amend_provision(
        old,
        new,
        act=act,
        on=dt.date(2021, 1, 1),
        by=officer(Role.PUBLISHER, "cong-bo"),
        now=timezone.now(),
    )
    today = text_of(client, "/van-ban/35-2013-qh13/")
    before = text_of(client, "/van-ban/35-2013-qh13/?ngay=2020-12-31")
    assert "Lời mới." in today
    assert "Sửa đổi từ 01/01/2021" in today
    assert 'href="/van-ban/50-2020-qh14/"' in today
    assert 'href="/van-ban/35-2013-qh13/dieu-1/?ngay=2020-12-31">Xem lời văn trước đó</a>' in today
    assert "Lời mới." not in before
    assert "Luật này quy định việc hòa giải." in before
    spans = text_of(client, "/van-ban/35-2013-qh13/dieu-1/")
    assert "Từ 01/01/2014 đến hết 31/12/2020" in spans
    assert "Từ 01/01/2021" in spans
    # The words of another day are worth nothing on the day of the page.
    listed = spans[spans.index('class="spans"') :]
    assert re.findall(r"badge[^>]*>([^<]+)<", listed[: listed.index("</ul>")]) == ["Hết hiệu lực", "Còn hiệu lực"]
    before = text_of(client, "/van-ban/35-2013-qh13/dieu-1/?ngay=2015-01-01")
    listed = before[before.index('class="spans"') :]
    assert re.findall(r"badge[^>]*>([^<]+)<", listed[: listed.index("</ul>")]) == ["Còn hiệu lực", "Chưa có hiệu lực"]


def test_a_repealed_article_is_marked_and_not_shown_as_in_force(client: Client) -> None:
    document = law()
    act = law("50/2020/QH14", "Luật bãi bỏ", "Điều 1. Bãi bỏ\nBãi bỏ Điều 2.\n", effective=dt.date(2021, 1, 1))
    gone = ProvisionVersion.objects.get(document=document, eid="art_2").provision
    services.repeal_provision(
        gone,
        act=act,
        on=dt.date(2021, 1, 1),
        by=officer(Role.PUBLISHER, "cong-bo"),
        now=timezone.now(),
        reason="Bị bãi bỏ",
    )
    page = text_of(client, "/van-ban/35-2013-qh13/")
    assert "Hết hiệu lực từ 01/01/2021" in page
    assert re.search(r'<section class="dieu t\d+ gone" id="art_2">', page)
    assert "Hết hiệu lực một phần" in page


def amended(document: Document, act: Document, on: dt.date, new: Provision, eid: str = "art_1") -> None:
    services.amend_provision(
        ProvisionVersion.objects.filter(document=document, eid=eid).latest("pk").provision,
        [new],
        act=act,
        on=on,
        by=officer(Role.PUBLISHER, "cong-bo"),
        now=timezone.now(),
    )


def test_the_old_number_of_an_article_leads_to_its_new_one(client: Client) -> None:
    document = law()
    act = law("50/2020/QH14", "Luật sửa đổi", "Điều 1. Sửa\nSửa Điều 1.\n", effective=dt.date(2021, 1, 1))
    new = Provision("art_1a", Kind.ARTICLE, "1a", "Phạm vi", "Lời mới.", "", 1)
    amended(document, act, dt.date(2021, 1, 1), new)
    base = "/van-ban/35-2013-qh13/"
    for asked, leads in (("dieu-1/", "dieu-1a/"), ("dieu-1a/?ngay=2020-01-01", "dieu-1/?ngay=2020-01-01")):
        answer = client.get(base + asked)
        assert (answer.status_code, answer["Location"]) == (302, base + leads)
    assert "Lời mới." in text_of(client, f"{base}dieu-1a/")
    assert client.get(f"{base}dieu-7/").status_code == 404


def test_a_suspension_leaves_the_words_and_their_days(client: Client) -> None:
    document = law()
    services.suspend(
        document,
        period=Range(dt.date(2020, 1, 1), dt.date(2021, 1, 1)),
        by=officer(Role.PUBLISHER, "cong-bo"),
        now=timezone.now(),
        reason="Ngưng để rà soát",
    )
    page = text_of(client, "/van-ban/35-2013-qh13/dieu-1/?ngay=2020-05-01")
    assert "<dd>01/01/2014</dd>" in page
    assert "Đến hết ngày" not in page
    assert "đang ngưng hiệu lực" in page
    assert "Ngưng để rà soát" in page


def test_an_article_that_has_expired_says_until_when_it_read_so(client: Client) -> None:
    document = law()
    services.expire(
        document,
        on=dt.date(2021, 1, 1),
        by=officer(Role.PUBLISHER, "cong-bo"),
        now=timezone.now(),
        reason="Được thay thế",
    )
    page = text_of(client, "/van-ban/35-2013-qh13/dieu-1/")
    assert "<dd>01/01/2014</dd>" in page
    assert "<dd>31/12/2020</dd>" in page
    assert "đã hết hiệu lực" in page


def test_what_holds_earlier_than_the_rest_is_told_and_opens(client: Client) -> None:
    document = law(articles=many_articles(3, 0), effective=dt.date(2030, 7, 1))
    early = ProvisionVersion.objects.get(document=document, eid="art_1")
    services.set_validity(
        early,
        Range(dt.date(2020, 1, 1), None),
        by=officer(Role.PUBLISHER, "cong-bo"),
        now=timezone.now(),
        reason="Điều 3",
    )
    page = text_of(client, "/van-ban/35-2013-qh13/?ngay=2025-01-01")
    assert '01/07/2030<br><a class="small" href="#art_1">Điều\u00a01: từ 01/01/2020</a>' in page
    assert "Ngày 01/01/2025 văn bản chưa có hiệu lực." in page
    assert "Có hiệu lực từ ngày 01/07/2030, riêng Điều 1 từ ngày 01/01/2020." in page
    assert "Đã có hiệu lực từ 01/01/2020" in page
    assert "Còn hiệu lực" in text_of(client, "/van-ban/35-2013-qh13/dieu-1/?ngay=2025-01-01")


def test_what_does_not_hold_yet_is_not_struck_out_as_if_it_held_no_more(client: Client) -> None:
    document = law(articles=many_articles(3, 0))
    services.set_validity(
        ProvisionVersion.objects.get(document=document, eid="art_1"),
        Range(dt.date(2030, 1, 1), None),
        by=officer(Role.PUBLISHER, "cong-bo"),
        now=timezone.now(),
        reason="Điều 3",
    )
    page = text_of(client, "/van-ban/35-2013-qh13/?ngay=2025-01-01")
    assert re.search(r'<section class="dieu t\d+ yet" id="art_1">', page)
    assert "Có hiệu lực từ 01/01/2030" in page
    assert "gone" not in page


@pytest.mark.parametrize("path", ["/van-ban/35-2013-qh13/", "/van-ban/35-2013-qh13/dieu-1/"])
def test_the_number_of_queries_does_not_grow_with_the_law(client: Client, path: str) -> None:
    law(articles=many_articles(5))
    few = _queries(client, path)
    law("12/2015/QH13", "Luật Thử", many_articles(50, 4))
    many = _queries(client, path.replace("35-2013-qh13", "12-2015-qh13"))
    assert many == few
    assert few <= 14


def _queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


def test_an_article_that_another_law_lacks_leads_to_the_law_itself(client: Client) -> None:
    law()
    law("12/2015/QH13", "Luật Thử", "Điều 1. Một\nTheo Điều 99 Luật số 35/2013/QH13.\nĐiều 2. Hai\nHết.\n")
    assert links(text_of(client, "/van-ban/12-2015-qh13/"))[-1] == "/van-ban/35-2013-qh13/"


def test_a_chapter_called_general_rules_is_no_enclosed_regulation(client: Client) -> None:
    articles = (
        "Điều 1. Ban hành\nBan hành kèm theo Quyết định này Quy chế làm việc.\nĐiều 2. Hiệu lực\nHết.\n"
        "QUY CHẾ\nLàm việc\n(Ban hành kèm theo Quyết định số 10/2020/QĐ-UBND)\nChương I\nQUY ĐỊNH CHUNG\n"
        "Điều 1. Phạm vi\nQuy chế này quy định việc làm.\nĐiều 2. Đối tượng\nHết.\n"
    )
    law("10/2020/QĐ-TTg", "Ban hành Quy chế làm việc", articles, type_="Quyết định", issuer="Thủ tướng Chính phủ")
    page = text_of(client, "/van-ban/10-2020-qd-ttg/quy-che/dieu-1/")
    assert "<h1>Điều 1. Phạm vi</h1>" in page
    whole = text_of(client, "/van-ban/10-2020-qd-ttg/")
    assert '<header class="enclosed" id="reg_1"><h2>QUY CHẾ Làm việc</h2>' in whole


def test_what_is_not_in_force_on_the_day_is_not_called_a_text_in_force(client: Client) -> None:
    law()
    page = text_of(client, "/van-ban/35-2013-qh13/?ngay=2013-12-31")
    assert "Đang xem lời văn tại ngày 31/12/2013." in page
    assert "bản có hiệu lực" not in page


@pytest.mark.parametrize(("length", "shape"), [(60, "<h1>"), (200, '<h1 class="long">'), (300, '<h1 class="longer">')])
def test_a_longer_name_is_set_smaller(client: Client, length: int, shape: str) -> None:
    law("1/2020/QH14", "Luật " + "a" * (length - 5))
    page = text_of(client, "/van-ban/1-2020-qh14/")
    assert f"{shape}Luật aaa" in page
    assert "Xem cả tên" not in page


def test_a_name_as_long_as_a_page_is_whole_but_shown_by_its_beginning(client: Client) -> None:
    name = "Luật " + " ".join(["sửa đổi"] * 70)
    law("1/2020/QH14", name)
    page = text_of(client, "/van-ban/1-2020-qh14/")
    assert f'<div class="doc-name"><h1 class="longer clamp">{name}</h1>' in page
    assert "Xem cả tên" in page


@pytest.mark.parametrize("path", ["/van-ban/35-2013-qh13/", "/van-ban/35-2013-qh13/dieu-1/"])
def test_a_printed_page_says_of_which_day_it_is_and_whence(client: Client, path: str) -> None:
    law()
    page = text_of(client, f"{path}?ngay=2020-01-01")
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert f'<p class="print-only">Lời văn tại ngày 01/01/2020. In ngày {today} từ testserver{path}</p>' in page
