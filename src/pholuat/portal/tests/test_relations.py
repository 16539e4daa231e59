"""Relations of a document to others, its days, and the sheet to hang up."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Source
from pholuat.library import services
from pholuat.library.models import Document, ProvisionVersion
from pholuat.library.queries.relations import Tie, ties, turns
from pholuat.people.roles import Role
from pholuat.portal.drawing import Branch, life_svg, map_svg
from pholuat.portal.tests.laws import law, officer
from pholuat.portal.views.hanging import qr_svg

pytestmark = pytest.mark.django_db
LAW, DECREE = "35/2013/QH13", "15/2014/NĐ-CP"


@pytest.fixture
def library() -> Document:
    """A law; a decree that names it among its bases and in its text; an act that amends Điều 1 and repeals Điều 2."""
    document = law(LAW)
    basis = "Căn cứ Luật Hòa giải ở cơ sở số 35/2013/QH13;\n"
    cited = f"{basis}Điều 1. Phạm vi\nQuy định chi tiết Điều 2 Luật Hòa giải ở cơ sở số 35/2013/QH13.\n"
    law(DECREE, "Nghị định chi tiết", cited, type_="Nghị định", issuer="Chính phủ")
    act = law("50/2020/QH14", "Luật sửa đổi", "Điều 1. Sửa đổi\nSửa Điều 1.\n", effective=dt.date(2021, 1, 1))
    first, second = (ProvisionVersion.objects.get(document=document, eid=eid).provision for eid in ("art_1", "art_2"))
    by, day, now = officer(Role.PUBLISHER, "cong-bo"), dt.date(2021, 1, 1), timezone.now()
    new = parse_source(Source("LUẬT\nX\nĐiều 1. Phạm vi\nLời mới.\nĐiều 2. Hết\nHết.\n")).provisions[:1]
    services.amend_provision(first, new, act=act, on=day, by=by, now=now)
    services.repeal_provision(second, act=act, on=day, by=by, now=now, reason="Bị bãi bỏ")
    return document


def told(document: Document) -> dict[Tie, list[tuple[str, int]]]:
    return {tie: [(other.number, other.places) for other in others] for tie, others in ties(document).items()}


def test_a_law_knows_who_changed_it_and_who_rests_on_it(library: Document) -> None:
    assert told(library) == {
        Tie.AMENDED_BY: [("50/2020/QH14", 1)],
        Tie.ENDED_BY: [("50/2020/QH14", 3)],
        Tie.RESTS_ON_IT: [(DECREE, 1)],
        Tie.CITED_BY: [(DECREE, 1)],
    }


def test_the_other_side_tells_the_same(library: Document) -> None:
    act, decree = (Document.objects.get(number=number) for number in ("50/2020/QH14", DECREE))
    assert told(act) == {Tie.AMENDS: [(LAW, 1)], Tie.ENDS: [(LAW, 3)]}
    assert told(decree) == {Tie.BASIS: [(LAW, 1)], Tie.CITES: [(LAW, 1)]}


def test_the_states_of_a_document_in_their_order(library: Document) -> None:
    found = [(turn.since, turn.state.value) for turn in turns(library)]
    assert found == [
        (None, "not_yet"),
        (dt.date(2014, 1, 1), "in_force"),
        (dt.date(2021, 1, 1), "partly_expired"),
    ]


def test_the_page_lists_days_and_relations(client: Client, library: Document) -> None:
    page = client.get("/van-ban/35-2013-qh13/luoc-do/").content.decode()
    days = re.findall(r'<time datetime="([^"]*)">\d', page)
    assert days == ["2013-06-20", "2014-01-01", "2021-01-01", "2021-01-01", "2021-01-01"]
    assert re.findall(r'<h3 id="([^"]*)"', page) == ["amended_by", "ended_by", "rests_on_it", "cited_by"]
    assert "3 quy định bị bãi bỏ" in page
    assert page.count("<svg") == page.count('aria-hidden="true"')


def test_the_page_takes_as_many_queries_for_many_relations(client: Client) -> None:
    law(LAW)
    counts = []
    for amount in (1, 8):
        for number in range(amount):
            law(
                f"{amount}{number}/2014/NĐ-CP",
                f"Nghị định {amount}{number}",
                "Căn cứ Luật Hòa giải ở cơ sở số 35/2013/QH13;\nĐiều 1. Một\nTheo Điều 1 Luật số 35/2013/QH13.\n",
                type_="Nghị định",
                issuer="Chính phủ",
            )
        with CaptureQueriesContext(connection) as captured:
            client.get("/van-ban/35-2013-qh13/luoc-do/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("address", ["/van-ban/1-2000-qh10/luoc-do/", "/van-ban/35-2013-qh13/dieu-1/luoc-do/"])
def test_only_a_document_has_relations(client: Client, address: str) -> None:
    law(LAW)
    assert client.get(address).status_code == 404


def test_the_map_names_the_first_of_each_bundle_and_counts_the_rest() -> None:
    names = tuple(f"Luật {number}" for number in range(1, 8))
    drawn = map_svg("35/2013/QH13", [Branch("Được dẫn chiếu ở", names, incoming=True)])
    assert re.findall('class="map-name"[^>]*>([^<]*)<', drawn) == [*names[:4], "và 3 văn bản khác"]
    assert map_svg("x", []) == ""
    assert "&lt;b&gt;" in map_svg("<b>", [Branch("a", ("c",), incoming=False)])


def test_the_life_of_a_document_without_days_is_not_drawn() -> None:
    assert life_svg([], None, dt.date(2024, 1, 1)) == ""


@pytest.mark.parametrize(
    ("address", "name", "leads"),
    [
        ("/van-ban/35-2013-qh13/to-treo/", "<h1>Luật Hòa giải ở cơ sở</h1>", "/van-ban/35-2013-qh13/"),
        ("/van-ban/35-2013-qh13/dieu-1/to-treo/", "<h1>Điều 1. Phạm vi</h1>", "/van-ban/35-2013-qh13/dieu-1/"),
    ],
)
def test_the_sheet_to_hang_up_bears_the_whole_address(client: Client, address: str, name: str, leads: str) -> None:
    law(LAW)
    page = client.get(address).content.decode()
    assert name in page
    assert f'<p class="poster-address">http://testserver{leads}</p>' in page
    assert qr_svg(f"http://testserver{leads}") in page


def test_the_sheet_of_what_is_not_there_is_not_found(client: Client) -> None:
    law(LAW)
    assert client.get("/van-ban/35-2013-qh13/dieu-9/to-treo/").status_code == 404
