"""The words of everyday and the terms by which the law says the same."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(row=pghistory.Old)
)
class EverydayWord(models.Model):
    """Words that people type, and one term of the law that is looked for with them; words may lead to several terms.

    `key` is the words as they are compared (small letters, one tone-mark convention); `by` is empty for the pairs that
    come with the product.
    """

    words = models.CharField(_("từ thường ngày"), max_length=80)
    key = models.CharField(_("khóa so sánh"), max_length=80)
    term = models.CharField(_("thuật ngữ pháp lý"), max_length=120)
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)
    sort_key = models.TextField(_("khóa sắp xếp"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người sửa"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("sửa lúc"))

    class Meta:
        verbose_name = _("từ thường ngày")
        verbose_name_plural = _("từ thường ngày")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "term"], name="everyday_words_lead_to_a_term_once"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(term=""), name="everyday_words_and_term_are_said"),
        ]

    def __str__(self) -> str:
        return f"{self.words} → {self.term}"
