"""The desk of the library: who sees what waits, who may confirm, how a misread letter is mended."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Source
from pholuat.library import services
from pholuat.library.desk import ONE_BY_ONE, waiting
from pholuat.library.enums import Origin
from pholuat.library.models import Correction, Document, ProvisionVersion
from pholuat.library.naming import Facts
from pholuat.library.queries.review import check_lines
from pholuat.people.models import Account
from pholuat.people.roles import Role
from pholuat.people.services import LONG_AGO, command_line, ensure_account, grant_role

pytestmark = pytest.mark.django_db
LIST = "/ban-lam-viec/van-ban/"


def person(name: str, *roles: Role) -> Account:
    account = ensure_account(f"{name}@example.org", name.title())
    for role in roles:
        grant_role(account, role, since=LONG_AGO)
    return account


def document(number: str = "35/2013/QH13", by: Account | None = None) -> Document:
    text = "LUẬT\nX\nĐiều 1. Phạm vi\nLời vãn sai.\nĐiều 2. Hai\n1. Một;\n3. Ba.\n"
    facts = Facts(number=number, type="Luật", title=f"Luật số {number}", issuer="Quốc hội")
    done = services.publish(
        parse_source(Source(text)), by=by or command_line(), now=timezone.now(), origin=Origin.BULK, facts=facts
    )
    return done.document


def signed_in(account: Account | None) -> Client:
    client = Client()
    if account is not None:
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("role", [Role.INTAKE_OFFICER, Role.PUBLISHER])
def test_who_checks_sees_what_waits(role: Role) -> None:
    waits = document()
    client = signed_in(person("can-bo", role))
    assert waits.title in client.get(LIST).content.decode()
    page = client.get(f"{LIST}{waits.pk}/").content.decode()
    assert "Lời vãn sai." in page
    assert "Xác nhận đã đối chiếu" in page
    assert "1 việc chờ xử lý" in client.get("/ban-lam-viec/").content.decode()


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/xac-nhan/", "{pk}/sua/{version}/"])
@pytest.mark.parametrize("who", ["no one", "no role", "operator"])
def test_every_address_refuses_the_wrong_role_and_no_one(path: str, who: str) -> None:
    waits = document()
    version = ProvisionVersion.objects.filter(document=waits).first()
    assert version
    roles = {"no role": [], "operator": [Role.OPERATOR]}
    account = None if who == "no one" else person("khach", *roles[who])
    if who == "operator" and "sua" in path:
        pytest.skip("người vận hành được sửa chỗ đọc sai của văn bản nạp hàng loạt")
    address = LIST + path.format(pk=waits.pk, version=version.pk)
    response = signed_in(account).post(address) if "xac-nhan" in path else signed_in(account).get(address)
    expected = 302 if account is None else 403
    assert response.status_code == expected
    if account is None:
        assert response["Location"].startswith("/tai-khoan/")
    waits.refresh_from_db()
    assert waits.confirmed_by_id is None


def test_a_second_person_confirms_and_the_mark_goes() -> None:
    waits = document()
    second = person("thu-hai", Role.INTAKE_OFFICER)
    response = signed_in(second).post(f"{LIST}{waits.pk}/xac-nhan/", follow=True)
    waits.refresh_from_db()
    assert waits.confirmed_by == second
    assert "đã xác nhận lúc" in response.content.decode()
    assert "Chưa rà soát." not in Client().get(f"/van-ban/{waits.slug}/").content.decode()


def test_who_published_does_not_confirm() -> None:
    publisher = person("cong-bo", Role.PUBLISHER)
    waits = document(by=publisher)
    client = signed_in(publisher)
    page = client.get(f"{LIST}{waits.pk}/").content.decode()
    assert "Xác nhận đã đối chiếu" not in page
    assert "người thứ hai phải là người khác" in page
    refused = client.post(f"{LIST}{waits.pk}/xac-nhan/", follow=True).content.decode()
    waits.refresh_from_db()
    assert waits.confirmed_by_id is None
    assert "người thứ hai, khác người đăng" in refused


def test_a_confirmation_is_only_posted() -> None:
    waits = document()
    assert signed_in(person("can-bo", Role.PUBLISHER)).get(f"{LIST}{waits.pk}/xac-nhan/").status_code == 405


def test_a_misread_letter_is_mended_with_its_reason() -> None:
    waits = document()
    version = ProvisionVersion.objects.get(document=waits, eid="art_1")
    client = signed_in(person("tiep-nhan", Role.INTAKE_OFFICER))
    address = f"{LIST}{waits.pk}/sua/{version.pk}/"
    page = client.get(address).content.decode()
    assert "Sửa chữ đọc sai: Điều 1" in page
    assert "Lời vãn sai." in page
    words = {"num": version.num, "heading": version.heading, "text": "Lời văn đúng.", "reason": "Bản gốc ghi “văn”"}
    assert client.post(address, words).status_code == 302
    version.refresh_from_db()
    assert version.text == "Lời văn đúng."
    assert Correction.objects.get(version=version).reason == "Bản gốc ghi “văn”"
    assert client.post(address, words | {"reason": "x"}).status_code == 422
    assert client.post(address, words | {"text": "Khác", "reason": ""}).status_code == 422


def test_a_mend_after_the_review_waits_on_the_desk_for_another_person() -> None:
    waits = document()
    one, two = person("mot", Role.INTAKE_OFFICER), person("hai", Role.PUBLISHER)
    services.confirm(waits, by=two, now=timezone.now())
    version = ProvisionVersion.objects.get(document=waits, eid="art_1")
    words = {"num": version.num, "heading": version.heading, "text": "Lời văn sai.", "reason": "Bản gốc"}
    saved = signed_in(one).post(f"{LIST}{waits.pk}/sua/{version.pk}/", words, follow=True).content.decode()
    assert "đến khi một người khác xác nhận chỗ sửa" in saved
    assert "còn chờ người khác xác nhận" in Client().get(f"/van-ban/{waits.slug}/").content.decode()
    assert waits.title in signed_in(one).get(LIST).content.decode()
    own = signed_in(one).get(f"{LIST}{waits.pk}/").content.decode()
    assert "người xác nhận chỗ sửa phải là người khác" in own
    assert "Xác nhận chỗ sửa" not in own
    refused = signed_in(one).post(f"{LIST}{waits.pk}/xac-nhan/", follow=True).content.decode()
    assert "khác người sửa chữ, rà soát" in refused
    other = signed_in(two).get(f"{LIST}{waits.pk}/").content.decode()
    assert "<del>vãn</del> <ins>văn</ins>" in other
    assert "Xác nhận chỗ sửa" in other
    signed_in(two).post(f"{LIST}{waits.pk}/xac-nhan/")
    waits.refresh_from_db()
    assert waits.is_confirmed
    assert "Chưa rà soát." not in Client().get(f"/van-ban/{waits.slug}/").content.decode()


def test_parts_are_numbered_in_words() -> None:
    facts = Facts(number="1/2020/QH14", type="Luật", title="Luật Thử", issuer="Quốc hội")
    text = Source("LUẬT\nTHỬ\nPhần thứ nhất\nCHUNG\nĐiều 1. Một\nA.\nPhần thứ hai\nRIÊNG\nĐiều 2. Hai\nB.\n")
    done = services.publish(parse_source(text), by=command_line(), now=timezone.now(), origin=Origin.BULK, facts=facts)
    labels = [line.label for line in check_lines(done.document)]
    assert labels == ["Phần thứ nhất", "Điều 1", "Phần thứ hai", "Điều 2"]


def test_warnings_stand_at_the_provision_whose_lines_they_name() -> None:
    waits = document()
    waits.warnings = [{"line": 7, "code": "gap", "message": "Khoản 1 rồi đến khoản 3"}]
    waits.save(update_fields=["warnings"])
    page = signed_in(person("can-bo", Role.PUBLISHER)).get(f"{LIST}{waits.pk}/").content.decode()
    assert page.count("Khoản 1 rồi đến khoản 3") == 2
    assert 'doubt"' in page


def test_each_warning_leads_to_its_place_on_whatever_page_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pholuat.library.views.LINES", 2)
    waits = document()
    third = ProvisionVersion.objects.get(document=waits, eid="art_2__cl_3")
    page = signed_in(person("can-bo", Role.PUBLISHER)).get(f"{LIST}{waits.pk}/").content.decode()
    assert f'<a href="?trang=2#v{third.pk}">Khoản 3 Điều 2</a><p>Khoản 3 đứng sau Khoản 1: thiếu số ở giữa</p>' in page


def test_who_may_confirm_can_do_so_at_the_head_and_at_the_end() -> None:
    waits = document()
    path = f"{LIST}{waits.pk}/"
    assert signed_in(person("can-bo", Role.PUBLISHER)).get(path).content.decode().count('class="confirm"') == 2
    assert signed_in(waits.published_by).get(path).status_code == 403
    own = document("36/2013/QH13", by=person("dang", Role.PUBLISHER))
    assert 'class="confirm"' not in signed_in(own.published_by).get(f"{LIST}{own.pk}/").content.decode()


def test_many_that_wait_are_one_matter() -> None:
    for number in range(ONE_BY_ONE + 1):
        document(f"{number + 1}/2013/QH13")
    now = timezone.now()
    assert [each.title for each in waiting(person("can-bo", Role.PUBLISHER), now)] == [
        f"{ONE_BY_ONE + 1} văn bản nạp hàng loạt"
    ]
    assert list(waiting(person("khach"), now)) == []
    assert list(waiting(AnonymousUser(), now)) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [("?q=35/2013", 1), ("?q=luat", 2), ("?loai=Luật", 2), ("?loai=Nghị+định", 0), ("?q=%00%27--", 0)],
)
def test_the_list_is_narrowed(query: str, found: int) -> None:
    document()
    document("40/2014/QH13")
    page = signed_in(person("can-bo", Role.PUBLISHER)).get(LIST + query).content.decode()
    assert f"{found} văn bản chưa rà soát" in page


def test_only_what_the_reader_doubted_is_asked_for() -> None:
    doubted, clear = document(), document("40/2014/QH13")
    Document.objects.filter(pk=doubted.pk).update(warnings=[{"line": 7, "code": "gap", "message": "Thiếu khoản 2"}])
    Document.objects.filter(pk=clear.pk).update(warnings=[])
    client = signed_in(person("can-bo", Role.PUBLISHER))
    told = {query: client.get(LIST + query).content.decode() for query in ("", "?canh-bao=1")}
    assert [clear.title in page for page in told.values()] == [True, False]
    assert all(doubted.title in page for page in told.values())
