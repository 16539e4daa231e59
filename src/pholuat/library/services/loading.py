"""A bulk load keeps a journal: each document and its line stand in one transaction, so that it can be continued."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from pholuat.lawtext.readers import ReadError
from pholuat.library.enums import Existing, Origin, Outcome
from pholuat.library.errors import AlreadyThere, Refusal
from pholuat.library.formats.values import Record
from pholuat.library.models import Document, LoadEntry, LoadRun
from pholuat.library.services.confirming import ensure_topic
from pholuat.library.services.derived import renew
from pholuat.library.services.publishing import Attachment, publish
from pholuat.people.models import Account

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one document, for the report."""

    reference: str
    outcome: Outcome
    number: str = ""
    slug: str = ""
    message: str = ""
    code: str = ""

    @property
    def good(self) -> bool:
        """Whether the document is where it was to be."""
        return self.outcome not in (Outcome.REFUSED, Outcome.FAILED)


def arguments_key(paths: Sequence[str], existing: Existing) -> str:
    """What tells one load from another: where its files lie and what it does with documents that are there."""
    told = json.dumps([sorted(paths), existing.value], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


@transaction.atomic
def begin(paths: Sequence[str], existing: Existing, *, by: Account, now: dt.datetime) -> tuple[LoadRun, bool]:
    """The run of these arguments that was not finished, and True; else a new one, and False."""
    key = arguments_key(paths, existing)
    run = LoadRun.objects.filter(arguments_key=key, finished_at=None).first()
    if run is not None:
        return run, True
    arguments = {"paths": list(paths), "existing": existing.value}
    return LoadRun.objects.create(arguments_key=key, arguments=arguments, by=by, started_at=now), False


def finish(run: LoadRun, *, now: dt.datetime) -> None:
    """The run has seen all its documents."""
    run.finished_at = now
    run.save(update_fields=["finished_at"])


def told_before(run: LoadRun) -> dict[tuple[str, str], Told]:
    """What a run has done already, by reference and fingerprint of the bytes; what failed is to be tried again."""
    done = LoadEntry.objects.filter(run=run).exclude(outcome__in=(Outcome.REFUSED, Outcome.FAILED))
    rows = done.values_list("reference", "fingerprint", "outcome", "document__number", "document__slug", "message")
    return {
        (reference, fingerprint): Told(reference, Outcome(outcome), number or "", slug or "", message)
        for reference, fingerprint, outcome, number, slug, message in rows
    }


def fingerprint(record: Record) -> str:
    """The checksum of a document's bytes and of what its source says of it."""
    return hashlib.sha256(record.content + repr(record.facts).encode()).hexdigest()


def load_one(run: LoadRun, record: Record, existing: Existing, *, by: Account, now: dt.datetime) -> Told:
    """Reads and publishes one document and writes its line of the journal, in one transaction.

    A refusal or a file that cannot be read is a line of the journal too; a surprise is told and leaves no document.
    """
    try:
        return _load(run, record, existing, by, now)
    except AlreadyThere as refusal:
        present = refusal.document
        told = Told(record.reference, Outcome.REFUSED, present.number, present.slug, str(refusal), refusal.code)
        return _note(run, record, told, present, now)
    except Refusal as refusal:
        told = Told(record.reference, Outcome.REFUSED, message=str(refusal), code=refusal.code)
    except ReadError as error:
        told = Told(record.reference, Outcome.FAILED, message=error.message, code=error.code)
    except Exception as error:  # a surprise in one document must not cost the load the others
        logger.exception("load failed")
        message = _("Lỗi ngoài dự kiến (%(kind)s).") % {"kind": type(error).__name__}
        told = Told(record.reference, Outcome.FAILED, message=message, code="surprise")
    return _note(run, record, told, None, now)


def _load(run: LoadRun, record: Record, existing: Existing, by: Account, now: dt.datetime) -> Told:
    parsed = record.parse()
    file = Attachment(record.content, record.file) if record.file else None
    with transaction.atomic():
        done = publish(
            parsed,
            by=by,
            now=now,
            origin=Origin.BULK,
            facts=record.facts,
            existing=existing,
            file=file,
            source=record.reference.rpartition("/")[2],
        )
        if record.topic and done.outcome in (Outcome.PUBLISHED, Outcome.REPLACED):
            done.document.topics.add(ensure_topic(record.topic))
            renew(done.document)
        told = Told(record.reference, done.outcome, done.document.number, done.document.slug)
        return _note(run, record, told, done.document, now)


def _note(run: LoadRun, record: Record, told: Told, document: Document | None, now: dt.datetime) -> Told:
    LoadEntry.objects.update_or_create(
        run=run,
        reference=record.reference[-1000:],
        defaults={
            "fingerprint": fingerprint(record),
            "outcome": told.outcome,
            "document": document,
            "message": told.message,
            "at": now,
        },
    )
    return told
