"""The closed lists of the library."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

ROMAN = re.compile(r"[IVXLC\d]+", re.ASCII)


class Origin(models.TextChoices):
    """How a document came in; only a bulk load may lack a second person."""

    BULK = "bulk", _("nạp hàng loạt")
    DESK = "desk", _("tiếp nhận tại bàn làm việc")


class ProvisionKind(models.TextChoices):
    """Levels of a document, as in the grammar; `body` is a text in which no level was found."""

    PART = "part", _("Phần")
    CHAPTER = "chapter", _("Chương")
    SECTION = "section", _("Mục")
    SUBSECTION = "subsection", _("Tiểu mục")
    ARTICLE = "article", _("Điều")
    CLAUSE = "clause", _("Khoản")
    POINT = "point", _("Điểm")
    ANNEX = "annex", _("Phụ lục")
    BODY = "body", _("Toàn văn")

    def numbered(self, num: str) -> str:
        """The level with a number as the law prints it: "Phần thứ nhất", "Phần I", "Điều 5a".

        >>> ProvisionKind.PART.numbered("NHẤT"), ProvisionKind.PART.numbered("II"), ProvisionKind.POINT.numbered("đ")
        ('Phần thứ nhất', 'Phần II', 'Điểm đ')
        """
        if self is ProvisionKind.PART and num and not ROMAN.fullmatch(num):
            return f"{self.label} thứ {num.lower()}"
        return f"{self.label} {num}".strip()


class State(models.TextChoices):
    """What a document or a provision is worth on a day."""

    NOT_YET = "not_yet", _("Chưa có hiệu lực")
    IN_FORCE = "in_force", _("Còn hiệu lực")
    PARTLY_EXPIRED = "partly_expired", _("Hết hiệu lực một phần")
    SUSPENDED = "suspended", _("Ngưng hiệu lực")
    EXPIRED = "expired", _("Hết hiệu lực")
    UNKNOWN = "unknown", _("Chưa xác định hiệu lực")


class Place(models.TextChoices):
    """Where the offsets of a citation point into."""

    TEXT = "text", _("lời của quy định")
    HEADING = "heading", _("tên của quy định")
    DOCUMENT = "document", _("toàn văn của văn bản")


class Existing(models.TextChoices):
    """What to do with a document that is already there."""

    ASK = "ask", _("hỏi")
    SKIP = "skip", _("bỏ qua")
    RENDITION = "rendition", _("thêm làm bản thể hiện")
    REPLACE = "replace", _("nhập lại, sửa bản đã có")


class Outcome(models.TextChoices):
    """What became of one document of a load."""

    PUBLISHED = "published", _("đã đăng")
    SKIPPED = "skipped", _("đã có, bỏ qua")
    RENDITION = "rendition", _("đã thêm bản thể hiện")
    REPLACED = "replaced", _("đã nhập lại")
    REFUSED = "refused", _("bị từ chối")
    FAILED = "failed", _("lỗi")
