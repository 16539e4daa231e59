"""Questions about documents as they stand on a day; each takes or gives a queryset, none loads a whole text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import F, FilteredRelation, Q, QuerySet

from pholuat.library.models import Demo, Document
from pholuat.library.models.document import bare_slug
from pholuat.vietnamese.fold import fold_number

LARGE = ("text", "blocks", "warnings", "words")


def documents(on: dt.date) -> QuerySet[Document]:
    """All published documents, each with `state` and `state_reason` on the day."""
    return (
        Document.objects.filter(published_at__isnull=False)  # type: ignore[no-redef]
        .defer(*LARGE)
        .alias(span=FilteredRelation("spans", condition=Q(spans__period__contains=on)))
        .annotate(state=F("span__state"), state_reason=F("span__reason"))
    )


def narrowed(
    found: QuerySet[Document],
    *,
    types: Sequence[str] = (),
    issuers: Sequence[str] = (),
    years: Sequence[int] = (),
    states: Sequence[str] = (),
    topics: Sequence[str] = (),
    issued: tuple[dt.date | None, dt.date | None] = (None, None),
) -> QuerySet[Document]:
    """Those of the given types, issuers (slugs), years of issue, states and topics (slugs); empty narrows nothing.

    `issued`: the first and the last day of issue, both in it, None for an open end.
    """
    wanted = Q()
    for name, values in (
        ("type__in", types),
        ("issuer_slug__in", issuers),
        ("issued__year__in", years),
        ("state__in", states),
        ("topics__slug__in", topics),
        ("issued__gte", issued[0]),
        ("issued__lte", issued[1]),
    ):
        if values:
            wanted &= Q(**{name: values})
    found = found.filter(wanted)
    return found.distinct() if topics else found


def newest_first(found: QuerySet[Document]) -> QuerySet[Document]:
    """By day of issue, the newest first, then in Vietnamese order."""
    return found.order_by(F("issued").desc(nulls_last=True), "sort_key", "pk")


def last_published(found: QuerySet[Document]) -> QuerySet[Document]:
    """By the time of publishing, the last first: the order of the feed."""
    return found.order_by(F("published_at").desc(nulls_last=True), "-pk")


def document_by_slug(slug: str, on: dt.date) -> Document | None:
    """The document at a public address, with its state on the day; None when there is none."""
    return documents(on).filter(slug=slug).first()


def by_number(number: str, on: dt.date) -> QuerySet[Document]:
    """Documents that bear the number, however it is spelt; several issuers or years may share it."""
    return newest_first(documents(on).filter(number_key=fold_number(number) or "?"))


def by_bare_slug(slug: str, on: dt.date) -> QuerySet[Document]:
    """Documents whose number alone is written so in an address: a page to choose when there are several."""
    if not slug.isascii() or not slug.replace("-", "").isalnum():
        return documents(on).none()
    pattern = rf"^{slug}(-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})?$"
    return newest_first(documents(on).alias(bare=bare_slug()).filter(bare__startswith=slug, bare__regex=pattern))


def demo_loaded() -> bool:
    """Whether this installation holds the demo province, whole."""
    return Demo.objects.exists()
