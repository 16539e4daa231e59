"""Provisions over time: an identity, its texts each with the days on which it holds, suspensions, corrections."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pholuat.library.enums import ProvisionKind
from pholuat.library.models.document import Document


class Provision(models.Model):
    """One provision through all its texts and numbers: what citations, questions and articles point to."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="provisions")

    class Meta:
        verbose_name = _("quy định")
        verbose_name_plural = _("quy định")
        constraints = [
            models.UniqueConstraint(fields=["id", "document"], name="provision_with_its_document"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.pk}"


@pghistory.track(
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(row=pghistory.Old),
    exclude=["order", "line"],
)
class ProvisionVersion(models.Model):
    """The number, place and text of a provision over a stretch of days.

    `validity`: [from, to); null = not known ("chưa xác định"), never shown as in force; empty = it never held, for
    an act took its place before its first day. `act` is the document which made this text.
    """

    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="versions")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    eid = models.CharField(_("mã định vị"), max_length=200)
    kind = models.CharField(_("cấp"), max_length=20, choices=ProvisionKind)
    num = models.CharField(_("số"), max_length=60, blank=True)
    heading = models.TextField(_("tên"), blank=True)
    text = models.TextField(_("lời văn"), blank=True)
    parent = models.ForeignKey(Provision, null=True, on_delete=models.RESTRICT, related_name="child_versions")
    order = models.BigIntegerField(_("thứ tự"))
    line = models.PositiveIntegerField(_("dòng"), default=0)
    validity = DateRangeField(_("hiệu lực"), null=True)
    act = models.ForeignKey(Document, on_delete=models.RESTRICT, related_name="made_versions")
    act_provision = models.ForeignKey(Provision, null=True, on_delete=models.RESTRICT, related_name="made_versions")
    ended_by = models.ForeignKey(Document, null=True, on_delete=models.RESTRICT, related_name="ended_versions")
    end_reason = models.CharField(_("vì sao hết hiệu lực"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("lời của quy định")
        verbose_name_plural = _("lời của quy định")
        constraints = [
            ExclusionConstraint(
                name="one_text_of_a_provision_at_a_time",
                expressions=[("provision", RangeOperators.EQUAL), ("validity", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="one_provision_at_an_address_at_a_time",
                expressions=[
                    ("document", RangeOperators.EQUAL),
                    ("eid", RangeOperators.EQUAL),
                    ("validity", RangeOperators.OVERLAPS),
                ],
            ),
            models.UniqueConstraint(
                fields=["provision"],
                condition=Q(validity__isnull=True),
                name="one_text_of_unknown_validity_of_a_provision",
            ),
            models.CheckConstraint(condition=~Q(eid=""), name="provision_has_an_address"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("provision")), name="provision_is_not_its_parent"
            ),
        ]
        indexes = [
            models.Index(fields=["document", "order"], name="version_document_order"),
            models.Index(fields=["document", "eid"], name="version_document_eid"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}#{self.eid}"


class Suspension(models.Model):
    """A provision does not apply over a stretch of days (ngưng hiệu lực), by an act; an open end means "still"."""

    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="suspensions")
    period = DateRangeField(_("thời gian ngưng"))
    act = models.ForeignKey(Document, null=True, on_delete=models.RESTRICT, related_name="made_suspensions")
    reason = models.CharField(_("lý do"), max_length=500)

    class Meta:
        verbose_name = _("ngưng hiệu lực")
        verbose_name_plural = _("ngưng hiệu lực")
        constraints = [
            ExclusionConstraint(
                name="one_suspension_of_a_provision_at_a_time",
                expressions=[("provision", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(period__isempty=False), name="suspension_has_days"),
            models.CheckConstraint(condition=~Q(reason=""), name="suspension_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.provision_id} {self.period}"


class Correction(models.Model):
    """A misread letter of a version was mended; the version stays the same.

    `waits`: the document had been confirmed before; another person than `by` must look at the mend.
    """

    version = models.ForeignKey(ProvisionVersion, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(_("chỗ sửa"), max_length=20)
    before = models.TextField(_("trước"))
    after = models.TextField(_("sau"))
    reason = models.CharField(_("lý do"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("sửa lúc"))
    waits = models.BooleanField(_("chờ người thứ hai"), default=False)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(_("rà soát lúc"), null=True)

    class Meta:
        verbose_name = _("chỗ sửa")
        verbose_name_plural = _("chỗ sửa")
        constraints = [
            models.CheckConstraint(
                condition=Q(field__in=["num", "heading", "text", "eid", "kind"]), name="correction_of_words_only"
            ),
            models.CheckConstraint(condition=~Q(before=models.F("after")), name="correction_changes_something"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="correction_confirmed_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | (Q(waits=False) & ~Q(confirmed_by=models.F("by"))),
                name="a_mend_is_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}.{self.field}"
