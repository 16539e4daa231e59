"""When a document was last touched here, and which others it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Greatest

from pholuat.library.models import Correction, Document, ProvisionVersion

# So many ids make one page of a list that is read by machines: a document never moves to another page.
PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Touched:
    """A document by its address, and when it was published, confirmed, mended or changed by another act, the last."""

    id: int
    slug: str
    at: dt.datetime


def pages() -> list[tuple[int, dt.datetime]]:
    """The pages that hold documents, by number, each with the last time of publishing in it; one query."""
    rows = (
        _published()
        .annotate(page=F("pk") / PAGE)
        .values_list("page")
        .annotate(last=Max(Greatest("published_at", "confirmed_at")))
        .order_by("page")
    )
    return [(page, last) for page, last in rows]


def on_page(page: int) -> Iterator[Touched]:
    """The documents of one page in the order of their ids; three queries."""
    return _touched(Q(pk__gte=page * PAGE, pk__lt=(page + 1) * PAGE))


def touched(document: Document) -> dt.datetime | None:
    """When a published document was last touched; three queries."""
    return next((each.at for each in _touched(Q(pk=document.pk))), None)


def _published() -> QuerySet[Document]:
    return Document.objects.filter(published_at__isnull=False)


def _touched(which: Q) -> Iterator[Touched]:
    wanted = _published().filter(which)
    rows = list(wanted.order_by("pk").values_list("pk", "slug", "published_at", "confirmed_at"))
    if not rows:
        return
    inside = Q(document__gte=rows[0][0], document__lte=rows[-1][0])
    changed = ProvisionVersion.objects.filter(inside).exclude(act=F("document")).values_list("document")
    mended = Correction.objects.filter(
        version__document__gte=rows[0][0], version__document__lte=rows[-1][0]
    ).values_list("version__document")
    acts = dict(changed.annotate(last=Max("act__published_at")))
    mends = dict(mended.annotate(last=Max("at")))
    for pk, slug, *known in rows:
        yield Touched(pk, slug, max(filter(None, (*known, acts.get(pk), mends.get(pk)))))


def changes(document: Document) -> tuple[tuple[str, str, str], ...]:
    """The other documents whose words this one made or ended: (address, number, title); one query."""
    which = Q(versions__act=document) | Q(versions__ended_by=document)
    found = _published().filter(which).exclude(pk=document.pk).order_by("sort_key", "pk").distinct()
    return tuple(found.values_list("slug", "number", "title"))
