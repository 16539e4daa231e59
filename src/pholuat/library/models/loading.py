"""The journal of bulk loads: what a run has done, so that it can be stopped and continued."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pholuat.library.enums import Outcome
from pholuat.library.models.document import Document


class LoadRun(models.Model):
    """One `load` with its arguments; unfinished until `finished_at` stands."""

    arguments_key = models.CharField(_("khóa tham số"), max_length=64)
    arguments = models.JSONField(_("tham số"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("bắt đầu lúc"))
    finished_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        verbose_name = _("lần nạp")
        verbose_name_plural = _("lần nạp")
        constraints = [
            models.UniqueConstraint(
                fields=["arguments_key"],
                condition=models.Q(finished_at__isnull=True),
                name="one_unfinished_load_of_the_same_arguments",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%d/%m/%Y %H:%M}"


class LoadEntry(models.Model):
    """What became of one document of a run; written in the document's own transaction."""

    run = models.ForeignKey(LoadRun, on_delete=models.CASCADE, related_name="entries")
    reference = models.CharField(_("tệp và bản ghi"), max_length=1000)
    fingerprint = models.CharField(_("mã kiểm"), max_length=64)
    outcome = models.CharField(_("kết quả"), max_length=20, choices=Outcome)
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="load_entries")
    message = models.TextField(_("lời báo"), blank=True)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("văn bản trong lần nạp")
        verbose_name_plural = _("văn bản trong lần nạp")
        constraints = [
            models.UniqueConstraint(fields=["run", "reference"], name="one_entry_of_a_document_in_a_load"),
        ]

    def __str__(self) -> str:
        return self.reference


class Demo(models.Model):
    """Says that this installation holds the demo province; at most one row."""

    only = models.BooleanField(primary_key=True, default=True)
    loaded_at = models.DateTimeField(_("nạp lúc"))

    class Meta:
        verbose_name = _("dữ liệu thử")
        verbose_name_plural = _("dữ liệu thử")
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="demo_is_marked_once")]

    def __str__(self) -> str:
        return f"{self.loaded_at:%d/%m/%Y}"
