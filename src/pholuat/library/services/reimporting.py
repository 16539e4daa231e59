"""A document is imported anew, better read: the same provisions, their words corrected, with history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from pholuat.lawtext.model import ParsedDocument
from pholuat.library.drafting import Draft, drafts, placed_citations
from pholuat.library.enums import Origin
from pholuat.library.errors import NeedsSecondPerson
from pholuat.library.models import Correction, Document, Provision, ProvisionVersion
from pholuat.library.naming import Facts, Name, other_year
from pholuat.library.rules import may_correct
from pholuat.library.services.derived import rebuild
from pholuat.library.services.guards import ensure, record_change
from pholuat.library.services.known_again import move_address
from pholuat.library.services.resolving import resolve
from pholuat.library.services.validities import Validities, doubts, validities_of
from pholuat.library.services.writing import set_names, set_text, write_citations, write_versions
from pholuat.library.timeline import Days, Validity, cut_at, days
from pholuat.people.models import Account

WORDS = ("num", "heading", "text", "kind")


def reimport(
    document: Document,
    parsed: ParsedDocument,
    name: Name,
    facts: Facts,
    *,
    by: Account,
    now: dt.datetime,
    confirmed_by: Account | None,
) -> None:
    """Puts a better reading in the place of the texts that the document itself made; acts of others stay.

    A provision keeps its identity by its eId; what the new reading no longer has goes, unless an act has changed it.
    Every changed word is a correction. The address stays, unless the number was misread: then the old one leads to the
    new. A bulk load waits for a second person anew.
    """
    ensure(may_correct, by, now, _("nhập lại văn bản"), document)
    if confirmed_by is None and document.origin != Origin.BULK:
        raise NeedsSecondPerson
    _update_document(document, parsed, name, facts, confirmed_by, now)
    new = drafts(parsed)
    known = validities_of(parsed, new, name, facts)
    kept = _own_versions(document)
    _remove_gone(document, kept, {draft.eid for draft in new})
    ids = {eid: version.provision_id for eid, version in kept.items()}
    added = [draft for draft in new if draft.eid not in kept]
    made = Provision.objects.bulk_create(Provision(document=document) for _draft in added)
    ids |= {draft.eid: provision.pk for draft, provision in zip(added, made, strict=True)}
    _correct_kept(kept, new, ids, known, by, now)
    versions = write_versions(document, added, known.whole, act=document, known=ids, validities=known.own)
    document.citations.all().delete()
    write_citations(document, [*kept.values(), *versions], placed_citations(parsed))
    resolve(document)
    rebuild(document)
    record_change(document, _("Nhập lại"), by, now, kind="document_reimported")


def _update_document(
    document: Document,
    parsed: ParsedDocument,
    name: Name,
    facts: Facts,
    confirmed_by: Account | None,
    now: dt.datetime,
) -> None:
    if name.issued is None and not other_year(document.issued, name.number):
        name = replace(name, issued=document.issued)
    if document.number_key != name.number_key:
        move_address(document, name)
    set_names(document, name)
    set_text(document, parsed, doubts(parsed, name, facts))
    document.validity_note = facts.validity_note
    document.partly_from = name.effective if facts.partly else None
    document.confirmed_by = confirmed_by
    document.confirmed_at = now if confirmed_by else None
    document.mends_wait = False
    Correction.objects.filter(version__document=document, waits=True).update(waits=False)
    document.save()


def _own_versions(document: Document) -> dict[str, ProvisionVersion]:
    """The first texts: those that the document itself made, by eId."""
    own = ProvisionVersion.objects.select_for_update().filter(document=document, act=document).order_by("order", "pk")
    return {version.eid: version for version in own}


def _remove_gone(document: Document, kept: dict[str, ProvisionVersion], wanted: set[str]) -> None:
    """Takes away what the new reading does not have; what an act has changed, or lies around such, stays."""
    changed = ProvisionVersion.objects.filter(document=document).exclude(act=document)
    held = set(changed.values_list("provision", flat=True)) | set(changed.values_list("parent", flat=True))
    gone = [eid for eid, version in kept.items() if eid not in wanted and version.provision_id not in held]
    ids = [kept.pop(eid).provision_id for eid in gone]
    ProvisionVersion.objects.filter(parent__in=ids).update(parent=None)
    Provision.objects.filter(pk__in=ids).delete()


def _correct_kept(
    kept: Mapping[str, ProvisionVersion],
    new: Iterable[Draft],
    ids: Mapping[str, int],
    known: Validities,
    by: Account,
    now: dt.datetime,
) -> None:
    corrections, changed = [], []
    reason = _("Nhập lại từ bản đọc tốt hơn")
    for draft, version in ((draft, kept[draft.eid]) for draft in new if draft.eid in kept):
        for field in WORDS:
            before, after = getattr(version, field), getattr(draft, field)
            if before != after:
                corrections.append(
                    Correction(version=version, field=field, before=before, after=after, reason=reason, by=by, at=now)
                )
        wanted = {field: getattr(draft, field) for field in (*WORDS, "order", "line")}
        wanted |= {"parent_id": ids.get(draft.parent), "validity": _moved(version.validity, known.of(draft.eid))}
        if any(getattr(version, field) != value for field, value in wanted.items()):
            changed.append(version)
            for field, value in wanted.items():
                setattr(version, field, value)
    ProvisionVersion.objects.bulk_update(changed, [*WORDS, "order", "line", "parent", "validity"])
    Correction.objects.bulk_create(corrections)


def _moved(old: Validity, new: Validity) -> Validity:
    """The first text's days with a better known beginning; where an act ended it, it stays ended."""
    if old is None or new is None or old.upper is None:
        return new
    if old.isempty:
        return old
    return _until(new, old.upper)


def _until(validity: Days, end: dt.date) -> Days:
    return cut_at(validity, end) if validity.lower is None or validity.lower < end else days(end, end)
