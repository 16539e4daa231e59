"""What pages say of themselves to machines: JSON-LD, Open Graph, the drawn card."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageDraw

from pholuat.library.enums import State
from pholuat.portal.cards import LAW, LEFT, RIGHT, SIZES, UI, UI_BOLD, Card, Face, png
from pholuat.portal.tests.laws import law, many_articles

PAGE = "/van-ban/35-2013-qh13/"
SITE = "http://testserver"
CARD = Card(
    "Luật · Quốc hội",
    "Luật Phổ biến, giáo dục pháp luật",
    "14/2012/QH13 · ban hành 20/06/2012",
    State.IN_FORCE,
    "lời văn tại ngày 24/11/2026",
    "Phổ Luật",
    "Sở Tư pháp tỉnh Bình Định",
)


def html(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def data(page: str) -> list[dict[str, Any]]:
    return [json.loads(each) for each in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]


def tag(page: str, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)">', page)
    assert found is not None, name
    return found[1]


@pytest.mark.django_db
def test_a_document_says_what_it_is_and_which_articles_it_has(client: Client) -> None:
    law(articles=many_articles(2))
    whole, parts = data(html(client, f"{PAGE}?ngay=2020-05-01"))
    assert {name: whole[name] for name in whole if name != "encoding"} == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": f"{SITE}{PAGE}",
        "url": f"{SITE}{PAGE}",
        "name": "Luật Hòa giải ở cơ sở",
        "legislationIdentifier": "35/2013/QH13",
        "legislationType": "Luật",
        "legislationDate": "2013-06-20",
        "legislationDateOfApplicability": "2014-01-01",
        "legislationDateVersion": "2020-05-01",
        "legislationLegalForce": "https://schema.org/InForce",
        "legislationPassedBy": {"@type": "Organization", "name": "Quốc hội"},
        "legislationJurisdiction": "VN",
        "inLanguage": "vi",
    }
    assert whole["@id"] == f"{SITE}{parts['@id']}"
    assert parts["hasPart"] == [
        {"@type": "Legislation", "@id": f"{PAGE}dieu-{at}/", "name": f"Điều {at}. Tên {at}"} for at in (1, 2)
    ]


@pytest.mark.django_db
def test_the_files_that_a_document_names_are_there(client: Client) -> None:
    law()
    whole = data(html(client, PAGE))[0]
    for each in whole["encoding"]:
        response = client.get(each["contentUrl"].removeprefix(SITE))
        assert response["Content-Type"].partition(";")[0] == each["encodingFormat"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("effective", "day", "force"),
    [
        (dt.date(2014, 1, 1), "2013-12-31", "https://schema.org/NotInForce"),
        (dt.date(2014, 1, 1), "2014-01-01", "https://schema.org/InForce"),
        (None, "2014-01-01", None),
    ],
)
def test_the_force_is_that_of_the_day_and_what_is_not_known_is_not_said(
    client: Client, effective: dt.date | None, day: str, force: str | None
) -> None:
    law(effective=effective)
    assert data(html(client, f"{PAGE}?ngay={day}"))[0].get("legislationLegalForce") == force


@pytest.mark.django_db
def test_an_article_is_part_of_its_document(client: Client) -> None:
    law()
    (found,) = data(html(client, f"{PAGE}dieu-2/"))
    assert (found["@id"], found["name"]) == (f"{SITE}{PAGE}dieu-2/", "Điều 2. Giải thích")
    assert found["isPartOf"]["@id"] == f"{SITE}{PAGE}"


@pytest.mark.django_db
def test_no_title_can_end_the_script(client: Client) -> None:
    law(title="Luật </script><script>alert(1)</script>")
    page = html(client, PAGE)
    assert "<script>alert" not in page
    assert data(page)[0]["name"] == "Luật </script><script>alert(1)</script>"


@pytest.mark.django_db
def test_the_card_of_a_page_is_named_with_its_day_and_is_there(client: Client) -> None:
    law()
    page = html(client, f"{PAGE}dieu-2/?ngay=2020-05-01")
    assert tag(page, "og:title") == "Điều 2. Giải thích · Luật Hòa giải ở cơ sở 35/2013/QH13"
    assert tag(page, "og:image") == f"{SITE}{PAGE}dieu-2/the-chia-se.png?ngay=2020-05-01"
    assert tag(page, "og:url") == f"{SITE}{PAGE}dieu-2/?ngay=2020-05-01"
    response = client.get(tag(page, "og:image").removeprefix(SITE))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


@pytest.mark.django_db
def test_a_card_that_is_kept_is_not_sent_again_and_another_day_has_another(client: Client) -> None:
    law()
    first = client.get(f"{PAGE}the-chia-se.png")
    again = client.get(f"{PAGE}the-chia-se.png", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    before = client.get(f"{PAGE}the-chia-se.png?ngay=2013-12-31")
    assert before["ETag"] != first["ETag"]
    assert timezone.localdate() > dt.date(2014, 1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{PAGE}dieu-99/the-chia-se.png", 404),
        (f"{PAGE}the-chia-se.png?ngay=x", 400),
        ("/van-ban/0/the-chia-se.png", 404),
    ],
)
def test_a_card_of_nothing_is_a_clear_page(client: Client, path: str, status: int) -> None:
    law()
    assert client.get(path).status_code == status


def test_titles_of_any_length_stay_on_the_card() -> None:
    for title in ("", "Ẩ", "Luật " * 200, "x" * 300, "13/2015/TT-BTC " * 40):
        image = Image.open(
            io.BytesIO(png(Card(title, title, title, State.UNKNOWN, "hôm nay", "Phổ Luật", title)))
        ).convert("L")
        edge = image.crop((RIGHT + 8, 0, 1200, 630))
        assert min(edge.tobytes()) > 200, title[:20]


def test_lines_are_even_and_whole_words() -> None:
    face = Face(LAW, SIZES[0])
    assert face.wrapped("Luật Phổ biến, giáo dục pháp luật", RIGHT - LEFT) == ["Luật Phổ biến,", "giáo dục pháp luật"]
    assert face.cut("Luật Phổ biến, giáo dục pháp luật", 700) == "Luật Phổ biến, giáo…"


def drawn(face: Face, letter: str) -> bytes:
    image = Image.new("L", (60, 80))
    face.draw(ImageDraw.Draw(image), (10, 60), letter, "white")
    return image.tobytes()


@pytest.mark.parametrize("name", [LAW, UI, UI_BOLD])
def test_letters_of_vietnamese_are_drawn_each_in_its_own_way(name: str) -> None:
    face = Face(name, 40)
    letters = "aăâdđeêioôơuưyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    letters += letters.upper()
    shapes = {drawn(face, letter) for letter in letters}
    assert len(shapes) == len(letters)
    assert drawn(face, "\ue000") not in shapes
