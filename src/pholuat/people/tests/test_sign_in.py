"""Sign-in: every page in Vietnamese, in our look, at Vietnamese addresses; no door that we do not want."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings

from pholuat.people.models import Account

pytestmark = pytest.mark.django_db
PASSWORD = "một câu ngắn dễ nhớ"
ENGLISH = re.compile(
    r"\b(sign|log ?in|log ?out|email|password|forgot|account|please|submit|required|field|invalid|incorrect|current"
    r"|again|your|the|this|enter|must|not|change|reset|confirm|too|try|remember|username|address)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def _light(settings) -> Iterator[None]:  # type: ignore[no-untyped-def]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    yield


@pytest.fixture
def account() -> Account:
    return Account.objects.create_user("hanh@stp.vn", PASSWORD, name="Trần Thị Hạnh")


@pytest.fixture
def officer(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(page: str) -> str:
    """What a person reads or hears: the text, and the labels in attributes; addresses and names of fields not."""
    body = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.DOTALL)
    heard = re.findall(r'(?:aria-label|placeholder|title|alt|value)="([^"]*[^\W\d_][^"]*)"', body)
    heard = [text for text in heard if " " in text]
    return " ".join([re.sub(r"<[^>]+>", " ", body), *heard]).replace("hanh@stp.vn", " ")


def assert_ours(page: str) -> None:
    assert '<html lang="vi"' in page
    assert len(re.findall(r"<h1[ >]", page)) == 1
    title = re.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert title[1].endswith("· Phổ Luật")
    assert ENGLISH.findall(words(page)) == []
    fields = re.findall(r'<input(?=[^>]*type="(?:text|email|password)")[^>]*id="([^"]+)"', page)
    assert [name for name in fields if f'for="{name}"' not in page] == []
    assert "style=" not in page
    assert "onclick" not in page


def test_pages_for_everyone() -> None:
    for address in [
        "/tai-khoan/dang-nhap/",
        "/tai-khoan/quen-mat-khau/",
        "/tai-khoan/quen-mat-khau/da-gui/",
        "/tai-khoan/quen-mat-khau/xong/",
        "/tai-khoan/quen-mat-khau/dat-lai/1-sai/",
        "/tai-khoan/ngung-dung/",
    ]:
        response = Client().get(address)
        assert (address, response.status_code) == (address, 200)
        assert_ours(response.content.decode())


def test_pages_for_who_is_signed_in(officer: Client) -> None:
    for address in ["/tai-khoan/dang-xuat/", "/tai-khoan/doi-mat-khau/", "/tai-khoan/xac-nhan/"]:
        response = officer.get(address)
        assert (address, response.status_code) == (address, 200)
        assert_ours(response.content.decode())


def test_an_account_without_a_password_sets_one(account: Account, officer: Client) -> None:
    account.set_unusable_password()
    account.save()
    officer.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    response = officer.get("/tai-khoan/doi-mat-khau/", follow=True)
    assert response.redirect_chain == [("/tai-khoan/dat-mat-khau/", 302)]
    assert_ours(response.content.decode())


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_confirm_login_code", "mfa_index"])
def test_doors_that_are_not_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_signing_in_leads_to_the_desk_and_out_to_the_first_page(account: Account) -> None:
    client = Client()
    response = client.post("/tai-khoan/dang-nhap/", {"login": "Hanh@stp.vn", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/ban-lam-viec/")
    response = client.post("/tai-khoan/dang-xuat/")
    assert (response.status_code, response["Location"]) == (302, "/")
    assert "_auth_user_id" not in client.session


def test_signing_in_goes_on_to_where_one_wanted_and_never_to_another_site(account: Account) -> None:
    form = {"login": account.email, "password": PASSWORD}
    assert Client().post("/tai-khoan/dang-nhap/?next=/van-ban/", form)["Location"] == "/van-ban/"
    assert Client().post("/tai-khoan/dang-nhap/?next=https://noi-khac.vn/", form)["Location"] == "/ban-lam-viec/"


@pytest.mark.parametrize(
    ("form", "words_of_error"),
    [
        ({"login": "hanh@stp.vn", "password": "sai"}, "Thư điện tử hoặc mật khẩu chưa đúng."),
        ({"login": "khong-co@stp.vn", "password": "sai"}, "Thư điện tử hoặc mật khẩu chưa đúng."),
        ({"login": "không phải thư", "password": "x"}, "Địa chỉ thư cần có dạng ten@donvi.vn."),
        ({"login": "", "password": ""}, "Sửa 2 ô sau"),
    ],
)
def test_errors_speak_vietnamese_and_keep_the_address(
    account: Account, form: dict[str, str], words_of_error: str
) -> None:
    page = Client().post("/tai-khoan/dang-nhap/", form).content.decode()
    assert words_of_error in page
    assert_ours(page)
    if form["login"]:
        assert f'value="{form["login"]}"' in page


def test_five_wrong_passwords_close_the_account_for_a_while(account: Account) -> None:
    client = Client()
    for _ in range(5):
        client.post("/tai-khoan/dang-nhap/", {"login": account.email, "password": "sai"})
    page = client.post("/tai-khoan/dang-nhap/", {"login": account.email, "password": PASSWORD}).content.decode()
    assert "Đăng nhập sai nhiều lần. Chờ năm phút rồi thử lại." in page
    assert_ours(page)


def test_too_many_tries_from_one_place_get_their_page() -> None:
    client = Client()
    statuses = {client.post("/tai-khoan/dang-nhap/", {"login": f"a{n}@b.vn"}).status_code for n in range(31)}
    response = client.post("/tai-khoan/dang-nhap/", {"login": "a@b.vn"})
    assert statuses == {200, 429}
    assert response.status_code == 429
    assert response["Retry-After"] == "300"
    assert_ours(response.content.decode())


def test_an_account_that_is_closed_cannot_sign_in(account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(is_active=False)
    response = Client().post("/tai-khoan/dang-nhap/", {"login": account.email, "password": PASSWORD}, follow=True)
    assert "Tài khoản đang ngừng dùng" in response.content.decode() or "chưa đúng" in response.content.decode()
    assert_ours(response.content.decode())


def test_a_forgotten_password_is_set_anew_through_a_letter(account: Account) -> None:
    client = Client()
    response = client.post("/tai-khoan/quen-mat-khau/", {"email": account.email})
    assert response["Location"] == "/tai-khoan/quen-mat-khau/da-gui/"
    (letter,) = mail.outbox
    assert letter.subject == "[Phổ Luật] Đặt lại mật khẩu"
    assert ENGLISH.findall(re.sub(r"https?://\S+", "", str(letter.body))) == []
    address = re.search(r"https?://[^/\s]+(/\S+)", str(letter.body))
    assert address is not None
    response = client.get(address[1], follow=True)
    assert_ours(response.content.decode())
    place = response.redirect_chain[-1][0]
    short = client.post(place, {"password1": "ngan", "password2": "khac"}).content.decode()
    assert "Mật khẩu quá ngắn: cần ít nhất 12 ký tự." in short
    assert_ours(short)
    new = "một câu khác cũng dễ nhớ"
    response = client.post(place, {"password1": new, "password2": new})
    assert response["Location"] == "/tai-khoan/quen-mat-khau/xong/"
    account.refresh_from_db()
    assert account.check_password(new)
    assert [letter.subject for letter in mail.outbox[1:]] in ([], ["[Phổ Luật] Mật khẩu đã được đặt lại"])


def test_an_unknown_address_gets_the_same_page_and_no_letter() -> None:
    response = Client().post("/tai-khoan/quen-mat-khau/", {"email": "khong-co@stp.vn"})
    assert response["Location"] == "/tai-khoan/quen-mat-khau/da-gui/"
    assert mail.outbox == []


def test_a_password_is_changed_by_who_knows_the_old_one(account: Account, officer: Client) -> None:
    new = "một câu mới thật dễ nhớ"
    wrong = officer.post("/tai-khoan/doi-mat-khau/", {"oldpassword": "sai", "password1": new, "password2": "khác"})
    page = wrong.content.decode()
    assert "Mật khẩu hiện tại chưa đúng." in page
    assert_ours(page)
    response = officer.post("/tai-khoan/doi-mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (response.status_code, response["Location"]) == (302, "/ban-lam-viec/")
    account.refresh_from_db()
    assert account.check_password(new)


def test_without_a_mail_server_a_letter_lies_where_nobody_else_reads_it_and_in_no_log(
    account: Account, settings: Settings, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = "pholuat.people.mail.Letterbox"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    Client().post("/tai-khoan/quen-mat-khau/", {"email": account.email})
    (letter,) = settings.EMAIL_FILE_PATH.iterdir()
    assert "/tai-khoan/quen-mat-khau/dat-lai/" in letter.read_text(encoding="utf-8")
    assert settings.EMAIL_FILE_PATH.stat().st_mode & 0o777 == 0o700
    assert "dat-lai" not in "".join(capfd.readouterr())


def test_a_mail_server_that_is_down_does_not_tell_which_addresses_have_an_account(
    account: Account, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answers = [
        Client().post("/tai-khoan/quen-mat-khau/", {"email": email}) for email in (account.email, "khong-co@stp.vn")
    ]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, "/tai-khoan/quen-mat-khau/da-gui/")
    }
    assert "ConnectionRefusedError" in caplog.text
    assert account.email not in caplog.text


def test_signing_in_gives_a_new_session_and_a_new_password_ends_the_others(account: Account) -> None:
    one, other = Client(), Client()
    session = one.session
    session["x"] = "given by somebody else"
    session.save()
    one.cookies["sessionid"] = before = str(session.session_key)
    for client in (one, other):
        client.post("/tai-khoan/dang-nhap/", {"login": account.email, "password": PASSWORD})
    assert one.session.session_key not in {before, None}
    assert SessionStore(before).load() == {}
    assert one.cookies["sessionid"]["httponly"]
    assert one.cookies["sessionid"]["samesite"] == "Lax"
    new = "một câu khác cũng dễ nhớ"
    one.post("/tai-khoan/doi-mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert one.get("/ban-lam-viec/").status_code == 200
    assert other.get("/ban-lam-viec/").status_code == 302


@pytest.mark.parametrize(
    ("weak", "told"),
    [
        ("ngan", "quá ngắn"),
        ("qwertyuiop123", "nhiều người dùng"),
        ("hanh@stp.vn1", "quá giống"),
        ("1234567890123", "chữ số"),
    ],
)
def test_a_weak_password_is_refused_in_vietnamese(weak: str, told: str, account: Account, officer: Client) -> None:
    form = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    page = officer.post("/tai-khoan/doi-mat-khau/", form).content.decode()
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
    assert told in page
    assert_ours(page)


def test_tries_are_counted_whatever_a_reader_writes_into_the_forwarded_address(account: Account) -> None:
    client = Client()
    for number in range(5):
        client.post(
            "/tai-khoan/dang-nhap/",
            {"login": account.email, "password": "sai"},
            headers={"x-forwarded-for": f"10.1.1.{number}"},
        )
    form = {"login": account.email.upper(), "password": PASSWORD}
    page = client.post("/tai-khoan/dang-nhap/", form, headers={"x-forwarded-for": "10.9.9.9"}).content.decode()
    assert "Đăng nhập sai nhiều lần" in page
