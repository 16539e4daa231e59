"""Terms of a document on its page."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from pholuat.portal.tests.laws import law

pytestmark = pytest.mark.django_db

# Law 35/2013/QH13, articles 2 and 3, shortened.
ARTICLES = (
    "Điều 1. Phạm vi hòa giải ở cơ sở\nLuật này quy định hòa giải ở cơ sở; hòa giải ở cơ sở theo khoản 1 Điều 2.\n"
    "Điều 2. Giải thích từ ngữ\nTrong Luật này, các từ ngữ dưới đây được hiểu như sau:\n"
    "1. Hòa giải ở cơ sở là việc hòa giải viên giúp đỡ các bên.\n2. Tổ hòa giải là tổ chức tự quản.\n"
    "Điều 3. Tổ hòa giải\n1. Tổ hòa giải tiến hành hòa giải ở cơ sở.\n2. Tổ hòa giải có tổ trưởng.\n"
)


def terms(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<a class="term" href="([^"]*)">([^<]*)</a>', page)


def test_the_first_use_in_each_article_opens_to_the_definition(client: Client) -> None:
    law(articles=ARTICLES)
    page = client.get("/van-ban/35-2013-qh13/").content.decode()
    assert terms(page) == [
        ("#art_2__cl_1", "hòa giải ở cơ sở"),
        ("#art_2__cl_2", "Tổ hòa giải"),
        ("#art_2__cl_1", "hòa giải ở cơ sở"),
    ]
    assert re.findall("<dfn>([^<]*)</dfn>", page) == ["Hòa giải ở cơ sở", "Tổ hòa giải"]


def test_a_law_without_definitions_has_no_terms(client: Client) -> None:
    law()
    assert terms(client.get("/van-ban/35-2013-qh13/").content.decode()) == []
