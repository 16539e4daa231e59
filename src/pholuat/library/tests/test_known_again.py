"""A document that comes again is known, though it was read worse before; nothing stands twice, no address is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client

from pholuat.ledger.models import Activity
from pholuat.library import queries
from pholuat.library.enums import Existing, Origin, Outcome
from pholuat.library.errors import AlreadyThere
from pholuat.library.models import Document, FormerAddress, Rendition
from pholuat.library.naming import Facts
from pholuat.library.queries.addresses import by_slug_start, moved_to
from pholuat.library.services import Attachment, Publication, confirm, publish
from pholuat.library.tests.laws import LAW, NOW, parsed, person, publisher
from pholuat.people.models import Account
from pholuat.people.roles import Role

pytestmark = pytest.mark.django_db

DAY = dt.date(2020, 1, 1)
FACTS = Facts(effective=dt.date(2014, 1, 1))
FILE = Attachment(b"<p>LUAT</p>", "luat.html")
CUT, CUT_SLUG = "2013/QH13", "quoc-hoi/2013-qh13-2013-06-20"
COPY = Attachment(b"<p>LUAT  </p>", "luat-2.html")


@pytest.fixture
def by() -> Account:
    return publisher()


def load(by: Account, file: Attachment, existing: Existing = Existing.ASK, **read: object) -> Publication:
    law = parsed(LAW)
    law = replace(law, header=replace(law.header, **read))  # type: ignore[arg-type]
    return publish(law, by=by, now=NOW, origin=Origin.BULK, facts=FACTS, existing=existing, file=file)


def test_the_same_bytes_are_the_same_document_whatever_was_read_of_them(by: Account) -> None:
    worse = load(by, FILE, number="5/2013/QH13").document
    with pytest.raises(AlreadyThere) as refused:
        load(by, FILE)
    assert refused.value.document == worse
    assert load(by, COPY).outcome is Outcome.PUBLISHED


def test_a_misread_number_is_mended_and_its_address_leads_on(by: Account, client: Client) -> None:
    worse = load(by, FILE, number=CUT).document
    done = load(by, FILE, Existing.REPLACE)
    assert (done.outcome, done.document.pk, done.document.slug) == (Outcome.REPLACED, worse.pk, "35-2013-qh13")
    assert moved_to(CUT_SLUG) == "35-2013-qh13"
    for typed, found in (("", ""), ("dieu-2/", "dieu-2/")):
        answer = client.get(f"/van-ban/{CUT_SLUG}/{typed}?ngay=2020-01-01")
        assert (answer.status_code, answer["Location"]) == (301, f"/van-ban/35-2013-qh13/{found}?ngay=2020-01-01")


def test_the_address_of_another_law_does_not_lead_to_what_stood_there_by_mistake(by: Account, client: Client) -> None:
    load(by, FILE, number="102/2016/QH13", date=dt.date(2016, 4, 5))
    assert load(by, FILE, Existing.REPLACE).document.slug == "35-2013-qh13"
    assert not FormerAddress.objects.exists()
    assert client.get("/van-ban/102-2016-qh13/").status_code == 404


def test_an_address_that_is_taken_again_leads_nowhere_else(by: Account) -> None:
    load(by, FILE, number=CUT)
    load(by, FILE, Existing.REPLACE)
    load(by, FILE, Existing.REPLACE, number=CUT)
    assert (Document.objects.get().slug, FormerAddress.objects.count()) == (CUT_SLUG, 0)


def test_a_copy_with_a_misread_date_goes_into_the_document(by: Account) -> None:
    """Circular 106/2025/TT-BCA stood twice: one of its two copies is dated 2015."""
    wrong = dt.date(2003, 6, 20)
    law = load(by, FILE).document
    copy = load(by, COPY, number="").document
    Document.objects.filter(pk=copy.pk).update(
        number=law.number, number_key=law.number_key, issuer=law.issuer, issuer_slug=law.issuer_slug, issued=wrong
    )
    done = load(by, COPY, Existing.REPLACE, date=wrong)
    assert (done.document.pk, done.document.issued) == (law.pk, dt.date(2013, 6, 20))
    assert list(Document.objects.all()) == [law]
    assert sorted(Rendition.objects.values_list("document", "name")) == [(law.pk, "luat-2.html"), (law.pk, "luat.html")]
    assert moved_to(copy.slug) == law.slug
    assert Activity.objects.filter(kind="document_merged", person=by).count() == 1


def test_a_copy_that_somebody_has_confirmed_stays(by: Account) -> None:
    law, copy = load(by, FILE).document, load(by, COPY, number="6/2013/QH13").document
    confirm(copy, by=person("can-bo", Role.INTAKE_OFFICER), now=NOW)
    load(by, COPY, Existing.REPLACE)
    assert set(Document.objects.all()) == {law, copy}


def test_a_reading_without_a_date_leaves_the_date_that_is_known(by: Account) -> None:
    law = load(by, FILE).document
    load(by, FILE, Existing.REPLACE, date=None)
    law.refresh_from_db()
    assert law.issued == dt.date(2013, 6, 20)
    Document.objects.filter(pk=law.pk).update(issued=dt.date(2003, 6, 20))
    load(by, FILE, Existing.REPLACE, date=dt.date(2003, 6, 20))
    law.refresh_from_db()
    assert law.issued is None
    assert [warning["code"] for warning in law.warnings] == ["issued_differs"]


def test_a_number_in_an_address_is_found_through_an_index(by: Account) -> None:
    load(by, FILE)
    found = [queries.by_bare_slug("35-2013-qh13", DAY), by_slug_start("35-2013", DAY)]
    assert [[each.slug for each in some] for some in found] == [["35-2013-qh13"]] * 2
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert all("document_bare_slug" in some.order_by().explain() for some in found)
