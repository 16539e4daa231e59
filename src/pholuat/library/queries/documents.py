"""Questions about documents as they stand on a day; each takes or gives a queryset, none loads a whole text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from pholuat.library.enums import State
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


@dataclass(frozen=True, slots=True)
class Counts:
    """What may be narrowed and how many stand behind each value: (value, label, count), the most first."""

    types: tuple[tuple[str, str, int], ...]
    issuers: tuple[tuple[str, str, int], ...]
    years: tuple[tuple[str, str, int], ...]
    states: tuple[tuple[str, str, int], ...]
    topics: tuple[tuple[str, str, int], ...]


def counts(found: QuerySet[Document]) -> Counts:
    """The facets of a list made by `documents`, in five queries whatever its size."""
    found = found.order_by()
    types = found.exclude(type="").values_list("type").annotate(n=Count("pk", distinct=True)).order_by("-n", "type")
    issuers = found.exclude(issuer_slug="").values_list("issuer_slug", "issuer").annotate(n=Count("pk", distinct=True))
    years = found.exclude(issued=None).values_list("issued__year").annotate(n=Count("pk", distinct=True))
    states = dict(found.values_list("state").annotate(n=Count("pk", distinct=True)))  # type: ignore[misc]
    topics = (
        found.exclude(topics=None).values_list("topics__slug", "topics__name").annotate(n=Count("pk", distinct=True))
    )
    return Counts(
        types=tuple((name, name, n) for name, n in types),
        issuers=_merged(issuers.order_by("-n", "issuer")),
        years=tuple((str(year), str(year), n) for year, n in years.order_by("-issued__year")),
        states=tuple((state.value, str(state.label), states[state]) for state in State if states.get(state)),
        topics=tuple(topics.order_by("-n", "topics__sort_key")),
    )


def _merged(rows: QuerySet[Document, tuple[str, str, int]]) -> tuple[tuple[str, str, int], ...]:
    """One line an issuer, though its name be printed in several ways; the commonest name stands."""
    merged: dict[str, tuple[str, str, int]] = {}
    for slug, name, n in rows:
        known = merged.get(slug)
        merged[slug] = (slug, known[1], known[2] + n) if known else (slug, name, n)
    return tuple(sorted(merged.values(), key=lambda row: -row[2]))


def demo_loaded() -> bool:
    """Whether this installation holds the demo province, whole."""
    return Demo.objects.exists()
