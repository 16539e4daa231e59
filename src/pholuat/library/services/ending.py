"""Texts cease to hold: repealed, expired, suspended; and the days of a text are set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from pholuat.library.errors import CannotChange
from pholuat.library.models import Document, Provision, ProvisionVersion, Suspension
from pholuat.library.rules import may_change_validity
from pholuat.library.services.derived import rebuild
from pholuat.library.services.guards import changing, ensure, record_change
from pholuat.library.services.tree import Tree
from pholuat.library.timeline import Days, Validity, cut_at, ended_by, holds
from pholuat.people.models import Account


def close(versions: Iterable[ProvisionVersion], on: dt.date, act: Document | None, why: str) -> list[ProvisionVersion]:
    """Ends texts from a day on; those that have ended before, or whose days are not known, are left alone."""
    closed = [each for each in versions if each.validity is not None and not ended_by(each.validity, on)]
    closed = [each for each in closed if each.validity is not None and not each.validity.isempty]
    for version in closed:
        if version.validity is not None:
            version.validity = cut_at(version.validity, on)
        version.ended_by, version.end_reason = act, why[:500]
    ProvisionVersion.objects.bulk_update(closed, ["validity", "ended_by", "end_reason"])
    return closed


def repeal_provision(
    provision: Provision, *, act: Document | None, on: dt.date, by: Account, now: dt.datetime, reason: str
) -> None:
    """Ends a provision and all that lies in it from a day on, whatever was to come later. Raises MayNot."""
    ensure(may_change_validity, by, now, _("bãi bỏ quy định"))
    document = provision.document
    with changing(by, reason):
        tree = Tree(document)
        inside = [provision.pk, *tree.inside(provision.pk)]
        closed = close((each for part in inside for each in tree.texts(part)), on, act, reason)
        if not closed:
            raise CannotChange(_("Quy định không còn hiệu lực hoặc chưa xác định hiệu lực vào ngày này."))
        rebuild(document, inside)
        record_change(document, reason, by, now)


def expire(
    document: Document, *, on: dt.date, by: Account, now: dt.datetime, reason: str, act: Document | None = None
) -> None:
    """Ends a whole document from a day on. Raises MayNot."""
    ensure(may_change_validity, by, now, _("ghi hết hiệu lực"))
    with changing(by, reason):
        if not close(Tree(document).versions, on, act, reason):
            raise CannotChange(_("Văn bản đã hết hiệu lực hoặc chưa xác định hiệu lực."))
        rebuild(document)
        record_change(document, reason, by, now)


def suspend(
    document: Document,
    *,
    period: Days,
    by: Account,
    now: dt.datetime,
    reason: str,
    act: Document | None = None,
    provisions: Iterable[Provision] | None = None,
) -> None:
    """Suspends a document, or some provisions with all that lies in them, over a stretch of days.

    Raises MayNot; CannotChange where one is suspended already on such a day.
    """
    ensure(may_change_validity, by, now, _("ghi ngưng hiệu lực"))
    with changing(by, reason):
        tree = Tree(document)
        chosen = {each.provision_id for each in tree.versions}
        if provisions is not None:
            chosen = {part for each in provisions for part in (each.pk, *tree.inside(each.pk))}
        Suspension.objects.bulk_create(
            Suspension(provision_id=part, period=period, act=act, reason=reason) for part in sorted(chosen)
        )
        rebuild(document, chosen)
        record_change(document, reason, by, now)


def lift_suspension(document: Document, *, on: dt.date, by: Account, now: dt.datetime, reason: str) -> None:
    """Ends all suspensions of a document from a day on. Raises MayNot."""
    ensure(may_change_validity, by, now, _("ghi hết ngưng hiệu lực"))
    with changing(by, reason):
        running = [
            each
            for each in Suspension.objects.select_for_update().filter(provision__document=document)
            if not ended_by(each.period, on)
        ]
        for each in running:
            each.period = cut_at(each.period, on)
        empty = [each.pk for each in running if each.period.isempty]
        Suspension.objects.filter(pk__in=empty).delete()
        Suspension.objects.bulk_update([each for each in running if not each.period.isempty], ["period"])
        rebuild(document)
        record_change(document, reason, by, now)


def set_validity(version: ProvisionVersion, validity: Validity, *, by: Account, now: dt.datetime, reason: str) -> None:
    """Sets the days on which a text holds (None: not known); the text before it ends where it begins.

    The days may reach back before the act was issued. Raises MayNot; CannotChange when it would lie over another text.
    """
    ensure(may_change_validity, by, now, _("xác định hiệu lực"))
    document = version.document
    with changing(by, reason):
        tree = Tree(document)
        own = next(each for each in tree.versions if each.pk == version.pk)
        first = validity.lower if validity is not None else None
        if first is not None:
            others = [each for each in tree.texts(own.provision_id) if each.pk != own.pk]
            close([each for each in others if _runs_into(each.validity, first)], first, own.act, reason)
        own.validity = validity
        own.save(update_fields=["validity"])
        rebuild(document, [own.provision_id])
        record_change(document, reason, by, now)


def _runs_into(validity: Validity, first: dt.date) -> bool:
    return validity is not None and holds(validity, first) and (validity.lower is None or validity.lower < first)


def set_effective(document: Document, *, on: dt.date, by: Account, now: dt.datetime, reason: str) -> None:
    """Sets the first day of all texts of the document itself; what acts have ended stays ended. Raises MayNot."""
    ensure(may_change_validity, by, now, _("xác định hiệu lực"))
    with changing(by, reason):
        own = [each for each in Tree(document).versions if each.act_id == document.pk]
        for version in own:
            ends = version.validity.upper if version.validity is not None else None
            if version.validity is None or not version.validity.isempty:
                version.validity = Days(on, None) if ends is None else cut_at(Days(on, None), ends)
        ProvisionVersion.objects.bulk_update(own, ["validity"])
        if document.validity_note or document.partly_from:
            document.validity_note, document.partly_from = "", None
            document.save(update_fields=["validity_note", "partly_from"])
        rebuild(document)
        record_change(document, reason, by, now)
