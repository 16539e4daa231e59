"""Who cites whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from pholuat.library.models import Citation, Document


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that cites another, from how many places, and the first of its provisions that does."""

    slug: str
    number: str
    title: str
    type: str
    places: int
    eids: tuple[str, ...]


def citing(document: Document, provisions: Sequence[int] | None = None) -> QuerySet[Citation]:
    """The places that cite a document, or only some of its provisions (by id); its own are left out."""
    found = Citation.objects.filter(target_document=document).exclude(document=document)
    if provisions is not None:
        found = found.filter(target_provision__in=provisions)
    return found


def cited_by(document: Document, provisions: Sequence[int] | None = None) -> tuple[Citing, ...]:
    """The documents that cite a document (or some of its provisions), those with most places first; one query."""
    rows = citing(document, provisions).values_list(
        "document", "document__slug", "document__number", "document__title", "document__type", "version__eid"
    )
    groups: dict[int, tuple[tuple[str, str, str, str], list[str]]] = {}
    for pk, slug, number, title, type_, eid in rows.order_by("document__sort_key", "document", "version__order", "pk"):
        groups.setdefault(pk, ((slug, number, title, type_), []))[1].append(eid or "")
    found = (
        Citing(*names, places=len(eids), eids=tuple(dict.fromkeys(filter(None, eids))))
        for names, eids in groups.values()
    )
    return tuple(sorted(found, key=lambda each: -each.places))


def citations_of(document: Document) -> QuerySet[Citation]:
    """What a document cites, in order, with the target's name."""
    return (
        Citation.objects.filter(document=document)
        .select_related("target_document", "version")
        .defer(*(f"target_document__{name}" for name in ("text", "blocks", "warnings", "words")))
        .order_by("version__order", "start", "pk")
    )


@dataclass(frozen=True, slots=True)
class CitationCounts:
    """How many places a document cites inside itself, in documents of the library, and outside of it."""

    inside: int
    resolved: int
    unresolved: int


def citation_counts(document: Document) -> CitationCounts:
    """The citations of a document by where they lead."""
    found = Citation.objects.filter(document=document).aggregate(
        inside=Count("pk", filter=Q(target_document=document)),
        resolved=Count("pk", filter=~Q(target_document=document) & Q(target_document__isnull=False)),
        unresolved=Count("pk", filter=Q(target_document__isnull=True)),
    )
    return CitationCounts(**found)
