"""The files of published documents."""

from __future__ import annotations

from dataclasses import dataclass

from pholuat.library.models import Document, Rendition


@dataclass(frozen=True, slots=True)
class RenditionFile:
    """A file of a document: its id here, its name, its checksum in the store, its media type, its size in bytes."""

    id: int
    name: str
    sha256: str
    media_type: str
    size: int


def renditions(document: Document) -> tuple[RenditionFile, ...]:
    """The files of a document in the order in which they came."""
    found = Rendition.objects.filter(document=document).select_related("file").order_by("added_at", "pk")
    return tuple(map(_file, found))


def rendition(pk: int) -> RenditionFile | None:
    """One file of a published document."""
    found = Rendition.objects.filter(pk=pk, document__published_at__isnull=False).select_related("file").first()
    return _file(found) if found else None


def _file(found: Rendition) -> RenditionFile:
    return RenditionFile(found.pk, found.name, found.file_id, found.file.media_type, found.file.size)
