"""People look at what was published: the second person confirms, misread letters are mended, topics are given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from pholuat.library.errors import CannotChange, ChangedMeanwhile, NeedsSecondPerson
from pholuat.library.models import Citation, Correction, Document, ProvisionVersion, Topic
from pholuat.library.naming import topic_slug
from pholuat.library.rules import may_confirm, may_correct, mended_all, published_it
from pholuat.library.services.derived import rebuild, renew
from pholuat.library.services.guards import changing, day_of, ensure, record_change
from pholuat.library.texts import shared_ends
from pholuat.people.models import Account
from pholuat.people.rules import Deed
from pholuat.vietnamese.order import sort_key

MENDABLE = frozenset({"num", "heading", "text"})


def confirm(document: Document, *, by: Account, now: dt.datetime) -> None:
    """The second person has compared the document, or what was mended in it since, with its source; the mark goes.

    Mends of the person's own stay waiting for another. Raises NeedsSecondPerson for the one who published the document
    or made all the mends, MayNot for others who may not.
    """
    with changing(by, _("Rà soát văn bản")):
        row = Document.objects.select_for_update().get(pk=document.pk)
        if row.is_confirmed:
            raise CannotChange(_("Văn bản đã được rà soát."))
        deed = Deed(day_of(now), row)
        if published_it(by, deed) or mended_all(by, deed):
            raise NeedsSecondPerson
        ensure(may_confirm, by, now, _("rà soát văn bản"), row)
        if row.confirmed_by_id is None:
            row.confirmed_by, row.confirmed_at = by, now
            record_change(row, _("Rà soát"), by, now, kind="document_confirmed")
        else:
            waiting = Correction.objects.filter(version__document=row, waits=True)
            waiting.exclude(by=by).update(waits=False, confirmed_by=by, confirmed_at=now)
            row.mends_wait = waiting.exists()
            record_change(row, _("Rà soát chỗ sửa chữ"), by, now, kind="correction_confirmed")
        row.save(update_fields=["confirmed_by", "confirmed_at", "mends_wait"])
        for field in ("confirmed_by", "confirmed_at", "mends_wait"):
            setattr(document, field, getattr(row, field))


def correct(version: ProvisionVersion, mends: Mapping[str, str], *, by: Account, now: dt.datetime, reason: str) -> None:
    """Mends misread letters of a version (`num`, `heading`, `text`): the same version, with history, never a new one.

    Citations keep their words. In a document that a second person has confirmed, a mend waits for another one than `by`
    and the mark comes back until then. `version` is as the person saw it: Raises ChangedMeanwhile when its words are
    others by now, MayNot, and CannotChange for another field or when nothing changes.
    """
    ensure(may_correct, by, now, _("sửa chỗ đọc sai"), version.document)
    with changing(by, reason):
        row = ProvisionVersion.objects.select_for_update().get(pk=version.pk)
        if any(getattr(row, field) != getattr(version, field) for field in MENDABLE):
            raise ChangedMeanwhile(row)
        changed = {field: after for field, after in mends.items() if field in MENDABLE and getattr(row, field) != after}
        if set(mends) - MENDABLE or not changed:
            raise CannotChange(_("Không có chỗ nào cần sửa."))
        document = Document.objects.select_for_update().get(pk=row.document_id)
        waits = document.confirmed_by_id is not None
        for field, after in changed.items():
            before = getattr(row, field)
            Correction.objects.create(
                version=row, field=field, before=before, after=after, reason=reason[:500], by=by, at=now, waits=waits
            )
            _move_citations(row, field, before, after)
            setattr(row, field, after)
            setattr(version, field, after)
        row.save(update_fields=list(changed))
        if waits:
            Document.objects.filter(pk=document.pk).update(mends_wait=True)
        rebuild(document, [row.provision_id])
        record_change(document, reason, by, now, kind="provision_corrected")


def _move_citations(version: ProvisionVersion, field: str, before: str, after: str) -> None:
    """Citations move with their words; one whose words are gone goes too."""
    citations = list(Citation.objects.filter(version=version, place=field))
    for citation in citations:
        citation.start = moved(citation.start, before, after, begins=True)
        citation.end = moved(citation.end, before, after, begins=False)
    gone = [citation.pk for citation in citations if citation.start >= citation.end]
    Citation.objects.filter(pk__in=gone).delete()
    Citation.objects.bulk_update([each for each in citations if each.start < each.end], ["start", "end"])


def moved(place: int, before: str, after: str, *, begins: bool) -> int:
    """Where a place of a text lies after the text was mended in one stretch.

    What is put in just at the place stands before words that begin there, and behind words that end there.
    """
    same, tail = shared_ends(before, after)
    in_head, in_tail = place <= same, place >= len(before) - tail
    if in_tail and (begins or not in_head):
        return place + len(after) - len(before)
    return min(place, len(after) - tail)


def label(document: Document, names: Iterable[str], *, by: Account, now: dt.datetime) -> None:
    """Labels a document with fields and topics, just these; new ones are made. Raises MayNot."""
    ensure(may_correct, by, now, _("gắn chủ đề"), document)
    with changing(by, _("Gắn chủ đề")):
        document.topics.set([ensure_topic(name) for name in dict.fromkeys(names)])
        renew(document)


def ensure_topic(name: str) -> Topic:
    """The topic of a name, made when there is none."""
    name = " ".join(name.split())
    topic, _made = Topic.objects.get_or_create(
        slug=topic_slug(name), defaults={"name": name, "sort_key": sort_key(name)}
    )
    return topic
