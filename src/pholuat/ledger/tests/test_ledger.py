"""The ledger takes rows and gives none back."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from pholuat.ledger.models import Activity, Evidence
from pholuat.ledger.queries import activities, evidenced_by
from pholuat.ledger.services import Proof, record
from pholuat.people.models import Account

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 24, 3, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 24)


def made(kind: str = "document_published", day: dt.date = DAY) -> Activity:
    who = Account.objects.filter(email="a@b.vn").first() or Account.objects.create_user("a@b.vn", name="An")
    proofs = [Proof("document", "Luật thử", id="7", address="/van-ban/thu/")]
    return record(kind, "Đăng", happened_on=day, now=NOW, person=who, counts={"documents": 1}, evidence=proofs)


def test_a_fact_stands_with_its_proof() -> None:
    fact = made()
    assert (fact.counts, fact.person and fact.person.name, fact.unit_name) == ({"documents": 1}, "An", None)
    assert list(evidenced_by("document", "7")) == [fact]


def test_nothing_is_changed_or_taken_away() -> None:
    fact = made()
    for model, pk in ((Activity, fact.pk), (Evidence, fact.evidence.get().pk)):
        table = model._meta.db_table
        where = f"{table} WHERE id = {pk}"
        for deed in (f"DELETE FROM {where}", f"UPDATE {table} SET id = 999 WHERE id = {pk}"):  # noqa: S608
            with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(deed)


def test_facts_are_found_by_half_open_days_and_kind() -> None:
    first, second = made(day=DAY - dt.timedelta(days=1)), made(kind="quiz", day=DAY)
    assert list(activities(DAY, DAY + dt.timedelta(days=1))) == [second]
    assert list(activities(end=DAY)) == [first]
    assert list(activities(kind="quiz")) == [second]
