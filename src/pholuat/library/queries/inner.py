"""Citations between the provisions of one document."""

from __future__ import annotations

from collections.abc import Sequence

from pholuat.library.models import Citation, Document


def cited_inside(document: Document, provisions: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Which other provisions of the document cite these: (eId, places), in the order of the document; one query."""
    rows = (
        Citation.objects.filter(document=document, target_provision__in=provisions, version__isnull=False)
        .exclude(provision__in=provisions)
        .order_by("version__order", "pk")
        .values_list("version__eid", flat=True)
    )
    found: dict[str, int] = {}
    for eid in rows:
        found[eid] = found.get(eid, 0) + 1
    return tuple(found.items())
