"""The reader's display is kept in a cookie, by the server, with or without a script."""

import pytest
from django.test import Client

from pholuat.ui.display import Display, chosen, from_cookie


@pytest.mark.parametrize(
    ("cookie", "attributes"),
    [
        ("1--", {}),
        ("2-cao-toi", {"data-size": "2", "data-contrast": "high", "data-theme": "dark"}),
        ("3-thuong-sang", {"data-size": "3", "data-contrast": "normal", "data-theme": "light"}),
        ("", {}),
        ("9-<b>-x", {}),
        ("2", {}),
    ],
)
def test_a_cookie_becomes_the_attributes_of_the_page(cookie: str, attributes: dict[str, str]) -> None:
    assert from_cookie(cookie).attributes == attributes


def test_what_a_choice_does_not_name_stays() -> None:
    assert chosen({"co": "3"}, Display("2", "cao", "toi")) == Display("3", "cao", "toi")


def test_a_choice_is_kept_and_leads_back() -> None:
    response = Client().get("/hien-thi/", {"co": "2", "ve": "/van-ban/?nam=2013"})
    assert (response.status_code, response["Location"]) == (302, "/van-ban/?nam=2013")
    assert response.cookies["hien-thi"].value == "2--"


@pytest.mark.parametrize("back", ["https://noi-khac.vn/", "//noi-khac.vn", "javascript:alert(1)", ""])
def test_a_choice_never_leads_to_another_site(back: str) -> None:
    response = Client().get("/hien-thi/", {"co": "2", "ve": back})
    assert response["Location"] == "/hien-thi/"


def test_the_page_is_drawn_as_chosen_before_any_script() -> None:
    client = Client()
    client.cookies["hien-thi"] = "3-cao-"
    page = client.get("/hien-thi/").content.decode()
    assert '<html lang="vi" data-size="3" data-contrast="high">' in page
