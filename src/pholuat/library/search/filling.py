"""From the library to the index of a node: which documents have changed, and their passages as entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence

from django.db import connection

from pholuat.library.models import Document, Passage
from pholuat.library.retrieval.index import FOREVER, Entry, Index
from pholuat.library.retrieval.words import Text, prepare

CHANNEL = "library_changed"
BATCH = 100
Progress = Callable[[int, int], None]


def announce(document_id: int) -> None:
    """Tells every node, when the transaction commits, that a document is to be indexed anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(document_id)])


def marks(only: Collection[int] | None = None) -> dict[int, str]:
    """The mark of each published document (or of those among `only`): another one means another content."""
    rows = Document.objects.filter(published_at__isnull=False)
    if only is not None:
        rows = rows.filter(pk__in=only)
    return {pk: mark.hex for pk, mark in rows.values_list("pk", "derived").iterator(chunk_size=10_000)}


def entries(documents: Sequence[int], known: dict[int, str]) -> Iterator[Entry]:
    """The passages of some documents, two queries for all; `known` holds the marks that they are put in with."""
    topics: dict[int, list[str]] = defaultdict(list)
    through = Document.topics.through.objects.filter(document__in=documents)
    for document, slug in through.values_list("document_id", "topic__slug"):
        topics[document].append(slug)
    rows = Passage.objects.filter(document__in=documents).select_related("document")
    for row in rows.defer("words", "document__text", "document__blocks", "document__words", "document__warnings"):
        yield _entry(row, tuple(topics[row.document_id]), known[row.document_id])


def _entry(row: Passage, topics: tuple[str, ...], mark: str) -> Entry:
    document = row.document
    since = until = 0
    if row.period is not None:
        since = row.period.lower.toordinal() if row.period.lower else 1
        until = row.period.upper.toordinal() if row.period.upper else FOREVER
    return Entry(
        id=row.pk,
        group=document.pk,
        identity=row.provision_id,
        prepared=prepare(Text(f"{document.type} {document.title}", row.heading, row.body)),
        since=since,
        until=until,
        state=row.state,
        year=document.issued.year if document.issued else 0,
        issued=document.issued.toordinal() if document.issued else 0,
        type=document.type,
        issuer=document.issuer_slug,
        number=document.number_key,
        eid=row.eid,
        topics=topics,
        mark=mark,
    )


def refresh(index: Index, *, only: Collection[int] | None = None, progress: Progress | None = None) -> int:
    """Brings the index in step with the library (or with the documents `only`); how many documents were put in anew.

    Committed batch by batch: stopped at any moment, it goes on where it was.
    """
    wanted = marks(only)
    held = index.marks()
    stale = [group for group, mark in wanted.items() if held.get(group) != mark]
    gone = [group for group in held if group not in wanted and (only is None or group in only)]
    if not stale and not gone:
        return 0
    with index.writer() as writer:
        for group in gone:
            writer.remove(group)
        for start in range(0, len(stale), BATCH):
            batch = stale[start : start + BATCH]
            for group in batch:
                writer.remove(group)
            for entry in entries(batch, wanted):
                writer.add(entry)
            writer.commit()
            if progress:
                progress(min(start + BATCH, len(stale)), len(stale))
    index.reload()
    return len(stale)
