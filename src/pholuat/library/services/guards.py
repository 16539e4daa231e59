"""What every service of the library begins with: may this person, and in whose name is history written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.errors import ExclusionViolation
from rules.predicates import Predicate

from pholuat.ledger.services import Proof, record
from pholuat.library.errors import CannotChange, MayNot
from pholuat.library.models import Document
from pholuat.library.signals import document_changed
from pholuat.people.models import Account
from pholuat.people.rules import Deed

# One publishing at a time: two documents that cite each other must not miss each other.
_LOCK = 0x1AB0


def day_of(now: dt.datetime) -> dt.date:
    """The day in Viet Nam at an instant."""
    return timezone.localdate(now)


def ensure(rule: Predicate, by: Account, now: dt.datetime, deed: str, target: object = None) -> None:
    """Raises MayNot, which names the deed in words, when the rule does not admit the person."""
    if not rule(by, Deed(day_of(now), target)):
        raise MayNot(deed)


@contextmanager
def changing(by: Account, why: str) -> Iterator[None]:
    """One transaction that changes the library: alone, and with who and why in the history of every row.

    Raises CannotChange when a change would lay one text over another.
    """
    try:
        with transaction.atomic(), pghistory.context(user=by.pk, why=why):
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            yield
    except IntegrityError as error:
        if isinstance(error.__cause__, ExclusionViolation):
            raise CannotChange(_("Thời gian hiệu lực bị chồng lên một thời gian đã có.")) from error
        raise


def record_change(
    document: Document, why: str, by: Account, now: dt.datetime, *, kind: str = "validity_changed"
) -> None:
    """The row of the ledger for a change of a document, and the news of it."""
    name = f"{document.type} {document.number}".strip() or document.title
    record(
        kind,
        f"{name}: {why}",
        happened_on=day_of(now),
        now=now,
        person=by,
        counts={"documents": 1},
        evidence=[Proof("document", document.title or name, id=str(document.pk), address=f"/van-ban/{document.slug}/")],
    )
    document_changed.send(Document, document=document)
