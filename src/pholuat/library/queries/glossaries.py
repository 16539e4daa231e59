"""Where a document defines its own terms."""

from __future__ import annotations

from pholuat.library.enums import ProvisionKind
from pholuat.library.models import Document, ProvisionVersion


def glossary_places(document: Document) -> tuple[str, ...]:
    """The eIds of its articles called "Giải thích từ ngữ" or alike, in order; one query."""
    rows = ProvisionVersion.objects.filter(
        document=document, kind=ProvisionKind.ARTICLE, heading__iregex=r"giải thích (các )?(từ ngữ|thuật ngữ|khái niệm)"
    )
    return tuple(dict.fromkeys(rows.order_by("order", "pk").values_list("eid", flat=True)))
