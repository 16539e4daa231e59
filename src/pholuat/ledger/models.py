"""The ledger: one row for each thing that was done, never changed afterwards."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Activity(models.Model):
    """One fact: who did what, when, how much of it. Append-only, by trigger.

    `counts` maps a name to a whole number ({"documents": 1}).
    """

    kind = models.CharField(_("loại hoạt động"), max_length=60)
    happened_on = models.DateField(_("ngày diễn ra"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người thực hiện"),
        null=True,
        on_delete=models.PROTECT,
        related_name="activities",
    )
    unit_name = models.CharField(_("đơn vị"), max_length=200, null=True)  # noqa: DJ001  no unit is not a nameless one
    counts = models.JSONField(_("số lượng"), default=dict)
    summary = models.TextField(_("nội dung"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("hoạt động")
        verbose_name_plural = _("hoạt động")
        indexes = [
            models.Index(fields=["kind", "happened_on"], name="activity_kind_day"),
            models.Index(fields=["happened_on"], name="activity_day"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(kind=""), name="activity_has_a_kind"),
        ]
        triggers = [
            pgtrigger.Protect(name="activity_is_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on:%d/%m/%Y} {self.summary}"


class Evidence(models.Model):
    """What an activity shows as its proof: a thing of the house, or an address outside. Append-only."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(_("loại minh chứng"), max_length=60)
    object_id = models.CharField(_("mã"), max_length=80, blank=True)
    address = models.CharField(_("địa chỉ"), max_length=500, blank=True)
    label = models.TextField(_("tên"))

    class Meta:
        verbose_name = _("minh chứng")
        verbose_name_plural = _("minh chứng")
        indexes = [models.Index(fields=["kind", "object_id"], name="evidence_object")]
        triggers = [
            pgtrigger.Protect(name="evidence_is_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.label
