"""Sign-in: every page in Vietnamese, in our look, at Vietnamese addresses; no door that we do not want."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from pholuat.people import tries
from pholuat.people.letters import LetterNotSentError
from pholuat.people.models import Account
from pholuat.people.tasks import NOBODY, password_letter

pytestmark = pytest.mark.django_db
PASSWORD = "một câu ngắn dễ nhớ"
TOO_MANY = "Đăng nhập sai nhiều lần. Chờ năm phút rồi thử lại."
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


def letters() -> list[mail.EmailMessage]:
    """What has been sent once the background has done what it was left."""
    for job in ProcrastinateJob.objects.filter(status="todo", task_name="pholuat.people.tasks.password_letter"):
        password_letter.func(**job.args)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job.pk])
    return list(mail.outbox)


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


def sign_in(client: Client, account: Account, password: str, place: str = "10.0.0.1") -> bool | str:
    """Whether the account is signed in; else what is said."""
    form = {"login": account.email, "password": password}
    response = client.post("/tai-khoan/dang-nhap/", form, REMOTE_ADDR=place)
    page = response.content.decode()
    if response.status_code == 302:
        return True
    assert_ours(page)
    return TOO_MANY if TOO_MANY in page else False


def test_five_wrong_passwords_close_the_account_for_that_place_and_no_other(account: Account) -> None:
    assert [sign_in(Client(), account, "sai") for _ in range(6)] == [False] * 5 + [TOO_MANY]
    assert sign_in(Client(), account, PASSWORD) == TOO_MANY
    assert sign_in(Client(), account, PASSWORD, place="10.0.0.2") is True


def test_a_browser_that_has_signed_in_before_is_a_place_of_its_own(account: Account) -> None:
    """Somebody behind the same address as the officer cannot close the door before her."""
    mine = Client()
    assert sign_in(mine, account, PASSWORD) is True
    mine.post("/tai-khoan/dang-xuat/")
    assert [sign_in(Client(), account, "sai") for _ in range(6)][-1] == TOO_MANY
    assert sign_in(mine, account, PASSWORD) is True
    mine.post("/tai-khoan/dang-xuat/")
    assert [sign_in(mine, account, "sai", place=f"10.0.1.{n}") for n in range(6)] == [False] * 5 + [TOO_MANY]


def test_guessing_from_many_places_is_slowed_but_not_for_the_browser_of_the_person(account: Account) -> None:
    mine = Client()
    assert sign_in(mine, account, PASSWORD) is True
    mine.post("/tai-khoan/dang-xuat/")
    seen = [sign_in(Client(), account, "sai", place=f"10.0.{n}.1") for n in range(41)]
    assert seen == [False] * 40 + [TOO_MANY]
    assert sign_in(Client(), account, PASSWORD, place="10.1.1.1") == TOO_MANY
    assert sign_in(mine, account, PASSWORD, place="10.1.1.1") is True


def test_right_passwords_are_not_counted(account: Account) -> None:
    assert {sign_in(Client(), account, PASSWORD) for _ in range(9)} == {True}


def test_the_cookie_of_a_known_browser_fits_one_account_and_cannot_be_made_up(account: Account) -> None:
    mine, other = Client(), Account.objects.create_user("khac@stp.vn", PASSWORD, name="Khác")
    assert sign_in(mine, account, PASSWORD) is True
    cookie = mine.cookies[tries.COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/tai-khoan/")
    assert account.email not in cookie.value
    request = RequestFactory().get("/", headers={"cookie": f"{tries.COOKIE}={cookie.value}"})
    assert tries.known_browser(request, account.email.upper())
    assert not tries.known_browser(request, other.email)
    forged = RequestFactory().get("/", headers={"cookie": f"{tries.COOKIE}={cookie.value[:-1]}x"})
    assert not tries.known_browser(forged, account.email)


def test_the_password_is_asked_once_more_and_wrong_ones_are_counted_by_person(
    account: Account, officer: Client
) -> None:
    def ask(password: str) -> int:
        return officer.post("/tai-khoan/xac-nhan/", {"password": password}).status_code

    assert [ask("sai") for _ in range(5)] == [200] * 5
    assert ask(PASSWORD) == 200
    other, second = Account.objects.create_user("khac@stp.vn", PASSWORD, name="Khác"), Client()
    second.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert second.post("/tai-khoan/xac-nhan/", {"password": PASSWORD}).status_code == 302


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
    assert mail.outbox == []
    (letter,) = letters()
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


def test_an_unknown_address_gets_the_same_page_the_same_work_and_no_letter(account: Account) -> None:
    """What the request does for both is the same to the statement; the letter comes later, from elsewhere."""
    seen = []
    for email in (account.email, "khong-co@stp.vn"):
        with CaptureQueriesContext(connection) as queries:
            response = Client().post("/tai-khoan/quen-mat-khau/", {"email": email})
        seen.append((response.status_code, response["Location"], len(queries)))
    assert seen[0] == seen[1]
    assert seen[0][:2] == (302, "/tai-khoan/quen-mat-khau/da-gui/")
    assert mail.outbox == []
    waiting = ProcrastinateJob.objects.order_by("id").values_list("args", flat=True)
    assert list(waiting) == [
        {"account": account.pk, "site": "http://testserver"},
        {"account": NOBODY, "site": "http://testserver"},
    ]
    assert [letter.to for letter in letters()] == [[account.email]]


def test_an_account_closed_meanwhile_gets_no_letter(account: Account) -> None:
    Client().post("/tai-khoan/quen-mat-khau/", {"email": account.email})
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert letters() == []


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
    assert letters() == []
    (letter,) = settings.EMAIL_FILE_PATH.iterdir()
    assert "/tai-khoan/quen-mat-khau/dat-lai/" in letter.read_text(encoding="utf-8")
    assert settings.EMAIL_FILE_PATH.stat().st_mode & 0o777 == 0o700
    assert "dat-lai" not in "".join(capfd.readouterr())


def test_a_mail_server_that_is_down_is_tried_again_and_no_log_names_a_person(
    account: Account, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(LetterNotSentError, match=r"^ConnectionRefusedError$") as refused:
        password_letter.func(account=account.pk, site="http://testserver")
    assert refused.value.__suppress_context__
    assert isinstance(password_letter.retry_strategy, RetryStrategy)
    assert password_letter.retry_strategy.max_attempts == 5
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
    assert SessionStore(one.session.session_key).get_expiry_age() <= 12 * 3600
    one.get("/tai-khoan/doi-mat-khau/")
    assert (one.cookies["csrftoken"]["httponly"], one.cookies["csrftoken"]["samesite"]) == (True, "Lax")
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
