"""Two people at the same words, at the same time."""

from __future__ import annotations

import re

import pytest

from pholuat.library.models import ProvisionVersion
from pholuat.library.tests.test_review_pages import LIST, document, person, signed_in
from pholuat.people.roles import Role

pytestmark = pytest.mark.django_db


def test_of_two_who_mend_at_once_the_second_is_told_what_the_first_wrote() -> None:
    waits = document()
    version = ProvisionVersion.objects.get(document=waits, eid="art_1")
    address = f"{LIST}{waits.pk}/sua/{version.pk}/"
    one, two = (signed_in(person(name, Role.INTAKE_OFFICER)) for name in ("mot", "hai"))
    seen = [re.findall(r'name="seen" value="(\w{64})"', client.get(address).content.decode()) for client in (one, two)]
    words = {"num": version.num, "heading": version.heading, "reason": "Bản gốc", "seen": seen[0][0]}
    assert one.post(address, words | {"text": "Lời văn đúng."}).status_code == 302
    told = two.post(address, words | {"text": "Lời văn khác."})
    page = told.content.decode()
    version.refresh_from_db()
    assert (told.status_code, version.text) == (422, "Lời văn đúng.")
    assert "Người khác vừa sửa chỗ này thành" in page
    assert "Lời văn khác." in page
    again = re.findall(r'name="seen" value="(\w{64})"', page)
    assert two.post(address, words | {"text": "Lời văn khác.", "seen": again[0]}).status_code == 302
    version.refresh_from_db()
    assert version.text == "Lời văn khác."
