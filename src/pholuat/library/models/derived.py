"""Tables that are derived from provisions and rebuilt in the transaction that changes them; never the only copy."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pholuat.library.enums import State
from pholuat.library.models.document import Document
from pholuat.library.models.provision import Provision


class StateSpan(models.Model):
    """The state of a document over a stretch of days, with its reason; the spans cover all days without overlap."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="spans")
    period = DateRangeField(_("từ ngày đến ngày"))
    state = models.CharField(_("hiệu lực"), max_length=20, choices=State)
    reason = models.TextField(_("lý do"), blank=True)

    class Meta:
        verbose_name = _("hiệu lực theo thời gian")
        verbose_name_plural = _("hiệu lực theo thời gian")
        constraints = [
            ExclusionConstraint(
                name="one_state_of_a_document_at_a_time",
                expressions=[("document", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(period__isempty=False), name="state_span_has_days"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.period} {self.state}"


class Passage(models.Model):
    """What search finds: an article (or annex, or whole text) with all that it holds, while no word of it changes.

    `state` over `period` is that of the article; `period` null = validity not known. `body` is the words with their
    numbers, one provision a line; `words` is made of both by `library.search.lexemes`.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="passages")
    period = DateRangeField(_("từ ngày đến ngày"), null=True)
    state = models.CharField(_("hiệu lực"), max_length=20, choices=State)
    eid = models.CharField(_("mã định vị"), max_length=200)
    kind = models.CharField(_("cấp"), max_length=20)
    num = models.CharField(_("số"), max_length=60, blank=True)
    heading = models.TextField(_("tên"), blank=True)
    body = models.TextField(_("lời văn"), blank=True)
    order = models.BigIntegerField(_("thứ tự"))
    words = SearchVectorField(_("từ để tìm"))

    class Meta:
        verbose_name = _("đoạn tìm kiếm")
        verbose_name_plural = _("đoạn tìm kiếm")
        constraints = [
            ExclusionConstraint(
                name="one_passage_of_a_provision_at_a_time",
                expressions=[("provision", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [
            GinIndex(fields=["words"], name="passage_words"),
            GistIndex(fields=["period"], name="passage_period"),
            models.Index(fields=["document", "order"], name="passage_document_order"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}#{self.eid}"


class CommonTerm(models.Model):
    """In how many passages a lexeme stands, for those that stand in many; counted anew from time to time."""

    term = models.CharField(_("từ"), max_length=200, primary_key=True)
    passages = models.PositiveIntegerField(_("số đoạn"))

    class Meta:
        verbose_name = _("từ thường gặp")
        verbose_name_plural = _("từ thường gặp")

    def __str__(self) -> str:
        return self.term
