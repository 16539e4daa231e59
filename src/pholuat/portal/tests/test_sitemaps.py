"""The map of the site for machines."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pholuat.library.queries.touched import PAGE
from pholuat.portal.tests.laws import law

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_the_index_leads_to_every_sitemap_and_these_to_every_document(client: Client) -> None:
    first, second = law(), law("36/2013/QH13", "Luật Khác")
    places = re.findall(r"<loc>http://testserver(.*?)</loc>", text(client, "/sitemap.xml"))
    pages = sorted({f"/sitemap-van-ban-{each.pk // PAGE}.xml" for each in (first, second)})
    assert places == ["/sitemap-trang.xml", *pages]
    found = [place for page in pages for place in re.findall(r"<loc>(.*?)</loc>", text(client, page))]
    assert found == [f"http://testserver/van-ban/{each.slug}/" for each in (first, second)]
    assert [client.get(place).status_code for place in found] == [200, 200]


def test_a_document_says_when_it_was_last_touched(client: Client) -> None:
    document = law(confirmed=True)
    at = re.search(r"<lastmod>(.*?)</lastmod>", text(client, f"/sitemap-van-ban-{document.pk // PAGE}.xml"))
    assert document.published_at is not None and document.confirmed_at is not None
    assert at is not None and at[1] == max(document.published_at, document.confirmed_at).isoformat(timespec="seconds")


def test_a_sitemap_asks_the_same_whatever_its_length(client: Client) -> None:
    document = law()
    counts = []
    for number in ("36/2013/QH13", "37/2013/QH13"):
        with CaptureQueriesContext(connection) as asked:
            text(client, f"/sitemap-van-ban-{document.pk // PAGE}.xml")
        counts.append(len(asked))
        law(number, f"Luật {number}")
    assert counts == [3, 3]


@pytest.mark.parametrize("page", ["999999", "99999999999999999999"])
def test_a_sitemap_of_no_documents_is_not_there(client: Client, page: str) -> None:
    assert client.get(f"/sitemap-van-ban-{page}.xml").status_code == 404


def test_robots_are_told_the_map_and_kept_from_what_has_no_end(client: Client) -> None:
    lines = text(client, "/robots.txt").split("\n")
    assert lines[0] == "User-agent: *"
    assert {
        "Disallow: /tim-kiem/*&",
        "Disallow: /tim-kiem/vi-sao/",
        "Disallow: /ban-lam-viec/",
        "Sitemap: http://testserver/sitemap.xml",
    } <= set(lines)
