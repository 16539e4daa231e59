"""Two at the same instant, each on a connection of its own: one is done, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from pholuat.ledger.models import Activity
from pholuat.library.enums import Origin
from pholuat.library.errors import AlreadyThere, CannotChange, ChangedMeanwhile, Refusal
from pholuat.library.models import Correction, Document, ProvisionVersion
from pholuat.library.services import confirm, correct, publish
from pholuat.library.tests.laws import LAW, NOW, parsed, person, published, publisher, version
from pholuat.people.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """What each met: "done" or the name of the refusal, sorted."""
    start = Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> str:
        try:
            start.wait(timeout=30)
            deed()
        except Refusal as refused:
            return type(refused).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as people:
        return sorted(people.map(one, deeds))


def test_a_document_is_published_once() -> None:
    people = [publisher(name) for name in ("mot", "hai", "ba")]
    law = parsed(LAW)
    met = at_once(*(lambda by=by: publish(law, by=by, now=NOW, origin=Origin.BULK) for by in people))
    assert met == [AlreadyThere.__name__, AlreadyThere.__name__, "done"]
    assert (Document.objects.count(), Activity.objects.filter(kind="document_published").count()) == (1, 1)
    assert ProvisionVersion.objects.filter(eid="art_1").count() == 1


def test_of_two_who_mend_the_same_words_one_is_told() -> None:
    by = publisher()
    seen = version(published(by=by), "art_3")
    rows = [seen, ProvisionVersion.objects.get(pk=seen.pk)]
    met = at_once(
        *(
            lambda row=row, at=at: correct(row, {"text": f"Lời {at}."}, by=by, now=NOW, reason="Thử")
            for at, row in enumerate(rows)
        )
    )
    assert met == [ChangedMeanwhile.__name__, "done"]
    assert Correction.objects.count() == 1


def test_a_document_is_confirmed_once_while_a_letter_is_mended() -> None:
    by = publisher()
    law = published(by=by)
    officers = [person(name, Role.INTAKE_OFFICER) for name in ("mot", "hai")]
    row = version(law, "art_3")
    mends = {"text": row.text.replace("mâu thuẫn", "mâu thuẩn")}
    met = at_once(
        *(lambda officer=officer: confirm(law, by=officer, now=NOW) for officer in officers),
        lambda: correct(row, mends, by=by, now=NOW, reason="Thử"),
    )
    # The second officer is refused, unless the mend came between the two: then it is the mend that is confirmed.
    mend_confirmed = Activity.objects.filter(kind="correction_confirmed").count()
    assert met == (["done"] * 3 if mend_confirmed else [CannotChange.__name__, "done", "done"])
    assert Document.objects.get().confirmed_by in officers
    assert Activity.objects.filter(kind="document_confirmed").count() == 1
    assert Correction.objects.count() == 1
