"""Stored files: what they are; the bytes lie in a folder under their own checksum."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """One content, named by the SHA-256 of its bytes; never changed."""

    sha256 = models.CharField(_("mã kiểm"), max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(_("cỡ (byte)"))
    media_type = models.CharField(_("loại tệp"), max_length=120)
    stored_at = models.DateTimeField(_("lưu lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("tệp lưu")
        verbose_name_plural = _("tệp lưu")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="stored_file_is_named_by_its_sha256"
            ),
        ]

    def __str__(self) -> str:
        return self.sha256
