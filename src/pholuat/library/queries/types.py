"""What the rooms above may call the things that the questions give back."""

from __future__ import annotations

from django.db.models import QuerySet

from pholuat.library.models import Document

Documents = QuerySet[Document]

__all__ = ["Document", "Documents"]
