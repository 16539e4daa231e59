"""What a document cites, resolved as far as the library holds the target."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pholuat.library.enums import Place
from pholuat.library.models.document import Document
from pholuat.library.models.provision import Provision, ProvisionVersion


class Citation(models.Model):
    """One target of one place in a document that names law; several targets of a place are several rows.

    `start`, `end`: code points into the version's text or heading, or into the document's text (`place`).
    `target` is as read: "number#eid", "#eid" or a title; the keys are what it is resolved by.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    version = models.ForeignKey(ProvisionVersion, null=True, on_delete=models.CASCADE, related_name="citations")
    provision = models.ForeignKey(Provision, null=True, on_delete=models.CASCADE, related_name="citations")
    place = models.CharField(_("chỗ"), max_length=10, choices=Place)
    start = models.PositiveIntegerField(_("từ"))
    end = models.PositiveIntegerField(_("đến"))
    target = models.TextField(_("nơi được dẫn"))
    target_number_key = models.CharField(_("khóa số, ký hiệu được dẫn"), max_length=120, blank=True)
    target_title_key = models.TextField(_("khóa tên được dẫn"), blank=True)
    target_eid = models.CharField(_("mã định vị được dẫn"), max_length=200, blank=True)
    target_document = models.ForeignKey(
        Document, null=True, on_delete=models.SET_NULL, related_name="cited_by", verbose_name=_("văn bản được dẫn")
    )
    target_provision = models.ForeignKey(
        Provision, null=True, on_delete=models.SET_NULL, related_name="cited_by", verbose_name=_("quy định được dẫn")
    )

    class Meta:
        verbose_name = _("trích dẫn")
        verbose_name_plural = _("trích dẫn")
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=models.F("end")), name="citation_has_words"),
            models.CheckConstraint(
                condition=Q(place=Place.DOCUMENT, version__isnull=True)
                | (~Q(place=Place.DOCUMENT) & Q(version__isnull=False, provision__isnull=False)),
                name="citation_stands_in_a_version_or_in_the_document",
            ),
        ]
        indexes = [
            models.Index(fields=["target_number_key"], name="citation_target_number"),
            models.Index(fields=["target_title_key"], name="citation_target_title"),
        ]

    def __str__(self) -> str:
        return self.target
